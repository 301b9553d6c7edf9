"""Who is in a session: places that are filled and emptied, several at once, from one session to another."""

import pytest

from stocktake_desktop.edits.appearances import (
    Who,
    add_appearance,
    add_appearances,
    empty_appearance,
    move_appearance,
    move_to_session,
    promote_alternate,
    replace_appearance,
    who_is,
)
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Role, Status, new_plan
from tests.history import history
from tests.plans import small_plan

MOVES = [
    # A and B in no item, C and D in the first, nobody in the second; who goes where, and then all
    ("D", "first", 0, "A B D* C*"),
    ("D", "first", -5, "A B D* C*"),
    ("C", "first", 1, "A B D* C*"),
    ("C", "first", 9, "A B D* C*"),
    ("A", "first", 0, "B A* C* D*"),
    ("A", "first", 1, "B C* A* D*"),
    ("A", "first", 2, "B C* D* A*"),
    ("C", None, 0, "C A B D*"),
    ("C", None, 1, "A C B D*"),
    ("B", None, 0, "B A C* D*"),
    ("A", "second", 0, "B C* D* A+"),
]


@pytest.mark.parametrize(("who", "to", "place", "after"), MOVES)
def test_somebody_is_put_before_or_behind_those_who_are_there(who, to, place, after):
    plan = new_plan("Rivers")
    block = plan.session(add_block(plan, "Panel"))
    items = {name: add_segment(plan, block.id, name, minutes=10) for name in ("first", "second")} | {None: None}
    given = {
        name: add_appearance(plan, block.id, Who(placeholder=name), segment_id=items[item])
        for name, item in (("A", None), ("B", None), ("C", "first"), ("D", "first"))
    }
    move_appearance(plan, given[who], items[to], place)
    marks = {items["first"]: "*", items["second"]: "+", None: ""}
    assert " ".join(one.name + marks[one.segment_id] for one in block.appearances) == after


def block_of(plan, title):
    return next(block for block in plan.meeting.sessions if block.title == title)


def named(plan, title="Panel I"):
    return [(one.name, one.role.value, one.status.value) for one in block_of(plan, title).appearances]


def test_a_place_that_was_filled_is_emptied_to_what_it_was_called():
    plan = small_plan()
    kari = plan.meeting.people[0]
    speaker = block_of(plan, "Panel I").appearances[1]
    replace_appearance(plan, speaker.id, Who(kari.id))
    assert (speaker.name, who_is(speaker)) == ("Kari Nordmann", Who(kari.id))
    empty_appearance(plan, speaker.id)
    assert (speaker.name, speaker.person, speaker.status) == ("Speaker 1", None, Status.TO_BE_CONFIRMED)
    steps = len(history(plan))
    empty_appearance(plan, speaker.id)
    assert len(history(plan)) == steps


def test_the_words_of_a_place_stay_with_it_when_an_alternate_is_promoted():
    plan = small_plan()
    other = add_person(plan, "Ola", "Nordmann")
    speaker = block_of(plan, "Panel I").appearances[1]
    replace_appearance(plan, speaker.id, Who(other))
    promote_alternate(plan, speaker.alternates[0].id)
    assert (speaker.name, speaker.alternates[0].name, speaker.alternates[0].placeholder) == (
        "Kari Nordmann",
        "Ola Nordmann",
        "",
    )
    empty_appearance(plan, speaker.id)
    assert speaker.name == "Speaker 1"


def test_a_place_that_never_was_a_placeholder_is_called_by_its_role():
    plan = small_plan()
    empty_appearance(plan, block_of(plan, "Panel I").appearances[0].id)
    assert named(plan)[0] == ("Moderator", "moderator", "to be confirmed")
    plan.undo()
    assert named(plan)[0] == ("Kari Nordmann", "moderator", "to be confirmed")


def test_several_at_once_are_one_step_and_so_is_a_move_with_all_that_hangs_on_it():
    plan = small_plan()
    kari, group = plan.meeting.people[0], block_of(plan, "Group 1")
    add_appearances(plan, group.id, [Who(kari.id), Who(placeholder="Somebody")], Role.EXPERT)
    assert [name for name, role, _status in named(plan, "Group 1") if role == "expert"] == ["Kari Nordmann", "Somebody"]
    assert plan.undo_title == "Add 2 people to Group 1"
    speaker = block_of(plan, "Panel I").appearances[1]
    move_to_session(plan, speaker.id, group.id)
    assert [name for name, _role, _status in named(plan)] == ["Kari Nordmann", "Norway"]
    assert named(plan, "Group 1")[-1][0] == "Speaker 1"
    assert (speaker.segment, [one.name for one in speaker.alternates]) == (None, ["Kari Nordmann"])
