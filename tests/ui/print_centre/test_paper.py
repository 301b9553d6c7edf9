"""What became of paper, in a real window: thrown away and found again, marks in Find, paper of earlier versions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop.edits.blocks import move_block, park_block
from stocktake_desktop.settings import load
from stocktake_desktop.sheets import ledger
from stocktake_desktop.sheets.kinds.podium import pages as kind
from stocktake_desktop.sheets.ledger import CURRENT, EARLIER, STALE, SUPERSEDED, THROWN_AWAY
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.print_centre.print_bar import PrintBar
from stocktake_desktop.words import use_language
from tests.plans import small_plan


def podium(centre, panel):
    centre.book.settle()
    return next(one for one in centre.book.entries if one.key[:2] == ("podium", panel.id))


def print_podium(centre, panel, folder):
    return centre._job([podium(centre, panel)]).to_folder(folder)[0]


def show(centre, panel):
    centre.book.settle()
    assert centre.choose("podium", panel.id)
    centre.show_pages()


def test_the_press_beside_the_state_says_that_a_printing_was_thrown_away_and_found_again(centre, panel, tmp_path):
    show(centre, panel)
    assert centre.pane.paper.isHidden()
    stamp = print_podium(centre, panel, tmp_path).stamp
    show(centre, panel)
    assert centre.pane.paper.text() == "This printing was thrown away"
    QTest.mouseClick(centre.pane.paper, Qt.MouseButton.LeftButton)
    assert podium(centre, panel).state is THROWN_AWAY
    assert podium(centre, panel).in_words == f"{stamp.name} was thrown away"
    centre.show_pages()
    QTest.mouseClick(centre.pane.paper, Qt.MouseButton.LeftButton)
    assert podium(centre, panel).state is CURRENT


def test_what_was_thrown_away_is_printed_with_the_next_revision(centre, panel, tmp_path):
    print_podium(centre, panel, tmp_path)
    show(centre, panel)
    centre.say_what_became_of_paper()
    printed = print_podium(centre, panel, tmp_path)
    assert (printed.stamp.revision, printed.stamp.replaces) == (2, 1)
    assert podium(centre, panel).state is CURRENT


def test_where_the_last_printing_was_thrown_away_the_one_before_counts(window, centre, panel, tmp_path):
    print_podium(centre, panel, tmp_path)
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    print_podium(centre, panel, tmp_path)
    assert podium(centre, panel).state is CURRENT
    show(centre, panel)
    centre.say_what_became_of_paper()
    assert (podium(centre, panel).state, podium(centre, panel).revision) == (STALE, 1)


def test_copies_of_a_sheet_that_is_no_more_are_taken_away_and_gone_from_the_list(window, centre, panel, tmp_path):
    print_podium(centre, panel, tmp_path)
    window.document.do(park_block, panel.id)
    assert podium(centre, panel).state is SUPERSEDED
    show(centre, panel)
    QTest.mouseClick(centre.pane.paper, Qt.MouseButton.LeftButton)
    assert all(one.key[:2] != ("podium", panel.id) for one in centre.book.entries)


def test_after_printing_the_quiet_line_offers_no_undo(window, centre, panel, tmp_path):
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    assert window.notice.offer.isVisible()
    print_podium(centre, panel, tmp_path)
    assert "Printed 1 sheet" in window.notice.words
    assert not window.notice.offer.isVisible()


def test_undo_after_printing_takes_back_the_step_and_the_paper_is_stale(window, centre, panel, tmp_path):
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    print_podium(centre, panel, tmp_path)
    window.document.undo()
    assert panel.start == 600
    assert podium(centre, panel).state is STALE
    window.document.redo()
    assert podium(centre, panel).state is CURRENT


def test_paper_of_an_earlier_version_is_told_as_that_unless_it_says_the_same(
    window, centre, panel, tmp_path, monkeypatch
):
    print_podium(centre, panel, tmp_path)
    newer = replace(kind.KIND, content_version=kind.KIND.content_version + 1)
    monkeypatch.setattr(ledger, "sheet_kind", lambda key: newer if key == newer.key else sheet_kind(key))
    centre.book.start_over()
    assert podium(centre, panel).state is CURRENT
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    entry = podium(centre, panel)
    assert (entry.state, entry.changes) == (EARLIER, ())
    assert entry.in_words.endswith("was printed by an earlier version of the program")
    assert not centre.filters.chips[EARLIER].isHidden()


def test_the_mark_on_paper_typed_into_find_says_whether_it_holds(window, centre, panel, tmp_path):
    first = print_podium(centre, panel, tmp_path).stamp
    window.find_box.setText(first.mark.lower())
    assert list(window.find_box._shown) == [f"Podium sheet · Panel I: {first.name} is current"]
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    window.find_box.setText(first.name)
    assert f"Podium sheet · Panel I: {first.name} is stale" in window.find_box._shown
    later = print_podium(centre, panel, tmp_path).stamp
    window.find_box.setText(f"{first.mark[:2]} {first.mark[2:]}")
    assert list(window.find_box._shown) == [f"Podium sheet · Panel I: {first.name} was replaced by {later.name}"]
    window.commands[Action.PLAN_VIEW].trigger()
    QTest.keyClick(window.find_box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.sheets.isVisible()
    assert [one.key[:2] for one in centre.chosen] == [("podium", panel.id)]


def test_a_plan_that_can_only_be_read_prints_drafts(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    first = open_window(path)
    second = open_window(path)
    assert second.document.plan.read_only
    QTest.keyClick(second, Qt.Key.Key_F8)
    centre = second.sheets.centre
    printed = centre._job(centre.book.entries[:1]).to_folder(tmp_path / "out")
    assert [one.stamp.name for one in printed] == ["Draft"]
    assert "draft" in printed[0].path.name
    assert not first.document.plan.meeting.sheet_issues


@pytest.mark.parametrize("width", [946, 990])
def test_no_button_cuts_its_words_however_many_sheets_are_stale(qtbot, tmp_path, width):
    """Between these widths all stands in one row while nothing is stale, and in two once something is."""
    use_language("fr")
    wear("light")
    window, bar = QWidget(), PrintBar(load(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    bar.setParent(window)  # by itself it would grow with its words
    bar.resize(width, 100)
    window.resize(width, 100)
    window.show()
    for stale in (0, 4, 1_000, 0):
        bar.show_counts(1, stale)
        qtbot.waitUntil(lambda: bar.stale.width() >= bar.stale.sizeHint().width(), timeout=1000)
    use_language("en")
