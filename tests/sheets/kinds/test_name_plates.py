"""Tent cards: everybody has one, the name is as large as it may be, and reads from both sides of the table."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Status, new_plan
from stocktake_desktop.sheets.page.look import PAPERS
from tests.sheets.drawn import drawn, strays, words_of, wrong

NAME = st.text(st.sampled_from("abcdefghij ÉŻЖ李آبة-"), min_size=1, max_size=120).map(lambda words: f"N{words}".strip())
CAPITALS = 40 / 25.4 * 72 / 0.698


def session():
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    return plan, add_block(plan, "Panel", day_id=day, start=600, minutes=60, room_id=room)


def test_both_faces_read_from_their_side_and_a_short_name_has_capitals_of_forty_millimetres(monkeypatch):
    plan, block = session()
    add_appearance(plan, block, Who(add_person(plan, "Li", "", add_organisation(plan, "China"))))
    lines, _report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    names = [one for one in lines if one.words == "Li"]
    assert [round(one.high - one.low) for one in names] == [round(0.9 * CAPITALS)] * 2
    (upright, turned), fold = names, 841.89 * 2 / 3
    assert upright.high < fold < turned.low
    assert turned.low + turned.high + upright.low + upright.high == pytest.approx(4 * fold)
    countries = [one for one in lines if one.words == "China"]
    assert countries[0].high < upright.low
    assert countries[1].low > turned.high


def test_each_has_one_card_alternates_too_and_whoever_declined_is_told(monkeypatch):
    plan, block = session()
    norway = add_organisation(plan, "Norway")
    kari = add_person(plan, "Kari", "Nordmann", norway)
    first = add_appearance(plan, block, Who(kari))
    add_appearance(plan, block, Who(kari))
    add_alternate(plan, first, Who(placeholder="The Deputy Minister"))
    add_appearance(plan, block, Who(placeholder="Ola"), status=Status.DECLINED)
    add_appearance(plan, block, Who(organisation_id=add_organisation(plan, "All participants", collective=True)))
    lines, report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    assert report.pages == 2
    assert report.warnings == ("Ola has declined and gets no name plate.",)
    assert "AlternateforKariNordmann" in words_of(lines)


@pytest.mark.parametrize("kind", ["person-plates", "delegation-plates"])
@pytest.mark.parametrize(("paper", "language"), [("A4", "en"), ("Letter", "ar")])
def test_the_whole_sample_meeting(tmp_path, monkeypatch, kind, paper, language):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        lines, _report = drawn(monkeypatch, kind, plan, paper, language)
        assert wrong(lines, kind, paper) == []
        people = [one.name or one.function for one in plan.meeting.people]
        delegations = [one.name for one in plan.meeting.organisations if not one.collective]
        for name in people if kind == "person-plates" else delegations:
            assert words_of(lines).count("".join(name.split())) >= 2


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAME, NAME, NAME), max_size=6), st.sampled_from(["A4", "Letter"]))
def test_every_name_is_whole_on_its_card_or_on_its_base(monkeypatch, people, paper):
    plan, block = session()
    for name, function, organisation in people:
        state = add_organisation(plan, organisation)
        add_appearance(plan, block, Who(add_person(plan, name, "", state, function=function, honorific="H.E.")))
    lines, report = drawn(monkeypatch, "name-plates", plan, paper, session_id=block)
    words = words_of(lines)
    assert wrong(lines, "name-plates", paper) == []
    assert report.pages == max(1, len(people))
    for parts in people:
        assert all("".join(part.split()) in words for part in parts) or report.warnings
        assert "".join(parts[0].split()) in words


def test_a_name_too_long_for_any_card_ends_in_dots_and_stands_whole_on_the_base(monkeypatch):
    plan, block = session()
    name = "Wolfeschlegelsteinhausen " * 35
    add_appearance(plan, block, Who(placeholder=name.strip()))
    lines, report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    assert "does not fit" in report.warnings[0]
    assert any(one.words.endswith("…") for one in lines)
    assert wrong(lines, "name-plates") == []
    assert "".join(name.split()) in words_of(lines)


@pytest.mark.parametrize(
    ("name", "on_lines"),
    [
        ("墨西哥", ["墨西哥"]),
        ("恩里克·培尼亚·涅托", ["恩里克·", "培尼亚·涅托"]),
        ("大不列颠及北爱尔兰联合王国", ["大不列颠及", "北爱尔兰", "联合王国"]),
        ("Kari Nordmann", ["Kari", "Nordmann"]),
    ],
)
def test_a_chinese_name_takes_the_lines_it_needs_to_be_large(monkeypatch, name, on_lines):
    plan = new_plan("Meeting")
    add_day(plan, date(2031, 5, 6))
    add_organisation(plan, name)
    lines, report = drawn(monkeypatch, "delegation-plates", plan, language="zh")
    largest = max(one.high - one.low for one in lines)
    face = [one.words for one in lines if one.high - one.low == pytest.approx(largest)]
    assert face[: len(on_lines)] == on_lines
    assert "".join(face) == "".join(on_lines) * 2
    assert wrong(lines, "delegation-plates") == []
    assert report.warnings == ()


def test_however_long_what_stands_on_the_base_is_it_stays_on_the_card():
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    block = add_block(plan, "Opening of the session " * 80, day_id=day, start=600, minutes=60, room_id=room)
    add_appearance(plan, block, Who(add_person(plan, "Ana Rivera " * 90, "", add_organisation(plan, "State " * 200))))
    with pytest.MonkeyPatch.context() as patch:
        for paper in PAPERS:
            assert strays(patch, "name-plates", plan, session_id=block, paper=paper)[0] == []
