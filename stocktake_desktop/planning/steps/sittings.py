"""How sessions follow each other: what opens a sitting, what goes on, what ends a day and what the conference."""

from datetime import date

from stocktake_desktop.models import LEADING_ROLES, SessionBlock, SessionKind, StepKind
from stocktake_desktop.planning.programme import in_order

_UNCHAIRED = frozenset({SessionKind.BREAK, SessionKind.REGISTRATION})
_GOES_ON_WITHIN = 5
"""Minutes between two sessions of a room for which nobody leaves it."""


def is_chaired(session: SessionBlock) -> bool:
    """False for breaks and registration, which nobody opens or closes."""
    return session.kind not in _UNCHAIRED


def opening_of(session: SessionBlock) -> StepKind:
    """Whether a sitting is opened with a session, or goes on with it."""
    before = [other for other in _same_room(session) if _gap(other, session) is not None]
    return StepKind.OPENING_SESSION if before else StepKind.OPENING_MEETING


def closing_of(session: SessionBlock) -> tuple[StepKind, SessionBlock | None]:
    """How a session ends, and with which one it goes on: a sitting is adjourned, only the last one is closed."""
    if session.placement is None:
        return StepKind.CLOSING_MEETING, None
    if session is _last_of_all(session):
        return StepKind.CLOSING_CONFERENCE, None
    later = [other for other in _same_room(session) if (other.start or 0) >= (session.end or 0)]
    if later and _gap(session, later[0]) is not None:
        return StepKind.CLOSING_SESSION, later[0]
    if later := later or _later(session):
        return StepKind.CLOSING_MEETING, later[0]
    return StepKind.CLOSING_DAY, _on_another_day(session)


def parallel_next(session: SessionBlock) -> list[SessionBlock]:
    """The sessions that follow at the same time in other rooms, so that one does not say where all go."""
    following = closing_of(session)[1]
    if following is None or following.day is None or following.room is session.room:
        return []
    both = [other for other in following.day.sessions if other.start == following.start and is_chaired(other)]
    return both if len(both) > 1 else []


def follows_at_once(session: SessionBlock, following: SessionBlock) -> bool:
    """Whether a session begins when the one before has ended."""
    return session.day is following.day and _gap(session, following) is not None


def _gap(session: SessionBlock, following: SessionBlock) -> int | None:
    """The minutes between them, None where it is no going on."""
    minutes = (following.start or 0) - (session.end or 0)
    return minutes if 0 <= minutes <= _GOES_ON_WITHIN else None


def _same_room(session: SessionBlock) -> list[SessionBlock]:
    """The other chaired sessions of the room that day, in order."""
    if session.day is None or session.room is None:
        return []
    there = [other for other in session.day.sessions if other.room is session.room and other is not session]
    return [other for other in in_order(there) if is_chaired(other)]


def _later(session: SessionBlock) -> list[SessionBlock]:
    """The chaired sessions later that day in other rooms, first those that are led by who leads this one."""
    leaders, end = _leaders(session), session.end or 0
    later = [other for other in (session.day.sessions if session.day else ()) if (other.start or 0) >= end]
    chaired = [other for other in in_order(later) if is_chaired(other)]
    return sorted(chaired, key=lambda other: leaders.isdisjoint(_leaders(other)))


def _leaders(session: SessionBlock) -> set[str]:
    leading = [one for one in session.appearances if one.role in LEADING_ROLES]
    return {who for one in leading if (who := one.person_id or one.organisation_id)}


def _on_another_day(session: SessionBlock) -> SessionBlock | None:
    """The first chaired session of the next day that has one, in the same room if it can be."""
    days = [day for day in session.meeting.days if session.day is not None and day.date > session.day.date]
    for day in sorted(days, key=lambda day: day.date):
        chaired = [other for other in in_order(day.sessions) if is_chaired(other)]
        here = [other for other in chaired if other.room is session.room and session.room is not None]
        if chaired:
            return (here or chaired)[0]
    return None


def _last_of_all(session: SessionBlock) -> SessionBlock | None:
    """The session that closes the conference: of those that end last, one meant to close it, else the only one.

    None where a session ends before others.
    """
    days, (date_of_it, end) = session.meeting.days, _end_of(session)
    if any(day.date > date_of_it and any(map(_is_sitting, day.sessions)) for day in days):
        return None
    placed = [other for day in days if day.date == date_of_it for other in day.sessions if _is_sitting(other)]
    if any((other.end or 0) > end for other in placed):
        return None
    last = [other for other in placed if (other.end or 0) == end]
    meant = [other for other in last if other.kind is SessionKind.CLOSING] or last
    return meant[0] if len(meant) == 1 else None


def _is_sitting(session: SessionBlock) -> bool:
    return session.placement is not None and is_chaired(session)


def _end_of(session: SessionBlock) -> tuple[date, int]:
    assert session.day is not None
    return session.day.date, session.end or 0
