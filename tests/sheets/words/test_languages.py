"""Paper speaks its own language, whatever the screens speak; the catalogues are whole and compiled."""

from datetime import date, datetime

import pypdfium2
import pytest
from babel.messages.mofile import read_mo

from scripts.messages import LANGUAGES, TRANSLATIONS, is_translated, stored
from stocktake_desktop import words
from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Person, Role, new_plan
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_content, sheet_pdf
from stocktake_desktop.sheets.words import languages
from stocktake_desktop.sheets.words.dates import long_date, short_date, stamp_date
from stocktake_desktop.words import ngettext, speaking

STAMP = Stamp(3, datetime(2017, 12, 5, 9, 40), 2)


@pytest.fixture
def session():
    plan = new_plan("Réunion")
    block = add_block(
        plan, "Panel I", day_id=add_day(plan, date(2017, 12, 4)), start=615, minutes=165, room_id=add_room(plan, "A")
    )
    add_appearance(plan, block, Who(placeholder="Juan Pérez"))
    return plan, block


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


SAID = {
    "ar": ["يُؤكَّد لاحقًا", "الاثنين، 4 كانون الأول/ديسمبر 2017", "من 10:15 إلى 13:00", "التنقيح 3", "الصفحة 1 من 1"],
    "en": ["TBC", "Monday 4 December 2017", "10:15–13:00", "Rev. 3 · 5 Dec 2017 09:40", "Page 1 of 1"],
    "es": ["POR CONFIRMAR", "Lunes 4 de diciembre de 2017", "Declaro clausurada la reunión.", "Página 1 de 1"],
    "fr": ["À CONFIRMER", "Lundi 4 décembre 2017", "Je déclare ouverts les travaux", "1 intervenant", "Rév. 3"],
    "ru": ["УТОЧНЯЕТСЯ", "Понедельник, 4 декабря 2017\u202fг.", "1 оратор", "2 ч 45", "Заменяет ред. 2"],
    "zh": ["待确认", "2017年12月4日星期一", "1位", "2小时45分", "宣布会议闭幕", "第1页，共1页"],
}


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_a_sheet_speaks_its_own_language_and_the_screens_theirs(session, language):
    plan, block = session
    said = "\n".join(sheet_content(plan, Sheet("podium", session_id=block, language=language))).replace("\u00a0", " ")
    data, _report = sheet_pdf(plan, Sheet("podium", session_id=block, language=language), STAMP)
    for phrase in SAID[language]:
        is_frame = phrase.startswith(("Rev", "Rév", "Зам", "التن", "الصف", "Page", "Pág", "第1页"))
        assert is_frame or phrase in said
    if language != "ar":
        assert all(" ".join(phrase.split()) in text_of(data) for phrase in SAID[language])
    assert words._("TBC") == "TBC"


def test_a_warning_is_for_the_screen(session):
    plan, block = session
    add_appearance(plan, block, Who(placeholder="ܡܪܝܡ"))
    _data, report = sheet_pdf(plan, Sheet("podium", session_id=block, language="ar"), STAMP)
    assert any("cannot be printed" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ar", {0: "0 متكلم", 1: "متكلم واحد", 2: "متكلمان", 3: "3 متكلمين", 11: "11 متكلمًا", 100: "100 متكلم"}),
        ("ru", {1: "1 оратор", 3: "3 оратора", 11: "11 ораторов", 21: "21 оратор"}),
        ("fr", {0: "0 intervenant", 1: "1 intervenant", 2: "2 intervenants"}),
        ("zh", {1: "1位", 9: "9位"}),
    ],
)
def test_counted_words_have_the_form_of_the_language(language, forms):
    with speaking(language):
        said = {n: ngettext("{count} speaker", "{count} speakers", n).format(count=n) for n in forms}
    assert said == forms


def test_lengths_and_times_on_paper():
    with speaking("ar"):
        assert [duration(minutes) for minutes in (2, 5, 45, 90)] == ["دقيقتان", "5 دقائق", "45 دقيقة", "1 س 30 د"]
        assert span(615, 1440) == "من 10:15 إلى 24:00"
    with speaking("zh"):
        assert [duration(minutes) for minutes in (5, 90)] == ["5分钟", "1小时30分"]
    assert duration(90) == "1 h 30"


def test_dates():
    day = date(2017, 12, 4)
    assert long_date(day, "ru") == "Понедельник, 4 декабря 2017\u202fг."
    assert short_date(day, "es") == "Lunes 4 de diciembre"
    assert stamp_date(day, "zh") == "2017年12月4日"
    assert stamp_date(day, "ar") == "4 كانون الأول/ديسمبر 2017"


@pytest.mark.parametrize("path", sorted(TRANSLATIONS.rglob("*.po")), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_what_is_compiled_is_what_was_translated(path):
    with path.with_suffix(".mo").open("rb") as file:
        compiled = plain(read_mo(file))
    assert compiled == plain(stored(path.stem, path.parts[-3])), "run `make messages`"


def plain(catalogue):
    """What is translated, by its original."""
    return {
        message.id if isinstance(message.id, str) else "|".join(message.id): "|".join(message.string)
        if isinstance(message.id, list | tuple)
        else message.string
        for message in catalogue
        if message.id and is_translated(message.string)
    }


def test_every_language_of_paper_has_a_catalogue():
    assert {*LANGUAGES["sheets"], "en"} == set(languages.LANGUAGES)
    assert all((TRANSLATIONS / code / "LC_MESSAGES" / "sheets.mo").is_file() for code in LANGUAGES["sheets"])


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_a_respelling_for_latin_tongues_is_not_on_paper_in_other_letters(session, language):
    plan, block = session
    who = add_person(plan, "Enrique", "Peña")
    set_field(plan, Person, who, "respelling", "pen-YEH nee-EH-toh")
    add_appearance(plan, block, Who(who), Role.PANELLIST)
    for kind in ("podium", "moderators-brief"):
        said = "\n".join(sheet_content(plan, Sheet(kind, session_id=block, language=language)))
        assert ("pen-YEH" in said) == (language not in ("ar", "zh"))
