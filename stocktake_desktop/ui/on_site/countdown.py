"""What a countdown says: the time left or over, and in which of three stages it is."""

from dataclasses import dataclass
from enum import Enum

from stocktake_desktop.words import _

_SOON = 60
_SHARE = 0.2


class Stage(Enum):
    """How a countdown stands; each has a colour, a shape and words of its own."""

    WAITING = "waiting"
    RUNNING = "running"
    SOON = "soon"
    OVER = "over"
    HELD = "held"


@dataclass(frozen=True)
class Countdown:
    """Seconds `left` (negative when over) of the `whole`; without a whole nothing is counted. `held`: it stands."""

    left: int = 0
    whole: int | None = None
    held: bool = False

    @property
    def stage(self) -> Stage:
        """Soon is the last minute, or the last fifth of an item shorter than five minutes."""
        if self.whole is None:
            return Stage.WAITING
        if self.held:
            return Stage.HELD
        if self.left <= 0:
            return Stage.OVER
        return Stage.SOON if self.left <= min(_SOON, self.whole * _SHARE) else Stage.RUNNING

    @property
    def share(self) -> float:
        """How much of the whole is left, from 0 to 1."""
        return max(0.0, min(1.0, self.left / self.whole)) if self.whole else 0.0

    @property
    def digits(self) -> str:
        """ "12:05", "1:02:05", or "+0:35" when it is over; a dash while nothing is counted."""
        if self.whole is None:
            return "–"
        minutes, seconds = divmod(abs(self.left), 60)
        hours, minutes = divmod(minutes, 60)
        sign = "+" if self.left < 0 else ""
        return f"{sign}{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{sign}{minutes}:{seconds:02d}"

    @property
    def words(self) -> str:
        """The stage in words, so that it is never told by colour alone."""
        return {
            Stage.WAITING: "",
            Stage.RUNNING: _("time left"),
            Stage.SOON: _("about to end"),
            Stage.OVER: _("time is up"),
            Stage.HELD: _("suspended"),
        }[self.stage]
