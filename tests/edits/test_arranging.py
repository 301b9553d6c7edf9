"""Several sessions at once, and one from two or two from one: days as text before, after and after undo."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.arranging import (
    align_starts,
    lock_blocks,
    make_parallel,
    move_blocks,
    park_blocks,
    remove_blocks,
    repeat_in_all_rooms,
)
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.copying import duplicate_block, merge_blocks, split_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room, remove_room
from stocktake_desktop.models import (
    Appearance,
    EditRefused,
    Role,
    RoomKind,
    SessionBlock,
    SessionKind,
    Status,
    new_plan,
)
from stocktake_desktop.planning.together import Place
from tests.certain import certain
from tests.history import history
from tests.pictures import hours
from tests.snapshots import same_state


class Desk:
    """Two days, a hall and two breakout rooms; on the first day a panel, a break and a talk in the hall."""

    def __init__(self):
        self.plan = plan = new_plan("Meeting")
        self.days = [add_day(plan, date(2031, 5, day)) for day in (6, 7)]
        self.hall = add_room(plan, "Hall")
        self.breakouts = [add_room(plan, f"Breakout {n}", RoomKind.BREAKOUT) for n in (1, 2)]
        self.panel = self.block("Panel", 600, 90, SessionKind.PANEL)
        self.pause = self.block("Break", 690, 15, SessionKind.BREAK)
        self.talk = self.block("Talk", 705, 45, SessionKind.TALKS)

    def block(self, title, start, minutes, kind=SessionKind.PLENARY):
        return add_block(self.plan, title, kind, day_id=self.days[0], start=start, minutes=minutes, room_id=self.hall)

    def said(self):
        lines = []
        for day in self.plan.meeting.days:
            placed = sorted(day.sessions, key=lambda one: (one.start, one.room.position if one.room else 99))
            lines += [f"{day.number} {hours(b)} {b.title}, {b.room.name if b.room else '–'}" for b in placed]
        return lines + sorted(f"parked {b.title}" for b in self.plan.meeting.sessions if b.is_parked)


@pytest.fixture
def desk():
    return Desk()


CASES = {
    "move": (
        lambda d: move_blocks(
            d.plan, {d.panel: Place(d.days[1], 540, d.hall), d.talk: Place(d.days[1], 645, d.breakouts[0])}
        ),
        ["1 11:30–11:45 Break, Hall", "2 09:00–10:30 Panel, Hall", "2 10:45–11:30 Talk, Breakout 1"],
    ),
    "park": (
        lambda d: park_blocks(d.plan, [d.panel, d.talk]),
        ["1 11:30–11:45 Break, Hall", "parked Panel", "parked Talk"],
    ),
    "remove": (lambda d: remove_blocks(d.plan, [d.panel, d.talk]), ["1 11:30–11:45 Break, Hall"]),
    "align": (
        lambda d: align_starts(d.plan, [d.talk, d.panel]),
        ["1 10:00–11:30 Panel, Hall", "1 10:00–10:45 Talk, Hall", "1 11:30–11:45 Break, Hall"],
    ),
    "parallel": (
        lambda d: make_parallel(d.plan, [d.panel, d.talk, d.pause]),
        ["1 10:00–11:30 Panel, Breakout 1", "1 10:00–10:15 Break, Breakout 2", "1 10:00–10:45 Talk, Hall"],
    ),
    "repeat": (
        lambda d: repeat_in_all_rooms(d.plan, d.pause),
        [
            "1 10:00–11:30 Panel, Hall",
            "1 11:30–11:45 Break, Hall",
            "1 11:30–11:45 Break, Breakout 1",
            "1 11:30–11:45 Break, Breakout 2",
            "1 11:45–12:30 Talk, Hall",
        ],
    ),
    "split": (
        lambda d: split_block(d.plan, d.panel, 30),
        [
            "1 10:00–10:30 Panel, Hall",
            "1 10:30–11:30 Panel (continued), Hall",
            "1 11:30–11:45 Break, Hall",
            "1 11:45–12:30 Talk, Hall",
        ],
    ),
    "merge": (
        lambda d: merge_blocks(d.plan, [d.talk, d.panel]),
        ["1 10:00–12:30 Panel, Hall", "1 11:30–11:45 Break, Hall"],
    ),
    "duplicate": (
        lambda d: duplicate_block(d.plan, d.panel, d.days[1], 600, d.hall),
        [
            "1 10:00–11:30 Panel, Hall",
            "1 11:30–11:45 Break, Hall",
            "1 11:45–12:30 Talk, Hall",
            "2 10:00–11:30 Panel, Hall",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_one_step_and_undo_brings_all_back(desk, name):
    act, after = CASES[name]
    before, steps = same_state(desk.plan), len(history(desk.plan))
    act(desk)
    assert sorted(desk.said()) == sorted(after)
    assert len(history(desk.plan)) == steps + 1
    desk.plan.undo()
    assert same_state(desk.plan) == before


def test_side_by_side_adds_a_room_when_there_are_too_few(desk):
    some = [desk.panel, desk.talk, desk.pause, desk.block("Fourth", 780, 30)]
    make_parallel(desk.plan, some)
    assert sorted(desk.plan.session(one).room.name for one in some) == [
        "Breakout 1",
        "Breakout 2",
        "Breakout 3",
        "Hall",
    ]


def test_when_one_cannot_go_none_does(desk):
    lock_block(desk.plan, desk.talk, True)
    before = same_state(desk.plan)
    for act in (
        lambda: park_blocks(desk.plan, [desk.talk]),
        lambda: move_blocks(desk.plan, {d: Place(desk.days[1], 600, None) for d in (desk.panel, desk.talk)}),
        lambda: align_starts(desk.plan, [desk.panel, desk.talk]),
        lambda: merge_blocks(desk.plan, [desk.panel, desk.talk]),
        lambda: split_block(desk.plan, desk.talk, 10),
        lambda: split_block(desk.plan, desk.panel, 90),
        lambda: align_starts(desk.plan, [desk.panel]),
    ):
        with pytest.raises(EditRefused):
            act()
        assert same_state(desk.plan) == before


def test_of_several_to_be_parked_the_locked_one_stays_and_is_named(desk):
    lock_block(desk.plan, desk.talk, True)
    park_blocks(desk.plan, [desk.talk, desk.panel])
    assert desk.said() == ["1 11:30–11:45 Break, Hall", "1 11:45–12:30 Talk, Hall", "parked Panel"]
    assert desk.plan.undo_title == "Park Panel · Talk stays (locked)"


def test_several_are_locked_and_freed(desk):
    some = [desk.panel, desk.talk]
    lock_blocks(desk.plan, some, True)
    assert [desk.plan.session(one).locked for one in some] == [True, True]
    assert desk.plan.undo_title == "Lock 2 sessions"
    lock_blocks(desk.plan, some[:1], False)
    assert desk.plan.undo_title == "Unlock Panel"


@pytest.fixture
def filled(desk):
    """The panel with a moderator, two segments with a speaker each, a question, an outcome and objectives."""
    plan, panel = desk.plan, desk.panel
    set_field(plan, SessionBlock, panel, "number", "I")
    set_field(plan, SessionBlock, panel, "objectives", "Listen\nLearn")
    add_appearance(plan, panel, Who(placeholder="Moderator"), Role.MODERATOR)
    for title, who in (("Talks", "One"), ("Debate", "Two")):
        segment = add_segment(plan, panel, title, minutes=45)
        add_appearance(plan, panel, Who(placeholder=who), segment_id=segment)
    add_question(plan, panel, "Why?")
    add_outcome(plan, panel, "Because")
    return desk


def within(plan, block_id):
    block = plan.session(block_id)
    return (
        [segment.title for segment in block.segments],
        [f"{one.name}/{one.segment.title if one.segment else ''}" for one in block.appearances],
        [one.text for one in (*block.questions, *block.outcomes)],
    )


def test_a_copy_holds_what_was_planned_and_not_what_came_out(filled):
    copy = duplicate_block(filled.plan, filled.panel)
    assert within(filled.plan, copy) == (["Talks", "Debate"], ["Moderator/", "One/Talks", "Two/Debate"], ["Why?"])
    assert (filled.plan.session(copy).number, filled.plan.session(copy).objectives) == ("", "Listen\nLearn")
    assert within(filled.plan, filled.panel)[2] == ["Why?", "Because"]


@pytest.mark.parametrize("status", list(Status))
def test_nobody_in_a_copy_has_been_asked_yet(filled, status):
    for appearance in filled.plan.session(filled.panel).appearances:
        set_field(filled.plan, Appearance, appearance.id, "status", status)
    copy = duplicate_block(filled.plan, filled.panel)
    assert {one.status for one in filled.plan.session(copy).appearances} == {Status.TO_BE_CONFIRMED}
    assert {one.status for one in filled.plan.session(filled.panel).appearances} == {status}


def test_a_split_hands_over_what_begins_after_the_cut(filled):
    second = split_block(filled.plan, filled.panel, 45)
    assert within(filled.plan, filled.panel) == (["Talks"], ["Moderator/", "One/Talks"], ["Why?", "Because"])
    assert within(filled.plan, second) == (["Debate"], ["Moderator/", "Two/Debate"], [])


def test_a_merge_loses_nothing(filled):
    plan = filled.plan
    set_field(plan, SessionBlock, filled.talk, "objectives", "Learn\nTeach")
    add_appearance(plan, filled.talk, Who(placeholder="Moderator"), Role.MODERATOR)
    add_appearance(plan, filled.talk, Who(placeholder="Guest"), Role.PRESENTER)
    add_outcome(plan, filled.talk, "So")
    merge_blocks(plan, [filled.panel, filled.talk])
    assert within(plan, filled.panel) == (
        ["Talks", "Debate", "Talk"],
        ["Moderator/", "One/Talks", "Two/Debate", "Guest/"],
        ["Why?", "Because", "So"],
    )
    block = plan.session(filled.panel)
    assert (block.objectives, block.notes) == ("Listen\nLearn\nTeach", "Merged with: Talk")


def test_a_room_in_use_is_not_given_to_another(desk):
    other = add_block(desk.plan, "Group", day_id=desk.days[0], start=600, minutes=60, room_id=desk.breakouts[0])
    make_parallel(desk.plan, [desk.panel, desk.talk])
    assert desk.plan.session(other).room_id == desk.breakouts[0]
    assert {desk.plan.session(one).room.name for one in (desk.panel, desk.talk)} == {"Breakout 2", "Hall"}


def test_a_new_room_has_the_first_number_that_is_free(desk):
    for room in desk.breakouts:
        remove_room(desk.plan, room)
    add_room(desk.plan, "Breakout 2", RoomKind.BREAKOUT)
    make_parallel(desk.plan, [desk.panel, desk.pause, desk.talk, desk.block("More", 800, 10)])
    names = [room.name for room in sorted(desk.plan.meeting.rooms, key=lambda room: room.position)]
    assert names == ["Hall", "Breakout 2", "Breakout 1", "Breakout 3"]


def test_where_all_rooms_are_numbered_the_next_number_is_taken():
    plan = new_plan("Meeting")
    day, _room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Breakout 1", RoomKind.BREAKOUT)
    make_parallel(plan, [add_block(plan, title, day_id=day, start=600, minutes=30) for title in ("One", "Two")])
    assert sorted(certain(block.room).name for block in plan.meeting.sessions) == ["Breakout 1", "Breakout 2"]


def test_who_is_in_a_breakout_room_of_its_own_stays_there(desk):
    move_blocks(desk.plan, {desk.talk: Place(desk.days[0], 705, desk.breakouts[1])})
    make_parallel(desk.plan, [desk.panel, desk.pause, desk.talk])
    names = [desk.plan.session(one).room.name for one in (desk.panel, desk.pause, desk.talk)]
    assert names == ["Breakout 1", "Hall", "Breakout 2"]
