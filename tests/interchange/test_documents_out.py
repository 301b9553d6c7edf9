"""The programme as a Word document and as a web page: what stands in it, and that it is read back."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree, html

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.interchange.writers.programme_page import write_programme_page
from stocktake_desktop.interchange.writers.programme_word import write_programme_word
from stocktake_desktop.languages import PAPER_LANGUAGES, RIGHT_TO_LEFT
from stocktake_desktop.models import SessionBlock, Status, open_plan
from tests.certain import certain
from tests.plans import small_plan

WRITERS = {".docx": write_programme_word, ".html": write_programme_page}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    plan = copy_sample(tmp_path_factory.mktemp("sample") / "a.stocktake")
    yield plan
    plan.close()


def written(plan, ending, folder, language=""):
    target = folder / f"a{ending}"
    WRITERS[ending](plan, target, ExportOptions(language=language))
    return target


def programme(meeting):
    return sorted(
        (block.day.date, block.start, block.minutes, block.title, block.room.name if block.room else "")
        for block in meeting.sessions
        if block.day
    )


def people(meeting):
    named = [(block.title, one) for block in meeting.sessions for one in block.appearances]
    return {(title, one.name) for title, one in named if one.status is not Status.DECLINED}


def read_back(path):
    import_programme(path, path.with_suffix(".stocktake"), timezone="America/Mexico_City")
    return open_plan(path.with_suffix(".stocktake"))


@pytest.mark.parametrize("language", ["", *PAPER_LANGUAGES])
@pytest.mark.parametrize("ending", WRITERS)
def test_days_times_titles_and_rooms_come_back_from_every_language(sample, ending, language, tmp_path):
    with read_back(written(sample, ending, tmp_path, language)) as back:
        assert programme(back.meeting) == programme(sample.meeting)
        assert back.meeting.title == sample.meeting.title


@pytest.mark.parametrize("ending", WRITERS)
def test_everybody_comes_back(sample, ending, tmp_path):
    with read_back(written(sample, ending, tmp_path)) as back:
        assert len(people(sample.meeting)) > 40
        assert people(back.meeting) == people(sample.meeting)
        kept = {block.title: (block.objectives, block.format_notes) for block in sample.meeting.sessions}
        assert {block.title: (block.objectives, block.format_notes) for block in back.meeting.sessions} == kept


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_a_page_says_its_language_and_asks_for_nothing(sample, language, tmp_path):
    text = written(sample, ".html", tmp_path, language).read_text("utf-8")
    page = html.document_fromstring(text.encode())
    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    assert page.xpath("//script | //link | //img | //iframe | //*[@src] | //*[@onclick]") == []
    assert {link[0] for link in page.xpath("//@href")} == {"#"}
    assert {link[1:] for link in page.xpath("//@href")} == set(page.xpath("//h2/@id"))
    assert len(page.xpath("//main")) == len(page.xpath("//header")) == len(page.xpath("//h1")) == 1
    assert len(page.xpath("//table")) == len(page.xpath("//h2")) == 3
    assert {head.get("scope") for head in page.xpath("//thead//th")} == {"col"}
    assert {head.get("scope") for head in page.xpath("//tbody//th")} == {"row"}
    assert len(page.xpath("//tbody/tr")) == len(page.xpath("//tbody/tr/th")) == 22


@pytest.mark.parametrize("ending", WRITERS)
def test_what_the_plan_says_is_text(ending, tmp_path):
    plan = small_plan()
    words = '</td><script>alert("1")</script> & <b>all</b>'
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    set_field(plan, SessionBlock, panel.id, "title", words)
    path = written(plan, ending, tmp_path)
    if ending == ".html":
        page = html.document_fromstring(path.read_bytes())
        assert page.xpath("//script | //b") == []
        assert words in page.xpath("//p[@class='title']/text()")
    else:
        assert words in [cell.text.split("\n")[0] for cell in Document(str(path)).tables[0].columns[1].cells]


def test_a_document_has_headings_and_tables_whose_heads_go_on(sample, tmp_path):
    document = Document(str(written(sample, ".docx", tmp_path, "en")))
    styles = [certain(paragraph.style).name for paragraph in document.paragraphs]
    assert styles == ["Title", "Subtitle", "Heading 1", "Heading 1", "Heading 1"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Time", "Agenda item", "Objectives and format"]
    rows = [row._tr for table in document.tables for row in table.rows]
    assert len(rows) == 22 + 3
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows].count(True) == 3
    fields = [mark.get(f"{W}instr") for mark in document.sections[0].footer._element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_document_in_arabic_is_read_from_the_right_down_to_its_runs(tmp_path):
    plan = small_plan()
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    translate(plan, SessionBlock, panel.id, "title", "ar", "حلقة النقاش الأولى")
    content = written(plan, ".docx", tmp_path, "ar").read_bytes()
    root = etree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))
    paragraphs, runs = list(root.iter(f"{W}p")), list(root.iter(f"{W}r"))
    assert len(paragraphs) > 5
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs)
    assert all(one.find(f"{W}rPr/{W}rtl") is not None for one in runs)
    bold = [one.find(f"{W}rPr") for one in runs if one.find(f"{W}rPr/{W}b") is not None]
    assert bold != []
    assert all(one.find(f"{W}bCs") is not None for one in bold)
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in root.iter(f"{W}tbl"))
    assert root.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    assert "حلقة النقاش الأولى" in "".join(root.itertext())
    styles = etree.fromstring(ZipFile(BytesIO(content)).read("word/styles.xml"))
    assert {mark.get(f"{W}bidi") for mark in styles.iter(f"{W}lang")} == {"ar-SA"}


def test_a_document_in_french_has_no_marks_of_scripts_from_the_right(sample, tmp_path):
    content = written(sample, ".docx", tmp_path, "fr").read_bytes()
    root = etree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))
    assert list(root.iter(f"{W}bidi", f"{W}rtl", f"{W}bidiVisual")) == []
