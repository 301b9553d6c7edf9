"""What the window stamps on paper, and what it finds late, goes by the meeting's clock, not by the laptop's."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import GuidingQuestion, Meeting, new_plan
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.dialogs.programme import DayDialog
from stocktake_desktop.ui.house_style.dialog import HouseStyleDialog
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.report_window import ReportWindow
from tests.plans import small_plan
from tests.test_zones import NOW, ZONES, stamps


@pytest.fixture
def window(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    with small_plan(path) as plan, plan.edit("Ask"):
        plan.add(GuidingQuestion(session=plan.meeting.sessions[0], text="Why?", due=date(2031, 5, 5)))
    return open_window(path)


@pytest.mark.parametrize("zone", ZONES)
def test_what_the_window_prints_and_shows_is_stamped_with_the_time_of_the_meeting(
    window, laptop, zone, tmp_path, monkeypatch
):
    laptop("Pacific/Kiritimati", NOW)
    window.document.do(set_field, Meeting, window.document.plan.meeting.id, "timezone", zone)
    window.commands[Action.SHEETS_VIEW].trigger()
    centre = window.sheets.centre
    shown = []
    monkeypatch.setattr(centre.pane, "show_sheet", lambda _title, _state, data, *_more: shown.append(data))
    centre.show_pages()
    (tmp_path / "shown.pdf").write_bytes(shown[-1])
    assert stamps(tmp_path / "shown.pdf") == {ZONES[zone]}
    printed = centre._job([one for one in centre.book.entries if one.sheet.kind == "day"]).to_folder(tmp_path / "out")
    assert [stamps(one.path) for one in printed] == [{ZONES[zone]}] * 2
    issues = window.document.plan.meeting.sheet_issues
    assert {f"{one.printed_at:%-d %b %Y %H:%M}" for one in issues} == {ZONES[zone]}


@pytest.mark.parametrize("zone", ZONES)
def test_the_report_saved_from_its_window(window, laptop, zone, tmp_path, monkeypatch):
    laptop("America/Adak", NOW)
    window.document.do(set_field, Meeting, window.document.plan.meeting.id, "timezone", zone)
    window.commands[Action.REPORT].trigger()
    report = window.findChild(ReportWindow)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "report.pdf"), ""))
    report.save_pdf.click()
    assert stamps(tmp_path / "report.pdf") == {ZONES[zone]}
    report.close()


def test_a_house_style_is_tried_on_a_page_of_the_meetings_date(window, laptop, tmp_path, monkeypatch):
    from stocktake_desktop.sheets.catalogue import SheetReport, sheet_pdf
    from stocktake_desktop.ui.house_style import page as house_style_page

    laptop("Pacific/Kiritimati", NOW)
    window.document.do(set_field, Meeting, window.document.plan.meeting.id, "timezone", "America/Mexico_City")
    drawn: list[tuple[bytes, SheetReport]] = []

    def draw(*which, **how):
        drawn.append(sheet_pdf(*which, **how))
        return drawn[-1]

    monkeypatch.setattr(house_style_page, "sheet_pdf", draw)
    HouseStyleDialog(window, window.document, window.settings).deleteLater()
    (tmp_path / "tried.pdf").write_bytes(drawn[-1][0])
    assert stamps(tmp_path / "tried.pdf") == {ZONES["America/Mexico_City"]}


def test_a_question_is_late_once_the_meetings_day_is_over_though_nobody_presses_anything(window, laptop):
    def late():
        return "questions-late" in {one.finding.code for one in window.findings._told}

    laptop("Pacific/Kiritimati", NOW)
    window.document.do(set_field, Meeting, window.document.plan.meeting.id, "timezone", "America/Mexico_City")
    counts = window.findings.counts
    assert not late()
    assert window.findings.day_watch.isActive()
    laptop("Pacific/Kiritimati", datetime(2031, 5, 6, 6, 0, tzinfo=UTC))
    window.findings.day_watch.timeout.emit()
    assert late()
    assert window.findings.counts[1] == counts[1] + 1


def test_dates_proposed_for_a_meeting_are_near_its_own(qtbot, laptop):
    laptop("Pacific/Kiritimati", NOW)
    plan, parent = new_plan("Rivers", "America/Mexico_City"), QWidget()
    qtbot.addWidget(parent)
    assert DayDialog(parent, plan.meeting).date.date == date(2031, 5, 5)
    assert ImportDialog(parent, plan.meeting).first_day.date == date(2031, 5, 5)
