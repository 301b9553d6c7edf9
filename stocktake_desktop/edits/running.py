"""What a person presses on the day: start, next, back, hold, resume, end, skip; what is late, what is noted later.

Every verb is told the time, `now`, in wall-clock time of the meeting to the second. The plan itself stays as it is.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from stocktake_desktop.edits.floor import let_session_go_on, resume_turn, take_floor_back
from stocktake_desktop.edits.holds import Noted, clocks_of, end_turns, hold_again, let_go
from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.edits.turns import begin_first_turn, take_turns_back
from stocktake_desktop.models import Actual, Appearance, EditRefused, Plan, Segment, SessionBlock, SpeakingTurn
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.real_time import latest
from stocktake_desktop.planning.running import (
    UNDER_WAY,
    UNNOTED,
    Item,
    State,
    actual_of,
    date_on_site,
    next_segment,
    next_session,
    planned_start,
    segment_under_way,
    session_under_way,
    sessions_in,
    state_of,
)
from stocktake_desktop.words import _


def start_item(plan: Plan, item_id: str, now: datetime) -> None:
    """Start a session, with its first segment, or a segment, with its session; what was skipped may start after all."""
    item = _item(plan, item_id)
    state = state_of(item)
    if state in UNDER_WAY:
        raise EditRefused(_("{title} has started already.").format(title=named(item.title)))
    if state is State.DONE:
        raise EditRefused(_("{title} is over; take that back first.").format(title=named(item.title)))
    with plan.edit(_("Start {title}").format(title=named(item.title))):
        _start(plan, item, now)


def go_to_next(plan: Plan, room_id: str | None, now: datetime) -> None:
    """End what runs in a room and start what comes next: the session's next segment, else the room's next session."""
    date = date_on_site(plan.meeting, now)
    running = session_under_way(plan.meeting, room_id, date)
    segment = next_segment(running) if running is not None else None
    by_clock, not_noted = now if running is None else None, project(plan.meeting, now).not_noted
    following = segment or next_session(plan.meeting, room_id, date, by_clock, not_noted)
    if following is None and running is None:
        raise EditRefused(_("Nothing more is planned here today."))
    words = _("Next: {title}").format(title=named(following.title)) if following else _("End the last session")
    with plan.edit(words):
        if running is not None and segment is None:
            _end(plan, running, now)
        if following is not None:
            _start(plan, following, now)


def go_back(plan: Plan, room_id: str | None, now: datetime) -> None:
    """Take back what was pressed last in a room today; presses of one second are taken back together."""
    items = list(_items_in(plan, room_id, now))
    running = session_under_way(plan.meeting, room_id, date_on_site(plan.meeting, now))
    held = clocks_of(running)[-1] if running is not None else None
    blocks = sessions_in(plan.meeting, room_id, date_on_site(plan.meeting, now))
    noted: list[Noted] = [*filter(None, map(actual_of, items)), *(turn for block in blocks for turn in block.turns)]
    moments = [moment for one in noted for moment in _moments(one)]
    last = latest(plan.meeting, moments) if moments else None
    if last is None:
        raise EditRefused(_("Nothing has been pressed here today."))
    resumed = running if held is not None and held.held_seconds and held.held_since is None else None
    what = _("Resume {title}").format(title=named(resumed.title)) if resumed else _pressed_at(last, noted)
    with plan.edit(_("Back: {what}").format(what=what)):
        if resumed is not None:
            for one in clocks_of(resumed):
                hold_again(one, now)
        else:
            for item in items:
                _take_back(plan, item, last)
            for block in blocks:
                take_turns_back(plan, block, last)


def hold_item(plan: Plan, session_id: str, now: datetime) -> None:
    """Stop the clock of a running session and of its running segment."""
    block = plan.session(session_id)
    _must_be(block, State.RUNNING, _("{title} is not running."))
    with plan.edit(_("Hold {title}").format(title=named(block.title))):
        for noted in clocks_of(block):
            noted.held_since = now


def resume_item(plan: Plan, session_id: str, now: datetime) -> None:
    """Let a held session and its segment go on."""
    block = plan.session(session_id)
    _must_be(block, State.HELD, _("{title} is not held."))
    with plan.edit(_("Resume {title}").format(title=named(block.title))):
        let_session_go_on(block, now)


def end_item(plan: Plan, item_id: str, now: datetime) -> None:
    """End a session with the segment that runs in it, or a segment alone."""
    item = _item(plan, item_id)
    if state_of(item) not in UNDER_WAY:
        raise EditRefused(_("{title} is not running.").format(title=named(item.title)))
    with plan.edit(_("End {title}").format(title=named(item.title))):
        _end(plan, item, now)


def skip_item(plan: Plan, item_id: str, now: datetime) -> None:
    """Leave a session or segment out today; it stays in the plan and may be started after all."""
    item = _item(plan, item_id)
    if state_of(item) not in UNNOTED:
        raise EditRefused(_("{title} has been under way already; end it instead.").format(title=named(item.title)))
    with plan.edit(_("Skip {title}").format(title=named(item.title))):
        actual = _actual(plan, item)
        actual.ended, actual.is_skipped = now, True


def record_times(plan: Plan, item_id: str, started: datetime | None, ended: datetime | None) -> None:
    """Note when a session or segment really began or ended; a time that is not given stays as it is noted."""
    item = _item(plan, item_id)
    known = actual_of(item)
    begun = started or (known.started if known else None)
    over = ended or (known.ended if known and not known.is_skipped else None)
    if started is None and ended is None:
        raise EditRefused(_("Say when it started, when it ended, or both."))
    if begun is not None and over is not None and over < begun:
        raise EditRefused(_("{title} cannot end before it starts.").format(title=named(item.title)))
    with plan.edit(_("Note the times of {title}").format(title=named(item.title))):
        actual = _actual(plan, item)
        if over is not None:
            let_go(actual, over)
            end_turns(item, over)
        actual.started, actual.ended, actual.is_skipped = begun, over, False


def expect_late(plan: Plan, late_id: str, not_before: datetime | None) -> None:
    """Note that a session begins, or somebody in it comes, not before a moment of its day; None takes that back."""
    late = plan.find(SessionBlock, late_id) or plan.get(Appearance, late_id)
    block = late if isinstance(late, SessionBlock) else late.session
    name = named(block.title) if late is block else called(late)
    planned = planned_start(block)
    if not_before is None:
        title = _("{name} is no longer expected late").format(name=name)
    elif planned is None or state_of(block) not in (State.PLANNED, *UNDER_WAY):
        raise EditRefused(_("{title} is not to come.").format(title=named(block.title)))
    elif not_before <= planned:
        words = _("{title} is planned for {time}; write a later time.")
        raise EditRefused(words.format(title=named(block.title), time=f"{planned:%H:%M}"))
    elif not_before.date() != planned.date():
        raise EditRefused(_("{title} is on another day.").format(title=named(block.title)))
    else:
        title = _("Expect {name} not before {time}").format(name=name, time=f"{not_before:%H:%M}")
    with plan.edit(title):
        late.not_before = not_before


def _start(plan: Plan, item: Item, now: datetime) -> None:
    if isinstance(item, Segment):
        before = segment_under_way(item.session)
        if before is not None:
            _end(plan, before, now)
        if state_of(item.session) not in UNDER_WAY:
            _start_session(plan, item.session, now)
        let_go(_actual(plan, item.session), now)
        _begin(plan, item, now)
        return
    _start_session(plan, item, now)
    if (first := next_segment(item)) is not None:
        _begin(plan, first, now)


def _start_session(plan: Plan, block: SessionBlock, now: datetime) -> None:
    if block.day is None:
        raise EditRefused(_("{title} is parked; place it first.").format(title=named(block.title)))
    if state_of(block) is State.DONE:
        raise EditRefused(_("{title} is over; take that back first.").format(title=named(block.title)))
    there = session_under_way(plan.meeting, block.room_id, block.day.date) if block.room_id else None
    if there is not None:
        words = _("{title} is still under way in {room}; end it first.")
        raise EditRefused(words.format(title=named(there.title), room=named(there.room.name if there.room else "")))
    _begin(plan, block, now)


def _begin(plan: Plan, item: Item, now: datetime) -> None:
    actual = _actual(plan, item)
    actual.started, actual.ended, actual.is_skipped = now, None, False
    begin_first_turn(plan, item, now)


def _end(plan: Plan, item: Item, now: datetime) -> None:
    if isinstance(item, SessionBlock):
        take_floor_back(item, now)
        if (segment := segment_under_way(item)) is not None:
            _end(plan, segment, now)
    end_turns(item, now)
    actual = _actual(plan, item)
    let_go(actual, now)
    actual.ended = latest(plan.meeting, (now, actual.started or now))


def _items_in(plan: Plan, room_id: str | None, now: datetime) -> Iterator[Item]:
    for block in sessions_in(plan.meeting, room_id, date_on_site(plan.meeting, now)):
        yield block
        yield from block.segments


def _pressed_at(moment: datetime, noted: Sequence[Noted]) -> str:
    """What was pressed at a moment, in the words of its own step: what began then, else what was held or ended."""
    started, held, ended = (
        [one for one in noted if getattr(one, name) == moment] for name in ("started", "held_since", "ended")
    )
    one = (started or held or ended)[0]
    if isinstance(one, SpeakingTurn) and not held:
        return (_("{name} has the floor") if started else _("{name} has spoken")).format(name=named(one.spoken_as))
    words = _("Start {title}") if started else _("Hold {title}") if held else _("End {title}")
    if isinstance(one, Actual) and one.is_skipped:
        words = _("Skip {title}")
    return words.format(title=named((one.segment or one.session).title))


def _moments(noted: Noted) -> Iterator[datetime]:
    yield from (moment for moment in (noted.started, noted.ended, noted.held_since) if moment is not None)


def _take_back(plan: Plan, item: Item, moment: datetime) -> None:
    actual = actual_of(item)
    if actual is None:
        return
    if actual.started == moment:
        plan.remove(actual)
        return
    if actual.ended == moment:
        actual.ended, actual.is_skipped = None, False
        if isinstance(item, SessionBlock):
            resume_turn(item, moment)
    if actual.held_since == moment:
        actual.held_since = None
    if actual.started is None and actual.ended is None:
        plan.remove(actual)


def _actual(plan: Plan, item: Item) -> Actual:
    actual = actual_of(item)
    if actual is None:
        session, segment = (item.session, item) if isinstance(item, Segment) else (item, None)
        actual = plan.add(Actual(session=session, segment=segment, held_seconds=0, is_skipped=False))
    return actual


def _item(plan: Plan, item_id: str) -> Item:
    return plan.find(SessionBlock, item_id) or plan.get(Segment, item_id)


def _must_be(item: Item, state: State, words: str) -> None:
    if state_of(item) is not state:
        raise EditRefused(words.format(title=named(item.title)))
