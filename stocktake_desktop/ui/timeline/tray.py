"""The tray: sessions without a place, waiting to be dragged onto the timeline."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.direction import painter_of
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, mix
from stocktake_desktop.ui.timeline.face_painting import paint_face
from stocktake_desktop.ui.timeline.faces import Face, face_of
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _

_CHIP = QSize(208, 40)
_EMPTY_HEIGHT = 9 * GRID


class Tray(QFrame):
    """A strip of chips; a carried block may be dropped on it."""

    taken = Signal(str)
    """A chip is being dragged away; the id of its session."""
    carried = Signal(QPoint, Qt.KeyboardModifier)
    """The pointer that drags a chip is here on the screen, with these modifiers."""
    dropped = Signal()
    """The pointer let go of the chip."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._welcoming = False
        self.setAccessibleName(_("Parked sessions"))
        self._title = QLabel(_("Parked"))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._empty = ShortLabel(_("Drag a session here to park it."), tone="muted")
        self._chips = QWidget()
        self._row = QHBoxLayout(self._chips)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * GRID)
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._chips)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        outer.addWidget(self._title)
        outer.addSpacing(2 * GRID)
        outer.addWidget(self._empty, 1)
        outer.addWidget(scroll, 1)
        WhenSeen(document, self, self._take_in)
        document.replaced.connect(self._fill)
        document.selection_changed.connect(self._mark)
        self._fill()

    def welcome(self, welcoming: bool) -> None:
        """Show that a drop here parks."""
        if welcoming != self._welcoming:
            self._welcoming = welcoming
            self.update()

    def chips(self) -> "list[Chip]":
        """The chips from left to right."""
        items = (self._row.itemAt(nth) for nth in range(self._row.count()))
        return [widget for item in items if item is not None and isinstance(widget := item.widget(), Chip)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = painter_of(self), theme_in_use()
        painter.fillRect(self.rect(), mix(theme.accent, theme.desk, 0.14) if self._welcoming else theme.desk)
        painter.setPen(QPen(theme.hairline, 1))
        painter.drawLine(0, 0, self.width(), 0)
        if self._welcoming:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.accent, 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), GRID, GRID)

    def _take_in(self, reach: Reach) -> None:
        """Look through the plan for parked sessions only after a step that can have changed what is here."""
        known = (chip.face.id for chip in self.chips())
        blocks = (self.document.plan.find(SessionBlock, session_id) for session_id in reach.sessions)
        if any(map(reach.has_session, known)) or any(block is not None and block.is_parked for block in blocks):
            self._fill()

    def _fill(self) -> None:
        parked = [b for b in self.document.plan.meeting.sessions if b.is_parked]
        faces = [face_of(block) for block in sorted(parked, key=lambda b: (name_order(b.title), b.id))]
        if [chip.face for chip in self.chips()] != faces:
            while self._row.count():
                item = self._row.takeAt(0)
                if item is not None and (widget := item.widget()):
                    widget.deleteLater()
            for face in faces:
                self._row.addWidget(Chip(face, self))
            self._row.addStretch(1)
        self._empty.setVisible(not faces)
        self._scroll.setVisible(bool(faces))
        self.setFixedHeight(_CHIP.height() + 4 * GRID if faces else _EMPTY_HEIGHT)
        self._mark()

    def _mark(self) -> None:
        selected = self.document.selected
        for chip in self.chips():
            chip.mark(selected is not None and selected.id == chip.face.id)


class Chip(QWidget):
    """One parked session."""

    def __init__(self, face: Face, tray: Tray) -> None:
        super().__init__()
        self.face = face
        self._tray = tray
        self._marked = False
        self._pressed: QPoint | None = None
        self._carried = False
        self.setFixedHeight(_CHIP.height())
        self.setFixedWidth(
            max(120, min(_CHIP.width(), round(width_of(face.title, SMALL, QFont.Weight.DemiBold)) + 110))
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(plain_tip(face.tooltip))
        self.setAccessibleName(f"{face.title}, {face.time}")

    def mark(self, marked: bool) -> None:
        """Show that it is selected."""
        self._marked = marked
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = painter_of(self), theme_in_use()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_face(painter, area.adjusted(0, -1, 0, 0), self.face, theme)
        if self._marked or self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(area, GRID, GRID)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        document = self._tray.document
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            document.select(self.face.id)
        elif self.face.id not in document.selection:
            document.select(self.face.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if not self._carried and (event.position().toPoint() - self._pressed).manhattanLength() >= 4:
            self._carried = True
            self._tray.taken.emit(self.face.id)
        if self._carried:
            self._tray.carried.emit(event.globalPosition().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        carried, self._carried, self._pressed = self._carried, False, None
        if carried:
            self._tray.dropped.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._tray.document.open(self.face.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tray.document.enter(self.face.id)
        else:
            super().keyPressEvent(event)
