"""Whom to tell in a real window: since when, what is copied, and that it is empty once they were told."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.chasing.one_day_dialog import OneDayDialog
from stocktake_desktop.ui.chasing.telling_panel import TellingPanel
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow

Answer = Callable[[Callable[[], object], Callable[[QWidget], None]], None]


class Office:
    """A window on a plan of which Ada and Ben know all; since then Panel II has moved to the next day."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.plan = window, window.document.plan
        self.panel_two = next(block.id for block in self.plan.meeting.sessions if block.title == "Panel II")
        self.people = [
            add_person(self.plan, *name, contact=mail)
            for name, mail in ((("Ada", "Mbeki"), "ada@un.example"), (("Ben", "Okri"), ""))
        ]
        for person in self.people:
            add_appearance(self.plan, self.panel_two, Who(person))
        self.known = self.plan.log.lines(1, None)[0].number
        self.move(1, 630)
        window.document.telling_asked.emit(self.known)
        QApplication.processEvents()

    def move(self, day: int, start: int) -> None:
        move_block(self.plan, self.panel_two, self.plan.meeting.days[day].id, start, self.plan.meeting.rooms[0].id)

    @property
    def panel(self) -> TellingPanel:
        return self.window.deferred.table.panel.telling

    @property
    def shown(self) -> list[str]:
        self.panel.refresh()
        return [
            " ".join([one.somebody.name, *lines])
            for one, lines in zip(self.panel.rows.people, self.panel.rows.lines, strict=True)
        ]


@pytest.fixture
def office(open_window: Callable[..., MainWindow], plan_path: Path) -> Office:
    return Office(open_window(plan_path))


def test_who_moved_is_told_with_old_and_new(office: Office) -> None:
    line = "Panel II: Tue 4 Mar 15:00–16:30, Plenary → Wed 5 Mar 10:30–12:00, Plenary"
    assert office.shown == [f"Ada Mbeki {line}", f"Ben Okri {line}"]
    tables = office.window.deferred.table.panel
    assert tables.tabs.tabText(tables.tabs.currentIndex()) == "Whom must I tell 2"
    assert office.panel.bar.since.currentText().startswith("the step of ")
    park_block(office.plan, office.panel_two)
    assert office.shown[0] == "Ada Mbeki Panel II: Tue 4 Mar 15:00–16:30, Plenary → not in the programme"


def test_the_button_of_the_table_counts_who_is_to_be_told(office: Office) -> None:
    button = office.window.commands[Action.TABLE_VIEW]

    def said() -> str:
        office.window.table_calls.count_untold()
        return button.iconText()

    assert said() == "Table · 2 to tell"
    assert button.toolTip().endswith("\n2 people are to be told what changed")
    office.panel.rows.tick(0)
    office.panel.bar.told.click()
    assert said() == "Table · 1 to tell"
    office.panel.rows.tick(0)
    office.panel.bar.told.click()
    assert (said(), "\n" in button.toolTip()) == ("Table", False)
    office.move(1, 660)
    assert said() == "Table · 2 to tell"
    office.plan.undo()
    assert said() == "Table"


def test_the_notice_of_a_step_offers_whom_to_tell(office: Office) -> None:
    notice, window = office.window.notice, office.window
    window.table_calls.count_untold()

    def offered() -> str:
        window.table_calls.count_untold()
        return "" if notice.also.isHidden() else notice.also.text()

    set_field(office.plan, SessionBlock, office.panel_two, "title", "Panel 2")  # nobody is elsewhere for that
    assert offered() == ""
    office.move(1, 660)
    assert (offered(), notice.offer.text(), notice.is_fresh) == ("Whom must I tell 2", "Undo", True)
    assert offered()  # counted once more without a step, it stays
    notice.also.click()
    tables = window.deferred.table.panel
    assert (window.views.currentWidget(), tables.pages.currentWidget()) == (window.deferred.table, tables.telling)
    assert not notice.is_fresh
    office.plan.undo()
    assert offered() == ""
    office.plan.redo()
    assert offered() == "Whom must I tell 2"


def test_nobody_is_counted_as_to_be_told_before_anything_was_printed(
    open_window: Callable[..., MainWindow], plan_path: Path
) -> None:
    window = open_window(plan_path)
    plan, button = window.document.plan, window.commands[Action.TABLE_VIEW]
    block = next(block for block in plan.meeting.sessions if block.title == "Panel II")
    add_appearance(plan, block.id, Who(add_person(plan, "Ada", "Mbeki")))
    park_block(plan, block.id)
    window.table_calls.count_untold()
    assert button.iconText() == "Table"
    plan.undo()
    record_issues(plan, [Issued("podium", block.id, 1, "[]", "f")], datetime(2031, 3, 1))
    park_block(plan, block.id)
    window.table_calls.count_untold()
    assert button.iconText() == "Table · 1 to tell"


def test_the_text_and_the_addresses_are_copied_for_who_is_ticked(office: Office) -> None:
    office.panel.view.setFocus()
    office.panel.bar.copy.click()
    assert QGuiApplication.clipboard().text() == "Ada Mbeki <ada@un.example>"
    QTest.keyClick(office.panel.view, Qt.Key.Key_Space)
    QTest.keyClick(office.panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Ben Okri\nPanel II: Tue 4 Mar 15:00–16:30, Plenary → Wed 5 Mar 10:30–12:00, Plenary"
    )
    assert not office.panel.bar.copy.isEnabled()


def test_once_they_were_told_it_is_empty_and_only_what_comes_later_is_told(office: Office) -> None:
    assert office.panel.bar.told.text() == "Mark 2 as told"
    office.panel.bar.told.click()
    assert office.shown == []
    assert office.panel.bar.since.currentText().startswith("people were told last, ")
    assert office.plan.undo_title == "Move Panel II to Day 2 10:30"
    office.move(1, 660)
    assert office.shown[0] == "Ada Mbeki Panel II: Wed 5 Mar 10:30–12:00, Plenary → Wed 5 Mar 11:00–12:30, Plenary"


def test_a_telling_can_be_taken_back(office: Office) -> None:
    office.panel.bar.told.click()
    assert office.panel.bar.not_told.isVisible()
    office.panel.bar.not_told.click()
    office.panel.show_since(office.known)
    assert len(office.shown) == 2
    assert not office.panel.bar.not_told.isVisible()


def test_who_is_left_out_is_still_to_be_told(office: Office) -> None:
    office.panel.rows.tick(0)
    office.panel.bar.told.click()
    assert [line.split(" Panel")[0] for line in office.shown] == ["Ada Mbeki"]


def test_since_a_day_is_asked_for(office: Office, answer: Answer) -> None:
    def reply(dialog: QWidget) -> None:
        assert isinstance(dialog, OneDayDialog)
        dialog.day.line.setText("1 January 2030")
        assert dialog.fault() == "This day is still to come; type one before today, or today."
        dialog.day.line.setText("1 January 2020")
        dialog.accept()

    box = office.panel.bar.since
    box.setCurrentIndex(box.count() - 1)
    answer(lambda: box.activated.emit(box.count() - 1), reply)
    assert office.shown[0] == "Ada Mbeki Panel II: new, Wed 5 Mar 10:30–12:00, Plenary"


def test_the_history_leads_here(office: Office, qtbot: QtBot) -> None:
    office.window.commands[Action.HISTORY_PANEL].trigger()
    QApplication.processEvents()
    history = office.window.history
    assert not history.whom.isVisible()
    history.list.choose(history.model.row_of(office.known))
    qtbot.waitUntil(history.whom.isVisible)
    office.window.commands[Action.PLAN_VIEW].trigger()
    history.whom.click()
    QApplication.processEvents()
    assert office.panel.isVisible()
    assert len(office.panel.rows.people) == 2
