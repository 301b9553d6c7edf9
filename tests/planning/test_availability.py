"""When those who sit in a session cannot come, held against a look at every minute."""

import random
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Alternate, Appearance, Person, Placement, Plan, SessionBlock, Status, create_plan
from stocktake_desktop.planning.availability import Away, away_at, away_from, stretches

DATES = (date(2031, 3, 4), date(2031, 3, 5))


def random_plan(path: Path, chance: random.Random) -> Plan:
    """Some people in some sessions, parked ones among them, who are there for a part of the meeting."""
    plan = create_plan(path, "Meeting", "UTC")
    with plan.edit("all"):
        days = [add_day(plan, one) for one in DATES]
        everybody = add_organisation(plan, "All participants", collective=True)
        people = [add_person(plan, f"P{nth}", "Ruiz") for nth in range(4)]
        for nth in range(6):
            day, start = (chance.choice(days), chance.randrange(480, 1000)) if nth % 5 else (None, None)
            block = add_block(plan, f"S{nth}", minutes=chance.randrange(10, 120), day_id=day, start=start)
            for who in chance.sample(people, 2):
                status = chance.choice(list(Status))
                key = add_appearance(plan, block, Who(person_id=who), status=status)
                if chance.random() < 0.5:
                    stand_in = add_alternate(plan, key, Who(person_id=chance.choice(people)))
                    set_field(plan, Alternate, stand_in, "status", chance.choice(list(Status)))
            add_appearance(plan, block, Who(organisation_id=everybody))
        for who in people:
            for field in ("present_from", "present_to"):
                if chance.random() < 0.5:
                    moment = datetime(2031, 3, 3) + timedelta(minutes=chance.randrange(4 * 1440))
                    set_field(plan, Person, who, field, moment)
    return plan


def kept_away(person: Person, block: SessionBlock, moment: datetime) -> set[tuple[str | None, bool]]:
    """What keeps somebody from a session at a minute, and whether they would only step in there."""
    found: set[tuple[str | None, bool]] = set()
    if person.present_from is not None and moment < person.present_from:
        found.add((None, False))
    if person.present_to is not None and moment >= person.present_to:
        found.add((None, False))
    for other in person.meeting.sessions:
        if other is block or other.day is None or other.day.date != moment.date():
            continue
        at, minute = other.placed, moment.hour * 60 + moment.minute
        rows: list[Appearance | Alternate] = [a for a in other.appearances if a.person is person]
        steps_in: list[Appearance | Alternate] = [
            one for a in other.appearances for one in a.alternates if one.person is person
        ]
        is_in = any(row.status is not Status.DECLINED for row in rows)
        may_be = any(row.status is not Status.DECLINED for row in steps_in)
        if at.start <= minute < at.end and (is_in or may_be):
            found.add((other.title, not is_in))
    return found


def expected(block: SessionBlock) -> dict[Person, bool]:
    sits = {a.person for a in block.appearances if a.person and a.status is not Status.DECLINED}
    alternates = {o.person for a in block.appearances for o in a.alternates if o.person and o.status != "declined"}
    return {person: person not in sits for person in sits | alternates}


@pytest.mark.parametrize("seed", range(12))
def test_every_minute_of_random_plans(tmp_path, seed):
    chance = random.Random(seed)
    with random_plan(tmp_path / "p.stocktake", chance) as plan:
        for block in plan.meeting.sessions:
            away = away_from([block], plan.meeting.days)
            for day in plan.meeting.days:
                for minute in chance.sample(range(1440), 80):
                    moment = datetime.combine(day.date, datetime.min.time()) + timedelta(minutes=minute)
                    told = {
                        (one.name, one.elsewhere, one.is_unsure)
                        for one in away_at(away[day.id], Placement(day.id, minute, minute + 1, None))
                    }
                    seen = {
                        (person.name, why, unsure or there)
                        for person, unsure in expected(block).items()
                        for why, there in kept_away(person, block, moment)
                    }
                    assert told == seen, (block.title, moment)


@pytest.mark.parametrize("seed", range(6))
def test_stretches_cover_the_same_minutes_once(tmp_path, seed):
    with random_plan(tmp_path / "p.stocktake", random.Random(seed)) as plan:
        for block in plan.meeting.sessions:
            for found in away_from([block], plan.meeting.days).values():
                parts = list(stretches(found))
                assert all(first.end <= second.start for first, second in pairwise(parts))
                for minute in range(0, 1440, 7):
                    here = {one for part in parts if part.start <= minute < part.end for one in part.who}
                    assert here == {one for one in found if one.start <= minute < one.end}


def test_sessions_that_move_together_do_not_keep_their_people(tmp_path):
    with create_plan(tmp_path / "p.stocktake", "Meeting", "UTC") as plan:
        day, ana = add_day(plan, DATES[0]), add_person(plan, "Ana", "Ruiz")
        blocks = [add_block(plan, title, day_id=day, start=600, minutes=60) for title in ("A", "B")]
        for block in blocks:
            add_appearance(plan, block, Who(person_id=ana))
        rows = [plan.session(block) for block in blocks]
        assert away_from(rows, plan.meeting.days) == {day: []}
        assert away_from(rows[:1], plan.meeting.days) == {day: [Away("Ana Ruiz", 600, 660, "B", is_unsure=False)]}


def test_words_are_short():
    long = "Secretary-General of the Intergovernmental Conference"
    assert Away(long, 0, 60, None, is_unsure=False).words == "Secretary-General of the In…: not there"
    assert Away("Ana Ruiz", 0, 60, "Panel II", is_unsure=True).words == "Ana Ruiz: Panel II (alternate)"
