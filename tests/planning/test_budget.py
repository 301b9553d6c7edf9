"""The sum of a session's minutes: a table of what is inside, and what is said of it."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.shifting import fit_to_contents
from stocktake_desktop.models import Role, SegmentKind, new_plan
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for

K, R = SegmentKind, Role
LONG = "Panel I – Global, regional, sub-regional and national perspectives"


def session(minutes, *segments, speakers=()):
    """A session of one day; each segment is a title, a kind, minutes and the (role, minutes) of its people."""
    plan = new_plan("Rivers")
    block = add_block(plan, "Panel", day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=minutes)
    for title, kind, length, *people in segments:
        segment = add_segment(plan, block, title, kind, length)
        for role, own in people:
            add_appearance(plan, block, Who(placeholder="Somebody"), role, segment_id=segment, minutes=own)
    for role, own in speakers:
        add_appearance(plan, block, Who(placeholder="Somebody"), role, minutes=own)
    return plan, plan.session(block)


FIVE = (R.PANELLIST, 5)
CASES = [
    (165, [("", K.INTRODUCTION, 5), (LONG, K.PANEL, 40, *[FIVE] * 4), ("Q&A", K.QUESTIONS, 120)],
     "Introduction 5 + 4 × 5 min introductions + 20 min discussion + Q&A 120 = 165 of 165 min"),
    (60, [("Panel", K.PANEL, 40), ("Q&A", K.QUESTIONS, 35)], "Panel 40 + Q&A 35 = 75 of 60 min, 15 min over"),
    (60, [("Panel", K.PANEL, 40)], "Panel 40 = 40 of 60 min, 20 min free"),
    (60, [("Talks", K.PRESENTATION, None, (R.PRESENTER, 15), (R.PRESENTER, 15), (R.EXPERT, 5))],
     "2 × 15 min presentations + 5 min statement = 35 of 60 min, 25 min free"),
    (60, [("Reports", K.SUMMARY, 20, (R.RAPPORTEUR, 8), (R.RAPPORTEUR, 8))],
     "2 × 8 min reports + 4 min for the rest of Reports = 20 of 60 min, 40 min free"),
    (60, [("A", K.OTHER, 10, (R.MODERATOR, 5)), ("B", K.OTHER, None), ("C", K.OTHER, None, (R.CHAIR, None))],
     "A 10 + 2 items without minutes = 10 of 60 min, 50 min left for what is open"),
    (60, [("Talks", K.PRESENTATION, 20, (R.PRESENTER, 15), (R.PRESENTER, 15)), ("End", K.OTHER, 40)],
     "Talks 20 + End 40 = 60 of 60 min\nTalks: the speakers need 30 min, and it has 20."),
    (60, [("Welcome", K.OTHER, 0), ("Rest", K.OTHER, 60)], "Welcome 0 + Rest 60 = 60 of 60 min"),
    (60, [("Open", K.OTHER, None)], ""),
    (60, [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("minutes", "segments", "words"), CASES)
def test_what_is_said(minutes, segments, words):
    _plan, block = session(minutes, *segments)
    assert budget_of(block).words == words


def test_speakers_count_alone_only_where_there_are_no_segments():
    speakers = [(R.KEYNOTE_SPEAKER, 15), (R.KEYNOTE_SPEAKER, 10), (R.KEYNOTE_SPEAKER, 10), (R.CHAIR, None)]
    _plan, block = session(60, speakers=speakers)
    assert budget_of(block).words == "15 min keynote + 2 × 10 min keynotes = 35 of 60 min, 25 min free"
    _plan, block = session(60, ("Q&A", K.QUESTIONS, 60), speakers=speakers)
    assert budget_of(block).words == "Q&A 60 = 60 of 60 min"


def budget_findings(plan):
    return [one for one in find_all(plan.meeting) if one.code.startswith("budget")]


def test_speakers_that_do_not_fit_are_found_and_mended():
    plan, block = session(60, ("Talks", K.PRESENTATION, 20, (R.PRESENTER, 15), (R.PRESENTER, 15)), ("End", K.OTHER, 30))
    (found,) = budget_findings(plan)
    assert (found.code, found.message) == (
        "budget-over",
        "Panel: Talks: the speakers need 30 min, and it has 20.",
    )
    assert fixes_for(plan.meeting, found)[0].title == "Give Talks the 30 min its speakers need"
    apply_fix(plan, fixes_for(plan.meeting, found)[0])
    assert block.segments[0].minutes == 30
    assert budget_findings(plan) == []


def test_findings_and_fitting_use_the_same_sum():
    plan, block = session(60, ("Talks", K.PRESENTATION, None, (R.PRESENTER, 40), (R.PRESENTER, 40)))
    (found,) = budget_findings(plan)
    assert (found.code, found.facts) == ("budget-over", "80 of 60")
    fit_to_contents(plan, block.id)
    assert block.minutes == 80
    assert budget_findings(plan) == []
