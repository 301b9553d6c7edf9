"""Every key that works beside those of actions, by the view that hears it; Help lists them from here."""

from enum import Enum, auto
from typing import NamedTuple

from stocktake_desktop.words import N_, _


class View(Enum):
    """Who hears a key: one view while it has the focus."""

    TIMELINE = auto()
    HEADS = auto()
    TRAY = auto()
    PEOPLE = auto()
    SESSION = auto()
    SEGMENTS = auto()
    SCRIPT = auto()
    TABLE = auto()
    CHASING = auto()
    TELLING = auto()
    DOCUMENTS = auto()
    FINDINGS = auto()
    HISTORY = auto()
    SITE = auto()
    ROOMS = auto()
    RECOVERY = auto()
    FLOOR = auto()
    FLOOR_ROWS = auto()
    SCREENS = auto()
    SHEETS = auto()
    TRANSLATIONS = auto()
    FRAME = auto()
    RULES = auto()
    FIELDS = auto()
    FORMS = auto()
    IMPORT = auto()


class Pressed(NamedTuple):
    """What is pressed in a view, in words, and what that does, both marked for translation.

    `keys` are the keys themselves, as QKeySequence reads them; what is done with the mouse has none.
    """

    view: View
    keys: tuple[str, ...]
    pressed: str
    does: str


class Key(Enum):
    """One shortcut; a new one is a line here, and the view that hears it."""

    # fmt: off
    WALK = Pressed(View.TIMELINE, ("Up", "Down", "Left", "Right"), N_("Arrows"), N_("Go to the next session"))
    WALK_TO_END = Pressed(View.TIMELINE, ("Home", "End"), N_("Home, End"), N_("Go to the first or the last session"))
    STEP = Pressed(
        View.TIMELINE, ("Ctrl+Up", "Ctrl+Down", "Ctrl+Left", "Ctrl+Right"), N_("Ctrl+Arrows"),
        N_("Move the session by 5 minutes, or to the next room or day"))
    LENGTHEN = Pressed(
        View.TIMELINE, ("Ctrl+Shift+Up", "Ctrl+Shift+Down"), N_("Shift+Ctrl+Up, Down"),
        N_("Make the session shorter or longer"))
    PARK = Pressed(View.TIMELINE, ("Del", "Backspace"), N_("Del"), N_("Park the session"))
    DETAILS = Pressed(View.TIMELINE, ("Return",), N_("Return"), N_("Go into the session's details"))
    RENAME = Pressed(View.TIMELINE, ("F2",), N_("F2"), N_("Type the session's title where it stands"))
    TRADE = Pressed(
        View.TIMELINE, ("Alt+Up", "Alt+Down"), N_("Alt+Up, Down"), N_("Trade places with the session before or after"))
    DRAW = Pressed(
        View.TIMELINE, (), N_("Drag on free time"), N_("A new session of that length; double click: one that fits"))
    SOMEBODY = Pressed(View.TIMELINE, ("P",), N_("P"), N_("Look for somebody in the people panel"))
    NOTHING = Pressed(View.TIMELINE, ("Esc",), N_("Esc"), N_("Select nothing; while dragging, put the session back"))
    ZOOM = Pressed(View.TIMELINE, (), N_("Ctrl+Wheel"), N_("Zoom time around the pointer; with Shift the width"))
    SELECT = Pressed(
        View.TIMELINE, ("Ctrl+A",), N_("Ctrl+Drag on free time, Ctrl+Click, Ctrl+A"),
        N_("Select several sessions, or all; Shift+Drag selects anew"))
    MOVE_VIEW = Pressed(View.TIMELINE, (), N_("Drag with the middle button"), N_("Move the view"))
    FOLLOW = Pressed(
        View.TIMELINE, (), N_("Shift while dragging"), N_("Later sessions in the room follow; with Ctrl all that day"))
    LEAVE_A_COPY = Pressed(
        View.TIMELINE, (), N_("Ctrl while dragging"), N_("Leave the session where it is and place a copy"))
    SNAP_FINE = Pressed(View.TIMELINE, (), N_("Alt while dragging"), N_("Snap to 1 minute instead of 5"))
    HEAD = Pressed(
        View.HEADS, ("Left", "Right", "Up", "Down"), N_("Arrows above the timeline"),
        N_("Go to the next day or room; the Menu key offers what can be done about it"))
    HEAD_CHOSEN = Pressed(
        View.HEADS, ("Return", "Space"), N_("Return on a day or a room"),
        N_("Show the day alone, or all days again; open the menu of the room"))
    HEAD_NAME = Pressed(View.HEADS, ("F2",), N_("F2 on a day or a room"), N_("Call it otherwise"))
    PARKED_DETAILS = Pressed(
        View.TRAY, ("Return", "Space"), N_("Return or Space in the tray"), N_("Show the session's details"))
    PERSON_DETAILS = Pressed(View.PEOPLE, ("Return",), N_("Return in the list of people"), N_("Show the details"))
    APPOINT = Pressed(
        View.PEOPLE, ("A", "Ins"), N_("A or Insert in the list of people"),
        N_("Add them to the selected session, in a role to choose"))
    REMOVE_PEOPLE = Pressed(
        View.PEOPLE, ("Del",), N_("Del in the list of people"),
        N_("Remove them from the meeting; where sessions lose them it is asked first"))
    BACK_TO_PEOPLE = Pressed(View.PEOPLE, ("Esc",), N_("Esc in the details of a person"), N_("Go back to the list"))
    GO_TO_PLACE = Pressed(
        View.PEOPLE, ("Space",), N_("Space on where a person appears"), N_("Go to the session"))
    STATUS = Pressed(
        View.SESSION, ("S",), N_("S on a person of the session"),
        N_("Take the next status: to be confirmed, invited, confirmed, declined"))
    NO_SESSION = Pressed(
        View.SESSION, ("Esc",), N_("Esc in the panel of several sessions"), N_("Select none"))
    ORDER = Pressed(
        View.SESSION, ("Alt+Up", "Alt+Down"), N_("Alt+Up, Down on a person"), N_("Change the order on the podium"))
    ITEM_DETAILS = Pressed(
        View.SEGMENTS, ("Return",), N_("Return on the bar of items"), N_("Open the item"))
    ITEM_STEP = Pressed(View.SEGMENTS, ("Up", "Down"), N_("Up, Down on the bar of items"), N_("Go to the next item"))
    ITEM_BACK = Pressed(
        View.SEGMENTS, ("Esc",), N_("Esc while an edge is dragged"), N_("Put the edge between two items back"))
    SENTENCE = Pressed(
        View.SCRIPT, ("Tab", "Shift+Tab"), N_("Tab in the script"), N_("Go to the next sentence, or the one before"))
    NEXT_SPEAKER = Pressed(
        View.SCRIPT, ("Ctrl+Return",), N_("Ctrl+Return in the script"), N_("Go to the words for the next speaker"))
    CUES = Pressed(
        View.SCRIPT, ("F2",), N_("F2 in the script"), N_("Type the cues of the step, and who does them"))
    FIELD = Pressed(
        View.SCRIPT, ("Up", "Down", "Return"), N_("{ in the script; Up, Down and Return"),
        N_("Open the list of fields, choose one and put it in"))
    SCRIPT_SESSION = Pressed(
        View.SCRIPT, ("Alt+Up", "Alt+Down"), N_("Alt+Up, Down in the script"),
        N_("Go to the session of the day before or after; arrows and Return on the day itself"))
    SCRIPT_BACK = Pressed(
        View.SCRIPT, ("Esc",), N_("Esc in the script"),
        N_("Close the list; leave a sentence as it was; go back to the plan"))
    EDIT_CELL = Pressed(
        View.TABLE, ("Return",), N_("Return or typing in the table"),
        N_("Edit the cell; Return writes it down, Tab goes on to the next one"))
    CHOOSE_CELL = Pressed(
        View.TABLE, ("Space",), N_("Space in the table"), N_("Lock or unlock; choose from the list of the cell"))
    CLEAR_CELL = Pressed(
        View.TABLE, ("Del",), N_("Del in the table"),
        N_("Clear the number or the room; elsewhere park the selected sessions"))
    PASTE_BLOCK = Pressed(
        View.TABLE, (), N_("Ctrl+C, Ctrl+V in the table"),
        N_("Copy rows for a spreadsheet; fill in cells of one from this cell on"))
    SORT = Pressed(
        View.TABLE, ("Alt+Up", "Alt+Down"), N_("Alt+Up, Down"),
        N_("Sort the table by this column, upwards or downwards"))
    SORT_BY_TIME = Pressed(
        View.TABLE, ("Alt+Home",), N_("Alt+Home"), N_("Put the table in the order of the programme"))
    ROW_DETAILS = Pressed(
        View.TABLE, ("Ctrl+Return",), N_("Ctrl+Return"), N_("Show the details of the session in the table"))
    CHASED_YES = Pressed(
        View.CHASING, ("C",), N_("C in the chasing list"), N_("Note that they confirmed; the next one is chosen"))
    CHASED_NO = Pressed(
        View.CHASING, ("D",), N_("D in the chasing list"), N_("Note that they declined; the next one is chosen"))
    CHASED_ASKED = Pressed(
        View.CHASING, ("A",), N_("A in the chasing list"), N_("Note that they, or all ticked, were asked today"))
    CHASED_LATER = Pressed(
        View.CHASING, ("L",), N_("L in the chasing list"), N_("Expect the answer by another day"))
    CHASED_TICK = Pressed(
        View.CHASING, ("Space",), N_("Space in the chasing list"), N_("Tick, to ask or write to several"))
    CHASED_DETAILS = Pressed(
        View.CHASING, ("Return",), N_("Return in the chasing list"), N_("Show the details"))
    CHASED_COPY = Pressed(
        View.CHASING, (), N_("Ctrl+C in the chasing list"), N_("Copy the addresses, ready for a mail’s address line"))
    TOLD_TICK = Pressed(View.TELLING, ("Space",), N_("Space among those to be told"), N_("Tick, or leave out"))
    TOLD_DETAILS = Pressed(
        View.TELLING, ("Return",), N_("Return among those to be told"), N_("Show the details"))
    DOCUMENT_TAKEN = Pressed(
        View.DOCUMENTS, ("Space",), N_("Space among the documents"),
        N_("Let the selected session take it up, then have it at hand, then not have it"))
    DOCUMENT_OPEN = Pressed(
        View.DOCUMENTS, ("Ctrl+Return",), N_("Ctrl+Return among the documents"), N_("Open its file or its link"))
    DOCUMENT_NEW = Pressed(View.DOCUMENTS, ("Ins",), N_("Ins among the documents"), N_("Add a document"))
    DOCUMENT_REMOVE = Pressed(View.DOCUMENTS, ("Del",), N_("Del among the documents"), N_("Remove the document"))
    DOCUMENT_PASTE = Pressed(
        View.DOCUMENTS, (), N_("Ctrl+V among the documents"), N_("Paste a list: a document a line"))
    GO_TO_FINDING = Pressed(
        View.FINDINGS, ("Return", "Space"), N_("Return or Space on a finding"), N_("Go to what it is about"))
    STEP_DETAILS = Pressed(
        View.HISTORY, ("Left", "Right"), N_("Left, Right in the history"), N_("Close or open what a step changed"))
    STEP_OFFER = Pressed(
        View.HISTORY, ("Return",), N_("Return in the history"), N_("Do what the chosen line offers"))
    NEWEST_STEP = Pressed(View.HISTORY, ("Esc",), N_("Esc in the history"), N_("Go to the newest step"))
    ORDER_MENU = Pressed(
        View.SITE, ("Return",), N_("Return in the running order"), N_("Offer what can be done to the session"))
    UNFOLD_ROOM = Pressed(
        View.ROOMS, ("Return", "Esc"), N_("Return on the row of a room"),
        N_("Show its card; Esc goes back to the rows"))
    GO_TO_FLOOR = Pressed(
        View.SITE, ("Ctrl+Shift+L",), N_("Ctrl+Shift+L on the day"),
        N_("Go to the list of speakers, to type a delegation"))
    MORE_MINUTE = Pressed(
        View.SITE, ("+",), N_("+ on the day"), N_("One minute more for whoever has the floor"))
    LESS_MINUTE = Pressed(
        View.SITE, ("-",), N_("- on the day"), N_("One minute less for whoever has the floor"))
    NEXT_ITEM = Pressed(
        View.SITE, ("Space", "PgDown"), N_("Space or Page Down on the day"),
        N_("Next, on the card with the frame; of a presenter’s remote only this acts"))
    TAKE_BACK = Pressed(View.SITE, ("Backspace",), N_("Backspace on the day"), N_("Take back what was pressed last"))
    HOLD_ITEM = Pressed(View.SITE, ("H",), N_("H on the day"), N_("Suspend the session, or let it go on"))
    END_ITEM = Pressed(View.SITE, ("E",), N_("E on the day"), N_("End the session"))
    SKIP_ITEM = Pressed(View.SITE, ("S",), N_("S on the day"), N_("Leave the session out today"))
    SPEAKER_ON = Pressed(View.SITE, ("N",), N_("N on the day"), N_("Give the floor to the next speaker"))
    WAYS_OUT = Pressed(View.SITE, ("R",), N_("R on the day"), N_("Ways out of the delay"))
    LATE = Pressed(View.SITE, ("L",), N_("L on the day"), N_("Note that something will begin later"))
    PODIUM_NOW = Pressed(
        View.SITE, ("P",), N_("P on the day"), N_("Print the podium sheet if it is stale, else show it"))
    CARD = Pressed(
        View.SITE, ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8"),
        N_("Alt+1 to Alt+8 on the day"), N_("Let the card of that room take the keys"))
    END_REHEARSAL = Pressed(
        View.SITE, ("Shift+Esc",), N_("Shift+Esc in a rehearsal"), N_("End it; all that was pressed is thrown away"))
    WAY_WALK = Pressed(
        View.RECOVERY, ("Left", "Right"), N_("Left, Right among the ways to recover"), N_("Go to the next way"))
    WAY_NUMBER = Pressed(
        View.RECOVERY, tuple("123456789"), N_("1 … 9 among the ways to recover"), N_("Choose the way of that number"))
    WAY_CHOOSE = Pressed(
        View.RECOVERY, ("Return", "Enter"), N_("Return among the ways to recover"), N_("Choose the way"))
    WAY_PRINT = Pressed(
        View.RECOVERY, ("Shift+Return", "Shift+Enter"), N_("Shift+Return"),
        N_("Choose the way, and print the sheets that are stale by it"))
    WAY_BACK = Pressed(
        View.RECOVERY, ("Esc",), N_("Esc among the ways to recover"), N_("Go back to the rooms; nothing is changed"))
    FLOOR_KIND = Pressed(
        View.FLOOR, ("PgUp", "PgDown"), N_("Page Up, Page Down in its field"),
        N_("Choose as what the delegation speaks"))
    FLOOR_NEXT = Pressed(
        View.FLOOR, ("Ctrl+Return",), N_("Ctrl+Return in the list of speakers"), N_("Give the floor to the next one"))
    FLOOR_BACK = Pressed(
        View.FLOOR, ("Ctrl+Shift+Return",), N_("Ctrl+Shift+Return"), N_("Give the floor back to the chair"))
    FLOOR_WITHDRAW = Pressed(
        View.FLOOR, ("Ctrl+Shift+Backspace",), N_("Ctrl+Shift+Backspace"), N_("Withdraw who is typed, or the line"))
    FLOOR_CALLED = Pressed(
        View.FLOOR, ("Ctrl+Shift+A",), N_("Ctrl+Shift+A in the list of speakers"),
        N_("Whoever was called is absent: to the end of the category"))
    FLOOR_CUT = Pressed(
        View.FLOOR, ("Ctrl+Shift+C",), N_("Ctrl+Shift+C, twice"), N_("Cut the floor, as it is offered"))
    FLOOR_ORDER = Pressed(
        View.FLOOR, ("Alt+Up", "Alt+Down"), N_("Alt+Up, Down in the list of speakers"),
        N_("Change the order of speakers"))
    FLOOR_NAMES = Pressed(
        View.FLOOR, ("Up", "Down", "Return", "Esc"), N_("Up, Down, Return and Esc while names are offered"),
        N_("Choose one of the names, take it, or leave what is typed"))
    FLOOR_WALK = Pressed(
        View.FLOOR_ROWS, ("Down", "Up", "Esc"), N_("Down in the empty field of the list of speakers"),
        N_("Go into the rows, and on; Esc goes back to the field"))
    FLOOR_ABSENT = Pressed(
        View.FLOOR_ROWS, ("A",), N_("A on a row of the list of speakers"),
        N_("Absent when called: to the end of the category"))
    FLOOR_SWAP = Pressed(View.FLOOR_ROWS, ("S",), N_("S on one row, S on another"), N_("Let two change places"))
    FLOOR_TEXT = Pressed(View.FLOOR_ROWS, ("T",), N_("T on a row"), N_("The statement was received, or not"))
    FLOOR_BEHALF = Pressed(View.FLOOR_ROWS, ("G",), N_("G on a row"), N_("Speak on behalf of a group"))
    FLOOR_JOINT = Pressed(View.FLOOR_ROWS, ("J",), N_("J on a row"), N_("Speak also for others, who are struck"))
    FLOOR_ALIGN = Pressed(
        View.FLOOR_ROWS, ("W",), N_("W on one row, W on another"), N_("Strike who would align with the other"))
    FLOOR_EXTRA = Pressed(View.FLOOR_ROWS, ("E",), N_("E on a row"), N_("A minute more, or no longer"))
    FLOOR_RANK = Pressed(View.FLOOR_ROWS, ("R",), N_("R on a row"), N_("Speak in the next rank"))
    FLOOR_STRIKE = Pressed(View.FLOOR_ROWS, ("Del",), N_("Del on a row"), N_("Withdraw"))
    FLOOR_POINT = Pressed(View.FLOOR_ROWS, ("O",), N_("O in the rows"), N_("Type who raises a point of order"))
    FLOOR_REPLY = Pressed(View.FLOOR_ROWS, ("Y",), N_("Y in the rows"), N_("Type who asks for a right of reply"))
    FLOOR_CLOSE = Pressed(View.FLOOR_ROWS, ("L",), N_("L in the rows"), N_("Close the list, or open it again"))
    FLOOR_PAUSE = Pressed(View.FLOOR_ROWS, ("H",), N_("H in the rows"), N_("Let the speaker’s clock stand, or go on"))
    FLOOR_SHORTER = Pressed(
        View.FLOOR_ROWS, ("C",), N_("C in the rows, twice"), N_("Cut the floor, as it is offered"))
    FLOOR_MINUTE = Pressed(
        View.FLOOR_ROWS, ("+", "-"), N_("+ and - on a row"),
        N_("One minute more, or less; away from the rows for whoever has the floor"))
    CLOSE_SCREEN = Pressed(View.SCREENS, ("Esc",), N_("Esc on a screen for all, twice on that of the speakers"),
        N_("Close the screen"))
    SCREEN_NEXT = Pressed(
        View.SCREENS, ("Space", "PgDown"), N_("Space, Page Down on the speakers’ screen"), N_("Start what is next"))
    SCREEN_SPEAKER = Pressed(
        View.SCREENS, ("N",), N_("N on the speakers’ screen"), N_("Give the floor to the next speaker"))
    SCREEN_MINUTE = Pressed(
        View.SCREENS, ("+", "-"), N_("+ and - on the speakers’ screen"), N_("One minute more, or less"))
    FILL_SCREEN = Pressed(View.SCREENS, ("F11",), N_("F11 on the board"), N_("Fill the screen, or no longer"))
    PAGE_BEFORE = Pressed(View.SHEETS, ("Alt+Left",), N_("Alt+Left among the sheets"), N_("Page before"))
    NEXT_PAGE = Pressed(View.SHEETS, ("Alt+Right",), N_("Alt+Right among the sheets"), N_("Next page"))
    EDIT_TRANSLATION = Pressed(
        View.TRANSLATIONS, ("Return", "Tab", "Shift+Tab"), N_("Return and Tab among the translations"),
        N_("Edit the cell; Return writes it down, Tab goes on to the next one"))
    NO_TRANSLATION = Pressed(
        View.TRANSLATIONS, ("Del", "Backspace"), N_("Del among the translations"), N_("Take the translation away"))
    MISSING = Pressed(
        View.TRANSLATIONS, ("F3",), N_("F3 among the translations"), N_("Go to the next one that is missing"))
    NO_STOP = Pressed(View.FRAME, ("Del", "Backspace"), N_("Del on a hard stop of a day"), N_("Take it out"))
    STOP_DONE = Pressed(View.FRAME, ("Return",), N_("Return on a hard stop"), N_("Change it; close what is open"))
    NO_RULE = Pressed(View.RULES, ("Del",), N_("Del among the rules"), N_("Take the line out"))
    FIELD_BACK = Pressed(
        View.FIELDS, ("Esc",), N_("Esc in a field"), N_("Leave it as it was; empty what is searched for"))
    FIELD_TO_LIST = Pressed(
        View.FIELDS, ("Down", "Up", "PgUp", "PgDown", "Return"), N_("Arrows and Return where something is searched"),
        N_("Go to what was found, and take it"))
    ROW_ORDER = Pressed(
        View.FIELDS, ("Alt+Up", "Alt+Down"), N_("Alt+Up, Down on any line with a handle"), N_("Move the line"))
    LEAVE_TABLE = Pressed(
        View.FIELDS, ("Ctrl+Tab", "Ctrl+Shift+Tab"), N_("Ctrl+Tab in a table"),
        N_("Leave the table, where Tab goes from cell to cell"))
    NEXT_VALUE = Pressed(
        View.FORMS, ("Up", "Down"), N_("Up, Down in a field for a date or a time"),
        N_("Go to the next day, or five minutes on, or back"))
    CALENDAR = Pressed(
        View.FORMS, ("Alt+Down",), N_("Alt+Down in a field for a date"), N_("Choose from a calendar"))
    PASTE_PROGRAMME = Pressed(
        View.IMPORT, (), N_("Ctrl+V on the start page"), N_("Read the programme that was copied, and show it first"))
    NEXT_UNUSED = Pressed(
        View.IMPORT, ("F4",), N_("F4 in a programme that is imported"),
        N_("Go to the next line that looks like a time and was not used"))
    TICK_CHANGE = Pressed(
        View.IMPORT, ("Space",), N_("Space in what the next version brings"), N_("Take a change over, or leave it out"))
    # fmt: on

    @property
    def sequence(self) -> str:
        """The key as QKeySequence reads it; of several, the first."""
        return self.value.keys[0]

    @property
    def row(self) -> tuple[str, str]:
        """What is pressed and what it does, in the language in use."""
        return _(self.value.pressed), _(self.value.does)
