"""The hall plan: every delegation drawn and listed, nothing too small to read, the same seats in every language."""

import re
from datetime import date

import pytest

from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.hall import draw_first_seat, set_first_seat
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.states import add_states
from stocktake_desktop.models import Category, HallAlphabet, RoomKind, RoomLayout, new_plan
from stocktake_desktop.planning.hall import hall_seats
from stocktake_desktop.planning.states import states
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.ledger import ledger
from stocktake_desktop.sheets.page.look import PAPERS
from tests.sheets.drawn import drawn, words_of, wrong

SEAT = re.compile("\u2066\\d+·\\d+\u2069")


def hall(count=195, layout=RoomLayout.PODIUM):
    plan = new_plan("Meeting", place="Puerto Vallarta")
    add_day(plan, date(2031, 5, 6))
    add_room(plan, "Plenary", RoomKind.PLENARY, layout=layout, capacity=900)
    add_states(plan, [state.alpha3 for state in states()][:count])
    return plan


def seat(sign):
    return f"\u2066{sign}\u2069"


def whole(words):
    """Words without the hyphens that the rules of a language put into long ones."""
    return words.replace("-", "").replace("\u00ad", "")


@pytest.mark.parametrize("layout", RoomLayout)
@pytest.mark.parametrize(
    ("paper", "language"), [("A4", "en"), ("Letter", "fr"), ("A4", "ar"), ("A4", "zh"), ("A4", "ru")]
)
def test_all_195_are_drawn_and_listed_and_nothing_is_too_small(monkeypatch, layout, paper, language):
    plan = hall(layout=layout)
    draw_first_seat(plan, 110)
    lines, report = drawn(monkeypatch, "hall-plan", plan, paper, language)
    assert wrong(lines, "hall-plan", paper) == []
    assert report.warnings == ()
    assert min(one.high - one.low for one in lines) >= 0.9 * 7 - 0.01
    words = whole(words_of(lines))
    for state in states():
        assert words.count(whole("".join(state.names[language].split()))) >= 2


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "zh"])
def test_no_name_is_parted_within_a_word(monkeypatch, language):
    """Of the six languages only Russian has words too long for a seat; those are parted with a hyphen by its rules."""
    lines, _report = drawn(monkeypatch, "hall-plan", hall(), language=language)
    assert [one.words for one in lines if one.words.endswith("\u00ad")] == []


def test_the_hall_is_not_mirrored_and_has_the_same_seats_in_arabic(monkeypatch):
    plan = hall(24)
    set_first_seat(plan, "Angola", HallAlphabet.ENGLISH)
    places = {}
    for language in ("en", "ar"):
        lines, _report = drawn(monkeypatch, "hall-plan", plan, language=language)
        places[language] = {one.words: (round(one.left), one.page) for one in lines if SEAT.fullmatch(one.words)}
    assert places["en"].keys() == places["ar"].keys() >= {seat("1·1"), seat("3·8")}
    assert places["en"][seat("1·1")][0] < places["en"][seat("1·8")][0]
    assert all(abs(places["en"][sign][0] - places["ar"][sign][0]) <= 1 for sign in places["en"] if sign[1:3] == "1·")


def test_the_lot_the_order_and_how_to_count_stand_on_it():
    plan = hall(20)
    assert "No first seat is drawn yet: English alphabetical order from its beginning." in said(plan)
    name = draw_first_seat(plan, 5)
    assert f"First seat by lot 5 of 20: {name}. Then English alphabetical order." in said(plan)
    set_first_seat(plan, "B", HallAlphabet.FRENCH)
    assert "First seat: B. Then French alphabetical order." in said(plan)


def said(plan):
    return sheet_content(plan, Sheet("hall-plan"))


def test_it_is_offered_once_there_is_a_first_seat():
    plan = hall(5)
    assert "hall-plan" not in {entry.sheet.kind for entry in ledger(plan)}
    draw_first_seat(plan, 2)
    assert "hall-plan" in {entry.sheet.kind for entry in ledger(plan)}


def test_delegation_plates_come_in_the_order_of_the_hall_in_both_languages(monkeypatch):
    plan = hall(12)
    draw_first_seat(plan, 4)
    lines, report = drawn(monkeypatch, "delegation-plates", plan, language="en+ar")
    assert report.pages == 12
    fold = PAPERS["A4"][1] / 3
    faces = [
        "".join(one.words for one in lines if one.page == page and fold < one.low < 2 * fold) for page in range(1, 13)
    ]
    assert faces == ["".join(one.who.name.split()) if " " not in one.who.name else faces[nth]
                     for nth, one in enumerate(hall_seats(plan.meeting))]  # fmt: skip
    assert faces[0] == "Andorra"


def test_without_delegations_it_says_so():
    assert "No delegation is named yet." in said(hall(0))


ORDER = {
    "en": "In this order: Member States, observer States, organisations and others; each group by the alphabet.",
    "fr": "Dans cet ordre : États Membres, États observateurs, organisations et autres participants ; "
    "chaque groupe par ordre alphabétique.",
    "es": "En este orden: Estados Miembros, Estados observadores, organizaciones y otros participantes; "
    "cada grupo por orden alfabético.",
    "ru": "В таком порядке: государства-члены, государства-наблюдатели, организации и прочие участники; "
    "каждая группа по алфавиту.",
    "zh": "依次为：会员国、观察员国、组织及其他与会者；各组按字母顺序排列。",
    "ar": "بالترتيب الآتي: الدول الأعضاء، الدول المراقبة، المنظمات وسائر المشاركين؛ وكل مجموعة بحسب الترتيب الأبجدي.",
}


@pytest.mark.parametrize("language", ORDER)
def test_it_tells_which_groups_sit_behind_each_other(language):
    plan = hall(3)
    assert ORDER[language] not in sheet_content(plan, Sheet("hall-plan", language=language))
    add_states(plan, ["VAT"])
    add_organisation(plan, "International Organization for Migration", Category.UN_SYSTEM)
    assert ORDER[language] in sheet_content(plan, Sheet("hall-plan", language=language))


def test_a_group_that_nobody_is_of_is_not_told():
    plan = hall(3)
    add_organisation(plan, "International Organization for Migration", Category.UN_SYSTEM)
    words = "In this order: Member States, organisations and others; each group by the alphabet."
    assert words in sheet_content(plan, Sheet("hall-plan"))
