"""Who is expected late stands on the card as a chip: a click opens the time, × takes it back, undo brings it again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.look.actions import Action


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def chips(day):
    return [chip.words.accessibleName() for chip in day.card().waits.chips]


def kari_is_late(day, answer, time="10.15"):
    def fill(form):
        assert form.focusWidget() is form.until
        form.subject.setCurrentIndex(1)
        form.until.setFocus()
        form.until.selectAll()
        QTest.keyClicks(form.until, time)
        QTest.keyClick(form.until, Qt.Key.Key_Return)

    answer(lambda: press(day.card().expect_late), fill)
    press(day.site.recovery.pane.back)


def test_a_chip_says_who_is_waited_for_and_each_press_is_undone(day, answer):
    kari_is_late(day, answer)
    assert chips(day) == ["waits for Kari Nordmann, not before 10:15"]
    assert day.card().waits.isVisible()
    assert day.card().planned.text() == "planned 10:00–11:30 · expected 10:15–11:45"

    def retime(form):
        assert (form.subject.currentText(), form.until.text()) == ("Kari Nordmann (Panel I)", "10:15")
        QTest.keyClicks(form.until, "1030")
        QTest.keyClick(form.until, Qt.Key.Key_Return)

    answer(lambda: press(day.card().waits.chips[0].words), retime)
    press(day.site.recovery.pane.back)
    assert chips(day) == ["waits for Kari Nordmann, not before 10:30"]
    press(day.card().waits.chips[0].back)
    assert (chips(day), day.card().waits.isVisible()) == ([], False)
    assert day.card().planned.text() == "planned 10:00–11:30"
    undo = day.window.commands[Action.UNDO]
    undo.trigger()
    assert chips(day) == ["waits for Kari Nordmann, not before 10:30"]
    undo.trigger()
    assert chips(day) == ["waits for Kari Nordmann, not before 10:15"]
    undo.trigger()
    assert chips(day) == []


def test_a_time_that_is_not_late_says_what_to_do_and_keeps_what_was_typed(day, answer):
    said = []
    day.later(minutes=10)  # 10:05

    def fill(form):
        for typed in ("9.50", "10", "10.03", "1015"):
            form.until.selectAll()
            QTest.keyClicks(form.until, typed)
            said.append((form.until.text(), form.wrong.text(), form.ok.isEnabled()))
        form.reject()

    answer(lambda: press(day.card().expect_late), fill)
    planned = "It is planned for 10:00: write a later time; where nothing is late, close this."
    assert said == [
        ("9.50", planned, False),
        ("10", planned, False),
        ("10.03", "It is 10:05 already: write a later time, or press Start when it begins.", False),
        ("1015", "", True),
    ]


def test_what_runs_has_no_chip_and_a_restart_keeps_it(day, answer, open_window):
    kari_is_late(day, answer)
    path = day.window.document.plan.path
    day.window.close()
    again = type(day)(open_window(path))
    assert chips(again) == ["waits for Kari Nordmann, not before 10:15"]
    again.later(minutes=21)  # 10:16, and she is there
    again.next()
    assert chips(again) == []
