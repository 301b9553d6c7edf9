"""Corrected paper in the order of need, and in three presses; the podium sheet of the card by one key."""

import os
import sys
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.sheets.ledger import STALE, ledger, sheets_of
from stocktake_desktop.sheets.need import in_order_of_need
from stocktake_desktop.ui.look.actions import Action
from tests.printing import note_as_printed

EVE = datetime(2018, 3, 11, 18)


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """A print system of the test's own that has a printer for all; tells the titles of what it was given."""
    if sys.platform.startswith("win"):
        pytest.skip("Windows has no lp")
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$*\" >> {tmp_path}/asked\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRINTER", "podium")
    asked = tmp_path / "asked"
    return lambda: asked.read_text("utf-8").splitlines() if asked.exists() else []


def press(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def panel_of(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def print_all(day):
    plan = day.window.document.plan
    kinds = ("podium", "run-of-show", "day")
    note_as_printed(plan, [sheet for sheet in sheets_of(plan) if sheet.kind in kinds], EVE)


def test_from_late_to_paper_in_three_presses(day, printed):
    print_all(day)
    day.later(minutes=25)
    day.next()
    desk, plan = day.site.recovery, day.window.document.plan
    desk.count.settle()
    presses = [day.card().recover, lambda: desk.pane.table.choose[0], lambda: desk.pane.print]
    press(presses[0])  # one
    press(presses[1]())  # two
    day.window.sheets.centre.book.settle()
    press(presses[2]())  # three, and no dialog
    assert clock(panel_of(plan).start) == "10:20"
    assert "podium-1-" in printed()[0]
    assert len(printed()) >= 2
    assert [entry for entry in ledger(plan) if entry.state is STALE] == []
    assert day.window.commands[Action.SITE_VIEW].isChecked()  # the next press is the day's


def test_from_late_to_paper_in_three_keys(day, printed):
    print_all(day)
    day.later(minutes=25)
    day.next()
    day.site.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or day.site, key)
        QApplication.processEvents()
        day.window.sheets.centre.book.settle()
    assert clock(panel_of(day.window.document.plan).start) == "10:20"
    assert "podium-1-" in printed()[0]


def test_the_podium_sheet_of_the_card_is_printed_by_one_key_if_it_is_stale(day, printed):
    print_all(day)
    plan = day.window.document.plan
    set_field(plan, SessionBlock, panel_of(plan).id, "title", "Panel One")
    day.site.look()
    day.window.activateWindow()
    QTest.keyClick(day.site, Qt.Key.Key_P)
    QApplication.processEvents()
    assert len(printed()) == 1
    assert "podium-1-" in printed()[0]
    assert day.window.commands[Action.SITE_VIEW].isChecked()  # the day stays in sight
    QTest.keyClick(day.site, Qt.Key.Key_P)  # current by now: it is shown
    QApplication.processEvents()
    assert len(printed()) == 1
    assert day.window.commands[Action.SHEETS_VIEW].isChecked()
    assert [entry.sheet.kind for entry in day.window.sheets.centre.chosen] == ["podium"]


def test_what_runs_or_is_next_comes_first_and_other_days_last(day):
    plan = day.window.document.plan
    first, room = panel_of(plan).day_id, panel_of(plan).room_id
    tomorrow = add_day(plan, datetime(2018, 3, 14).date())
    add_block(plan, "Early", day_id=first, start=480, minutes=30, room_id=room)
    add_block(plan, "Closing", day_id=first, start=720, minutes=30, room_id=room)
    add_block(plan, "Report", day_id=tomorrow, start=600, minutes=30, room_id=room)
    wanted = [entry for entry in ledger(plan) if entry.sheet.kind in ("podium", "day", "run-of-show")]
    day.later(minutes=5)
    start_item(plan, panel_of(plan).id, day.site.clock.now)  # Early is over and was not noted
    ordered = in_order_of_need(plan, wanted, day.site.clock.now)
    named = [f"{entry.sheet.kind} {entry.sheet.title}" for entry in ordered]
    assert named[:2] == ["podium Panel I", "podium Closing"]
    assert named.index("day Day 1") < named.index("podium Group 1") < named.index("podium Report")
    assert named[-1] == "podium Early"
    assert sorted(named) == sorted(f"{entry.sheet.kind} {entry.sheet.title}" for entry in wanted)
    assert in_order_of_need(plan, wanted, datetime(2017, 1, 1)) == wanted
