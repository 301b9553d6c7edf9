"""What differs between two meetings of any origin, and which of theirs is which."""

import json
import random
from contextlib import contextmanager, suppress
from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, remove_block, resize_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import EditRefused, Person, Role, SessionBlock, SessionKind, new_plan
from stocktake_desktop.planning.comparing.as_json import FORMAT, VERSION, comparison_as_json
from stocktake_desktop.planning.comparing.compare import compare
from stocktake_desktop.planning.comparing.difference import Became
from stocktake_desktop.planning.comparing.kinds import PROGRAMME
from stocktake_desktop.planning.comparing.matching import Why
from stocktake_desktop.planning.comparing.told import told
from tests.certain import certain
from tests.plans import small_plan
from tests.verbs import press_anything

DAYS = (date(2018, 3, 12), date(2018, 3, 13))


def set_fields(plan, row, **values):
    for field, value in values.items():
        set_field(plan, type(row), row.id, field, value)


class Wording:
    """A plan told by titles, for two that have no id in common."""

    def __init__(self):
        self.plan = new_plan("Meeting", "Europe/Oslo")
        self.days = [add_day(self.plan, day, interpreted=False) for day in DAYS]
        self.rooms = [add_room(self.plan, name) for name in ("Plenary", "Room 2")]

    def session(self, title, day=0, start=600, minutes=60, room=0, people=(), number="", kind=SessionKind.PANEL):
        found = add_block(
            self.plan, title, kind, day_id=self.days[day], start=start, minutes=minutes, room_id=self.rooms[room]
        )
        if number:
            set_fields(self.plan, self.plan.session(found), number=number)
        for name in people:
            add_appearance(self.plan, found, Who(placeholder=name))
        return found

    def person(self, given, family, organisation="", function=""):
        known = add_organisation(self.plan, organisation) if organisation else None
        return add_person(self.plan, given, family, known, function=function)


@contextmanager
def two():
    here, there = Wording(), Wording()
    try:
        yield here, there
    finally:
        here.plan.close()
        there.plan.close()


def sorts(found):
    return {line.title: line.sort for line in found.sessions}


def compared(here, there, **more):
    return compare(here.plan.meeting, there.plan.meeting, **more)


def test_a_plan_and_its_copy_are_the_same():
    with small_plan() as plan, plan.rehearsal() as copy:
        found = compare(plan.meeting, copy.meeting)
        assert found.is_same
        assert found.counts() == {**dict.fromkeys(Became, 0), Became.SAME: 3}
        assert {line.whys for line in found.sessions} == {(Why.ID,)}


def test_what_was_done_to_a_copy_is_told():
    with small_plan() as plan, plan.rehearsal() as copy:
        panel, group, idea = (
            next(b.id for b in copy.meeting.sessions if b.title == t) for t in ("Panel I", "Group 1", "Idea")
        )
        resize_block(copy, panel, 615, 75)
        remove_block(copy, idea)
        set_fields(copy, copy.session(group), title="Group 1: Water", objectives="One\nTwo")
        add_block(copy, "Photograph", SessionKind.CEREMONY)
        found = compare(plan.meeting, copy.meeting)
        assert sorts(found) == {
            "Panel I": Became.MOVED,
            "Group 1": Became.CHANGED,
            "Idea": Became.GONE,
            "Photograph": Became.NEW,
        }
        words = "\n".join(told(found))
        assert "10:00–11:30 → 10:15–11:30" in words
        assert "Title: Group 1 → Group 1: Water" in words
        assert "Objectives: – → One" in words


def test_what_nobody_changed_is_not_told_of_any_step():
    """Whatever is done to a copy, comparing it with itself tells nothing, and with the plan the same each time."""
    with small_plan() as plan, plan.rehearsal() as copy:
        chance = random.Random(7)
        for _step in range(150):
            with suppress(EditRefused):
                press_anything(copy, chance)
        with copy.rehearsal() as again:
            assert compare(copy.meeting, again.meeting).is_same
        first, second = (comparison_as_json(compare(plan.meeting, copy.meeting), "a", "b") for _ in range(2))
        assert first == second


def test_repeated_titles_are_told_apart_by_their_days_and_never_matched_across_them():
    with two() as (here, there):
        for side in (here, there):
            side.session("Lunch", day=0, start=780, kind=SessionKind.BREAK)
        here.session("Coffee", day=0, start=900, kind=SessionKind.BREAK)
        there.session("Coffee", day=1, start=900, kind=SessionKind.BREAK)
        found = compared(here, there)
        assert [(line.title, line.sort) for line in found.sessions] == [
            ("Lunch", Became.SAME),
            ("Coffee", Became.GONE),
            ("Coffee", Became.NEW),
        ]


def test_the_same_time_and_room_alone_are_no_match():
    with two() as (here, there):
        here.session("Opening of the exhibition")
        there.session("Signature of the agreement")
        assert sorts(compared(here, there)) == {
            "Opening of the exhibition": Became.GONE,
            "Signature of the agreement": Became.NEW,
        }


def test_a_session_is_known_by_its_title_on_another_day_and_at_another_time():
    with two() as (here, there):
        here.session("Panel on water", day=0, start=600)
        there.session("Panel on Water", day=1, start=900, room=1)
        (line,) = compared(here, there).sessions
        assert line.sort is Became.CHANGED  # the title is written otherwise, too
        assert Why.TITLE in line.whys
        assert {found.unit for found in line.differences} == {"place", "title"}


def test_a_corrected_number_is_a_change_of_the_title():
    with two() as (here, there):
        for side, number in ((here, 1), (there, 6)):
            side.session(f"Action Group {number}: Global Dimension", start=900)
            side.session("Action Group 1: Human Dimension", start=600)
        found = compared(here, there)
        assert sorts(found) == {
            "Action Group 1: Global Dimension": Became.CHANGED,
            "Action Group 1: Human Dimension": Became.SAME,
        }


def test_groups_of_one_family_are_not_each_other():
    with two() as (here, there):
        for number in (1, 2, 3):
            here.session(f"Working group {number}", start=600, room=0)
        for number in (1, 2, 4):
            there.session(f"Working group {number}", start=600, room=0)
        assert sorts(compared(here, there)) == {
            "Working group 1": Became.SAME,
            "Working group 2": Became.SAME,
            "Working group 3": Became.GONE,
            "Working group 4": Became.NEW,
        }


def test_sessions_without_a_title_are_the_same_only_in_everything():
    with two() as (here, there):
        for side in (here, there):
            side.session("", start=600)
        here.session("", start=700)
        there.session("", start=705)
        counts = compared(here, there).counts()
        assert (counts[Became.SAME], counts[Became.GONE], counts[Became.NEW]) == (1, 1, 1)


def test_a_named_person_takes_the_place_that_was_open():
    with two() as (here, there):
        here.session("Panel", people=["Civil society", "Mayor"])
        block = there.session("Panel", people=["Civil society"])
        cordero = there.person("Inés", "Cordero", function="Mayor of San Rafael")
        add_appearance(there.plan, block, Who(cordero))
        (line,) = compared(here, there).sessions
        (found,) = line.differences
        assert (found.unit, found.before.split(",")[0], found.after.split(",")[0]) == ("who", "Mayor", "Inés Cordero")


@pytest.mark.parametrize(
    ("mine", "theirs", "pairs", "asked"),
    [
        (("Peru", "Minister"), ("Peru", "Minister"), 1, 0),
        (("Peru", "Minister"), ("Peru", "President"), 1, 0),
        (("Peru", "Minister"), ("Chile", "Minister"), 0, 1),
        (("Peru", "Minister"), ("", "Minister"), 1, 0),
        (("Peru", ""), ("", "Minister"), 0, 1),
        (("", "Deputy Mayor"), ("", "Mayor"), 0, 1),
        (("", ""), ("", "Mayor"), 1, 0),
    ],
)
def test_people_of_one_name_are_one_only_beyond_doubt(mine, theirs, pairs, asked):
    with two() as (here, there):
        ana = here.person("Ana", "Ruiz", *mine)
        other = there.person("RUIZ,", "Ana", *theirs)
        found = compared(here, there)
        assert (found.ids.get(other) == ana) == bool(pairs)
        assert len(found.questions) == asked
        assert sum(line.table == "person" and line.sort is Became.NEW for line in found.others) == 1 - pairs


def test_an_answer_makes_two_people_one_or_leaves_them_two():
    with two() as (here, there):
        ana, other = here.person("Ana", "Ruiz", "Peru"), there.person("Ana", "Ruiz", "Chile")
        one = compared(here, there, said={other: ana})
        assert (one.ids[other], one.questions) == (ana, ())
        assert any(found.table == "person" and found.unit == "organisation_id" for found in one.differences())
        apart = compared(here, there, said={other: ""})
        assert other not in apart.ids
        assert apart.questions == ()


def test_namesakes_of_one_organisation_are_told_apart_by_function_or_asked():
    with two() as (here, there):
        for side in (here, there):
            peru = add_organisation(side.plan, "Peru")
            for function in ("Minister", "Adviser"):
                add_person(side.plan, "Ana", "Ruiz", peru, function=function)
        assert compared(here, there).is_same
        third = next(person for person in there.plan.meeting.people if person.function == "Adviser")
        set_fields(there.plan, third, function="Counsellor")
        found = compared(here, there)
        assert [found.ids.get(third.id), len(found.questions)] == [certain_adviser(here), 0]


def certain_adviser(side):
    return next(person.id for person in side.plan.meeting.people if person.function == "Adviser")


def test_a_meeting_on_other_dates_has_other_days_and_no_other_sessions():
    with two() as (here, there):
        for side in (here, there):
            side.session("Panel on water", day=1)
        for day in there.plan.meeting.days:
            with there.plan.edit("Move"):
                day.date = day.date.replace(year=2019)
        found = compared(here, there)
        assert found.counts()[Became.SAME] == 1
        assert [line.table for line in found.others] == ["day", "day"]


def test_what_a_programme_cannot_say_is_no_difference():
    with two() as (here, there):
        block = here.session("Panel", people=["Mayor"])
        there.session("Panel", people=["Mayor"])
        set_fields(here.plan, here.plan.session(block), expected=120)
        with here.plan.edit("Lock"):
            here.plan.session(block).locked = True
        here.person("Ana", "Ruiz")
        assert not compared(here, there).is_same
        assert compared(here, there, carried=PROGRAMME).is_same


def test_what_readers_call_rooms_in_another_language_is_the_same_room():
    with two() as (here, there):
        for side in (here, there):
            side.session("Panel")
        room = next(room for room in there.plan.meeting.rooms if room.name == "Plenary")
        set_fields(there.plan, room, name="Plénière")
        assert compared(here, there, carried=PROGRAMME).is_same
        assert not compared(here, there).is_same


def test_the_place_of_the_meeting_is_no_place_of_a_session():
    with two() as (here, there):
        set_fields(there.plan, there.plan.meeting, place="Oslo")
        (found,) = compared(here, there).differences()
        assert (found.label, found.before, found.after, found.sort) == ("Place", "–", "Oslo", Became.CHANGED)


def test_items_and_their_order():
    with two() as (here, there):
        for side, titles in ((here, ("Welcome", "Film")), (there, ("Film", "Welcome", "Song"))):
            block = side.session("Opening")
            for title in titles:
                add_segment(side.plan, block, title, minutes=10)
        (line,) = compared(here, there).sessions
        assert [(found.unit, found.sort) for found in line.differences] == [("", Became.NEW), ("order", Became.CHANGED)]


def test_the_json_names_its_format_and_is_json():
    with small_plan() as plan, plan.rehearsal() as copy:
        block = next(block for block in copy.meeting.sessions if block.title == "Group 1")
        move_block(copy, block.id, certain(block.day_id), 700, None)
        found = comparison_as_json(compare(plan.meeting, copy.meeting), "a.stocktake", "b.json")
        assert (found["format"], found["version"], found["same"]) == (FORMAT, VERSION, False)
        assert found["sessions_counted"] == {"same": 2, "moved": 1, "changed": 0, "new": 0, "gone": 0}
        (line,) = [line for line in found["sessions"] if line["sort"] == "moved"]
        (difference,) = line["differences"]
        assert (difference["unit"], difference["here"]["start"], difference["there"]["start"]) == ("place", 660, 700)
        assert json.loads(json.dumps(found)) == found


def test_people_who_share_a_row_of_a_session_are_paired_by_who_they_are():
    with small_plan() as plan, plan.rehearsal() as copy:
        kari = next(row for row in copy.meeting.people)
        add_appearance(
            copy, next(b.id for b in copy.meeting.sessions if b.title == "Group 1"), Who(kari.id), Role.CHAIR
        )
        (found,) = compare(plan.meeting, copy.meeting).differences()
        assert (found.table, found.sort, found.label) == ("appearance", Became.NEW, "Chair")
        assert certain(copy.find(Person, kari.id)) is kari
        assert found.owner_id == next(b.id for b in plan.meeting.sessions if b.title == "Group 1")
        assert plan.find(SessionBlock, found.owner_id) is not None
