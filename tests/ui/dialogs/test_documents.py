"""The background documents by real keys: seen, added, changed, ordered, removed, and kept as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.documents import add_document
from stocktake_desktop.planning.frame import documents_of
from stocktake_desktop.ui.dialogs.documents import DocumentRow, DocumentsDialog
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from tests.certain import certain

ALT = Qt.KeyboardModifier.AltModifier
Answer = Callable[[Callable[[], object], Callable[[QWidget], None]], None]


@pytest.fixture
def window(open_window: Callable[..., MainWindow], plan_path: Path) -> MainWindow:
    return open_window(plan_path)


def documents(window: MainWindow) -> list[tuple[str, ...]]:
    return [tuple(line[1:]) for line in documents_of(window.document.plan.meeting)]


def rows(form: QWidget) -> list[DocumentRow]:
    assert isinstance(form, DocumentsDialog)
    return [row for row in form.list.rows() if isinstance(row, DocumentRow)]


def test_the_first_documents_are_typed_at_once(window: MainWindow, answer: Answer) -> None:
    def type_two(form: QWidget) -> None:
        assert isinstance(form, DocumentsDialog)
        QTest.keyClicks(certain(form.focusWidget()), "In safety and dignity")
        QTest.keyClick(certain(form.focusWidget()), Qt.Key.Key_Tab)
        QTest.keyClicks(certain(form.focusWidget()), "A/70/59")
        form.add.click()
        QTest.keyClicks(certain(form.focusWidget()), "Modalities")
        form.add.click()
        QTest.keyClick(certain(form.focusWidget()), Qt.Key.Key_Return)

    steps = window.document.plan.undo_title
    answer(window.commands[Action.DOCUMENTS].trigger, type_two)
    assert documents(window) == [("In safety and dignity", "A/70/59", ""), ("Modalities", "", "")]
    assert window.document.plan.undo_title == "Change the background documents"
    window.document.undo()
    assert (documents(window), window.document.plan.undo_title) == ([], steps)


def test_documents_change_places_and_go(window: MainWindow, answer: Answer) -> None:
    for title in ("One", "Two", "Three"):
        add_document(window.document.plan, title)

    def order(form: QWidget) -> None:
        assert isinstance(form, DocumentsDialog)
        rows(form)[2].title.setFocus()
        QTest.keyClick(rows(form)[2].title, Qt.Key.Key_Up, ALT)
        assert form.focusWidget() is rows(form)[1].title
        QTest.keyClicks(rows(form)[1].title, "!")
        rows(form)[0].remove.click()
        form.ok.click()

    answer(window.commands[Action.DOCUMENTS].trigger, order)
    assert [title for title, _symbol, _link in documents(window)] == ["!Three", "Two"]


def test_left_alone_nothing_changes(window: MainWindow, answer: Answer) -> None:
    add_document(window.document.plan, "One")
    before = window.document.plan.undo_title
    answer(window.commands[Action.DOCUMENTS].trigger, QWidget.hide)
    assert (documents(window), window.document.plan.undo_title) == ([("One", "", "")], before)
