"""Every kind of event in words, as it stands in the history."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import text

from stocktake_desktop.edits import blocks
from stocktake_desktop.edits.arranging import park_blocks
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import find_issues_again, record_issues, throw_away_issues
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.models import SessionBlock, new_plan
from stocktake_desktop.ui.history.spans import cut_at_word, isolated
from tests.ui.history.log_of import at, lines, newest, printed, sentence

from stocktake_desktop.paths import resource  # isort: skip

FACT = "a fact: undo and going back pass over it"


@pytest.fixture
def plan():
    """A meeting in Mexico of two days with a room, three placed sessions and a parked one."""
    with new_plan("Meeting", "America/Mexico_City", "Puerto Vallarta") as plan, at("2031-03-01 16:00"):
        first, second = (add_day(plan, date(2031, 3, day)) for day in (4, 5))
        told: Any = plan  # the tests find days, room and sessions on it
        told.days, told.room = (first, second), add_room(plan, "Plenary")
        told.panel, told.opening, told.closing = (
            blocks.add_block(plan, title, day_id=first, start=start, minutes=90, room_id=told.room)
            for title, start in (("Panel II", 900), ("Opening", 600), ("Closing", 1020))
        )
        yield plan


def test_a_move_says_from_where_to_where(plan):
    blocks.move_block(plan, plan.panel, plan.days[1], 820, plan.room)
    assert newest(plan) == ("*Panel II*: Day 1 15:00 Plenary → *Day 2 13:40 Plenary*", "")
    blocks.move_block(plan, plan.panel, plan.days[1], 820, None)
    assert newest(plan)[0] == "*Panel II*: Day 2 13:40 Plenary → *Day 2 13:40 no room*"
    blocks.move_block(plan, plan.panel, plan.days[0], 820, None)
    assert newest(plan)[0] == "*Panel II*: Day 2 13:40 → *Day 1 13:40*"
    blocks.park_block(plan, plan.panel)
    assert newest(plan)[0] == "*Panel II*: Day 1 13:40 → *parked*"


def test_lengths_are_told_in_minutes(plan):
    blocks.set_minutes(plan, plan.panel, 75)
    assert newest(plan)[0] == "*Panel II*: 90 → *75* min"
    blocks.resize_block(plan, plan.panel, 915, 60)
    assert newest(plan)[0] == "*Panel II*: Day 1 15:00 Plenary → *Day 1 15:15 Plenary*, 75 → *60* min"


def test_what_comes_and_goes_is_told(plan):
    assert newest(plan)[0] == "*Closing*: new, *Day 1 17:00 Plenary*"
    blocks.remove_block(plan, plan.closing)
    assert newest(plan)[0] == "*Closing*: removed, Day 1 17:00 Plenary"


def test_of_several_two_are_told_and_how_many_more(plan):
    park_blocks(plan, [plan.panel, plan.opening, plan.closing])
    assert newest(plan) == ("Park 3 sessions", "Closing → parked · Opening → parked and 1 more")


def test_other_columns_are_told_by_the_title_of_the_step(plan):
    set_field(plan, SessionBlock, plan.panel, "title", "<b>Panel</b>\n&amp;")
    assert newest(plan) == ("Change title of Panel II", "")
    blocks.lock_block(plan, plan.panel, True)
    assert newest(plan) == ("Lock <b>Panel</b> &amp;", "")


def test_undo_and_redo_name_what_they_took_back(plan):
    blocks.park_block(plan, plan.panel)
    plan.undo()
    assert newest(plan) == ("Took back: *Park Panel II*", "Panel II → Day 1 15:00 Plenary")
    plan.redo()
    assert newest(plan) == ("Did again: *Park Panel II*", "Panel II → parked")


def test_going_back_says_to_when_and_over_how_many_steps(plan):
    with at("2031-03-02 21:20"):
        blocks.park_block(plan, plan.panel)
    there = plan.log.lines(1, None)[0].number
    with at("2031-03-03 15:00"):
        blocks.park_block(plan, plan.opening)
        printed(plan, plan.closing)
        blocks.lock_block(plan, plan.closing, True)
        go_back(plan, there)
    assert newest(plan) == ("Went back to *Sun 2 Mar 15:20*, before 2 steps", "Opening → Day 1 10:00 Plenary")
    with at("2031-03-03 15:05"):
        go_back(plan, 1)
    assert newest(plan)[0] == f"Went back to *the beginning*, before {there + 2} steps"


def test_printings_are_told_by_their_stamps(plan):
    printed(plan, plan.panel, plan.opening, plan.closing)
    assert newest(plan) == ("Printed *3 sheets*, 6 copies: *Rev. 1·A* · K7QM, P4WD, M3TD", FACT)
    printed(plan, plan.panel, copies=None, marks=["T8VN"])
    assert newest(plan)[0] == "Printed *1 sheet*: *Rev. 2·A* · T8VN"
    printed(plan, plan.panel, plan.opening, copies=1, marks=["AAAA", "BBBB"])
    assert newest(plan)[0] == "Printed *2 sheets*, 2 copies: *Rev. 3·A* · AAAA; *Rev. 2·A* · BBBB"


def test_of_many_printings_a_few_marks_are_named(plan):
    more = [blocks.add_block(plan, f"Group {n}", day_id=plan.days[1], start=600, minutes=30) for n in range(2)]
    printed(plan, plan.panel, plan.opening, plan.closing, *more)
    assert newest(plan)[0] == "Printed *5 sheets*, 10 copies: *Rev. 1·A* · K7QM, P4WD, M3TD and 2 more"


def test_what_became_of_paper_is_told(plan):
    printed(plan, plan.panel, copies=3)
    issue = plan.meeting.sheet_issues[0]
    set_field(plan, SessionBlock, plan.panel, "title", "Panel Two")
    throw_away_issues(plan, [issue.id], datetime(2031, 3, 1, 10))
    thrown = ("*Rev. 1·A* · K7QM, Podium sheet Panel Two: *thrown away*, 3 copies", FACT)
    assert newest(plan) == thrown
    find_issues_again(plan, [issue.id])
    assert newest(plan)[0] == "*Rev. 1·A* · K7QM, Podium sheet Panel Two: *found again*, 3 copies"


def test_printings_that_were_imported_were_not_printed_then(plan):
    """They are facts of another file, and are told by the title of their event."""
    record_issues(plan, [], datetime(2031, 3, 1))
    printed(plan, plan.panel)
    plan.meeting.sheet_issues[0].__dict__["event_id"] = "of another file"
    assert newest(plan)[0] == "Printed 1 sheet: *Rev. 1·A* · K7QM"


def test_how_the_plan_and_its_history_began(plan, tmp_path):
    assert sentence(lines(plan)[1]) == "The plan was begun"
    plan.begin_history()
    assert newest(plan) == ("The history was begun anew", "what is older can be read, but not gone back to")
    with import_plan_json(resource("sample", "puerto-vallarta.json"), tmp_path / "a.stocktake") as sample:
        title = f"Import {sample.meeting.title}"
        assert newest(sample) == ("The plan was begun", title)


def test_a_step_that_cannot_be_read_is_told_by_its_title(plan):
    blocks.park_block(plan, plan.panel)
    plan._db.execute(text("UPDATE event SET rows = '{' WHERE number = (SELECT max(number) FROM event)"))
    plan._db.commit()
    assert newest(plan) == ("Park Panel II", "")


@pytest.mark.parametrize("about", ['{"to": 99}', '{"to": true}', '{"to": "x"}', "[", '{"to": 0}'])
def test_a_going_back_to_nowhere_is_told_as_what_it_did(plan, about):
    blocks.park_block(plan, plan.panel)
    plan._db.execute(text("UPDATE event SET about = :about WHERE number > 6"), {"about": about})
    plan._db.commit()
    assert newest(plan)[0] == "*Panel II*: Day 1 15:00 Plenary → *parked*"


def test_times_are_those_of_the_meeting_and_who_has_a_letter(plan):
    with at("2031-03-02 05:30", "Farid"):
        blocks.park_block(plan, plan.panel)
    line = lines(plan)[plan.log.lines(1, None)[0].number]
    assert (line.at, line.signed) == (datetime(2031, 3, 1, 23, 30), "Farid · A")


def test_a_title_that_is_read_from_the_right_turns_nothing_around_it(plan):
    set_field(plan, SessionBlock, plan.panel, "title", "حفل\u202e الترحيب\u2069")
    blocks.park_block(plan, plan.panel)
    assert newest(plan)[0] == "*\u2068حفل الترحيب\u2069*: Day 1 15:00 Plenary → *parked*"
    assert isolated("two\nlines") == "two lines"


@pytest.mark.parametrize(
    ("most", "cut"), [(40, "Panel II – Stakeholders"), (12, "Panel II…"), (14, "Panel II…"), (5, "Panel…")]
)
def test_a_title_is_cut_after_a_word(most, cut):
    assert cut_at_word("Panel II – Stakeholders", most) == cut
