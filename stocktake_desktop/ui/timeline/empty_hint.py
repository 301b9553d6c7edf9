"""What can be done on a plan with no session yet, said where the first one will stand."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea

from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

_WIDTH = 120 * GRID


class EmptyHint(QObject):
    """A few lines in the middle of a view while nothing is planned; they name the rooms, which have no lanes yet."""

    def __init__(self, document: Document, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._document, self._view = document, view
        self.label = plain_label("", "empty_hint", wrap=True)
        self.label.setParent(view.viewport())
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        document.changed.connect(lambda _reach: self.look())
        document.replaced.connect(self.look)
        view.viewport().installEventFilter(self)
        self.look()

    def look(self) -> None:
        """Say what can be done, or nothing where there are sessions."""
        meeting = self._document.plan.meeting
        words = [] if meeting.sessions or not meeting.days else [_("Drag on free time to make a session.")]
        if words:
            words.append(_("Or import a programme (Ctrl+I), or paste sessions (Ctrl+V)."))
            if meeting.rooms:
                rooms = ", ".join(room.name for room in meeting.rooms)
                words.append(_("Rooms: {rooms}. Each has its lane once a session is in it.").format(rooms=rooms))
        self.label.setText("\n".join(words))
        self.label.setVisible(bool(words))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self._view.viewport().rect()
        width = min(_WIDTH, around.width() - 8 * GRID)
        height = self.label.heightForWidth(width)
        self.label.setGeometry(around.center().x() - width // 2, around.center().y() - height // 2, width, height)
