"""The hand on the timeline: presses and moves become gestures, and a gesture let go becomes a request."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from stocktake_desktop.models import Placement, PlanError, SessionBlock
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.timeline.asked import NewSessionAsked, ParkAsked, SeveralAsked
from stocktake_desktop.ui.timeline.banding import Banding
from stocktake_desktop.ui.timeline.block_item import BlockItem
from stocktake_desktop.ui.timeline.carrying import Carrying
from stocktake_desktop.ui.timeline.drafting import Drafting, place_in_gap
from stocktake_desktop.ui.timeline.gestures import Gesture, Move, Resize, Snapping, Subject, Ways
from stocktake_desktop.ui.timeline.hand_words import carrying_words
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.widgets.placing import MoveAsked, ResizeAsked
from stocktake_desktop.words import _

_EDGE = 6
"""Pixels at the top and bottom of a block that change its length."""

_FAR_ENOUGH = 4
"""Pixels the pointer must go before a press is a drag."""

_SCROLL_ZONE = 24
"""Pixels at the rim of the window in which a carried block scrolls what is seen."""

_PASSING = (Qt.WindowType.ToolTip, Qt.WindowType.Popup, Qt.WindowType.SplashScreen)
"""Windows that come and go by themselves over what is pointed at."""

_NO_KEYS, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand(QObject):
    """What the mouse does to blocks and to the view; the plan is only asked, through these signals."""

    move_requested = Signal(MoveAsked)
    """A session is to go to another place."""
    resize_requested = Signal(ResizeAsked)
    """A session is to have another start and length."""
    copy_requested = Signal(MoveAsked)
    """A copy of a session is to go to another place."""
    shift_requested = Signal(Wish)
    """A session is to move with what follows it."""
    several_requested = Signal(SeveralAsked)
    """Several sessions are to go to other places."""
    park_requested = Signal(ParkAsked)
    """Sessions are to go to the tray."""
    create_requested = Signal(NewSessionAsked)
    """There is to be a new session."""
    refused = Signal(str)
    """A session cannot be carried; why, in a sentence."""
    hint = Signal(str)
    """What the gesture now under way, or a press here, will do."""
    proposed = Signal(Placement)
    """The placement that a drop would give now; None when nothing is carried, or outside the days."""
    over_tray = Signal(bool)
    """A carried block is over the tray, or is not."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene, ways: Ways) -> None:
        super().__init__(view)
        self.tray: QWidget | None = None
        self.clicked_free: Placement | None = None
        """Where a menu was asked for on free time, until the next press there."""
        self._view, self._scene, self._ways = view, scene, ways
        self._carrying: Carrying | None = None
        self._snapping = Snapping(ways, scene.document.plan)
        self._pressed: QPoint | None = None
        self._toggles: str | None = None
        self._settles: str | None = None
        self._panned_from: QPoint | None = None
        self._free: Banding | Drafting | None = None
        self._last = (QPoint(), _NO_KEYS)
        self._scroller = QTimer(self, interval=30)
        self._scroller.timeout.connect(self._scroll_along)

    @property
    def is_busy(self) -> bool:
        """Whether something is held."""
        return self.is_carrying or self._pressed is not None

    @property
    def is_carrying(self) -> bool:
        """Whether a block is on its way, or something is drawn on free time."""
        return self._carrying is not None or self._free is not None

    def press(self, point: QPoint, modifiers: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """The button went down at this point of the viewport; with Ctrl a click adds to the selection.

        One of several selected sessions may be the start of a drag of all: only a click selects it alone.
        """
        self._pressed, self.clicked_free = point, None
        self._toggles = self._settles = None
        item, document = self._block_at(point), self._scene.document
        if item is None:
            return
        if modifiers & _CTRL:
            self._toggles = item.id
        elif item.id in document.selection:
            self._settles = item.id
        else:
            document.select(item.id)

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is at this point of the viewport."""
        if self._carrying is not None:
            self.carry_to(self._view.viewport().mapToGlobal(point), modifiers)
        elif self._panned_from is not None:
            self._pan(point)
        elif self._free is not None:
            self._stretch(self._view.viewport().mapToGlobal(point), modifiers)
        elif self._pressed is None:
            self._hover(point)
        elif (point - self._pressed).manhattanLength() >= _FAR_ENOUGH:
            self._begin(self._pressed, modifiers)
            self.move(point, modifiers)

    def release(self) -> None:
        """The button came up."""
        if self._pressed is not None and self._block_at(self._pressed) is None:
            self._scene.document.select(None)
        if self._pressed is not None and self._toggles is not None:
            self._scene.document.toggle(self._toggles)
        if self._pressed is not None and self._settles is not None:
            self._scene.document.select(self._settles)
        drawn = self._free.proposal if isinstance(self._free, Drafting) else None
        if self._panned_from is not None or self._free is not None:
            self.let_go()
        self._pressed = None
        self.drop()
        if drawn is not None:
            self.create_requested.emit(NewSessionAsked(drawn))

    def point_at(self, point: QPoint) -> None:
        """A menu is about to be asked for here: it is about the block under the pointer, with all selected ones."""
        item, document = self._block_at(point), self._scene.document
        if item is None:
            document.select(None)
        elif item.id not in document.selection:
            document.select(item.id)

        self.clicked_free = place_in_gap(self._scene, self._view.mapToScene(point)) if item is None else None

    def press_to_pan(self, point: QPoint) -> None:
        """The middle button went down: the view goes with the pointer."""
        self.let_go()
        self._panned_from = point
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def double_click(self, point: QPoint) -> None:
        """Open the block here, or ask for a new session."""
        item, where = self._block_at(point), self._view.mapToScene(point)
        self._pressed = None
        if item is not None:
            self._scene.document.open(item.id)
        elif at := place_in_gap(self._scene, where):
            self.create_requested.emit(NewSessionAsked(at))

    def take(self, gesture: Gesture) -> None:
        """Begin to carry a session; one that is locked or in a read-only plan stays, and says why."""
        if self._scene.document.plan.read_only:
            self.refused.emit(_("This plan is open for reading only; save a copy to change it."))
        elif gesture.subject.locked:
            self.refused.emit(_("This session is locked; unlock it first."))
        else:
            chosen = self._scene.document.selection
            along = [key for key in chosen if key != gesture.subject.id] if gesture.subject.id in chosen else ()
            self._carrying = Carrying(self._scene, gesture, along)
            self._snapping = Snapping(self._ways, self._scene.document.plan, (gesture.subject.id, *along))
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            moves = isinstance(gesture, Move)
            shape = Qt.CursorShape.ClosedHandCursor if moves else Qt.CursorShape.SizeVerCursor
            self._view.viewport().setCursor(shape)
            self._scroller.start()

    def carry_to(self, where: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """What is carried follows the pointer to this point of the screen."""
        if self._carrying is None:
            return
        self._last = (where, modifiers)
        moves = isinstance(self._carrying.gesture, Move)
        is_covered = moves and _is_covered(self._view.window(), where)
        parks = moves and not is_covered and self._is_over_tray(where)
        self.over_tray.emit(parks)
        stays = moves and (is_covered or not self._is_over_days(where))
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        point = self._view.mapToScene(self._view.viewport().mapFromGlobal(where))
        point.setY(max(0.0, min(point.y(), self._scene.geometry.height)))
        try:
            snap = self._snapping.held(modifiers)
            self._carrying.propose(None if stays else point, snap, seen, self._mode, parks=parks)
        except PlanError as error:  # it left the plan under the hand
            self.let_go()
            self.refused.emit(str(error))
            return
        self.proposed.emit(self._carrying.proposal)
        self.hint.emit(carrying_words(self._carrying, self._ways.follows, copies=self._copies))

    def keys_changed(self, modifiers: Qt.KeyboardModifier) -> None:
        """Alt and the like were pressed or let go while the pointer rests."""
        self._go_on(self._last[0], modifiers)

    def drop(self) -> None:
        """Ask for what the gesture now proposes."""
        carrying, copies = self._carrying, self._copies
        wish = carrying.wish if carrying is not None else None
        self.let_go()
        if carrying is None:
            return
        subject, proposal = carrying.gesture.subject, carrying.proposal
        if wish is not None:
            self.shift_requested.emit(wish)
        elif carrying.parks:
            self._ask_to_park((subject.id, *carrying.along))
        elif carrying.along:
            if proposal != subject.placement and carrying.places:
                self.several_requested.emit(SeveralAsked(carrying.places, copies))
        elif proposal is not None and proposal != subject.placement:
            if isinstance(carrying.gesture, Resize):
                self.resize_requested.emit(ResizeAsked(subject.id, proposal.start, proposal.minutes))
            else:
                request = self.copy_requested if copies else self.move_requested
                request.emit(MoveAsked(subject.id, Place(proposal.day_id, proposal.start, proposal.room_id)))

    def _ask_to_park(self, ids: Iterable[str]) -> None:
        blocks = (self._scene.document.plan.find(SessionBlock, key) for key in ids)
        placed = tuple(block.id for block in blocks if block is not None and not block.is_parked)
        if placed:
            self.park_requested.emit(ParkAsked(placed))

    def let_go(self) -> None:
        """Hold nothing any more; what was carried is where it was."""
        held = self.is_carrying or self._panned_from is not None
        for shown in (self._carrying, self._free):
            if shown is not None:
                shown.end()
        self._carrying = self._pressed = self._panned_from = self._free = None
        if held:
            self._scroller.stop()
            self._view.viewport().unsetCursor()
            self.over_tray.emit(False)
            self.proposed.emit(None)
            self.hint.emit("")

    @property
    def _copies(self) -> bool:
        """Whether a drop now would leave the session where it is and place a copy."""
        placed = self._carrying is not None and self._carrying.gesture.subject.placement is not None
        moves = self._carrying is not None and isinstance(self._carrying.gesture, Move)
        return placed and moves and self._last[1] & (_CTRL | _SHIFT) == _CTRL

    @property
    def _mode(self) -> Mode:
        """What follows a session that is dragged: with Shift the later ones in its room, with Ctrl all that day.

        Where something follows anyhow, Shift lets the session go alone.
        """
        shift, ctrl = bool(self._last[1] & _SHIFT), bool(self._last[1] & _CTRL)
        if shift and ctrl:
            return Mode.DAY
        if ctrl:
            return Mode.ONLY
        if shift:
            return Mode.ROOM if self._ways.follows is Mode.ONLY else Mode.ONLY
        return self._ways.follows

    def _block_at(self, point: QPoint) -> BlockItem | None:
        return self._scene.block_at(self._view.mapToScene(point))

    def _hover(self, point: QPoint) -> None:
        item = self._block_at(point)
        if item is None:
            self._view.viewport().unsetCursor()
            self.hint.emit(_("Drag: new session · Ctrl+drag: select several · middle button: move the view"))
        elif item.face is not None and item.face.locked:
            self._view.viewport().unsetCursor()
            self.hint.emit(_("Locked · double-click: open"))
        else:
            edge = _edge(item.place, self._view.mapToScene(point)) is not None
            shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.OpenHandCursor
            self._view.viewport().setCursor(shape)
            self.hint.emit(_("Drag: change the length") if edge else _("Drag: move · double-click: open"))

    def _begin(self, pressed: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The press has become a drag: of the block under it, else of a new session or of a band around several."""
        self._pressed = None
        item = self._block_at(pressed)
        if item is None:
            self._free = self._begin_on_free_time(pressed, modifiers)
            self._scroller.start()
            return
        block = self._scene.document.plan.find(SessionBlock, item.id)
        if block is None:
            return
        grip, geometry, subject = self._view.mapToScene(pressed), self._scene.geometry, Subject.of(block)
        edge = _edge(item.place, grip)
        self.take(Move(subject, geometry, grip) if edge is None else Resize(subject, geometry, grip, top=edge))

    def _begin_on_free_time(self, pressed: QPoint, modifiers: Qt.KeyboardModifier) -> Banding | Drafting:
        """A new session; with Ctrl or Shift, and where nothing can be added, a band that selects."""
        if modifiers & (_CTRL | _SHIFT) or self._scene.document.plan.read_only:
            return Banding(self._view, self._scene, pressed, adds=bool(modifiers & _CTRL))
        return Drafting(self._view, self._scene, self._ways, pressed)

    def _stretch(self, where: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """What is drawn on free time reaches to this point of the screen."""
        if self._free is None:
            return
        self._last = (where, modifiers)
        self._free.stretch_to(self._view.viewport().mapFromGlobal(where), modifiers)
        if isinstance(self._free, Drafting) and self._free.proposal is not None:
            self.proposed.emit(self._free.proposal)
        self.hint.emit(self._free.words)

    def _go_on(self, where: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """What is held is at this point of the screen."""
        self.carry_to(where, modifiers)
        self._stretch(where, modifiers)

    def _pan(self, point: QPoint) -> None:
        assert self._panned_from is not None
        by, self._panned_from = point - self._panned_from, point
        for bar, distance in (
            (self._view.horizontalScrollBar(), by.x()),
            (self._view.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - distance)

    def _is_over_tray(self, where: QPoint) -> bool:
        return self.tray is not None and self.tray.rect().contains(self.tray.mapFromGlobal(where))

    def _is_over_days(self, where: QPoint) -> bool:
        """Whether a point of the screen is where the days are seen, or beside them; not on their heads or outside."""
        days, whole = self._view.viewport().geometry(), self._view.rect()
        return QRect(whole.left(), days.top(), whole.width(), days.height()).contains(self._view.mapFromGlobal(where))

    def _scroll_along(self) -> None:
        """While a block is carried to the rim of a timeline larger than the window, go on in that direction."""
        point, area = self._view.viewport().mapFromGlobal(self._last[0]), self._view.viewport().rect()
        if not self._view.rect().contains(self._view.mapFromGlobal(self._last[0])):
            return
        moved = False
        for bar, at, size in (
            (self._view.horizontalScrollBar(), point.x(), area.width()),
            (self._view.verticalScrollBar(), point.y(), area.height()),
        ):
            before = bar.value()
            bar.setValue(before + (min(at - _SCROLL_ZONE, 0) + max(at - (size - _SCROLL_ZONE), 0)) // 2)
            moved = moved or bar.value() != before
        if moved:
            self._go_on(*self._last)


def _is_covered(window: QWidget, where: QPoint) -> bool:
    """Whether a window that belongs to this one, as a panel that floats over it, is at a point of the screen."""
    return any(
        other.isVisible()
        and other.windowType() not in _PASSING
        and (owner := other.parentWidget()) is not None
        and owner.window() is window
        and other.frameGeometry().contains(where)
        for other in QApplication.topLevelWidgets()
    )


def _edge(rect: QRectF, point: QPointF) -> bool | None:
    """True on the top edge of a block, False on the bottom one, None elsewhere, as on the name beside a low one.

    Low blocks keep a middle.
    """
    if not rect.contains(point):
        return None
    zone = min(_EDGE, rect.height() / 4)
    if point.y() >= rect.bottom() - zone:
        return False
    return True if point.y() <= rect.top() + zone else None
