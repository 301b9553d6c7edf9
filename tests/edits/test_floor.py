"""The floor list as it is kept: inscribed, moved, withdrawn, given the floor; every verb is one step."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import (
    bring_back_request,
    change_kind,
    end_turn,
    give_floor,
    inscribe,
    move_request,
    remove_request,
    set_speaking_minutes,
    set_time_for_all,
    withdraw_request,
)
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.running import end_item, go_back, hold_item, start_item
from stocktake_desktop.models import EditRefused, FloorKind, open_plan
from stocktake_desktop.planning.floor import in_order, seconds_of, seconds_used, speaking, spoken, waiting, withdrawn
from stocktake_desktop.planning.floor_time import FloorBudget, floor_budget
from stocktake_desktop.planning.running import State, state_of
from tests.certain import certain
from tests.history import history
from tests.plans import small_plan
from tests.snapshots import same_state

CHAIR, INSCRIBED, REPLY = FloorKind.GROUP_CHAIR, FloorKind.INSCRIBED, FloorKind.RIGHT_OF_REPLY


def at(words):
    return datetime.fromisoformat(f"2018-03-12T{words}")


@pytest.fixture
def plan(tmp_path):
    with small_plan(tmp_path / "small.stocktake") as plan:
        yield plan


def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def ask(plan, *names, kind=INSCRIBED):
    return [inscribe(plan, panel(plan).id, Who(placeholder=name), kind) for name in names]


def names(requests):
    return " ".join(one.name for one in requests)


def test_a_list_is_in_the_order_of_kinds_and_then_as_inscribed(plan):
    ask(plan, "Chile", "Peru")
    ask(plan, "Cuba", kind=REPLY)
    ask(plan, "Kenya")
    ask(plan, "Africa", "EU", kind=CHAIR)
    assert names(waiting(panel(plan))) == "Africa EU Chile Peru Kenya Cuba"
    assert [one.position for one in in_order(panel(plan))] == [0, 1, 2, 3, 4, 5]


def test_who_is_known_is_found_and_who_is_not_joins_the_meeting(plan):
    kari, norway = plan.meeting.people[0], plan.meeting.organisations[0]
    ask(plan, " norway ", "Chile")
    inscribe(plan, panel(plan).id, Who(person_id=kari.id))
    first, second, third = waiting(panel(plan))
    assert first.organisation is norway
    assert certain(second.organisation).name == "Chile"
    assert (third.delegation, third.speaker) == ("Norway", "Kari Nordmann")
    assert [one.name for one in plan.meeting.organisations] == ["Norway", "Chile"]
    plan.undo()
    plan.undo()
    assert [one.name for one in plan.meeting.organisations] == ["Norway"]


def test_of_two_of_one_name_none_is_guessed(plan):
    add_organisation(plan, "Norway")
    ask(plan, "Norway")
    assert len(plan.meeting.organisations) == 3


def test_nobody_waits_twice_with_the_same_request(plan):
    (chile,) = ask(plan, "Chile")
    ask(plan, "Chile", kind=REPLY)
    with pytest.raises(EditRefused, match="Chile is on the list already"):
        ask(plan, "chile")
    give_floor(plan, chile, at("10:00"))
    ask(plan, "Chile")
    assert names(waiting(panel(plan))) == "Chile Chile"


def test_nobody_is_nobody(plan):
    for who in (Who(), Who(placeholder="  ")):
        with pytest.raises(EditRefused):
            inscribe(plan, panel(plan).id, who)


def test_an_order_made_by_hand_is_kept(plan):
    chile, _peru, kenya = ask(plan, "Chile", "Peru", "Kenya")
    move_request(plan, kenya, 0)
    ask(plan, "Africa", kind=CHAIR)
    assert names(waiting(panel(plan))) == "Africa Kenya Chile Peru"
    move_request(plan, chile, 99)
    ask(plan, "Togo")
    assert names(waiting(panel(plan))) == "Africa Kenya Peru Chile Togo"


def test_moving_counts_those_who_wait_only(plan):
    chile, peru, kenya, togo = ask(plan, "Chile", "Peru", "Kenya", "Togo")
    give_floor(plan, chile, at("10:00"))
    withdraw_request(plan, kenya)
    move_request(plan, togo, 0)
    assert names(waiting(panel(plan))) == "Togo Peru"
    assert names(in_order(panel(plan))) == "Chile Togo Kenya Peru"
    for request in (chile, kenya):
        with pytest.raises(EditRefused):
            move_request(plan, request, 0)
    move_request(plan, peru, -5)
    assert names(waiting(panel(plan))) == "Peru Togo"


def test_another_kind_has_another_place(plan):
    _chile, _peru, kenya = ask(plan, "Chile", "Peru", "Kenya")
    change_kind(plan, kenya, CHAIR)
    assert names(waiting(panel(plan))) == "Kenya Chile Peru"
    change_kind(plan, kenya, REPLY)
    assert names(waiting(panel(plan))) == "Chile Peru Kenya"
    steps = len(history(plan))
    change_kind(plan, kenya, REPLY)
    assert len(history(plan)) == steps


def test_the_floor_is_given_and_the_seconds_are_noted(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    give_floor(plan, chile, at("10:00:00"))
    assert certain(speaking(panel(plan))).name == "Chile"
    before = len(history(plan))
    give_floor(plan, peru, at("10:03:20"))
    assert len(history(plan)) == before + 1
    end_turn(plan, panel(plan).id, at("10:05:05"))
    assert [(one.name, one.seconds_used) for one in spoken(panel(plan))] == [("Chile", 200), ("Peru", 105)]
    assert speaking(panel(plan)) is None
    for verb in (lambda: end_turn(plan, panel(plan).id, at("10:06")), lambda: give_floor(plan, chile, at("10:06"))):
        with pytest.raises(EditRefused):
            verb()
    plan.undo()
    assert certain(speaking(panel(plan))).name == "Peru"


def test_withdrawn_and_back(plan):
    chile, _peru = ask(plan, "Chile", "Peru")
    withdraw_request(plan, chile)
    assert names(waiting(panel(plan))) == "Peru"
    with pytest.raises(EditRefused):
        give_floor(plan, chile, at("10:00"))
    bring_back_request(plan, chile)
    assert names(waiting(panel(plan))) == "Peru Chile"
    with pytest.raises(EditRefused):
        bring_back_request(plan, chile)
    remove_request(plan, chile)
    assert names(panel(plan).floor_requests) == "Peru"


def test_minutes_of_one_and_of_all(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    ask(plan, "Africa", kind=CHAIR)
    set_speaking_minutes(plan, chile, 10)
    assert [seconds_of(one) // 60 for one in waiting(panel(plan))] == [5, 10, 3]
    set_time_for_all(plan, panel(plan).id, 120)
    assert [seconds_of(one) // 60 for one in waiting(panel(plan))] == [4, 2, 2]
    plan.undo()
    assert [seconds_of(one) // 60 for one in waiting(panel(plan))] == [5, 10, 3]
    set_time_for_all(plan, panel(plan).id, 150)
    assert [seconds_of(one) for one in waiting(panel(plan))] == [300, 150, 150]
    assert history(plan)[-1].title == "2½ minutes for every speaker"
    plan.undo()
    set_time_for_all(plan, panel(plan).id, None)
    assert [seconds_of(one) // 60 for one in waiting(panel(plan))] == [5, 3, 3]
    for minutes in (0, 1441):
        with pytest.raises(EditRefused):
            set_speaking_minutes(plan, peru, minutes)
        with pytest.raises(EditRefused):
            set_time_for_all(plan, panel(plan).id, 60 * minutes)


def test_the_end_of_the_session_ends_the_turn(plan):
    chile, _peru = ask(plan, "Chile", "Peru")
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, chile, at("10:10"))
    end_item(plan, panel(plan).id, at("10:12"))
    assert [(one.name, one.seconds_used) for one in spoken(panel(plan))] == [("Chile", 120)]


def test_back_gives_the_floor_to_whoever_lost_it_with_the_end_of_the_session(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    room = panel(plan).room_id
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, chile, at("10:10"))
    give_floor(plan, peru, at("10:12"))
    end_item(plan, panel(plan).id, at("10:13"))
    go_back(plan, room, at("10:13:30"))
    assert certain(speaking(panel(plan))).name == "Peru"
    assert seconds_used(certain(speaking(panel(plan))), at("10:14")) == 120
    assert names(spoken(panel(plan))) == "Chile"
    end_turn(plan, panel(plan).id, at("10:15"))
    end_item(plan, panel(plan).id, at("10:16"))
    go_back(plan, room, at("10:17"))
    assert speaking(panel(plan)) is None  # the chair had it when the session ended


def test_back_gives_the_floor_to_whoever_lost_it_in_the_same_second(plan):
    (chile,) = ask(plan, "Chile")
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, chile, at("10:10"))
    end_item(plan, panel(plan).id, at("10:10"))
    go_back(plan, panel(plan).room_id, at("10:11"))
    assert certain(speaking(panel(plan))).name == "Chile"


def test_what_has_spoken_or_withdrawn_is_known_with_its_seconds(plan):
    chile, peru, _cuba = ask(plan, "Chile", "Peru", "Cuba")
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, peru, at("10:10"))
    assert seconds_used(certain(speaking(panel(plan)))) == 0  # nobody says what time it is
    give_floor(plan, chile, at("10:12"))
    end_turn(plan, panel(plan).id, at("10:13"))
    withdraw_request(plan, waiting(panel(plan))[0].id)
    assert (names(spoken(panel(plan))), names(withdrawn(panel(plan)))) == ("Peru Chile", "Cuba")
    assert [seconds_used(one, at("12:00")) for one in in_order(panel(plan))] == [60, 120, 0]
    budget = floor_budget(panel(plan))
    assert (budget.speakers, budget.used, budget.used_words) == (2, 180, "2 have spoken, 3 min")
    assert FloorBudget((), 0).used_words == ""


def test_back_after_an_end_in_a_hold_does_not_count_the_hold(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, chile, at("10:10"))
    hold_item(plan, panel(plan).id, at("10:11"))
    end_item(plan, panel(plan).id, at("10:20"))
    assert [one.seconds_used for one in spoken(panel(plan))] == [60]
    give_floor(plan, peru, at("10:20"))
    go_back(plan, panel(plan).room_id, at("10:21"))
    assert certain(speaking(panel(plan))).name == "Peru"
    plan.undo()
    plan.undo()
    go_back(plan, panel(plan).room_id, at("10:21"))
    assert seconds_used(certain(speaking(panel(plan))), at("10:21")) == 120


def test_all_of_it_is_undone_step_by_step_and_kept_in_the_file(plan):
    states = [same_state(plan)]
    chile, peru, _kenya = ask(plan, "Chile", "Peru", "Kenya")
    for _nth in range(3):
        plan.undo()
    assert same_state(plan) == states[0]
    for _nth in range(3):
        plan.redo()
    give_floor(plan, peru, at("10:00"))
    withdraw_request(plan, chile)
    kept, path = same_state(plan), plan.path
    plan.close()
    with open_plan(path) as again:
        assert same_state(again) == kept
        assert certain(speaking(panel(again))).given_at == at("10:00")


def test_the_floor_is_given_while_the_session_is_suspended_and_it_goes_on(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, chile, at("10:10"))
    hold_item(plan, panel(plan).id, at("10:11"))
    give_floor(plan, peru, at("10:20"))
    assert state_of(panel(plan)) is State.RUNNING
    end_turn(plan, panel(plan).id, at("10:23"))
    assert [(one.name, one.seconds_used) for one in spoken(panel(plan))] == [("Chile", 60), ("Peru", 180)]
    plan.undo()
    plan.undo()
    assert state_of(panel(plan)) is State.HELD
