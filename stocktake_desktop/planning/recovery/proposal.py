"""What a proposal to recover a late day is: words, acts as plain data, and what would come of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from stocktake_desktop.models import TimeAnswer
from stocktake_desktop.planning.acts import Act


class Way(StrEnum):
    """How a proposal wins time, the gentlest first."""

    ABSORB = "absorb"
    BEGIN = "begin"
    SWAP = "swap"
    SLACK = "slack"
    STEP_IN = "step-in"
    QUESTIONS = "questions"
    ASK = "ask"
    SPEAKERS = "speakers"
    TOGETHER = "together"
    REMAINDER = "remainder"
    MOVE = "move"
    DROP = "drop"
    POSTPONE = "postpone"


class LimitKind(StrEnum):
    """What a day must not run into."""

    HARD_STOP = "hard-stop"
    LOCKED = "locked"
    CONTENTS = "contents"
    BREAK = "break"
    CEREMONY = "ceremony"
    END = "end"


class AskedLimit(NamedTuple):
    """What was asked of whom a limit belongs to: the request by its id, until when it is to wait, and the answer."""

    request_id: str
    until: int
    answer: TimeAnswer
    words: str


class Overrun(NamedTuple):
    """A session that runs into a limit, and by how many minutes."""

    session_id: str
    minutes: int


@dataclass(frozen=True)
class TimeLimit:
    """A time that is kept or missed: a hard stop, a locked session, lunch, a ceremony, the planned end of a room's day,
    or the end of a locked session that has to hold its contents.

    `minute` is the minute of the day; `missed_by` are the sessions that run into it.
    """

    id: str
    kind: LimitKind
    title: str
    minute: int
    missed_by: tuple[Overrun, ...] = ()
    subject: str = ""
    """The id of what it is the limit of, where a hard stop has one limit for each time at which it is."""
    asked: AskedLimit | None = None
    """What was asked last for the room that misses it."""

    @property
    def is_open(self) -> bool:
        """Whether it is missed by no more than was asked for, and nobody answered yet."""
        if self.asked is None or self.asked.answer is not TimeAnswer.OPEN:
            return False
        return 0 < self.over_minutes <= self.asked.until - self.minute

    @property
    def is_soft(self) -> bool:
        """True for the end of a room's day: worth a remark, but nothing has to keep it."""
        return self.kind is LimitKind.END

    @property
    def over_minutes(self) -> int:
        """By how much it is missed; 0 when it is kept."""
        return max((overrun.minutes for overrun in self.missed_by), default=0)

    @property
    def is_kept(self) -> bool:
        """True when nothing runs into it."""
        return self.over_minutes == 0


class NewTimes(NamedTuple):
    """A session that will not be as it was planned; minutes of the day. `is_placed` when the plan itself is changed."""

    session_id: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    is_placed: bool


class Clash(NamedTuple):
    """Somebody who would then be in two sessions at once."""

    person_id: str
    name: str
    first_id: str
    second_id: str


class CalledAt(NamedTuple):
    """When somebody is called in a session that waits, as a minute of the day; None for who is not called."""

    name: str
    minute: int | None
    is_guest: bool


class AskedFor(NamedTuple):
    """Hard stops that are to wait until a minute, if others agree by a minute; locked meals then begin late."""

    stops: tuple[str, ...]
    until: int
    by: int
    meals: tuple[str, ...]


@dataclass(frozen=True)
class Recovery:
    """A way to recover: its name in window and history, what it changes, what that costs, and its consequences.

    `over_minutes` is by how much the limit that is missed most would still be missed.
    """

    way: Way
    title: str
    changes: tuple[str, ...]
    acts: tuple[Act, ...]
    times: tuple[NewTimes, ...]
    limits: tuple[TimeLimit, ...]
    clashes: tuple[Clash, ...]
    price: str = ""
    """What it costs, in one line."""
    free_minutes: int = 0
    """Minutes for which nothing is planned any more, and something was."""
    calls: tuple[CalledAt, ...] = ()
    """Who speaks when in the session that waits for somebody."""
    asked: AskedFor | None = None
    """What it all depends on: minutes somebody has still to agree to; its limits are as if they had."""
    has_planned_clashes: bool = False
    """Whether somebody is in two sessions at once as planned already."""

    @property
    def over_minutes(self) -> int:
        """Minutes that still do not fit."""
        return most_over(self.limits)

    @property
    def is_open(self) -> bool:
        """Whether what is missed is missed only until it is granted."""
        missed = [limit for limit in self.limits if limit.over_minutes and not limit.is_soft]
        return bool(missed) and all(limit.is_open for limit in missed)

    @property
    def late_minutes(self) -> int:
        """By how much the day of a room ends later than planned, where nothing has to keep its end."""
        return max((limit.over_minutes for limit in self.limits if limit.is_soft), default=0)


@dataclass(frozen=True)
class Outlook:
    """What comes if nothing is done (`limits`), the ways to recover, the best first, and a word where none helps.

    `nothing` is the way of doing nothing, to hold the others against; there is none where the day is on time.
    """

    recoveries: tuple[Recovery, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    verdict: str = ""
    nothing: Recovery | None = None

    @property
    def over_minutes(self) -> int:
        """Minutes that do not fit if nothing is done."""
        return most_over(self.limits)


def most_over(limits: tuple[TimeLimit, ...]) -> int:
    """By how much the limit that is missed most is missed; 0 when all are kept, whatever is soft."""
    return max((limit.over_minutes for limit in limits if not limit.is_soft), default=0)
