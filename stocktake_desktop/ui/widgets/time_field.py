"""Fields of forms for times of the day and for lengths, typed as people write them."""

from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, duration, end_clock, parse_minutes
from stocktake_desktop.planning.understood import NotUnderstood, understand_end, understand_start
from stocktake_desktop.ui.widgets.meant_field import MeantField
from stocktake_desktop.words import _

_STEP = 5
"""Minutes by which an arrow key changes a time or a length."""


class TimeLine(MeantField[int]):
    """A time of the day; its value is the minute (0–1439)."""

    def __init__(self, minute: int = 0) -> None:
        super().__init__()
        self.show_value(minute)

    def understand(self, typed: str) -> int:
        return understand_start(typed)

    def words_of(self, value: int) -> str:
        return clock(value)

    def stepped(self, value: int, step: int) -> int:
        return min(max(_next(value, step), 0), MINUTES_PER_DAY - 1)


class HourLine(MeantField[int]):
    """A full hour of the day (0–24)."""

    def __init__(self, hour: int) -> None:
        super().__init__()
        self.show_value(hour)

    def understand(self, typed: str) -> int:
        minute = understand_end(typed) if typed.strip().startswith("24") else understand_start(typed)
        if minute % 60:
            raise NotUnderstood(_("Write a full hour, such as 8:00."))
        return minute // 60

    def words_of(self, value: int) -> str:
        return end_clock(60 * value)

    def stepped(self, value: int, step: int) -> int:
        return min(max(value + step, 0), 24)


class LengthLine(MeantField[int]):
    """A length in minutes from the least to the most; with a least below 0, a sign is understood."""

    def __init__(self, minutes: int, least: int = 1, most: int = MINUTES_PER_DAY) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.show_value(minutes)

    def understand(self, typed: str) -> int:
        words = typed.strip()
        sign = -1 if words[:1] in ("-", "−", "–") else 1
        minutes = parse_minutes(words.lstrip("+-−–"))
        if minutes is None or (sign < 0 <= self._least):
            example = _("“{typed}” is not a length; write minutes such as 90, or 1:30.")
            raise NotUnderstood(example.format(typed=words))
        if not self._least <= sign * minutes <= self._most:
            bounds = _("Write a length from {least} to {most}.")
            raise NotUnderstood(bounds.format(least=self.words_of(self._least), most=self.words_of(self._most)))
        return sign * minutes

    def words_of(self, value: int) -> str:
        return f"−{duration(-value)}" if value < 0 else duration(value)

    def stepped(self, value: int, step: int) -> int:
        return min(max(_next(value, step), self._least), self._most)


def _next(value: int, step: int) -> int:
    """The next full five minutes up or down."""
    return (value // _STEP + 1) * _STEP if step > 0 else (-(-value // _STEP) - 1) * _STEP
