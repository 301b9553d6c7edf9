"""The field for dates: any way of writing is said again in full, what is no date is refused while it is typed."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QMenu, QVBoxLayout, QWidget

from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.look.dates import typed_date_words
from stocktake_desktop.ui.widgets.date_field import DateField
from tests.certain import certain

MEETING = Around([date(2017, 12, day) for day in (4, 5, 6)], date(2017, 11, 2))


@pytest.fixture
def field(qtbot):
    """A field for the fourth of December, before another one."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    form, made = QWidget(), DateField(date(2017, 12, 4), MEETING)
    column = QVBoxLayout(form)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(form)
    form.show()
    made.setFocus()
    yield made
    QLocale.setDefault(before)


def typed(qtbot, field: DateField, words: str) -> DateField:
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    return field


def test_what_is_typed_is_said_again_in_full_and_written_when_the_field_is_left(qtbot, field):
    assert (field.line.text(), field.said.text()) == ("Mon 4 Dec 2017", "Monday 4 December 2017")
    typed(qtbot, field, "tue")
    assert (field.date, field.said.text()) == (date(2017, 12, 5), "Tuesday 5 December 2017")
    assert field.line.text() == "tue"
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "Tue 5 Dec 2017"


def test_what_is_no_date_is_refused_in_a_sentence_and_stays_as_it_was_typed(qtbot, field):
    typed(qtbot, field, "31 Feb")
    assert (field.date, field.fault) == (None, field.said.text())
    assert field.fault == "“31 Feb” is not a date; write one such as Mon 4 Dec 2017."
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "31 Feb"
    typed(qtbot, field, "Day 2")
    assert (field.date, field.fault) == (date(2017, 12, 5), "")


def test_a_weekday_that_does_not_fit_is_told_and_stays_told(qtbot, field):
    typed(qtbot, field, "Tue 4 Dec 2017")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.said.text() == "Monday 4 December 2017, not a Tuesday"
    assert (field.date, field.fault) == (date(2017, 12, 4), "")


def test_arrows_go_to_the_next_day_and_the_one_before(qtbot, field):
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert (field.date, field.line.text()) == (date(2017, 12, 5), "Tue 5 Dec 2017")


def test_a_day_is_chosen_in_the_calendar(qtbot, field):
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = certain(certain(QApplication.activePopupWidget()).findChild(QCalendarWidget))
    assert calendar.dateTextFormat(calendar.selectedDate()).fontWeight() > 400, "a day of the meeting"
    calendar.activated.emit(calendar.selectedDate().addDays(2))
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None
    assert (field.date, field.window().focusWidget()) == (date(2017, 12, 6), field.line)
    assert all(menu.isHidden() for menu in field.line.findChildren(QMenu))


def test_a_field_that_may_be_empty_means_no_date_then(qtbot):
    made = DateField(None, MEETING, may_be_empty=True)
    qtbot.addWidget(made)
    shown = [(made.date, made.fault)]
    typed(qtbot, made, "5")
    shown.append((made.date, made.fault))
    made.line.clear()
    assert [*shown, (made.date, made.fault)] == [(None, ""), (date(2017, 12, 5), ""), (None, "")]
    wanted = DateField(None, MEETING)
    qtbot.addWidget(wanted)
    assert wanted.fault == "Write a date such as Mon 4 Dec 2017."


@pytest.mark.parametrize("language", ["en_GB", "en_US", "fr", "es"])
def test_what_the_field_writes_it_understands(qtbot, language):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        made = DateField(date(2018, 1, 1), Around(today=date(2017, 12, 1)))
        qtbot.addWidget(made)
        for day in (date(2018, month, 9 + month) for month in range(1, 13)):
            made.show_date(day)
            assert (made.date, made.line.doubtful) == (day, False), typed_date_words(day)
    finally:
        QLocale.setDefault(before)
