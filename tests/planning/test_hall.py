"""Who sits where in the hall: the first seat, A after Z, observers last; each layout holds everybody."""

from datetime import date
from itertools import pairwise

import pytest

from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.hall import draw_first_seat, set_first_seat
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.states import add_states
from stocktake_desktop.models import Category, EditRefused, HallAlphabet, Plan, RoomKind, RoomLayout, new_plan
from stocktake_desktop.planning.hall import ACROSS, hall_of, hall_seats, members_of, seating_order
from stocktake_desktop.planning.states import states

ALL = [state.alpha3 for state in states()]
ENGLISH, FRENCH = HallAlphabet


def hall(codes: list[str], layout: RoomLayout = RoomLayout.PODIUM) -> Plan:
    plan = new_plan("Meeting")
    add_day(plan, date(2031, 5, 6))
    add_room(plan, "Small", RoomKind.BREAKOUT, capacity=4000)
    add_room(plan, "Hall", RoomKind.PLENARY, layout=layout, capacity=900)
    add_states(plan, codes)
    return plan


def names(plan: Plan) -> list[str]:
    return [one.name for one in seating_order(plan.meeting)]


def test_the_order_goes_round_from_the_first_seat_and_observers_come_last() -> None:
    plan = hall(["MEX", "AFG", "ZWE", "CIV", "CRI", "HRV", "VAT", "PSE"])
    add_organisation(plan, "World Bank", Category.INTERNATIONAL_ORGANISATION)
    add_organisation(plan, "All participants", collective=True)
    set_first_seat(plan, "costa rica", ENGLISH)
    assert names(plan) == [
        "Costa Rica", "Côte d’Ivoire", "Croatia", "Mexico", "Zimbabwe", "Afghanistan", "Holy See", "State of Palestine",
        "World Bank",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "first"),
    [("M", "Mexico"), ("Mexique", "Mexico"), ("Kenya", "Mexico"), ("zz", "Afghanistan"), ("", "Afghanistan")],
)
def test_a_letter_or_a_name_in_any_language_says_who_is_first(typed: str, first: str) -> None:
    plan = hall(["MEX", "AFG", "NOR"])
    set_first_seat(plan, typed, ENGLISH)
    assert names(plan)[0] == first


def test_the_french_alphabet_seats_germany_first() -> None:
    plan = hall(["DEU", "AND", "AFG", "ZAF"])
    set_first_seat(plan, "", FRENCH)
    assert names(plan) == ["Afghanistan", "South Africa", "Germany", "Andorra"]


def test_a_lot_is_kept_and_taken_back_like_any_step() -> None:
    plan = hall(ALL)
    assert len(members_of(plan.meeting)) == 193
    name = draw_first_seat(plan, 110)
    assert name == members_of(plan.meeting)[109].name == names(plan)[0]
    assert (plan.meeting.first_seat, plan.meeting.first_seat_lot) == (name, 110)
    assert plan.undo_title == f"Draw the first seat: {name}"
    set_first_seat(plan, "Norway", ENGLISH)
    assert plan.meeting.first_seat_lot is None
    plan.undo()
    plan.undo()
    assert (plan.meeting.first_seat, plan.meeting.first_seat_lot) == ("", None)


@pytest.mark.parametrize("lot", [0, 4, -1])
def test_a_lot_that_nobody_has_is_refused(lot: int) -> None:
    plan = hall(["MEX", "AFG", "NOR", "VAT"])
    with pytest.raises(EditRefused, match="from 1 to 3"):
        draw_first_seat(plan, lot)
    with pytest.raises(EditRefused, match="add the States first"):
        draw_first_seat(new_plan("Meeting"), 1)


@pytest.mark.parametrize("layout", RoomLayout)
@pytest.mark.parametrize("count", [0, 1, 7, 40, 136, 195])
def test_everybody_has_one_seat_and_no_two_the_same(layout: RoomLayout, count: int) -> None:
    plan = hall(ALL[:count], layout)
    seats = hall_seats(plan.meeting)
    assert [seat.who for seat in seats] == seating_order(plan.meeting)
    assert len({(seat.row, seat.number) for seat in seats}) == len({(seat.x, seat.line) for seat in seats}) == count
    assert all(0 <= seat.x <= ACROSS - 1 for seat in seats)
    for before, seat in pairwise(seats):
        assert (seat.row, seat.number) in ((before.row, before.number + 1), (before.row + 1, 1))


def test_the_hall_is_the_largest_room_for_everybody() -> None:
    plan = hall([])
    add_room(plan, "Annex", RoomKind.PLENARY, capacity=100)
    room = hall_of(plan.meeting)
    assert room is not None
    assert room.name == "Hall"
    assert hall_of(new_plan("Meeting").meeting) is None
