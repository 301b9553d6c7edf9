"""Translations go out in a workbook and come back as one step; what was planned otherwise since is told."""

import pytest
from openpyxl import load_workbook

from stocktake_desktop.edits.arranging import remove_blocks
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.translations import translate, translate_block
from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.translations_in import read_translations
from stocktake_desktop.interchange.writers.programme_workbook import write_programme_workbook
from stocktake_desktop.interchange.writers.translations_workbook import language_head, write_translations
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Room, SessionBlock
from tests.plans import small_plan


@pytest.fixture
def plan():
    return small_plan()


@pytest.fixture
def path(plan, tmp_path):
    panel = session(plan, "Panel I")
    translate(plan, SessionBlock, panel.id, "title", "fr", "Table ronde I")
    write_translations(plan, tmp_path / "a.xlsx", ExportOptions())
    return tmp_path / "a.xlsx"


def session(plan, title):
    return next(block for block in plan.meeting.sessions if block.title == title)


def fill(path, filled):
    """Write words into cells, as a translator does: by the words as planned and the language."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for (planned, language), words in filled.items():
            if row[3].value == planned:
                row[heads.index(language_head(language))].value = words
    book.save(path)


def said(plan):
    return {(one.subject, one.field, one.language): one.text for one in plan.meeting.translations}


def test_a_row_a_text_and_a_column_a_language(plan, path):
    sheet = load_workbook(path).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert heads[4:] == tuple(map(language_head, PAPER_LANGUAGES))
    texts = [row[3] for row in rows]
    assert {"Small meeting", "Plenary", "Norway", "Kari Nordmann", "Panel I", "Introductions", "Speaker 1"} <= set(
        texts
    )
    assert len({row[:2] for row in rows}) == len(rows)
    [panel] = [row for row in rows if row[3] == "Panel I"]
    assert panel[heads.index(language_head("fr"))] == "Table ronde I"


def test_what_was_filled_in_comes_back_as_one_step(plan, path):
    fill(path, {("Panel I", "fr"): "Panel I (fr)", ("Panel I", "ar"): "حلقة النقاش الأولى", ("Plenary", "es"): "Pleno"})
    before = said(plan)
    read = read_translations(path, plan.meeting)
    assert read.remarks == []
    assert len(read.said) == 3
    translate_block(plan, read.said)
    panel, plenary = session(plan, "Panel I"), plan.meeting.rooms[0]
    assert said(plan) == {
        (panel.id, "title", "fr"): "Panel I (fr)",
        (panel.id, "title", "ar"): "حلقة النقاش الأولى",
        (plenary.id, "name", "es"): "Pleno",
    }
    plan.undo()
    assert said(plan) == before


def test_the_same_workbook_twice_changes_nothing(plan, path):
    fill(path, {("Plenary", "es"): "Pleno"})
    translate_block(plan, read_translations(path, plan.meeting).said)
    assert read_translations(path, plan.meeting).said == []


def test_an_empty_cell_takes_nothing_away(plan, path):
    fill(path, {("Panel I", "fr"): None})
    assert read_translations(path, plan.meeting).said == []


def test_what_was_planned_otherwise_since_is_told_and_not_taken(plan, path):
    fill(path, {("Plenary", "es"): "Pleno", ("Group 1", "es"): "Grupo 1", ("Breakout 1", "es"): "Sala 1"})
    set_field(plan, Room, plan.meeting.rooms[0].id, "name", "Main hall")
    remove_blocks(plan, [session(plan, "Group 1").id])
    read = read_translations(path, plan.meeting)
    assert [(row[1], row[4]) for row in read.said] == [(plan.meeting.rooms[1].id, "Sala 1")]
    assert len(read.remarks) == 2
    assert "Main hall" in read.remarks[0]


def test_another_workbook_is_refused(plan, tmp_path):
    write_programme_workbook(plan, tmp_path / "b.xlsx", ExportOptions())
    with pytest.raises(ImportRefused, match="translations"):
        read_translations(tmp_path / "b.xlsx", plan.meeting)
