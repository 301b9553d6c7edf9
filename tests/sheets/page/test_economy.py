"""Economy of paper: no last page holds only one row."""

from collections import defaultdict
from itertools import cycle

import pytest
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, sheet_pdf
from stocktake_desktop.sheets.page.flow import FlowRow
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.drawn import STAMP

FLOWING = ("run-of-show", "call-sheet", "moderators-brief", "floor-list", "rapporteurs-form", "seating", "podium")
ENOUGH = 150.0  # points: a tall row may have a page


def about(plan, kind):
    if kind.about is About.MEETING:
        return [{}]
    if kind.about is About.DAY:
        return [{"day": day.number} for day in plan.meeting.days]
    return [{"session_id": one.id} for one in plan.meeting.sessions if kind.belongs_to(one)]


@pytest.mark.parametrize("key", FLOWING)
@pytest.mark.parametrize(("language", "paper"), list(zip(LANGUAGES, cycle(["A4", "Letter"]), strict=False)))
def test_no_last_page_holds_only_one_row(tmp_path, monkeypatch, key, language, paper):
    drawn, draw = defaultdict(list), FlowRow.draw

    def note(row, page, y):
        drawn[page.canvas.getPageNumber()].append(row)
        draw(row, page, y)

    monkeypatch.setattr(FlowRow, "draw", note)
    monkeypatch.setattr(Canvas, "save", lambda _canvas: None)
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        for subject in about(plan, sheet_kind(key)):
            drawn.clear()
            _data, report = sheet_pdf(plan, Sheet(key, language=language, **subject), STAMP, PrintSettings(paper))
            last = [row for row in drawn[report.pages] if not row.is_again]
            things = sum(not row.keeps_next for row in last)
            assert report.pages == 1 or things > 1 or sum(row.height for row in last) > ENOUGH
