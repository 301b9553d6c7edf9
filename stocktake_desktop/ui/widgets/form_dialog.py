"""A dialog of labelled fields that says at once what is wrong with what was typed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.ui.document import Done, Refused
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID

T = TypeVar("T")


class FormDialog(QDialog):
    """A dialog of labelled fields; OK is there only while what was typed makes sense.

    The keyboard is in the first field. What OK stands for is done while the form is open, so that nothing typed is
    lost where it is refused.
    """

    def __init__(self, parent: QWidget, title: str, done: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(100 * GRID)
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(4 * GRID)
        self.rows.setVerticalSpacing(2 * GRID)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.wrong = plain_label(name="wrong", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(done)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._attempt: Callable[[], str | None] = _nothing
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(4 * GRID)
        column.addLayout(self.rows)
        column.addLayout(self.body, 1)
        column.addWidget(self.wrong)
        column.addWidget(self.buttons)
        self.ok.setDefault(True)  # only now does the dialog know it, and Return in a field means it

    def ask(self, act: Callable[[], Done[T] | Refused]) -> Done[T] | None:
        """Let the form be answered, and do what it stands for; None where the person thought better of it.

        Where `act` is refused the form stays as it was typed, and says why.
        """
        answers: list[Done[T]] = []

        def attempt() -> str | None:
            outcome = act()
            if isinstance(outcome, Refused):
                return outcome.reason
            answers.append(outcome)
            return None

        self._attempt = attempt
        with asked(self):
            self._attempt = _nothing  # it holds whoever asked, and with them this form
            return answers[0] if answers else None

    def accept(self) -> None:
        self.bring_up_to_date()
        self.check()
        refused = self.fault() or self._attempt()
        if refused is None:
            super().accept()
            return
        self._say(refused)
        self._go_to(self.doubted_field())

    def showEvent(self, event: QShowEvent) -> None:
        for box in self.findChildren(QSpinBox):
            box.lineEdit().setTextMargins(GRID, 0, 0, 0)  # which a style sheet cannot
        self.setMinimumWidth(max(self.minimumWidth(), self.minimumSizeHint().width()))  # of the words in use
        super().showEvent(event)
        if not _is_field(self.focusWidget()):
            self._go_to(self.first_field())

    def first_field(self) -> QWidget | None:
        """The field that has the keyboard when the form opens: the uppermost, and of those the leftmost."""
        if (layout := self.layout()) is not None:
            layout.activate()
        fields = [field for field in self.findChildren(QWidget) if _is_field(field) and field.isVisibleTo(self)]
        return min(fields, key=self._where, default=None)

    def doubted_field(self) -> QWidget | None:
        """The field that what is refused is most likely about."""
        return self.first_field()

    def bring_up_to_date(self) -> None:
        """Look once more at what was typed, before OK stands for it."""

    def check(self) -> None:
        """Say what is wrong with what was typed, and let OK wait until it is right."""
        fault = self.fault()
        self._say(fault)
        self.ok.setEnabled(not fault)

    def fault(self) -> str:
        """What is wrong with what was typed, in a sentence; empty when all is well."""
        return ""

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _go_to(self, field: QWidget | None) -> None:
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)  # what stands in it is selected, to be typed over

    def _where(self, field: QWidget) -> tuple[int, int]:
        at = field.mapTo(self, QPoint())
        return at.y(), at.x()


def _nothing() -> None:
    """What OK does beside closing the form, where who asked goes on by themselves."""


def _is_field(widget: QWidget | None) -> bool:
    """Whether something can be typed or chosen there."""
    if isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly():
        return False
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox) or not widget.isEnabled():
        return False
    return not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)  # those are one field with their line
