"""Whom to tell, held against what everybody's agenda was and is: told from changed rows, and looked at whole."""

import random
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import move_block, park_block, remove_block
from stocktake_desktop.edits.chasing import note_answer
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.telling import note_not_told, note_told
from stocktake_desktop.models import Day, EditRefused, Plan, Room, Status
from stocktake_desktop.planning.changes.told import last_telling, untold
from stocktake_desktop.planning.changes.whom import Agenda, agenda, whom_to_tell
from stocktake_desktop.planning.clock import clock
from tests.certain import certain
from tests.plans import small_plan
from tests.verbs import VERBS, Hand

NOW = datetime(2018, 3, 1, 12)


def newest(plan: Plan) -> int:
    return plan.log.lines(1, None)[0].number


class Office:
    """A small meeting whose changes are told from its last step on; Kari moderates Panel I, Norway sits in it."""

    def __init__(self) -> None:
        self.plan = small_plan()
        meeting = self.plan.meeting
        self.first, self.second = (day.id for day in meeting.days)
        self.plenary, self.breakout = (room.id for room in meeting.rooms)
        self.panel, self.group = (next(b.id for b in meeting.sessions if b.title == t) for t in ("Panel I", "Group 1"))
        self.kari, self.norway = meeting.people[0].id, meeting.organisations[0].id
        self.begin = newest(self.plan)

    def told(self, since: int | None = None) -> list[str]:
        return [
            f"{one.somebody.name}: {moved.title} {words(moved.before)} > {words(moved.now)}"
            for one in untold(self.plan, self.begin if since is None else since)
            for moved in one.moved
        ]

    def of(self, who: str) -> str:
        block = self.plan.session(self.panel)
        return next(one.id for one in block.appearances if who in (one.person_id, one.organisation_id))


def words(place: object) -> str:
    return f"{place.day.day} {clock(place.start)} {place.room}" if place else "-"  # type: ignore[attr-defined]


def test_a_session_that_moved_is_told_with_old_and_new() -> None:
    office = Office()
    move_block(office.plan, office.panel, office.second, 630, office.breakout)
    line = "Panel I 12 10:00 Plenary > 13 10:30 Breakout 1"
    assert office.told() == [f"Kari Nordmann: {line}", f"Norway: {line}"]


def test_there_and_back_is_nothing_to_tell() -> None:
    office = Office()
    move_block(office.plan, office.panel, office.second, 630, office.breakout)
    office.plan.undo()
    assert office.told() == []


@pytest.mark.parametrize("gone", [park_block, remove_block])
def test_a_session_that_is_not_held_is_told(gone: object) -> None:
    office = Office()
    gone(office.plan, office.panel)  # type: ignore[operator]
    assert office.told() == ["Kari Nordmann: Panel I 12 10:00 Plenary > -", "Norway: Panel I 12 10:00 Plenary > -"]


def test_another_date_and_another_name_of_the_room_are_told() -> None:
    office = Office()
    set_field(office.plan, Day, office.second, "date", date(2018, 3, 14))
    assert office.told() == []  # nobody sits in the group
    set_field(office.plan, Day, office.first, "date", date(2018, 3, 11))
    set_field(office.plan, Room, office.plenary, "name", "Aula")
    assert office.told()[0] == "Kari Nordmann: Panel I 12 10:00 Plenary > 11 10:00 Aula"


def test_who_comes_and_who_goes_is_told_but_not_who_declined() -> None:
    office = Office()
    remove_appearance(office.plan, office.of(office.norway))
    note_answer(office.plan, [office.of(office.kari)], Status.DECLINED, NOW)
    add_appearance(office.plan, office.group, Who(office.kari))
    assert office.told() == [
        "Norway: Panel I 12 10:00 Plenary > -",
        "Kari Nordmann: Group 1 - > 13 11:00 Breakout 1",
    ]


def test_a_group_of_everybody_is_not_written_to() -> None:
    office = Office()
    everybody = add_organisation(office.plan, "All participants", collective=True)
    add_appearance(office.plan, office.panel, Who(organisation_id=everybody))
    assert office.told() == []


def test_who_was_told_is_told_only_what_came_after() -> None:
    office = Office()
    move_block(office.plan, office.panel, office.first, 630, office.plenary)
    note_told(office.plan, [office.kari], NOW)
    assert office.told() == ["Norway: Panel I 12 10:00 Plenary > 12 10:30 Plenary"]
    move_block(office.plan, office.panel, office.first, 660, office.plenary)
    assert office.told() == [
        "Kari Nordmann: Panel I 12 10:30 Plenary > 12 11:00 Plenary",
        "Norway: Panel I 12 10:00 Plenary > 12 11:00 Plenary",
    ]


def test_taking_back_what_was_told_must_be_told_again() -> None:
    """The letter is out: undo passes the telling over, and moves the session back under it."""
    office = Office()
    move_block(office.plan, office.panel, office.first, 630, office.plenary)
    note_told(office.plan, [office.kari, office.norway], NOW)
    assert office.told() == []
    office.plan.undo()
    assert office.told()[0] == "Kari Nordmann: Panel I 12 10:30 Plenary > 12 10:00 Plenary"


def test_a_telling_that_was_none_can_be_said_so() -> None:
    office = Office()
    move_block(office.plan, office.panel, office.first, 630, office.plenary)
    note_told(office.plan, [office.kari, office.norway], NOW)
    assert last_telling(office.plan) == newest(office.plan)
    note_not_told(office.plan, office.plan.meeting.tellings[0].event_id)
    assert len(office.told()) == 2
    assert last_telling(office.plan) is None


def test_the_event_at_a_moment() -> None:
    office = Office()
    now = datetime.now(UTC).replace(tzinfo=None)
    assert office.plan.log.number_at(now) == newest(office.plan)
    assert office.plan.log.number_at(datetime(2001, 1, 1)) == office.plan.log.begin


def differing(old: Agenda, plan: Plan) -> set[tuple[str, str]]:
    """Who has to be told of which session, by looking at both agendas whole."""
    new, meeting = agenda(plan.meeting), plan.meeting
    there = {row.id for row in (*meeting.people, *meeting.organisations)}
    said_no = {
        (one.person_id or one.organisation_id, block.id)
        for block in meeting.sessions
        for one in block.appearances
        if one.status is Status.DECLINED
    }
    pairs = {(who, key) for side in (old, new) for who, places in side.items() for key in places}
    return {
        (who, key)
        for who, key in pairs - said_no
        if who in there and old.get(who, {}).get(key) != new.get(who, {}).get(key)
    }


@pytest.mark.parametrize("seed", range(12))
def test_twin_what_is_told_is_what_differs(seed: int) -> None:
    chance = random.Random(seed)
    with small_plan() as plan:
        hand, marks = Hand(plan, chance), []
        for _step in range(90):
            with suppress(EditRefused):
                chance.choice((*VERBS, lambda h: h.plan.undo(), lambda h: h.plan.redo()))(hand)
            if chance.random() < 0.1:
                marks.append((newest(plan), agenda(plan.meeting)))
            for number, old in marks[-4:]:
                told = whom_to_tell(plan.meeting, plan.changed_since(number))
                assert {(who, moved.session_id) for who, of in told.items() for moved in of} == differing(old, plan)
                new = agenda(plan.meeting)
                for who, of in told.items():
                    for moved in of:
                        assert moved.before == old.get(who, {}).get(moved.session_id)
                        assert moved.now == new.get(who, {}).get(moved.session_id)
    assert certain(marks)
