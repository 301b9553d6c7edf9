"""Tent cards: everybody has one, the name is as large as it may be, and reads from both sides of the table."""

from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Person, Role, Status, new_plan
from stocktake_desktop.planning.seats import CardOrder
from stocktake_desktop.planning.translations import said, said_in
from stocktake_desktop.sheets.catalogue import Sheet, sheet_pdf
from stocktake_desktop.sheets.page.look import PAPERS
from stocktake_desktop.sheets.type.breaks import break_places
from tests.sheets.drawn import STAMP, drawn, strays, words_of, wrong

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
        words = said_in(plan.meeting, language)
        delegations = [said(one, "name", words) for one in plan.meeting.organisations if not one.collective]
        for name in people if kind == "person-plates" else delegations:
            assert words_of(lines).count("".join(name.split())) >= 2


def test_no_plate_repeats_the_body_that_the_office_says_and_a_delegation_has_a_plate_of_its_own(monkeypatch):
    plan, block = session()
    niger = add_organisation(plan, "Niger")
    for name, function in (("Ana", "President of Niger"), ("Ben", "Minister of Nigeria"), ("", "Envoy of Niger")):
        add_appearance(plan, block, Who(add_person(plan, name, "", niger, function=function)))
    for kind, where in (("name-plates", block), ("person-plates", None)):
        lines, _report = drawn(monkeypatch, kind, plan, session_id=where)
        assert [one.words for one in lines].count("Niger") == 2, kind  # both faces of Ben
    lines, _report = drawn(monkeypatch, "delegation-plates", plan, language="ru")
    assert "ТАБЛИЧКА ДЕЛЕГАЦИИ" in [one.words for one in lines]
    assert "ИМЕННАЯ" not in words_of(lines)


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


LONG = "Secretary-General of the Intergovernmental Conference on International Migration"


SCALE = 2


def faces(lines, page=1, paper="A4"):
    """What stands on the face to the hall of a card."""
    fold = PAPERS[paper][1] / 3
    return [one for one in lines if one.page == page and fold < one.low < 2 * fold]


def height(line):
    return round(line.high - line.low, 2)


def is_blank(picture, row):
    """Whether nothing is drawn in a row of dots between the margins."""
    return picture.crop((40 * SCALE, row, picture.width - 40 * SCALE, row + 1)).getextrema()[0] > 200


@pytest.mark.parametrize(
    ("name", "language"),
    [("Presenter 1", "en"), ("Panellist 27", "en"), ("Delegation 12", "en"), ("Interpreter 3", "es"),
     ("Докладчик 1", "ru"), ("Участник 12", "ru"), ("Межправительственная конференция по миграции", "ru"),
     ("墨西哥外交部长", "zh"), ("القاعة الفرعية 1", "ar"), (LONG, "en"), ("Wolfeschlegelsteinhausenbergerdorff", "en")],
)  # fmt: skip
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_word_is_torn(monkeypatch, name, language, paper):
    plan, block = session()
    add_appearance(plan, block, Who(add_person(plan, name, "", add_organisation(plan, name), function=name)))
    add_appearance(plan, block, Who(placeholder=name))
    lines, _report = drawn(monkeypatch, "name-plates", plan, paper, language, session_id=block)
    whole = "".join(name.split())
    ends = {"".join(name[:place].split()) for place in break_places(name)} | {whole}
    for page in (1, 2):
        read = ""
        for line in faces(lines, page, paper):
            read = ("" if read == whole else read) + "".join(line.words.split())
            assert read in ends
        assert read == whole


def test_a_podium_has_one_size_of_names_and_one_of_functions(monkeypatch):
    plan, block = session()
    for name, function in (("Li", "Mayor"), ("Adaeze Okafor", LONG), ("Anders Holmqvist", "Envoy")):
        add_appearance(plan, block, Who(add_person(plan, *name.split(" "), *[""] * (name == "Li"), function=function)))
    lines, _report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    sizes = [sorted({height(line) for line in faces(lines, page)}) for page in (1, 2, 3)]
    assert sizes[0] == sizes[1] == sizes[2]
    assert len(sizes[0]) == 2


def test_a_name_of_two_lines_ends_the_first_before_the_family_name(monkeypatch):
    plan, block = session()
    add_appearance(plan, block, Who(add_person(plan, "Nadia", "Benhima El Amrani", honorific="H.E. Ms.")))
    add_appearance(plan, block, Who(add_person(plan, "Salma", "Haddadin", honorific="Ms.")))
    lines, _report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    found = {tuple(line.words for line in faces(lines, page)) for page in (1, 2)}
    assert found == {("H.E. Ms. Nadia", "Benhima El Amrani"), ("Ms. Salma", "Haddadin")}


def test_one_very_long_name_does_not_make_all_others_small(monkeypatch):
    plan, block = session()
    add_appearance(plan, block, Who(placeholder="Li"))
    add_appearance(plan, block, Who(placeholder="a very long name " * 12))
    lines, _report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    heights = [max(map(height, faces(lines, page))) for page in (1, 2)]
    assert max(heights) == pytest.approx(0.9 * CAPITALS, abs=0.1)
    assert min(heights) < 0.9 * 40


@pytest.mark.parametrize(
    ("name", "language"),
    [("اللجان الاقتصادية الإقليمية للأمم المتحدة", "ar"), ("المدير العام للمنظمة الدولية للهجرة", "ar"),
     ("السيدة أديزي أوكافور إبراهيم آل ياسين", "ar"), ("Ệ Ẫ jgy Ẩgỵ Ǻçj Ệộ", "en"), ("Йод Щукин Ёж", "ru"),
     ("中华人民共和国外交部副部长", "zh")],
)  # fmt: skip
def test_no_ink_of_a_line_touches_the_next(monkeypatch, name, language):
    plan, block = session()
    add_appearance(plan, block, Who(placeholder=f"{name} {name}"))
    person = add_person(plan, name, "", add_organisation(plan, f"{name} {name}"), function=f"{name} {name} {name}")
    add_appearance(plan, block, Who(person))
    lines, _report = drawn(monkeypatch, "name-plates", plan, language=language, session_id=block)
    data, _report = sheet_pdf(plan, Sheet("name-plates", session_id=block, language=language), STAMP)
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        picture = page.render(scale=SCALE).to_pil().convert("L")
        found = faces(lines, number)
        assert len(found) > 1
        for upper, lower in pairwise(found):
            rows = range(*(int((841.89 - one.low - (one.high - one.low) * 2 / 9) * SCALE) for one in (upper, lower)))
            assert any(is_blank(picture, row) for row in rows), (upper.words, lower.words)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_in_two_languages_each_has_a_face_of_one_card(monkeypatch, paper):
    plan, block = session()
    person = add_person(plan, "Nadia", "", function="Envoy")
    add_appearance(plan, block, Who(person), Role.CHAIR)
    add_appearance(plan, block, Who(placeholder="Mayor"))
    translate(plan, Person, person, "name", "ar", "نادية")
    lines, report = drawn(monkeypatch, "name-plates", plan, paper, "en+ar", session_id=block)
    assert report.pages == 2
    height = PAPERS[paper][1]
    names = {one.words: one for one in lines if one.words in ("Nadia", "نادية")}
    assert len([one for one in lines if one.words in names]) == 2
    assert height / 3 < names["Nadia"].low < height * 2 / 3 < names["نادية"].low
    assert words_of(lines).count("NAMEPLATE") == 2
    assert "لوحة" not in words_of(lines)


def test_cards_come_by_seat_or_as_people_walk_in(monkeypatch):
    plan, block = session()
    group = add_organisation(plan, "Co-facilitators", collective=True)
    for name in ("Ana", "Ben", "Cem"):
        add_appearance(plan, block, Who(placeholder=name))
    add_appearance(plan, block, Who(organisation_id=group), Role.CHAIR)
    orders = {}
    for order in CardOrder:
        lines, report = drawn(monkeypatch, "name-plates", plan, order=order, session_id=block)
        assert report.pages == 5
        orders[order] = [faces(lines, page)[0].words for page in range(1, 6)]
    assert orders[CardOrder.SEAT] == ["Cem", "Ana", "Co-facilitator", "Co-facilitator", "Ben"]
    assert orders[CardOrder.WALKING] == ["Co-facilitator", "Co-facilitator", "Ana", "Ben", "Cem"]


def test_seat_session_and_walking_order_stand_on_the_base(monkeypatch):
    plan, block = session()
    add_appearance(plan, block, Who(placeholder="Ana"), Role.CHAIR)
    add_appearance(plan, block, Who(placeholder="Ben"))
    lines, _report = drawn(monkeypatch, "name-plates", plan, session_id=block)
    bases = [[one.words for one in lines if one.page == page and one.low < 841.89 / 3] for page in (1, 2)]
    assert [words for words in bases[0] if words in {
        "1", "Chair", "Panel", "Walking order: 1"}] == ["1", "Chair", "Panel", "Walking order: 1"]  # fmt: skip
    assert {"2", "Panellist", "Walking order: 2"} <= set(bases[1])
