"""What the card of a room says: what runs and how long it still may, what is next, and what can be pressed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from stocktake_desktop.models import Room, Segment, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock, end_clock, in_minutes, minute_of, nearest, span
from stocktake_desktop.planning.floor import given_words
from stocktake_desktop.planning.likely_ends import LikelyEnds, likely_end_words
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.planning.own_clock import OwnClock, coming_speakers, item_clock, own_clock, seconds_to_speak
from stocktake_desktop.planning.projection import Projection
from stocktake_desktop.planning.running import (
    Item,
    State,
    date_on_site,
    goes_by_itself,
    next_segment,
    next_session,
    planned_start,
    segment_under_way,
    session_under_way,
    sessions_in,
    state_of,
)
from stocktake_desktop.planning.speaking_parts import SpeakingPart, speaking_parts
from stocktake_desktop.planning.turns import item_under_way, yet_to_speak
from stocktake_desktop.planning.waiting import earliest_start
from stocktake_desktop.ui.on_site.countdown import Countdown, item_countdown, own_countdown
from stocktake_desktop.words import _, ngettext, term

_LEAST = 60
"""Seconds below which no speaker's time is cut by a minute."""
_NEARLY = 30
"""Seconds before the end of something from which on what comes next is due."""


class Press(Enum):
    """What can be pressed on the card of a room."""

    NEXT = auto()
    BACK = auto()
    HOLD = auto()
    RESUME = auto()
    END = auto()
    SKIP = auto()
    NEXT_SPEAKER = auto()
    MORE = auto()
    LESS = auto()


@dataclass(frozen=True)
class FloorFace:
    """Who has the floor and how long they still may, who is next, and what the item has left beside it.

    Nothing is counted while the chair speaks; the name of the next is empty where nobody is named.
    """

    name: str = ""
    rubric: str = ""
    countdown: Countdown = field(default_factory=Countdown)
    given: str = ""
    following: str = ""
    beside: str = ""
    still: str = ""
    """How long those still to speak need, of what stands beside."""
    is_short: bool = False
    """Whether those still to speak need more than there is."""
    parts: tuple[SpeakingPart, ...] = ()
    """Who spoke, speaks and is still to speak."""


@dataclass(frozen=True)
class RoomFace:
    """Everything the card of a room shows; its countdown is that of the item, whoever speaks."""

    room: str
    session_id: str | None
    title: str
    item: str
    planned: str
    countdown: Countdown
    following: str
    next_words: str
    presses: frozenset[Press]
    floor: FloorFace = field(default_factory=FloorFace)
    due: Press | None = None
    """What is to be pressed now, or should have been."""
    kind: SessionKind | None = None
    begins: str = ""
    """When what is ahead is expected to begin, while nothing runs: "begins 10:45"."""
    ends: str = ""
    """The time at which the session is expected to end."""
    ends_words: str = ""
    """How that stands to the plan."""
    is_last: bool = False
    """Whether nothing follows what runs: Next ends it."""


def starts_of(projection: Projection) -> dict[str, int]:
    """The minute of the day at which each session is expected to begin, by its id."""
    ahead = (session for room in projection.rooms for session in room.sessions)
    return {session.id: minute_of(nearest(session.start)) for session in ahead if session.start is not None}


def expected_start(block: SessionBlock, projection: Projection) -> str:
    """The time of day at which a session is expected to begin."""
    ahead = projection.of(block.id)
    return (time_of(ahead.start) if ahead is not None else None) or clock(block.placed.start)


def face_of_room(room: Room, now: datetime, projection: Projection, likely: LikelyEnds | None = None) -> RoomFace:
    """The face of a room's card at a moment of the meeting; with when its session is likely to end, where known."""
    meeting = room.meeting
    block = session_under_way(meeting, room.id, date_on_site(meeting, now))
    by_clock = now if block is None else None
    ahead = next_session(meeting, room.id, date_on_site(meeting, now), by_clock, projection.not_noted)
    segment = segment_under_way(block) if block is not None else None
    coming: Item | None = (next_segment(block) if block is not None else None) or ahead
    session = block or ahead
    expected = projection.of(session.id) if session else None
    begins, ends = (time_of(expected.start) or "", time_of(expected.end) or "") if expected else ("", "")
    planned_end = end_clock(session.placed.end) if session else ""
    return RoomFace(
        room=room.name,
        session_id=session.id if session else None,
        title=session.title if session else _("Nothing more today"),
        item=segment.title if segment else ("" if block else _("not started") if ahead else ""),
        planned=" · ".join(filter(None, (_planned(session, projection), _likely(session, likely or {})))),
        countdown=item_countdown(block, now),
        following=_following(coming, projection) if block is not None else _meanwhile(room, now),
        next_words=_next_words(block, coming),
        presses=_presses(block, coming) | _floor_presses(block, now),
        floor=_floor(block, now) if block is not None else FloorFace(),
        due=_due(block, ahead, now),
        kind=session.kind if session else None,
        begins=_("begins {time}").format(time=begins) if begins and block is None else "",
        ends=ends,
        ends_words=_("as planned") if ends == planned_end else _("planned {time}").format(time=planned_end),
        is_last=block is not None and coming is None,
    )


def _due(block: SessionBlock | None, ahead: SessionBlock | None, now: datetime) -> Press | None:
    """What runs is nearly over, or over; or what is ahead, and nobody is waited for, should begin."""
    if block is None:
        begins = [moment for moment in (planned_start(ahead), earliest_start(ahead)) if moment] if ahead else []
        return Press.NEXT if begins and (max(begins) - now).total_seconds() <= _NEARLY else None
    item, own, running = item_clock(block, now), own_clock(block, now), item_under_way(block)
    if item is None or item.is_held:
        return None
    if item.left <= _NEARLY:
        return Press.NEXT
    is_over = own is not None and own.given is not None and own.left <= _NEARLY
    return Press.NEXT_SPEAKER if is_over and running is not None and yet_to_speak(running) else None


def _floor(block: SessionBlock, now: datetime) -> FloorFace:
    own, item, ahead = own_clock(block, now), item_clock(block, now), coming_speakers(block)
    if own is None:
        return FloorFace(following=ahead[0] if ahead else "", parts=speaking_parts(block, now))
    to_speak, words = seconds_to_speak(block, now), item_countdown(block, now)
    minutes = in_minutes(to_speak)
    still = ngettext("{n} min still to speak", "{n} min still to speak", minutes).format(n=minutes) if to_speak else ""
    beside = " · ".join(filter(None, (f"{words.digits} {words.words}", still)))
    return FloorFace(
        own.name,
        _("Has the floor"),
        own_countdown(own),
        _("{given} given, began {time}").format(given=_given(own), time=f"{own.began:%H:%M:%S}"),
        ahead[0] if ahead else "",
        beside if item is not None else "",
        still,
        is_short=item is not None and to_speak > max(0, item.left),
        parts=speaking_parts(block, now),
    )


def _given(own: OwnClock) -> str:
    return given_words(own.given) if own.given is not None else _("no time")


def _floor_presses(block: SessionBlock | None, now: datetime) -> frozenset[Press]:
    """What can be pressed about who has the floor."""
    if block is None or (item := item_under_way(block)) is None:
        return frozenset()
    own, presses = own_clock(block, now), set[Press]()
    if yet_to_speak(item):
        presses.add(Press.NEXT_SPEAKER)
    if own is not None and own.given is not None:
        presses |= {Press.MORE, Press.LESS} if own.given > _LEAST else {Press.MORE}
    return frozenset(presses)


def _planned(block: SessionBlock | None, projection: Projection) -> str:
    """The time in the plan, and the one that is expected where it is another."""
    if block is None:
        return ""
    planned, ahead = span(block.placed.start, block.placed.end), projection.of(block.id)
    words = _("planned {time}").format(time=planned)
    if ahead is None or ahead.start is None or ahead.end is None:
        return words
    if ahead.squeezed_minutes:
        words = _("{planned} · loses {n} min").format(planned=words, n=ahead.squeezed_minutes)
    expected = f"{time_of(ahead.start)}–{time_of(ahead.end)}"
    return words if expected == planned else _("{planned} · expected {time}").format(planned=words, time=expected)


def _likely(block: SessionBlock | None, likely: LikelyEnds) -> str:
    band = likely.get(block.id) if block is not None else None
    return likely_end_words(band) if band is not None else ""


def _meanwhile(room: Room, now: datetime) -> str:
    """What goes on by itself while nothing is started."""
    blocks = [
        block
        for block in sessions_in(room.meeting, room.id, date_on_site(room.meeting, now))
        if goes_by_itself(block, now)
    ]
    current = next((block for block in blocks if block.placed.end > minute_of(now)), None)
    if current is None:
        return ""
    return _("Now: {title}, until {time}").format(title=current.title, time=end_clock(current.placed.end))


def _following(coming: Item | None, projection: Projection) -> str:
    if coming is None:
        return ""
    if isinstance(coming, Segment):
        return _("Next: {title}").format(title=coming.title)
    return _("Next: {time} {title}").format(time=expected_start(coming, projection), title=coming.title)


def _next_words(block: SessionBlock | None, coming: Item | None) -> str:
    """What the large button says: what it starts, so that nobody starts something else."""
    if coming is None:
        return _("Start") if block is None else _("End")
    title = " ".join(coming.title.split())
    if isinstance(coming, Segment) and not title:
        title = term(coming.kind.value, capital=True)
    if not title:
        return _("Start") if block is None else _("Next")
    return (_("Start: {title}") if block is None else _("Next: {title}")).format(title=title)


def _presses(block: SessionBlock | None, coming: Item | None) -> frozenset[Press]:
    presses = {Press.BACK}
    if block is not None:
        held = state_of(block) is State.HELD
        presses |= {Press.NEXT, Press.END, Press.RESUME if held else Press.HOLD}
    elif coming is not None:
        presses |= {Press.NEXT, Press.SKIP}
    return frozenset(presses)
