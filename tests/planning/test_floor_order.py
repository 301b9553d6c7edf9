"""The list of speakers as it is read: reasons, times, the five ahead, the cut by the stop; and its statistics."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import end_turn, give_floor, inscribe, set_request_rank, swap_requests
from stocktake_desktop.edits.floor_rules import close_list
from stocktake_desktop.edits.floor_statements import speak_on_behalf
from stocktake_desktop.edits.floor_turns import note_absent
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.models import Category, FloorKind, Gender, Organisation, Person, Rank, SegmentKind
from stocktake_desktop.planning.floor import minutes_words, seconds_of, waiting
from stocktake_desktop.planning.floor_order import coming_turns, five_ahead, next_with_floor, remaining, why_here
from stocktake_desktop.planning.floor_statistics import floor_statistics
from stocktake_desktop.planning.floor_time import FloorCut
from stocktake_desktop.planning.regional_groups import RegionalGroup, regional_group_of
from stocktake_desktop.planning.states import states
from stocktake_desktop.sheets.words.floor_words import cut_announcement
from tests.certain import certain
from tests.plans import small_plan

PICTURE = """
10:05 El Salvador 5 | groups first
10:10 Philippines 3 | minister before other States
10:13 Morocco 3 | minister before other States
10:16 Brazil 3 | swapped with Norway, 10:02
10:19 Ghana 3 | inscribed 10:01
10:22 Norway 3 | swapped with Brazil, 10:02
10:25 Ecuador 3 | absent 10:04: end of States
10:28 Nepal 3 | inscribed 10:04: after closing
10:31 Holy See 2 | observers after States
10:33 Aid 2 | inscribed 10:01
10:35 Cuba 10 | right of reply after the list
"""


def at(minute):
    return datetime(2018, 3, 12, 10, minute)


@pytest.fixture
def plan():
    return small_plan()


def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def ask(plan, *names, kind=FloorKind.INSCRIBED, now=None):
    return [inscribe(plan, panel(plan).id, Who(placeholder=name), kind, now) for name in names]


def test_every_row_says_when_it_speaks_and_why_it_stands_there(plan):
    block = panel(plan)
    add_organisation(plan, "Aid", Category.CIVIL_SOCIETY)
    start_item(plan, block.id, at(0))
    ecuador, norway, _ghana, brazil = ask(plan, "Ecuador", "Norway", "Ghana", "Brazil", now=at(1))
    salvador, philippines, morocco = ask(plan, "El Salvador", "Philippines", "Morocco", now=at(1))
    ask(plan, "Aid", "Holy See", now=at(1))
    ask(plan, "Cuba", kind=FloorKind.RIGHT_OF_REPLY, now=at(1))
    speak_on_behalf(plan, salvador, "Regional Conference on Migration")
    for request in (philippines, morocco):
        set_request_rank(plan, request, Rank.MINISTER)
    swap_requests(plan, norway, brazil, at(2))
    close_list(plan, block.id, at(3))
    note_absent(plan, ecuador, at(4))
    ask(plan, "Nepal", now=at(4))
    lines = [
        f"{turn.begins:%H:%M} {turn.request.delegation} {minutes_words(seconds_of(turn.request))} | "
        f"{why_here(turn.request)}"
        for turn in coming_turns(block, at(5))
    ]
    assert lines == PICTURE.split("\n")[1:-1]
    assert [one.delegation for one in five_ahead(block)] == ["El Salvador", "Philippines", "Morocco", "Brazil", "Ghana"]
    assert (remaining(block), sum(turn.is_ahead for turn in coming_turns(block, at(5)))) == (11, 5)


def test_who_stands_below_the_stop_is_told(plan):
    block = panel(plan)
    start_item(plan, block.id, at(0))
    ask(plan, *(f"State {nth}" for nth in range(30)))
    turns = coming_turns(block, at(10))
    assert [turn.fits for turn in turns] == [True] * 23 + [False] * 7  # 80 min, 10 of them for the introductions
    assert turns[22].begins == datetime(2018, 3, 12, 11, 16)


def test_the_next_session_with_a_list_is_found(plan):
    assert next_with_floor(panel(plan)) is None
    group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
    add_segment(plan, group.id, "Discussion", SegmentKind.DISCUSSION)
    assert certain(next_with_floor(panel(plan))).id == group.id
    start_item(plan, group.id, datetime(2018, 3, 13, 11))
    add_block(plan, "Idle")
    assert next_with_floor(panel(plan)) is None


def test_statistics_of_who_has_spoken(plan):
    block = panel(plan)
    add_organisation(plan, "Aid", Category.CIVIL_SOCIETY)
    ana = add_person(plan, "Ana", "Ruiz", add_organisation(plan, "Chile", Category.MEMBER_STATE))
    with plan.edit("Gender"):
        plan.get(Person, ana).gender = Gender.FEMALE
    ask(plan, "Kenya", "Aid")
    inscribe(plan, block.id, Who(ana))
    ask(plan, "Norway", kind=FloorKind.GROUP_CHAIR)
    minute = 0
    for request in waiting(block):
        give_floor(plan, request.id, at(minute))
        minute += 4
    end_turn(plan, block.id, at(minute))
    found = floor_statistics([block])
    assert (found.groups, found.states, found.observers, found.speakers) == (1, 2, 1, 4)
    assert (found.women, found.men, found.not_entered) == (1, 0, 3)
    assert [count for _region, count in found.regions] == [1, 0, 0, 1, 1]
    assert (found.used, found.given, found.over, found.median_over) == (960, 780, (60, 60, 120), 60)


def test_every_member_state_is_in_a_regional_group():
    counts = dict.fromkeys(RegionalGroup, 0)
    for state in states():
        region = regional_group_of(Organisation(name=state.names["en"], collective=False))
        assert (region is not None) is state.is_member
        if region is not None:
            counts[region] += 1
    assert list(counts.values()) == [54, 54, 23, 33, 29]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "There are 2 delegations on my list. We must end at 11:30. From now on I ask States and observers to "
               "take no more than two and a half minutes."),
        ("fr", "Il y a 2 délégations sur ma liste. Nous devons terminer à 11:30. Je prie désormais les États et les "
               "observateurs de ne pas dépasser deux minutes et demie."),
        ("es", "dos minutos y medio."), ("ru", "две с половиной минуты."), ("zh", "两分半钟。"),
        ("ar", "دقيقتان ونصف."),
    ],
)  # fmt: skip
def test_the_chair_announces_a_cut_in_the_language_of_the_sheet(plan, language, words):
    ask(plan, "Chile", "Peru")
    said = cut_announcement(panel(plan), FloorCut(150, False, 0), language, at(0))
    assert said.endswith(words)
