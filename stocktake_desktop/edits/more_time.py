"""More time is asked of somebody else after a limit that is in their hands, and they grant it or refuse.

A hard stop that was granted waits in the room it was asked for; a meal that waits begins later in the plan.
"""

from datetime import datetime

from stocktake_desktop.edits.blocks import lock_block, resize_block
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import (
    Day,
    EditRefused,
    HardStop,
    Plan,
    Room,
    SessionBlock,
    TimeAnswer,
    TimeRequest,
    check_value,
)
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.planning.more_time import last_request, limit_called, request_words, waits_until
from stocktake_desktop.words import _


def ask_more_time(plan: Plan, wanted: AskMoreTime) -> str:
    """Note that a limit was asked to wait; what was asked of it before, and is not answered, is asked no longer."""
    day = plan.get(Day, wanted.day_id)
    room = plan.get(Room, wanted.room_id) if wanted.room_id is not None else None
    title, minute = _limit(plan, day, wanted)
    if wanted.until <= minute:
        words = _("{until} is not later than {time}.")
        raise EditRefused(words.format(until=end_clock(wanted.until), time=end_clock(minute)))
    for field in ("until", "answer_by"):
        check_value(TimeRequest, field, getattr(wanted, field))
    words = _("Ask for more time: {limit}, until {until}")
    limit = _("{time} {title}").format(time=clock(minute), title=named(title))
    with plan.edit(words.format(limit=limit, until=end_clock(wanted.until))):
        before = last_request(day, wanted.room_id, wanted.subject)
        if before is not None and before.answer is TimeAnswer.OPEN:
            plan.remove(before)
        request = TimeRequest(meeting=plan.meeting, day=day, room=room, subject=wanted.subject, title=title)
        request.minute, request.until, request.answer_by = minute, wanted.until, wanted.answer_by
        request.asked_at, request.answer = wanted.asked_at, TimeAnswer.OPEN
        plan.add(request)
    return request.id


def answer_request(plan: Plan, request_id: str, answer: TimeAnswer, now: datetime, by: str = "") -> None:
    """Note what was answered, at what time and by whom; a meal for which it was granted begins later from now on."""
    request = plan.get(TimeRequest, request_id)
    limit = limit_called(request)
    if request.answer is not TimeAnswer.OPEN:
        raise EditRefused(_("That was answered: {limit}, {words}.").format(limit=limit, words=request_words(request)))
    if answer is TimeAnswer.OPEN:
        raise EditRefused(_("An answer is granted or refused."))
    check_value(TimeRequest, "answered_by", by)
    words = _("{limit}: {until} granted") if answer is TimeAnswer.GRANTED else _("{limit}: {until} refused")
    with plan.edit(words.format(limit=limit, until=end_clock(request.until))):
        request.answer, request.answered_at, request.answered_by = answer, now, by.strip()
        meal = plan.find(SessionBlock, request.subject)
        if answer is TimeAnswer.GRANTED and meal is not None and meal.day is request.day:
            _let_begin(plan, meal, request.until)


def _limit(plan: Plan, day: Day, wanted: AskMoreTime) -> tuple[str, int]:
    """What the limit is called, and the minute at which it is for the room."""
    stop, session = plan.find(HardStop, wanted.subject), plan.find(SessionBlock, wanted.subject)
    if stop is not None and stop.day is day:
        return stop.title or _("hard stop"), waits_until(stop, wanted.room_id)
    if session is not None and session.day is day and session.start is not None:
        return session.title, session.start
    raise EditRefused(_("There is no such limit on day {number}.").format(number=day.number))


def _let_begin(plan: Plan, session: SessionBlock, minute: int) -> None:
    """Let a session begin later and end when it was to end, locked as before."""
    at, locked = session.placed, session.locked
    if not at.start < minute < at.end:
        return
    if locked:
        lock_block(plan, session.id, False)
    resize_block(plan, session.id, minute, at.end - minute)
    if locked:
        lock_block(plan, session.id, True)
