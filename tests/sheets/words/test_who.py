"""How people are named on paper: the form of address where the language puts it, languages by their names."""

import re
from pathlib import Path

import pytest

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.planning.clock import clock, end_clock, span, tight_span
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.sheets.words.tongues import tongues
from stocktake_desktop.sheets.words.who import addressed
from tests.sheets.drawn import drawn


@pytest.mark.parametrize(
    ("language", "honorific", "said"),
    [
        ("zh", "先生阁下", "涅托先生阁下"),
        ("zh", "H.E. Mr.", "H.E. Mr. 涅托"),  # not translated: as it was planned
        ("zh", "", "涅托"),
        ("ru", "Г-н", "Г-н 涅托"),
        ("ar", "سعادة السيد", "سعادة السيد 涅托"),
        ("fr", "S. E. M.", "S. E. M. 涅托"),
    ],
)
def test_a_form_of_address_stands_where_the_language_puts_it(language: str, honorific: str, said: str) -> None:
    with setting({}, language):
        assert addressed(honorific, "涅托") == said


def test_an_office_that_says_its_body_stands_without_it_on_every_sheet(tmp_path: Path) -> None:
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        for kind, day in (("call-sheet", 3), ("run-of-show", None)):
            said = " ".join(sheet_content(plan, Sheet(kind, day=day)))
            assert "President of Mexico" in said
            assert "President of Mexico, Mexico" not in said
        closing = next(one.id for one in plan.meeting.sessions if one.title == "Closing Ceremony")
        assert "Mexico, Mexico" not in " ".join(sheet_content(plan, Sheet("seating", session_id=closing)))


TYPED = (
    "English, French", "EN/FR", "anglais et français", "inglés y francés", "en, fr", "Английский и французский",
    "英语、法语", "الإنجليزية، الفرنسية", "الإنكليزية والفرنسية", "english & French",
)  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_languages_are_understood_in_whatever_language_they_were_typed(typed: str) -> None:
    said = {}
    for language in ("ar", "zh", "en", "fr", "ru", "es"):
        with setting({}, language):
            said[language] = tongues(typed)
    assert said == {
        "ar": "الإنكليزية، الفرنسية",
        "zh": "英语、法语",
        "en": "English, French",
        "fr": "anglais, français",
        "ru": "английский, французский",
        "es": "inglés, francés",
    }


def test_what_is_no_known_language_stays_as_it_was_typed() -> None:
    with setting({}, "fr"):
        assert tongues("Spanish; Nahuatl of Jalisco") == "espagnol, Nahuatl of Jalisco"
        assert tongues("needs an interpreter") == "needs an interpreter"
        assert tongues("Mandarin") == "chinois"
        assert tongues("") == ""


def test_times_are_written_as_the_language_of_the_paper_does_and_on_screens_always_alike() -> None:
    assert (clock(615), end_clock(1440), span(615, 780)) == ("10:15", "24:00", "10:15–13:00")
    with setting({}, "fr"):
        assert (clock(545), end_clock(1440)) == ("9\u00a0h\u00a005", "24\u00a0h\u00a000")
        assert span(615, 780) == tight_span(615, 780) == "10\u00a0h\u00a015–13\u00a0h\u00a000"
    with setting({}, "es"):
        assert clock(615) == "10:15"


def test_in_tables_a_range_keeps_its_order_also_in_arabic() -> None:
    with setting({}, "ar"):
        assert span(615, 780) == "من 10:15 إلى 13:00"
        assert tight_span(615, 780) == "\u206610:15–13:00\u2069"


@pytest.mark.parametrize("kind", ["call-sheet", "run-of-show", "day", "glance"])
def test_no_time_is_torn_where_it_is_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        day = None if kind == "glance" else 1
        lines, _report = drawn(monkeypatch, kind, plan, language="fr", day=day)
        whole = sheet_content(plan, Sheet(kind, language="fr", day=day))
    assert any("10\u00a0h\u00a015" in one.words for one in lines)
    torn = [one.words for one in lines if re.search("\\d\u00a0h?$|^\\d\\d$|^h\u00a0", one.words)]
    assert [words for words in torn if words not in whole] == []
