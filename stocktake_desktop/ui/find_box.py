"""The find box on the toolbar: type a part of a title or a name, go to the session."""

from collections.abc import Iterator

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.icons import icon
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.words import _


class FindBox(QLineEdit):
    """Completes what is typed over the sessions of the plan and who is in them; Return goes there."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._lines: dict[str, str] = {}
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._go)
        found = QListView()
        found.setMinimumWidth(120 * GRID)
        found.setObjectName("found")
        completer.setPopup(found)
        self.setCompleter(completer)
        self.setPlaceholderText(_("Find a session, person or note"))
        self.setAccessibleName(_("Find a session, person or note"))
        self.setFixedWidth(60 * GRID)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.returnPressed.connect(self._go_to_first)

    def start(self) -> None:
        """Begin a search from the keyboard."""
        self._look_again()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._look_again()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def _look_again(self) -> None:
        self._lines = dict(findable(self._document.plan))
        self._model.setStringList(list(self._lines))

    def _go_to_first(self) -> None:
        typed = self.text().casefold().strip()
        first = next((line for line in self._lines if typed and typed in line.casefold()), None)
        if first is not None:
            self._go(first)

    def _go(self, line: str) -> None:
        if line in self._lines:
            self._document.select(self._lines[line])
            QTimer.singleShot(0, self, self.clear)  # the completer writes the line after this


def findable(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every line that can be found and the id of the session it leads to: titles first, then people, then texts."""
    for block in in_order(plan):
        yield f"{when(block)}  {block.title}", block.id
    for block in in_order(plan):
        for appearance in block.appearances:
            yield f"{appearance.name} · {block.title}, {when(block)}", block.id
    for block in in_order(plan):
        for text in (block.objectives, block.format_notes, block.notes):
            for line in filter(None, map(str.strip, text.splitlines())):
                yield f"{line} · {block.title}, {when(block)}", block.id


def in_order(plan: Plan) -> list[SessionBlock]:
    """The sessions as they are read: by day and time, parked ones last."""

    def place(block: SessionBlock) -> tuple[int, int, str]:
        return (block.day.number if block.day else 999, block.start or 0, block.title)

    return sorted(plan.meeting.sessions, key=place)


def when(block: SessionBlock) -> str:
    """The day and time of a session in words, "Day 2, 10:45"."""
    if block.day is None or block.start is None:
        return _("Parked")
    return _("Day {number}, {time}").format(number=block.day.number, time=clock(block.start))
