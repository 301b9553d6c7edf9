"""What a countdown says: the time left or over, and in which of its stages it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import given_words
from stocktake_desktop.planning.own_clock import OwnClock, item_clock
from stocktake_desktop.planning.warning_times import USUAL_WARNING
from stocktake_desktop.words import _

_SHARE = 0.2
_MINUS = "−"


class Stage(Enum):
    """How a countdown stands; each has a colour, a shape and words of its own."""

    WAITING = "waiting"
    RUNNING = "running"
    SOON = "soon"
    OVER = "over"
    HELD = "held"


@dataclass(frozen=True)
class Countdown:
    """Seconds `left` (negative when over) of the `whole`; without a whole nothing is counted. `held`: it stands.

    `warns` seconds before the end it is soon. `until` is the time of day it counts to, where it counts to one.
    """

    left: int = 0
    whole: int | None = None
    held: bool = False
    warns: int | None = None
    until: str = ""

    @property
    def stage(self) -> Stage:
        """Soon is from the warning on; where none is said the last minute, or the last fifth of a short item."""
        if self.whole is None:
            return Stage.WAITING
        if self.held:
            return Stage.HELD
        if self.left <= 0:
            return Stage.OVER
        return Stage.SOON if self.left <= self._warns else Stage.RUNNING

    @property
    def share(self) -> float:
        """How much of the whole is left, from 0 to 1."""
        return max(0.0, min(1.0, self.left / self.whole)) if self.whole else 0.0

    @property
    def notch(self) -> float | None:
        """At which share the warning begins; None while nothing is counted, and where there is no warning."""
        return self._warns / self.whole if self.whole and self._warns else None

    @property
    def digits(self) -> str:
        """ "12:05", "1:02:05", or "−0:35" when it is over; a dash while nothing is counted."""
        if self.whole is None:
            return "–"
        minutes, seconds = divmod(abs(self.left), 60)
        hours, minutes = divmod(minutes, 60)
        sign = _MINUS if self.left < 0 else ""
        return f"{sign}{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{sign}{minutes}:{seconds:02d}"

    @property
    def words(self) -> str:
        """What the digits are, so that it is never told by colour alone: "left of 10 min", "over since 10:45"."""
        if self.whole is None:
            return ""
        if self.held:
            return _("suspended")
        if self.until:
            return (_("left to {time}") if self.left > 0 else _("over since {time}")).format(time=self.until)
        words = _("left of {length}") if self.left > 0 else _("over {length}")
        return words.format(length=given_words(self.whole))

    @property
    def _warns(self) -> float:
        usual: float = USUAL_WARNING if self.warns is None else self.warns
        return min(usual, (self.whole or 0) * _SHARE)


def own_countdown(clock: OwnClock | None) -> Countdown:
    """The time of whoever has the floor; nothing is counted while nobody has, or has it for as long as it takes."""
    return Countdown(clock.left, clock.given, clock.is_held, clock.warns) if clock is not None else Countdown()


def item_countdown(block: SessionBlock | None, now: datetime) -> Countdown:
    """The time of what runs in a session, whoever speaks in it."""
    clock = item_clock(block, now) if block is not None else None
    if clock is None:
        return Countdown()
    return Countdown(clock.left, clock.whole, clock.is_held, until=f"{clock.until:%H:%M}")
