"""A day as a whole: what goes, what stays, and the copy of a day."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.arranging import lock_blocks
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.edits.whole_day import duplicate_day, move_whole_day
from stocktake_desktop.models import Appearance, Day, EditRefused, HardStop, Status, new_plan
from tests.history import history
from tests.pictures import hours
from tests.snapshots import same_state


class Days:
    """Three days in May, the last two days apart; on the first an opening, a lunch and a group."""

    def __init__(self):
        self.plan = plan = new_plan("Meeting")
        self.first, self.second, self.last = (add_day(plan, date(2031, 5, day), f"May {day}") for day in (6, 7, 9))
        self.hall, self.small = add_room(plan, "Hall"), add_room(plan, "Small room")
        self.opening = add_block(plan, "Opening", day_id=self.first, start=600, minutes=60, room_id=self.hall)
        self.lunch = add_block(plan, "Lunch", day_id=self.first, start=780, minutes=120)
        self.group = add_block(plan, "Group", day_id=self.first, start=900, minutes=180, room_id=self.small)
        plan.begin_history()

    def said(self):
        return [
            f"{day.number} {hours(block)} {block.title}, {block.room.name if block.room else '–'}"
            for day in self.plan.meeting.days
            for block in sorted(day.sessions, key=lambda one: one.placed.start)
        ]


ALL = ["10:00–11:00 Opening, Hall", "13:00–15:00 Lunch, –", "15:00–18:00 Group, Small room"]


@pytest.fixture
def days():
    return Days()


def test_all_sessions_go_to_another_day_at_their_times_in_one_step(days):
    before = same_state(days.plan)
    assert move_whole_day(days.plan, days.first, days.last) == [days.opening, days.lunch, days.group]
    assert days.said() == [f"3 {one}" for one in ALL]
    assert days.plan.undo_title == "Move 3 sessions of day 1 to day 3"
    assert len(history(days.plan)) == 1
    days.plan.undo()
    assert same_state(days.plan) == before


def test_what_is_locked_stays_and_is_named(days):
    lock_block(days.plan, days.lunch, True)
    move_whole_day(days.plan, days.first, days.second)
    assert days.said() == ["1 13:00–15:00 Lunch, –", "2 10:00–11:00 Opening, Hall", "2 15:00–18:00 Group, Small room"]
    assert days.plan.undo_title == "Move 2 sessions of day 1 to day 2 · Lunch stays (locked)"


def test_of_many_that_stay_three_are_named(days):
    for n in range(4):
        add_block(days.plan, f"Talk {n}", day_id=days.first, start=600 + 10 * n, minutes=10)
    lock_blocks(days.plan, [b.id for b in days.plan.meeting.sessions if b.id != days.opening], True)
    move_whole_day(days.plan, days.first, days.second)
    assert days.plan.undo_title == ("Move 1 session of day 1 to day 2 · Talk 0, Talk 1, Talk 2, 3 more stay (locked)")


def test_where_nothing_can_go_it_says_why(days):
    with pytest.raises(EditRefused, match="another day than day 1"):
        move_whole_day(days.plan, days.first, days.first)
    with pytest.raises(EditRefused, match="Day 2 has no sessions"):
        move_whole_day(days.plan, days.second, days.first)
    lock_blocks(days.plan, [days.opening, days.lunch, days.group], True)
    with pytest.raises(EditRefused, match="Every session of day 1 is locked"):
        move_whole_day(days.plan, days.first, days.second)


def test_a_day_like_another_comes_after_the_last(days):
    plan = days.plan
    stop = add_hard_stop(plan, days.first, 1200, "dinner")
    translate(plan, Day, days.first, "title", "fr", "le 6 mai")
    translate(plan, HardStop, stop, "title", "fr", "dîner")
    speaker = add_appearance(plan, days.group, Who(placeholder="Speaker"))
    set_field(plan, Appearance, speaker, "status", Status.CONFIRMED)
    lock_block(plan, days.lunch, True)
    before = same_state(plan)
    copy = plan.get(Day, duplicate_day(plan, days.first))
    assert (copy.date, copy.title, copy.number) == (date(2031, 5, 10), "May 6", 4)
    assert days.said() == [*(f"1 {one}" for one in ALL), *(f"4 {one}" for one in ALL)]
    assert [(one.minute, one.title) for one in copy.hard_stops] == [
        (780, "interpretation ends"), (1080, "interpretation ends"), (1200, "dinner"),
    ]  # fmt: skip
    said = {(row.subject, row.text) for row in plan.meeting.translations}
    assert {(copy.id, "le 6 mai"), (copy.hard_stops[-1].id, "dîner")} <= said
    assert [block.locked for block in copy.sessions] == [False] * 3
    assert [one.status for block in copy.sessions for one in block.appearances] == [Status.TO_BE_CONFIRMED]
    assert plan.undo_title == "Duplicate day 1 on 2031-05-10"
    plan.undo()
    assert same_state(plan) == before


def test_a_day_can_be_duplicated_between_others_but_not_onto_one(days):
    duplicate_day(days.plan, days.first, date(2031, 5, 8))
    assert [day.date.day for day in days.plan.meeting.days] == [6, 7, 8, 9]
    with pytest.raises(EditRefused, match="2031-05-07 is a day of the meeting already"):
        duplicate_day(days.plan, days.first, date(2031, 5, 7))
