"""What a programme says, as plain data: nothing here knows a plan."""

from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta

from stocktake_desktop.interchange.grid.column_words import Column
from stocktake_desktop.interchange.grid.grid import GridRow
from stocktake_desktop.interchange.report import ImportReport
from stocktake_desktop.models import Category, Role, SegmentKind, SessionKind, Status


def day_after(first: Date, days: int) -> Date:
    """The day so many days after the first; past the end of time the last day there is."""
    return first + timedelta(min(days, (Date.max - first).days))


@dataclass(frozen=True)
class ReadName:
    """Somebody as a line names them: a person (with a name or by function), an organisation, or a placeholder."""

    placeholder: str = ""
    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    function: str = ""
    organisation: str = ""
    short_name: str = ""
    category: Category = Category.OTHER
    collective: bool = False
    key: str = ""
    """What the source itself tells persons apart by, where it does; else the same name is the same one."""

    @property
    def is_person(self) -> bool:
        """True for somebody, named or known by function only."""
        return bool(self.given_name or self.family_name or self.function)


@dataclass
class ReadAppearance:
    """Somebody on a session or segment; `segment` counts the session's segments from 0."""

    name: ReadName
    role: Role
    status: Status
    segment: int | None = None
    minutes: int | None = None
    notes: str = ""
    alternates: list[ReadName] = field(default_factory=list)


@dataclass
class ReadSegment:
    """A timed item inside a session."""

    title: str
    kind: SegmentKind
    minutes: int | None = None
    notes: str = ""


@dataclass(frozen=True)
class ReadDocument:
    """A document, and where to find it."""

    title: str
    link: str = ""


@dataclass
class ReadSession:
    """A session; times are minutes of the day. `line` is where it begins in the source."""

    line: int
    start: int
    end: int | None
    title: str = ""
    number: str = ""
    kind: SessionKind | None = None
    room: str = ""
    objectives: list[str] = field(default_factory=list)
    format_notes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    segments: list[ReadSegment] = field(default_factory=list)
    appearances: list[ReadAppearance] = field(default_factory=list)
    documents: list[ReadDocument] = field(default_factory=list)
    """What it takes up, of the documents of the programme."""
    timed: int = 0
    """So many of the appearances have been given the minutes that the format says each has."""
    unled: int = 0
    """So many of the first appearances are known to be neither moderator nor chair."""
    key: str = ""
    """The guid, UID or id by which the source knows it."""
    row: int = 0
    """Sessions of the same row of the table run in parallel by intent."""
    is_open: bool = False
    """Its hours go up to twelve and say neither a.m. nor p.m."""
    lines: list[int] = field(default_factory=list)
    """The lines of the source that went into it."""
    locked: bool = False

    def take_facts(self, number: str | None, kind: SessionKind | None, *, locked: bool) -> None:
        """Have what a source says in columns of their own; what it has no column for stays."""
        self.number = self.number if number is None else number
        self.kind, self.locked = kind or self.kind, locked or self.locked

    @property
    def minutes(self) -> int:
        """Its length; only once its end is known."""
        return (self.end or self.start) - self.start


@dataclass
class ReadDay:
    """A day: the date it says, if any, its own title and notes, and its sessions in the order of the source."""

    line: int | None
    date: Date | None
    title: str = ""
    notes: list[str] = field(default_factory=list)
    sessions: list[ReadSession] = field(default_factory=list)
    room: str = ""
    """The room that its heading names for all of it."""
    is_said: bool = False
    """Whether its heading says the date; else it was counted from another, or assumed."""


@dataclass
class ReadProgramme:
    """The whole programme."""

    title: str = ""
    notes: list[str] = field(default_factory=list)
    documents: list[ReadDocument] = field(default_factory=list)
    days: list[ReadDay] = field(default_factory=list)
    dates: tuple[Date, Date] | None = None
    """The first and last days that the words before the programme name, """
    room: str = ""
    """The room that they name for all of it, """
    place: str = ""
    """the place they name with them, """
    timezone: str = ""
    """the time zone there, """
    dates_line: int | None = None
    """and the line they stand on."""
    is_guessed: bool = False
    """Whether its first day is none that anybody said."""
    rows: list[GridRow] = field(default_factory=list)
    """The source as it was read, where it is a text, """
    columns: tuple[Column | None, ...] = ()
    """and what each of its columns holds; nothing where it has none."""
    parked: list[ReadSession] = field(default_factory=list)
    """Sessions without a place in the programme."""
    keyed: bool = False
    """Whether the source tells persons apart by keys of its own."""
    breakouts: frozenset[str] = frozenset()
    """Rooms that are known to be no plenary."""

    @property
    def sessions(self) -> list[ReadSession]:
        """All sessions, day by day, then the parked ones."""
        return [*(session for day in self.days for session in day.sessions), *self.parked]


@dataclass
class ReadSource:
    """What a file says: the programme, the time zone it names (or "UTC"), and the account of the reading."""

    programme: ReadProgramme
    timezone: str = "UTC"
    report: ImportReport = field(default_factory=ImportReport)
