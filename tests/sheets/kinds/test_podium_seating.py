"""Who sits where: by the seats that were typed, else the chair in the middle; everybody is in the drawing's list."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, Person, Role, Status, new_plan
from stocktake_desktop.planning.clock import span
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import drawn, words_of, wrong

NAME = st.text(st.sampled_from("abcdefghij ÉŻЖ李آبة-"), min_size=1, max_size=90).map(lambda words: f"N{words}".strip())


def session(*people):
    """A session with people as (name, role, seat)."""
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    block = add_block(plan, "Panel", day_id=day, start=600, minutes=60, room_id=room)
    for name, role, seat in people:
        made = add_appearance(plan, block, Who(placeholder=name), role)
        if seat:
            set_field(plan, Appearance, made, "seat", seat)
    return plan, block


P = Role.PANELLIST


def test_the_podium_is_not_mirrored_with_the_page_and_who_declined_has_no_seat(monkeypatch):
    plan, block = session(("Left", P, "1"), ("Right", P, "2"), ("Away", P, ""))
    away = plan.session(block).appearances[2]
    set_field(plan, Appearance, away.id, "status", Status.DECLINED)
    add_alternate(plan, plan.session(block).appearances[0].id, Who(placeholder="Deputy"))
    for language in ("en", "ar"):
        lines, _report = drawn(monkeypatch, "seating", plan, language=language, session_id=block)
        (left, *_others), (right, *_rest) = ([one for one in lines if one.words == name] for name in ("Left", "Right"))
        assert left.right < right.left
        words = words_of(lines)
        with speaking(language):
            assert _("Declined: {names}").format(names="Away").replace(" ", "") in words
            assert f"Left[{_('TBC')}]".replace(" ", "") in words
        assert "Deputy" in words


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAME, NAME), max_size=40), st.sampled_from(["A4", "Letter"]), st.sampled_from(["en", "ar"]))
def test_everybody_is_on_the_sheet(monkeypatch, people, paper, language):
    plan, block = session()
    with plan.edit("Everybody"):  # one step is quicker than eighty
        for nth, (name, other) in enumerate(people):
            state = add_organisation(plan, other)
            who = Who(placeholder=name) if nth % 2 else Who(add_person(plan, name, other, state, function=other))
            add_appearance(plan, block, who)
    lines, _report = drawn(monkeypatch, "seating", plan, paper, language, session_id=block)
    words = words_of(lines)
    assert wrong(lines, "seating", paper) == []
    with speaking(language):
        assert span(600, 660).replace(" ", "") in words
    for name, _other in people:
        assert "".join(name.split()) in words


def test_a_seat_without_steps_is_named(monkeypatch):
    plan, block = session(("Left", P, ""))
    person = add_person(plan, "Dee", "")
    set_field(plan, Person, person, "step_free", True)
    add_appearance(plan, block, Who(person))
    lines, _report = drawn(monkeypatch, "seating", plan, session_id=block)
    assert "Withoutsteps:seat2" in words_of(lines)
    assert "Panellist·step-freeseat" in words_of(lines)


def test_names_of_the_drawing_stand_right_under_their_numbers_in_few_lines(monkeypatch):
    long = "Secretary-General of the Intergovernmental Conference on International Migration"
    people = [(f"Speaker{nth}", P, str(nth)) for nth in range(1, 9)]
    plan, block = session(*people[:2], (long, P, "3"), *people[3:])
    lines, _report = drawn(monkeypatch, "seating", plan, session_id=block)
    for name, _role, seat in (*people[:2], *people[3:]):
        number = next(line for line in lines if line.words == seat)
        (under, *_list) = sorted((line for line in lines if line.words == name), key=lambda line: -line.low)
        assert 0 < number.low - under.high < 16
        assert abs(number.left + number.right - under.left - under.right) < 2
    top = next(line for line in lines if line.words == "3")
    drawing = [line for line in lines if line.words in long and line.high < top.low and line.right - line.left < 130]
    assert len(drawing) <= 4


def test_a_word_of_the_drawing_is_whole_and_set_in_two_rows_where_it_is_long(monkeypatch):
    names = [f"Cofacilitateur/trice{nth}" for nth in range(7)]
    plan, block = session(*[(name, P, "") for name in names])
    lines, _report = drawn(monkeypatch, "seating", plan, language="fr", session_id=block)
    assert [sum(line.words == name for line in lines) for name in names] == [1] * len(names)
    assert not any("\u00ad" in line.words for line in lines)


def test_the_chair_has_a_seat_and_each_co_facilitator_too(monkeypatch):
    plan, block = session(("Ana", P, ""), ("Ben", P, ""))
    group = add_organisation(plan, "Co-facilitators", collective=True)
    add_appearance(plan, block, Who(organisation_id=group), Role.CHAIR)
    lines, _report = drawn(monkeypatch, "seating", plan, session_id=block)
    assert [one.words for one in lines].count("Co-facilitator") == 4
    assert {"1", "2", "3", "4"} <= {one.words for one in lines}


def test_one_numbering_for_the_drawing_the_plates_and_the_podium_sheet(monkeypatch):
    plan, block = session(("Ana", P, "1"), ("Ben", P, "2"), ("Cem", P, "5"), ("Dee", P, "9"), ("Eve", Role.CHAIR, "7"))
    set_field(plan, Appearance, plan.session(block).appearances[1].id, "status", Status.DECLINED)
    numbers = {"Ana": "1", "Cem": "2", "Eve": "3", "Dee": "4"}
    found = {}
    for kind in ("seating", "name-plates", "podium"):
        lines, _report = drawn(monkeypatch, kind, plan, session_id=block)
        found[kind] = lines
    cues = [one.words for one in found["podium"] if one.words.startswith("Seat ")]
    assert sorted(cues) == ["Seat 1", "Seat 2", "Seat 4"]  # whoever chairs has no step of their own
    for name, number in numbers.items():
        (page,) = {one.page for one in found["name-plates"] if one.words == name}
        assert number in {one.words for one in found["name-plates"] if one.page == page}
    assert not any("Ben" in one.words for one in found["name-plates"])
    drawing = sorted((one.left, one.words) for one in found["seating"] if one.words in numbers)
    assert [name for _left, name in drawing if name != drawing[0][1]]


def test_a_place_kept_for_three_has_all_its_seats_on_the_podium_sheet(monkeypatch):
    plan, block = session(("3 rapporteurs", P, ""), ("Ana", P, ""))
    lines, _report = drawn(monkeypatch, "podium", plan, session_id=block)
    cues = sorted(one.words for one in lines if one.words.startswith("Seat "))
    assert sorted(" ".join(cues).replace("Seat", "").replace(",", "").split()) == ["1", "2", "3", "4"]
    assert len(cues) == 2
