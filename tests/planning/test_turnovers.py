"""Which name plates change, who is to be fetched, and who is not sure, in the next two hours."""

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.people import add_person
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
    assert told(plan, 600, expected={debrief: 740}) == []


def test_who_has_not_confirmed_is_told_until_the_session_is_over(plan):
    def names(now):
        day = plan.meeting.days[0]
        people = {one.id: one.name for block in day.sessions for one in block.appearances}
        return [people[one.appearance_id] for one in unsure(day, now)]

    assert names(500) == ["Kari Nordmann", "Speaker 1", "Norway"]
    assert names(600) == ["Kari Nordmann", "Speaker 1", "Norway", "Ana Ruiz"]
    assert names(700) == ["Ana Ruiz"]
    assert names(735) == []
