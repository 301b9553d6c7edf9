"""The small widgets on their own."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from stocktake_desktop.models import SessionKind, Status
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.marks import kind_mark, status_mark
from stocktake_desktop.ui.widgets.status_button import following
from stocktake_desktop.ui.widgets.text_edit import TALLEST, GrowingTextEdit


def test_a_text_of_a_thousand_lines_scrolls_instead_of_burying_the_rest(qtbot):
    edit = GrowingTextEdit("Notes")
    qtbot.addWidget(edit)
    edit.resize(300, 40)
    edit.show()
    edit.show_text("line\n" * 1000)
    assert edit.height() == TALLEST
    assert edit.verticalScrollBar().maximum() > 0


def test_the_wheel_over_a_choice_changes_nothing(qtbot):
    box = ChoiceBox("Letter", [Choice(n, letter) for n, letter in enumerate("abc")])
    qtbot.addWidget(box)
    box.show_value(1)
    box.show()
    chosen: list[object] = []
    box.chosen.connect(chosen.append)
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert (box.value(), chosen, wheel.isAccepted()) == (1, [], False)


def test_offering_again_keeps_what_is_shown(qtbot):
    box = ChoiceBox("Letter", [Choice(n, letter) for n, letter in enumerate("abc")])
    qtbot.addWidget(box)
    box.show_value(2)
    box.offer([Choice(n, letter) for n, letter in enumerate("abc")])
    assert box.value() == 2
    box.show_value("not offered")
    assert box.value() is None


def test_the_status_goes_round():
    status, seen = Status.TO_BE_CONFIRMED, []
    for _step in range(4):
        status = following(status)
        seen.append(status.value)
    assert seen == ["invited", "confirmed", "declined", "to be confirmed"]


def test_every_status_and_kind_has_a_mark_of_its_own(qtbot):
    marks = [status_mark(status) for status in Status] + [kind_mark(kind) for kind in SessionKind]
    images = [mark.pixmap(24, 24).toImage() for mark in marks]  # their bits are gone with them
    assert len({bytes(image.constBits()) for image in images}) == len(marks)
