"""The history told backwards: where every session stood before and after each event is what memory showed then."""

import random
from contextlib import suppress
from datetime import date, datetime

import pytest
from sqlalchemy import text

from stocktake_desktop.edits import blocks, frame
from stocktake_desktop.edits.arranging import park_blocks
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.models import EditRefused, Room, Row, SessionBlock, create_plan, next_revision
from stocktake_desktop.planning.changes.told_history import _OWNERS, Past, PlaceThen, ToldEvent
from stocktake_desktop.planning.together import Place
from tests.plans import small_plan
from tests.verbs import press_anything


def place(block):
    return PlaceThen(
        block.day.number if block.day else None, block.start, block.minutes, getattr(block.room, "name", "")
    )


def shown(plan):
    """Where memory shows every session, as its columns have it and in words; and what it is called."""
    return {
        one.id: ((one.day_id, one.start, one.minutes, one.room_id), place(one), one.title)
        for one in plan.meeting.sessions
    }


def by_ids(stood):
    """Where a session that was shown stood among the days; None where it did not."""
    if stood is None or stood[0][0] is None:
        return None
    day_id, start, _minutes, room_id = stood[0]
    return Place(day_id, start, room_id)


def told(plan, past=None):
    past = past or Past(plan)
    return {line.number: past.tell(line) for line in plan.log.lines(100_000, None)}


def session(plan, title):
    return next(block for block in plan.meeting.sessions if block.title == title)


def named_placings(one):
    return {placing.title: placing[2:4] for placing in one.placings}


def newest(plan):
    return Past(plan).tell(plan.log.lines(1, None)[0])


def expected(before, after):
    """The placings that lead from what was shown to what is shown."""
    found = {}
    for one in before.keys() | after.keys():
        was, now = before.get(one), after.get(one)
        if (was and was[0]) != (now and now[0]):
            found[one] = ((now or was)[2], was and was[1], now and now[1], by_ids(was), by_ids(now))
    return found


def check(plan, seen, told_lines):
    """Every told event against what memory showed when it had just been done."""
    for number, one in told_lines.items():
        if number in seen and number - 1 in seen:
            placings = {placing.session_id: placing[1:] for placing in one.placings}
            assert one.is_clear
            assert placings == expected(seen[number - 1], seen[number])
            assert all(
                title == (seen[number].get(key) or seen[number - 1][key])[2] for key, title in one.touched.items()
            )
            assert placings.keys() <= one.touched.keys()


def print_something(plan, chance):
    block = chance.choice(plan.meeting.sessions)
    key = ("podium", block.id, "en")
    revision = next_revision(plan.meeting.sheet_issues, key)
    record_issues(plan, [Issued("podium", block.id, revision, "[]", "f")], datetime(2018, 3, 1, 9))


@pytest.mark.parametrize("seed", range(12))
def test_the_told_places_are_those_that_were_shown(seed):
    """Anything pressed, taken back, done again, gone back to and printed; read from the end, and again as it grows."""
    chance = random.Random(seed)
    with small_plan() as plan:
        seen = {plan.log.lines(1, None)[0].number: shown(plan)}
        grown: dict[int, ToldEvent] = {}
        past, at = Past(plan), plan.log.lines(1, None)[0].number
        for nth in range(160):
            with suppress(EditRefused):
                match chance.randrange(10):
                    case 0 | 1:
                        plan.undo()
                    case 2:
                        plan.redo()
                    case 3 if plan.meeting.sessions:
                        print_something(plan, chance)
                    case 4 if nth % 5 == 0:
                        go_back(plan, chance.choice(plan.log.lines(30, None)).number)
                    case _:
                        press_anything(plan, chance)
            seen.setdefault(plan.log.lines(1, None)[0].number, shown(plan))
            if nth % 20 == 19:  # what was told stays, and older lines go on from where they were
                lines = [line for line in plan.log.lines(1000, None) if line.number > at]
                later = Past(plan)
                grown |= {line.number: later.tell(line) for line in lines}
                past, at = past.behind(later), max((at, *grown))
        whole = told(plan)
        check(plan, seen, whole)
        assert len(seen) > 60
        oldest = min(seen)
        grown |= {line.number: past.tell(line) for line in plan.log.lines(1000, oldest + 1)}
        assert grown == whole


def test_every_row_of_a_session_is_known_to_be_one():
    of_a_session = {m.class_ for m in Row.registry.mappers if "session_id" in m.columns and issubclass(m.class_, Row)}
    assert of_a_session <= _OWNERS.keys()


def test_a_session_is_told_with_the_names_and_numbers_of_the_time():
    with small_plan() as plan:
        panel, breakout = session(plan, "Panel I"), session(plan, "Group 1")
        blocks.move_block(plan, panel.id, breakout.day_id, 720, breakout.room_id)
        set_field(plan, SessionBlock, panel.id, "title", "Panel One")
        set_field(plan, Room, breakout.room_id, "name", "Salon")
        frame.add_day(plan, date(2018, 3, 1))
        moved = told(plan)[plan.log.lines(4, None)[-1].number]
        assert named_placings(moved) == {
            "Panel I": (PlaceThen(1, 600, 90, "Plenary"), PlaceThen(2, 720, 90, "Breakout 1"))
        }


def test_what_comes_goes_and_is_parked_is_told():
    with small_plan() as plan:
        panel = session(plan, "Panel I")
        here = place(panel)
        blocks.park_block(plan, panel.id)
        assert named_placings(newest(plan)) == {"Panel I": (here, PlaceThen(None, None, 90, ""))}
        blocks.remove_block(plan, panel.id)
        assert named_placings(newest(plan)) == {"Panel I": (PlaceThen(None, None, 90, ""), None)}
        plan.undo()
        assert named_placings(newest(plan)) == {"Panel I": (None, PlaceThen(None, None, 90, ""))}


def test_several_are_told_in_the_order_of_the_programme():
    with small_plan() as plan:
        park_blocks(plan, [session(plan, "Group 1").id, session(plan, "Panel I").id])
        plan.undo()
        assert [placing.title for placing in newest(plan).placings] == ["Panel I", "Group 1"]


@pytest.mark.parametrize(
    "words", ["{", "[]]", '[["session_block", {"id": "x", "start": "noon"}, {"id": "x", "start": 1}]]']
)
def test_from_an_event_that_cannot_be_read_on_no_place_is_claimed(tmp_path, words):
    """Older events still say which sessions they touched."""
    with create_plan(tmp_path / "a.stocktake", "A") as plan:
        block = blocks.add_block(plan, "Panel")
        blocks.set_minutes(plan, block, 30)
        blocks.set_minutes(plan, block, 45)
        plan._db.execute(text("UPDATE event SET rows = :rows WHERE number = 3"), {"rows": words})
        plan._db.commit()
        found = told(plan)
    assert named_placings(found[4]) == {"Panel": (PlaceThen(None, None, 30, ""), PlaceThen(None, None, 45, ""))}
    assert [(found[n].placings, found[n].is_clear) for n in (3, 2)] == [((), False)] * 2
    assert found[2].touched == {block: "Panel"}


def test_an_event_that_does_not_fit_what_stands_is_not_believed(tmp_path):
    path = tmp_path / "a.stocktake"
    with create_plan(path, "A") as plan:
        block = blocks.add_block(plan, "Panel")
        blocks.set_minutes(plan, block, 45)
        plan._db.execute(text("UPDATE event SET rows = replace(rows, '45', '50') WHERE number = 3"))
        plan._db.commit()
        assert not told(plan)[3].is_clear
