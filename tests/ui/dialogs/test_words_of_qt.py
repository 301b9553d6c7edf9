"""What Qt itself says in a dialog (buttons, labels, menus of fields) is in the language of the screens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from stocktake_desktop import app
from stocktake_desktop.ui.main_window import MainWindow
from tests.ui.dialogs.test_closed_dialogs import OPENED, closing

BUTTONS = (
    "Cancel, OK, Close, Open, Save, Save All, Yes, No, Apply, Reset, Discard, Help, Print, Choose, Ignore, Retry, Abort"
)
FIELDS = "Undo, Redo, Cut, Copy, Copy Link Location, Paste, Delete, Select All, Clear, Step up, Step down"
FILES = (
    "Look in, File name, Files of type, Back, Forward, Parent Directory, Create New Folder, New Folder, List View, "
    "Detail View, Rename, Show hidden files, Computer, Directory, Folder, Drive"
)
PRINTING = (
    "Print to File (PDF), Name, Location, Properties, Printer, Output file, Print range, Print all, Pages from, "
    "Current Page, Selection, Output Settings, Copies, Collate, Reverse, Color, Color Mode, Grayscale, "
    "Duplex Printing, None, Long side, Short side, Landscape, Page size, Paper source, Width, Height, Margins, "
    "Orientation, Paper"
)
ENGLISH = frozenset(", ".join((BUTTONS, FIELDS, FILES, PRINTING)).split(", "))
"""What Qt says in the dialogs of the program where nobody taught it another language."""
SAME = {"fr": {"OK", "Copies", "Orientation"}, "es": {"OK", "No"}}
"""What a language says as English does."""


@pytest.fixture
def speak() -> Iterator[Callable[[str], None]]:
    """Lets the screens speak a language; English again at the end."""
    yield app.speak
    app.speak("en")


def words_in(top: QWidget) -> Iterator[str]:
    """All that is said by buttons, labels and headings that are seen, and by the menus of fields."""
    for button in top.findChildren(QAbstractButton):
        if button.isVisible():
            yield from (button.text(), button.toolTip())
    yield from (label.text() for label in top.findChildren(QLabel) if label.isVisible())
    yield from (group.title() for group in top.findChildren(QGroupBox) if group.isVisible())
    for tabs in top.findChildren(QTabBar):
        yield from (tabs.tabText(nth) for nth in range(tabs.count()))
    yield from (action.text() for action in top.findChildren(QAction))
    for field in top.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            menu = field.createStandardContextMenu()
            yield from (action.text() for action in menu.actions())
            menu.deleteLater()


def bare(words: str) -> str:
    """Without mnemonic, key and marks."""
    return words.replace("&", "").partition("\t")[0].rstrip(" .…:\u00a0")


def said_in(window: MainWindow, name: str) -> set[str]:
    """All that is said in a dialog, however it is opened."""
    said: set[str] = set()
    for act in OPENED[name]:
        with closing(window, lambda front: said.update(map(bare, words_in(front)))) as closed:
            act(window)
        assert name in closed
    return said


@pytest.mark.parametrize("language", SAME)
@pytest.mark.parametrize("name", OPENED)
def test_qt_says_nothing_in_english(open_window, plan_path, session_named, speak, language: str, name: str):
    speak(language)
    window = open_window(plan_path)
    window.document.select(session_named(window, "Panel II"))
    assert said_in(window, name) & ENGLISH <= SAME[language]


def test_in_english_all_of_it_is_read(open_window, plan_path, session_named):
    window = open_window(plan_path)
    window.document.select(session_named(window, "Panel II"))
    assert said_in(window, "QFileDialog") >= {"Cancel", "Look in", "Parent Directory", "New Folder", "Paste"}
    assert said_in(window, "QPrintDialog") >= {"Print", "Cancel", "Copies", "Select All"}
