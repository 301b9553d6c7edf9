"""What a script names in words: the session or the room it means, and whether its plan may be written."""

from datetime import datetime

from stocktake_desktop.models import Person, Plan, PlanError, Room, SessionBlock
from stocktake_desktop.planning.folding import folded, same_name
from stocktake_desktop.words import _


def may_write(plan: Plan, dry_run: bool = False) -> None:
    """PlanError when the plan is open elsewhere and something is to be written into it."""
    if plan.read_only and not dry_run:
        raise PlanError(_("{path} is open elsewhere; close it there first.").format(path=plan.path))


def find_session(plan: Plan, words: str) -> SessionBlock:
    """The session with this id or title; a part of the title is enough when only one has it."""
    wanted = folded(words)
    sessions = plan.meeting.sessions
    exact = [block for block in sessions if block.id == words or folded(block.title) == wanted]
    found = exact or [block for block in sessions if wanted in folded(block.title)]
    if not found:
        raise PlanError(_("No session is called {words}.").format(words=words))
    if len(found) > 1:
        titles = "; ".join(f"{block.title} ({block.id})" for block in found)
        raise PlanError(_("{words} may be any of these: {titles}.").format(words=words, titles=titles))
    return found[0]


def find_room(plan: Plan, words: str) -> Room:
    """The room with this id or name."""
    for room in plan.meeting.rooms:
        if words == room.id or same_name(words, room.name):
            return room
    raise PlanError(_("No room is called {words}.").format(words=words))


def find_person(plan: Plan, words: str) -> Person:
    """The person with this id or name; a part of the name is enough when only one has it."""
    wanted = folded(words)
    people = plan.meeting.people
    exact = [person for person in people if person.id == words or folded(person.name) == wanted]
    found = exact or [person for person in people if wanted in folded(person.name)]
    if not found:
        raise PlanError(_("No person is called {words}.").format(words=words))
    if len(found) > 1:
        names = "; ".join(f"{person.name} ({person.id})" for person in found)
        raise PlanError(_("{words} may be any of these: {titles}.").format(words=words, titles=names))
    return found[0]


def must_have_day(plan: Plan, now: datetime) -> None:
    """PlanError when no day of the meeting goes on at a moment."""
    from stocktake_desktop.planning.projection import day_of

    if day_of(plan.meeting, now) is None:
        days = ", ".join(sorted(day.date.isoformat() for day in plan.meeting.days))
        words = _("{date} is no day of this meeting; its days are: {days}.")
        raise PlanError(words.format(date=now.date().isoformat(), days=days or "–"))
