"""The plan folded to one day, drawn as on the timeline but narrow, to choose sessions from beside another page."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QMenu, QToolButton, QToolTip, QVBoxLayout

from stocktake_desktop.models import Day
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import date_words, day_words
from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import menu_words, plain_tip
from stocktake_desktop.ui.look.theme import GRID, LARGE, font
from stocktake_desktop.ui.timeline import keyboard
from stocktake_desktop.ui.timeline.geometry import Closeness
from stocktake_desktop.ui.timeline.heads import AXIS_WIDTH, HourAxis
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.timeline.zoom import Zoom
from stocktake_desktop.ui.widgets.section import quiet_button
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, legible

_LANE = 28 * GRID
"""Pixels of a day with one room in which a title can be read."""


class FoldedDay(QFrame):
    """A day below its name, which opens a menu of the other days and of what is parked."""

    entered = Signal()
    """Return was pressed on the session: the keys are to go on in the page beside it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        from_left(self)
        self.setObjectName("folded_day")
        self._document = document
        self.name, self.blocks = quiet_button("", _("Another day")), DayBlocks(document)
        self.name.setObjectName("folded_day_name")
        self.name.setFont(font(LARGE, QFont.Weight.DemiBold))
        self.name.setIcon(icon("arrow-down", "muted"))
        self.name.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.name)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.name.setMenu(self.menu)
        self.setFocusProxy(self.blocks)
        self.setMinimumWidth(AXIS_WIDTH + _LANE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.name)
        column.addWidget(self.blocks, 1)
        self.blocks.entered.connect(self.entered)
        self.blocks.turned.connect(self._say_day)

    def step(self, by: int) -> None:
        """Go to the session of the day that comes next in time and room, or to the one before."""
        day, selected = self.blocks.day, self._document.selected
        ordered = in_order(day.sessions) if day is not None else []
        at = ordered.index(selected) + by if selected in ordered else 0
        if 0 <= at < len(ordered):
            self._document.select(ordered[at].id)

    def _say_day(self) -> None:
        day = self.blocks.day
        self.name.setText("" if day is None else date_words(day.date))
        self.name.setToolTip("" if day is None else plain_tip(day_words(day)))

    def _fill_menu(self) -> None:
        self.menu.clear()
        meeting = self._document.plan.meeting
        for day in sorted(meeting.days, key=lambda day: day.date):
            action = self.menu.addAction(menu_words(day_words(day)))
            action.setCheckable(True)
            action.setChecked(day is self.blocks.day)
            when(action.triggered, self.blocks.show_day, day)
        parked = in_order([block for block in meeting.sessions if block.is_parked])
        if parked:
            self.menu.addSection(_("Parked"))
        for block in parked:
            title = menu_words(legible(block.title, _("(untitled)")))
            when(self.menu.addAction(title).triggered, self._document.select, block.id)


class DayBlocks(QGraphicsView):
    """The blocks of a day at their true times: a click or an arrow chooses one; nothing is moved here."""

    entered = Signal()
    """Return was pressed on the session."""
    turned = Signal()
    """Another day is shown, or it is called otherwise."""

    def __init__(self, document: Document) -> None:
        self._scene = TimelineScene(document)
        super().__init__(self._scene)
        self._scene.setParent(self)
        self._document, self._zoom = document, Zoom(self, self._scene)
        self._zoom.close = Closeness(breadth=0.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Sessions of the day"))
        self.setViewportMargins(AXIS_WIDTH, 0, GRID, 0)
        self._axis = HourAxis(self._scene, self)
        self.verticalScrollBar().valueChanged.connect(self._axis.scroll_to)
        WhenSeen(document, self, self._take_in)
        document.replaced.connect(lambda: self.show_day(None))
        document.selection_changed.connect(self._follow_selected)

    @property
    def scene_of_day(self) -> TimelineScene:
        """Where the blocks stand."""
        return self._scene

    @property
    def day(self) -> Day | None:
        """The day that is shown; without one chosen the first."""
        return next(iter(self._scene.sight.days(self._document.plan.meeting)), None)

    def show_day(self, day: Day | None) -> None:
        """Show a day, whatever is selected."""
        self._scene.sight = replace(self._scene.sight, day_id=None if day is None else day.id)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._axis.setGeometry(0, 0, AXIS_WIDTH, self.height())
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_selected()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._scene.restyle()
            self._axis.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)  # blocks under the pointer light up
        is_block = self._scene.block_at(self.mapToScene(event.position().toPoint())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_block else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self._scene.block_at(self.mapToScene(event.position().toPoint()))
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self._document.select(item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.modifiers() or not keyboard.walk(self._document, self._scene.geometry, Qt.Key(event.key())):
            event.ignore()  # Esc, undo and the like are of the page around it

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._scene.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._scene.show_focus(False)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            item = self._scene.block_at(self.mapToScene(event.pos()))
            face = item.face if item is not None else None
            QToolTip.showText(event.globalPos(), plain_tip(face.tooltip if face is not None else ""), self)
            return True
        return super().viewportEvent(event)

    def _take_in(self, reach: Reach) -> None:
        if not self._scene.refresh(reach):
            self._lay_out()
        self._axis.update()
        selected = self._document.selected
        if selected is not None and reach.has_session(selected.id):
            self._follow_selected()

    def _follow_selected(self) -> None:
        """Show the day of what is selected; a parked session, or none, leaves the day that is shown."""
        if not self.isVisible():
            return
        selected = self._document.selected
        self.setAccessibleDescription("" if selected is None else keyboard.described(selected))
        if selected is not None and selected.day_id not in (None, self._scene.sight.day_id):
            self.show_day(selected.day)
        self._scene.mark_selected()
        if selected is not None and (item := self._scene.blocks.get(selected.id)) is not None:
            self._zoom.reveal(item.place)

    def _lay_out(self) -> None:
        day = self.day  # the first where the one that was shown is gone
        self._scene.sight = replace(self._scene.sight, day_id=None if day is None else day.id)
        self._zoom.lay_out()
        self._axis.update()
        self.turned.emit()
