"""Economy of paper: everything a little smaller where that saves the last page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowRow

_TIGHTER = (0.97, 0.94)
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
    pages = deal()
    height = sum(row.height for page in pages for row in rows_on(page))
    if len(pages) > 1 and height <= (len(pages) - 1) * later * _MOST:
        for share in _TIGHTER:
            del compositor.texts[before:]
            with compositor.tightened(share):
                tighter = deal()
            if len(tighter) < len(pages):
                return tighter
    return pages
