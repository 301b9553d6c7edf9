"""Fixes: what could be done about a finding. Proposals only, as plain data; `edits.fixes` applies them."""

from collections.abc import Callable, Iterable, Mapping

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.contents import fit_minutes, say_once
from stocktake_desktop.planning.fixes.fix import Fix
from stocktake_desktop.planning.fixes.numbers import count_again
from stocktake_desktop.planning.fixes.presence import questions_sent, the_other_way_round, there_in_time
from stocktake_desktop.planning.fixes.rooms import free_room, larger_room, rooms_for_all
from stocktake_desktop.planning.fixes.times import (
    around_the_break,
    close_gap,
    end_by_the_stop,
    into_the_day,
    one_after_the_other,
    time_to_walk,
)
from stocktake_desktop.planning.fixes.who import (
    alternates_step_in,
    another_in_the_role,
    confirm,
    in_one_place_only,
    reports_of_all,
    somebody_to_chair,
    somebody_to_report,
)

__all__ = ["PROPOSALS", "Fix", "fixes_for"]

Proposal = Callable[[Meeting, Finding], Iterable[Fix]]

PROPOSALS: Mapping[str, tuple[Proposal, ...]] = {
    "room-overlap": (one_after_the_other, free_room),
    "person-double-booked": (in_one_place_only, one_after_the_other),
    "person-absent": (there_in_time, in_one_place_only),
    "end-before-start": (the_other_way_round,),
    "outside-day": (into_the_day,),
    "crosses-break": (around_the_break,),
    "role-not-allowed": (another_in_the_role,),
    "questions-late": (questions_sent,),
    "placeholder-open": (alternates_step_in,),
    "parallel-without-rooms": (rooms_for_all,),
    "duplicate-number": (count_again,),
    "missing-number": (count_again,),
    "numbering": (count_again,),
    "gap": (close_gap,),
    "budget-over": (fit_minutes,),
    "budget-under": (fit_minutes,),
    "after-hard-stop": (end_by_the_stop,),
    "session-without-chair": (somebody_to_chair,),
    "group-without-rapporteur": (somebody_to_report,),
    "reporting-incomplete": (reports_of_all,),
    "text-repeated": (say_once,),
    "capacity": (larger_room,),
    "turnaround": (time_to_walk,),
    "unconfirmed": (confirm,),
}
"""What may be proposed for each code of a finding, the likeliest first."""


def fixes_for(meeting: Meeting, finding: Finding) -> list[Fix]:
    """What could be done about a finding, the likeliest first; empty where only a person can know."""
    return [fix for proposal in PROPOSALS.get(finding.code, ()) for fix in proposal(meeting, finding)]
