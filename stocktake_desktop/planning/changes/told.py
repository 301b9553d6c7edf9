"""Who does not know yet what is otherwise: since a point of the history, or since they were last told."""

from typing import Any, NamedTuple

from stocktake_desktop.models import Organisation, Person, Plan
from stocktake_desktop.planning.changes.whom import Elsewhere, whom_to_tell


class Untold(NamedTuple):
    """A person or organisation, and what is otherwise for them than they know."""

    somebody: Person | Organisation
    moved: tuple[Elsewhere, ...]


def untold(plan: Plan, since: int) -> list[Untold]:
    """Whom to tell what, by the first session that concerns them.

    `since` is the number of an event of the log; who was told after it knows the programme as it stood then.
    """
    since = max(since, plan.log.begin)
    known = {key: max(number, since) for key, number in _last_told(plan).items()}
    found = []
    for number in sorted({since, *known.values()}):
        for key, moved in whom_to_tell(plan.meeting, plan.changed_since(number)).items():
            somebody = plan.find(Person, key) or plan.find(Organisation, key)
            if somebody is not None and known.get(key, since) == number:
                found.append(Untold(somebody, moved))
    return sorted(found, key=_order)


def last_printing(plan: Plan) -> int | None:
    """The number of the event in which paper that lies about was printed last; None where there is none."""
    events = {issue.event_id for issue in plan.meeting.sheet_issues if issue.lies_about}
    return max(plan.log.numbers_of(events).values(), default=None)


def last_telling(plan: Plan) -> int | None:
    """The number of the event in which somebody was told last; None where nobody was."""
    return max(_last_told(plan).values(), default=None)


def known_since(plan: Plan) -> int | None:
    """The number of the event since which people know the programme: the last telling, else the last printing."""
    told = last_telling(plan)
    return told if told is not None else last_printing(plan)


def _last_told(plan: Plan) -> dict[str, int]:
    """The number of the event in which each was last told, by the id of the person or organisation."""
    tellings = [telling for telling in plan.meeting.tellings if not telling.is_void]
    numbers = plan.log.numbers_of({telling.event_id for telling in tellings}) if tellings else {}
    last: dict[str, int] = {}
    for telling in tellings:
        last[telling.subject] = max(last.get(telling.subject, 0), numbers[telling.event_id])
    return last


def _order(one: Untold) -> tuple[Any, ...]:
    place = one.moved[0].now or one.moved[0].before
    return (place[:2] if place else (), one.somebody.name, one.somebody.id)
