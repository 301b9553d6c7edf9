"""Where the items of a session stand on a bar: to scale, one under the other, each with a line of words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stocktake_desktop.planning.budget import Budget, BudgetItem

LINE = 17
"""Pixels of height a line of words takes."""
STRIPE = 12
"""Pixels of an item without minutes."""
_SHORTEST, _TALLEST, _EACH = 96, 208, 40
_EDGE, _THIN = 4, 2
"""Pixels: how near to its lower edge a block is resized; the least a block is drawn with."""


@dataclass(frozen=True)
class BarItem:
    """An item on the bar; `words` is the top of the line that says what it is."""

    item: BudgetItem
    top: float
    bottom: float
    words: float

    def edge_at(self, y: float) -> bool:
        """True when a height is near enough to the lower edge to take hold of it."""
        return self.bottom - min(_EDGE, (self.bottom - self.top) / 2) <= y <= self.bottom + 1

    def under(self, y: float) -> bool:
        """True when a height is on the block."""
        return self.top <= y < self.bottom


@dataclass(frozen=True)
class Scale:
    """All parts of a bar; `end` is where the session ends, `rest_words` the top of the line on what is free or over."""

    parts: tuple[BarItem, ...]
    per_minute: float
    end: float
    bottom: float
    rest_words: float

    def part_at(self, y: float) -> BarItem | None:
        """The part whose block is at this height."""
        return next((part for part in self.parts if part.under(y)), None)

    def words_at(self, y: float) -> BarItem | None:
        """The part whose line of words is at this height."""
        return next((part for part in self.parts if part.words <= y < part.words + LINE), None)

    def edge_at(self, y: float) -> BarItem | None:
        """The part whose lower edge is at this height; of two the lower, so that a thin one can be made longer."""
        return next((part for part in reversed(self.parts) if part.edge_at(y)), None)

    def place_at(self, y: float, key: str) -> int:
        """Among how many others (from the top) an item let go at this height comes to stand."""
        others = (part for part in self.parts if part.item.id != key)
        return sum(1 for part in others if (part.top + part.bottom) / 2 < y)


def height_for(budget: Budget) -> int:
    """Pixels a bar needs so that every item has its line of words."""
    lines = len(budget.items) + bool(budget.rest)
    return max(min(max(lines * _EACH, _SHORTEST), _TALLEST), lines * LINE, len(budget.items) * STRIPE * 2)


def scale_for(budget: Budget, height: float) -> Scale:
    """The parts of a bar of this height; what is longer than its session reaches below the session's end."""
    open_ones = STRIPE * budget.open
    per_minute = max(height - open_ones, 1) / max(budget.minutes, budget.planned, 1)
    tops, y = [], 0.0
    for item in budget.items:
        tall = STRIPE if item.minutes is None else max(item.minutes * per_minute, _THIN)
        tops.append((y, y + tall))
        y += tall
    end = min(budget.minutes * per_minute + open_ones, height) if budget.over else height
    middles = [(top + bottom) / 2 for top, bottom in tops] + ([(y + end) / 2] if budget.rest else [])
    words = spread(middles, height)
    parts = (BarItem(item, *edges, line) for item, edges, line in zip(budget.items, tops, words, strict=False))
    return Scale(tuple(parts), per_minute, end, y, words[-1] if words else 0.0)


def spread(middles: Sequence[float], height: float) -> list[float]:
    """The tops of lines of words, each as near to its middle as the others and the height let it be."""
    tops: list[float] = []
    for middle in middles:
        tops.append(max(middle - LINE / 2, tops[-1] + LINE if tops else 0.0))
    limit = height
    for nth in range(len(tops) - 1, -1, -1):
        tops[nth] = min(tops[nth], limit - LINE)
        limit = tops[nth]
    return tops
