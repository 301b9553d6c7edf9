"""The book of findings says after any step what looking at everything would say."""

import random
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import (
    Appearance,
    Day,
    EditRefused,
    GuidingQuestion,
    Meeting,
    Person,
    Plan,
    Role,
    Room,
    SessionBlock,
    SessionKind,
    Status,
    new_plan,
)
from stocktake_desktop.models.changes import Changes
from stocktake_desktop.planning.findings import FindingsBook, find_all
from stocktake_desktop.planning.findings.rule import Rule
from stocktake_desktop.planning.findings.rules import rules
from stocktake_desktop.planning.reach import reach
from tests.plans import small_plan
from tests.verbs import press_anything

TODAY = date(2017, 12, 1)
CHANGES = {"number": ("", "1", "2", "II"), "title": ("Water", "Land"), "start": (600, 700, 800)}


def follow(plan: Plan, book: FindingsBook) -> None:
    """Let a book hear of every step."""

    def hear(changes: Changes) -> None:
        book.refresh(reach(plan, changes))

    plan.on_change(hear)


@pytest.mark.parametrize("seed", range(4))
def test_what_a_step_touches_is_enough(seed):
    plan, chance = small_plan(), random.Random(seed)
    book = FindingsBook(plan, TODAY)
    follow(plan, book)
    seen = set()
    for step in range(150):
        with suppress(EditRefused):
            if step % 7 == 6:
                chance.choice((plan.undo, plan.redo))()
            else:
                press_anything(plan, chance)
        assert book.all() == find_all(plan.meeting, TODAY)
        seen |= {(finding.code, finding.severity) for finding in book.all()}
    assert len(seen) > 5
    assert seen <= {(rule.code, severity) for rule in rules(Rule) for severity in rule.severities}


def test_the_book_follows_when_the_day_turns_or_the_meeting_goes_elsewhere(laptop):
    """A question due on 5 May is late in Tokyo, where it is the 6th, and not yet in Mexico City."""
    plan = small_plan()
    with plan.edit("Ask"):
        plan.meeting.timezone = "America/Mexico_City"
        plan.add(GuidingQuestion(session=plan.meeting.sessions[0], text="Why?", due=date(2031, 5, 5)))

    def late(book):
        assert book.all() == find_all(plan.meeting)
        return "questions-late" in {finding.code for finding in book.all()}

    laptop("Pacific/Kiritimati", datetime(2031, 5, 6, 4, 30, tzinfo=UTC))
    book = FindingsBook(plan)
    follow(plan, book)
    assert not late(book)
    assert not book.follow_the_day()
    with plan.edit("Go to Tokyo"):
        plan.meeting.timezone = "Asia/Tokyo"
    assert late(book)
    plan.undo()
    assert not late(book)
    laptop("America/Adak", datetime(2031, 5, 6, 6, 0, tzinfo=UTC))
    assert book.follow_the_day()
    assert late(book)
    assert not book.follow_the_day()


def test_a_step_after_midnight_looks_at_everything_again(laptop):
    plan = small_plan()
    laptop("UTC", datetime(2018, 1, 1, tzinfo=UTC))
    book = FindingsBook(plan)
    follow(plan, book)
    laptop("UTC", datetime(2018, 3, 11, 23, 30, tzinfo=UTC))  # it is the day of the meeting in Oslo
    with plan.edit("Note"):
        plan.meeting.sessions[-1].notes = "Bring the flags."
    assert book.all() == find_all(plan.meeting)
    assert book.all() != find_all(plan.meeting, date(2018, 1, 1))


def test_a_step_that_changes_no_finding_says_so():
    plan = small_plan()
    book, changed = FindingsBook(plan, TODAY), []
    plan.on_change(lambda changes: changed.append(book.refresh(reach(plan, changes))))
    with plan.edit("Note"):
        plan.meeting.sessions[0].notes = "Bring the flags."
    with plan.edit("Repeat"):
        plan.meeting.sessions[0].notes = "Bring the flags.\nBring the flags."
    assert changed == [False, True]


@pytest.mark.parametrize("seed", range(3))
def test_what_groups_and_reports_mean_for_each_other_is_looked_at_again(seed):
    plan, chance = meeting_of_days(2), random.Random(seed)
    with plan.edit("Kinds"):
        plan.meeting.sessions[0].kind = SessionKind.ACTION_GROUP
        plan.meeting.sessions[1].kind = SessionKind.REPORTING
    book = FindingsBook(plan, TODAY)
    follow(plan, book)
    seen = set()
    for _step in range(60):
        block = chance.choice(plan.meeting.sessions)
        with plan.edit("Change"):
            field = chance.choice(("kind", "number", "title", "start", "rapporteur"))
            if field == "kind":
                block.kind = chance.choice((SessionKind.ACTION_GROUP, SessionKind.REPORTING, SessionKind.PANEL))
            elif field == "rapporteur":
                who = chance.choice(plan.meeting.people)
                plan.add(Appearance(session=block, person=who, role=Role.RAPPORTEUR, position=9))
            else:
                setattr(block, field, chance.choice(CHANGES[field]))
        assert book.all() == find_all(plan.meeting, TODAY)
        seen |= {finding.code for finding in book.all()}
    assert seen > {"duplicate-number", "reporting-incomplete", "numbering"}


def test_a_move_looks_at_as_much_in_a_long_meeting_as_in_a_short_one():
    looked_at = [subjects_of_a_move(meeting_of_days(days)) for days in (2, 12)]
    assert looked_at[0] == looked_at[1] == {"session": 1, "day": 1, "person": 1}


def test_a_move_of_a_group_with_a_number_looks_at_its_kind_and_at_no_report():
    plan = meeting_of_days(2)
    with plan.edit("Groups"):
        for nth, block in enumerate(plan.meeting.sessions[:6]):
            block.kind, block.number = SessionKind.ACTION_GROUP, str(nth)
        plan.meeting.sessions[-1].kind = SessionKind.REPORTING
    assert subjects_of_a_move(plan) == {"session": 1, "day": 1, "person": 1, "kind": 1}


def subjects_of_a_move(plan):
    book = FindingsBook(plan, TODAY)
    follow(plan, book)
    block = plan.meeting.sessions[1]
    move_block(plan, block.id, block.day_id, block.start + 5, block.room_id)
    assert book.all() == find_all(plan.meeting, TODAY)
    return Counter(sort for sort, _key in book.looked_at)


def meeting_of_days(days):
    """Four panels a day in two rooms, one person in each."""
    plan = new_plan("Long")
    with plan.edit("Fill"):
        rooms = [plan.add(Room(meeting=plan.meeting, name=name)) for name in ("One", "Two")]
        for nth in range(days):
            day = plan.add(Day(meeting=plan.meeting, date=date(2017, 12, 4) + timedelta(nth)))
            for k in range(4):
                place = {"day": day, "room": rooms[k % 2], "start": 600 + k // 2 * 60, "minutes": 45}
                block = SessionBlock(meeting=plan.meeting, title=f"Panel {nth} {k}", kind=SessionKind.PANEL, **place)
                plan.add(block)
                who = plan.add(Person(meeting=plan.meeting, given_name="Ana", family_name=f"Ruiz {nth} {k}"))
                plan.add(Appearance(session=block, person=who, role=Role.MODERATOR, position=0))
    return plan


def test_a_refresh_says_whether_any_finding_is_another_also_when_it_looks_at_all():
    plan = new_plan("Rivers")
    day, rooms = add_day(plan, date(2031, 5, 6)), [add_room(plan, name) for name in ("One", "Two")]
    person = add_person(plan, "Ana", "Ruiz")
    for nth, room in enumerate(rooms):
        block = add_block(plan, room, day_id=day, start=600 + 60 * nth, minutes=55, room_id=room)
        add_appearance(plan, block, Who(person), status=Status.CONFIRMED)
    book, told = FindingsBook(plan, TODAY), []
    plan.on_change(lambda changes: told.append(book.refresh(reach(plan, changes))))
    for minutes in (5, 6, 7):  # five minutes are between the two
        set_field(plan, Meeting, plan.meeting.id, "turnaround_minutes", minutes)
    set_field(plan, Meeting, plan.meeting.id, "place", "Oslo")
    assert told == [True, True, True, False]
