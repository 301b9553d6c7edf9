"""Economy of paper: everything a little smaller where that saves the last page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowRow

TIGHTER = (0.97, 0.94)
"""The shares of the usual size that are tried, one after the other, before a last page is begun."""

_MOST = 1.12
"""How much more than the pages before the last hold is worth a try."""

Dealt = TypeVar("Dealt")
"""A page, however a sheet keeps it."""


def fitted(
    compositor: Compositor,
    deal: Callable[[], list[Dealt]],
    rows_on: Callable[[Dealt], Sequence[FlowRow]],
    later: float,
) -> list[Dealt]:
    """The pages that `deal` sets, with room for `later` points each: a little smaller where that saves one of them.

    What is set is said once, however often it is tried.
    """
    before = len(compositor.texts)

    def dealt(share: float) -> list[Dealt]:
        del compositor.texts[before:]
        with compositor.tightened(share):
            return deal()

    return fewest(dealt, later, rows_on)


def fewest(
    deal: Callable[[float], list[Dealt]],
    later: float,
    rows_on: Callable[[Dealt], Sequence[FlowRow]],
    shares: Sequence[float] = TIGHTER,
) -> list[Dealt]:
    """The pages that `deal` sets in the usual size, or in the first share of it that saves one of them."""
    pages = deal(1.0)
    height = sum(row.height for page in pages for row in rows_on(page))
    if len(pages) > 1 and height <= (len(pages) - 1) * later * _MOST:
        for share in shares:
            tighter = deal(share)
            if len(tighter) < len(pages):
                return tighter
        return deal(1.0)  # what was set last is what the sheet says
    return pages
