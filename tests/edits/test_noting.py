"""What is noted afterwards: as planned, skipped, nothing; and what runs on after midnight."""

from datetime import datetime, timedelta

import pytest

from stocktake_desktop.cli import run
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import give_floor, inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.noting import forget_noted, note_as_planned, note_skipped, passed_unnoted
from stocktake_desktop.edits.running import end_item, hold_item, record_times, start_item
from stocktake_desktop.models import EditRefused, SessionKind, create_plan, open_plan
from stocktake_desktop.planning.projection import day_of, project
from stocktake_desktop.planning.report import report_of_day
from stocktake_desktop.planning.running import State, actual_of, date_on_site, run_seconds, session_under_way, state_of
from tests.certain import certain
from tests.snapshots import same_state

DAY = datetime(2017, 12, 4)


def at(words, days=0):
    hours, minutes = map(int, words.split(":"))
    return DAY + timedelta(days=days, hours=hours, minutes=minutes)


@pytest.fixture
def plan(tmp_path):
    """Two days: registration, ceremony, a group with an open discussion, an evening to 23:30; a morning."""
    with create_plan(tmp_path / "day.stocktake", "Day", "America/Mexico_City") as plan:
        day, next_day = add_day(plan, DAY.date()), add_day(plan, at("00:00", 1).date())
        room = add_room(plan, "Plenary")
        add_block(plan, "Registration", SessionKind.REGISTRATION, day_id=day, start=480, minutes=60, room_id=room)
        add_block(plan, "Ceremony", day_id=day, start=600, minutes=30, room_id=room)
        group = add_block(plan, "Group", day_id=day, start=630, minutes=90, room_id=room)
        for title, minutes in (("Introduction", 10), ("Discussion", None), ("Summary", 15)):
            add_segment(plan, group, title, minutes=minutes)
        add_block(plan, "Evening", day_id=day, start=1320, minutes=90, room_id=room)
        add_block(plan, "Morning", day_id=next_day, start=600, minutes=60, room_id=room)
        yield plan


def named(plan, title):
    return next(block for block in plan.meeting.sessions if block.title == title)


def noted(plan, title):
    block = named(plan, title)
    actuals = [actual_of(item) for item in (block, *block.segments)]
    return [f"{one.started:%H:%M}–{one.ended:%H:%M}" if one and one.started else None for one in actuals]


def test_as_planned_is_one_press_with_open_items_getting_what_is_left(plan):
    before = same_state(plan)
    note_as_planned(plan, [named(plan, "Group").id])
    assert noted(plan, "Group") == ["10:30–12:00", "10:30–10:40", "10:40–11:45", "11:45–12:00"]
    assert plan.undo_title == "Group took place as planned"
    plan.undo()
    assert same_state(plan) == before


def test_all_before_now_in_one_press_and_what_is_noted_stays(plan):
    record_times(plan, named(plan, "Ceremony").id, at("10:05"), at("10:33"))
    passed = passed_unnoted(plan.meeting.days[0], at("12:30"))
    assert [block.title for block in passed] == ["Group"]
    note_as_planned(plan, [block.id for block in plan.meeting.days[0].sessions])
    assert noted(plan, "Ceremony") == ["10:05–10:33"]
    assert [plan.undo_title, state_of(named(plan, "Group"))] == ["3 sessions took place as planned", State.DONE]
    with pytest.raises(EditRefused, match="nothing is noted"):
        note_as_planned(plan, [named(plan, "Group").id])


def test_what_nobody_pressed_is_not_late_once_it_is_noted_or_long_over(plan):
    def over(now):
        return certain(project(plan.meeting, at(now)).room(plan.meeting.rooms[0].id)).over_minutes

    assert (over("12:55"), over("13:00")) == (145, 0)
    note_as_planned(plan, [block.id for block in passed_unnoted(plan.meeting.days[0], at("12:55"))])
    assert over("12:55") == 0


def test_skipped_and_not_noted_are_two_things_and_each_can_be_corrected(plan):
    group = named(plan, "Group")
    note_as_planned(plan, [group.id])
    note_skipped(plan, group.segments[1].id, at("13:00"))
    assert [state_of(item) for item in group.segments] == [State.DONE, State.SKIPPED, State.DONE]
    note_skipped(plan, group.id, at("13:00"))
    assert state_of(group) is State.SKIPPED
    forget_noted(plan, group.id)
    assert noted(plan, "Group") == [None] * 4
    day = report_of_day(plan.meeting.days[0])
    assert (day.totals.skipped, day.has_happened) == (0, False)
    with pytest.raises(EditRefused, match="Nothing is noted of Group"):
        forget_noted(plan, group.id)
    start_item(plan, group.id, at("10:30"))
    with pytest.raises(EditRefused, match="is running; end it first"):
        note_skipped(plan, group.id, at("10:40"))


def test_what_runs_goes_on_after_midnight_with_its_day(plan):
    evening = named(plan, "Evening")
    start_item(plan, evening.id, at("22:05"))
    inscribe(plan, evening.id, Who(placeholder="Chile"))
    hold_item(plan, evening.id, at("23:50"))
    late = at("00:20", 1)
    assert (date_on_site(plan.meeting, late), certain(day_of(plan.meeting, late)).number) == (DAY.date(), 1)
    running = certain(session_under_way(plan.meeting, evening.room_id, date_on_site(plan.meeting, late)))
    assert running.id == evening.id
    give_floor(plan, evening.floor_requests[0].id, late)
    ahead = certain(project(plan.meeting, late).of(evening.id))
    assert (ahead.start, ahead.end) == (at("22:05"), late)  # 90 minutes and half an hour of hold are over since 0:05
    assert run_seconds(evening, late) == 105 * 60
    end_item(plan, evening.id, at("00:40", 1))
    assert certain(actual_of(evening)).ended == at("00:40", 1)
    assert certain(day_of(plan.meeting, at("00:41", 1))).number == 2


def test_the_new_day_holds_when_its_first_session_is_due(plan):
    start_item(plan, named(plan, "Evening").id, at("22:05"))
    assert certain(day_of(plan.meeting, at("09:59", 1))).number == 1
    assert certain(day_of(plan.meeting, at("10:00", 1))).number == 2


def test_a_script_notes_an_end_after_midnight(plan, capsys):
    path = plan.path
    plan.close()
    assert run(["record", str(path), "--session", "Evening", "--start", "22:05", "--end", "00:20"]) == 0
    with open_plan(path) as again:
        actual = certain(actual_of(named(again, "Evening")))
        assert (actual.started, actual.ended) == (at("22:05"), at("00:20", 1))
    assert run(["record", str(path), "--session", "Ceremony", "--start", "10:30", "--end", "10:20"]) != 0
    assert "cannot end before it starts" in capsys.readouterr().err
