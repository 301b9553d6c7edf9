"""Which name plates change, who is to be fetched, and who is not sure, in the next two hours."""

from datetime import datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.running import end_item, skip_item, start_item
from stocktake_desktop.models import SessionKind, Status
from stocktake_desktop.planning.turnovers import turnovers, unsure
from tests.plans import small_plan


@pytest.fixture
def plan():
    """Panel I 10:00–11:30 (Kari, Speaker 1, Norway), a break, and Debrief 11:45–12:15 (Kari, Ana) in the same room."""
    plan = small_plan()
    day, room = plan.meeting.days[0].id, plan.meeting.rooms[0].id
    kari = next(one.id for one in plan.meeting.people if one.given_name == "Kari")
    add_block(plan, "Coffee", SessionKind.BREAK, day_id=day, start=690, minutes=15, room_id=room)
    debrief = add_block(plan, "Debrief", day_id=day, start=705, minutes=30, room_id=room)
    add_appearance(plan, debrief, Who(kari), status=Status.CONFIRMED)
    add_appearance(plan, debrief, Who(add_person(plan, "Ana", "Ruiz")))
    return plan


def told(plan, now, **given):
    return [
        (plan.session(one.session_id).title, one.start, one.plates_out, one.plates_in)
        for one in turnovers(plan.meeting.days[0], now, **given)
    ]


def test_plates_that_stay_are_not_named(plan):
    assert told(plan, 650) == [("Debrief", 705, ("Speaker 1", "Norway"), ("Ana Ruiz",))]


def test_the_first_session_of_a_room_takes_none_away(plan):
    assert told(plan, 500)[0] == ("Panel I", 600, (), ("Kari Nordmann", "Speaker 1", "Norway"))


def test_what_is_late_turns_over_later(plan):
    debrief = next(block.id for block in plan.meeting.sessions if block.title == "Debrief")
    assert told(plan, 710, expected={debrief: 725})[0][1] == 725
    assert told(plan, 710) == []
    assert [one[0] for one in told(plan, 600, expected={debrief: 740})] == ["Panel I"]


def test_what_is_to_begin_now_turns_over_until_it_has_begun_or_is_skipped(plan):
    panel = next(block.id for block in plan.meeting.sessions if block.title == "Panel I")
    assert told(plan, 625, expected={panel: 625})[0][:2] == ("Panel I", 625)
    start_item(plan, panel, at(625))
    assert [one[0] for one in told(plan, 625, expected={panel: 625})] == ["Debrief"]
    plan.undo()
    skip_item(plan, panel, at(625))
    assert told(plan, 625, expected={panel: 625}) == [("Debrief", 705, (), ("Kari Nordmann", "Ana Ruiz"))]


def test_of_what_is_over_early_nobody_is_asked_about(plan):
    panel = next(block.id for block in plan.meeting.sessions if block.title == "Panel I")
    start_item(plan, panel, at(600))
    assert {one.session_id for one in unsure(plan.meeting.days[0], 620)} >= {panel}
    end_item(plan, panel, at(619))
    assert panel not in {one.session_id for one in unsure(plan.meeting.days[0], 620)}


def at(minute):
    return datetime(2018, 3, 12) + timedelta(minutes=minute)


def test_who_has_not_confirmed_is_told_until_the_session_is_over(plan):
    def names(now):
        day = plan.meeting.days[0]
        people = {one.id: one.name for block in day.sessions for one in block.appearances}
        return [people[one.appearance_id] for one in unsure(day, now)]

    assert names(500) == ["Kari Nordmann", "Speaker 1", "Norway"]
    assert names(600) == ["Kari Nordmann", "Speaker 1", "Norway", "Ana Ruiz"]
    assert names(700) == ["Ana Ruiz"]
    assert names(735) == []
