"""Blocks of a spreadsheet in the programme table: filled in from the chosen cell on, as one step or not at all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.table.conftest import Hand

CTRL = Qt.KeyboardModifier.ControlModifier


def paste(hand: Hand, title: str, header: str, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    hand.view.setFocus()
    hand.view.setCurrentIndex(hand.cell(title, header))  # a click would lock
    hand.key(Qt.Key.Key_V, CTRL)


def test_a_block_fills_cells_from_the_chosen_one_on_in_one_step(hand: Hand) -> None:
    before = hand.document.plan.undo_title
    paste(hand, "Opening", "Starts", "9:30\t9:50\r\n14:00\t15h15\r\n")
    assert (hand.where("Opening"), hand.where("Panel II")) == ("1 09:30–09:50 Plenary", "1 14:00–15:15 Plenary")
    assert hand.document.plan.undo_title == "Fill 4 cells"
    hand.document.undo()
    assert (hand.where("Opening"), hand.document.plan.undo_title) == ("1 10:00–10:15 Plenary", before)


def test_a_cell_in_quotes_is_one_and_an_empty_one_changes_nothing(hand: Hand) -> None:
    paste(hand, "Opening", "Number", '\t"Opening of\nthe ""round"""\tCeremony\nIV\t\tpanel\n')
    assert hand.block('Opening of\nthe "round"').kind == "ceremony"
    assert (hand.block("Panel II").number, hand.block("Panel II").kind) == ("IV", "panel")


def test_days_rooms_and_locks_are_understood_by_their_words(hand: Hand) -> None:
    paste(hand, "Side event", "Day", "Wed 5 Mar\t11:00\n")
    assert hand.where("Side event") == "2 11:00–12:00 –"
    paste(hand, "Side event", "Room", "plenary\n")
    assert hand.where("Side event") == "2 11:00–12:00 Plenary"
    paste(hand, "Side event", "Locked", "yes")
    assert hand.block("Side event").locked


@pytest.mark.parametrize(
    ("header", "text", "why"),
    [
        ("Starts", "9:30\t9:50\n25:99\tnever\n", "2 cells cannot go there: row 2, Starts: "),
        ("Room", "Plenary\nHall 9\n", "row 2, Room: “Hall 9” is none of those to choose from."),
        ("Lead", "Ana Ruiz", "row 1, Lead: it cannot be changed here"),
        ("Title", "A\nB\nC\nD", "row 4, Title: there are only 3 sessions from here on"),
        ("Locked", "yes\tmore", "row 1, beyond the last column: there is no column for “more”"),
    ],
)
def test_one_cell_that_cannot_be_leaves_all_as_it_was(hand: Hand, header: str, text: str, why: str) -> None:
    before, places = hand.document.plan.undo_title, [hand.where(title) for title in hand.titles()]
    paste(hand, "Opening", header, text)
    assert why in hand.refusals[-1]
    assert hand.refusals[-1].startswith("Nothing was pasted")
    assert (hand.document.plan.undo_title, [hand.where(title) for title in hand.titles()]) == (before, places)


def test_a_verb_that_refuses_names_the_cell(hand: Hand) -> None:
    paste(hand, "Opening", "Locked", "yes")
    paste(hand, "Opening", "Starts", "9:00")
    assert "row 1, Starts: " in hand.refusals[-1]
    assert "locked" in hand.refusals[-1]


def test_rows_are_copied_for_a_spreadsheet_and_come_back_changed(hand: Hand) -> None:
    hand.go("Opening", "Title")
    hand.key(Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.split("\t")[:6] == ["Tue 4 Mar", "10:00", "10:15", "15 min", "", "Opening"]
    paste(hand, "Opening", "Day", text.replace("10:15", "10:40").replace("15 min", "40 min"))
    assert hand.where("Opening") == "1 10:00–10:40 Plenary"


def test_sessions_that_were_copied_are_pasted_as_sessions(hand: Hand) -> None:
    hand.go("Panel II", "Title")
    hand.key(Qt.Key.Key_C, CTRL)
    hand.key(Qt.Key.Key_V, CTRL)
    assert hand.titles().count("Panel II") == 2
