"""The timeline as a window onto the scene: zoom, scrolling, heads and hours that stay in sight."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmapCache,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.timeline import keyboard
from stocktake_desktop.ui.timeline.card import Cards
from stocktake_desktop.ui.timeline.gestures import Gesture, Ways
from stocktake_desktop.ui.timeline.hand import Hand
from stocktake_desktop.ui.timeline.hand_requests import HandRequests
from stocktake_desktop.ui.timeline.head_parts import HEAD_HEIGHT
from stocktake_desktop.ui.timeline.heads import AXIS_WIDTH, DayHeads, HourAxis
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.timeline.title_in_place import TitleInPlace
from stocktake_desktop.ui.timeline.zoom import Zoom
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, ngettext

BESIDE = AXIS_WIDTH + 8
"""Pixels beside the days, at the left and the right together."""

_PICTURES_KEPT = 96 * 1024
"""Kilobytes of drawn blocks kept in memory: a large screen's worth at 200 %; Qt by itself keeps 10 MB of pictures."""


class TimelineView(QGraphicsView):
    """Days, blocks and the hand on them."""

    hint = Signal(str)
    """What the gesture now under way, or the block under the pointer, will do."""

    def __init__(self, document: Document, narrowing: Narrowing, parent: QWidget | None = None) -> None:
        self._scene = TimelineScene(document)
        self._narrowing = narrowing
        self._scene.is_clear = narrowing.is_clear
        super().__init__(self._scene, parent)
        self._scene.setParent(self)
        self.document = document
        self.closeness = Zoom(self, self._scene)
        self._sought: tuple[str, ...] = ()
        self._were_several = False
        self.ways = Ways()
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _PICTURES_KEPT))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline of the programme"))
        self.setViewportMargins(AXIS_WIDTH, HEAD_HEIGHT, BESIDE - AXIS_WIDTH, 0)
        self._heads, self._axis = DayHeads(self._scene, self), HourAxis(self._scene, self)
        self.hand = Hand(self, self._scene, self.ways)
        self.titles = TitleInPlace(self, self._scene)
        self._connect()
        self.cards = Cards(self, self._scene, self.ways)

    def _connect(self) -> None:
        hand, document = self.hand, self.document
        HandRequests(hand, document).made.connect(self.titles.name_new)
        hand.refused.connect(document.refused)
        hand.hint.connect(self.hint)
        self.titles.hint.connect(self.hint)
        hand.proposed.connect(self._axis.show_proposal)
        self.horizontalScrollBar().valueChanged.connect(self._heads.scroll_to)
        self.verticalScrollBar().valueChanged.connect(self._axis.scroll_to)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._hold_words)
        self._scene.laid.connect(self._hold_words)
        WhenSeen(document, self, self._plan_changed)
        document.replaced.connect(self._plan_replaced)
        document.selection_changed.connect(self._selection_changed)
        document.pointed_changed.connect(self._scene.mark_pointed)
        narrowing, heads = self._narrowing, self._heads
        narrowing.changed.connect(self._narrow)
        heads.day_chosen.connect(narrowing.toggle_day)
        heads.walked.connect(self._bring_head)
        heads.hint.connect(self.hint)

    @property
    def heads(self) -> DayHeads:
        """The days and rooms above."""
        return self._heads

    @property
    def blocks(self) -> TimelineScene:
        """The scene, for whoever wants to know where a block stands."""
        return self._scene

    def rect_of(self, session_id: str) -> QRect:
        """Where a block stands in the viewport; empty when it is parked."""
        item = self._scene.blocks.get(session_id)
        return self.mapFromScene(item.place).boundingRect() if item else QRect()

    def place_under_pointer(self) -> Place | None:
        """The day, time and room the pointer is at; None when it is elsewhere."""
        point = self.viewport().mapFromGlobal(QCursor.pos())
        under = self._scene.geometry.at(self.mapToScene(point)) if self.viewport().underMouse() else None
        if under is None:
            return None
        column, lane, minute = under
        return Place(column.day_id, max(0, round(minute / self.ways.snap) * self.ways.snap), lane.room_id)

    @property
    def zoom(self) -> float:
        """How many times as close as whole days the time is looked at."""
        return self.closeness.time

    def fit(self) -> None:
        """Show the whole meeting."""
        self._narrowing.show_day(None)
        self.closeness.fit()

    def fit_or_read(self) -> None:
        """Show the whole meeting; when that is so already, come so close that the shortest session can be read."""
        if self._narrowing.day_id is not None or not self.closeness.is_whole:
            self.fit()
        elif not self.closeness.read():
            self.hint.emit(_("Every session in sight can be read at the scale of whole days"))

    def set_zoom(self, zoom: float, around: QPoint | None = None) -> None:
        """Look from this close (1 to 8) at time and width, keeping the point `around` of the viewport in place."""
        self.closeness.look(zoom, zoom, around or self.viewport().rect().center())

    def show_hours(self, first: int, last: int) -> None:
        """Show at least the hours of the day from `first` to `last`."""
        self._scene.sight = replace(self._scene.sight, first_hour=first, last_hour=last)
        self._lay_out()

    def follow(self, mode: Mode) -> None:
        """Let this follow what is moved, unless a key held with it says otherwise."""
        self.ways.follows = self.document.follows = mode

    def rename_selected(self) -> None:
        """Type the title of the selected session where it stands; of a parked one, in its details."""
        selected = self.document.selected
        if selected is None:
            return
        if self.document.plan.read_only:
            self.document.refused.emit(_("This plan is open for reading only; save a copy to change it."))
        elif not self.titles.rename(selected.id):
            self.document.enter(selected.id)

    def take(self, gesture: Gesture) -> None:
        """Begin to carry a session with a gesture that began elsewhere, such as in the tray."""
        self.hand.take(gesture)

    def carry_to(self, where: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """What is carried follows the pointer to this point of the screen."""
        self.hand.carry_to(where, modifiers)

    def drop(self) -> None:
        """Let go of what is carried, where it is."""
        self.hand.drop()

    def drop_nothing(self) -> None:
        """Put what is carried back where it was."""
        self.hand.let_go()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heads.setGeometry(0, 0, AXIS_WIDTH + self.viewport().width(), HEAD_HEIGHT)
        self._axis.setGeometry(0, HEAD_HEIGHT, AXIS_WIDTH, self.height() - HEAD_HEIGHT)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._scene.restyle()
            self._update_heads()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self.hand.press_to_pan(event.position().toPoint())
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            self.drop_nothing()
            self.hand.point_at(event.position().toPoint())
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.hand.press(event.position().toPoint(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)  # blocks under the pointer light up
        self.hand.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self.hand.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.hand.double_click(event.position().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif not self.hand.is_carrying:
            self.closeness.turn(event)
            event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()  # the scene would take anything; people are taken before it, files by the window

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._scene.show_focus(True)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.hint.emit(_("Arrows: walk · Ctrl and arrows: move · Enter: open"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._scene.show_focus(False)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hand.is_carrying:
            self.hint.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.hand.is_busy:
                self.drop_nothing()
            else:
                self.document.select(None)
        elif self.hand.is_carrying:
            self.hand.keys_changed(event.modifiers())
        elif event.key() == Qt.Key.Key_F2 and self.document.selected is not None:
            self.rename_selected()
        elif keyboard.press(self.document, self._scene, event, self.ways):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.hint.emit(keyboard.missing_words(self.document.chosen))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.hand.is_carrying:
            self.hand.keys_changed(event.modifiers())
        else:
            super().keyReleaseEvent(event)

    def _lay_out(self) -> None:
        self.closeness.lay_out()
        self._update_heads()

    def _hold_words(self) -> None:
        """Keep the words of blocks in sight that are only partly so."""
        self._scene.see(self.mapToScene(self.viewport().rect()).boundingRect())

    def _update_heads(self) -> None:
        self._heads.update()
        self._axis.update()

    def _narrow(self) -> None:
        """Others are looked for, hidden or shown; a hidden view looks when it is shown."""
        if not self.isVisible():
            return
        sight = replace(self._scene.sight, day_id=self._narrowing.day_id, hidden=self._narrowing.hidden)
        if sight != self._scene.sight:
            goes_elsewhere = sight.day_id != self._scene.sight.day_id
            self.drop_nothing()
            self._scene.sight = sight
            self._lay_out()
            if goes_elsewhere:
                self._go_to_start()
        self._scene.fade()

    def _bring_head(self, place: QRectF) -> None:
        """Bring the columns below a heading in sight, at the hours that are shown."""
        height = self.mapToScene(self.viewport().rect().center()).y()
        self.ensureVisible(QRectF(place.left(), height, min(place.width(), self.viewport().width()), 1), 0, 0)

    def _go_to_start(self) -> None:
        """Show the first day and the first hour of what is laid out."""
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def _plan_changed(self, reach: Reach) -> None:
        self.drop_nothing()
        self.hand.clicked_free = None
        if not self._scene.refresh(reach):
            self._lay_out()
        self._heads.update()
        self._describe_selection()
        self._reveal_selected(self._sought)

    def _plan_replaced(self) -> None:
        self.drop_nothing()
        self.hand.clicked_free = None
        self._narrowing.show_day(None)
        self.closeness.usual()
        self._go_to_start()

    def _selection_changed(self) -> None:
        self._scene.mark_selected()
        self._describe_selection()
        if (count := len(self.document.selection)) > 1:
            selected = ngettext("{n} selected", "{n} selected", count).format(n=count)
            keys = _("{selected} · drag: all go · Shift+Ctrl+arrows: all longer · Esc: none")
            self.hint.emit(keys.format(selected=selected))
        elif self._were_several:
            self.hint.emit("")
        self._were_several = count > 1
        if not self.hand.is_busy:  # nothing may slide away under a pressed button
            self._reveal_selected(self.document.selection[-1:])

    def _reveal_selected(self, sought: tuple[str, ...]) -> None:
        """Bring the block of what was selected in sight; one that is not placed yet, once it is."""
        blocks = [item for key in sought if (item := self._scene.blocks.get(key)) is not None]
        self._sought = () if blocks else sought
        for item in blocks:
            self.closeness.reveal(item.place)

    def _describe_selection(self) -> None:
        """Let a screen reader say what is selected and where it stands."""
        selected = self.document.selected
        words = "" if selected is None else keyboard.described(selected)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
