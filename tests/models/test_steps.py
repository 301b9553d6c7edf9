"""A step is whole or nothing: what a plan promises while it is edited, undone and redone."""

import json
import sqlite3
from contextlib import nullcontext, suppress
from datetime import date, datetime

import pytest
from sqlalchemy import event

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block, park_block, resize_block
from stocktake_desktop.edits.contents import add_segment, reorder
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room, remove_room
from stocktake_desktop.edits.people import add_person, remove_organisation, remove_person
from stocktake_desktop.models import (
    DamagedPlan,
    Day,
    EditRefused,
    EventKind,
    FloorRequest,
    NotSaved,
    Person,
    PlanError,
    Room,
    SessionBlock,
    new_id,
    new_plan,
    open_plan,
    save_copy,
)
from tests.history import history
from tests.plans import small_plan
from tests.snapshots import driver, same_state


@pytest.fixture
def plan(tmp_path):
    with small_plan(tmp_path / "meeting.stocktake") as plan:
        yield plan


def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def there_and_back(plan, before):
    """The last step undone gives `before`, and redone what is there now."""
    after = same_state(plan)
    plan.undo()
    assert same_state(plan) == before
    plan.redo()
    assert same_state(plan) == after


# several verbs as one step


def test_what_a_step_made_can_be_used_in_the_same_step(plan):
    before = same_state(plan)
    with plan.edit("Build"):
        day = add_day(plan, date(2019, 1, 1))
        block = add_block(plan, "New", day_id=day, start=600, room_id=add_room(plan, "New room"))
        first, second = add_segment(plan, block, "First"), add_segment(plan, block, "Second")
        reorder(plan, block, plan.session(block).segments, [second, first])
        somebody = add_appearance(plan, block, Who(add_person(plan, "Ana", "Ruiz")), segment_id=first)
        add_alternate(plan, somebody, Who(placeholder="Minister"))
        assert not plan.session(block).is_parked
        resize_block(plan, block, 630, 45)
        park_block(plan, block)
        lock_block(plan, block, True)
    assert [segment.title for segment in plan.session(block).segments] == ["Second", "First"]
    there_and_back(plan, before)


def test_added_and_removed_in_one_step(plan):
    before = same_state(plan)
    with plan.edit("Nothing, in the end"):
        remove_room(plan, add_room(plan, "Passing"))
    assert same_state(plan) == before
    there_and_back(plan, before)


def test_removals_that_meet_in_one_step(plan):
    before = same_state(plan)
    with plan.edit("Clear"):
        remove_person(plan, plan.meeting.people[0].id)
        remove_organisation(plan, plan.meeting.organisations[0].id)
        plan.remove(panel(plan))
    there_and_back(plan, before)


def test_lists_are_right_within_a_step(plan):
    block = panel(plan)
    first, *others = [appearance.id for appearance in block.appearances]
    with plan.edit("Remove and reorder"):
        remove_appearance(plan, first)
        reorder(plan, block.id, block.appearances, others[::-1])
        assert [appearance.id for appearance in block.appearances] == others[::-1]
    same_state(plan)


def test_a_row_that_names_its_parents_by_id(plan):
    with plan.edit("Ask for the floor"):
        plan.add(FloorRequest(session_id=panel(plan).id, person_id=plan.meeting.people[0].id))
    same_state(plan)
    assert panel(plan).floor_requests == plan.meeting.people[0].floor_requests


# refusals


def refusals():
    def broken_rule(plan):
        add_block(plan, "Too late", day_id=plan.meeting.days[0].id, start=1430, minutes=60)

    def broken_constraint(plan):
        panel(plan).minutes = 0
        plan.remove(plan.meeting.rooms[0])

    def dangling(plan):
        plan.add(FloorRequest(session_id="nobody"))

    def exception(plan):
        panel(plan).title = "Changed"
        plan.meeting.days[0].sessions.append(SessionBlock(meeting=plan.meeting, title="Lingers", start=1))
        raise RuntimeError("in the middle")

    return [broken_rule, broken_constraint, dangling, exception]


@pytest.mark.parametrize("refused", refusals())
@pytest.mark.parametrize("swallowed", [False, True])
def test_a_refused_step_leaves_no_trace(plan, refused, swallowed):
    before = same_state(plan)
    steps = [step.id for step in history(plan)]

    def step():
        with plan.edit("Refused"):
            add_room(plan, "Never")
            with suppress(Exception) if swallowed else nullcontext(), plan.edit("Inner"):
                refused(plan)
            add_room(plan, "Nor this")

    with pytest.raises((EditRefused, RuntimeError)):
        step()
    assert same_state(plan) == before
    assert [step.id for step in history(plan)] == steps
    add_room(plan, "Work goes on")
    there_and_back(plan, before)


def test_undo_and_copies_wait_for_the_end_of_a_step(plan, tmp_path):
    before = same_state(plan)
    acts = (plan.undo, plan.redo, plan.begin_history, lambda: save_copy(plan, tmp_path / "copy.stocktake"))
    with suppress(ZeroDivisionError), plan.edit("Half"):
        add_room(plan, "Never")
        for act in acts:
            with pytest.raises(EditRefused, match="middle of a step"):
                act()
        raise ZeroDivisionError
    assert same_state(plan) == before
    assert list(tmp_path.glob("copy*")) == []


def test_a_refusal_before_anything_was_touched_reads_nothing_again(plan):
    asked = []
    event.listen(plan._engine, "before_cursor_execute", lambda _c, _u, words, *_: asked.append(words))
    with pytest.raises(EditRefused):
        move_block(plan, panel(plan).id, plan.meeting.days[0].id, 1430, None)
    assert asked == []


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Room, "capacity", 10**30),
        (Room, "capacity", "many"),
        (Room, "capacity", 2.5),
        (Room, "capacity", True),
        (Room, "kind", "tea room"),
        (Room, "name", None),
        (Room, "name", 5),
        (Day, "date", "2018-03-12"),
        (Day, "date", datetime(2018, 3, 12, 9)),
        (Day, "date", None),
        (Person, "present_from", date(2018, 3, 12)),
    ],
)
def test_a_value_of_another_kind_is_refused(plan, model, field, value):
    before = same_state(plan)
    row = {Room: plan.meeting.rooms, Day: plan.meeting.days, Person: plan.meeting.people}[model][0]
    with pytest.raises(EditRefused, match=r"does not fit|cannot be left open"):
        set_field(plan, model, row.id, field, value)
    with pytest.raises(EditRefused, match=r"does not fit|cannot be left open"), plan.edit("By hand"):
        setattr(row, field, value)
    assert same_state(plan) == before


# order, and the cost of looking


def test_ids_are_in_the_order_they_were_made():
    ids = [new_id() for _ in range(5_000)]
    assert ids == sorted(set(ids))
    assert all(len(one) == 32 and one[12] == "7" and one[16] in "89ab" for one in ids)


def test_order_is_kept_by_undo_and_reopening(plan):
    for name in "abcde":
        add_person(plan, name, "Ruiz")
    names = [person.given_name for person in plan.meeting.people]
    remove_person(plan, plan.meeting.people[3].id)
    plan.undo()
    assert [person.given_name for person in plan.meeting.people] == names
    day = plan.meeting.days[0]
    for block in reversed(plan.meeting.sessions):
        move_block(plan, block.id, day.id, 600, None)
    shown = [block.title for block in day.sessions]
    plan.close()
    with open_plan(plan.path) as again:
        assert [person.given_name for person in again.meeting.people] == names
        assert [block.title for block in again.meeting.days[0].sessions] == shown


def test_looking_at_a_plan_asks_the_database_nothing(plan):
    """Also at what was just added, undone or redone; a question would hold the file against other programs."""
    block = add_block(plan, "New")
    plan.undo()
    plan.redo()
    remove_person(plan, plan.meeting.people[0].id)
    plan.undo()
    asked = []
    event.listen(plan._engine, "before_cursor_execute", lambda _c, _u, words, *_: asked.append(words))
    same_state(plan)
    assert plan.session(block).segments == []
    assert plan.find(SessionBlock, "nobody") is None
    assert asked == []


def test_a_listener_that_fails_does_not_undo_a_finished_step(plan):
    plan.on_change(lambda _changes: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        add_room(plan, "Kept")
    same_state(plan)
    assert "Kept" in [room.name for room in plan.meeting.rooms]


# a log, or a disk, that lets us down


def damage_last_step(plan, words):
    db = driver(plan)
    db.execute("UPDATE event SET rows = ? WHERE number = (SELECT max(number) FROM event)", [words])


@pytest.mark.parametrize(
    "words",
    [
        '[["room"',
        "{}x",
        "7",
        "[7]",
        json.dumps([["tea", None, {"id": "1"}]]),
        json.dumps([["room", {"id": "1", "tea": 1}, {"id": "1", "tea": 2}]]),
        json.dumps([["room", {"id": "not there", "name": "a"}, {"id": "not there", "name": "b"}]]),
        json.dumps([["room", None, {"id": "not there"}]]),
        json.dumps([["day", {"id": "1", "date": "soon"}, {"id": "1", "date": "later"}]]),
    ],
)
def test_a_damaged_log_is_said_and_changes_nothing(plan, words):
    add_room(plan, "Last")
    damage_last_step(plan, words)
    before = same_state(plan)
    with pytest.raises(PlanError):
        plan.undo()
    assert same_state(plan) == before
    add_room(plan, "Work goes on")
    plan.undo()
    assert same_state(plan) == before


def test_a_log_that_cannot_even_be_read(plan):
    driver(plan).execute("UPDATE event SET title = CAST(x'ff' AS TEXT)")
    assert plan.undo_title == "a damaged step"
    for ask in (plan.undo, lambda: plan.log.lines(5, None), lambda: plan.log.next(EventKind.UNDO)):
        with pytest.raises(DamagedPlan, match="history"):
            ask()
    add_room(plan, "Work goes on")


def test_a_step_that_would_be_undone_halfway_is_not(plan):
    """The first of its rows can be taken back, the second is no longer there."""
    with plan.edit("Two rooms"):
        first = add_room(plan, "First")
        add_room(plan, "Second")
    before = same_state(plan)
    words = history(plan)[-1].rows
    damage_last_step(plan, words.replace(first, new_id()))
    with pytest.raises(DamagedPlan):
        plan.undo()
    assert same_state(plan) == before


def test_a_file_that_is_gone_stops_cleanly(plan):
    """As when a stick is pulled out: it is said, what was there can still be looked at, nothing more is accepted."""
    with plan.path.open("r+b") as file:
        file.truncate(0)
    for act in (lambda: add_room(plan, "Never"), lambda: add_room(plan, "Nor this"), plan.undo):
        with pytest.raises(NotSaved):
            act()
    assert plan.session(panel(plan).id).room.name == "Plenary"
    assert "changed by another program" in plan.trouble


def test_a_file_that_was_replaced_behind_the_plan_is_not_written(plan):
    before = same_state(plan)
    plan.path.unlink()
    with pytest.raises(NotSaved):
        add_room(plan, "Never")
    assert same_state(plan) == before


def test_a_plan_in_memory_keeps_the_same_promises():
    plan = new_plan("In memory")
    before = same_state(plan)
    add_room(plan, "Plenary")
    there_and_back(plan, before)
    with pytest.raises(sqlite3.OperationalError):
        driver(plan).execute("SELECT tea FROM room")
