"""Whoever opens a dialog can type at once: the keyboard is in a field, and no space presses a button."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressDialog,
    QWidget,
)

from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.people.paste_dialog import PasteDialog
from stocktake_desktop.ui.widgets.when import when
from tests.certain import certain
from tests.ui.dialogs.test_closed_dialogs import OPENED

WITHOUT_FIELDS = {"BoardWindow", "Preview", "QMessageBox", "ReportWindow", "ShiftOffer", "SpeakersScreen", "TakeBack"}
"""What is only looked at, or answered by a button alone."""
OF_THE_SYSTEM = {"QPrintDialog"}
"""Dialogs whose fields are Qt's, and on most systems those of the system."""
TYPED = "12 p"
"""A text with a space that no field of ours turns away."""


def test_every_dialog_but_those_to_look_at_is_tried():
    assert OPENED.keys() > (WITHOUT_FIELDS | OF_THE_SYSTEM)


@pytest.mark.parametrize("name", sorted(OPENED.keys() - WITHOUT_FIELDS - OF_THE_SYSTEM))
def test_the_keyboard_is_in_a_field(qtbot, open_window, plan_path, session_named, name: str):
    QApplication.clipboard().clear()  # a list of people begins with what was copied
    window = open_window(plan_path)
    window.document.select(session_named(window, "Panel II"))
    for act in OPENED[name]:
        assert typed_where_it_opens(qtbot, partial(act, window)) == [(True, True, [])]


def typed_where_it_opens(qtbot, act: Callable[[], object]) -> list[tuple[bool, bool, list[str]]]:
    """What became of typing in the dialog that is opened; then it is closed."""
    seen: list[tuple[bool, bool, list[str]]] = []

    def look() -> None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None or isinstance(front, QProgressDialog) or not front.isVisible():
            return
        timer.stop()
        try:
            seen.append(typed_into(front))
        finally:  # a dialog that stays would be waited for
            if (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            if isinstance(front, QDialog):
                front.done(QDialog.DialogCode.Rejected)  # also where changes would be asked about

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    act()
    qtbot.waitUntil(lambda: bool(seen))
    return seen


def typed_into(dialog: QWidget) -> tuple[bool, bool, list[str]]:
    """Whether the keyboard is in a field, whether what is typed goes there, and which buttons that pressed."""
    QApplication.processEvents()
    pressed: list[str] = []
    for button in dialog.findChildren(QAbstractButton):
        when(button.clicked, pressed.append, button.text())
    field = certain(dialog.focusWidget())
    if isinstance(dialog, ImportDialog | PasteDialog):
        assert field is dialog.text
    QTest.keyClicks(QApplication.focusWidget() or field, TYPED)
    if isinstance(field, QLineEdit | QPlainTextEdit):
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return True, text == TYPED and dialog.isVisible(), pressed
    is_choice = isinstance(field, QComboBox | QAbstractItemView)
    return is_choice, dialog.isVisible(), pressed
