"""What steps changed, said in words, for every sort of thing a planner changes."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance, replace_appearance
from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.blocks import lock_block
from stocktake_desktop.edits.contents import add_segment, remove_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, remove_day
from stocktake_desktop.edits.people import add_person, remove_person
from stocktake_desktop.models import Appearance, Day, Person, Role, Segment, SessionBlock, Status
from tests.plans import small_plan


@pytest.fixture
def plan():
    with small_plan() as plan:
        yield plan


def block(plan, title="Panel I"):
    return next(one for one in plan.meeting.sessions if one.title == title)


CASES = [
    (lambda plan: set_field(plan, SessionBlock, block(plan).id, "objectives", "One\nTwo"),
     ["Panel I: objectives changed"]),
    (lambda plan: set_field(plan, SessionBlock, block(plan).id, "number", "II"), ["Panel I, number: – → II"]),
    (lambda plan: lock_block(plan, block(plan).id, True), ["Panel I: locked"]),
    (lambda plan: add_segment(plan, block(plan).id, "Debate"), ["Panel I: with Debate"]),
    (lambda plan: set_field(plan, Segment, block(plan).segments[0].id, "minutes", None),
     ["Introductions: 20 min → 0 min"]),
    (lambda plan: remove_segment(plan, block(plan).segments[0].id), ["Panel I: without Introductions"]),
    (lambda plan: set_field(plan, Appearance, block(plan).appearances[0].id, "status", Status.CONFIRMED),
     ["Kari Nordmann: to be confirmed → confirmed"]),
    (lambda plan: set_field(plan, Appearance, block(plan).appearances[1].id, "minutes", 7),
     ["Speaker 1: 5 min → 7 min"]),
    (lambda plan: replace_appearance(plan, block(plan).appearances[1].id, Who(placeholder="Speaker 2")),
     ["Panel I: Speaker 1 → Speaker 2"]),
    (lambda plan: remove_appearance(plan, block(plan).appearances[0].id),
     ["Panel I: without Kari Nordmann, moderator"]),
    (lambda plan: add_person(plan, "Ana", "Ruiz"), ["New: Ana Ruiz"]),
    (lambda plan: set_field(plan, Person, plan.meeting.people[0].id, "function", "Envoy"),
     ["Kari Nordmann, function: Minister → Envoy"]),
    (lambda plan: remove_person(plan, plan.meeting.people[0].id),
     ["Gone: Kari Nordmann", "Panel I: without Kari Nordmann, moderator"]),
    (lambda plan: add_day(plan, date(2018, 3, 14)), ["New: 2018-03-14"]),
    (lambda plan: set_field(plan, Day, plan.meeting.days[1].id, "date", date(2018, 3, 15)),
     ["2018-03-13 → 2018-03-15"]),
    (lambda plan: remove_day(plan, plan.meeting.days[1].id),
     ["Gone: 2018-03-13", "Group 1: day 2, 11:00–12:00, Breakout 1 → 1 h, parked"]),
]  # fmt: skip


@pytest.mark.parametrize(("act", "lines"), CASES)
def test_it_is_said_before_and_after_the_step_is_made(plan, act, lines):
    assert sorted(in_words(plan, plan.rehearse(lambda: act(plan)))) == lines
    number = plan.log.lines(1, None)[0].number
    act(plan)
    since = sorted(in_words(plan, plan.changed_since(number)))
    if "Gone" not in lines[0]:  # who is gone is no longer there to be named otherwise
        assert since == lines
    assert len(since) == len(lines)


def test_somebody_added_and_put_on_a_session_is_named(plan):
    number = plan.log.lines(1, None)[0].number
    ana = add_person(plan, "Ana", "Ruiz")
    add_appearance(plan, block(plan).id, Who(ana), Role.EXPERT)
    remove_person(plan, ana)
    assert in_words(plan, plan.changed_since(number)) == []
    plan.undo()
    assert in_words(plan, plan.changed_since(number)) == ["New: Ana Ruiz", "Panel I: with Ana Ruiz, expert"]
