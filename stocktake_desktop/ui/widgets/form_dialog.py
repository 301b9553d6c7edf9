"""A dialog of labelled fields that says at once what is wrong with what was typed."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID


class FormDialog(QDialog):
    """A dialog of labelled fields; OK is there only while what was typed makes sense."""

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

    def showEvent(self, event: QShowEvent) -> None:
        for box in (*self.findChildren(QSpinBox), *self.findChildren(QTimeEdit)):
            box.lineEdit().setTextMargins(GRID, 0, 0, 0)  # which a style sheet cannot
        super().showEvent(event)

    def check(self) -> None:
        """Say what is wrong with what was typed, and let OK wait until it is right."""
        fault = self.fault()
        self.wrong.setText(fault)
        self.wrong.setVisible(bool(fault))
        self.ok.setEnabled(not fault)

    def fault(self) -> str:
        """What is wrong with what was typed, in a sentence; empty when all is well."""
        return ""
