"""How far down a page a minute of the day stands: all to one scale, but for hours in which nothing is on."""

from collections.abc import Sequence
from itertools import chain, pairwise

from stocktake_desktop.sheets.kinds.glance.glance_grid import HOUR

QUIET, QUIETEST = 30.0, 15.0
"""A run of quiet hours is drawn as tall as so many minutes of the others; and where more room is needed."""


class HourScale:
    """Minutes of the day over some height; `quiet` runs of hours are drawn shorter, `minute` is the height of one.

    A quiet run is as tall as `short` minutes.
    """

    def __init__(
        self,
        hours: tuple[int, int],
        quiet: Sequence[tuple[int, int]],
        top: float,
        height: float,
        tallest: float,
        short: float = QUIET,
    ) -> None:
        self.first, self.last = hours
        self.quiet, self.top, self.short = quiet, top, short
        usual = self.last - self.first - sum(last - first for first, last in quiet) + short * len(quiet)
        self.minute = min(height / usual, tallest)

    def y_of(self, minute: int) -> float:
        """Where a minute of the day is."""
        y = self.top
        for first, last in pairwise(sorted({self.first, self.last, *chain(*self.quiet)})):
            share = min(1.0, max(0.0, (minute - first) / (last - first)))
            y += share * self.minute * (self.short if (first, last) in self.quiet else last - first)
        return y

    @property
    def hours(self) -> list[int]:
        """The full hours that are named: none within a quiet run."""
        inner = {hour for first, last in self.quiet for hour in range(first + HOUR, last, HOUR)}
        return [hour for hour in range(self.first, self.last + 1, HOUR) if hour not in inner]
