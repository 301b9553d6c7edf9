"""The list of the history: walked with the arrows, stretches open with Return and Right, links are pressed."""

from datetime import date as Date

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu

from stocktake_desktop.planning.moments import today
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.history.entries import Fold, Further, StepEntry
from stocktake_desktop.ui.history.entry_words import whose_times
from stocktake_desktop.ui.history.model import HistoryModel
from stocktake_desktop.ui.history.offers import HistoryAct, Offer, offers_for
from stocktake_desktop.ui.history.painting import EntryPainting
from stocktake_desktop.ui.history.shape import presses
from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class HistoryList(QListView):
    """Shows the entries of a history, and says what was asked of them."""

    taken = Signal(Offer)
    """An offer of the chosen line was taken up."""
    left = Signal()
    """The pointer went elsewhere."""

    def __init__(self, document: Document, model: HistoryModel) -> None:
        super().__init__()
        self._document, self.history = document, model
        self._painting = EntryPainting(self, self.offers, self._today)
        self.setModel(model)
        self.setItemDelegate(self._painting)
        self.setObjectName("page_scroll")
        self.setAccessibleName(_("Steps of the history, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        from_left(self)
        self.setTabKeyNavigation(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._stretch)

    def follow_meeting(self) -> None:
        """Say by which clock times are told."""
        self._painting.times = whose_times(self._document.plan.meeting)
        self.viewport().update()

    def offers(self, row: int) -> list[Offer]:
        """What can be done with the line in a row."""
        entry = self.history.entries[row] if 0 <= row < len(self.history.entries) else None
        if not isinstance(entry, StepEntry):
            return []
        return offers_for(self._document.plan, entry.line, begin=self.history.begin, newest=self.history.newest)

    def choose(self, row: int) -> None:
        """Choose a row and bring it in sight."""
        if 0 <= row < self.history.rowCount():
            self.setCurrentIndex(self.history.index(row))

    def choose_newest(self) -> None:
        """Choose where the plan stands, or what is shown first."""
        rows = range(self.history.rowCount())
        self.choose(next((row for row in rows if self.history.line_at(row) is not None), -1))

    def take_up(self, act: HistoryAct) -> bool:
        """Take up an offer of the chosen line; False where it has none such."""
        offer = next((offer for offer in self.offers(self.currentIndex().row()) if offer.act is act), None)
        if offer is not None:
            self.taken.emit(offer)
        return offer is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = {
            Qt.Key.Key_Return: self._press,
            Qt.Key.Key_Enter: self._press,
            Qt.Key.Key_Right: lambda: self._open(wide=True),
            Qt.Key.Key_Left: lambda: self._open(wide=False),
            Qt.Key.Key_Escape: self.choose_newest,
        }.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed is done at once; else the row is chosen."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            offer = self._offer_at(index, at)
            if offer is not None:
                self.taken.emit(offer)
                return
            super().mousePressEvent(event)
            if isinstance(self.history.entries[index.row()], Fold | Further):
                self._press()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        is_link = index.isValid() and (
            self._offer_at(index, at) is not None or isinstance(self.history.entries[index.row()], Fold | Further)
        )
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the line offers, at the pointer, or under the line where a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(self.width() // 4, 0)
        else:
            at = event.pos()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offer in self.offers(self.currentIndex().row()):
            when(menu.addAction(menu_words(offer.words)).triggered, self.taken.emit, offer)
        if menu.isEmpty():
            menu.addAction(_("Nothing to do here")).setEnabled(False)
        menu.popup(self.viewport().mapToGlobal(at))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        super().changeEvent(event)

    def _today(self) -> Date:
        return today(self._document.plan.meeting)

    def _offer_at(self, index: QModelIndex, at: QPoint) -> Offer | None:
        """The offer under a point of the chosen row."""
        entry = self.history.entries[index.row()]
        if index.row() != self.currentIndex().row() or not isinstance(entry, StepEntry | Fold):
            return None
        area = self.visualRect(index)
        drawn = presses(entry, area.width(), self.offers(index.row()))
        return next((press.offer for press in drawn if press.area.contains(at - area.topLeft())), None)

    def _press(self) -> None:
        """Return: open or close a stretch, look further, or go back to the line."""
        row = self.currentIndex().row()
        entry = self.history.entries[row] if row >= 0 else None
        if isinstance(entry, Fold):
            self._open(wide=not entry.is_open)
        elif isinstance(entry, Further):
            self.history.look_further()
        elif entry is not None:
            self.take_up(HistoryAct.GO_BACK)

    def _open(self, *, wide: bool) -> None:
        """Open the stretch in hand, or close the one that the row in hand is of."""
        row = self.currentIndex().row()
        fold = self.history.fold_of(row) if row >= 0 else -1
        if fold >= 0:
            self.choose(fold)
            self.history.open_fold(fold, wide=wide)
            self.choose(fold)

    def _stretch(self, now: QModelIndex, before: QModelIndex) -> None:
        """The chosen row has room for what it offers."""
        for index in (before, now):
            if index.isValid():
                self._painting.sizeHintChanged.emit(index)
