"""Days and rooms changed: together in one step, there and back; the meeting on other dates; rooms that swap."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_question
from stocktake_desktop.edits.documents import add_document
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room, swap_rooms
from stocktake_desktop.edits.frame_changes import Along, change_documents, change_frame, move_meeting
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.models import EditRefused, GuidingQuestion, Person, Plan, RoomKind, RoomLayout, SessionBlock
from stocktake_desktop.planning.frame import (
    DocumentLine,
    StopLine,
    WishedFrame,
    dates_in_order,
    day_after,
    differences,
    documents_of,
    faults,
    frame_of,
    new_room,
    sessions_in,
    swapped,
    too_small,
)
from tests.history import history
from tests.pictures import picture
from tests.plans import small_plan
from tests.snapshots import same_state


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    """Two days, two rooms, a panel in the plenary, a group in the breakout room."""
    with small_plan(tmp_path / "meeting.stocktake") as made:
        yield made


def one_step(plan: Plan, act: Callable[[], object]) -> str:
    """Do it: one step, which undo takes back to the last bit and redo does again; gives its title."""
    before, shown, steps = same_state(plan), picture(plan), len(history(plan))
    act()
    after, changed = same_state(plan), picture(plan)
    assert len(history(plan)) == steps + 1
    assert plan.undo()
    assert (same_state(plan), picture(plan)) == (before, shown)
    assert plan.redo()
    assert (same_state(plan), picture(plan)) == (after, changed)
    return str(plan.undo_title)


def dates(plan: Plan) -> list[date]:
    return [day.date for day in plan.meeting.days]


def places(plan: Plan) -> dict[str, str | None]:
    """The room of each session."""
    return {block.title: block.room.name if block.room else None for block in plan.meeting.sessions}


def test_a_frame_as_it_is_changes_nothing(plan: Plan) -> None:
    steps = len(history(plan))
    assert differences(plan.meeting, frame_of(plan.meeting)) == []
    change_frame(plan, frame_of(plan.meeting))
    assert len(history(plan)) == steps


def test_two_days_change_places_in_one_step(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    first, second = here.days
    wished = here._replace(days=dates_in_order((second, first)))
    assert differences(plan.meeting, wished) == ["Day 1: 2018-03-12 → 2018-03-13", "Day 2: 2018-03-13 → 2018-03-12"]
    assert one_step(plan, lambda: change_frame(plan, wished)) == "Change 2 things of rooms and days"
    assert dates(plan) == [date(2018, 3, 12), date(2018, 3, 13)]
    assert [day.id for day in plan.meeting.days] == [second.id, first.id]
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    assert panel.day is not None
    assert panel.day.number == 2


def test_every_day_goes_on_by_one_though_each_date_is_taken(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    later = tuple(day._replace(date=date(2018, 3, day.date.day + 1)) for day in here.days)
    one_step(plan, lambda: change_frame(plan, here._replace(days=later)))
    assert dates(plan) == [date(2018, 3, 13), date(2018, 3, 14)]


def test_days_titles_and_hard_stops(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    first, second = here.days
    noon = first.stops[0]._replace(minute=12 * 60, watched_by="conference officer")
    stops = (noon, StopLine("ceremony", 17 * 60, "the President leaves"))
    wished = here._replace(days=(first._replace(title="Looking back", stops=stops), second))
    assert differences(plan.meeting, wished) == [
        "Day 1: – → Looking back",
        "Day 1, hard stops: 13:00 interpretation ends, 18:00 interpretation ends → "
        "12:00 interpretation ends (conference officer), 17:00 the President leaves",
    ]
    one_step(plan, lambda: change_frame(plan, wished))
    day = plan.meeting.days[0]
    assert day.title == "Looking back"
    assert [(stop.minute, stop.title) for stop in day.hard_stops] == [
        (720, "interpretation ends"),
        (1020, "the President leaves"),
    ]
    assert day.hard_stops[0].id == noon.id
    assert [stop.watched_by for stop in day.hard_stops] == ["conference officer", ""]


def test_a_day_added_has_the_hard_stops_of_the_last_one_and_one_that_goes_parks_its_sessions(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    short = here.days[1]._replace(stops=here.days[1].stops[:1])
    days = (short, day_after((short,), date(2018, 1, 1)))
    wished = here._replace(days=days)
    assert differences(plan.meeting, wished)[0] == "Remove day 1: its 1 session is parked"
    one_step(plan, lambda: change_frame(plan, wished))
    assert dates(plan) == [date(2018, 3, 13), date(2018, 3, 14)]
    assert [[stop.minute for stop in day.hard_stops] for day in plan.meeting.days] == [[780], [780]]
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    assert panel.is_parked


def test_rooms_have_other_names_seats_and_order(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    plenary, breakout = here.rooms
    hall = plenary._replace(name="Hall", seats=900, layout=RoomLayout.AMPHITHEATRE)
    wished = here._replace(rooms=(breakout, hall, new_room("Annex")))
    assert differences(plan.meeting, wished) == [
        "Plenary: Plenary → Hall",
        "Plenary: podium → amphitheatre",
        "Hall, seats: – → 900",
        "Add room Annex",
        "Change the order of the rooms",
    ]
    assert one_step(plan, lambda: change_frame(plan, wished)) == "Change 5 things of rooms and days"
    assert [(room.name, room.capacity, room.position) for room in plan.meeting.rooms] == [
        ("Breakout 1", None, 0),
        ("Hall", 900, 1),
        ("Annex", None, 2),
    ]


def test_two_rooms_change_names_in_one_step(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    plenary, breakout = here.rooms
    rooms = (plenary._replace(name=breakout.name), breakout._replace(name=plenary.name))
    assert one_step(plan, lambda: change_frame(plan, here._replace(rooms=rooms))).startswith("Change 2 things")
    assert places(plan) == {"Panel I": "Breakout 1", "Group 1": "Plenary", "Idea": None}


def test_what_was_wrong_before_does_not_hold_up_other_changes(plan: Plan) -> None:
    """Two rooms of one name, two hard stops at one time, as a file may bring them."""
    with plan.edit("As it came"):
        plan.meeting.rooms[1].name = "plenary"
        for stop in plan.meeting.days[0].hard_stops:
            stop.minute = 780
    here = frame_of(plan.meeting)
    wished = here._replace(days=(here.days[0], here.days[1]._replace(title="Looking ahead")))
    assert one_step(plan, lambda: change_frame(plan, wished)) == "Day 2: – → Looking ahead"
    again = here._replace(days=(here.days[0]._replace(title="First"), here.days[1]))
    assert list(faults(plan.meeting, again)) == [here.days[0].id]


def test_one_change_is_called_by_its_name(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    wished = here._replace(rooms=(here.rooms[0]._replace(name="Hall"), here.rooms[1]))
    assert one_step(plan, lambda: change_frame(plan, wished)) == "Plenary: Plenary → Hall"


def test_a_chain_of_rooms_is_one_step(plan: Plan) -> None:
    """Three rooms go round: what one had the next one gets."""
    add_room(plan, "Breakout 2", RoomKind.BREAKOUT)
    here = frame_of(plan.meeting)
    one, two, three = (room.id for room in here.rooms)
    rooms = swapped(swapped(here.rooms, one, two), two, three)
    assert differences(plan.meeting, here._replace(rooms=rooms)) == [
        "Plenary takes the sessions of Breakout 1",
        "Breakout 1 takes the sessions of Breakout 2",
        "Breakout 2 takes the sessions of Plenary",
    ]
    one_step(plan, lambda: change_frame(plan, here._replace(rooms=rooms)))
    assert places(plan) == {"Panel I": "Breakout 2", "Group 1": "Plenary", "Idea": None}


def test_a_room_that_goes_leaves_its_sessions_to_the_one_that_takes_them(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    plenary, breakout = here.rooms
    gone = here._replace(rooms=(plenary,))
    assert differences(plan.meeting, gone) == ["Remove room Breakout 1: its 1 session stays, without a room"]
    taken = here._replace(rooms=(plenary._replace(sessions_of=breakout.id),))
    assert differences(plan.meeting, taken) == [
        "Plenary: its 1 session stays, without a room",
        "Remove room Breakout 1",
        "Plenary takes the sessions of Breakout 1",
    ]
    one_step(plan, lambda: change_frame(plan, taken))
    assert places(plan) == {"Panel I": None, "Group 1": "Plenary", "Idea": None}


@pytest.mark.parametrize("name", ["Plenary", "  plenary ", "PLENARY", "Plen\u00adary\u200b", ""])
def test_a_frame_with_two_rooms_of_one_name_is_refused(plan: Plan, name: str) -> None:
    here = frame_of(plan.meeting)
    wished = here._replace(rooms=(here.rooms[0], here.rooms[1]._replace(name=name)))
    before = same_state(plan)
    assert list(faults(plan.meeting, wished)) == [here.rooms[1].id]
    with pytest.raises(EditRefused):
        change_frame(plan, wished)
    assert same_state(plan) == before


def test_a_frame_with_a_date_or_a_stop_twice_is_refused(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    first, second = here.days
    for days in (
        (first, second._replace(date=first.date)),
        (first._replace(stops=(first.stops[0], first.stops[1]._replace(minute=first.stops[0].minute))), second),
    ):
        with pytest.raises(EditRefused):
            change_frame(plan, here._replace(days=days))


def test_a_frame_out_of_all_bounds_leaves_the_plan_as_it_was(plan: Plan) -> None:
    here, before = frame_of(plan.meeting), same_state(plan)
    for wished in (
        here._replace(days=(here.days[0]._replace(date=date(1, 1, 1)), here.days[1])),
        here._replace(days=(here.days[0]._replace(stops=(StopLine("x", 2000, ""),)), here.days[1])),
        here._replace(rooms=(here.rooms[0]._replace(seats=-1), here.rooms[1])),
        WishedFrame(here.days, (here.rooms[0], new_room("\ud800"))),
    ):
        with pytest.raises(EditRefused):
            change_frame(plan, wished)
        assert same_state(plan) == before


@pytest.mark.parametrize("seed", range(40))
def test_what_is_wished_for_is_what_there_is(plan: Plan, seed: int) -> None:
    """After any change nothing is left to be told, undo is exact, and no session is anywhere else than was said."""
    chance = random.Random(seed)
    for nth in range(3):
        add_room(plan, f"Annex {nth}")
    for block in plan.meeting.sessions:
        lock_block(plan, block.id, chance.random() < 0.3)
    here = frame_of(plan.meeting)
    days, rooms = list(here.days), [*here.rooms, new_room("New")]
    chance.shuffle(days)
    chance.shuffle(rooms)
    for _nth in range(chance.randrange(4)):
        one, other = chance.sample(rooms, 2)
        rooms = list(swapped(rooms, one.id, other.id))
    rooms = [room._replace(seats=chance.choice((None, 5, 900))) for room in rooms[chance.randrange(3) :]]
    days = list(dates_in_order([*days, day_after(days, date(2018, 1, 1))])[chance.randrange(3) :])
    wished = WishedFrame(tuple(days), tuple(rooms))
    said = sessions_in(plan.meeting, wished)
    parked = {block.id for block in plan.meeting.sessions if block.day_id not in {day.id for day in days}}
    one_step(plan, lambda: change_frame(plan, wished))
    assert [room._replace(sessions_of=room.id) for room in wished.rooms] == list(frame_of(plan.meeting).rooms)
    assert sorted(wished.days, key=lambda day: day.date) == list(frame_of(plan.meeting).days)
    for room in plan.meeting.rooms:
        assert {block.id for block in room.sessions} == {block.id for block in said[room.id]} - parked


def test_swapping_two_rooms_leaves_what_is_locked_or_was_held_and_says_so(plan: Plan) -> None:
    plenary, breakout = plan.meeting.rooms
    first, second = plan.meeting.days
    lunch = add_block(plan, "Lunch", day_id=second.id, start=780, room_id=plenary.id)
    lock_block(plan, lunch, True)
    held = add_block(plan, "Opening", day_id=first.id, start=540, room_id=plenary.id)
    start_item(plan, held, datetime(2018, 3, 12, 9))
    title = one_step(plan, lambda: swap_rooms(plan, plenary.id, breakout.id))
    assert title == "Swap Plenary and Breakout 1; locked or held, so not moved: Lunch, Opening"
    stays = {"Lunch": "Plenary", "Opening": "Plenary", "Idea": None}
    assert places(plan) == {"Panel I": "Breakout 1", "Group 1": "Plenary", **stays}
    assert one_step(plan, lambda: swap_rooms(plan, plenary.id, breakout.id, first.id)).startswith(
        "Swap Plenary and Breakout 1 on day 1;"
    )
    assert places(plan) == {"Panel I": "Plenary", "Group 1": "Plenary", **stays}


def test_a_day_that_goes_parks_what_changes_its_room_in_the_same_step(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    rooms = swapped(here.rooms, here.rooms[0].id, here.rooms[1].id)
    one_step(plan, lambda: change_frame(plan, WishedFrame(here.days[1:], rooms)))
    assert places(plan) == {"Panel I": None, "Group 1": "Plenary", "Idea": None}


def test_what_is_locked_stays_in_its_room_when_rooms_change(plan: Plan) -> None:
    group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
    lock_block(plan, group.id, True)
    here = frame_of(plan.meeting)
    rooms = swapped(here.rooms, here.rooms[0].id, here.rooms[1].id)
    assert {key: len(blocks) for key, blocks in sessions_in(plan.meeting, here._replace(rooms=rooms)).items()} == {
        here.rooms[0].id: 0,
        here.rooms[1].id: 2,
    }
    one_step(plan, lambda: change_frame(plan, here._replace(rooms=rooms)))
    assert places(plan) == {"Panel I": "Breakout 1", "Group 1": "Breakout 1", "Idea": None}


def test_rooms_with_nothing_to_swap_are_refused(plan: Plan) -> None:
    plenary, annex = plan.meeting.rooms[0].id, add_room(plan, "Annex")
    with pytest.raises(EditRefused, match="no session to swap"):
        swap_rooms(plan, plenary, annex, plan.meeting.days[1].id)
    with pytest.raises(EditRefused):
        swap_rooms(plan, plenary, plenary)


def test_a_room_too_small_for_a_group_names_one_to_swap_with(plan: Plan) -> None:
    here = frame_of(plan.meeting)
    group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
    set_field(plan, SessionBlock, group.id, "expected", 300)
    plenary, breakout = (room._replace(seats=300) for room in here.rooms)
    assert too_small(plan.meeting, here._replace(rooms=(plenary, breakout))) == {}
    change_frame(plan, here._replace(rooms=(plenary, breakout)))
    found = too_small(plan.meeting, here._replace(rooms=(plenary, breakout._replace(seats=250))))
    assert found == {breakout.id: ("Breakout 1: 300 → 250 seats; Group 1 expects 300.", plenary.id)}
    small = too_small(plan.meeting, here._replace(rooms=(plenary._replace(seats=100), breakout._replace(seats=250))))
    assert small[breakout.id].swap_with is None
    rooms = swapped((plenary, breakout._replace(seats=250)), plenary.id, breakout.id)
    assert too_small(plan.meeting, here._replace(rooms=rooms)) == {}


def test_the_meeting_moves_with_its_due_dates_and_presence_stays_as_it_was_said(plan: Plan) -> None:
    block, kari = plan.meeting.sessions[0], plan.meeting.people[0]
    open_one, sent = (add_question(plan, block.id, words, date(2018, 3, 1)) for words in ("Why?", "How?"))
    set_field(plan, GuidingQuestion, sent, "sent", date(2018, 2, 20))
    set_field(plan, Person, kari.id, "present_from", datetime(2018, 3, 12, 8))
    asked, answered = block.appearances[:2]
    with plan.edit("Ask"):
        asked.answer_by = answered.answer_by = date(2018, 2, 1)
        answered.answered_at = datetime(2018, 1, 20, 9)
    title = one_step(plan, lambda: move_meeting(plan, date(2018, 3, 19), Along()))
    assert title == "Move the meeting: 2018-03-12 → 2018-03-19"
    assert dates(plan) == [date(2018, 3, 19), date(2018, 3, 20)]
    assert plan.get(GuidingQuestion, open_one).due == date(2018, 3, 8)
    assert plan.get(GuidingQuestion, sent).due == date(2018, 3, 1)
    assert (asked.answer_by, answered.answer_by) == (date(2018, 2, 8), date(2018, 2, 1))
    assert kari.present_from == datetime(2018, 3, 12, 8)
    one_step(plan, lambda: move_meeting(plan, date(2018, 3, 12), Along(due_dates=False, answers=False, presence=True)))
    assert plan.get(GuidingQuestion, open_one).due == date(2018, 3, 8)
    assert (asked.answer_by, kari.present_from) == (date(2018, 2, 8), datetime(2018, 3, 5, 8))
    assert [(block.title, block.start) for block in plan.meeting.sessions if block.start] == [
        ("Panel I", 600),
        ("Group 1", 660),
    ]


@pytest.mark.parametrize("first", [date.max, date(1899, 12, 31), date.min])
def test_a_meeting_that_would_leave_the_calendar_stays(plan: Plan, first: date) -> None:
    before = same_state(plan)
    with pytest.raises(EditRefused):
        move_meeting(plan, first, Along(presence=True))
    assert same_state(plan) == before


def test_documents_are_added_changed_ordered_and_removed_in_one_step(plan: Plan) -> None:
    first, second = add_document(plan, "Draft", "A/1"), add_document(plan, "Agenda")
    wished = [DocumentLine("new", "Summary", "A/3", "https://un.org/a3"), DocumentLine(second, "The agenda", "A/2")]
    one_step(plan, lambda: change_documents(plan, [*wished, DocumentLine("empty", "  ")]))
    assert documents_of(plan.meeting) == wished
    assert first not in {document.id for document in plan.meeting.documents}
    steps = len(history(plan))
    change_documents(plan, wished)
    assert len(history(plan)) == steps
