"""Findings: what is said of a room or a person in two sessions at once."""

from datetime import date

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, Status, new_plan
from stocktake_desktop.planning.findings import find_all


def meeting_with(*times, rooms=("Plenary",)):
    """A plan of one day; each time is (title, start, minutes, room)."""
    plan = new_plan("Stocktaking")
    day = add_day(plan, date(2017, 12, 4))
    ids = {name: add_room(plan, name) for name in rooms}
    blocks = [
        add_block(plan, title, day_id=day, start=start, minutes=minutes, room_id=ids.get(room))
        for title, start, minutes, room in times
    ]
    return plan, blocks


CLASHES = ("room-overlap", "person-double-booked")


def said(plan):
    return [(finding.code, finding.message) for finding in find_all(plan.meeting) if finding.code in CLASHES]


def test_two_sessions_in_one_room():
    plan, (ceremony, introduction) = meeting_with(
        ("Ceremony", 600, 60, "Plenary"), ("Introduction", 615, 165, "Plenary")
    )
    assert said(plan) == [("room-overlap", "Ceremony and Introduction overlap in Plenary, 10:15–11:00.")]
    assert find_all(plan.meeting)[0].sessions == (ceremony, introduction)


def test_touching_sessions_do_not_overlap():
    plan, _ = meeting_with(("A", 600, 60, "Plenary"), ("B", 660, 60, "Plenary"))
    assert said(plan) == []


def test_parallel_rooms_and_no_room_are_no_overlap():
    plan, _ = meeting_with(
        ("A", 600, 60, "One"), ("B", 600, 60, "Two"), ("C", 600, 60, None), ("D", 600, 60, None), rooms=("One", "Two")
    )
    assert said(plan) == []


def test_moving_away_and_undo():
    plan, (_, second) = meeting_with(("A", 600, 60, "Plenary"), ("B", 600, 60, "Plenary"))
    block = plan.session(second)
    move_block(plan, second, block.day_id, 660, block.room_id)
    assert said(plan) == []
    plan.undo()
    assert len(said(plan)) == 1
    park_block(plan, second)
    assert said(plan) == []


def test_three_at_once_are_three_pairs():
    plan, _ = meeting_with(*((name, 600, 60, "Plenary") for name in "ABC"))
    pairs = {frozenset(finding.sessions) for finding in find_all(plan.meeting)}
    assert len(pairs) == 3


def booked_twice(status=Status.CONFIRMED):
    plan, blocks = meeting_with(("A", 600, 60, "One"), ("B", 630, 60, "Two"), rooms=("One", "Two"))
    person = add_person(plan, "Ana", "Ruiz")
    appearances = [add_appearance(plan, block, Who(person), status=status) for block in blocks]
    return plan, blocks, person, appearances


def test_person_in_two_places():
    plan, blocks, person, _ = booked_twice()
    assert said(plan) == [("person-double-booked", "Ana Ruiz is in A and in B at the same time, 10:30–11:00.")]
    finding = find_all(plan.meeting)[0]
    assert (finding.sessions, finding.people) == (tuple(blocks), (person,))


def test_who_declined_is_not_double_booked():
    plan, _blocks, _person, appearances = booked_twice()
    set_field(plan, Appearance, appearances[0], "status", Status.DECLINED)
    assert said(plan) == []


def test_same_name_is_not_same_person():
    plan, blocks = meeting_with(("A", 600, 60, "One"), ("B", 600, 60, "Two"), rooms=("One", "Two"))
    for block in blocks:
        add_appearance(plan, block, Who(add_person(plan, "Ana", "Ruiz")))
    assert said(plan) == []


def test_twice_in_one_session_is_once():
    plan, (block,) = meeting_with(("A", 600, 60, "Plenary"))
    person = add_person(plan, "Ana", "Ruiz")
    for _ in range(2):
        add_appearance(plan, block, Who(person))
    assert said(plan) == []


def test_organisations_and_collectives_may_be_everywhere():
    plan, blocks = meeting_with(("A", 600, 60, "One"), ("B", 600, 60, "Two"), rooms=("One", "Two"))
    everybody = add_organisation(plan, "All participants", collective=True)
    for block in blocks:
        add_appearance(plan, block, Who(organisation_id=everybody))
    assert said(plan) == []
