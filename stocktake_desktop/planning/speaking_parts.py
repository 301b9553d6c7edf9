"""Who spoke, who speaks and who is still to speak on what runs in a session, as parts of one length of time."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from operator import itemgetter

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import length_words, seconds_of, seconds_used, spoken
from stocktake_desktop.planning.own_clock import coming, own_clock
from stocktake_desktop.planning.running import actual_of
from stocktake_desktop.planning.turns import item_under_way, seconds_spoken, turns_of
from stocktake_desktop.words import _


class PartStage(Enum):
    """How far somebody has come who speaks in turn."""

    SPOKE = auto()
    SPEAKS = auto()
    AHEAD = auto()


@dataclass(frozen=True)
class SpeakingPart:
    """Somebody who speaks in turn, with the seconds that are `given` (None: as many as it takes) and `used`."""

    name: str
    stage: PartStage
    given: int | None
    used: int = 0

    @property
    def seconds(self) -> int:
        """How long the part is: what was used; while it lasts, and before, what is given if that is more."""
        return self.used if self.stage is PartStage.SPOKE else max(self.used, self.given or 0)

    @property
    def over(self) -> int:
        """Seconds beyond what was given."""
        return max(0, self.used - self.given) if self.given is not None else 0

    @property
    def words(self) -> str:
        """ "Minister: speaks, 3 min of 10 min"."""
        open_ended, limited = {
            PartStage.SPOKE: (_("{name}: spoke {used}"), _("{name}: spoke {used} of {given}")),
            PartStage.SPEAKS: (_("{name}: speaks"), _("{name}: speaks, {used} of {given}")),
            PartStage.AHEAD: (_("{name}: to speak"), _("{name}: to speak, {given}")),
        }[self.stage]
        sentence = open_ended if self.given is None else limited
        return sentence.format(name=self.name, used=length_words(self.used), given=length_words(self.given or 0))


def speaking_parts(block: SessionBlock, now: datetime) -> tuple[SpeakingPart, ...]:
    """Everybody of the item under way in the order in which they speak; nobody before it begins."""
    item, own = item_under_way(block), own_clock(block, now)
    actual = actual_of(item) if item is not None else None
    if item is None or actual is None or actual.started is None:
        return ()
    segment_id = None if item is block else item.id
    named = [
        (turn.started, turn.spoken_as, None if turn.minutes is None else 60 * turn.minutes, seconds_spoken(turn, now))
        for turn in turns_of(item)
        if turn.ended is not None and turn.segment_id == segment_id
    ]
    heard: list[tuple[datetime, str, int | None, int]] = [
        (one.given_at, one.name, seconds_of(one), seconds_used(one))
        for one in spoken(block)
        if one.given_at is not None and one.given_at >= actual.started
    ]
    done = sorted(named + heard, key=itemgetter(0))
    over = [SpeakingPart(name, PartStage.SPOKE, given, used) for _at, name, given, used in done]
    speaks = [SpeakingPart(own.name, PartStage.SPEAKS, own.given, own.used)] if own is not None else []
    ahead = [SpeakingPart(one.name, PartStage.AHEAD, one.given) for one in coming(block)]
    return (*over, *speaks, *ahead)
