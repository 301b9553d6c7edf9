"""What became of the programme since a point of its history, told as facts in the order of the day."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import (
    Who,
    add_alternate,
    add_appearance,
    promote_alternate,
    remove_alternate,
    remove_appearance,
    replace_appearance,
)
from stocktake_desktop.edits.blocks import add_block, move_block, park_block, remove_block, set_minutes
from stocktake_desktop.edits.contents import add_segment, remove_segment
from stocktake_desktop.edits.copying import split_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room, remove_day, remove_room
from stocktake_desktop.edits.people import add_organisation, add_person, remove_person
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import (
    Appearance,
    Category,
    Day,
    Meeting,
    Organisation,
    Person,
    Role,
    Room,
    Segment,
    SegmentKind,
    SessionBlock,
    Status,
    new_plan,
)
from stocktake_desktop.planning.changes.since import programme_change
from stocktake_desktop.planning.clock import clock
from tests.history import history


class Desk:
    """A meeting of two days with a panel in the hall and a parked talk; what is told begins after its last step."""

    def __init__(self):
        self.plan = new_plan("Rivers")
        self.first, self.second = add_day(self.plan, date(2031, 5, 6)), add_day(self.plan, date(2031, 5, 7))
        self.hall, self.annex = add_room(self.plan, "Hall"), add_room(self.plan, "Annex")
        self.chad = add_organisation(self.plan, "Chad", Category.MEMBER_STATE)
        self.ada = add_person(self.plan, "Ada", "Mbeki", self.chad)
        self.ben = add_person(self.plan, "Ben", "Okri")
        self.panel = add_block(self.plan, "Panel", day_id=self.first, start=600, minutes=60, room_id=self.hall)
        self.talk = add_block(self.plan, "Talk", minutes=30)
        self.item = add_segment(self.plan, self.panel, "Debate", SegmentKind.PANEL, 40)
        self.speaker = add_appearance(self.plan, self.panel, Who(self.ada), Role.PANELLIST)
        self.other = add_appearance(self.plan, self.panel, Who(placeholder="Deputy"), Role.RESPONDENT)
        self.alternate = add_alternate(self.plan, self.other, Who(self.ben))
        self.begin = history(self.plan)[-1].number

    def told(self):
        return list(pictured(programme_change(self.plan.meeting, self.plan.changed_since(self.begin))))


def pictured(change):
    """Every change in few words."""
    for days in change.days:
        yield f"day {days.before} > {days.now}"
    for rooms in change.rooms:
        yield f"room {rooms.before} > {rooms.now}"
    for one in change.sessions:
        before, now = (place_words(place) for place in one.place)
        title = "=".join(dict.fromkeys(filter(None, one.title)))
        yield f"{title}: {before}" + ("" if before == now else f" > {now}")
        yield from (f"  {person_words(turn.before)} > {person_words(turn.now)}" for turn in one.people)
        yield from (f"  {item_words(turn.before)} > {item_words(turn.now)}" for turn in one.items)


def place_words(place):
    return f"{place.day.day} {clock(place.start)} {place.minutes} {place.room}" if place else "-"


def person_words(one):
    if one is None:
        return "-"
    return " ".join(
        filter(
            None,
            (
                *one.who,
                one.role.value,
                one.status.value,
                f"{one.minutes or ''}",
                *(name for _address, name in one.alternates),
            ),
        )
    )


def item_words(item):
    return f"{item.title} {item.minutes}" if item else "-"


CASES = {
    "nothing told": (lambda d: set_field(d.plan, Meeting, d.plan.meeting.id, "notes", "Call the caterer"), []),
    "texts are on the sheets": (lambda d: set_field(d.plan, SessionBlock, d.panel, "objectives", "Learn"), []),
    "parked stays parked": (lambda d: set_field(d.plan, SessionBlock, d.talk, "title", "Chat"), []),
    "moved": (
        lambda d: move_block(d.plan, d.panel, d.first, 630, d.hall),
        ["Panel: 6 10:00 60 Hall > 6 10:30 60 Hall"],
    ),
    "other day and room": (
        lambda d: move_block(d.plan, d.panel, d.second, 600, d.annex),
        ["Panel: 6 10:00 60 Hall > 7 10:00 60 Annex"],
    ),
    "there and back": (
        lambda d: (move_block(d.plan, d.panel, d.first, 630, None), move_block(d.plan, d.panel, d.first, 600, d.hall)),
        [],
    ),
    "longer": (lambda d: set_minutes(d.plan, d.panel, 75), ["Panel: 6 10:00 60 Hall > 6 10:00 75 Hall"]),
    "parked": (lambda d: park_block(d.plan, d.panel), ["Panel: 6 10:00 60 Hall > -"]),
    "removed": (lambda d: remove_block(d.plan, d.panel), ["Panel: 6 10:00 60 Hall > -"]),
    "placed": (lambda d: move_block(d.plan, d.talk, d.second, 540, None), ["Talk: - > 7 09:00 30 "]),
    "added, sorted by time": (
        lambda d: (set_minutes(d.plan, d.panel, 45), add_block(d.plan, "Early", day_id=d.first, start=540, minutes=5)),
        ["Early: - > 6 09:00 5 ", "Panel: 6 10:00 60 Hall > 6 10:00 45 Hall"],
    ),
    "renamed": (
        lambda d: set_field(d.plan, SessionBlock, d.panel, "title", "Forum"),
        ["Panel=Forum: 6 10:00 60 Hall"],
    ),
    "the room is called otherwise": (lambda d: set_field(d.plan, Room, d.hall, "name", "Aula"), ["room Hall > Aula"]),
    "the room is gone": (
        lambda d: remove_room(d.plan, d.hall),
        ["Panel: 6 10:00 60 Hall > 6 10:00 60 "],
    ),
    "another date": (
        lambda d: set_field(d.plan, Day, d.second, "date", date(2031, 5, 9)),
        ["day 2031-05-07 > 2031-05-09"],
    ),
    "the day is gone": (
        lambda d: (park_block(d.plan, d.panel), remove_day(d.plan, d.first)),
        ["day 2031-05-06 > None", "Panel: 6 10:00 60 Hall > -"],
    ),
    "confirmed": (
        lambda d: set_field(d.plan, Appearance, d.speaker, "status", Status.CONFIRMED),
        ["Panel: 6 10:00 60 Hall", "  Ada Mbeki Chad panellist to be confirmed > Ada Mbeki Chad panellist confirmed"],
    ),
    "replaced": (
        lambda d: replace_appearance(d.plan, d.speaker, Who(d.ben)),
        ["Panel: 6 10:00 60 Hall", "  Ada Mbeki Chad panellist to be confirmed > Ben Okri panellist to be confirmed"],
    ),
    "one goes, one comes in the same role": (
        lambda d: (remove_appearance(d.plan, d.speaker), add_appearance(d.plan, d.panel, Who(d.ben), Role.PANELLIST)),
        ["Panel: 6 10:00 60 Hall", "  Ada Mbeki Chad panellist to be confirmed > Ben Okri panellist to be confirmed"],
    ),
    "comes": (
        lambda d: add_appearance(d.plan, d.panel, Who(d.ben), Role.CHAIR, minutes=5),
        ["Panel: 6 10:00 60 Hall", "  - > Ben Okri chair to be confirmed 5"],
    ),
    "promoted": (
        lambda d: promote_alternate(d.plan, d.alternate),
        [
            "Panel: 6 10:00 60 Hall",
            "  Deputy respondent to be confirmed Ben Okri > Ben Okri respondent to be confirmed Deputy",
        ],
    ),
    "the person is called otherwise": (
        lambda d: set_field(d.plan, Person, d.ada, "family_name", "Mbéki"),
        [
            "Panel: 6 10:00 60 Hall",
            "  Ada Mbeki Chad panellist to be confirmed > Ada Mbéki Chad panellist to be confirmed",
        ],
    ),
    "the delegation is called otherwise": (
        lambda d: set_field(d.plan, Organisation, d.chad, "name", "Tchad"),
        [
            "Panel: 6 10:00 60 Hall",
            "  Ada Mbeki Chad panellist to be confirmed > Ada Mbeki Tchad panellist to be confirmed",
        ],
    ),
    "an alternate is called otherwise": (
        lambda d: set_field(d.plan, Person, d.ben, "given_name", "Benin"),
        [
            "Panel: 6 10:00 60 Hall",
            "  Deputy respondent to be confirmed Ben Okri > Deputy respondent to be confirmed Benin Okri",
        ],
    ),
    "the person is gone": (
        lambda d: remove_person(d.plan, d.ada),
        ["Panel: 6 10:00 60 Hall", "  Ada Mbeki Chad panellist to be confirmed > -"],
    ),
    "an item takes longer": (
        lambda d: set_field(d.plan, Segment, d.item, "minutes", 50),
        ["Panel: 6 10:00 60 Hall", "  Debate 40 > Debate 50"],
    ),
    "an item goes": (
        lambda d: remove_segment(d.plan, d.item),
        ["Panel: 6 10:00 60 Hall", "  Debate 40 > -"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name):
    act, expected = CASES[name]
    desk = Desk()
    act(desk)
    assert desk.told() == expected
    while history(desk.plan) and max(s.number for s in history(desk.plan) if s.stands) > desk.begin:
        desk.plan.undo()
    assert desk.told() == []


def test_what_moves_to_another_session_went_here_and_came_there():
    desk = Desk()
    floor = add_segment(desk.plan, desk.panel, "Floor", minutes=20)
    add_appearance(desk.plan, desk.panel, Who(desk.ben), Role.EXPERT, segment_id=floor)
    desk.begin = history(desk.plan)[-1].number
    split_block(desk.plan, desk.panel, 40)
    told = desk.told()
    assert "Panel: 6 10:00 60 Hall > 6 10:00 40 Hall" in told
    assert {"  Ben Okri expert to be confirmed > -", "  - > Ben Okri expert to be confirmed"} <= set(told)
    assert "  Floor 20 > -" in told


def renamed(desk):
    set_field(desk.plan, SessionBlock, desk.panel, "title", "Forum")


def called(desk, words):
    translate(desk.plan, SessionBlock, desk.panel, "title", "fr", words)


LANGUAGES = {
    # said before the point, what changes since, what is told in French
    "only the original changed": (lambda d: called(d, "Table"), renamed, []),
    "it was not translated: the original is told": (None, renamed, ["Panel=Forum: 6 10:00 60 Hall"]),
    "translated since is no change": (None, lambda d: called(d, "Table"), []),
    "translated otherwise": (
        lambda d: called(d, "Table"),
        lambda d: called(d, "Forum"),
        ["Table=Forum: 6 10:00 60 Hall"],
    ),
    "translated no more": (
        lambda d: called(d, "Table"),
        lambda d: called(d, ""),
        ["Table=Panel: 6 10:00 60 Hall"],
    ),
    "renamed and translated since: as it was": (
        None,
        lambda d: (renamed(d), called(d, "Table")),
        ["Panel=Table: 6 10:00 60 Hall"],
    ),
    "something else of it changed and it was translated since": (
        None,
        lambda d: (set_minutes(d.plan, d.panel, 45), called(d, "Table")),
        ["Table: 6 10:00 60 Hall > 6 10:00 45 Hall"],
    ),
    "another language": (None, lambda d: translate(d.plan, SessionBlock, d.panel, "title", "es", "Mesa"), []),
    "a person is called otherwise in it": (
        None,
        lambda d: (
            set_field(d.plan, Person, d.ada, "family_name", "Mbéki"),
            translate(d.plan, Person, d.ada, "name", "fr", "Ada M."),
        ),
        [
            "Panel: 6 10:00 60 Hall",
            "  Ada Mbeki Tchad panellist to be confirmed > Ada M. Tchad panellist to be confirmed",
        ],
    ),
}


@pytest.mark.parametrize("case", LANGUAGES)
def test_what_is_told_in_a_language(case):
    before, since, expected = LANGUAGES[case]
    desk = Desk()
    if before:
        before(desk)
    desk.begin = history(desk.plan)[-1].number
    since(desk)
    change = programme_change(desk.plan.meeting, desk.plan.changed_since(desk.begin), "fr")
    assert list(pictured(change)) == expected
    assert bool(change) == bool(expected)


def test_somebody_without_a_name_goes_by_function_and_delegation_once():
    desk = Desk()
    envoy = add_person(desk.plan, "", "", desk.chad, function="Envoy")
    other = add_person(desk.plan, "", "", desk.chad, function="Envoy of Chad")
    add_appearance(desk.plan, desk.panel, Who(envoy), Role.EXPERT)
    add_appearance(desk.plan, desk.panel, Who(other), Role.CHAIR)
    assert desk.told()[1:] == ["  - > Envoy Chad expert to be confirmed", "  - > Envoy of Chad chair to be confirmed"]


def test_an_alternate_that_comes_or_goes_is_told_of_whom_they_stand_in_for():
    desk = Desk()
    minister = add_alternate(desk.plan, desk.other, Who(placeholder="the Minister"))
    (panel,) = programme_change(desk.plan.meeting, desk.plan.changed_since(desk.begin)).sessions
    ((before, now),) = panel.people
    assert (before.alternates, now.alternates) == ((("", "Ben Okri"),), (("", "Ben Okri"), ("", "the Minister")))
    remove_alternate(desk.plan, minister)
    remove_alternate(desk.plan, desk.alternate)
    (panel,) = programme_change(desk.plan.meeting, desk.plan.changed_since(desk.begin)).sessions
    ((before, now),) = panel.people
    assert (before.alternates, now.alternates) == ((("", "Ben Okri"),), ())
