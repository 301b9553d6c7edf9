"""Fixes: each does what it says and says what it does, the finding is gone, and one undo brings all back."""

from datetime import UTC, date, datetime, timedelta
from operator import attrgetter

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.chasing import ask
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.fixes import apply_fix, rehearse_fix
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import (
    EditRefused,
    Person,
    Role,
    Room,
    RoomKind,
    SessionBlock,
    SessionKind,
    Status,
    new_plan,
)
from stocktake_desktop.models.changes import Changes
from stocktake_desktop.planning.findings import Finding, Severity, find_all
from stocktake_desktop.planning.findings.rule import Rule
from stocktake_desktop.planning.findings.rules import rules
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.fixes.contents import in_proportion
from stocktake_desktop.planning.fixes.numbers import roman_number
from tests.history import history
from tests.snapshots import same_state


class Desk:
    """A plan of one day, a plenary and a breakout room, with short ways to fill it."""

    def __init__(self):
        self.plan = new_plan("Fixes")
        self.day = add_day(self.plan, date(2031, 3, 4))
        self.hall = add_room(self.plan, "Hall", capacity=100)
        self.annex = add_room(self.plan, "Annex", RoomKind.BREAKOUT, capacity=500)
        self.kari = add_person(self.plan, "Kari", "Lie", add_organisation(self.plan, "Norway"))

    def block(self, title, start, minutes, room="hall", kind=SessionKind.PLENARY, **fields):
        room_id = getattr(self, room) if room else None
        made = add_block(self.plan, title, kind, day_id=self.day, start=start, minutes=minutes, room_id=room_id)
        for field, value in fields.items():
            set_field(self.plan, SessionBlock, made, field, value)
        return made

    def kari_in(self, *blocks):
        for block in blocks:
            add_appearance(self.plan, block, Who(self.kari))


def room_overlap(desk):
    return desk.block("One", 600, 60), desk.block("Two", 630, 60)


def person_twice(desk):
    pair = desk.block("One", 600, 60), desk.block("Two", 630, 60, "annex")
    desk.kari_in(*pair)
    return pair


def parallel(desk):
    return desk.block("One", 600, 60, None), desk.block("Two", 600, 60, None)


def numbers(desk):
    kind = SessionKind.ACTION_GROUP
    desk.block("Group 1: Rivers", 600, 60, "hall", kind, number="1")
    return desk.block("Group 1: Wells", 700, 60, "hall", kind, number="1"), desk.block("Lakes", 800, 60, "hall", kind)


def gap(desk):
    return desk.block("One", 600, 60), desk.block("Two", 690, 60)


def gap_before_groups(desk):
    pair = gap(desk)
    desk.block("Three", 690, 60, "annex")
    return pair


def budget(desk):
    block = desk.block("One", 600, 60)
    for title, minutes in (("Talk", 50), ("Q&A", 40)):
        add_segment(desk.plan, block, title, minutes=minutes)
    return (block,)


def late(desk):
    return (desk.block("One", 740, 60),)


def panel(desk):
    return (desk.block("One", 600, 60, kind=SessionKind.PANEL),)


def group(desk):
    return (desk.block("One", 600, 60, kind=SessionKind.ACTION_GROUP),)


def reporting(desk):
    one, two = (desk.block(t, 600, 60, kind=SessionKind.ACTION_GROUP) for t in ("One", "Two"))
    add_appearance(desk.plan, one, Who(desk.kari), Role.RAPPORTEUR)
    return desk.block("Reports", 700, 60, kind=SessionKind.REPORTING), one, two


def declined(desk):
    block = desk.block("One", 600, 60)
    place = add_appearance(desk.plan, block, Who(desk.kari), status=Status.DECLINED)
    add_alternate(desk.plan, place, Who(add_person(desk.plan, "Liv", "Dahl")))
    return (block,)


def silent(desk):
    block = desk.block("One", 600, 60)
    place = add_appearance(desk.plan, block, Who(desk.kari))
    steps_in = add_alternate(desk.plan, place, Who(add_person(desk.plan, "Liv", "Dahl")))
    ask(desk.plan, [], date(2001, 1, 1), [steps_in])
    return (block,)


def two_halls(desk):
    with desk.plan.edit("As an older program let it"):
        desk.plan.add(Room(meeting=desk.plan.meeting, name="HALL", position=7))
    return ()


def repeated(desk):
    block = desk.block("One", 600, 60, objectives="• Share\n• Learn\n•  share")
    add_outcome(desk.plan, block, "Meet again")
    add_outcome(desk.plan, block, "meet again.")
    return (block,)


def crowded(desk):
    return (desk.block("One", 600, 60, expected=300),)


def hurried(desk):
    pair = desk.block("One", 600, 60), desk.block("Two", 660, 60, "annex")
    desk.kari_in(*pair)
    return pair


def unsure(desk):
    block = desk.block("One", 600, 60)
    desk.kari_in(block)
    return (block,)


def absent(desk):
    block = desk.block("One", 600, 60)
    desk.kari_in(block)
    set_field(desk.plan, Person, desk.kari, "present_from", datetime(2031, 3, 4, 10, 30))
    return (block,)


def backwards(desk):
    for field, day in (("present_from", 6), ("present_to", 3)):
        set_field(desk.plan, Person, desk.kari, field, datetime(2031, 3, day, 9))
    return ()


def early(desk):
    return (desk.block("One", 360, 60, kind=SessionKind.CEREMONY),)


def at_night(desk):
    return (desk.block("One", 1290, 60, kind=SessionKind.CEREMONY),)


def no_break(desk):
    return desk.block("One", 570, 60, "annex"), desk.block("Tea", 600, 30, kind=SessionKind.BREAK)


def wrong_role(desk):
    block = desk.block("One", 600, 60, kind=SessionKind.ACTION_GROUP)
    add_appearance(desk.plan, block, Who(desk.kari), Role.MODERATOR)
    return (block,)


def asked_late(desk):
    block = desk.block("One", 600, 60)
    add_question(desk.plan, block, "Why?", date(2001, 1, 1))
    return (block,)


def kept_place(desk):
    block = desk.block("One", 600, 60)
    place = add_appearance(desk.plan, block, Who(placeholder="Speaker 1"))
    add_alternate(desk.plan, place, Who(desk.kari))
    return (block,)


CASES = [
    (
        "person-absent",
        absent,
        "Let Kari Lie be there from 4 Mar 10:00 to 4 Mar 11:00",
        ["Kari Lie, present from: 4 Mar 10:30 → 4 Mar 10:00"],
    ),
    ("person-absent", absent, "Take Kari Lie off One", ["One: without Kari Lie, panellist"]),
    (
        "end-before-start",
        backwards,
        "Swap arrival and departure of Kari Lie",
        ["Kari Lie, present from: 6 Mar 09:00 → 3 Mar 09:00", "Kari Lie, present to: 3 Mar 09:00 → 6 Mar 09:00"],
    ),
    ("outside-day", early, "Start One at 07:00, keep its 1 h", ["One: 06:00–07:00 → 07:00–08:00"]),
    ("outside-day", at_night, "Start One at 21:00, keep its 1 h", ["One: 21:30–22:30 → 21:00–22:00"]),
    ("outside-day", at_night, "End One at 22:00", ["One: 21:30–22:30 → 21:30–22:00"]),
    ("crosses-break", no_break, "End One at 10:00", ["One: 09:30–10:30 → 09:30–10:00"]),
    ("crosses-break", no_break, "Start One at 10:30, keep its 1 h", ["One: 09:30–10:30 → 10:30–11:30"]),
    ("crosses-break", no_break, "Start Tea at 10:30, keep its 30 min", ["Tea: 10:00–10:30 → 10:30–11:00"]),
    (
        "role-not-allowed",
        wrong_role,
        "Take Kari Lie off, and keep a place for another moderator",
        ["One: without Kari Lie, moderator", "One: with Moderator, moderator"],
    ),
    ("role-not-allowed", wrong_role, "Make Kari Lie a panellist", ["Kari Lie: moderator → panellist"]),
    (
        "questions-late",
        asked_late,
        "Let 1 question go out today",
        [f"To go out by, “Why?”: 2001-01-01 → {datetime.now(UTC).date().isoformat()}"],
    ),
    (
        "questions-late",
        asked_late,
        "Mark 1 question as sent today",
        [f"Sent, “Why?”: not yet → {datetime.now(UTC).date().isoformat()}"],
    ),
    (
        "answer-overdue",
        silent,
        "Note that Liv Dahl was asked again today",
        [f"Liv Dahl, answer by: 2001-01-08 → {(datetime.now(UTC) + timedelta(7)).date().isoformat()}"],
    ),
    ("alternate-waits", declined, "Promote Liv Dahl", ["One: Kari Lie → Liv Dahl"]),
    ("rooms-alike", two_halls, "Make them one room, Hall", ["Gone: HALL"]),
    ("placeholder-open", kept_place, "Let Kari Lie take the place of Speaker 1", ["One: Speaker 1 → Kari Lie"]),
    ("room-overlap", room_overlap, "Start Two at 11:00, keep its 1 h", ["Two: 10:30–11:30 → 11:00–12:00"]),
    (
        "room-overlap",
        room_overlap,
        "Start Two at 11:00, keep the end 11:30",
        ["Two: 10:30–11:30 → 11:00–11:30"],
    ),
    ("room-overlap", room_overlap, "End One at 10:30", ["One: 10:00–11:00 → 10:00–10:30"]),
    ("room-overlap", room_overlap, "Move Two to Annex", ["Two: Hall → Annex"]),
    ("person-double-booked", person_twice, "Take Kari Lie off Two", ["Two: without Kari Lie, panellist"]),
    ("person-double-booked", person_twice, "Take Kari Lie off One", ["One: without Kari Lie, panellist"]),
    ("person-double-booked", person_twice, "Start Two at 11:00, keep its 1 h", ["Two: 10:30–11:30 → 11:00–12:00"]),
    (
        "parallel-without-rooms",
        parallel,
        "Give them the free rooms Annex, Hall",
        ["One: no room → Annex", "Two: no room → Hall"],
    ),
    (
        "parallel-without-rooms",
        parallel,
        "Add 2 breakout rooms",
        ["New: Breakout 1", "One: no room → Breakout 1", "New: Breakout 2", "Two: no room → Breakout 2"],
    ),
    *(
        (
            code,
            numbers,
            "Renumber 2 sessions by time",
            [
                "Group 1: Wells, title: Group 1: Wells → Group 2: Wells",
                "Group 1: Wells, number: 1 → 2",
                "Lakes, number: – → 3",
            ],
        )
        for code in ("duplicate-number", "missing-number", "numbering")
    ),
    ("gap", gap, "End One at 11:30", ["One: 10:00–11:00 → 10:00–11:30"]),
    ("gap", gap, "Start Two at 11:00, keep its 1 h", ["Two: 11:30–12:30 → 11:00–12:00"]),
    (
        "gap",
        gap_before_groups,
        "Start 2 sessions at 11:00, keep their lengths",
        ["Two: 11:30–12:30 → 11:00–12:00", "Three: 11:30–12:30 → 11:00–12:00"],
    ),
    (
        "gap",
        gap_before_groups,
        "Start 2 sessions at 11:00, keep their ends",
        ["Two: 11:30–12:30 → 11:00–12:30", "Three: 11:30–12:30 → 11:00–12:30"],
    ),
    ("gap", gap, "Add a break of 30 min", ["Break: new, 11:00–11:30, Hall"]),
    ("budget-over", budget, "Let One last 1 h 30", ["One: 10:00–11:00 → 10:00–11:30"]),
    ("budget-over", budget, "Fit the 2 items into 1 h", ["Talk: 50 min → 33 min", "Q&A: 40 min → 27 min"]),
    ("after-hard-stop", late, "End One at 13:00", ["One: 12:20–13:20 → 12:20–13:00"]),
    ("after-hard-stop", late, "Start One at 12:00, keep its 1 h", ["One: 12:20–13:20 → 12:00–13:00"]),
    ("session-without-chair", panel, "Add a moderator to be named", ["One: with Moderator, moderator"]),
    ("session-without-chair", panel, "Add a chair to be named", ["One: with Chair, chair"]),
    ("group-without-rapporteur", group, "Add a rapporteur to be named", ["One: with Rapporteur, rapporteur"]),
    (
        "reporting-incomplete",
        reporting,
        "Add the rapporteurs of 2 groups",
        ["Reports: with Kari Lie, rapporteur", "Reports: with Rapporteur of Two, rapporteur"],
    ),
    ("text-repeated", repeated, "Remove 2 repetitions", ["One: 1 line fewer", "Without “meet again.”"]),
    ("capacity", crowded, "Move One to Annex", ["One: Hall → Annex"]),
    ("turnaround", hurried, "Start Two at 11:10, keep its 1 h", ["Two: 11:00–12:00 → 11:10–12:10"]),
    ("turnaround", hurried, "End One at 10:50", ["One: 10:00–11:00 → 10:00–10:50"]),
    ("unconfirmed", unsure, "Mark Kari Lie as confirmed", ["Kari Lie: to be confirmed → confirmed"]),
]


WITH_KARI = (person_twice, hurried, unsure, absent, backwards, wrong_role)


@pytest.mark.parametrize(("code", "build", "title", "said"), CASES, ids=[f"{c[0]}: {c[2]}" for c in CASES])
def test_a_fix_does_what_it_says_as_one_step(code, build, title, said):
    desk = Desk()
    plan, sessions = desk.plan, build(desk)
    people = (desk.kari,) if build in WITH_KARI else ()
    finding = Finding(code, Severity.WARNING, "…", sessions, people)
    fix = next(fix for fix in fixes_for(plan.meeting, finding) if fix.title == title)
    before, steps = same_state(plan), len(history(plan))
    assert rehearse_fix(plan, fix) == said
    assert (same_state(plan), len(history(plan))) == (before, steps)
    apply_fix(plan, fix)
    assert (plan.undo_title, len(history(plan))) == (title, steps + 1)
    assert same_state(plan) != before
    plan.undo()
    assert same_state(plan) == before


def test_every_kind_of_finding_that_has_fixes_is_tried():
    assert {code for code, *_rest in CASES} | {"budget-under"} == {rule.code for rule in rules(Rule) if rule.fixes}


@pytest.mark.parametrize("build", sorted({case[1] for case in CASES}, key=attrgetter("__name__")))
def test_a_finding_is_gone_once_one_of_its_fixes_is_applied(build):
    desk = Desk()
    build(desk)
    plan = desk.plan
    for finding in find_all(plan.meeting):
        for fix in fixes_for(plan.meeting, finding):
            apply_fix(plan, fix)
            left = [(f.code, f.sessions, f.people) for f in find_all(plan.meeting)]
            assert (finding.code, finding.sessions, finding.people) not in left, fix.title
            plan.undo()


def test_what_is_locked_is_not_moved():
    desk = Desk()
    one, two = room_overlap(desk)
    lock_block(desk.plan, two, True)
    (finding,) = find_all(desk.plan.meeting)
    assert [fix.title for fix in fixes_for(desk.plan.meeting, finding)] == [
        "End One at 10:30",
        "Start One at 09:30, keep its 1 h",
        "Move One to Annex",
    ]
    lock_block(desk.plan, one, True)
    assert fixes_for(desk.plan.meeting, finding) == []


def test_a_rehearsal_that_is_refused_leaves_no_trace():
    desk = Desk()
    one, _two = room_overlap(desk)
    (finding,) = find_all(desk.plan.meeting)
    fix = fixes_for(desk.plan.meeting, finding)[1]
    lock_block(desk.plan, one, True)
    told: list[Changes] = []
    before = same_state(desk.plan)
    desk.plan.on_change(told.append)
    with pytest.raises(EditRefused, match="locked"):
        rehearse_fix(desk.plan, fix)
    with pytest.raises(EditRefused), desk.plan.edit("Meanwhile"):
        rehearse_fix(desk.plan, fix)
    assert (same_state(desk.plan), told) == (before, [])


@pytest.mark.parametrize(
    ("minutes", "total", "shares"),
    [([50, 40], 60, [33, 27]), ([1, 1, 1], 10, [4, 3, 3]), ([5], 7, [7]), ([120, 40, 5], 165, [120, 40, 5])],
)
def test_shares_add_up(minutes, total, shares):
    assert in_proportion(minutes, total) == shares


def test_roman_numbers():
    assert [roman_number(n) for n in (1, 4, 9, 14, 40, 99, 100)] == ["I", "IV", "IX", "XIV", "XL", "XCIX", "100"]
