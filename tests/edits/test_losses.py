"""Before somebody or something is removed it is said what sessions lose, and just that is what becomes of them."""

import random
from collections.abc import Callable
from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.asking import AskedFirst, asking_first, foresee
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.frame import add_day, add_room, remove_day, remove_room
from stocktake_desktop.edits.people import (
    add_organisation,
    add_person,
    remove_organisation,
    remove_people,
    remove_person,
)
from stocktake_desktop.models import Appearance, Organisation, Person, Role, SessionKind, new_plan
from stocktake_desktop.planning.losses import places_lost
from tests.certain import certain
from tests.history import history
from tests.snapshots import same_state


class Desk:
    """Kari is on four panels; Ola, who sits on the second one already, and then Per step in for her."""

    def __init__(self, panels: int = 4) -> None:
        self.plan = new_plan("Rivers")
        self.day, self.hall = add_day(self.plan, date(2031, 3, 4)), add_room(self.plan, "Hall")
        self.norway = add_organisation(self.plan, "Norway")
        self.kari, self.ola, self.per = (add_person(self.plan, name, "Lie") for name in ("Kari", "Ola", "Per"))
        self.panels = [self.panel(n) for n in range(1, panels + 1)]
        self.places = [add_appearance(self.plan, panel, Who(self.kari)) for panel in self.panels]

    def panel(self, n: int) -> str:
        title, kind, start = f"Panel {n}", SessionKind.PANEL, 480 + 60 * n
        return add_block(self.plan, title, kind, day_id=self.day, start=start, minutes=45, room_id=self.hall)

    def waits(self, place: int, *who: str) -> None:
        for one in who:
            add_alternate(self.plan, self.places[place], Who(one))

    def said(self, act: Callable[[], None]) -> tuple[str, list[str]]:
        with asking_first(), pytest.raises(AskedFirst):
            act()
        question = foresee(self.plan, act)
        return question.title, question.words.split("\n")


def test_how_many_sessions_lose_somebody_and_who_steps_in() -> None:
    desk = Desk()
    add_appearance(desk.plan, desk.panels[1], Who(desk.ola))
    desk.waits(0, desk.ola, desk.per)
    desk.waits(1, desk.ola, desk.per)
    state = same_state(desk.plan)
    title, words = desk.said(lambda: remove_person(desk.plan, desk.kari))
    assert (title, same_state(desk.plan)) == ("Remove Kari Lie?", state)
    assert words == [
        "4 sessions lose them (Panel 1, Panel 2, Panel 3, 1 more).",
        "Ola Lie steps in (Panel 1).",
        "Per Lie steps in (Panel 2).",
    ]
    remove_person(desk.plan, desk.kari)
    assert history(desk.plan)[-1].title == (
        "Remove Kari Lie: 4 sessions lose them (Panel 1, Panel 2, Panel 3, 1 more);"
        " Ola Lie steps in (Panel 1); Per Lie steps in (Panel 2)"
    )
    assert who_sits(desk) == [["Ola Lie"], ["Ola Lie", "Per Lie"], [], []]
    desk.plan.undo()
    assert same_state(desk.plan) == state


def who_sits(desk: Desk) -> list[list[str]]:
    return [sorted(one.name for one in desk.plan.session(key).appearances) for key in desk.panels]


def test_one_session_and_several_persons() -> None:
    desk = Desk(panels=1)
    desk.waits(0, desk.ola, desk.per)
    assert desk.said(lambda: remove_person(desk.plan, desk.kari))[1] == [
        "1 session loses them (Panel 1).",
        "Ola Lie steps in.",
    ]
    title, words = desk.said(lambda: remove_people(desk.plan, [desk.kari, desk.ola]))
    assert title == "Remove 2 persons or organisations?"
    assert words == ["1 session loses them (Panel 1).", "Per Lie steps in."]  # not Ola, who goes too
    remove_people(desk.plan, [desk.kari, desk.ola])
    assert who_sits(desk) == [["Per Lie"]]


def test_alternates_and_requests_are_lost_too() -> None:
    desk = Desk(panels=2)
    desk.waits(0, desk.ola)
    inscribe(desk.plan, desk.panels[1], Who(desk.ola))
    assert desk.said(lambda: remove_person(desk.plan, desk.ola))[1] == [
        "1 session loses them as an alternate (Panel 1).",
        "1 request for the floor goes (Panel 2).",
    ]


def test_a_delegation_names_another_and_its_people_stay() -> None:
    desk = Desk(panels=1)
    panel = desk.panel(2)
    add_appearance(desk.plan, panel, Who(desk.per, desk.norway))
    assert desk.said(lambda: remove_person(desk.plan, desk.per))[1] == [
        "1 session loses them (Panel 2).",
        "Norway is to name another.",
    ]
    liv = add_person(desk.plan, "Liv", "Moe", desk.norway)
    assert desk.said(lambda: remove_organisation(desk.plan, desk.norway))[1] == [
        "1 session loses them (Panel 2).",
        "1 person stays, without an organisation.",
    ]
    remove_organisation(desk.plan, desk.norway)
    assert certain(desk.plan.find(Person, liv)).organisation is None


def test_a_room_and_a_day_say_their_sessions() -> None:
    desk = Desk(panels=2)
    words = "Its 2 sessions stay, without a room (Panel 1, Panel 2)."
    assert desk.said(lambda: remove_room(desk.plan, desk.hall)) == ("Remove room Hall?", [words])
    words = "Its 2 sessions are parked (Panel 1, Panel 2)."
    assert desk.said(lambda: remove_day(desk.plan, desk.day)) == ("Remove day 1?", [words])


def test_where_nothing_is_lost_nothing_is_asked() -> None:
    desk = Desk(panels=1)
    alone, group = add_person(desk.plan, "Al", "One"), add_organisation(desk.plan, "Sunday club")
    room, day = add_room(desk.plan, "Attic"), add_day(desk.plan, date(2031, 3, 9))
    with asking_first():
        remove_person(desk.plan, alone)
        remove_organisation(desk.plan, group)
        remove_room(desk.plan, room)
        remove_day(desk.plan, day)
        remove_people(desk.plan, [])
    told = [step.title for step in history(desk.plan)[-4:]]
    assert told == ["Remove Al One", "Remove Sunday club", "Remove room Attic", "Remove day 2"]


def crowd(seed: int) -> tuple[random.Random, Desk]:
    """Four panels on which persons and delegations sit, often for each other, and wait to step in."""
    dice, desk = random.Random(seed), Desk()
    plan = desk.plan
    groups = [desk.norway, add_organisation(plan, "Chad")]
    people = [desk.kari, desk.ola, desk.per, add_person(plan, "Liv", "Moe", groups[0])]

    def somebody() -> Who:
        who = Who(dice.choice([*people, None]), dice.choice([*groups, None]))
        return who if who.person_id or who.organisation_id else Who(placeholder="The Minister")

    for _each in range(8):
        place = add_appearance(plan, dice.choice(desk.panels), somebody(), dice.choice(list(Role)))
        for _other in range(dice.randrange(3)):
            add_alternate(plan, place, somebody())
    return dice, desk


def sits(row: Appearance) -> tuple[str | None, str | None, str]:
    return row.person_id, row.organisation_id, "" if row.person_id or row.organisation_id else row.placeholder


def test_in_random_meetings_it_comes_as_it_was_said_and_nobody_comes_to_sit_twice() -> None:
    for seed in range(150):
        dice, desk = crowd(seed)
        meeting = desk.plan.meeting
        everybody: list[Person | Organisation] = [*meeting.people, *meeting.organisations]
        gone = dice.sample(everybody, dice.randint(1, 3))
        keys = {one.id for one in gone}
        lost = places_lost(gone)
        expected = {place.appearance.id: None if place.heir is None else sits_as(place.heir, keys) for place in lost}
        stay = {place.appearance.id for place in lost if place.left is not None}
        twice = {(row.session_id, one) for row in rows(desk) if (one := doubled(row)) is not None}
        state = same_state(desk.plan)
        remove_people(desk.plan, [one.id for one in gone])
        after = {row.id: sits(row) for row in rows(desk)}
        for key, heir in expected.items():
            if key not in stay:
                assert after.get(key) == heir, seed
            else:
                assert set(after[key]).isdisjoint(keys), seed
        now = {(row.session_id, one) for row in rows(desk) if (one := doubled(row)) is not None}
        assert now <= twice, seed
        desk.plan.undo()
        assert same_state(desk.plan) == state, seed
        desk.plan.close()


def sits_as(row: object, keys: set[str]) -> tuple[str | None, str | None, str]:
    person, organisation, placeholder = (getattr(row, name) for name in ("person_id", "organisation_id", "placeholder"))
    left = [None if key in keys else key for key in (person, organisation)]
    return left[0], left[1], "" if any(left) else placeholder


def rows(desk: Desk) -> list[Appearance]:
    return [row for block in desk.plan.meeting.sessions for row in block.appearances]


def doubled(row: Appearance) -> str | None:
    key = row.person_id or row.organisation_id
    others = [one.person_id or one.organisation_id for one in row.session.appearances if one is not row]
    return key if key in others else None


def test_who_is_removed_may_be_of_either_kind() -> None:
    desk = Desk(panels=1)
    remove_people(desk.plan, [desk.ola, desk.norway])
    assert (desk.plan.find(Person, desk.ola), desk.plan.find(Organisation, desk.norway)) == (None, None)
