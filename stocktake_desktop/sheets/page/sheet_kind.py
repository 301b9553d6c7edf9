"""What a sheet says of itself: its key and name, what it is about, the paper it likes, and how its pages are made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial

from stocktake_desktop.models import Day, Meeting, Plan, PlanError, Room, Row, SessionBlock
from stocktake_desktop.planning import translations
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.seats import CardOrder
from stocktake_desktop.planning.translations import Said
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flowing import Flow
from stocktake_desktop.sheets.page.look import MARGIN
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.words import _

Pages = list[Callable[[Page], None]]
"""Pages that draw themselves, in order."""

Size = tuple[float, float]
"""Width and height of the paper in points, as it lies before the reader."""


def numbered(draws: Sequence[Callable[[Page, int, int], None]]) -> Pages:
    """Pages that are drawn with their number, counted from 1, and how many there are."""
    return [partial(_draw, draw, number, len(draws)) for number, draw in enumerate(draws, 1)]


def _draw(draw: Callable[[Page, int, int], None], number: int, total: int, page: Page) -> None:
    draw(page, number, total)


class About(StrEnum):
    """What one sheet of a kind is about."""

    MEETING = "meeting"
    DAY = "day"
    ROOM = "room on a day"
    SESSION = "session"


@dataclass(frozen=True)
class SheetSubject:
    """What one sheet is about: the meeting, all of its days or the one asked for, and a session or a room if named."""

    meeting: Meeting
    days: Sequence[Day]
    block: SessionBlock | None = None
    place: Room | None = None
    history: Plan | None = None

    @property
    def plan(self) -> Plan:
        """The plan of a sheet that asks for its history; PlanError when it was not handed over."""
        if self.history is None:
            raise PlanError(_("Say which plan the sheet is of."))
        return self.history

    @property
    def session(self) -> SessionBlock:
        """The session of a sheet that is about one; PlanError when none was named."""
        if self.block is None:
            raise PlanError(_("Say which session the sheet is for."))
        return self.block

    @property
    def room(self) -> Room:
        """The room of a sheet that is about one; PlanError when none was named."""
        if self.place is None:
            raise PlanError(_("Say which room the sheet is for."))
        return self.place


@dataclass(frozen=True)
class SheetSetting:
    """A sheet about to be set in one language: what it is about, the paper, who sets it, and when it is printed."""

    subject: SheetSubject
    size: Size
    compositor: Compositor
    printed_at: datetime
    order: CardOrder = CardOrder.SEAT
    first_said: Said = field(default_factory=dict)
    """What is said in the first language of the sheet, where it is in two: both come in its order."""

    def name_order(self, row: Row, named: str) -> tuple[object, ...]:
        """What rows are sorted by on all languages of the sheet: what a field of theirs says in the first."""
        return name_order(translations.said(row, named, self.first_said))

    @property
    def width(self) -> float:
        """From margin to margin, in points."""
        return self.size[0] - 2 * MARGIN

    @property
    def height(self) -> float:
        """From edge to edge, in points."""
        return self.size[1]


Make = Callable[[SheetSetting], Pages | list[Flow]]
"""Sets all pages of a sheet on paper of a size, or what flows over them, a chapter each.

What does not depend on the page's number is set, not only drawn.
"""


def always(_subject: SessionBlock | Meeting) -> bool:
    """For sheets that every session has, or every meeting."""
    return True


def every_day(_day: Day) -> bool:
    """For sheets that every day has."""
    return True


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet; a module of `kinds` that has one is all it takes to be printed.

    `name` is marked for translation. Kinds are offered in the order of their `place`, each its own. `paper` is what it
    is printed on when nobody asks for another (empty: A4), `is_wide` lays that on its side; one that `is_folded`
    becomes a card. With `by_day` a sheet of the meeting can be asked for one day.
    One that `is_public` may be read by everybody: it tells nothing of who declined, of overlaps or of staff's notes.
    `belongs_to` tells which sessions have this sheet, `belongs_on` which days have a sheet about a day, and `is_due`
    whether a sheet of the meeting is offered yet. One that `tells_what_happened` shows more than the plan, one that
    `tells_of_paper` what was printed before. One about a session that `names_other_sessions` may change with any.
    `content_version` goes up by one whenever a version of the program says the same otherwise: paper of an earlier one
    is told as that, and not as changed.
    """

    key: str
    name: str
    about: About
    make: Make = field(repr=False)
    place: int = field(kw_only=True)
    paper: str = ""
    is_wide: bool = False
    is_folded: bool = False
    is_public: bool = False
    by_day: bool = False
    tells_what_happened: bool = False
    tells_of_paper: bool = False
    names_other_sessions: bool = False
    content_version: int = 1
    belongs_to: Callable[[SessionBlock], bool] = field(default=always, repr=False)
    is_due: Callable[[Meeting], bool] = field(default=always, repr=False)
    belongs_on: Callable[[Day], bool] = field(default=every_day, repr=False)

    @property
    def title(self) -> str:
        """The name in the language in use."""
        return _(self.name)

    @property
    def takes_day(self) -> bool:
        """True when a day can be chosen for it."""
        return self.by_day or self.about in (About.DAY, About.ROOM)
