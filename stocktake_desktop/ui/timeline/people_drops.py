"""People dropped on the timeline: the block under the pointer lights up, and the role is asked in place."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from stocktake_desktop.edits.appearances import move_to_session
from stocktake_desktop.models import Appearance
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.timeline.view import TimelineView
from stocktake_desktop.ui.widgets.people_drops import CarriedPeople, PeopleDrops
from stocktake_desktop.ui.widgets.role_menu import ask_role, called
from stocktake_desktop.words import _

_RIM = 24
"""Pixels at the edge of the window in which people in the hand scroll what is seen."""


class TimelinePeople:
    """Takes people who are dropped on blocks; who comes from another session moves, with role and alternates."""

    def __init__(self, view: TimelineView) -> None:
        self._view, self._document = view, view.document
        self._halo: QGraphicsRectItem | None = None
        self._drops = PeopleDrops(view.viewport(), self._block_at, self._light, self._take)

    def _block_at(self, point: QPoint, load: CarriedPeople) -> str | None:
        self._scroll(point)
        item = self._view.blocks.block_at(self._view.mapToScene(point))
        return item.id if item is not None and not self._document.plan.read_only else None

    def _light(self, block_id: str | None, load: CarriedPeople) -> None:
        if self._halo is not None:
            self._view.blocks.removeItem(self._halo)
            self._halo = None
        item = self._view.blocks.blocks.get(block_id or "")
        if item is None or item.face is None:
            self._view.hint.emit("")
            return
        self._halo = _halo(item.place)
        self._view.blocks.addItem(self._halo)
        self._view.hint.emit(self._words(item.face.title, load))

    def _words(self, title: str, load: CarriedPeople) -> str:
        moved = self._document.plan.find(Appearance, load.appearance_id or None)
        if moved is not None:
            return _("Move {name} to {title}").format(name=telling_name(moved), title=title)
        return _("Add {name} to {title}").format(name=called(self._document, load.who), title=title)

    def _take(self, load: CarriedPeople, block_id: str, at: QPoint) -> None:
        moved = self._document.plan.find(Appearance, load.appearance_id or None)
        if moved is None:
            self._document.select(block_id)
            ask_role(self._document, self._view, at, load.who, block_id)
        elif moved.session_id != block_id and self._document.do(move_to_session, moved.id, block_id):
            self._document.select(block_id)

    def _scroll(self, point: QPoint) -> None:
        area = self._view.viewport().rect()
        for bar, at, size in (
            (self._view.horizontalScrollBar(), point.x(), area.width()),
            (self._view.verticalScrollBar(), point.y(), area.height()),
        ):
            bar.setValue(bar.value() + min(at - _RIM, 0) + max(at - (size - _RIM), 0))


def _halo(rect: QRectF) -> QGraphicsRectItem:
    colour = theme_in_use().accent
    veil = QColor(colour)
    veil.setAlpha(44)
    halo = QGraphicsRectItem(rect.adjusted(-1, -1, 1, 1))
    halo.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine))
    halo.setBrush(veil)
    halo.setZValue(9)
    return halo
