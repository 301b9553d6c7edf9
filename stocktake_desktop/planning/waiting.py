"""What is expected late: the sessions that wait, for whom, and until when at the earliest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from stocktake_desktop.models import Appearance, Meeting, Role, SessionBlock
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.head_count import speaking
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import UNDER_WAY, State, date_on_site, sessions_in, state_of
from stocktake_desktop.words import _


@dataclass(frozen=True)
class Wait:
    """A session waits until a moment, for somebody in it or (no name) as it is; the id is that of who is late."""

    id: str
    session_id: str
    title: str
    name: str
    not_before: datetime

    @property
    def words(self) -> str:
        """ "waits for the President, not before 10:18"."""
        time = f"{self.not_before:%H:%M}"
        if self.name:
            return _("waits for {name}, not before {time}").format(name=self.name, time=time)
        return _("begins not before {time}").format(time=time)


def waits_in(meeting: Meeting, room_id: str | None, now: datetime) -> list[Wait]:
    """What is expected late in a room on the day of `now`, in the order of the plan."""
    return [
        wait for block in sessions_in(meeting, room_id, date_on_site(meeting, now)) for wait in waits_of(block, now)
    ]


def waits_of(block: SessionBlock, now: datetime) -> list[Wait]:
    """What a session waits for: until it begins, and for somebody who has not come by then, until they do."""
    state = state_of(block)
    return [
        Wait(late.id, block.id, block.title, telling_name(late) if isinstance(late, Appearance) else "", moment)
        for late, moment in _late(block)
        if state is State.PLANNED or (state in UNDER_WAY and isinstance(late, Appearance) and now < moment)
    ]


def earliest_start(block: SessionBlock) -> datetime | None:
    """When a session that has not begun is known to begin at the earliest; None when nobody said so.

    For somebody who speaks later in it, it begins as much earlier.
    """
    moments = [moment - timedelta(minutes=minutes_before(late)) for late, moment in _late(block)]
    return max(moments) if moments and state_of(block) is State.PLANNED else None


def minutes_before(late: SessionBlock | Appearance) -> int:
    """Minutes of a session before somebody speaks in it: 0 for who leads it, or has no minutes of their own."""
    if isinstance(late, SessionBlock) or late.role in (Role.CHAIR, Role.MODERATOR) or not late.minutes:
        return 0
    block, minutes = late.session, 0
    if late.segment is not None:
        lengths = item_minutes(block)
        minutes = sum(lengths[one.id] for one in block.segments if one.position < late.segment.position)
    elif block.segments:
        return 0
    there = (one for one in block.appearances if one.segment_id == late.segment_id)
    return minutes + sum(speaking(one) or 0 for one in there if one.position < late.position)


def item_minutes(block: SessionBlock) -> dict[str, int]:
    """Minutes of each item of a session; those without any share what the others leave."""
    budget = budget_of(block)
    share = budget.free // budget.open if budget.open else 0
    return {item.id: share if item.minutes is None else item.minutes for item in budget.items}


def _late(block: SessionBlock) -> Iterator[tuple[SessionBlock | Appearance, datetime]]:
    """Who is late on the day on which the session is; a note of the day it stood on before no longer counts."""
    there: list[SessionBlock | Appearance] = [block, *block.appearances]
    for late in there:
        if late.not_before is not None and block.day is not None and late.not_before.date() == block.day.date:
            yield late, late.not_before
