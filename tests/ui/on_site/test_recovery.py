"""From late to corrected paper in three presses: Recover, Choose, Print the stale sheets."""

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame

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


def told(table):
    """What a screen reader is told of the table, cell by cell."""
    return [name for box in table.findChildren(QFrame) if (name := box.accessibleName()) and box.isVisible()]


def test_from_late_to_corrected_paper_in_three_presses(day, answer):
    print_podium_sheet(day)
    begin_late(day)
    desk, panel = day.site.recovery, panel_of(day)
    press(day.card().recover)  # one
    assert desk.pane.heading.text() == "Plenary: 20 min late"
    desk.count.settle()
    table = desk.pane.table
    assert told(table) == [
        "Nothing is done: ends 20 min late",
        "Use free time and shorten breaks: everything fits; nobody loses a minute",
        "11:30 end of the day in Plenary, Nothing is done: 20 min over",
        "11:30 end of the day in Plenary, Use free time and shorten breaks: kept",
        "Panel I, Nothing is done: 10:20–11:50",
        "Panel I, Use free time and shorten breaks: 10:20–11:30",
        "To be asked, Nothing is done: nobody",
        "To be asked, Use free time and shorten breaks: nobody",
        "Printed sheets go stale, Nothing is done: –",
        "Printed sheets go stale, Use free time and shorten breaks: 1",
    ]
    assert desk.pane.kept.text().startswith("Kept by every way: 13:00 interpretation ends · ")
    press(table.choose[0])  # two
    assert (clock(panel.start), panel.minutes) == ("10:20", 70)
    assert day.window.document.plan.undo_title == "Recover: Use free time and shorten breaks"
    assert desk.pane.heading.text() == "Chosen: Use free time and shorten breaks"
    day.window.sheets.centre.book.settle()
    assert desk.pane.print.text() == "Print the stale sheet"
    asked = []
    answer(
        lambda: QTest.keyClick(desk.pane, Qt.Key.Key_Return), lambda dialog: (asked.append(dialog), dialog.reject())
    )  # three, as by a click on Print
    assert type(asked[0]).__name__ == "QPrintDialog"
    assert day.window.commands[Action.SITE_VIEW].isChecked()  # the day stays in sight


def test_a_choice_is_taken_back_and_proposed_again(day):
    begin_late(day)
    desk, panel = day.site.recovery, panel_of(day)
    press(day.card().recover)
    press(desk.pane.table.choose[0])
    assert not desk.pane.table.choose
    day.window.commands[Action.UNDO].trigger()
    QApplication.processEvents()
    assert (clock(panel.start), panel.minutes) == ("10:00", 90)
    assert desk.pane.heading.text() == "Plenary: 20 min late"
    assert desk.pane.table.choose[0].isVisible()
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
    press(desk.pane.table.choose[1])
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


def test_the_ways_are_walked_and_chosen_by_keys(day):
    begin_late(day)
    desk, panel = day.site.recovery, panel_of(day)
    press(day.card().recover)
    table, pane = desk.pane.table, desk.pane
    assert pane.hasFocus()
    assert table.current == 1
    for key, current in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Right, 1)):
        QTest.keyClick(pane, key)
        assert table.current == current
    step = day.window.document.plan.undo_title
    QTest.keyClick(pane, Qt.Key.Key_9)
    QTest.keyClick(pane, Qt.Key.Key_Left)
    QTest.keyClick(pane, Qt.Key.Key_Return)  # doing nothing is no way that could be chosen
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert day.card().isVisible()
    assert day.window.document.plan.undo_title == step
    press(day.card().recover)
    QTest.keyClick(pane, Qt.Key.Key_1)
    assert (clock(panel.start), panel.minutes) == ("10:20", 70)
    day.window.commands[Action.UNDO].trigger()
    assert day.window.document.plan.undo_title == step


def test_what_every_way_keeps_is_one_line_and_rows_when_asked(day):
    begin_late(day)
    pane = day.site.recovery.pane
    press(day.card().recover)
    kept = "13:00 interpretation ends · 18:00 interpretation ends · nobody in two places"
    assert pane.kept.text() == f"Kept by every way: {kept}"
    day.site.recovery.count.settle()
    before = told(pane.table)
    press(pane.show_kept)
    added = [name for name in told(pane.table) if name not in before]
    assert added[0] == "13:00 interpretation ends, Nothing is done: kept"
    assert len(added) == 4
    press(pane.show_kept)
    assert told(pane.table) == before


def test_shift_and_return_chooses_and_prints_what_is_stale(day, answer):
    print_podium_sheet(day)
    begin_late(day)
    press(day.card().recover)
    pane, panel = day.site.recovery.pane, panel_of(day)
    asked = []
    answer(
        lambda: QTest.keyClick(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
        lambda dialog: (asked.append(dialog), dialog.reject()),
    )
    assert type(asked[0]).__name__ == "QPrintDialog"
    assert (clock(panel.start), panel.minutes) == ("10:20", 70)
