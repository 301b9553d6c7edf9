"""Which sheet is meant, and how it is to come on paper."""

from dataclasses import dataclass

from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.planning.seats import CardOrder
from stocktake_desktop.sheets.words.languages import Layout


@dataclass(frozen=True)
class Sheet:
    """One sheet: the key of its kind, what it is about, its language ("fr", or "fr+ar" for two).

    A sheet about a session needs one, a sheet about a room a room; the others take a day counted from 1, or the whole
    meeting without one. Of one for which a day can be chosen, the pages of `only_days` alone may come out.
    """

    kind: str
    day: int | None = None
    session_id: str | None = None
    room_id: str | None = None
    language: str = "en"
    only_days: tuple[int, ...] = ()


@dataclass(frozen=True)
class PrintSettings:
    """How sheets come on paper: without `paper` on what each kind prefers, in the meeting's own style without `house`.

    `layout` tells how the two languages of a sheet lie, `order` how the plates of a podium follow each other.
    """

    paper: str | None = None
    layout: Layout = Layout.AFTER
    house: HouseStyle | None = None
    order: CardOrder = CardOrder.SEAT


AS_USUAL = PrintSettings()
"""On the paper that suits the sheet, two languages one after the other."""
