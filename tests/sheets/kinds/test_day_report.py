"""The report on paper: planned beside actual, there only when something happened, and stale when more was noted."""

import re
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.running import record_times
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from tests.plans import small_plan
from tests.sheets.drawn import drawn, wrong

STAMP = Stamp(3, datetime(2018, 3, 12, 18, 40), 2)


@pytest.fixture
def plan():
    return small_plan()


def note(plan, start=(10, 20), end=(11, 45)):
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    record_times(plan, panel.id, datetime(2018, 3, 12, *start), datetime(2018, 3, 12, *end))


def test_a_day_has_a_report_once_something_happened(plan):
    assert [sheet.day for sheet in sheets_of(plan) if sheet.kind == "report"] == []
    note(plan)
    assert [sheet.day for sheet in sheets_of(plan) if sheet.kind == "report"] == [1]


def test_planned_stands_beside_actual(plan):
    note(plan)
    page = PdfReader(BytesIO(sheet_pdf(plan, Sheet("report", day=1), STAMP)[0])).pages[0]
    words = " ".join(page.extract_text().split())
    for said in ("Rev. 3", "Panel I", "10:00–11:30", "10:20–11:45", "20 min late", "15 min late", "5 min shorter"):
        assert said in words
    assert "1 session held" in words
    assert "the day ended 15 min late" in words


def test_another_time_makes_it_another_sheet(plan):
    note(plan)
    before = sheet_content(plan, Sheet("report", day=1))
    note(plan, end=(11, 50))
    assert sheet_content(plan, Sheet("report", day=1)) != before
    assert plan.undo()
    assert sheet_content(plan, Sheet("report", day=1)) == before


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_nothing_lies_on_anything_else(plan, monkeypatch, paper, language):
    note(plan)
    lines, _report = drawn(monkeypatch, "report", plan, paper, language, day=1)
    assert wrong(lines, "report", paper) == []


def test_the_foot_says_when_the_next_page_begins_in_arabic_too(plan, monkeypatch):
    place = {"day_id": plan.meeting.days[0].id, "room_id": plan.meeting.rooms[0].id}
    for nth in range(20):
        add_block(plan, f"Talk {nth}", start=700 + 10 * nth, minutes=10, **place)
    note(plan)
    lines, report = drawn(monkeypatch, "report", plan, day=1, language="ar")
    assert report.pages > 1
    foot = next(one.words for one in lines if one.page == 1 and one.words.startswith("الصفحة التالية"))
    assert re.search(r"\d\d:\d\d Talk", foot)
