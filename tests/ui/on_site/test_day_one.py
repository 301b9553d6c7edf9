"""Day 1 of the real programme in the real window, with mouse and keyboard.

Late, recovered and printed, delegations on the floor, a crash, a restart, and the report.
"""

import shutil
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.issues import record_issues
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.planning.floor import speaking, spoken, waiting, withdrawn
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.projection import project
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.report_window import ReportWindow
from stocktake_desktop.ui.on_site.room_face import Press
from tests.certain import certain
from tests.day_one import BEGUN, Desk, at, issue_of, paper_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Laptop:
    """The window beside the podium; the test turns the real clock."""

    def __init__(self, window, real):
        self.window, self.site, self.real = window, window.on_site, real
        self.site.clock.real = lambda: self.real
        window.activateWindow()
        window.commands[Action.SITE_VIEW].trigger()
        self.site.look()

    @property
    def card(self):
        (card,) = self.site.cards.values()
        return card

    @property
    def says(self):
        face = self.card.face
        return face.title, face.item, face.countdown.digits, self.card.late.text()

    def until(self, words):
        self.real += at(words) - self.site.clock.now
        self.site.clock.look()
        QApplication.processEvents()

    def click(self, press, words):
        """Press a button of the plenary with the mouse at a time of the day."""
        self.until(words)
        QTest.mouseClick(self.card.buttons[press], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def press(self, button):
        """Press any other button with the mouse."""
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def keys(self, key, modifiers=Qt.KeyboardModifier.NoModifier, words=""):
        """Type words and press a key, wherever the focus is."""
        there = QApplication.focusWidget() or self.window
        QTest.keyClicks(there, words)
        QTest.keyClick(there, key, modifiers)
        QApplication.processEvents()

    def type(self, press, words):
        """Go to the button with Tab and press it with Space."""
        self.until(words)
        self.window.activateWindow()
        QApplication.processEvents()
        button = self.card.buttons[press]
        for _step in range(60):
            if button.hasFocus():
                break
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Tab)
        assert button.hasFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()


def test_day_one_with_mouse_and_keyboard(open_window, answer, tmp_path):
    path, left = tmp_path / "day.stocktake", tmp_path / "left.stocktake"
    with copy_sample(path) as plan:
        record_issues(plan, [issue_of(Desk(plan), sheet) for sheet in paper_of(Desk(plan))], at("08:00"))
    laptop = Laptop(open_window(path), BEGUN)
    laptop.until("09:55")
    assert laptop.site.strip.time.text() == "09:55:00"
    assert laptop.says == ("Welcome Ceremony", "not started", "–", "45 min late")
    laptop.click(Press.NEXT, "10:18")
    assert laptop.says == ("Welcome Ceremony", "", "42:00", "18 min late")
    laptop.type(Press.NEXT, "11:03")
    assert laptop.says == ("Introduction Session – Looking back on Phase I", "Introduction", "5:00", "48 min late")
    laptop.type(Press.NEXT, "11:09")
    from_late_to_paper(laptop, answer)
    laptop.click(Press.HOLD, "11:20")
    laptop.until("11:24")
    assert laptop.says[2] == "29:00"
    laptop.type(Press.HOLD, "11:26")
    laptop.click(Press.NEXT, "11:55")
    floor_by_keys(laptop)
    shutil.copy(path, left)  # what the disk holds when the laptop dies

    laptop = Laptop(open_window(left), laptop.real + timedelta(minutes=1))
    assert laptop.says[1:3] == ("Q&A", "1:05:00")
    floor = laptop.site.floor
    assert (floor.now.name.text(), floor.now.used.text()) == ("Delegation 3", "used 3 min 30 s of 3 min")
    laptop.site.side.tabs.setCurrentIndex(0)  # back to the rooms
    laptop.click(Press.END, "13:00")
    assert laptop.says == ("Panel II – Stakeholder perspectives", "not started", "–", "on time")
    assert floor_of(laptop, "Introduction") == ("1 3", "", "4 5 6", "2")
    laptop.type(Press.NEXT, "15:02")
    laptop.click(Press.END, "16:28")
    laptop.click(Press.SKIP, "16:29")
    laptop.click(Press.NEXT, "17:50")
    laptop.click(Press.NEXT, "17:58")
    assert laptop.says == ("Nothing more today", "", "–", "2 min early")
    report_agrees(laptop)


def from_late_to_paper(laptop, answer):
    """Three presses: Recover…, Choose, Print the stale sheets; the hard stop is kept then."""
    desk = laptop.site.recovery
    laptop.press(laptop.card.recover)  # one
    desk.count.settle()
    table, first = desk.pane.table, desk.pane.ways[0]
    assert (first.title, first.over_minutes) == ("Shorten Q&A and discussion", 0)
    assert table.sheets[1].text() == "2"
    laptop.press(table.choose[0])  # two
    laptop.window.sheets.centre.book.settle()
    assert desk.pane.print.text() == "Print the 2 stale sheets"
    asked = []
    answer(lambda: laptop.press(desk.pane.print), lambda dialog: (asked.append(dialog), dialog.reject()))  # three
    assert type(asked[0]).__name__ == "QPrintDialog"
    laptop.window.commands[Action.SITE_VIEW].trigger()
    laptop.press(desk.pane.back)
    assert not laptop.card.recover.isVisible()
    assert laptop.says[3] == "on time"


def floor_by_keys(laptop):
    """Six delegations are typed; two have the floor, one withdraws; the hands stay on the keys."""
    laptop.keys(Qt.Key.Key_L, CTRL | SHIFT)
    for nth in range(1, 7):
        laptop.keys(Qt.Key.Key_Return, words=f"Delegation {nth}")
        laptop.keys(Qt.Key.Key_Return)  # it is not in the meeting yet: yes, add it
    laptop.keys(Qt.Key.Key_Return, CTRL)
    laptop.until("11:57:30")
    laptop.keys(Qt.Key.Key_Return, CTRL | SHIFT)  # the chair speaks
    laptop.keys(Qt.Key.Key_Backspace, CTRL | SHIFT, words="Delegation 2")
    laptop.keys(Qt.Key.Key_Return, CTRL)
    laptop.until("12:00")
    assert laptop.site.floor.now.countdown.countdown.digits == "0:30"


def floor_of(laptop, beginning):
    """Who has spoken, has the floor, waits, and has withdrawn."""
    blocks = laptop.window.document.plan.meeting.days[0].sessions
    block = next(one for one in blocks if one.title.startswith(beginning))
    speaker = speaking(block)
    groups = spoken(block), [speaker] if speaker else [], waiting(block), withdrawn(block)
    return tuple(" ".join(one.name.removeprefix("Delegation ") for one in group) for group in groups)


def report_agrees(laptop):
    """The report window, opened by its key, says of every session what the projection says."""
    QTest.keyClick(laptop.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    report = laptop.window.findChild(ReportWindow)
    assert report.isVisible()
    lines = {line[0]: line[2:6] for line in report.lines}
    assert lines["Welcome Ceremony"] == ["10:18–11:03 · 45 min", "18 min late", "3 min late", "15 min shorter"]
    assert lines["“Idea Lab” Session – Towards a Vision"][0] == "skipped"
    assert lines["Closing day 1"] == ["17:50–17:58 · 8 min", "5 min early", "2 min early", "3 min longer"]
    plan = laptop.window.document.plan
    ahead = project(plan.meeting, laptop.site.clock.now)
    for block in plan.meeting.days[0].sessions:
        one, actual = certain(ahead.of(block.id)), lines[block.title][0]
        if actual not in ("–", "skipped"):
            assert actual.startswith(f"{one.start:%H:%M}–{one.end:%H:%M}"), block.title


def test_the_report_follows_what_is_pressed_and_is_saved(day, tmp_path, monkeypatch):
    day.later(minutes=25)
    QTest.mouseClick(day.site.strip.report, Qt.MouseButton.LeftButton)
    report = day.window.findChild(ReportWindow)
    assert report.lines[0][0].startswith("Day 1")
    assert report.lines[1][0] == "Nothing was noted on this day."
    day.next()
    report.day.show_value(day.window.document.plan.meeting.days[0].id)
    assert ["Panel I", "10:00–11:30 · 1 h 30", "from 10:20", "20 min late", "", "", "", ""] in report.lines
    for button, name, begins in (
        (report.save_csv, "report-1-{date}.csv", b"\xef\xbb\xbfday,"),
        (report.save_pdf, "report-1-draft-{date}.pdf", b"%PDF"),
    ):
        proposed: list[str] = []
        chosen = "stocktake_desktop.ui.on_site.report_window.QFileDialog.getSaveFileName"
        monkeypatch.setattr(chosen, lambda *asked, proposed=proposed: proposed.append(asked[2]) or (asked[2], ""))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        (path,) = map(Path, proposed)
        assert path.name == f"small-meeting-{name.format(date=today(day.window.document.plan.meeting))}"
        assert path.read_bytes().startswith(begins)
    day.later(minutes=91)
    day.press(Press.END)
    assert [line[2:6] for line in report.lines if line[0] == "Panel I"] == [
        ["10:20–11:51 · 1 h 31", "20 min late", "21 min late", "1 min longer"]
    ]
    report.close()
