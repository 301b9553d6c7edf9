"""Copies in the print centre: said in a dialog, printed so, and taken back from whoever has old ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from stocktake_desktop.edits.blocks import move_block, park_block
from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.distribution import HandOut, distribution_of
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.print_centre import panel as print_centre
from stocktake_desktop.ui.print_centre import print_job
from stocktake_desktop.ui.print_centre.distribution_dialog import DistributionDialog
from stocktake_desktop.ui.print_centre.panel import PrintCentre
from stocktake_desktop.ui.print_centre.printing import ask_printer
from stocktake_desktop.ui.print_centre.take_back import TakeBack
from tests.certain import certain

Answer = Callable[[Callable[[], object], Callable[[QWidget], None]], None]
SAID = {"podium": HandOut(2, "chair, podium"), "run-of-show": HandOut(5, "staff board")}


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], list[tuple[str, int]]]:
    """A printer on which somebody types so many copies, or leaves them; what came out of it, and how often."""

    def make(typed: int | None) -> list[tuple[str, int]]:
        out: list[tuple[str, int]] = []

        def asked(_parent: QWidget, _title: str, _is_one: bool, copies: int) -> QPrinter:
            chosen = QPrinter()
            chosen.setOutputFileName("")
            chosen.setCopyCount(typed or copies)
            return chosen

        def send(to: QPrinter, pdf: Path, _title: str, **_how: object) -> None:
            assert pdf.stat().st_size > 1000
            out.append((pdf.name.removeprefix("small-meeting-"), to.copyCount()))

        monkeypatch.setattr(print_centre, "ask_printer", asked)
        monkeypatch.setattr(print_job, "send", send)
        return out

    return make


def counts(window: MainWindow) -> dict[str, tuple[int | None, str]]:
    """Copies and who got them of every printing, by its kind."""
    return {one.sheet: (one.copies, one.goes_to) for one in window.document.plan.meeting.sheet_issues}


def test_copies_can_be_chosen_from_every_view(window: MainWindow, answer: Answer) -> None:
    asked: list[str] = []

    def read(dialog: QWidget) -> None:
        asked.append(dialog.windowTitle())
        certain(dialog.window()).close()

    window.commands[Action.PLAN_VIEW].trigger()
    answer(window.commands[Action.COPIES].trigger, read)
    assert (asked, window.sheets.isVisible()) == (["Copies and who gets them"], False)
    window.palette_of_commands.start()
    window.palette_of_commands.field.setText("copies who")
    assert window.palette_of_commands.found == ["Copies and who gets them…"]


def test_the_dialog_says_it_for_every_kind_of_sheet_in_one_step(
    window: MainWindow, centre: PrintCentre, answer: Answer
) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, DistributionDialog)
        assert list(dialog.lines) == [kind.key for kind in SHEET_KINDS]
        for kind, said in SAID.items():
            copies, goes_to = dialog.lines[kind]
            copies.setValue(said.copies)
            QTest.keyClicks(goes_to, said.goes_to)
        dialog.ok.click()

    answer(centre.bar.copies.click, fill)
    assert distribution_of(window.document.plan.meeting) == SAID
    assert window.document.plan.undo_title == "Change who gets how many copies"
    window.document.undo()
    assert distribution_of(window.document.plan.meeting) == {}


def test_each_sheet_comes_in_its_own_number_and_the_ledger_remembers(
    window: MainWindow, centre: PrintCentre, printer: Callable[[int | None], list[tuple[str, int]]]
) -> None:
    window.document.do(set_distribution, SAID)
    out = printer(None)
    centre.list.selectAll()
    centre.print_chosen()
    assert len(out) == len(centre.book.entries) - 1  # the notice of changes has nothing to tell before
    for name, copies in out:
        assert copies == (2 if name.startswith("podium-") else 5 if name.startswith("run-of-show") else 1), name
    assert counts(window)["podium"] == (2, "chair, podium")
    assert counts(window)["run-of-show"] == (5, "staff board")
    assert counts(window)["day"] == (1, "")


def test_another_number_that_is_typed_holds_for_all(
    window: MainWindow, centre: PrintCentre, printer: Callable[[int | None], list[tuple[str, int]]]
) -> None:
    window.document.do(set_distribution, SAID)
    out = printer(3)
    centre.list.selectAll()
    centre.print_chosen()
    assert {copies for _name, copies in out} == {3}
    assert counts(window)["podium"] == (3, "chair, podium")


def test_the_printers_dialog_begins_with_the_copies_of_the_sheet(centre: PrintCentre, answer: Answer) -> None:
    found: list[int] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, QPrintDialog)
        found.append(dialog.printer().copyCount())
        dialog.reject()

    answer(lambda: ask_printer(centre, "Meeting", True, 5), look)
    assert found == [5]


def test_before_stale_sheets_are_printed_it_is_said_who_has_the_old_ones(
    window: MainWindow,
    centre: PrintCentre,
    panel: SessionBlock,
    answer: Answer,
    printer: Callable[[int | None], list[tuple[str, int]]],
) -> None:
    window.document.do(set_distribution, SAID)
    out = printer(None)
    centre.list.selectAll()
    centre.print_chosen()
    group = next(block for block in window.document.plan.meeting.sessions if block.title == "Group 1")
    window.document.do(move_block, panel.id, certain(panel.day_id), 615, panel.room_id)
    window.document.do(park_block, group.id)
    centre.book.settle()
    marks = {(one.sheet, one.subject): one.mark for one in window.document.plan.meeting.sheet_issues}
    said: list[str] = []

    def read(dialog: QWidget, agree: bool) -> None:
        assert isinstance(dialog, TakeBack)
        said[:] = dialog.list.toPlainText().splitlines()
        dialog.done(QDialog.DialogCode.Accepted if agree else QDialog.DialogCode.Rejected)

    out.clear()
    answer(centre.print_stale, lambda dialog: read(dialog, False))
    who = f"Rev. 1·A · {marks['podium', panel.id]}, 2 copies: chair, podium"
    assert f"Take back: Podium sheet · Panel I, {who}" in said
    gone = f"Rev. 1·A · {marks['podium', group.id]}, 2 copies: chair, podium"
    assert f"Take back: Podium sheet · Group 1, {gone}" in said
    assert any("Day 1, Rev. 1" in line and line.endswith(", 1 copy") for line in said)
    assert out == []
    stale = len(centre.book.stale)
    answer(centre.print_stale, lambda dialog: read(dialog, True))
    assert len(out) == stale
    assert [copies for name, copies in out if name.startswith("podium-")] == [2]


def test_where_nobody_said_who_has_paper_nothing_is_asked(
    window: MainWindow,
    centre: PrintCentre,
    panel: SessionBlock,
    printer: Callable[[int | None], list[tuple[str, int]]],
) -> None:
    out = printer(None)
    centre.list.selectAll()
    centre.print_chosen()
    window.document.do(move_block, panel.id, certain(panel.day_id), 615, panel.room_id)
    centre.book.settle()
    stale = len(centre.book.stale)
    out.clear()
    QTest.mouseClick(centre.bar.stale, Qt.MouseButton.LeftButton)
    assert len(out) == stale > 0
