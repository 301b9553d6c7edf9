"""What a session's minutes are spent on, in words."""

from dataclasses import dataclass

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.words import _, ngettext


@dataclass(frozen=True)
class Budget:
    """The minutes of the segments against those of the session."""

    planned: tuple[int, ...]
    minutes: int
    without: int = 0
    """How many segments have no minutes yet."""

    @property
    def over(self) -> int:
        """Minutes planned beyond the session's own; 0 when they fit."""
        return max(sum(self.planned) - self.minutes, 0)

    @property
    def words(self) -> str:
        """ "20 + 60 + 50 = 130 of 165 min, 35 min unplanned"; empty when no segment has minutes."""
        if not self.planned:
            return ""
        total = sum(self.planned)
        sums = f"{' + '.join(map(str, self.planned))} = {total}" if len(self.planned) > 1 else str(total)
        words = _("{sums} of {minutes} min, {rest}").format(sums=sums, minutes=self.minutes, rest=self._rest(total))
        if self.without:
            words += ngettext(" ({n} without minutes)", " ({n} without minutes)", self.without).format(n=self.without)
        return words

    def _rest(self, total: int) -> str:
        if self.over:
            return _("{n} min over").format(n=self.over)
        rest = self.minutes - total
        return _("{n} min unplanned").format(n=rest) if rest else _("all planned")


def budget_of(block: SessionBlock) -> Budget:
    """The budget of a session."""
    planned = tuple(segment.minutes for segment in block.segments if segment.minutes)
    return Budget(planned, block.minutes, sum(1 for segment in block.segments if segment.minutes is None))
