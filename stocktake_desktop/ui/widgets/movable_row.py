"""A row that can be moved among its like: by its handle, or with Alt+Up and Alt+Down from anywhere in it."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _


class MovableRow(QFrame):
    """One row of `OrderedRows`; a subclass fills it in `show_item`."""

    step_requested = Signal(str, int)
    """The item with this id is to go one place up (-1) or down (1)."""
    remove_requested = Signal(str)
    """The item with this id is to be removed."""

    can_leave = False
    """Whether it can be dragged out sideways, to another panel."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("movable", True)
        self.key = ""
        self.handle = Handle()

    def show_item(self, item: object) -> None:
        """Show an item; the row may have shown another one before."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what is half typed: the row is to show another item."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops in this row, in order."""
        return []

    def ask_removal(self) -> None:
        """Ask for the item shown to be removed."""
        self.remove_requested.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step_requested.emit(self.key, steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class Handle(QWidget):
    """Six dots to drag a row by; Esc while dragging lets it fall back."""

    dragged = Signal(QPoint)
    """Being dragged, now at this point of the screen."""
    dropped = Signal(QPoint)
    """Let go at this point of the screen."""
    cancelled = Signal()
    """Esc was pressed, or the button let go before anything moved."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFixedWidth(3 * GRID)
        self.setMinimumHeight(5 * GRID)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag to move, or press Alt+Up and Alt+Down"))
        self.setAccessibleName(_("Move"))

    def sizeHint(self) -> QSize:
        return QSize(3 * GRID, 5 * GRID)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if self._dragging or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging = self._dragging
        self.let_go()
        if was_dragging:
            self.dropped.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self.let_go()
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_in_use().hairline if not self.underMouse() else theme_in_use().muted)
        for column in range(2):
            for line in range(3):
                painter.drawEllipse(2 + column * GRID, 5 + line * GRID, 2, 2)

    def let_go(self) -> None:
        """Hold the row no longer."""
        self._pressed, self._dragging = None, False
