"""One change for several sessions: one step, what is not asked for stays, what is locked stays and is said."""

from datetime import date

import pytest

from stocktake_desktop.edits import several
from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.arranging import move_together
from stocktake_desktop.edits.blocks import add_block, lock_block, park_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import EditRefused, Plan, Role, SessionKind, Status, create_plan
from stocktake_desktop.planning.together import Place
from tests.history import history


@pytest.fixture
def plan(tmp_path):
    with create_plan(tmp_path / "p.stocktake", "Meeting", "UTC") as plan:
        days = [add_day(plan, date(2031, 3, day)) for day in (4, 5)]
        rooms = [add_room(plan, name) for name in ("A", "B", "C")]
        for nth, room in enumerate(rooms, start=1):
            add_block(
                plan, f"Group {nth}", SessionKind.ACTION_GROUP, day_id=days[0], start=600, minutes=60, room_id=room
            )
        plan.begin_history()
        yield plan


def ids(plan: Plan) -> list[str]:
    return [block.id for block in sorted(plan.meeting.sessions, key=lambda block: block.title)]


def places(plan: Plan) -> list[str]:
    found = []
    for key in ids(plan):
        block = plan.session(key)
        room = block.room.name if block.room else "–"
        number = block.day.number if block.day else "–"
        found.append(f"{number} {block.start} {block.minutes} {room}")
    return found


@pytest.mark.parametrize(
    ("act", "expected", "words"),
    [
        (
            lambda p: several.move_all_to_day(p, ids(p), p.meeting.days[1].id),
            ["2 600 60 A", "2 600 60 B", "2 600 60 C"],
            "Move 3 sessions to day 2",
        ),
        (
            lambda p: several.move_all_to_room(p, ids(p), None),
            ["1 600 60 –", "1 600 60 –", "1 600 60 –"],
            "Move 3 sessions to no room",
        ),
        (
            lambda p: several.start_all_at(p, ids(p), 645),
            ["1 645 60 A", "1 645 60 B", "1 645 60 C"],
            "Move 3 sessions to 10:45",
        ),
        (
            lambda p: several.end_all_at(p, ids(p), 700),
            ["1 600 100 A", "1 600 100 B", "1 600 100 C"],
            "End 3 sessions at 11:40",
        ),
        (
            lambda p: several.set_minutes_of_all(p, ids(p), 90),
            ["1 600 90 A", "1 600 90 B", "1 600 90 C"],
            "Change 3 sessions to 1 h 30",
        ),
        (
            lambda p: several.move_all_by(p, ids(p), -5),
            ["1 595 60 A", "1 595 60 B", "1 595 60 C"],
            "Move 3 sessions by -5 min",
        ),
        (
            lambda p: several.lengthen_all_by(p, ids(p), 5),
            ["1 600 65 A", "1 600 65 B", "1 600 65 C"],
            "Lengthen 3 sessions by +5 min",
        ),
        (
            lambda p: several.rotate_rooms(p, ids(p)),
            ["1 600 60 B", "1 600 60 C", "1 600 60 A"],
            "Swap the rooms of 3 sessions",
        ),
        (
            lambda p: several.rotate_rooms(p, ids(p)[:2]),
            ["1 600 60 B", "1 600 60 A", "1 600 60 C"],
            "Swap the rooms of 2 sessions",
        ),
    ],
)
def test_each_change_is_one_step_and_changes_nothing_else(plan, act, expected, words):
    before = places(plan)
    act(plan)
    assert places(plan) == expected
    assert [step.title for step in history(plan)] == [words]
    plan.undo()
    assert places(plan) == before


def test_what_is_locked_or_parked_stays_and_the_locked_one_is_said(plan):
    lock_block(plan, ids(plan)[0], True)
    park_block(plan, ids(plan)[1])
    several.start_all_at(plan, ids(plan), 645)
    assert places(plan) == ["1 600 60 A", "– None 60 –", "1 645 60 C"]
    assert plan.undo_title == "Move 1 session to 10:45 · Group 1 stays (locked)"
    with pytest.raises(EditRefused, match="locked or parked"):
        several.start_all_at(plan, ids(plan)[:2], 700)


def test_a_change_that_one_of_them_cannot_make_changes_none(plan):
    before = places(plan)
    for act in (
        lambda: several.move_all_by(plan, ids(plan), -700),
        lambda: several.end_all_at(plan, ids(plan), 600),
        lambda: several.lengthen_all_by(plan, ids(plan), -60),
        lambda: several.set_minutes_of_all(plan, ids(plan), 0),
    ):
        with pytest.raises(EditRefused):
            act()
    assert places(plan) == before
    assert history(plan) == []


def test_fields_and_numbers_in_the_order_of_the_programme(plan):
    several.set_field_of_all(plan, ids(plan), "kind", SessionKind.PANEL)
    assert {block.kind for block in plan.meeting.sessions} == {SessionKind.PANEL}
    several.start_all_at(plan, ids(plan)[2:], 500)
    several.number_in_order(plan, ids(plan))
    assert [plan.session(key).number for key in ids(plan)] == ["2", "3", "1"]
    assert plan.undo_title == "Number 3 sessions in order"


def test_somebody_is_added_where_they_are_not_yet_and_how_sure_they_are_is_said_for_all(plan):
    who = Who(placeholder="Rapporteur of a Member State")
    add_appearance(plan, ids(plan)[0], who, Role.RAPPORTEUR)
    several.add_to_all(plan, ids(plan), who, Role.RAPPORTEUR)
    assert plan.undo_title == "Add Rapporteur of a Member State to 2 sessions"
    appearances = [block.appearances[0].id for block in plan.meeting.sessions]
    assert [len(block.appearances) for block in plan.meeting.sessions] == [1, 1, 1]
    with pytest.raises(EditRefused, match="in all of them as rapporteur already"):
        several.add_to_all(plan, ids(plan), who, Role.RAPPORTEUR)
    several.set_status_of_all(plan, appearances, Status.INVITED)
    assert {block.appearances[0].status for block in plan.meeting.sessions} == {Status.INVITED}
    assert plan.undo_title == "Rapporteur of a Member State is invited in 3 sessions"


def test_together_they_keep_their_distances_and_the_locked_one_is_said(plan):
    lock_block(plan, ids(plan)[2], True)
    day, room = plan.meeting.days[0].id, plan.meeting.rooms[0].id
    move_together(plan, ids(plan), ids(plan)[0], Place(day, 630, room))
    assert places(plan) == ["1 630 60 A", "1 630 60 B", "1 600 60 C"]
    assert plan.undo_title == "Move 2 sessions · Group 3 stays (locked)"


def test_none_goes_where_one_would_leave_the_meeting(plan):
    several.move_all_to_day(plan, ids(plan)[1:], plan.meeting.days[1].id)
    before = places(plan)
    with pytest.raises(EditRefused, match="leave the days of the meeting"):
        move_together(plan, ids(plan), ids(plan)[0], Place(plan.meeting.days[1].id, 600, None))
    assert places(plan) == before


def test_an_item_is_changed_and_moved_in_all_of_them(plan):
    for key in ids(plan):
        for title in ("Opening", "Talk", "Close"):
            add_segment(plan, key, title, minutes=10)
    several.set_minutes_of_items(plan, ids(plan), 1, 35)
    several.move_items(plan, ids(plan), 1, 0)
    for key in ids(plan):
        items = [(item.title, item.minutes) for item in plan.session(key).segments]
        assert items == [("Talk", 35), ("Opening", 10), ("Close", 10)]
    words = [step.title for step in history(plan)]
    assert words[-2:] == ["Give Talk 35 min in 3 sessions", "Move Talk in 3 sessions"]
    plan.undo()
    plan.undo()
    assert [item.minutes for item in plan.session(ids(plan)[2]).segments] == [10, 10, 10]
    with pytest.raises(EditRefused, match="changed meanwhile"):
        several.move_items(plan, ids(plan), 3, 0)
