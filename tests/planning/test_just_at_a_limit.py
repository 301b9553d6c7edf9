"""Findings, fixes and ways out just at a limit: midnight, today, one place, nobody named."""

from datetime import date, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Day, Role, Room
from stocktake_desktop.planning.acts import AddRoomFor
from stocktake_desktop.planning.findings import Finding, Severity, find_all
from stocktake_desktop.planning.findings.numbers import value_of
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.free_time import free_start
from stocktake_desktop.planning.recovery import limit_words
from stocktake_desktop.planning.slots import slots_of
from stocktake_desktop.planning.together import Place, moved_together
from stocktake_desktop.planning.turnovers import unsure
from tests.edits.test_fixes import Desk as FixesDesk
from tests.planning.test_findings_said import day
from tests.planning.test_recovery import outlook_of, shown
from tests.planning.test_rules import DATE, Desk
from tests.plans import small_plan


def found(desk: Desk, code: str, today: date = DATE) -> list[Finding]:
    return [one for one in find_all(desk.plan.meeting, today) if one.code == code]


@pytest.mark.parametrize(
    ("number", "value"),
    [("I", 1), ("IV", 4), ("V", 5), ("vi.", 6), ("IX", 9), ("XIV", 14), ("XXXIX", 39), ("12", 12), ("IIX", None)],
)
def test_roman_numbers(number: str, value: int | None) -> None:
    assert value_of(number) == value


def test_a_place_kept_for_somebody_takes_no_second_seat() -> None:
    desk = Desk()
    block = desk.block("Opening", 600, 60)
    desk.set(Room, desk.rooms["P"], capacity=1)
    desk.person(block)
    for nth in range(2):
        add_appearance(desk.plan, block, Who(placeholder=f"Speaker {nth}"), Role.PANELLIST)
    assert found(desk, "capacity") == []


def test_a_gap_that_grows_is_another_fact() -> None:
    desk = Desk()
    day("A 10:00-11:00 P, B 11:30-12:00 P")(desk)
    (before,) = found(desk, "gap")
    move_block(desk.plan, desk.plan.meeting.sessions[1].id, desk.day, 720, desk.rooms["P"])
    (after,) = found(desk, "gap")
    assert (before.facts, after.facts) == ("11:00–11:30", "11:00–12:00")


def test_sessions_without_rooms_are_named_in_the_order_of_time() -> None:
    desk = Desk()
    day("Late 10:30-11:30 -, Early 10:00-11:00 -")(desk)
    (one,) = found(desk, "parallel-without-rooms")
    assert one.message == "Early, Late are on at the same time, and not all of them have a room."


def test_an_overlap_from_midnight_on() -> None:
    desk = Desk()
    day("A 00:00-01:00 P, B 00:00-02:00 P")(desk)
    (one,) = found(desk, "room-overlap")
    assert "00:00–01:00" in one.message


@pytest.mark.parametrize(
    ("days", "severity"),
    [(15, Severity.NOTE), (14, Severity.WARNING), (0, Severity.WARNING), (-1, Severity.NOTE)],
)
def test_a_place_without_a_name_is_urgent_until_the_day_itself(days: int, severity: Severity) -> None:
    desk = Desk()
    add_appearance(desk.plan, desk.block("Opening", 600, 60), Who(placeholder="Speaker"), Role.PANELLIST)
    (one,) = found(desk, "placeholder-open", DATE - timedelta(days=days))
    assert one.severity is severity


def titles_of(desk: FixesDesk, code: str, *sessions: str) -> list[str]:
    return [fix.title for fix in fixes_for(desk.plan.meeting, Finding(code, Severity.ERROR, "…", sessions))]


def test_a_session_may_be_put_off_until_it_ends_at_midnight() -> None:
    desk = FixesDesk()
    pair = desk.block("One", 22 * 60, 60), desk.block("Two", 22 * 60 + 30, 60)
    assert "Start Two at 23:00, keep its 1 h" in titles_of(desk, "room-overlap", *pair)
    pair = desk.block("Three", 22 * 60, 61), desk.block("Four", 22 * 60 + 30, 60)
    assert "Start Four at 23:01, keep its 1 h" not in titles_of(desk, "room-overlap", *pair)


def test_new_rooms_are_numbered_on_from_those_there_are() -> None:
    desk = FixesDesk()
    for nth, room in enumerate((desk.hall, desk.annex), 1):
        set_field(desk.plan, Room, room, "name", f"Breakout {nth}")
    pair = desk.block("One", 600, 60, None), desk.block("Two", 600, 60, None)
    *_free, new = fixes_for(desk.plan.meeting, Finding("parallel-without-rooms", Severity.WARNING, "…", pair))
    assert new.acts == (AddRoomFor(pair[0], "Breakout 3"), AddRoomFor(pair[1], "Breakout 4"))


def test_the_first_free_start_of_an_empty_day_is_ten() -> None:
    desk = Desk()
    assert free_start(desk.plan.get(Day, desk.day), 60) == 600
    desk.block("Opening", 600, 45)
    assert free_start(desk.plan.get(Day, desk.day), 60) == 645


WAITS_FOR_LUNCH = """
    10:00-12:00 P A
    12:00-14:00 P Lunch
    14:00-15:00 P C
"""


@pytest.mark.parametrize(("now", "is_limit"), [("11:59", True), ("12:00", False)])
def test_a_lunch_that_should_have_begun_is_no_limit_any_longer(now: str, is_limit: bool) -> None:
    _plan, outlook = outlook_of(WAITS_FOR_LUNCH, "A 10:20-", now)
    assert any("Lunch" in limit_words(one) for one in outlook.limits) is is_limit


def test_a_limit_is_kept_until_something_runs_into_it() -> None:
    _plan, outlook = outlook_of(WAITS_FOR_LUNCH, "A 10:20-", "10:30")
    assert {one.is_kept for one in outlook.limits if "Lunch" in limit_words(one)} == {False}
    _plan, outlook = outlook_of(WAITS_FOR_LUNCH, "", "09:00")
    assert all(one.is_kept for one in outlook.limits)


def test_the_time_of_speakers_without_minutes_is_not_free() -> None:
    """It is what is left for questions that gives, not minutes that nothing is planned for."""
    plan, outlook = outlook_of("10:00-11:00 P A @ana @bo\n11:00-12:00 P Lunch locked", "A 10:20-", "10:25")
    assert shown(plan, outlook) == ["questions +0 | A 10:20–11:00"]


def test_a_session_that_begins_at_midnight_goes_along_by_as_many_minutes() -> None:
    desk = Desk()
    first, second = desk.block("A", 0, 60), desk.block("B", 60, 60)
    room = desk.rooms["P"]
    places = moved_together(desk.plan, [first, second], second, Place(desk.day, 90, room))
    assert places == {second: Place(desk.day, 90, room), first: Place(desk.day, 30, room)}


def test_who_is_not_sure_in_a_session_without_a_room_is_told_before_those_in_rooms() -> None:
    desk = Desk()
    for room in ("P", "-"):
        add_appearance(desk.plan, desk.block(room, 600, 60, room=room), Who(placeholder=room), Role.PANELLIST)
    sessions = [desk.plan.session(one.session_id).title for one in unsure(desk.plan.get(Day, desk.day), 590)]
    assert sessions == ["-", "P"]


def test_a_day_with_places_kept_and_delegations_is_told() -> None:
    with small_plan() as plan:
        slots = slots_of(plan.meeting.days[0])
        kari = plan.meeting.people[0].id
        assert [sorted(slot.people) for slot in slots] == [[kari]]
