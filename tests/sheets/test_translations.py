"""Titles and names on paper in the language of the sheet, and two languages on one sheet."""

import json
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from stocktake_desktop import cli
from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.contents import add_question
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import Appearance, Day, Meeting, Organisation, Person, PlanError, Segment, SessionBlock
from stocktake_desktop.planning.translations import of_organisations, of_people, of_session, of_the_frame
from stocktake_desktop.sheets.catalogue import Layout, PrintSettings, Sheet, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import CURRENT, NEVER_PRINTED, STALE, ledger
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.words.languages import both
from tests.plans import small_plan
from tests.printing import print_sheets
from tests.sheets.drawn import STAMP, drawn

SIDE_BY_SIDE = PrintSettings(layout=Layout.BESIDE)
NOW = datetime(2018, 3, 1, 9, 40)


@pytest.fixture
def plan():
    plan = small_plan()
    yield plan
    plan.close()


@pytest.fixture
def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def translate_title(plan, block, language, text):
    translate(plan, SessionBlock, block.id, "title", language, text)


def about(kind, plan, block):
    """What a sheet of a kind is asked for."""
    ids = {About.SESSION: {"session_id": block.id}, About.ROOM: {"room_id": block.room_id, "day": 1}}
    return ids.get(kind.about, {})


def everything(plan):
    meeting = plan.meeting
    sessions = [one for block in meeting.sessions for one in of_session(block)]
    return [*of_the_frame(meeting), *of_organisations(meeting), *of_people(meeting), *sessions]


def with_all_fields(plan, panel):
    """Every field that can be translated says something that no other word on a sheet says."""
    meeting, segment = plan.meeting, panel.segments[0]
    add_question(plan, panel.id, "Quaestio prima?")
    named = next(one for one in panel.appearances if one.person)
    for model, row, field in (
        (Meeting, meeting, "place"), (Meeting, meeting, "organisation_line"), (Day, meeting.days[0], "title"),
        (SessionBlock, panel, "objectives"), (SessionBlock, panel, "format_notes"), (SessionBlock, panel, "notes"),
        (Segment, segment, "notes"), (Appearance, named, "notes"), (Person, named.person, "honorific"),
    ):  # fmt: skip
        set_field(plan, model, row.id, field, f"Verba {field} {model.__name__}")


@pytest.mark.parametrize("kind", SHEET_KINDS, ids=lambda kind: kind.key)
def test_a_sheet_of_any_kind_says_no_word_of_the_original_where_all_is_translated(plan, panel, kind):
    with_all_fields(plan, panel)
    originals = [one.words for one in everything(plan)]
    assert len(set(originals)) > 20
    for nth, one in enumerate(everything(plan)):
        translate(plan, type(one.row), one.row.id, one.field, "fr", f"Trad{nth}")
    said = "\n".join(sheet_content(plan, Sheet(kind.key, language="fr", **about(kind, plan, panel))))
    assert "Trad" in said
    assert [words for words in originals if words in said] == []
    in_english = "\n".join(sheet_content(plan, Sheet(kind.key, **about(kind, plan, panel))))
    assert "Trad" not in in_english


def test_what_is_not_translated_stands_in_the_original(plan, panel):
    translate_title(plan, panel, "ar", "حلقة النقاش الأولى")
    said = sheet_content(plan, Sheet("podium", session_id=panel.id, language="ar"))
    assert "حلقة النقاش الأولى" in said
    assert "Introductions" in said
    assert "Kari Nordmann" in "\n".join(said)
    assert not any("Panel I" in words for words in said)


def test_a_name_in_its_own_script_stands_beside_another_one_only(plan, panel):
    person = panel.appearances[0].person
    set_field(plan, Person, person.id, "native_name", "كاري نوردمان")
    set_field(plan, Person, person.id, "family_name", "Nordmann")
    for kind in ("name-plates", "seating", "run-of-show"):
        assert "كاري نوردمان" in "\n".join(sheet_content(plan, Sheet(kind, session_id=panel.id, language="ar")))
    translate(plan, Person, person.id, "name", "ar", "كاري نوردمان")
    for kind in ("name-plates", "seating", "run-of-show"):
        said = "\n".join(sheet_content(plan, Sheet(kind, session_id=panel.id, language="ar")))
        assert "Nordmann" not in said
        assert f"{person.native_name}\n{person.native_name}" not in said
    assert "كاري نوردمان" in sheet_content(plan, Sheet("name-plates", session_id=panel.id, language="fr"))


def test_delegations_come_in_the_order_of_their_names_in_the_language(plan):
    zimbabwe = add_organisation(plan, "Zimbabwe")
    translate(plan, Organisation, zimbabwe, "name", "fr", "Abc")

    def names(language):
        said = sheet_content(plan, Sheet("delegation-plates", language=language))
        return [words for words in said if words in ("Norway", "Norvège", "Zimbabwe", "Abc")]

    assert names("en") == ["Norway", "Zimbabwe"]
    assert names("fr") == ["Abc", "Norvège"]


def test_an_original_in_latin_keeps_its_marks_at_its_own_ends_in_arabic(plan, panel, monkeypatch):
    set_field(plan, SessionBlock, panel.id, "notes", "“Hear” from all.")
    lines, _report = drawn(monkeypatch, "podium", plan, language="ar", session_id=panel.id)
    line = next(one for one in lines if "Hear" in one.words)
    assert line.words.strip("\u200e") == "“Hear” from all."
    set_field(plan, SessionBlock, panel.id, "notes", "قال Hear.")
    said = sheet_content(plan, Sheet("podium", session_id=panel.id, language="ar"))
    assert "قال Hear." in said


# what is printed and then translated


def print_all(plan, folder, language="en", layout=Layout.AFTER):
    return print_sheets(plan, ledger(plan, language), folder, NOW, layout)


def stale(plan, language):
    return {(one.sheet.kind, one.sheet.title) for one in ledger(plan, language) if one.state is STALE}


def states(plan, language):
    """How the sheets stand, but for the notice, which there is only once the programme was printed."""
    return {one.state for one in ledger(plan, language) if one.sheet.kind != "change-notice"}


def test_a_translation_makes_the_sheets_in_its_language_stale_and_no_others(plan, panel, tmp_path):
    for language in ("en", "fr"):
        print_all(plan, tmp_path / language, language)
    notice = {("change-notice", "Change notice")}  # it names what lay about when it was printed: the English programme
    assert stale(plan, "fr") == notice
    translate_title(plan, panel, "fr", "Table ronde I")
    assert stale(plan, "en") == set()
    assert {("podium", "Panel I"), ("day", "Day 1"), ("glance", "The meeting at a glance")} <= stale(plan, "fr")
    assert ("podium", "Group 1") not in stale(plan, "fr")
    assert ("day", "Day 2") not in stale(plan, "fr")
    changes = next(one.changes for one in ledger(plan, "fr") if one.key[:2] == ("podium", panel.id))
    assert changes[0] == "“Panel I” is now “Table ronde I”"
    plan.undo()
    assert stale(plan, "fr") == notice


def test_sheets_in_several_languages_lie_in_one_folder(plan, tmp_path):
    printed = [one for language in ("en", "fr", "fr+ar") for one in print_all(plan, tmp_path, language)]
    assert len({one.path for one in printed}) == len(printed)
    names = {one.path.name for one in printed}
    assert {f"small-meeting-day-1{spoken}-rev-1-{NOW:%Y-%m-%d}.pdf" for spoken in ("", "-fr", "-fr-ar")} <= names


def test_a_sheet_in_two_languages_is_one_sheet_and_stale_when_either_changes(plan, panel, tmp_path):
    print_all(plan, tmp_path, "fr+ar")
    kept = {one.language for one in plan.meeting.sheet_issues}
    assert kept == {"fr+ar"}
    assert states(plan, "fr+ar") == {CURRENT}
    assert states(plan, "fr") == states(plan, "ar+fr") == {NEVER_PRINTED}
    for language in ("fr", "ar"):
        translate_title(plan, panel, language, "x")
        assert ("podium", "Panel I") in stale(plan, "fr+ar")
        plan.undo()
        assert stale(plan, "fr+ar") == set()
    translate_title(plan, panel, "zh", "x")
    assert stale(plan, "fr+ar") == set()
    move_block(plan, panel.id, panel.day_id, 615, panel.room_id)
    assert ("podium", "Panel I") in stale(plan, "fr+ar")


# two languages on paper


def read(data):
    return PdfReader(BytesIO(data)).pages


def long_panel(plan, panel):
    for nth in range(9):
        someone = add_appearance(plan, panel.id, Who(placeholder=f"Speaker {nth}"), minutes=5)
        add_alternate(plan, someone, Who(placeholder=f"Deputy {nth}"))
    return panel


def pages_of(plan, block, language):
    return sheet_pdf(plan, Sheet("podium", session_id=block.id, language=language), STAMP)[1].pages


def test_one_after_the_other_pages_are_counted_over_both(plan, panel):
    long_panel(plan, panel)
    counts = [pages_of(plan, panel, one) for one in ("en", "fr")]
    data, report = sheet_pdf(plan, Sheet("podium", session_id=panel.id, language="en+fr"), STAMP)
    pages, total = read(data), sum(counts)
    assert (len(pages), report.pages) == (total, total)
    texts = [page.extract_text() for page in pages]
    assert all(f"Page {nth} of {total}" in text for nth, text in enumerate(texts[: counts[0]], 1))
    assert all(f"Page {nth} sur {total}" in text for nth, text in enumerate(texts[counts[0] :], counts[0] + 1))
    assert {tuple(map(round, page.mediabox.upper_right)) for page in pages} == {(595, 842)}


@pytest.mark.parametrize(("language", "at_left"), [("en+ar", "en"), ("ar+en", "en"), ("fr+en", "fr")])
def test_side_by_side_two_whole_pages_lie_on_one_and_arabic_at_the_right(plan, panel, monkeypatch, language, at_left):
    titles = {"ar": "حلقة", "en": "Panel I", "fr": "Table ronde"}
    for code in ("ar", "fr"):
        translate_title(plan, panel, code, titles[code])
    lines, report = drawn(monkeypatch, "podium", plan, language=language, session_id=panel.id, layout=Layout.BESIDE)
    data, _report = sheet_pdf(plan, Sheet("podium", session_id=panel.id, language=language), STAMP, SIDE_BY_SIDE)
    assert [tuple(map(round, page.mediabox.upper_right)) for page in read(data)] == [(1191, 842)] * report.pages
    other = next(code for code in language.split("+") if code != at_left)
    assert all(one.right < 595 for one in lines if one.words == titles[at_left])
    assert all(one.left > 595 for one in lines if one.words == titles[other])
    alone, _report = drawn(monkeypatch, "podium", plan, language=at_left, session_id=panel.id)
    left = [one for one in lines if one.right < 595]
    assert [(one.words, round(one.left)) for one in left] == [(one.words, round(one.left)) for one in alone]
    sizes, alone_sizes = ([one.high - one.low for one in some] for some in (left, alone))
    assert sizes == pytest.approx(alone_sizes), "what is read aloud stays as large as it is"


def test_side_by_side_the_longer_language_ends_the_sheet(plan, panel):
    long_panel(plan, panel)
    longest = "Une longue phrase qui prend de la place. " * 60
    translate(plan, Meeting, plan.meeting.id, "title", "fr", "Petite réunion")
    set_field(plan, SessionBlock, panel.id, "notes", "Short")
    translate(plan, SessionBlock, panel.id, "notes", "fr", longest)
    counts = [pages_of(plan, panel, one) for one in ("en", "fr")]
    data, report = sheet_pdf(plan, Sheet("podium", session_id=panel.id, language="en+fr"), STAMP, SIDE_BY_SIDE)
    assert counts[1] > counts[0]
    assert report.pages == counts[1]
    first = read(data)[0].extract_text()
    assert f"Page 1 of {counts[1]}" in first
    assert f"Page 1 sur {counts[1]}" in first


@pytest.mark.parametrize(("paper", "size"), [("A4", (1191, 842)), ("A3", (1191, 842)), ("Letter", (1224, 792))])
def test_paper_of_two_pages_side_by_side(plan, paper, size):
    data, _report = sheet_pdf(plan, Sheet("day", language="en+zh"), STAMP, PrintSettings(paper, Layout.BESIDE))
    assert {tuple(map(round, page.mediabox.upper_right)) for page in read(data)} == {size}


@pytest.mark.parametrize("kind", ["name-plates", "run-of-show", "glance"])
def test_what_is_folded_or_lies_on_its_side_comes_one_after_the_other(plan, panel, kind):
    sheet = Sheet(kind, session_id=panel.id, language="en+fr")
    beside, after = (sheet_pdf(plan, sheet, STAMP, PrintSettings(layout=layout))[0] for layout in Layout)
    assert beside == after


def test_warnings_of_both_languages_are_told_once(plan, panel):
    translate_title(plan, panel, "fr", "ܡܪܝܡ")
    _data, report = sheet_pdf(plan, Sheet("podium", session_id=panel.id, language="en+fr"), STAMP)
    assert any("cannot be printed" in words for words in report.warnings)
    assert len(report.warnings) == len(set(report.warnings))


@pytest.mark.parametrize("language", ["", "de", "fr+", "fr+fr", "fr+ar+en", "fr ar"])
def test_a_language_that_paper_does_not_speak_is_told(plan, language):
    with pytest.raises(PlanError, match="one or two of these languages"):
        sheet_pdf(plan, Sheet("day", language=language), STAMP)


def test_the_same_language_twice_is_one():
    assert [both("fr"), both("fr", "ar"), both("fr", "fr")] == ["fr", "fr+ar", "fr"]


def test_two_languages_from_the_command_line(tmp_path, capsys):
    path, out = tmp_path / "small.stocktake", tmp_path / "out.pdf"
    with small_plan(path) as plan:
        block = next(one for one in plan.meeting.sessions if one.title == "Panel I")
        translate_title(plan, block, "fr", "Table ronde I")
    two = ["--language", "en", "--second-language", "fr"]
    assert cli.run(["sheet", str(path), "--kind", "podium", "--session", "Panel I", *two, "-o", str(out)]) == 0
    texts = [page.extract_text() for page in PdfReader(out).pages]
    assert "Panel I" in texts[0]
    assert "Table ronde I" in texts[-1]
    beside = [*two, "--layout", "beside"]
    assert cli.run(["sheet", str(path), "--kind", "podium", "--session", "Panel I", *beside, "-o", str(out)]) == 0
    assert round(PdfReader(out).pages[0].mediabox.width) == 1191
    folder = ["--print-to-folder", str(tmp_path / "paper"), "--kind", "podium"]
    assert cli.run(["sheets", str(path), *beside, *folder]) == 0
    capsys.readouterr()
    assert cli.run(["sheets", str(path), *two, "--kind", "podium", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {(one["language"], one["state"], one["revision"]) for one in told} == {("en+fr", "current", 1)}
