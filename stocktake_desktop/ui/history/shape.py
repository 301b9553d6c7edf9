"""How high an entry of the history is, where its words stand, and where in it there is something to press."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from stocktake_desktop.ui.history.entries import DateHeading, Entry, Fold, Further, StepEntry
from stocktake_desktop.ui.history.entry_words import beneath, sentence_of
from stocktake_desktop.ui.history.offers import Offer
from stocktake_desktop.ui.history.sentence_lines import LINE, lines_of
from stocktake_desktop.ui.look.text import flow, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL
from stocktake_desktop.words import _

TIME, ICON, WORDS = 3 * GRID, 12 * GRID, 18 * GRID
"""Where the columns begin, from the left edge."""
SIDE, ABOVE = 3 * GRID, 6
"""Free at the right, and above and below the words."""
SMALL_LINE = line_height(SMALL) + 1
PLAIN, STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold
_HEADING, _FURTHER = 7 * GRID, 8 * GRID
_WIDEST_RIGHT = 0.3
"""Of an entry, for who did it."""


class FoldPress(NamedTuple):
    """Words to press, and where they stand, from the top left corner of their entry."""

    area: QRect
    offer: Offer


def words_at_right(entry: StepEntry | Fold) -> str:
    """What stands at the right of a sentence."""
    if isinstance(entry, Fold):
        return _("hide") if entry.is_open else _("show")
    return entry.line.signed


def right_of(entry: StepEntry | Fold, width: int) -> int:
    """How wide the words at the right are."""
    return min(int(width_of(words_at_right(entry), SMALL, PLAIN)) + 1, int(_WIDEST_RIGHT * width))


def sentence_width(entry: StepEntry | Fold, width: int) -> int:
    """How much room a sentence has in an entry of so many pixels."""
    right = right_of(entry, width)
    return max(width - WORDS - SIDE - (right + 2 * GRID if right else 0), 10 * GRID)


def beneath_lines(entry: StepEntry | Fold, width: int) -> tuple[str, ...]:
    """The smaller words under a sentence, in at most two lines."""
    return flow(beneath(entry), SMALL, PLAIN, width - WORDS - SIDE, 2)


def height_of(entry: Entry, width: int, offers: Sequence[Offer] = ()) -> int:
    """How high an entry is with what it offers."""
    if isinstance(entry, DateHeading):
        return _HEADING
    if isinstance(entry, Further):
        return _FURTHER
    rows = presses(entry, width, offers)
    below = rows[-1].area.bottom() + 1 if rows else _foot(entry, width)
    return below + ABOVE + 1


def presses(entry: StepEntry | Fold, width: int, offers: Sequence[Offer]) -> list[FoldPress]:
    """The offers of an entry, one behind the other under its words, in as many rows as they need."""
    found: list[FoldPress] = []
    left, top = WORDS, _foot(entry, width) + 2
    for offer in offers:
        wide = int(width_of(offer.words, SMALL, STRONG)) + 1
        if left > WORDS and left + wide > width - SIDE:
            left, top = WORDS, top + SMALL_LINE
        found.append(FoldPress(QRect(left, top, min(wide, width - SIDE - left), SMALL_LINE), offer))
        left += wide + 3 * GRID
    return found


def _foot(entry: StepEntry | Fold, width: int) -> int:
    """Where the words of an entry end."""
    lines = lines_of(sentence_of(entry), sentence_width(entry, width))
    return ABOVE + lines * LINE + len(beneath_lines(entry, width)) * SMALL_LINE
