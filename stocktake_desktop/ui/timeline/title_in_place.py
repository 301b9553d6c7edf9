"""A session's title, typed where the session stands: a new one's at once, the selected one's with F2."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import EventKind, SessionBlock
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _

_NARROWEST, _HIGH = 44 * GRID, 7 * GRID
_BELOW_TIME = 4 * GRID
"""Pixels from the top of a block to its title, which stands below the time."""
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keys come back after these, so what is typed is not finished."""


class TitleField(QLineEdit):
    """One line over a block: Return keeps what is typed, so does a click elsewhere; Esc does not."""

    kept = Signal()
    """What is typed is to be the title."""
    left = Signal()
    """The title is to stay what it was."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.kept.emit()


class TitleInPlace(QObject):
    """Opens the field over a block, keeps it there while the timeline moves, and asks for what was typed."""

    hint = Signal(str)
    """What the keys will do; nothing once the title is no longer typed."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene) -> None:
        super().__init__(view)
        self._view, self._scene, self._document = view, scene, scene.document
        self._id, self._made_by = "", ""
        self.field = TitleField(view.viewport())
        self.field.setObjectName("title_in_place")
        self.field.setAccessibleName(_("Title"))
        self.field.hide()
        self.field.kept.connect(self._keep)
        self.field.left.connect(self._leave)
        self._document.flush_requested.connect(self._keep)
        self._document.changed.connect(self._follow)
        self._document.replaced.connect(self._close)
        scene.laid.connect(self._place)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._place)
        view.viewport().installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether a title is being typed."""
        return bool(self._id)

    def name_new(self, session_id: str) -> None:
        """Let a session be named that was made just now: Esc takes it away again."""
        self._open(session_id)
        step = self._document.plan.log.next(EventKind.UNDO)
        self._made_by = step.id if step is not None else ""
        self.hint.emit(_("Return: keep the title · Esc: no new session"))

    def rename(self, session_id: str) -> bool:
        """Let a session be called otherwise; False where it does not stand in the timeline."""
        if session_id not in self._scene.blocks:
            return False
        self._open(session_id)
        self.hint.emit(_("Return: keep the title · Esc: as it was"))
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _open(self, session_id: str) -> None:
        self._keep()
        self._id, self._made_by = session_id, ""
        self.field.setText(self._document.plan.session(session_id).title)
        self.field.selectAll()
        self.field.show()
        self._place()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        """Ask for what was typed; where it is refused it stays in the field."""
        if not self._id:
            return
        session_id, title = self._id, " ".join(self.field.text().split())
        self._id = ""  # asking has everything written down that is half typed, and so comes here again
        block = self._document.plan.find(SessionBlock, session_id)
        is_other = block is not None and title and title != block.title
        if is_other and not self._document.do(set_field, SessionBlock, session_id, "title", title):
            self._id = session_id
        else:
            self._close()

    def _leave(self) -> None:
        """Let the title be what it was; a new session goes, unless something else was done since."""
        made_by = self._made_by
        self._close()
        newest = self._document.plan.log.next(EventKind.UNDO)
        if made_by and newest is not None and newest.id == made_by:
            self._document.undo()

    def _close(self) -> None:
        self._id = self._made_by = ""
        had_keys = self.field.hasFocus()
        self.field.hide()
        self.hint.emit("")
        if had_keys:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """A step was finished: the session may have left the days."""
        block = self._document.plan.find(SessionBlock, self._id)
        if self._id and (block is None or block.is_parked):
            self._close()

    def _place(self) -> None:
        """Stand on the title of the block, whole within the window."""
        item = self._scene.blocks.get(self._id)
        if item is None:
            return
        area, window = self._view.mapFromScene(item.place).boundingRect(), self._view.viewport().rect()
        width = min(max(area.width() - 2 * GRID, _NARROWEST), window.width())
        room = area.height() - _BELOW_TIME >= _HIGH
        top = area.top() + _BELOW_TIME if room else area.center().y() - _HIGH // 2
        left = max(0, min(area.left() + GRID, window.width() - width))
        self.field.setGeometry(QRect(left, max(0, min(top, window.height() - _HIGH)), width, _HIGH))
