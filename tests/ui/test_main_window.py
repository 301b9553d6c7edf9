"""The window with a plan in it: what it says, what it refuses, files dropped on it, light and dark."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from stocktake_desktop.edits.blocks import lock_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import HardStop, SessionBlock, backups, open_plan
from stocktake_desktop.settings import load
from stocktake_desktop.ui import plan_files
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.document import FrameAsked, FrameField
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.style import theme_in_use, wear
from stocktake_desktop.ui.search.find_box import findable
from tests.certain import certain


def drop(window: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy = QPointF(300, 300), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), copy, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(where, copy, data, buttons, keys))
    QApplication.processEvents()


def test_the_window_says_what_is_open_and_that_it_is_saved(open_window, plan_path):
    window = open_window(plan_path)
    assert window.windowTitle() == "Jaipur round — Stocktake Desktop"
    assert window.status.state.text() == "saved"
    assert window.status.counts.text() == "3 sessions · 1 parked"
    assert window.counter.accessibleName() == "Findings: 0 errors, 3 warnings, 0 notes"


def test_findings_are_counted_on_the_toolbar(open_window, plan_path, session_named):
    window = open_window(plan_path)
    panel = window.document.plan.session(session_named(window, "Panel II"))
    window.document.do(move_block, panel.id, panel.day_id, 605, panel.room_id)
    assert "Findings: 1 error" in window.counter.accessibleName()
    window.findings_dock.hide()
    window.counter.click()
    assert window.findings_dock.isVisible()


def test_a_finished_step_is_said_quietly_and_can_be_taken_back_there(open_window, plan_path, session_named):
    window = open_window(plan_path)
    block_id = session_named(window, "Panel II")
    window.document.do(park_block, block_id)
    assert window.notice.isVisible()
    assert window.notice.words == "Panel II: Day 1 15:00 Plenary → parked"
    window.notice.offer.click()
    assert not window.document.plan.session(block_id).is_parked
    assert window.notice.words == "Taken back: Panel II: parked → Day 1 15:00 Plenary"
    window.notice.offer.click()
    assert window.document.plan.session(block_id).is_parked


def test_a_refusal_is_said_and_changes_nothing(open_window, plan_path, session_named):
    window = open_window(plan_path)
    block_id = session_named(window, "Panel II")
    window.document.do(lock_block, block_id, True)
    window.document.do(park_block, block_id)
    assert window.notice.words == "Panel II is locked; unlock it first."
    assert not window.notice.offer.isVisible()
    assert window.document.plan.undo_title == "Lock Panel II"


def test_a_plan_dropped_on_the_window_is_opened_and_remembered(open_window, plan_path):
    window = open_window()
    drop(window, plan_path)
    assert window.document.plan.path == plan_path
    assert load(window.settings.path).recent == [str(plan_path.resolve())]


def test_a_text_dropped_on_the_window_is_shown_as_a_programme_to_import(
    open_window, plan_path, tmp_path, answer, session_named
):
    text = tmp_path / "programme.txt"
    text.write_text("Day 1\n10:00 - 11:00 Seed exchange\n", "utf-8")
    window = open_window(plan_path)
    answer(lambda: drop(window, text), lambda dialog: (check_import(dialog), dialog.ok.click()))
    assert session_named(window, "Seed exchange")
    assert window.document.plan.undo_title == "Import 1 sessions"


def check_import(dialog: QWidget) -> None:
    assert isinstance(dialog, ImportDialog)
    assert "Seed exchange" in dialog.text.toPlainText()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not a Stocktake plan"),
        (b"hello <b>world</b>", "is not a Stocktake plan"),
        (b"SQLite format 3\x00" + b"\x07" * 4000, "is not a Stocktake plan"),
    ],
)
def test_a_wrong_file_is_refused_in_a_plain_sentence(open_window, plan_path, tmp_path, answer, content, words):
    wrong = tmp_path / "<i>wrong</i>.stocktake".replace("/", "∕")
    wrong.write_bytes(content)
    window = open_window(plan_path)
    told: list[str] = []
    answer(lambda: drop(window, wrong), lambda box: read_box(box, told))
    assert words in told[0]
    assert wrong.name in told[0]
    assert window.document.plan.path == plan_path
    assert wrong.read_bytes() == content


def read_box(box: QWidget, told: list[str]) -> None:
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    told.append(box.informativeText())
    box.button(QMessageBox.StandardButton.Ok).click()


def test_a_damaged_plan_offers_its_latest_good_copy(open_window, plan_path, answer):
    open_plan(plan_path).close()
    kept = certain(backups.latest(plan_path))
    kept.rename(kept.with_name("Jaipur 2031-03-03 200000Z.stocktake"))
    content = plan_path.read_bytes()
    plan_path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    window = open_window()
    moment = "4 Mar 2031, 01:30 (Asia/Kolkata)"
    answer(
        lambda: window.files.open(plan_path),
        lambda box: next(b for b in box.buttons() if b.text() == f"Look at the copy of {moment}").click(),
    )
    assert window.banner.words.endswith(f"This is the copy of {moment}.")
    assert window.document.plan.read_only
    assert len(window.document.plan.meeting.sessions) == 3
    assert window.banner.isVisible()


def test_a_plan_opened_twice_may_be_looked_at_and_copied(open_window, plan_path, tmp_path, answer, session_named):
    first, second = open_window(plan_path), open_window(plan_path)
    assert not first.banner.isVisible()
    assert second.banner.isVisible()
    assert second.status.state.text() == "read-only"
    assert not second.commands[Action.NEW_SESSION].isEnabled()
    second.document.do(park_block, session_named(second, "Panel II"))
    assert "reading only" in second.notice.words

    copy = tmp_path / "copy.stocktake"
    answer(lambda: second.commands[Action.SAVE_COPY].trigger(), lambda dialog: save_as(dialog, copy))
    assert second.document.plan.path == copy
    assert not second.banner.isVisible()
    assert second.commands[Action.NEW_SESSION].isEnabled()


def save_as(dialog: QWidget, path: Path) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()


def test_opening_what_is_open_says_so_and_keeps_it_writable(open_window, plan_path):
    window = open_window(plan_path)
    assert window.files.open(plan_path)
    assert not window.document.plan.read_only
    assert window.notice.words == "This plan is open already."


def test_the_theme_changes_at_once_and_is_remembered(open_window, plan_path):
    window = open_window(plan_path)
    window.theme_wished.connect(wear)
    for name in ("dark", "light"):
        window.commands[name].trigger()
        assert theme_in_use().name == name
        assert QApplication.palette().color(QPalette.ColorRole.Base) == theme_in_use().paper
        assert load(window.settings.path).theme == name
    picture = window.grab().toImage()
    assert picture.pixelColor(picture.width() - 4, picture.height() - 4) == theme_in_use().desk


def test_icons_follow_the_theme(open_window, plan_path):
    window = open_window(plan_path)

    def darkest():
        picture = window.commands[Action.FIT].icon().pixmap(20, 20).toImage()
        shades = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
        return max(shade.lightness() for shade in shades if shade.alpha() > 200)

    light = darkest()
    wear("dark")
    assert light < 100 < 180 < darkest()


def test_find_goes_to_a_session_by_a_part_of_its_title(open_window, plan_path, qtbot):
    window = open_window(plan_path)
    window.commands[Action.FIND].trigger()
    qtbot.keyClicks(window.find_box, "panel")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert window.document.selected.title == "Panel II"
    assert [one.words for one in findable(window.document.plan)] == [
        "Day 1, 10:00  Opening",
        "Day 1, 15:00  Panel II",
        "Parked  Side event",
    ]


def test_find_looks_into_the_notes(open_window, plan_path, qtbot, session_named):
    window = open_window(plan_path)
    side = session_named(window, "Side event")
    window.document.do(set_field, SessionBlock, side, "notes", "Flags\n  Bring the gavel")
    window.commands[Action.FIND].trigger()
    qtbot.keyClicks(window.find_box, "GAVEL")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert window.document.selected.title == "Side event"
    assert ("Bring the gavel · Side event, Parked", side) in [one[:2] for one in findable(window.document.plan)]


def test_find_knows_who_watches_a_hard_stop_and_goes_there(open_window, plan_path, qtbot):
    window = open_window(plan_path)
    stop = window.document.plan.meeting.days[0].hard_stops[0]
    window.document.do(set_field, HardStop, stop.id, "watched_by", "Chief of interpreters")
    assert ("Chief of interpreters · interpretation ends · Day 1, 13:00", stop.id) in [
        one[:2] for one in findable(window.document.plan)
    ]
    asked: list[FrameAsked] = []
    window.document.frame_asked.disconnect()
    window.document.frame_asked.connect(asked.append)
    window.commands[Action.FIND].trigger()
    qtbot.keyClicks(window.find_box, "interpreters chief")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert asked == [FrameAsked(FrameField.STOPS, stop.day_id)]


def test_find_takes_words_in_any_order_without_accents_and_people_without_a_session(open_window, plan_path, qtbot):
    window = open_window(plan_path)
    peru = window.document.do(add_organisation, "Perú").value
    ana = window.document.do(add_person, "Ana", "Peña", peru).value
    asked: list[str] = []
    window.document.person_asked.connect(asked.append)
    window.commands[Action.FIND].trigger()
    qtbot.keyClicks(window.find_box, "peru pena")
    qtbot.keyClick(window.find_box, Qt.Key.Key_Return)
    assert asked == [ana]
    assert window.people_dock.isVisible()
    window.commands[Action.FIND].trigger()
    qtbot.keyClicks(window.find_box, "nobody of this name")
    assert window.find_box.completer().model().rowCount() == 0


def test_no_label_of_the_window_guesses_markup(open_window, plan_path):
    window = open_window(plan_path)
    guessing = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]
    assert guessing == []


def test_the_welcome_page_lists_recent_plans_and_opens_them(open_window, plan_path, tmp_path):
    open_window(plan_path).close()
    window = open_window()
    choice = next(b for b in window.welcome.findChildren(QWidget, "choice") if b.accessibleName() == "Jaipur")
    choice.click()
    assert window.document.plan.path == plan_path


def test_the_sample_is_a_copy_that_can_be_changed(open_window):
    window = open_window()
    window.commands[Action.SAMPLE].trigger()
    plan = window.document.plan
    assert len(plan.meeting.sessions) == 22
    assert not plan.read_only


def test_what_is_whole_of_a_damaged_plan_is_shown_and_saved_elsewhere(
    open_window, plan_path, answer, tmp_path, monkeypatch
):
    with closing(sqlite3.connect(plan_path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE session_block SET minutes = 99999 WHERE title = 'Panel II'")
        db.commit()
    content = plan_path.read_bytes()
    window = open_window()
    told: list[str] = []
    answer(lambda: window.files.open(plan_path), lambda box: read_box(box, told))
    assert "session “Panel II”: Minutes is a number from 1 to 1440" in told[0]
    assert window.document.plan.read_only
    assert len(window.document.plan.meeting.sessions) == 3
    assert "1 value was wrong and is as in a new row: session, minutes." in window.banner.words
    assert window.banner.offer.text().replace("&", "") == "Save what is whole as…"
    whole = tmp_path / "whole.stocktake"
    monkeypatch.setattr(plan_files, "ask_where_to_save", lambda *_asked: whole)
    window.banner.offer.click()
    assert window.document.plan.path == whole
    assert not window.document.plan.read_only
    assert not window.banner.isVisible()
    assert plan_path.read_bytes() == content


def test_a_file_that_is_gone_is_said_above_the_plan_until_a_copy_is_saved(
    open_window, plan_path, session_named, tmp_path, monkeypatch
):
    window = open_window(plan_path)
    block_id = session_named(window, "Panel II")
    plan_path.unlink()
    window.document.do(park_block, block_id)
    assert "is no longer there" in window.banner.words
    assert "is no longer there" in window.notice.words
    assert window.status.state.text() == "not saved"
    assert not window.document.plan.session(block_id).is_parked
    copy = tmp_path / "copy.stocktake"
    monkeypatch.setattr(plan_files, "ask_where_to_save", lambda *_asked: copy)
    window.banner.offer.click()
    assert window.document.plan.path == copy
    assert not window.banner.isVisible()
    assert window.status.state.text() == "saved"
    window.document.do(park_block, block_id)
    assert window.document.plan.session(block_id).is_parked
