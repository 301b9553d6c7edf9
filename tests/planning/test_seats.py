"""Seats of a podium: one numbering without gaps, the chair in the middle, and nobody who does not come."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, Person, Plan, Role, Status, new_plan
from stocktake_desktop.planning.seats import Seat, seats_of, sitting, somebody

P, R, C, F, M = Role.PANELLIST, Role.RAPPORTEUR, Role.CHAIR, Role.CO_FACILITATOR, Role.MODERATOR
YES, NO = Status.CONFIRMED, Status.DECLINED


Sitter = tuple[str, Role, str] | tuple[str, Role, str, Status]


def session(*people: Sitter) -> tuple[Plan, str]:
    """A session with people as (name, role, seat, status)."""
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    block = add_block(plan, "Panel", day_id=day, start=600, minutes=60, room_id=room)
    for name, role, seat, *status in people:
        made = add_appearance(
            plan, block, Who(placeholder=name), role, status=status[0] if status else Status.CONFIRMED
        )
        if seat:
            set_field(plan, Appearance, made, "seat", seat)
    return plan, block


def seat_of(appearance: Appearance) -> Seat | None:
    return next(iter(sitting(appearance.session).get(somebody(appearance), ())), None)


def picture(plan: Plan, block: str) -> list[str]:
    """The rows of the table in words, the chair's seat starred."""
    return [
        " ".join(
            f"{seat.sign}{'*' if seat.leads else ''}:{seat.member.name if seat.member else seat.who.name}"
            for seat in row
        )
        for row in seats_of(plan.session(block))
    ]


@pytest.mark.parametrize(
    ("people", "rows"),
    [
        ([], []),
        ([("A", P, "")], ["1:A"]),
        ([("A", P, ""), ("R", R, ""), ("C", C, ""), ("B", P, "")], ["1:B 2*:C 3:A 4:R"]),
        ([("A", P, "10"), ("B", P, "2"), ("C", C, "1"), ("D", P, "")], ["1*:C 2:B 3:A 4:D"]),
        ([("A", P, "A2"), ("B", P, "a10"), ("C", P, "A1")], ["A1:C A2:A a10:B"]),
        ([("A", P, "1"), ("C", C, ""), ("B", P, "2"), ("D", P, "")], ["1:A 2*:C 3:B 4:D"]),
        ([("A", P, "1"), ("N", P, "2", NO), ("B", P, "3"), ("C", C, "5")], ["1:A 2:B 3*:C"]),
        ([("A", P, "7"), ("B", P, "7"), ("C", C, "")], ["1:A 2*:C 3:B"]),
        ([("N", C, "", NO), ("A", P, "")], ["1:A"]),
    ],
)
def test_the_order_of_the_seats(people: list[Sitter], rows: list[str]) -> None:
    assert picture(*session(*people)) == rows


def test_more_than_twelve_sit_in_two_rows() -> None:
    plan, block = session(*((f"p{nth}", P, str(nth)) for nth in range(1, 14)))
    assert [len(row) for row in seats_of(plan.session(block))] == [7, 6]


def test_each_of_a_group_that_leads_has_a_seat() -> None:
    plan, block = session(("A", P, ""), ("B", P, ""))
    group = add_organisation(plan, "Co-facilitators", collective=True)
    add_appearance(plan, block, Who(organisation_id=group), C)
    add_appearance(plan, block, Who(organisation_id=add_organisation(plan, "All participants", collective=True)))
    assert picture(plan, block) == ["1:A 2*:Co-facilitators 3*:Co-facilitators 4:B"]
    for name in ("Zoe", "Ana"):
        add_person(plan, name, "", group)
    assert picture(plan, block) == ["1:A 2*:Ana 3*:Zoe 4:B"]


def test_who_of_a_group_is_named_beside_it_has_one_seat() -> None:
    plan, block = session(("A", P, ""))
    group = add_organisation(plan, "Co-facilitators", collective=True)
    ana, _zoe = (add_person(plan, name, "", group) for name in ("Ana", "Zoe"))
    add_appearance(plan, block, Who(organisation_id=group), F)
    add_appearance(plan, block, Who(ana), M)
    assert picture(plan, block) == ["1:A 2:Zoe 3*:Ana"]


def test_who_comes_instead_has_the_seat_also_under_another_item() -> None:
    plan, block = session(("A", P, "1"), ("N", P, "2", NO), ("B", P, "3"))
    _first, other, last = plan.session(block).appearances
    assert seat_of(other) is None
    add_alternate(plan, other.id, Who(placeholder="Deputy"))
    seat, after = seat_of(other), seat_of(last)
    assert seat is not None
    assert after is not None
    assert (seat.number, after.number) == (2, 3)
    again = add_appearance(plan, block, Who(placeholder="Deputy"))
    same = seat_of(plan.get(Appearance, again))
    assert same is not None
    assert same.number == 2


def test_whoever_leads_walks_in_first() -> None:
    plan, block = session(("A", P, ""), ("C", C, ""), ("B", P, ""))
    walking = {seat.who.name: seat.walks for seat in seats_of(plan.session(block))[0]}
    assert walking == {"C": 1, "A": 2, "B": 3}


def test_who_needs_a_seat_without_steps_sits_at_the_end_of_the_front_row_at_the_chairs_right() -> None:
    plan, block = session(("A", P, ""), ("C", C, ""), ("B", P, ""))
    person = add_person(plan, "Dee", "")
    add_appearance(plan, block, Who(person), Role.KEYNOTE_SPEAKER)
    set_field(plan, Person, person, "step_free", True)
    (row,) = seats_of(plan.session(block))
    assert row[-1].is_step_free
    assert row[-1].member is None
    assert row[-1].who.name == "Dee"
    assert [seat.number for seat in row] == [1, 2, 3, 4]
    assert row[1].leads
    set_field(plan, Appearance, plan.session(block).appearances[-1].id, "seat", "1")
    assert seats_of(plan.session(block))[0][0].who.name == "Dee"
