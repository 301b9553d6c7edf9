"""What steps are called: from where to where, and never after nothing."""

import random
from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, park_block
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.naming import called
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, EditRefused, OutcomeKind, Plan, Role, Row, Segment, create_plan
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import names_of


@pytest.fixture
def plan(tmp_path):
    with create_plan(tmp_path / "p.stocktake", "Meeting", "UTC") as plan:
        first, _second = (add_day(plan, date(2031, 3, day)) for day in (4, 5))
        hall = add_room(plan, "Hall")
        add_room(plan, "Breakout 1")
        add_block(plan, "Lunch", day_id=first, start=780, minutes=60, room_id=hall)
        yield plan


def move(plan: Plan, nth_day: int, start: int, room: str | None) -> str | None:
    block = plan.meeting.sessions[0]
    rooms = {one.name: one.id for one in plan.meeting.rooms}
    move_block(plan, block.id, plan.meeting.days[nth_day].id, start, rooms.get(room or ""))
    return plan.undo_title


def test_a_move_names_what_of_the_place_is_another(plan):
    assert move(plan, 0, 780, "Breakout 1") == "Move Lunch to Breakout 1"
    assert move(plan, 0, 820, "Breakout 1") == "Move Lunch to 13:40"
    assert move(plan, 0, 780, "Hall") == "Move Lunch to 13:00, Hall"
    assert move(plan, 1, 780, "Hall") == "Move Lunch to Day 2 13:00"
    assert move(plan, 1, 780, None) == "Move Lunch to no room"
    park_block(plan, plan.meeting.sessions[0].id)
    assert move(plan, 0, 600, "Hall") == "Place Lunch at Day 1 10:00, Hall"


def test_what_has_no_name_goes_by_what_it_is_and_where(plan):
    lunch = plan.meeting.sessions[0].id
    assert called(plan.meeting.days[1]) == "day 2"
    add_segment(plan, lunch, "")
    item = plan.session(lunch).segments[0]
    set_field(plan, Segment, item.id, "minutes", 5)
    assert plan.undo_title == "Change minutes of item of Lunch"
    add_question(plan, lunch, "")
    set_field(plan, type(plan.session(lunch).questions[0]), plan.session(lunch).questions[0].id, "text", "Why?")
    assert plan.undo_title == "Change question of Lunch"


def test_no_step_of_anything_but_an_untitled_session_is_called_untitled(plan):
    lunch, chance = plan.meeting.sessions[0].id, random.Random(3)
    add_question(plan, lunch, "")
    add_outcome(plan, lunch, "", OutcomeKind.COMMITMENT)
    add_segment(plan, lunch, "")
    add_person(plan, "", "Ruiz")
    add_organisation(plan, "Mexico")
    meeting, block = plan.meeting, plan.session(lunch)
    inside: list[Row] = [*block.segments, *block.questions, *block.outcomes]
    rows: list[Row] = [meeting, *inside, *meeting.days, *meeting.rooms, *meeting.people, *meeting.organisations]
    tried = 0
    for _nth in range(600):
        row = chance.choice(rows)
        field, value = chance.choice(names_of(type(row), Use.EDITED)), chance.choice(("", "Other", 5, None))
        try:
            set_field(plan, type(row), row.id, field, value)
        except EditRefused:
            continue
        tried += 1
        assert "(untitled)" not in (plan.undo_title or "")
    assert tried > 50


def test_somebody_without_a_name_goes_by_function_or_by_what_they_are(plan):
    lunch = plan.meeting.sessions[0].id
    minister = add_person(plan, "", "", function="Minister")
    assert plan.undo_title == "Add Minister"
    nobody = add_person(plan, "", "")
    assert plan.undo_title == "Add person"
    add_appearance(plan, lunch, Who(person_id=minister))
    assert plan.undo_title == "Add Minister to Lunch"
    appearance = add_appearance(plan, lunch, Who(person_id=nobody), Role.RAPPORTEUR)
    assert plan.undo_title == "Add person to Lunch"
    set_field(plan, Appearance, appearance, "minutes", 5)
    assert plan.undo_title == "Change minutes of rapporteur of Lunch"
    remove_appearance(plan, appearance)
    assert plan.undo_title == "Remove rapporteur of Lunch from Lunch"
