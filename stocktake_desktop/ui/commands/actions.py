"""Everything that can be chosen from a menu or the toolbar, as data: words, shortcut, icon, and when it can be done."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QAction, QKeySequence

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_tip, plain_words
from stocktake_desktop.words import _


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

SEPARATOR = ""
STRETCH = ">"
RECENT, REMOVE_DAY, REMOVE_ROOM, FORMATS = "recent", "days", "rooms", "formats"
FIND, COUNTER, FOLLOWS = "find box", "counter", "follow choice"
"""Places in a menu or the toolbar that the window fills while it runs."""


@dataclass(frozen=True)
class Spec:
    """One action: its words (with mnemonic), a sentence for the tooltip, and when it can be done."""

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


@dataclass(frozen=True)
class Menu:
    """A menu or submenu: its words and what is in it, by name."""

    text: str
    entries: tuple["str | Menu", ...]


def specs() -> dict[str, Spec]:
    """Every action by name, in the language in use."""
    groups = (_file, _edit, _programme, _meeting, _arrange, _views, _view, _sight, _help)
    return {name: spec for group in groups for name, spec in group().items()}


def _file() -> dict[str, Spec]:
    return {
        "new": Spec(_("&New meeting…"), _("Start a plan for a meeting"), ("Ctrl+N",), "new"),
        "open": Spec(_("&Open…"), _("Open a plan"), ("Ctrl+O",), "open"),
        "sample": Spec(_("Open the sa&mple meeting"), _("Try the program on a real programme"), (), "sample"),
        "import": Spec(
            _("&Import a programme…"), _("Read a programme from text you have received"), ("Ctrl+I",), "import"
        ),
        "save copy": Spec(
            _("Save a &copy as…"), _("Write the whole plan to another file"), ("Ctrl+Shift+S",), "copy", PLAN
        ),
        "print": Spec(_("&Print…"), _("Print the selected sheets"), ("Ctrl+P",), "printer", PLAN),
        "preview": Spec(
            _("Print pre&view…"), _("See all pages of the selected sheets before they are printed"), (), "", PLAN
        ),
        "stale": Spec(
            _("Print what is s&tale…"), _("Print every sheet whose last printing holds no more"), (), "", PLAN
        ),
        "podium": Spec(
            _("Podium &sheet"),
            _("Go to the podium sheet of the selected session"),
            ("Ctrl+Shift+P",),
            "podium",
            PLAN | {Need.SELECTED},
            short=_("Podium sheet"),
        ),
        "pdf": Spec(_("&Export as PDF…"), _("Save the selected sheets as one PDF"), ("Ctrl+E",), "export", PLAN),
        "export": Spec(_("Export t&he plan…"), _("Write the plan as another kind of file"), (), "", PLAN),
        "report": Spec(
            _("Planned and &actual…"), _("What was planned against what really happened"), ("Ctrl+Shift+R",), "", PLAN
        ),
        "close": Spec(_("C&lose the meeting"), _("Close the plan"), ("Ctrl+W",), "", PLAN),
        "quit": Spec(_("&Quit"), _("Close the window; everything is saved already"), ("Ctrl+Q",)),
    }


def _edit() -> dict[str, Spec]:
    return {
        "undo": Spec(_("&Undo"), _("Undo"), ("Ctrl+Z",), "undo", WRITABLE | {Need.UNDOABLE}),
        "redo": Spec(_("&Redo"), _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", WRITABLE | {Need.REDOABLE}),
        "cut": Spec(
            _("Cu&t"), _("Park the selected sessions, to be placed again by Paste"), ("Ctrl+X",), "", SELECTED
        ),
        "copy": Spec(_("&Copy"), _("Take the selected sessions to the clipboard"), ("Ctrl+C",), "", SELECTED),
        "paste": Spec(
            _("&Paste"), _("Place the sessions of the clipboard at the pointer, or after the selected one"),
            ("Ctrl+V",), "", WRITABLE,
        ),
        "find": Spec(
            _("&Find a session, person or note"), _("Go to a session by its title, who is in it or what it says"),
            ("Ctrl+F",), "search", PLAN,
        ),
        "preferences": Spec(
            _("Pr&eferences…"), _("Hours shown, snapping, colours, language and paper"), ("Ctrl+,",), "", ALWAYS
        ),
        "palette": Spec(
            _("C&ommands…"), _("Type what to do, whom to find or where to go"), ("Ctrl+K",), "", ALWAYS
        ),
    }  # fmt: skip


def _programme() -> dict[str, Spec]:
    return {
        "new session": Spec(_("&New session…"), _("Add a session"), ("Ctrl+Shift+N",), "session", WRITABLE),
        "add day": Spec(_("Add &day…"), _("Add a day to the meeting"), (), "day", WRITABLE),
        "add room": Spec(_("Add &room…"), _("Add a room"), (), "room", WRITABLE),
        "move": Spec(
            _("&Move to…"), _("Give the session another day, time or room"), ("Ctrl+M",), "move",
            FREE | {Need.DAYS},
        ),
        "park": Spec(
            _("&Park"), _("Take the session out of the programme, to be placed again later"), ("Ctrl+Backspace",),
            "park", FREE | {Need.PLACED},
        ),
        "lock": Spec(
            _("&Lock"), _("Hold the session where it is"), ("Ctrl+L",), "lock", SELECTED, checkable=True
        ),
        "remove": Spec(
            _("Remo&ve the session"), _("Take the session and all that is in it out of the plan"), ("Ctrl+Del",),
            "remove", SELECTED,
        ),
        "translate": Spec(
            _("&Translations of the session…"), _("What the session is called on sheets in other languages"), (),
            "languages", PLAN | {Need.SELECTED},
        ),
    }  # fmt: skip


def _meeting() -> dict[str, Spec]:
    return {
        "translations": Spec(
            _("Translat&ions of titles and names…"), _("What everything is called on sheets in other languages"), (),
            "languages", PLAN,
        ),
        "paste people": Spec(
            _("P&aste a list of people…"), _("Add people from the rows of a spreadsheet"), ("Ctrl+Shift+V",), "people",
            WRITABLE,
        ),
        "meeting": Spec(
            _("Me&eting…"), _("Change the title, the place and the time zone of the meeting"), (), "", WRITABLE
        ),
        "rules": Spec(
            _("R&ules of the meeting…"), _("Who may take which role, hard stops, minutes to change rooms"), (), "",
            WRITABLE,
        ),
        "house style": Spec(
            _("&House style of the sheets…"),
            _("Emblem, organisation, duty officer, colours and size of what is printed"), (), "", WRITABLE,
        ),
    }  # fmt: skip


def _arrange() -> dict[str, Spec]:
    return {
        "shift": Spec(
            _("&Shift from here by…"), _("Move the session and what follows it"), ("Ctrl+J",), "", ON_THE_PLAN
        ),
        "close gaps": Spec(
            _("Close the &gaps after it"), _("Let later sessions of the room follow at once"), (), "",
            SELECTED | {Need.PLACED},
        ),
        "swap": Spec(_("S&wap with the next one"), _("Change places with the next session in the room"), (), "",
                     ON_THE_PLAN),
        "fit contents": Spec(_("&Fit to its contents"), _("As long as the items in it"), (), "", FREE),
        "duplicate": Spec(_("&Duplicate"), _("Copy the selected sessions into the tray"), ("Ctrl+D",), "", SELECTED),
        "split": Spec(_("Spl&it in two…"), _("Cut the session at a time"), (), "", ON_THE_PLAN),
        "merge": Spec(_("&Merge into one"), _("Make one session of those selected"), (), "", SEVERAL),
        "align": Spec(_("&Align starts"), _("Let the selected sessions begin with the earliest"), (), "", SEVERAL),
        "parallel": Spec(
            _("Put side &by side"), _("Let the selected sessions run at one time, each in a room"), (), "", SEVERAL
        ),
        "repeat": Spec(
            _("&Repeat in all rooms"), _("Copy the session, such as a break, into every other room"), (), "",
            SELECTED | {Need.PLACED},
        ),
        "follow only": Spec(
            _("Only &this one"), _("What is moved goes alone; Shift lets later ones follow"), (), "", WRITABLE,
            "follows", True,
        ),
        "follow room": Spec(
            _("Later ones in this &room"), _("Later sessions of the room follow what is moved; Shift: only this one"),
            (), "", WRITABLE, "follows", True,
        ),
        "follow day": Spec(
            _("Everything later this &day"), _("All later sessions of the day follow; Shift: only this one"), (), "",
            WRITABLE, "follows", True,
        ),
    }  # fmt: skip


def _views() -> dict[str, Spec]:
    return {
        "plan view": Spec(
            _("P&lan"), _("The programme as days side by side"), ("F6",), "", PLAN, "view", True, _("Plan")
        ),
        "table view": Spec(
            _("Ta&ble"), _("The programme as a table to type in"), ("F7",), "", PLAN, "view", True, _("Table")
        ),
        "site view": Spec(
            _("O&n site"),
            _("Run the day: rooms, countdown, the floor, recovery"),
            ("F5",),
            "",
            PLAN,
            "view",
            True,
            _("On site"),
        ),
        "sheets view": Spec(
            _("Sheets"),
            _("Every sheet of the meeting: look, print, and see which are stale"),
            ("F8",),
            "",
            PLAN,
            "view",
            True,
            _("Sheets"),
        ),
    }


def _view() -> dict[str, Spec]:
    return {
        "session panel": Spec(_("&Session"), _("Show or hide the session panel"), ("Ctrl+1",), "panel-right", PLAN),
        "findings panel": Spec(_("&Findings"), _("Show or hide the findings"), ("Ctrl+2",), "panel-bottom", PLAN),
        "history panel": Spec(
            _("&History"), _("See every step, and go back to any of them"), ("Ctrl+3",), "history", PLAN
        ),
        "people panel": Spec(
            _("&People"), _("Who there is, where they appear, and their details"), ("Ctrl+4",), "people", PLAN
        ),
        "tool bar": Spec(_("&Toolbar"), _("Show or hide the toolbar"), (), "", PLAN),
        "zoom in": Spec(_("Zoom &in"), _("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in", TIMELINE),
        "zoom out": Spec(_("Zoom &out"), _("Zoom out"), ("Ctrl+-",), "zoom-out", TIMELINE),
        "system": Spec(_("As the &system"), _("Light or dark as the system asks"), (), "", ALWAYS, "theme", True),
        "light": Spec(_("&Light"), _("Always light"), (), "", ALWAYS, "theme", True),
        "dark": Spec(_("&Dark"), _("Always dark"), (), "", ALWAYS, "theme", True),
        "full screen": Spec(_("F&ull screen"), _("Fill the screen"), ("F11",), "", ALWAYS, "", True),
    }


def _sight() -> dict[str, Spec]:
    return {
        "filter": Spec(
            _("Filte&r"),
            _("Let sessions fade that are not of a kind, in a room, or with somebody"),
            ("Ctrl+Shift+F",),
            "filter",
            PLAN,
            "",
            True,
        ),
        "previous day": Spec(
            _("Pre&vious day"), _("Show the day before alone; before the first one, all days"), ("Ctrl+PgUp",), "", PLAN
        ),
        "next day": Spec(
            _("Ne&xt day"), _("Show the next day alone; after the last one, all days"), ("Ctrl+PgDown",), "", PLAN
        ),
        "fit selection": Spec(
            _("Fit to the sele&ction"),
            _("Come so close that what is selected fills the window"),
            ("Ctrl+9",),
            "",
            TIMELINE | {Need.SELECTED},
        ),
        "fit": Spec(_("Fit to the &window"), _("Show the whole meeting"), ("Ctrl+0",), "fit", TIMELINE),
    }


def _help() -> dict[str, Spec]:
    return {
        "keys": Spec(_("&Keyboard shortcuts"), _("See every shortcut"), ("F1",), "keyboard"),
        "about": Spec(_("&About Stocktake Desktop"), _("See the version and where things are kept")),
    }


def menus() -> tuple[Menu, ...]:
    """The menu bar, left to right."""
    return (
        Menu(
            _("&File"),
            ("new", "open", Menu(_("Open &recent"), (RECENT,)), "sample", SEPARATOR, "import", SEPARATOR, "save copy",
             "export", SEPARATOR, "podium", "print", "preview", "stale", "pdf", "report", SEPARATOR, "close", "quit"),
        ),
        Menu(
            _("&Edit"),
            ("undo", "redo", SEPARATOR, "cut", "copy", "paste", SEPARATOR, "find", "palette", SEPARATOR,
             "preferences"),
        ),
        Menu(
            _("&Programme"),
            ("new session", SEPARATOR, "move", "park", "lock",
             Menu(_("Use a &format"), (FORMATS,)), "translate", "remove", SEPARATOR, "add day", "add room",
             Menu(_("Remove da&y"), (REMOVE_DAY,)), Menu(_("Remove ro&om"), (REMOVE_ROOM,)), "paste people", SEPARATOR,
             "meeting", "rules", "house style", "translations"),
        ),
        Menu(
            _("&Arrange"),
            (Menu(_("What f&ollows"), ("follow only", "follow room", "follow day")), SEPARATOR, "shift", "close gaps",
             "swap", "fit contents", SEPARATOR, "duplicate", "split", "merge", SEPARATOR, "align", "parallel",
             "repeat"),
        ),
        Menu(
            _("&View"),
            ("plan view", "table view", "sheets view", "site view", SEPARATOR, "session panel", "findings panel",
             "history panel",
             "people panel", "tool bar", SEPARATOR, "filter", "previous day", "next day", SEPARATOR, "zoom in",
             "zoom out", "fit", "fit selection", SEPARATOR,
             Menu(_("Th&eme"), ("system", "light", "dark")), "full screen"),
        ),
        Menu(_("&Help"), ("keys", SEPARATOR, "about")),
    )  # fmt: skip


SESSION_MENU = (
    "cut", "copy", "paste", SEPARATOR, "move", "park", "lock", SEPARATOR, "shift", "close gaps", "swap", "fit contents",
    SEPARATOR, "duplicate", "split", "merge", "align", "parallel", "repeat", SEPARATOR, "podium", "translate",
    SEPARATOR, "remove",
)  # fmt: skip
"""What a right click on a session offers."""

GROUND_MENU = ("new session", "paste", SEPARATOR, "add day", "add room", SEPARATOR, "fit", "filter")
"""What a right click beside all sessions offers."""

TOOLBAR = (
    "undo", "redo", SEPARATOR, "plan view", "table view", "sheets view", "site view", SEPARATOR, "new session", "move",
    "park", "lock", FOLLOWS, SEPARATOR, "zoom out", "zoom in", "fit",
    SEPARATOR, FIND, "filter", STRETCH, COUNTER, SEPARATOR, "podium", "pdf", SEPARATOR, "history panel",
    "findings panel", "session panel",
)  # fmt: skip


def dress(action: QAction, spec: Spec, text: str = "") -> None:
    """Give an action its words, icon and keys; `text` is what it says now, such as the step that undo takes back.

    The tooltip stays plain text whatever a title in it looks like.
    """
    action.setText(text or spec.text)
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    if spec.icon:
        action.setIcon(icon(spec.icon))
    said = plain_words(text) if text else spec.tip
    keys = f"  {action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}" if spec.keys else ""
    action.setToolTip(plain_tip(f"{said}{keys}"))
    action.setStatusTip(spec.tip)
