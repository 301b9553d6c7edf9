"""What a step leads to, before it is done: what is found before and after it, and who is to be elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass

from stocktake_desktop.edits.fix_results import Tally, standing_findings, tally_of
from stocktake_desktop.models import Changes, Organisation, Person, Plan
from stocktake_desktop.planning.changes.whom import agenda
from stocktake_desktop.planning.findings import FindingsBook
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.reach import reach


@dataclass(frozen=True)
class OutcomeForeseen:
    """What a step leads to."""

    before: Tally
    after: Tally
    new: tuple[str, ...] = ()
    """What is found after it and was not before, each a sentence."""
    elsewhere: tuple[str, ...] = ()
    """The names of those who are to be elsewhere, or at another time."""


def foresee_outcome(
    plan: Plan, act: Callable[[], object], book: FindingsBook, look: Callable[[], object] = lambda: None
) -> OutcomeForeseen:
    """Do `act`, a verb, look around, and take it back; EditRefused where it may not be done.

    `book` holds what is found in the plan now, and does again. `look` may look at the plan as it would be.
    """
    seen: list[Changes] = []
    found: list[OutcomeForeseen] = []
    now, places = standing_findings(plan, book), agenda(plan.meeting)

    def look_around(changes: Changes) -> None:
        seen.append(changes)
        book.refresh(reach(plan, changes))
        after, there = standing_findings(plan, book), agenda(plan.meeting)
        known = {finding.key for finding in now}
        new = tuple(finding.message for finding in after if finding.key not in known)
        moved = [key for key in {**there, **places} if there.get(key) != places.get(key)]
        names = tuple(sorted(name for key in moved if (name := _name(plan, key))))
        found.append(OutcomeForeseen(tally_of(now), tally_of(after), new, names))
        look()

    try:
        plan.rehearse(act, look_around)
    finally:
        for changes in seen:
            book.refresh(reach(plan, changes))
    return found[0] if found else OutcomeForeseen(tally_of(now), tally_of(now))


def _name(plan: Plan, row_id: str) -> str:
    row = plan.find(Person, row_id) or plan.find(Organisation, row_id)
    return telling_name(row) if row is not None else ""
