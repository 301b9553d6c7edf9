"""From late to corrected paper in three presses: Recover, Choose, Print the stale sheets."""

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.running import expect_late
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.page.content import fingerprint, frozen
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.look.actions import Action


def panel_of(day):
    return next(block for block in day.window.document.plan.meeting.sessions if block.title == "Panel I")


def press(widget):
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def begin_late(day, minutes=20):
    """Panel I, 10:00 to 11:30 with 70 free minutes, begins so much late; nothing follows it."""
    assert not day.card().recover.isVisible()
    day.later(minutes=5 + minutes)
    day.next()


def print_podium_sheet(day):
    plan, panel = day.window.document.plan, panel_of(day)
    content = sheet_content(plan, Sheet("podium", session_id=panel.id))
    version = sheet_kind("podium").content_version
    issued = Issued("podium", panel.id, 1, frozen(content), fingerprint(content), content_version=version)
    record_issues(plan, [issued], datetime(2018, 3, 11))


def test_from_late_to_corrected_paper_in_three_presses(day, answer):
    print_podium_sheet(day)
    begin_late(day)
    desk, panel = day.site.recovery, panel_of(day)
    press(day.card().recover)  # one
    assert desk.pane.heading.text() == "Plenary: 20 min late"
    desk.count.settle()
    (card,) = desk.pane.cards
    assert card.words == [
        "Use free time and shorten breaks",
        "everything fits",
        "nobody loses a minute",
        "11:30 end of the day in Plenary: kept",
        "13:00 interpretation ends: kept",
        "18:00 interpretation ends: kept",
        "nobody in two places",
        "Panel I: 90 → 70 min",
        "10:20–11:30 Panel I, was 10:00–11:30",
        "1 printed sheet goes stale",
    ]
    press(card.choose)  # two
    assert (clock(panel.start), panel.minutes) == ("10:20", 70)
    assert day.window.document.plan.undo_title == "Recover: Use free time and shorten breaks"
    assert desk.pane.heading.text() == "Chosen: Use free time and shorten breaks"
    day.window.sheets.centre.book.settle()
    assert desk.pane.print.text() == "Print the stale sheet"
    asked = []
    answer(lambda: press(desk.pane.print), lambda dialog: (asked.append(dialog), dialog.reject()))  # three
    assert type(asked[0]).__name__ == "QPrintDialog"
    assert day.window.commands[Action.SHEETS_VIEW].isChecked()


def test_a_choice_is_taken_back_and_proposed_again(day):
    begin_late(day)
    desk, panel = day.site.recovery, panel_of(day)
    press(day.card().recover)
    press(desk.pane.cards[0].choose)
    assert not desk.pane.cards[0].choose.isVisible()
    day.window.commands[Action.UNDO].trigger()
    QApplication.processEvents()
    assert (clock(panel.start), panel.minutes) == ("10:00", 90)
    assert desk.pane.heading.text() == "Plenary: 20 min late"
    assert desk.pane.cards[0].choose.isVisible()
    press(desk.pane.back)
    assert day.card().isVisible()


def test_what_is_known_to_be_late_is_expected_and_proposed(day, answer):
    def fill(form):
        assert [form.subject.itemText(nth) for nth in range(form.subject.count())] == [
            "10:00 Panel I",
            "Kari Nordmann (Panel I)",
        ]
        assert form.until.value == 620
        form.until.setText("9.50")
        assert not form.ok.isEnabled()
        form.until.setText("10:30 hrs")
        press(form.ok)

    answer(lambda: press(day.card().expect_late), fill)
    desk = day.site.recovery
    assert desk.pane.heading.text() == "Plenary: 30 min late"
    assert desk.pane.outlook.text() == "If nothing is done: 11:30 end of the day in Plenary: missed by 30 min."
    press(desk.pane.cards[0].choose)
    panel = panel_of(day)
    assert (clock(panel.start), panel.minutes) == ("10:30", 60)
    assert not day.card().recover.isVisible()


def test_it_is_said_when_nothing_helps(day):
    plan, panel = day.window.document.plan, panel_of(day)
    block = add_block(plan, "Address", day_id=panel.day_id, start=690, minutes=30, room_id=panel.room_id)
    lock_block(plan, block, True)
    expect_late(plan, panel.id, datetime.combine(panel.day.date, time(13, 30)))
    press(day.card().recover)
    assert "Nothing here can save" in day.site.recovery.pane.verdict.text()
    assert day.site.recovery.pane.verdict.isVisible()


def test_a_locked_session_is_shown_to_lose_what_it_begins_late(day):
    lock_block(day.window.document.plan, panel_of(day).id, True)
    begin_late(day)
    assert day.card().planned.text() == "planned 10:00–11:30 · loses 20 min · expected 10:20–11:30"
