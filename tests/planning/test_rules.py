"""Every rule of the findings: a case in which it finds, and a near miss in which it keeps quiet."""

from datetime import date, datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.contents import add_question, add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import (
    Category,
    Meeting,
    Person,
    Role,
    Room,
    RoomKind,
    SessionBlock,
    SessionKind,
    Status,
    new_plan,
)
from stocktake_desktop.planning.findings import find_all

DATE, APRIL = date(2031, 5, 6), date(2031, 4, 1)
K, R = SessionKind, Role


class Desk:
    """A meeting of one day and two rooms, and quick ways to fill it."""

    def __init__(self):
        self.plan = new_plan("Rivers")
        self.day = add_day(self.plan, DATE)
        self.rooms = {"P": add_room(self.plan, "Plenary"), "B": add_room(self.plan, "Breakout", RoomKind.BREAKOUT)}

    def block(self, title, start, minutes, kind=K.OPENING, room="P", number=""):
        place = {"day_id": self.day, "start": start, "room_id": self.rooms.get(room)}
        block = add_block(self.plan, title, kind, minutes=minutes, **place)
        self.set(SessionBlock, block, number=number)
        return block

    def set(self, model, row, **values):
        for field, value in values.items():
            set_field(self.plan, model, row, field, value)

    def group(self, title, number, start=600, room="P"):
        block = self.block(title, start, 60, K.ACTION_GROUP, room, number)
        for role in (R.MODERATOR, R.RAPPORTEUR):
            add_appearance(self.plan, block, Who(self.state()), role, status=Status.CONFIRMED)
        return block

    def state(self, category=Category.MEMBER_STATE):
        return add_person(self.plan, "Ana", "Ruiz", add_organisation(self.plan, "Chile", category))

    def person(self, *blocks, status=Status.CONFIRMED, role=R.PANELLIST):
        person = add_person(self.plan, "Ana", "Ruiz")
        for block in blocks:
            add_appearance(self.plan, block, Who(person), role, status=status)
        return person

    def segment(self, block, minutes):
        add_segment(self.plan, block, "Item", minutes=minutes)

    def capacity(self, seats, expected):
        block = self.block("Opening", 600, 60)
        self.set(Room, self.rooms["P"], capacity=seats)
        self.set(SessionBlock, block, expected=expected)

    def texts(self, text):
        self.set(SessionBlock, self.block("Opening", 600, 60), objectives=text)

    def question(self, due, sent=None):
        block = self.group("Group", "")
        add_question(self.plan, block, "How?", due)
        if sent:
            self.set(type(self.plan.session(block).questions[0]), self.plan.session(block).questions[0].id, sent=sent)

    def presence(self, since, until):
        self.set(Person, self.person(self.block("Opening", 600, 60)), present_from=since, present_to=until)

    def reporting(self, *placeholders):
        self.group("Water", "1")
        self.group("Soil", "2", room="B")
        block = self.block("Reporting", 700, 60, K.REPORTING)
        for words in placeholders:
            add_appearance(self.plan, block, Who(placeholder=words), R.RAPPORTEUR)


def at(hour, minute=0):
    return datetime(DATE.year, DATE.month, DATE.day, hour, minute)


def pair(second, room="P", kind=K.OPENING, first_room="P", **more):
    def act(desk):
        desk.block("First", 600, 60, room=first_room)
        desk.block("Second", second, 60, kind, room, **more)

    return act


def a_break(room, other):
    def act(desk):
        desk.block("Coffee", 600, 60, K.BREAK, room)
        desk.block("Session", 630, 60, room=other)

    return act


def numbered(*numbers, kind=K.ACTION_GROUP):
    def act(desk):
        for nth, number in enumerate(numbers):
            if kind is K.ACTION_GROUP:
                desk.group(f"Group {nth}", number, 600 + nth * 60)
            else:
                desk.block(f"Plenary {nth}", 600 + nth * 60, 60, kind, number=number)

    return act


def session_with(minutes, *lengths):
    def act(desk):
        block = desk.block("Opening", 600, minutes)
        for length in lengths:
            desk.segment(block, length)

    return act


def chaired(kind, role):
    def act(desk):
        block = desk.block("Session", 600, 60, kind)
        if role:
            add_appearance(desk.plan, block, Who(desk.state()), role, status=Status.CONFIRMED)

    return act


def in_role(kind, role, category):
    def act(desk):
        block = desk.block("Session", 600, 60, kind)
        add_appearance(desk.plan, block, Who(desk.state(category)), role, status=Status.CONFIRMED)

    return act


def walking(minutes, room="B", needed=10, first_room="P"):
    def act(desk):
        desk.set(Meeting, desk.plan.meeting.id, turnaround_minutes=needed)
        desk.person(desk.block("First", 600, 60, room=first_room), desk.block("Second", 660 + minutes, 60, room=room))

    return act


def walking_overnight(desk):
    walking(5)(desk)
    second = desk.plan.meeting.sessions[1]
    move_block(desk.plan, second.id, add_day(desk.plan, DATE + timedelta(1)), second.start, second.room_id)


def appearing(who, status, role=R.PANELLIST):
    return lambda desk: add_appearance(desk.plan, desk.block("Opening", 600, 60), who, role, status=status)


def group_of_people(collective):
    def act(desk):
        everybody = add_organisation(desk.plan, "All participants", collective=collective)
        add_appearance(desk.plan, desk.block("Opening", 600, 60), Who(organisation_id=everybody))

    return act


CASES = [
    # code, what finds it, what does not
    ("room-overlap", pair(630), pair(660)),
    ("crosses-break", a_break("P", "B"), a_break("B", "P")),  # a break in a breakout room is not everybody's
    ("parallel-without-rooms", pair(630, ""), pair(660, "")),
    ("parallel-without-rooms", pair(630, "", first_room=""), pair(660, "", first_room="")),
    ("outside-day", lambda d: d.block("Early", 380, 30), lambda d: d.block("Early", 420, 30)),
    ("after-hard-stop", lambda d: d.block("Long", 720, 90), lambda d: d.block("Long", 720, 60)),
    ("after-hard-stop", lambda d: d.block("Late", 1080, 60), lambda d: d.block("Dinner", 1080, 60, K.BREAK)),
    ("gap", pair(690), pair(660)),
    ("duplicate-number", numbered("1", "2", "1"), numbered("1", "2", "3")),
    ("missing-number", numbered("1", "2", ""), numbered("1", "2")),
    ("missing-number", numbered("1", "3"), numbered("I", "II", kind=K.PLENARY)),
    ("numbering", numbered("2", "1"), numbered("1", "2")),
    ("numbering", numbered("1", "II", kind=K.PLENARY), numbered("I", "II", kind=K.PLENARY)),
    ("session-without-chair", chaired(K.PANEL, None), chaired(K.PANEL, R.MODERATOR)),
    ("session-without-chair", chaired(K.TALKS, R.PANELLIST), chaired(K.OPENING, None)),
    ("group-without-rapporteur", chaired(K.ACTION_GROUP, R.MODERATOR), chaired(K.ACTION_GROUP, R.RAPPORTEUR)),
    (
        "role-not-allowed",
        in_role(K.ACTION_GROUP, R.RAPPORTEUR, Category.ACADEMIA),
        in_role(K.ACTION_GROUP, R.RAPPORTEUR, Category.MEMBER_STATE),
    ),
    (
        "role-not-allowed",
        in_role(K.TALKS, R.PRESENTER, Category.UN_SYSTEM),
        in_role(K.TALKS, R.PRESENTER, Category.ACADEMIA),
    ),
    ("unconfirmed", group_of_people(False), group_of_people(True)),
    (
        "placeholder-open",
        appearing(Who(placeholder="Presenter 2"), Status.CONFIRMED),
        appearing(Who(placeholder="Presenter 2"), Status.DECLINED),
    ),
    ("budget-over", session_with(60, 40, 30), session_with(60, 40, 20)),
    ("budget-under", session_with(60, 40), session_with(60, 40, None)),
    ("reporting-incomplete", lambda d: d.reporting("One"), lambda d: d.reporting("One", "Two")),
    ("questions-late", lambda d: d.question(APRIL), lambda d: d.question(APRIL, date(2031, 4, 2))),
    ("questions-late", lambda d: d.question(APRIL), lambda d: d.question(date(2031, 5, 2))),
    ("text-repeated", lambda d: d.texts("• Hear all.\nhear  all"), lambda d: d.texts("Hear all\nHear both")),
    ("end-before-start", lambda d: d.presence(at(12), at(9)), lambda d: d.presence(at(9), at(12))),
    ("person-absent", lambda d: d.presence(at(10, 5), None), lambda d: d.presence(at(10), at(11))),
    ("turnaround", walking(5), walking(10)),
    ("turnaround", walking(0), walking(0, room="P")),
    ("turnaround", walking(5), walking(5, room="")),  # nobody knows how far an open room is
    ("turnaround", walking(5), walking(5, first_room="")),
    ("turnaround", walking(5), walking_overnight),
    ("capacity", lambda d: d.capacity(100, 101), lambda d: d.capacity(100, 100)),
    (
        "person-double-booked",
        lambda d: d.person(d.block("A", 600, 60), d.block("B", 630, 60, room="B")),
        lambda d: d.person(d.block("A", 600, 60), d.block("B", 660, 60, room="B")),
    ),
]  # fmt: skip


def codes(act, today=date(2031, 5, 1)):
    desk = Desk()
    act(desk)
    return {finding.code for finding in find_all(desk.plan.meeting, today)}


@pytest.mark.parametrize(("code", "fault", "near_miss"), CASES, ids=[f"{n} {case[0]}" for n, case in enumerate(CASES)])
def test_rule(code, fault, near_miss):
    assert code in codes(fault)
    assert code not in codes(near_miss)


@pytest.mark.parametrize(("days", "severity"), [(30, "note"), (14, "warning"), (0, "warning"), (-1, "note")])
def test_who_is_not_confirmed_matters_more_when_it_is_near(days, severity):
    desk = Desk()
    desk.person(desk.block("Opening", 600, 60), status=Status.INVITED)
    (found,) = [f for f in find_all(desk.plan.meeting, DATE - timedelta(days)) if f.code == "unconfirmed"]
    assert found.severity == severity


def test_facts_change_with_what_was_found_and_the_key_does_not():
    desk = Desk()
    pair(630)(desk)
    (before,) = find_all(desk.plan.meeting)
    second = desk.plan.session(before.sessions[1])
    with desk.plan.edit("Move"):
        second.start = 640
    (after,) = find_all(desk.plan.meeting)
    assert (before.code, before.key) == (after.code, after.key)
    assert before.facts != after.facts
