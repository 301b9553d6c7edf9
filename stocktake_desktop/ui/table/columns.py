"""The columns of the table as data: what each is called, how it reads, how it sorts, what can be put in it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from stocktake_desktop.models import Meeting, SessionBlock, Status
from stocktake_desktop.planning.clock import clock, duration, end_clock
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.planning.shifting import Wish as Shift
from stocktake_desktop.ui.look.dates import date_words, day_words
from stocktake_desktop.ui.table import wishes
from stocktake_desktop.ui.table.wishes import Wish
from stocktake_desktop.ui.timeline.faces import lead_name, lead_of
from stocktake_desktop.ui.widgets.choice_box import Choice
from stocktake_desktop.ui.widgets.programme_boxes import kind_words
from stocktake_desktop.words import _


class CellLook(Enum):
    """How the cells of a column are set."""

    PLAIN = auto()
    DAY = auto()
    TIME = auto()
    TITLE = auto()
    COUNT = auto()
    UNSURE = auto()
    CHECK = auto()


@dataclass(frozen=True)
class TableColumn:
    """One column."""

    header: str
    """What stands at its head."""
    spoken: str
    """What a screen reader calls it."""
    steps: int
    """How wide it is at first, in steps of the grid; 0 takes a share of the room that is left."""
    read: Callable[[SessionBlock], str]
    """The words of a cell."""
    rank: Callable[[SessionBlock], Any]
    """What it sorts by; None goes last."""
    wish: Callable[[SessionBlock, Any], Wish] | None = None
    """The verb that puts a typed or chosen value there; without one the column is read only."""
    shift: Callable[[SessionBlock, str, Mode], Shift] | None = None
    """The shift that a typed time asks for where later sessions follow."""
    choices: Callable[[Meeting], list[Choice]] | None = None
    """The values to choose from; without them a value is typed."""
    value: Callable[[SessionBlock], Any] | None = None
    """The value chosen now, where there are choices or a check box."""
    empty: Any = None
    """The value that clears a cell, where clearing it makes sense."""
    clears: bool = False
    """Del clears the cell; in the other columns it parks the session."""
    look: CellLook = CellLook.PLAIN
    say: Callable[[SessionBlock], str] | None = None
    """More words, for the tooltip and to be read aloud, where a cell is short of room."""
    share: float = 0
    """The part of the room left by the other columns, where it has no width of its own."""
    least: int = 0
    """The least width of such a column, in steps of the grid."""

    def in_full(self, block: SessionBlock) -> str:
        """The words of a cell in full."""
        return (self.say or self.read)(block)

    @property
    def hint(self) -> str:
        """What the keys do in its cells, for the status bar."""
        if self.look is CellLook.CHECK:
            return _("Space locks or unlocks")
        if self.wish is None:
            return _("Return shows the session's details")
        if self.choices is not None:
            return _("Return offers a list to choose from")
        if self.look is CellLook.TIME:
            return _("Type a time such as 10:15 or 1015; Tab goes on, Ctrl+Tab leaves the table")
        return _("Type to change it; Tab goes on, Ctrl+Tab leaves the table")


DAY, START = 0, 1
"""Where the day and the start stand; sorted by day is the order of the programme."""


def columns() -> tuple[TableColumn, ...]:
    """The columns from left to right, in the language in use."""
    return (*_when(), *_what(), *_who(), _locked())


def _when() -> tuple[TableColumn, ...]:
    return (
        TableColumn(
            _("Day"),
            _("Day"),
            22,
            _day,
            _in_programme,
            wishes.on_day,
            None,
            _days,
            lambda b: b.day_id,
            look=CellLook.DAY,
        ),
        TableColumn(
            _("Starts"),
            _("Starts"),
            13,
            _start,
            lambda b: b.start,
            wishes.from_time,
            wishes.by_start,
            look=CellLook.TIME,
        ),
        TableColumn(_("Ends"), _("Ends"), 13, _end, lambda b: b.end, wishes.to_time, wishes.by_end, look=CellLook.TIME),
        TableColumn(
            _("Length"),
            _("Length"),
            16,
            lambda b: duration(b.minutes),
            lambda b: b.minutes,
            wishes.for_minutes,
            wishes.by_minutes,
        ),
    )


def _what() -> tuple[TableColumn, ...]:
    kinds, number, title = wishes.with_field("kind"), wishes.with_field("number"), wishes.with_field("title")
    return (
        TableColumn(_("No."), _("Number"), 11, lambda b: b.number, _words("number"), number, empty="", clears=True),
        TableColumn(
            _("Title"),
            _("Title"),
            0,
            lambda b: b.title,
            _words("title"),
            title,
            look=CellLook.TITLE,
            share=0.7,
            least=46,
        ),
        TableColumn(_("Kind"), _("Kind"), 26, _kind, _kind, kinds, None, _kinds, lambda b: b.kind),
        TableColumn(
            _("Room"),
            _("Room"),
            23,
            _room,
            _rank_of_room,
            wishes.in_room,
            None,
            _rooms,
            lambda b: b.room_id,
            clears=True,
        ),
    )


def _who() -> tuple[TableColumn, ...]:
    unsure = TableColumn(_("To confirm"), _("To confirm"), 18, _tbc, lambda b: _unsure(b) or None, look=CellLook.UNSURE)
    return (
        TableColumn(
            _("Lead"), _("Lead"), 0, lead_name, lambda b: lead_name(b) or None, say=lead_of, share=0.3, least=27
        ),
        TableColumn(_("People"), _("People"), 14, _people, lambda b: _heads(b) or None, look=CellLook.COUNT),
        unsure,
    )


def _locked() -> TableColumn:
    return TableColumn(
        _("Locked"),
        _("Locked"),
        14,
        lambda block: _("locked") if block.locked else "",
        lambda block: not block.locked,
        wishes.held,
        value=lambda block: block.locked,
        look=CellLook.CHECK,
        say=lambda block: _("yes") if block.locked else _("no"),
    )


def _day(block: SessionBlock) -> str:
    return date_words(block.day.date) if block.day else _("Parked")


def _in_programme(block: SessionBlock) -> Any:
    return block.day.date if block.day else None


def _days(meeting: Meeting) -> list[Choice]:
    return [Choice(None, _("Parked")), *(Choice(day.id, day_words(day)) for day in meeting.days)]


def _start(block: SessionBlock) -> str:
    return clock(block.start) if block.start is not None else ""


def _end(block: SessionBlock) -> str:
    return end_clock(block.end) if block.end is not None else ""


def _kind(block: SessionBlock) -> str:
    return kind_words()[block.kind]


def _kinds(_meeting: Meeting) -> list[Choice]:
    return [Choice(kind, words) for kind, words in kind_words().items()]


def _room(block: SessionBlock) -> str:
    return block.room.name if block.room else ""


def _rank_of_room(block: SessionBlock) -> Any:
    return (block.room.position, block.room.name) if block.room else None


def _rooms(meeting: Meeting) -> list[Choice]:
    return [Choice(None, _("No room")), *(Choice(room.id, room.name) for room in meeting.rooms)]


def _people(block: SessionBlock) -> str:
    return str(_heads(block) or "")


def _heads(block: SessionBlock) -> int:
    return sum(map(heads, block.appearances))


def _tbc(block: SessionBlock) -> str:
    count = _unsure(block)
    return _("TBC {count}").format(count=count) if count else ""


def _unsure(block: SessionBlock) -> int:
    return sum(heads(one) for one in block.appearances if one.status is Status.TO_BE_CONFIRMED)


def _words(field: str) -> Callable[[SessionBlock], str | None]:
    return lambda block: getattr(block, field) or None
