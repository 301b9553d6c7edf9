"""Every sheet in every language is a file others can work with: PDF/UA-1, and heard as it is read, all of it and once.

The rules are those of the Matterhorn Protocol that a machine can judge. What they do not ask, the order of reading and
whether all is heard, is held here against what the sheet was set from and what is drawn on its pages.
"""

import re
from collections import Counter
from datetime import datetime

import page as ua
import pypdfium2
import pytest

from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import SessionKind
from stocktake_desktop.sheets.catalogue import Layout, PrintSettings, Sheet, Stamp, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.compositor import MARK
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.printing import Printing, joined
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _, speaking
from tests.sheets.aloud import Aloud, opened
from tests.sheets.test_house_style import HOUSE

STAMP = Stamp(3, datetime(2031, 5, 1, 18, 40), 2, "W", "WMWM")
KINDS = [kind.key for kind in SHEET_KINDS]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with copy_sample(tmp_path_factory.mktemp("aloud") / "sample.stocktake") as plan:
        set_house_style(plan, HOUSE)
        yield plan


def sheet_of(plan, kind, language):
    kinds = {"rapporteurs-form": SessionKind.ACTION_GROUP}
    about = sheet_kind(kind).about
    session = next(
        one for one in plan.meeting.sessions if one.appearances and one.kind is kinds.get(kind, SessionKind.PANEL)
    )
    return Sheet(
        kind,
        session_id=session.id if about is About.SESSION else None,
        room_id=plan.meeting.rooms[0].id if about is About.ROOM else None,
        language=language,
    )


def pdf_of(plan, kind, language, layout=Layout.AFTER, paper=None):
    return sheet_pdf(plan, sheet_of(plan, kind, language), STAMP, PrintSettings(paper, layout))[0]


def faults(data):
    report = ua.validate_pdf_bytes(data, profile="ua1")
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


@pytest.mark.parametrize("language", [*LANGUAGES, "fr+ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_is_pdf_ua(sample, kind, language):
    assert faults(pdf_of(sample, kind, language)) == []


@pytest.mark.parametrize("kind", ["podium", "seating", "floor-list", "door-sign"])
def test_two_languages_side_by_side_are_heard_one_after_the_other(sample, kind):
    data = pdf_of(sample, kind, "fr+ar", Layout.BESIDE)
    assert faults(data) == []
    both = [one.words for one in Aloud(data).spoken]
    apart = [one.words for language in ("fr", "ar") for one in Aloud(pdf_of(sample, kind, language)).spoken]
    assert both == apart


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_all_is_heard_and_once(sample, kind, language):
    """What is left to the eye is heard elsewhere, but for numbers of pages, hours of a scale and the like."""
    aloud = Aloud(pdf_of(sample, kind, language))
    assert aloud.untagged == []
    assert sorted(aloud.used) == sorted((nth, mark) for nth, page in enumerate(aloud.marked) for mark in page)
    with speaking(language):
        of_pages = " ".join((_("Page {number} of {total}"), _("Next page:"), _("NEXT PAGE"), _("continued")))
    known = letters(aloud.words) + letters(of_pages)
    assert [words for words in aloud.artefacts if letters(words) - known] == []
    assert [cell for cell in aloud.headed if cell[0] != cell[1]] == []


def test_every_cell_under_a_head_names_its_columns_also_one_that_goes_over_several(sample):
    widths = {len(named) for covered, named in Aloud(pdf_of(sample, "run-of-show", "en")).headed}
    assert {1, 5, 7} <= widths


def letters(words):
    """How often each letter and figure is there; a line read from the right is drawn the other way round."""
    return Counter(re.sub(r"[\W_\d]", "", words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_words_are_heard_as_they_were_set(sample, kind, language):
    """Every text that was set is heard whole, or as far as the … where paper cuts it, in whatever direction it runs."""
    sheet = sheet_of(sample, kind, language)
    heard = plain(Aloud(pdf_of(sample, kind, language)).words)
    texts = [plain(text) for text in sheet_content(sample, sheet) if text[:1] != MARK]
    lost = {text for text in texts if text not in heard and not is_cut(text, heard)}
    with speaking(language):
        for_the_eye = {"•", _("TO THE HALL"), _("continued"), *(f"{hour:02d}:00" for hour in range(25))}
    assert kind == "glance" or lost - for_the_eye == set()  # what does not go into its blocks is left out


def plain(words):
    """Words with one space between them, and no marks of direction or of breaks."""
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060-\u2069]", "", words).split())


def is_cut(text, heard):
    heard = heard.replace(" …", "…")
    return any(f"{text[:length].rstrip()}…" in heard for length in range(3, len(text)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kind", ["podium", "run-of-show", "call-sheet", "report", "change-notice", "door-sign", "rapporteurs-form"]
)
def test_what_stands_below_the_head_is_heard_in_the_order_in_which_it_was_set(sample, kind, language):
    heard = [plain(one.words) for one in Aloud(pdf_of(sample, kind, language)).spoken]
    content = sheet_content(sample, sheet_of(sample, kind, language))
    head = (HOUSE.organisation_line.strip(), HOUSE.duty_officer)
    below = max(nth for nth, text in enumerate(content) if any(words in text for words in head))
    texts = dict.fromkeys(plain(text) for text in content[below + 1 :] if text not in content[:below])
    places = [heard.index(text) for text in texts if len(text) > len("+0:00") and heard.count(text) == 1]
    assert places == sorted(places)
    assert places or kind == "report"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_the_same_twice_and_told_by_what_it_says_of_itself(sample, kind):
    data = pdf_of(sample, kind, "fr")
    assert data == pdf_of(sample, kind, "fr")
    assert data.startswith(b"%PDF-1.7")
    reader = opened(data)
    about = reader.metadata
    with speaking("fr"):
        assert about.title.startswith(sheet_kind(kind).title)
    assert about.title.endswith(STAMP.name.replace("Rev.", "Rév."))
    assert about.author == HOUSE.organisation_line.strip()
    assert about.subject
    assert about.creation_date_raw == "D:20310501184000"
    assert reader.xmp_metadata.dc_title["x-default"] == about.title
    fonts = {font for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert all("/DescendantFonts" in font.get_object() for font in fonts), "every font is embedded"
    assert len(reader.pages) == 1 or reader.outline


def test_the_stamp_and_what_it_replaces_are_heard_once_and_together(sample):
    for kind in KINDS:
        heard = [one.words for one in Aloud(pdf_of(sample, kind, "en")).spoken]
        (at,) = (nth for nth, words in enumerate(heard) if words == STAMP.words("en"))
        (foot,) = (nth for nth, words in enumerate(heard) if words == STAMP.foot())
        assert abs(foot - at) <= 3 or "plates" in kind, kind


def test_what_is_in_another_language_says_so(sample):
    arabic = Aloud(pdf_of(sample, "podium", "ar")).spoken
    assert ("en",) in {one.languages for one in arabic}
    assert any(one.tag == "H1" and one.languages == ("en",) for one in arabic)
    assert {one.languages for one in Aloud(pdf_of(sample, "podium", "fr")).spoken} == {("fr",)}


def test_words_in_spaced_letters_are_found_whole(sample):
    """Readers that know no tree find them by what is told beside their letters."""
    for language in ("en", "fr", "es", "ru"):
        with speaking(language):
            name = _("PODIUM SHEET")
        page = pypdfium2.PdfDocument(pdf_of(sample, "podium", language))[0]
        assert name in page.get_textpage().get_text_range()


def test_a_table_has_as_many_cells_in_each_row(sample):
    root = opened(pdf_of(sample, "run-of-show", "en")).trailer["/Root"]["/StructTreeRoot"]["/K"]
    section = root.get_object()["/K"][0].get_object()
    tables = [kid.get_object() for kid in section["/K"] if kid.get_object()["/S"] == "/Table"]
    assert len(tables) == len(sample.meeting.days)
    for table in tables:
        head, *rows = (row.get_object() for row in table["/K"])
        assert [cell.get_object()["/A"]["/Scope"] for cell in head["/K"]] == ["/Column"] * 7
        assert {width(row) for row in rows} == {7}


def width(row):
    return sum(cell.get_object().get("/A", {}).get("/ColSpan", 1) for cell in row["/K"])


def test_sheets_in_one_file_are_heard_one_after_the_other_and_listed(sample, tmp_path):
    listed = [one for one in sheets_of(sample, "fr+ar") if one.kind in ("podium", "run-of-show", "glance")][:9]
    printed = Printing(sample, datetime(2031, 5, 1, 18, 40)).to_folder(listed, tmp_path)
    data = joined(printed)
    assert data == joined(printed)
    assert faults(data) == []
    apart = [one.words for sheet in printed for one in Aloud(sheet.path.read_bytes()).spoken]
    assert [one.words for one in Aloud(data).spoken] == apart
    reader = opened(data)
    files = [opened(sheet.path.read_bytes()) for sheet in printed]
    assert len(reader.pages) == sum(len(one.pages) for one in files)
    assert [one.mediabox for one in reader.pages] == [page.mediabox for one in files for page in one.pages]
    assert [one.title for one in reader.outline if not isinstance(one, list)] == [one.metadata.title for one in files]
    assert reader.metadata.title.startswith(sample.meeting.title)
    assert reader.trailer["/Root"]["/Lang"] == "fr"
