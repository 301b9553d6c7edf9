"""Names in order: as in a dictionary whatever their case and accents, and 2 before 10."""

import random

import pytest

from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.translations import of_organisations, of_people, original
from stocktake_desktop.ui.on_site.askers import askers
from stocktake_desktop.ui.people.lines import Sort, lines
from stocktake_desktop.ui.widgets.who_field import known

IN_ORDER = [
    ["", "2", "10", "A1", "a2", "A10", "a10b2", "A10b10", "B"],
    ["Room 2", "room 02b", "Room 10", "Salle 1"],
    ["Egypt", "État", "Fiji", "Łódź", "Zambia"],
    ["1" * 5_000, "A" + "9" * 5_000],
]
GROUPS = ["Action Group 2", "Action Group 10", "Égypte", "Fidji"]


@pytest.mark.parametrize("names", IN_ORDER)
def test_names_are_sorted_as_people_count_them(names):
    mixed = random.Random(7).sample(names, len(names))
    assert sorted(mixed, key=name_order) == names


def test_organisations_and_people_stand_so_wherever_they_are_listed():
    with new_plan("Names") as plan:
        for name in reversed(GROUPS):
            add_organisation(plan, name)
            add_person(plan, "Ana", name, function="Minister")
        meeting = plan.meeting
        people, named = [f"Ana {name}" for name in GROUPS], lines(meeting)
        assert [one.words for one in of_organisations(meeting) if one.field == "name"] == GROUPS
        assert [original(one.row, "name") for one in of_people(meeting) if one.field == "function"] == people
        assert [one.name for one in named if one.sort is Sort.ORGANISATIONS] == GROUPS
        assert [one.name for one in named if one.sort is Sort.PERSONS] == people
        there = [one for one in askers(meeting) if not one.who.placeholder]  # no State that is not there
        assert [one.line.split(" · ")[0] for one in there] == GROUPS + people
        assert [one.name for one in known(meeting)] == people + GROUPS
