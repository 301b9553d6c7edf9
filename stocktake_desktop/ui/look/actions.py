"""Everything that can be chosen from a menu or the toolbar: its words, shortcut and icon, and when it can be done."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from stocktake_desktop.words import N_, _


class Need(Enum):
    """What must be so for an action to make sense."""

    PLAN = auto()
    WRITABLE = auto()
    SELECTED = auto()
    PLACED = auto()
    UNLOCKED = auto()
    DAYS = auto()
    ROOMS = auto()
    SEVERAL = auto()
    UNDOABLE = auto()
    REDOABLE = auto()
    TIMELINE = auto()


PLAN = frozenset({Need.PLAN})
WRITABLE = PLAN | {Need.WRITABLE}
SELECTED = WRITABLE | {Need.SELECTED}
FREE = SELECTED | {Need.UNLOCKED}
ON_THE_PLAN = FREE | {Need.PLACED}
SEVERAL = SELECTED | {Need.SEVERAL}
TIMELINE = PLAN | {Need.TIMELINE}
ALWAYS: frozenset[Need] = frozenset()


@dataclass(frozen=True)
class Spec:
    """What is said of an action: words (with mnemonic), a sentence for the tooltip, both marked for translation."""

    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: frozenset[Need] = ALWAYS
    group: str = ""
    """Actions of one group exclude each other, as the themes do."""
    checkable: bool = False
    short: str = ""
    """Words beside the icon on the toolbar, for what is done most."""


class Action(StrEnum):
    """One action by its name; a new one is a line here, its place in a menu, and what it does in the window."""

    spec: Spec

    def __new__(cls, name: str, spec: Spec) -> "Action":
        member = str.__new__(cls, name)
        member._value_ = name
        member.spec = spec
        return member

    # fmt: off
    NEW = "new", Spec(N_("&New meeting…"), N_("Start a plan for a meeting"), ("Ctrl+N",), "new")
    NEXT_MEETING = "next meeting", Spec(
        N_("Next meeting &from this one…"),
        N_("Start a plan with the days, rooms, sessions, rules and people of this one, and nothing recorded"), (), "",
        PLAN)
    OPEN = "open", Spec(N_("&Open…"), N_("Open a plan"), ("Ctrl+O",), "open")
    SAMPLE = "sample", Spec(N_("Open the sa&mple meeting"), N_("Try the program on a real programme"), (), "sample")
    IMPORT = "import", Spec(
        N_("&Import a programme…"), N_("Read a programme from text you have received"), ("Ctrl+I",), "import")
    COMPARE = "compare", Spec(
        N_("Compare and up&date…"),
        N_("See what another version or plan says otherwise than this one, and take over what you choose"), (), "",
        WRITABLE)
    SAVE_COPY = "save copy", Spec(
        N_("Save a &copy as…"), N_("Write the whole plan to another file"), ("Ctrl+Shift+S",), "copy", PLAN)
    PRINT = "print", Spec(N_("&Print…"), N_("Print the selected sheets"), ("Ctrl+P",), "printer", PLAN)
    PREVIEW = "preview", Spec(
        N_("Print pre&view…"), N_("See all pages of the selected sheets before they are printed"), (), "", PLAN)
    STALE = "stale", Spec(
        N_("Print what is s&tale…"), N_("Print every sheet whose last printing holds no more"), (), "", PLAN)
    COPIES = "copies", Spec(
        N_("Copies and &who gets them…"), N_("Say how many copies of each kind of sheet are printed, and for whom"), (),
        "", WRITABLE)
    PODIUM = "podium", Spec(
        N_("Podium &sheet"), N_("Go to the podium sheet of the selected session"), ("Ctrl+Shift+P",), "podium",
        PLAN | {Need.SELECTED}, short=N_("Podium sheet"))
    PDF = "pdf", Spec(N_("&Export as PDF…"), N_("Save the selected sheets as one PDF"), ("Ctrl+E",), "export", PLAN)
    EXPORT = "export", Spec(N_("Export t&he plan…"), N_("Write the plan as another kind of file"), (), "", PLAN)
    REPORT = "report", Spec(
        N_("Planned and &actual…"), N_("What was planned against what really happened"), ("Ctrl+Shift+R",), "", PLAN)
    CLOSE = "close", Spec(N_("C&lose the meeting"), N_("Close the plan"), ("Ctrl+W",), "", PLAN)
    QUIT = "quit", Spec(N_("&Quit"), N_("Close the window; everything is saved already"), ("Ctrl+Q",))
    UNDO = "undo", Spec(N_("&Undo"), N_("Undo"), ("Ctrl+Z",), "undo", WRITABLE | {Need.UNDOABLE})
    REDO = "redo", Spec(N_("&Redo"), N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", WRITABLE | {Need.REDOABLE})
    CUT = "cut", Spec(
        N_("Cu&t"), N_("Park the selected sessions, to be placed again by Paste"), ("Ctrl+X",), "", SELECTED)
    COPY = "copy", Spec(N_("&Copy"), N_("Take the selected sessions to the clipboard"), ("Ctrl+C",), "", SELECTED)
    PASTE = "paste", Spec(
        N_("&Paste"), N_("Place the sessions of the clipboard at the pointer, or after the selected one"), ("Ctrl+V",),
        "", WRITABLE)
    FIND = "find", Spec(
        N_("&Find a session, person or note"), N_("Go to a session by its title, who is in it or what it says"),
        ("Ctrl+F",), "search", PLAN)
    PREFERENCES = "preferences", Spec(
        N_("Pr&eferences…"), N_("Hours shown, snapping, colours, language and paper"), ("Ctrl+,",), "", ALWAYS)
    PALETTE = "palette", Spec(
        N_("C&ommands…"), N_("Type what to do, whom to find or where to go"), ("Ctrl+K",), "", ALWAYS)
    NEW_SESSION = "new session", Spec(N_("&New session…"), N_("Add a session"), ("Ctrl+Shift+N",), "session", WRITABLE)
    ADD_DAY = "add day", Spec(N_("Add &day…"), N_("Add a day to the meeting"), (), "day", WRITABLE)
    ADD_ROOM = "add room", Spec(N_("Add &room…"), N_("Add a room"), (), "room", WRITABLE)
    ROOMS_DAYS = "rooms and days", Spec(
        N_("Room&s and days…"), N_("Change names, seats, order, dates, titles and hard stops"), ("Ctrl+Shift+D",),
        "room", WRITABLE)
    MOVE_MEETING = "move meeting", Spec(
        N_("Move the meetin&g to…"), N_("Let every day be as much earlier or later"), (), "day", WRITABLE | {Need.DAYS})
    DOCUMENTS = "documents", Spec(
        N_("Bac&kground documents…"), N_("See, add, change and order the background documents"), (), "page", WRITABLE)
    MOVE = "move", Spec(
        N_("&Move to…"), N_("Give the session another day, time or room"), ("Ctrl+M",), "move", FREE | {Need.DAYS})
    PARK = "park", Spec(
        N_("&Park"), N_("Take the session out of the programme, to be placed again later"), ("Ctrl+Backspace",), "park",
        FREE | {Need.PLACED})
    LOCK = "lock", Spec(N_("&Lock"), N_("Hold the session where it is"), ("Ctrl+L",), "lock", SELECTED, checkable=True)
    REMOVE = "remove", Spec(
        N_("Remo&ve the session"), N_("Take the session and all that is in it out of the plan"), ("Ctrl+Del",),
        "remove", SELECTED)
    TRANSLATE = "translate", Spec(
        N_("&Translations of the session…"), N_("What the session is called on sheets in other languages"), (),
        "languages", PLAN | {Need.SELECTED})
    TRANSLATIONS = "translations", Spec(
        N_("Translat&ions of titles and names…"), N_("What everything is called on sheets in other languages"), (),
        "languages", PLAN)
    PASTE_PEOPLE = "paste people", Spec(
        N_("P&aste a list of people…"), N_("Add people from the rows of a spreadsheet"), ("Ctrl+Shift+V",), "people",
        WRITABLE)
    MEETING = "meeting", Spec(
        N_("Me&eting…"), N_("Change the title, the place and the time zone of the meeting"), (), "", WRITABLE)
    RULES = "rules", Spec(
        N_("R&ules of the meeting…"), N_("Who may take which role, hard stops, minutes to change rooms"), (), "",
        WRITABLE)
    HOUSE_STYLE = "house style", Spec(
        N_("&House style of the sheets…"),
        N_("Emblem, organisation, duty officer, colours and size of what is printed"), (), "", WRITABLE)
    SHIFT = "shift", Spec(
        N_("&Shift from here by…"), N_("Move the session and what follows it"), ("Ctrl+J",), "", ON_THE_PLAN)
    CLOSE_GAPS = "close gaps", Spec(
        N_("Close the &gaps after it"), N_("Let later sessions of the room follow at once"), (), "",
        SELECTED | {Need.PLACED})
    SWAP = "swap", Spec(
        N_("S&wap with the next one"), N_("Change places with the next session in the room"), (), "", ON_THE_PLAN)
    FIT_CONTENTS = "fit contents", Spec(N_("&Fit to its contents"), N_("As long as the items in it"), (), "", FREE)
    DUPLICATE = "duplicate", Spec(
        N_("&Duplicate"), N_("Copy the selected sessions into the tray"), ("Ctrl+D",), "", SELECTED)
    SPLIT = "split", Spec(N_("Spl&it in two…"), N_("Cut the session at a time"), (), "", ON_THE_PLAN)
    MERGE = "merge", Spec(N_("&Merge into one"), N_("Make one session of those selected"), (), "", SEVERAL)
    ALIGN = "align", Spec(N_("&Align starts"), N_("Let the selected sessions begin with the earliest"), (), "", SEVERAL)
    PARALLEL = "parallel", Spec(
        N_("Put side &by side"), N_("Let the selected sessions run at one time, each in a room"), (), "", SEVERAL)
    REPEAT = "repeat", Spec(
        N_("&Repeat in all rooms"), N_("Copy the session, such as a break, into every other room"), (), "",
        SELECTED | {Need.PLACED})
    FOLLOW_ONLY = "follow only", Spec(
        N_("Only &this one"), N_("What is moved goes alone; Shift lets later ones follow"), (), "", WRITABLE, "follows",
        True)
    FOLLOW_ROOM = "follow room", Spec(
        N_("Later ones in this &room"), N_("Later sessions of the room follow what is moved; Shift: only this one"), (),
        "", WRITABLE, "follows", True)
    FOLLOW_DAY = "follow day", Spec(
        N_("Everything later this &day"), N_("All later sessions of the day follow; Shift: only this one"), (), "",
        WRITABLE, "follows", True)
    PLAN_VIEW = "plan view", Spec(
        N_("P&lan"), N_("The programme as days side by side"), ("F6",), "", PLAN, "view", True, N_("Plan"))
    TABLE_VIEW = "table view", Spec(
        N_("Ta&ble"), N_("The programme as a table to type in"), ("F7",), "", PLAN, "view", True, N_("Table"))
    CHASING = "chasing", Spec(
        N_("Chasin&g"), N_("Everybody whose answer is still open, over all sessions"), ("Shift+F7",), "", PLAN)
    TELLING = "telling", Spec(
        N_("Who&m must I tell"), N_("Who is to be elsewhere, or at another time, than they know"), (), "", PLAN)
    PAPERS = "documents table", Spec(
        N_("Documents"), N_("Every document, which sessions take it up, and where it is"), (), "page", PLAN)
    SITE_VIEW = "site view", Spec(
        N_("O&n site"), N_("Run the day: rooms, countdown, the floor, recovery"), ("F5",), "", PLAN, "view", True,
        N_("On site"))
    SHEETS_VIEW = "sheets view", Spec(
        N_("Sheets"), N_("Every sheet of the meeting: look, print, and see which are stale"), ("F8",), "", PLAN, "view",
        True, N_("Sheets"))
    SCRIPT = "script", Spec(
        N_("Wor&ds of the chair"), N_("What is said at each step of the session, beside its podium sheet"), ("F9",),
        "podium", PLAN | {Need.SELECTED})
    SESSION_PANEL = "session panel", Spec(
        N_("&Session"), N_("Show or hide the session panel"), ("Ctrl+1",), "panel-right", PLAN)
    FINDINGS_PANEL = "findings panel", Spec(
        N_("&Findings"), N_("Show or hide the findings"), ("Ctrl+2",), "panel-bottom", PLAN)
    HISTORY_PANEL = "history panel", Spec(
        N_("&History"), N_("See every step, and go back to any of them"), ("Ctrl+3",), "history", PLAN)
    PEOPLE_PANEL = "people panel", Spec(
        N_("&People"), N_("Who there is, where they appear, and their details"), ("Ctrl+4",), "people", PLAN)
    TOOL_BAR = "tool bar", Spec(N_("&Toolbar"), N_("Show or hide the toolbar"), (), "", PLAN)
    ZOOM_IN = "zoom in", Spec(
        N_("Zoom &in"), N_("Zoom in: more pixels an hour"), ("Ctrl++", "Ctrl+="), "zoom-in", TIMELINE)
    ZOOM_OUT = "zoom out", Spec(
        N_("Zoom &out"), N_("Zoom out: fewer pixels an hour"), ("Ctrl+-",), "zoom-out", TIMELINE)
    WIDER = "wider", Spec(N_("&Wider days"), N_("Give days and rooms more width"), ("Ctrl+]",), "", TIMELINE)
    NARROWER = "narrower", Spec(
        N_("N&arrower days"), N_("Give days and rooms less width"), ("Ctrl+[",), "", TIMELINE)
    SYSTEM = "system", Spec(N_("As the &system"), N_("Light or dark as the system asks"), (), "", ALWAYS, "theme", True)
    LIGHT = "light", Spec(N_("&Light"), N_("Always light"), (), "", ALWAYS, "theme", True)
    DARK = "dark", Spec(N_("&Dark"), N_("Always dark"), (), "", ALWAYS, "theme", True)
    FULL_SCREEN = "full screen", Spec(N_("F&ull screen"), N_("Fill the screen"), ("F11",), "", ALWAYS, "", True)
    FILTER = "filter", Spec(
        N_("Filte&r"), N_("Let sessions fade that are not of a kind, in a room, or with somebody"), ("Ctrl+Shift+F",),
        "filter", PLAN, "", True)
    PREVIOUS_DAY = "previous day", Spec(
        N_("Pre&vious day"), N_("Show the day before alone; before the first one, all days"), ("Ctrl+PgUp",), "", PLAN)
    NEXT_DAY = "next day", Spec(
        N_("Ne&xt day"), N_("Show the next day alone; after the last one, all days"), ("Ctrl+PgDown",), "", PLAN)
    FIT_SELECTION = "fit selection", Spec(
        N_("Fit to the sele&ction"), N_("Come so close that what is selected fills the window"), ("Ctrl+9",), "",
        TIMELINE | {Need.SELECTED})
    FIT = "fit", Spec(
        N_("Whole da&ys, or readable"),
        N_("Show the whole meeting; once more: so close that the shortest session can be read"), ("Ctrl+0",), "fit",
        TIMELINE)
    KEYS = "keys", Spec(N_("&Keys, colours and words"), N_("See what they mean"), ("F1",), "keyboard")
    LEGEND = "legend", Spec(N_("Legend of &colours"), N_("See what the colours and marks of the plan mean"))
    ABOUT = "about", Spec(N_("&About Stocktake Desktop"), N_("See the version and where things are kept"))
    # fmt: on

    @classmethod
    def called(cls, name: str) -> "Action":
        """The action of a name, as settings keep it."""
        return {action.value: action for action in cls}[name]

    @property
    def text(self) -> str:
        """Its words, with mnemonic, in the language in use."""
        return _(self.spec.text)

    @property
    def tip(self) -> str:
        """The sentence for its tooltip in the language in use."""
        return _(self.spec.tip)

    @property
    def short(self) -> str:
        """The words beside its icon in the language in use; "" for most."""
        return _(self.spec.short) if self.spec.short else ""
