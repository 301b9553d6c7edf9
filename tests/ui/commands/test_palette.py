"""The command palette in a real window: typed words find what can be done and where one can go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.look.actions import Action
from tests.plans import small_plan


@pytest.fixture
def window(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    return open_window(path)


@pytest.fixture
def palette(window):
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_of_commands.isVisible()
    return window.palette_of_commands


def type_and_return(palette, words):
    QTest.keyClicks(palette.field, words)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not palette.isVisible()


def test_what_can_be_done_now_is_offered_and_nothing_else(palette):
    QTest.keyClicks(palette.field, "session")
    assert "New session…" in palette.found
    assert not any(words.startswith("Remove the session") for words in palette.found)


def test_a_command_is_done(window, palette):
    type_and_return(palette, "table")
    assert window.table.isVisible()


def test_words_in_any_order_without_accents_and_where_it_stands(palette):
    QTest.keyClicks(palette.field, "theme dark")
    assert palette.found[0] == "Dark"


def test_a_session_is_opened(window, palette, session_named):
    type_and_return(palette, "group 1")
    assert window.document.selection == (session_named(window, "Group 1"),)
    assert window.session_dock.isVisible()


def test_a_person_is_shown(window, palette):
    type_and_return(palette, "nordmann")
    assert window.people_dock.isVisible()
    assert window.people.details.isVisible()


def test_a_row_is_high_enough_to_be_hit(window, palette):
    QTest.keyClicks(palette.field, "zoom")
    assert palette.list.visualRect(palette.list.currentIndex()).height() >= 24


def test_the_arrows_walk_and_esc_closes(window, palette):
    QTest.keyClicks(palette.field, "zoom")
    first, second = palette.found[:2]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().siblingAtColumn(0).data() == second != first
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_without_a_plan_it_offers_what_starts_one(open_window):
    window = open_window()
    window.commands[Action.PALETTE].trigger()
    assert {"New meeting…", "Open…", "Open the sample meeting"} <= set(window.palette_of_commands.found)
    assert not {"Undo", "Print…"} & set(window.palette_of_commands.found)
    window.palette_of_commands.close()
