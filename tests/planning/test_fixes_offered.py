"""Which fixes are offered: small plans, a finding about them, and every proposal by its title; else none."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import lock_block, park_block
from stocktake_desktop.edits.contents import add_question, add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.frame import add_room, remove_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.rules import add_role_rule
from stocktake_desktop.models import (
    Category,
    GuidingQuestion,
    Person,
    Role,
    RoomKind,
    Segment,
    SessionBlock,
    SessionKind,
    Status,
)
from stocktake_desktop.planning.acts import AddAppearance, AddPlaceholder, AddRoomFor, RemoveItem, SetField
from stocktake_desktop.planning.clock import parse_clock
from stocktake_desktop.planning.findings import Finding, Severity
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.fixes.fix import Fix
from tests.certain import certain
from tests.edits.test_fixes import Desk

ROOMS = {"H": "hall", "A": "annex", "-": None}
GROUP, REPORTING, TALKS = SessionKind.ACTION_GROUP, SessionKind.REPORTING, SessionKind.TALKS


@pytest.fixture
def desk():
    return Desk()


def blocks_of(desk, picture):
    """The sessions of "One 10:00-11:00 H, Two 11:00-12:00 A locked": hall, annex or "-" for none."""
    made = []
    for entry in picture.split(", "):
        title, time, room, *more = entry.split()
        start, end = (certain(parse_clock(part)) for part in time.split("-"))
        kind = SessionKind.BREAK if title == "Tea" else SessionKind.PLENARY
        made.append(desk.block(title, start, end - start, ROOMS[room], kind))
        lock_block(desk.plan, made[-1], "locked" in more)
        if "parked" in more:
            park_block(desk.plan, made[-1])
    return made


def at(time):
    """A moment of the day."""
    return datetime(2031, 3, 4, *divmod(certain(parse_clock(time)), 60))


def offered(desk, code, sessions, people=()):
    finding = Finding(code, Severity.WARNING, "…", tuple(sessions), tuple(people))
    return [fix.title for fix in fixes_for(desk.plan.meeting, finding)]


TIMES = [
    # the code, the day, the sessions it is about, what is offered
    ("room-overlap", "One 10:00-11:00 H, Two 10:30-11:30 H", 2,
     ["Start Two at 11:00, keep the end 11:30", "End One at 10:30", "Start Two at 11:00, keep its 1 h",
      "Start One at 09:30, keep its 1 h", "Move Two to Annex"]),
    ("room-overlap", "One 10:00-11:00 H, Two 10:00-11:30 H", 2,
     ["Start Two at 11:00, keep the end 11:30", "Start Two at 11:00, keep its 1 h 30",
      "Start One at 11:30, keep its 1 h", "Start One at 09:00, keep its 1 h", "Move Two to Annex"]),
    ("room-overlap", "One 22:00-23:30 H, Two 22:15-23:00 H", 2,
     ["End One at 22:15", "Start One at 23:00, keep the end 23:30", "Start One at 20:45, keep its 1 h 30",
      "Move Two to Annex"]),
    ("room-overlap", "One 10:00-11:00 H, Two 11:00-12:00 H", 2, ["Move Two to Annex"]),
    ("room-overlap", "One 10:00-11:00 H, Two 10:30-11:30 H parked", 2, ["Move One to Annex"]),
    ("room-overlap", "One 10:00-11:00 H", 1, ["Move One to Annex"]),
    ("room-overlap", "One 10:00-11:00 H, Two 10:30-11:30 H locked", 2,
     ["End One at 10:30", "Start One at 09:30, keep its 1 h", "Move One to Annex"]),
    ("room-overlap", "One 10:00-11:00 H locked, Two 10:30-11:30 H locked", 2, []),
    ("room-overlap", "One 10:00-11:00 H, Two 10:30-11:30 H, Three 11:29-12:00 A", 2,
     ["Start Two at 11:00, keep the end 11:30", "End One at 10:30", "Start Two at 11:00, keep its 1 h",
      "Start One at 09:30, keep its 1 h"]),
    ("room-overlap", "One 10:00-11:00 H, Two 10:30-11:30 H, Three 11:30-12:00 A, Four 10:00-10:30 A", 2,
     ["Start Two at 11:00, keep the end 11:30", "End One at 10:30", "Start Two at 11:00, keep its 1 h",
      "Start One at 09:30, keep its 1 h", "Move Two to Annex"]),
    ("gap", "One 10:00-11:00 H", 1, []),
    ("gap", "One 10:00-11:00 H, Two 11:00-12:00 H", 2, []),
    ("gap", "One 10:00-11:00 H, Two 11:01-12:00 H", 2,
     ["Start Two at 11:00, keep the end 12:00", "End One at 11:01", "Start Two at 11:00, keep its 59 min",
      "Add a break of 1 min"]),
    ("gap", "One 10:00-11:00 H locked, Two 11:30-12:00 H", 2,
     ["Start Two at 11:00, keep the end 12:00", "Start Two at 11:00, keep its 30 min", "Add a break of 30 min"]),
    ("gap", "One 10:00-11:00 H locked, Two 11:30-12:00 H locked", 2, ["Add a break of 30 min"]),
    ("gap", "One 10:00-11:00 H, Two 11:30-12:00 H, Three 11:30-12:00 A locked", 2,
     ["Start Two at 11:00, keep the end 12:00", "End One at 11:30", "Start Two at 11:00, keep its 30 min",
      "Add a break of 30 min"]),
    ("turnaround", "One 10:00-11:00 H, Two 11:05-12:00 A", 2,
     ["Start Two at 11:10, keep the end 12:00", "End One at 10:55", "Start Two at 11:10, keep its 55 min",
      "Start One at 09:55, keep its 1 h"]),
    ("turnaround", "One 10:00-11:00 H", 1, []),
    ("after-hard-stop", "One 12:00-13:00 H", 1, []),
    ("after-hard-stop", "One 13:00-14:00 H", 1, []),
    ("after-hard-stop", "One 12:20-13:20 H", 1, ["End One at 13:00", "Start One at 12:00, keep its 1 h"]),
    ("after-hard-stop", "One 00:30-13:50 H", 1, ["End One at 13:00"]),
    ("after-hard-stop", "One 17:00-18:01 H", 1, ["End One at 18:00", "Start One at 16:59, keep its 1 h 01"]),
    ("outside-day", "One 06:59-07:59 H", 1,
     ["Start One at 07:00, keep its 1 h", "Start One at 07:00, keep the end 07:59"]),
    ("outside-day", "One 07:00-08:00 H", 1, []),
    ("outside-day", "One 21:00-22:00 H", 1, []),
    ("outside-day", "One 21:01-22:01 H", 1, ["Start One at 21:00, keep its 1 h", "End One at 22:00"]),
    ("outside-day", "One 05:00-23:20 H", 1, ["Let One last from 07:00 to 22:00"]),
    ("outside-day", "One 07:00-22:01 H", 1, ["End One at 22:00"]),
    ("outside-day", "One 06:00-22:01 H", 1, ["Let One last from 07:00 to 22:00"]),
    ("crosses-break", "One 09:30-10:30 A, Tea 10:00-10:30 H", 2,
     ["End One at 10:00", "Start One at 10:30, keep its 1 h", "Start Tea at 10:30, keep its 30 min"]),
    ("crosses-break", "One 10:00-11:00 A, Tea 10:00-10:30 H", 2,
     ["Start One at 10:30, keep the end 11:00", "Start One at 10:30, keep its 1 h",
      "Start Tea at 11:00, keep its 30 min"]),
    ("crosses-break", "One 10:10-10:20 A, Tea 10:00-10:30 H", 2,
     ["Start One at 10:30, keep its 10 min", "Start Tea at 10:20, keep the end 10:30", "End Tea at 10:10",
      "Start Tea at 10:20, keep its 30 min"]),
    ("crosses-break", "One 10:10-10:20 A", 1, []),
    ("crosses-break", "Tea 10:10-10:20 A", 1, []),
    ("parallel-without-rooms", "One 10:00-11:00 -, Two 10:00-11:00 -, Three 10:00-11:00 -", 3,
     ["Add 3 breakout rooms"]),
    ("parallel-without-rooms", "One 10:00-11:00 -, Two 10:00-11:00 H", 2,
     ["Give them the free rooms Annex", "Add a breakout room"]),
    ("parallel-without-rooms", "One 10:00-11:00 - locked, Two 10:00-11:00 -", 2,
     ["Give them the free rooms Annex", "Add a breakout room"]),
    ("parallel-without-rooms", "One 10:00-11:00 - locked, Two 10:00-11:00 - locked", 2, []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "day", "count", "titles"), TIMES)
def test_times_and_rooms(desk, code, day, count, titles):
    assert offered(desk, code, blocks_of(desk, day)[:count]) == titles


def test_free_rooms_of_its_own_sort_come_first_and_two_are_named(desk):
    pair = blocks_of(desk, "One 10:00-11:00 H, Two 10:30-11:30 H")
    add_room(desk.plan, "Small", RoomKind.BREAKOUT)
    add_room(desk.plan, "Dome")
    assert offered(desk, "room-overlap", pair)[-2:] == ["Move Two to Dome", "Move Two to Annex"]


def test_rooms_that_hold_all_the_smallest_first(desk):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    attic = add_room(desk.plan, "Attic", RoomKind.BREAKOUT)
    assert offered(desk, "capacity", [block]) == ["Move One to Attic", "Move One to Annex"]  # nobody is expected
    set_field(desk.plan, SessionBlock, block, "expected", 1)
    assert offered(desk, "capacity", [block]) == ["Move One to Annex"]  # how many the attic holds is not known
    remove_room(desk.plan, attic)
    set_field(desk.plan, SessionBlock, block, "expected", 500)
    assert offered(desk, "capacity", [block]) == ["Move One to Annex"]
    set_field(desk.plan, SessionBlock, block, "expected", 501)
    assert offered(desk, "capacity", [block]) == []
    add_room(desk.plan, "Unknown", RoomKind.BREAKOUT)
    for name, seats in (("Big", 900), ("Middle", 600), ("Huge", 1000)):
        add_room(desk.plan, name, RoomKind.BREAKOUT, capacity=seats)
    assert offered(desk, "capacity", [block]) == ["Move One to Middle", "Move One to Big"]
    lock_block(desk.plan, block, True)
    assert offered(desk, "capacity", [block]) == []


def test_new_rooms_have_names_that_are_free(desk):
    pair = blocks_of(desk, "One 10:00-11:00 -, Two 10:00-11:00 -")
    add_room(desk.plan, "Breakout 2", RoomKind.BREAKOUT)
    finding = Finding("parallel-without-rooms", Severity.WARNING, "…", tuple(pair))
    free, new = fixes_for(desk.plan.meeting, finding)
    assert free.title == "Give them the free rooms Annex, Breakout 2"
    assert list(new.acts) == [AddRoomFor(pair[0], "Breakout 1"), AddRoomFor(pair[1], "Breakout 3")]


@pytest.mark.parametrize(
    ("minutes", "titles", "shares"),
    [
        ((30, 30), [], []),
        ((), [], []),
        ((None,), [], []),
        ((20, 10), ["Let One last 30 min", "Fit the 2 items into 1 h"], [40, 20]),
        ((50, None), ["Let One last 50 min", "Fit the item into 1 h"], [60]),
        ((61,), ["Let One last 1 h 01", "Fit the item into 1 h"], [60]),
        ((60, 20), ["Let One last 1 h 20", "Fit the 2 items into 1 h"], [45, 15]),
    ],
)
def test_minutes(desk, minutes, titles, shares):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    items = [add_segment(desk.plan, block, "Item", minutes=one) for one in minutes]
    finding = Finding("budget-over", Severity.WARNING, "…", (block,))
    fixes = fixes_for(desk.plan.meeting, finding)
    assert [fix.title for fix in fixes] == titles
    told = [SetField(Segment, item, "minutes", share) for item, share in zip(items, shares, strict=False)]
    assert [act for fix in fixes[1:] for act in fix.acts] == told
    lock_block(desk.plan, block, True)
    assert offered(desk, "budget-over", [block]) == titles[1:]


def test_an_item_gets_what_its_speakers_need(desk):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    short, _long = (add_segment(desk.plan, block, name, minutes=m) for name, m in (("Talks", 10), ("Rest", 50)))
    for _nth in range(2):
        add_appearance(desk.plan, block, Who(desk.kari), segment_id=short, minutes=10)
    assert offered(desk, "budget-over", [block]) == ["Give Talks the 20 min its speakers need"]


def test_what_stands_twice_goes_the_second_time(desk):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    texts = {"objectives": "• Share\n\n•  share\n\nLearn", "format_notes": "a\nb", "notes": "x\nX"}
    for field, text in texts.items():
        set_field(desk.plan, SessionBlock, block, field, text)
    _first, second, *_empty = (add_question(desk.plan, block, text) for text in ("Why?", "why? ", "", ""))
    (fix,) = fixes_for(desk.plan.meeting, Finding("text-repeated", Severity.NOTE, "…", (block,)))
    assert fix.title == "Remove 3 repetitions"
    assert list(fix.acts) == [
        SetField(SessionBlock, block, "objectives", "• Share\n\n\nLearn"),
        SetField(SessionBlock, block, "notes", "x"),
        RemoveItem(GuidingQuestion, second),
    ]


@pytest.mark.parametrize(
    ("sessions", "title", "after"),
    [
        (["I 10:00 H", "III 11:00 H", "2 12:00 H"], "Renumber 2 sessions by time", "I: I, II: II, III: III"),
        (["1 11:00 H", "2 10:00 H"], "Renumber 2 sessions by time", "1: 1, 2: 2"),
        (["1 10:00 A", "2 10:00 H"], "Renumber 2 sessions by time", "1: 1, 2: 2"),
        (["1 10:00 -", "2 10:00 H"], None, "1: 1, 2: 2"),
        (["1 10:00 H", "2 11:00 H"], None, "1: 1, 2: 2"),
        (["1 10:00 H", "7 11:00 H"], "Renumber 1 session by time", "1: 1, 2: 2"),
    ],
)
def test_numbers_follow_the_time_also_in_titles(desk, sessions, title, after):
    made = []
    for one in sessions:
        number, start, room = one.split()
        made.append(desk.block(f"Group {number}", certain(parse_clock(start)), 60, ROOMS[room], GROUP, number=number))
    finding = Finding("numbering", Severity.NOTE, "…", tuple(made))
    fixes = fixes_for(desk.plan.meeting, finding)
    assert [fix.title for fix in fixes] == ([title] if title else [])
    for fix in fixes:
        apply_fix(desk.plan, fix)
    blocks = sorted(desk.plan.meeting.sessions, key=lambda one: one.number)
    assert ", ".join(f"{one.number}: {one.title.removeprefix('Group ')}" for one in blocks) == after


def test_a_title_without_the_number_stays():
    desk = Desk()
    block = desk.block("Wells", 600, 60, "hall", GROUP, number="2")
    (fix,) = fixes_for(desk.plan.meeting, Finding("numbering", Severity.NOTE, "…", (block,)))
    assert list(fix.acts) == [SetField(SessionBlock, block, "number", "1")]


def test_of_two_kinds_none_is_counted_and_what_is_parked_is_not(desk):
    group = desk.block("A", 600, 60, "hall", GROUP, number="1")
    other = desk.block("B", 700, 60, "hall", number="9")
    assert offered(desk, "numbering", [group, other]) == []
    second = desk.block("C", 700, 60, "hall", GROUP, number="2")
    park_block(desk.plan, group)
    assert offered(desk, "numbering", [group, second]) == ["Renumber 1 session by time"]


@pytest.mark.parametrize(
    ("since", "until", "moved", "there", "swapped"),
    [
        (None, None, [], [], False),
        ("10:00", "11:00", [], [], False),
        ("10:01", "11:00", ["Start One at 10:01, keep the end 11:00", "Start One at 10:01, keep its 1 h"],
         ["present_from 10:00"], False),
        ("10:00", "10:59", ["End One at 10:59", "Start One at 09:59, keep its 1 h"], ["present_to 11:00"], False),
        ("10:01", "10:59", ["Let One last from 10:01 to 10:59"], ["present_from 10:00", "present_to 11:00"], False),
        ("10:00", "10:00", [], ["present_to 11:00"], False),
        ("12:00", "11:30", [], ["present_from 10:00"], True),
    ],
)  # fmt: skip
def test_who_is_not_there(desk, since, until, moved, there, swapped):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    desk.kari_in(block)
    for field, time in (("present_from", since), ("present_to", until)):
        set_field(desk.plan, Person, desk.kari, field, time and at(time))
    fixes = fixes_for(desk.plan.meeting, Finding("person-absent", Severity.ERROR, "…", (block,), (desk.kari,)))
    assert [fix.title for fix in fixes] == [
        *moved,
        "Take Kari Lie off One",
        *["Let Kari Lie be there from 4 Mar 10:00 to 4 Mar 11:00"] * bool(there),
    ]
    told = [SetField(Person, desk.kari, field, at(time)) for field, time in map(str.split, there)]
    assert [act for fix in fixes if fix.asserts for act in fix.acts] == told
    titles = ["Swap arrival and departure of Kari Lie"] if swapped else []
    assert offered(desk, "end-before-start", [], [desk.kari]) == titles
    assert offered(desk, "person-absent", [block]) == []


def test_reports_need_a_reporting_session_and_groups(desk):
    reporting = desk.block("Reports", 600, 60, kind=REPORTING)
    group = desk.block("Water", 700, 60, kind=GROUP)
    assert offered(desk, "reporting-incomplete", [reporting]) == []
    assert offered(desk, "reporting-incomplete", [group]) == []
    add_appearance(desk.plan, group, Who(placeholder="Somebody"), Role.RAPPORTEUR)
    add_appearance(desk.plan, group, Who(desk.kari), Role.MODERATOR)
    finding = Finding("reporting-incomplete", Severity.WARNING, "…", (reporting, group))

    title = "Add the rapporteur of Water"
    place = AddPlaceholder(reporting, "Rapporteur of Water", Role.RAPPORTEUR)
    assert fixes_for(desk.plan.meeting, finding) == [Fix(title, (place,))]
    chad = add_organisation(desk.plan, "Chad")
    add_appearance(desk.plan, group, Who(organisation_id=chad), Role.RAPPORTEUR)
    known = AddAppearance(reporting, None, chad, Role.RAPPORTEUR)
    assert fixes_for(desk.plan.meeting, finding) == [Fix(title, (known,))]


def test_only_who_can_confirm_is_marked(desk):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    add_appearance(desk.plan, block, Who(desk.kari), status=Status.INVITED)
    add_appearance(desk.plan, block, Who(organisation_id=add_organisation(desk.plan, "Chad")))
    add_appearance(desk.plan, block, Who(placeholder="Somebody"))
    add_appearance(desk.plan, block, Who(add_person(desk.plan, "Bo", "Lie")), status=Status.CONFIRMED)
    assert offered(desk, "unconfirmed", [block]) == ["Mark Kari Lie as confirmed", "Mark Chad as confirmed"]
    assert offered(desk, "unconfirmed", [block], [desk.kari]) == ["Mark Kari Lie as confirmed"]
    assert offered(desk, "unconfirmed", [block], ["nobody"]) == []
    assert offered(desk, "person-double-booked", [block], ["nobody"]) == []


@pytest.mark.parametrize(
    ("kind", "role", "ruled"),
    [
        (GROUP, Role.MODERATOR, True),
        (GROUP, Role.RAPPORTEUR, True),
        (GROUP, Role.PRESENTER, False),
        (TALKS, Role.PRESENTER, True),
        (TALKS, Role.MODERATOR, False),
    ],
)
def test_roles_that_have_a_rule_are_left_to_others(desk, kind, role, ruled):
    block = desk.block("One", 600, 60, kind=kind)
    add_appearance(desk.plan, block, Who(desk.kari), role)
    titles = [f"Take Kari Lie off, and keep a place for another {role.value}", "Make Kari Lie a panellist"]
    assert offered(desk, "role-not-allowed", [block], [desk.kari]) == (titles if ruled else [])
    assert offered(desk, "role-not-allowed", [block], ["nobody"]) == []


def test_where_panellists_have_a_rule_nobody_is_made_one(desk):
    block = desk.block("One", 600, 60, kind=GROUP)
    add_appearance(desk.plan, block, Who(desk.kari), Role.MODERATOR)
    add_role_rule(desk.plan, GROUP, Role.PANELLIST, Category.ACADEMIA, True)
    titles = ["Take Kari Lie off, and keep a place for another moderator"]
    assert offered(desk, "role-not-allowed", [block], [desk.kari]) == titles


def test_the_first_alternate_who_has_a_name_steps_in(desk):
    (block,) = blocks_of(desk, "One 10:00-11:00 H")
    place = add_appearance(desk.plan, block, Who(placeholder="Speaker 1"))
    assert offered(desk, "placeholder-open", [block]) == []
    add_alternate(desk.plan, place, Who(placeholder="Speaker 2"))
    assert offered(desk, "placeholder-open", [block]) == []
    add_alternate(desk.plan, place, Who(organisation_id=add_organisation(desk.plan, "Chad")))
    add_alternate(desk.plan, place, Who(desk.kari))
    assert offered(desk, "placeholder-open", [block]) == ["Let Chad take the place of Speaker 1"]


def test_titles_are_short_enough_for_a_button(desk):
    titles = ["x" * 40, "y" * 41, "", "Introduction Session – Looking back on Phase I"]
    first, second, third, fourth = (desk.block(title, 600 + 10 * nth, 60) for nth, title in enumerate(titles))
    assert offered(desk, "room-overlap", [first, second])[:2] == [
        f"Start {'y' * 39}… at 11:00, keep the end 11:10",
        f"End {'x' * 40} at 10:10",
    ]
    assert offered(desk, "room-overlap", [first, third])[0] == "Start the untitled session at 11:00, keep the end 11:20"
    assert (
        offered(desk, "room-overlap", [first, fourth])[0] == "Start Introduction Session at 11:00, keep the end 11:30"
    )
