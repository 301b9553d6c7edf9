"""Rules across blocks, such as the dashed one of a hard stop: they say when, and strike through no word."""

from collections.abc import Iterable
from typing import NamedTuple

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.page import Dash, Page
from stocktake_desktop.sheets.type.lines import Colour
from stocktake_desktop.sheets.type.text import Text

_CLEAR = 3.0
"""Points left free before and behind the words of a line."""
_NEAR = 1.0
"""How close to a line of words a rule still strikes it."""
_DASH = (4.0, 2.0)

PlacedText = tuple[Text, float, float]
"""A text and where it stands: from the start of the page, and its upper edge."""


class RulePen(NamedTuple):
    """How a rule is drawn."""

    thickness: float = 0.5
    colour: Colour = look.HAIRLINE
    dash: Dash = ()


HALF_HOUR = RulePen(0.4, dash=(0.6, 2.4))
"""The rule between two full hours."""


def draw_stop(page: Page, y: float, first: float, last: float, texts: Iterable[PlacedText], thickness: float) -> None:
    """Draw the rule at y from `first` to `last`, with a gap wherever a line of these texts stands."""
    draw_around(page, y, first, last, texts, RulePen(thickness, look.RED, _DASH))


def draw_around(page: Page, y: float, first: float, last: float, texts: Iterable[PlacedText], pen: RulePen) -> None:
    """Draw any rule at y from `first` to `last`, with a gap wherever a line of these texts stands."""
    x = first
    for start, end in sorted(gap for placed in texts for gap in _gaps(placed, y)):
        if start > x:
            page.rule(x, y, min(start, last) - x, *pen)
        x = max(x, end)
    if x < last:
        page.rule(x, y, last - x, *pen)


def _gaps(placed: PlacedText, y: float) -> Iterable[tuple[float, float]]:
    text, x, top = placed
    for nth, line in enumerate(text.lines):
        if top + nth * text.leading - _NEAR < y < top + (nth + 1) * text.leading + _NEAR:
            yield x - _CLEAR, x + line.width + _CLEAR
