"""The dashed rule of a hard stop across blocks: it says when, and strikes through no word."""

from collections.abc import Iterable

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.type.text import Text

_CLEAR = 3.0
"""Points left free before and behind the words of a line."""
_NEAR = 1.0
"""How close to a line of words a rule still strikes it."""
_DASH = (4.0, 2.0)

PlacedText = tuple[Text, float, float]
"""A text and where it stands: from the start of the page, and its upper edge."""


def draw_stop(page: Page, y: float, first: float, last: float, texts: Iterable[PlacedText], thickness: float) -> None:
    """Draw the rule at y from `first` to `last`, with a gap wherever a line of these texts stands."""
    x = first
    for start, end in sorted(gap for placed in texts for gap in _gaps(placed, y)):
        if start > x:
            page.rule(x, y, min(start, last) - x, thickness, look.RED, _DASH)
        x = max(x, end)
    if x < last:
        page.rule(x, y, last - x, thickness, look.RED, _DASH)


def _gaps(placed: PlacedText, y: float) -> Iterable[tuple[float, float]]:
    text, x, top = placed
    for nth, line in enumerate(text.lines):
        if top + nth * text.leading - _NEAR < y < top + (nth + 1) * text.leading + _NEAR:
            yield x - _CLEAR, x + line.width + _CLEAR
