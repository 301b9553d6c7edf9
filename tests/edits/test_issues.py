"""Printings are facts: no undo, no redo and no going back takes paper back, and no revision is given twice."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.blocks import park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import Issued, find_issues_again, record_issues, throw_away_issues
from stocktake_desktop.models import EditRefused, Meeting, SheetIssue, next_revision, open_plan
from tests.history import history
from tests.plans import small_plan
from tests.snapshots import same_state, without_paper

NOW = datetime(2017, 12, 4, 9, 40)


@pytest.fixture
def plan(tmp_path):
    with small_plan(tmp_path / "rivers.stocktake") as plan:
        yield plan


def issued(plan, revision, mark="", sheet="podium"):
    return Issued(sheet, plan.meeting.sessions[0].id, revision, "[]", "f", letter="A", mark=mark)


def paper(plan):
    return [(one.revision, one.mark, one.lies_about) for one in plan.meeting.sheet_issues]


def test_undo_after_a_printing_takes_back_the_step_before(plan):
    add_room(plan, "Attic")
    title = plan.undo_title
    record_issues(plan, [issued(plan, 1, "K7QM")], NOW)
    assert plan.undo_title == title
    plan.undo()
    assert "Attic" not in [room.name for room in plan.meeting.rooms]
    assert paper(plan) == [(1, "K7QM", True)]


def test_a_printing_does_not_end_what_can_be_done_again(plan):
    add_room(plan, "Attic")
    plan.undo()
    record_issues(plan, [issued(plan, 1)], NOW)
    assert plan.redo()
    assert "Attic" in [room.name for room in plan.meeting.rooms]
    assert paper(plan) == [(1, "", True)]


def test_going_back_leaves_paper_and_the_next_revision_is_a_new_one(plan):
    before = without_paper(same_state(plan))
    here = plan.log.lines(1, None)[0].number
    record_issues(plan, [issued(plan, 1, "K7QM")], NOW)
    park_block(plan, plan.meeting.sessions[0].id)
    go_back(plan, here)
    assert without_paper(same_state(plan)) == before
    assert paper(plan) == [(1, "K7QM", True)]
    key = ("podium", plan.meeting.sessions[0].id, "en")
    assert next_revision(plan.meeting.sheet_issues, key) == 2
    with pytest.raises(EditRefused, match="printed again"):
        record_issues(plan, [issued(plan, 1, "P4WD")], NOW)


def test_going_back_where_only_paper_came_since_is_no_step(plan):
    here = plan.log.lines(1, None)[0].number
    record_issues(plan, [issued(plan, 1)], NOW)
    before = plan.log.lines(5, None)
    go_back(plan, here)
    assert plan.log.lines(5, None) == before


def test_going_back_is_taken_back_like_any_step(plan):
    here = plan.log.lines(1, None)[0].number
    add_room(plan, "Attic")
    set_field(plan, Meeting, plan.meeting.id, "place", "Lima")
    there = same_state(plan)
    go_back(plan, here)
    assert plan.undo_title.startswith("Go back to ")
    plan.undo()
    assert same_state(plan) == there


def test_what_was_thrown_away_keeps_its_number(plan):
    record_issues(plan, [issued(plan, 1, "K7QM")], NOW)
    issue = plan.meeting.sheet_issues[0]
    throw_away_issues(plan, [issue.id], NOW)
    assert paper(plan) == [(1, "K7QM", False)]
    steps = history(plan)
    plan.undo()
    assert paper(plan) == [(1, "K7QM", False)]
    record_issues(plan, [issued(plan, 2, "P4WD")], NOW)
    find_issues_again(plan, [issue.id])
    assert paper(plan) == [(1, "K7QM", True), (2, "P4WD", True)]
    assert [step.title for step in history(plan)] == [step.title for step in steps]


def test_saying_twice_that_it_was_thrown_away_says_nothing_new(plan):
    record_issues(plan, [issued(plan, 1)], NOW)
    issue = plan.meeting.sheet_issues[0]
    throw_away_issues(plan, [issue.id], NOW)
    before = plan.log.lines(1, None)
    throw_away_issues(plan, [issue.id], datetime(2017, 12, 5))
    assert plan.log.lines(1, None) == before
    assert plan.get(SheetIssue, issue.id).thrown_away_at == NOW


def test_no_two_printings_have_one_mark(plan):
    record_issues(plan, [issued(plan, 1, "K7QM")], NOW)
    with pytest.raises(EditRefused):
        record_issues(plan, [issued(plan, 1, "K7QM", "moderator")], NOW)
    with pytest.raises(EditRefused):
        record_issues(plan, [issued(plan, 2, "P4WD"), issued(plan, 1, "P4WD", "moderator")], NOW)
    assert paper(plan) == [(1, "K7QM", True)]


def test_a_printing_names_the_event_it_is_in(plan):
    record_issues(plan, [issued(plan, 1)], NOW)
    issue, event = plan.meeting.sheet_issues[0], plan.log.lines(1, None)[0]
    assert (issue.event_id, event.kind) == (event.id, "fact")
    assert plan.log.numbers_of([issue.event_id, "of another file"]) == {
        issue.event_id: event.number,
        "of another file": plan.log.begin,
    }


def test_paper_is_refused_within_a_step_and_anything_else_within_a_fact(plan):
    before = same_state(plan), plan.log.lines(9, None)
    with pytest.raises(EditRefused, match="middle of a step"), plan.edit("Both"):
        record_issues(plan, [issued(plan, 1)], NOW)
    with pytest.raises(RuntimeError, match="wrong kind"), plan.edit("Around the verb"):
        plan.add(
            SheetIssue(
                meeting=plan.meeting,
                sheet="podium",
                subject="x",
                revision=1,
                printed_at=NOW,
                fingerprint="",
                content="",
            )
        )
    with pytest.raises(RuntimeError, match="wrong kind"), plan.record("Both"):
        add_room(plan, "Attic")
    assert (same_state(plan), plan.log.lines(9, None)) == before


def test_paper_outlives_the_file_being_closed(plan):
    record_issues(plan, [issued(plan, 1, "K7QM")], NOW)
    while plan.undo():
        pass
    path = plan.path
    plan.close()
    with open_plan(path) as again:
        assert paper(again) == [(1, "K7QM", True)]
        assert again.redo()
