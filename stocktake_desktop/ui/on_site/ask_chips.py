"""What was asked of somebody else for a room and is not answered yet: a chip each, with the two answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.models import TimeAnswer
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


@dataclass(frozen=True)
class RequestAnswered:
    """What was asked, by its id, was granted or refused, by whom where that was typed."""

    request_id: str
    """The request for more time."""
    answer: TimeAnswer
    """What was said."""
    by: str = ""
    """Who said it."""


class AskChips(QWidget):
    """One chip for each request that is open; it takes no room while there is none."""

    answered = Signal(RequestAnswered)
    """An answer was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: tuple[tuple[str, str], ...] = ()
        self.answers: dict[str, AnswerButtons] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self.hide()

    def show_requests(self, requests: Sequence[tuple[str, str]]) -> None:
        """Show these from now on: their ids, and what was asked until when."""
        if tuple(requests) == self.requests:
            return
        self.requests, self.answers = tuple(requests), {}
        while (item := self._column.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for request_id, words in requests:
            chip, row = QFrame(), QHBoxLayout()
            chip.setObjectName("wait_chip")
            row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
            label = plain_label(words, "open", wrap=True)
            buttons = self.answers[request_id] = AnswerButtons(request_id, words)
            buttons.answered.connect(self.answered)
            row.addWidget(label, 1)
            row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
            chip.setLayout(row)
            self._column.addWidget(chip)
        self.setVisible(bool(requests))


class AnswerButtons(QWidget):
    """Granted or refused; with a field for who said so where there is room for it."""

    answered = Signal(RequestAnswered)
    """An answer was pressed."""

    def __init__(self, request_id: str, words: str, by: str | None = None) -> None:
        super().__init__()
        self._request_id = request_id
        self.granted, self.refused = QPushButton(_("Granted")), QPushButton(_("Refused"))
        self.by = _WhoField(self.granted)
        self.by.setText(by or "")
        self.by.setVisible(by is not None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.by, 1)
        for button, answer in ((self.granted, TimeAnswer.GRANTED), (self.refused, TimeAnswer.REFUSED)):
            button.setObjectName("row_button")
            button.setAutoDefault(False)
            button.setAccessibleName(f"{button.text()}: {words}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            when(button.clicked, self._answer, answer)
            row.addWidget(button)

    def _answer(self, answer: TimeAnswer) -> None:
        self.answered.emit(RequestAnswered(self._request_id, answer, self.by.text()))


class _WhoField(QLineEdit):
    """Who answered; Return goes on to the answer, and chooses nothing else."""

    def __init__(self, onward: QWidget) -> None:
        super().__init__()
        self._onward = onward
        self.setPlaceholderText(_("by whom"))
        self.setAccessibleName(_("Who answered"))
        self.setMinimumWidth(16 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._onward.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
