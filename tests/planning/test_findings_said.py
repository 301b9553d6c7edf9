"""What findings say: small days, and every sentence about each with its severity; just inside of a limit, none."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.contents import add_question
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import GuidingQuestion, Person, Role, Room, SessionBlock, SessionKind, Status
from stocktake_desktop.planning.clock import parse_clock
from stocktake_desktop.planning.findings import find_all
from tests.certain import certain
from tests.planning.test_rules import Desk, at, walking

MAY = date(2031, 5, 1)
KINDS = {"Coffee": SessionKind.BREAK, "Tea": SessionKind.BREAK}


def day(picture):
    """A day from "A 10:00-11:00 P, B 11:00-12:00 B": title, time, room ("-" for none)."""

    def act(desk):
        for entry in picture.split(", "):
            title, time, room = entry.split()
            start, end = (certain(parse_clock(part)) for part in time.split("-"))
            desk.block(title, start, end - start, KINDS.get(title, SessionKind.OPENING), room)

    return act


def numbered(kind, *numbers):
    def act(desk):
        for nth, number in enumerate(numbers):
            desk.block(f"Group {nth}", 600 + 60 * nth, 60, kind, "P", number)

    return act


def invited(count, status=Status.INVITED):
    def act(desk):
        block = desk.block("Opening", 600, 60)
        for nth in range(count):
            person = add_person(desk.plan, f"P{nth}", "Ruiz")
            add_appearance(desk.plan, block, Who(person), Role.PANELLIST, status=status)

    return act


def seats(capacity, named, expected=None):
    def act(desk):
        invited(named, Status.CONFIRMED)(desk)
        desk.set(Room, desk.rooms["P"], capacity=capacity)
        desk.set(SessionBlock, desk.plan.meeting.sessions[0].id, expected=expected)

    return act


def questions(*known):
    def act(desk):
        block = desk.block("Opening", 600, 60)
        for nth, (due, sent) in enumerate(known):
            question = add_question(desk.plan, block, f"Why {nth}?", due)
            desk.set(GuidingQuestion, question, sent=sent)

    return act


def there(since, until):
    def act(desk):
        desk.set(Person, desk.person(desk.block("Opening", 600, 60)), present_from=since, present_to=until)

    return act


GROUP, PLENARY = SessionKind.ACTION_GROUP, SessionKind.PLENARY
LATE = "warning S begins at {}, after the last hard stop at 18:00."
OUTSIDE = "warning S, {}, lies outside the day (07:00–22:00)."
NOT_THERE = "error Ana Ruiz is not there for the whole of Opening."
CASES = [
    # outside the day
    (day("S 06:59-07:29 P"), [OUTSIDE.format("06:59–07:29")]),
    (day("S 07:00-07:30 P"), []),
    (day("S 21:00-22:00 P"), [LATE.format("21:00")]),
    (day("S 21:01-22:01 P"), [LATE.format("21:01"), OUTSIDE.format("21:01–22:01")]),
    # hard stops at 13:00 and 18:00
    (day("S 12:59-13:00 P"), []),
    (day("S 12:59-13:01 P"), ["error S goes on until 13:01, past the hard stop at 13:00."]),
    (day("S 13:00-14:00 P"), []),
    (day("S 12:00-18:20 P"), ["error S goes on until 18:20, past the hard stop at 13:00."]),
    (day("S 17:59-18:59 P"), ["error S goes on until 18:59, past the hard stop at 18:00."]),
    (day("S 18:00-19:00 P"), [LATE.format("18:00")]),
    # gaps
    (day("A 10:00-11:00 P, B 11:14-12:00 B"), ["note Nothing is planned on day 1 from 11:00 to 11:14 (14 min)."]),
    (day("A 10:00-11:00 P, B 11:15-12:00 B"), ["warning Nothing is planned on day 1 from 11:00 to 11:15 (15 min)."]),
    (day("A 10:00-12:40 P, B 10:10-10:20 B, C 12:41-12:50 P"),
     ["note Nothing is planned on day 1 from 12:40 to 12:41 (1 min)."]),
    (day("A 10:00-12:40 P, B 10:10-12:41 B, C 12:41-12:50 P"), []),
    # at the same time
    (day("A 10:00-11:00 P, B 10:30-11:30 P, C 10:50-11:00 P"), [
        "error A and B overlap in Plenary, 10:30–11:00.",
        "error A and C overlap in Plenary, 10:50–11:00.",
        "error B and C overlap in Plenary, 10:50–11:00."]),
    (day("A 10:00-11:00 -, B 10:30-11:30 -, C 11:30-12:30 -"),
     ["warning A, B are on at the same time, and not all of them have a room."]),
    (day("A 10:00-11:00 -, B 10:30-11:30 P, C 11:20-12:20 -"),  # connected through B
     ["warning A, B, C are on at the same time, and not all of them have a room."]),
    (day("A 10:00-11:00 -, B 10:00-11:00 -, C 11:00-12:00 -, D 11:00-12:00 -"), [
        "warning A, B are on at the same time, and not all of them have a room.",
        "warning C, D are on at the same time, and not all of them have a room."]),
    (day("A 10:00-11:00 -, Coffee 10:30-11:00 -"), []),  # in the same open room
    (day("A 09:50-10:50 B, Coffee 10:00-10:30 -, Tea 10:30-10:40 P"), [
        "warning A goes on during Coffee, 10:00–10:30.",
        "warning A goes on during Tea, 10:30–10:40."]),
    (day("Coffee 10:00-10:30 P, A 10:10-10:50 B"), ["warning A goes on during Coffee, 10:10–10:30."]),
    (day("Coffee 10:00-10:30 P, A 10:30-10:50 B"), []),
    (day("Coffee 10:00-10:30 B, A 10:10-10:50 P"), []),  # a break in a breakout room is not everybody's
    (day("Coffee 10:00-10:30 P, A 10:10-10:50 P"), ["error Coffee and A overlap in Plenary, 10:10–10:30."]),
    # changing rooms
    (walking(9), ["warning Ana Ruiz has 9 min to go from First to Second; it takes 10.",
                  "note Nothing is planned on day 1 from 11:00 to 11:09 (9 min)."]),
    (walking(0), ["warning Ana Ruiz has 0 min to go from First to Second; it takes 10."]),
    (walking(0, needed=0), []),
    (walking(-5), ["error Ana Ruiz is in First and in Second at the same time, 10:55–11:00."]),
    # presence
    (there(at(10), at(11)), []),
    (there(at(10, 1), None), [NOT_THERE]),
    (there(None, at(10, 59)), [NOT_THERE]),
    (there(at(10, 30), at(10, 30)), [NOT_THERE]),
    (there(at(12), at(11)),
     ["error Ana Ruiz leaves before arriving; look at “present from” and “to”.", NOT_THERE]),
    # people
    (invited(0), []),
    (invited(1), ["warning Opening: P0 Ruiz is not confirmed; 5 days are left."]),
    (invited(3), ["warning Opening: P0 Ruiz, P1 Ruiz, P2 Ruiz are not confirmed; 5 days are left."]),
    (invited(4), ["warning Opening: P0 Ruiz, P1 Ruiz, P2 Ruiz and 1 more are not confirmed; 5 days are left."]),
    (seats(3, named=3), []),
    (seats(2, named=3), ["warning Opening: 3 people, and Plenary holds 2."]),
    (seats(2, named=3, expected=1), ["warning Opening: 3 people, and Plenary holds 2."]),
    (seats(10, named=3, expected=11), ["warning Opening: 11 people, and Plenary holds 10."]),
    (seats(0, named=0), []),
    # questions
    (questions((date(2031, 4, 30), None)),
     ["warning Opening: 1 guiding question should have gone out by 2031-04-30."]),
    (questions((MAY, None), (None, None), (date(2031, 4, 1), date(2031, 4, 1))), []),
    (questions((date(2031, 4, 20), None), (None, None), (date(2031, 4, 10), None)),
     ["warning Opening: 2 guiding questions should have gone out, the first by 2031-04-10."]),
    # numbers
    (numbered(PLENARY, "1", " 1 ", "2"), [
        "warning Group 0, Group 1 have the same number, 1.",
        "warning Of 3 sessions of the kind “plenary”, none has the number 3."]),
    (numbered(PLENARY, "1", "", "2"), []),
    (numbered(PLENARY, "2"), []),  # one alone is no series
    (numbered(PLENARY, "I", "2.", "III"),
     ["note The numbers of the sessions of the kind “plenary” are written in two ways: I, 2., III."]),
    (numbered(PLENARY, "2", "1", "3"),
     ["note The numbers of the sessions of the kind “plenary” do not follow the time: 2, 1, 3."]),
    (numbered(PLENARY, "1", "4"), ["warning Of 2 sessions of the kind “plenary”, none has the number 2."]),
    (numbered(PLENARY, "XIV", "Z"), ["warning Of 2 sessions of the kind “plenary”, none has the number 1, 2."]),
]  # fmt: skip


@pytest.mark.parametrize("nth", range(len(CASES)))
def test_what_is_said(nth):
    act, expected = CASES[nth]
    desk = Desk()
    act(desk)
    assert [f"{one.severity.value} {one.message}" for one in find_all(desk.plan.meeting, MAY)] == expected


def test_groups_without_a_number_are_counted_with_the_others():
    desk = Desk()
    numbered(GROUP, "1", "", "2")(desk)
    (missing,) = [one for one in find_all(desk.plan.meeting, MAY) if one.code == "missing-number"]
    assert missing.message == "Of 3 sessions of the kind “action group”, none has the number 3."
    assert missing.sessions == (desk.plan.meeting.sessions[1].id,)
