"""More time asked of somebody else: until when a limit waits in a room, and what became of the asking.

Whom a limit belongs to is not said anywhere: interpreters, security, who closes the room, who serves the meal. The
answer is theirs, and counts for the room it was asked for.
"""

from stocktake_desktop.models import Day, HardStop, TimeAnswer, TimeRequest
from stocktake_desktop.planning.brevity import brief
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.words import _


def waits_until(stop: HardStop, room_id: str | None) -> int:
    """The minute of the day until which a hard stop waits in a room: its own, or the last that was granted."""
    there = (one for one in stop.day.time_requests if (one.subject, one.room_id) == (stop.id, room_id))
    return max((stop.minute, *(one.until for one in there if one.answer is TimeAnswer.GRANTED)))


def stop_minutes(day: Day, room_id: str | None) -> list[int]:
    """The minutes until which the hard stops of a day wait in a room, in their order."""
    return [waits_until(stop, room_id) for stop in day.hard_stops]


def last_request(day: Day, room_id: str | None, subject: str) -> TimeRequest | None:
    """What was asked last of a limit for a room, answered or not."""
    there = [one for one in day.time_requests if (one.subject, one.room_id) == (subject, room_id)]
    return max(there, key=lambda one: (one.asked_at, one.id), default=None)


def requests_of(day: Day) -> list[TimeRequest]:
    """All that was asked on a day, answered or not, in the order in which it was asked."""
    return sorted(day.time_requests, key=lambda one: (one.asked_at, one.minute, one.id))


def open_requests(day: Day, room_id: str | None) -> list[TimeRequest]:
    """What was asked for a room and is not answered yet, in the order of the day."""
    there = [one for one in day.time_requests if one.room_id == room_id and one.answer is TimeAnswer.OPEN]
    return sorted(there, key=lambda one: (one.minute, one.title, one.id))


def limit_called(request: TimeRequest) -> str:
    """The limit that was asked to wait: "13:00 interpretation ends"."""
    return _("{time} {title}").format(time=end_clock(request.minute), title=brief(" ".join(request.title.split())))


def asked_of(request: TimeRequest) -> str:
    """The limit and how it stands: "13:00 interpretation ends: asked 13:00 → 13:10, not answered"."""
    return _("{limit}: {words}").format(limit=limit_called(request), words=request_words(request))


def request_words(request: TimeRequest) -> str:
    """How it stands: "asked 13:00 → 13:10, not answered", "13:10 granted, Ms Okafor"."""
    time, until = end_clock(request.minute), end_clock(request.until)
    words = {
        TimeAnswer.OPEN: _("asked {time} → {until}, not answered"),
        TimeAnswer.GRANTED: _("{until} granted"),
        TimeAnswer.REFUSED: _("{until} refused"),
    }[request.answer]
    return _(", ").join(filter(None, (words.format(time=time, until=until), " ".join(request.answered_by.split()))))
