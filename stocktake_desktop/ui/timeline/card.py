"""The card of a session: beside its column while the pointer rests on it, or while it is selected and has no words."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.timeline.card_words import CardWords, card_words
from stocktake_desktop.ui.timeline.geometry import WORDED
from stocktake_desktop.ui.timeline.gestures import Ways
from stocktake_desktop.ui.timeline.scene import TimelineScene

_REST = 300
"""Milliseconds the pointer rests on a block before its card comes."""
_WIDTH, _GAP = 300, 10

_GOING = (
    QEvent.Type.Leave,
    QEvent.Type.Hide,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.DragEnter,
    QEvent.Type.ContextMenu,
)


class Card(QFrame):
    """One card; it is only looked at, and takes neither mouse nor keys."""

    def __init__(self, words: CardWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        for label in (plain_label(words.time, "strong"), plain_label(words.minutes, "muted")):
            top.addWidget(label)
        top.addStretch()
        top.addWidget(plain_label(words.row, "small"))
        column.addLayout(top)
        column.addWidget(plain_label(words.title, "strong", wrap=True))
        for line in (words.room, *words.people):
            column.addWidget(plain_label(line, wrap=True))
        for line in words.remarks:
            column.addWidget(plain_label(line, "wrong", wrap=True))
        column.addWidget(plain_label(words.drag, "small", wrap=True))
        self.setFixedHeight(column.heightForWidth(_WIDTH))


class Cards(QObject):
    """Shows the card of the block under the pointer, else that of the selected block where nothing says its name."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._scene, self._ways = view, scene, ways
        self._over: str | None = None
        self.shown: Card | None = None
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._come)
        view.viewport().installEventFilter(self)
        scene.document.selection_changed.connect(self._show_selected)
        scene.laid.connect(self._show_selected)

    def go(self) -> None:
        """Take the card away."""
        self._rest.stop()
        self._over = None
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _GOING:
            self.go()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._follow(event)
        return False

    def _follow(self, event: QMouseEvent) -> None:
        if event.buttons() != Qt.MouseButton.NoButton:
            self.go()
            return
        item = self._scene.block_at(self._view.mapToScene(event.position().toPoint()))
        over = item.id if item is not None else None
        if over != self._over:
            self.go()
            self._over = over
            if over is not None:
                self._rest.start()

    def _come(self) -> None:
        if self._over is not None:
            self._show(self._over)

    def _show_selected(self) -> None:
        """Say what is selected where its block is too low for words and has no name beside it."""
        self.go()
        block = self._scene.document.selected
        item = self._scene.blocks.get(block.id) if block is not None else None
        if (
            block is None
            or item is None
            or self._scene.geometry.tall(block.minutes) >= WORDED
            or not self._view.isVisible()
        ):
            return
        labels = self._scene.labels_on(block.placed.day_id)
        if len(self._scene.document.selection) == 1 and not any(label.sessions == (block.id,) for label in labels):
            self._show(block.id)

    def _show(self, session_id: str) -> None:
        block, item = self._scene.document.plan.find(SessionBlock, session_id), self._scene.blocks.get(session_id)
        if block is None or block.is_parked or item is None:
            return
        words = card_words(block, self._ways.follows, overlaps=self._scene.geometry.clashes(block))
        self.shown = Card(words, self._view.window())
        rows = self._view.mapFromScene(item.place).boundingRect()
        self.shown.move(self._beside(QRect(self._in_window(rows.topLeft()), rows.size()), self.shown))
        self.shown.show()
        self.shown.raise_()

    def _beside(self, block: QRect, card: Card) -> QPoint:
        """At the right of the block's lane, else at its left, else below or above the block; within the window."""
        area = self._view.window().rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        top = max(area.top(), min(block.top() - _GAP, area.bottom() - card.height()))
        right, left = block.right() + _GAP, block.left() - _GAP - card.width()
        if right + card.width() <= area.right():
            return QPoint(right, top)
        if left >= area.left():
            return QPoint(left, top)
        below = block.bottom() + _GAP
        fits = below + card.height() <= area.bottom()
        return QPoint(
            area.right() - card.width(), below if fits else max(area.top(), block.top() - _GAP - card.height())
        )

    def _in_window(self, point: QPoint) -> QPoint:
        return self._view.viewport().mapTo(self._view.window(), point)
