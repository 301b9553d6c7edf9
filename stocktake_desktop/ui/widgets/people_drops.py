"""A part of a panel on which people can be dropped: it lights up where they would go."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.ui.widgets.carried_who import carried, taken_from

P = TypeVar("P")


class CarriedPeople(NamedTuple):
    """What is in the hand: who, and the appearance they are taken from (empty from the people panel)."""

    who: list[Who]
    appearance_id: str


class PeopleDrops(QObject, Generic[P]):
    """Watches a widget for people that are dragged over it; all else it leaves alone.

    `place_at` says what is under a point of the widget, None where nobody can be dropped; `light` shows it (None
    puts the light out); `take` is told of a drop: the load, the place and the point of the screen.
    """

    def __init__(
        self,
        area: QWidget,
        place_at: Callable[[QPoint, CarriedPeople], P | None],
        light: Callable[[P | None, CarriedPeople], None],
        take: Callable[[CarriedPeople, P, QPoint], None],
    ) -> None:
        super().__init__(area)
        self._area, self._place_at, self._light, self._take = area, place_at, light, take
        self._inside = False
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave and self._inside:
            self._inside = False
            self._light(None, CarriedPeople([], ""))
            return True
        if not isinstance(event, QDropEvent):  # entering and moving are drops too, of a kind
            return super().eventFilter(watched, event)
        load = CarriedPeople(carried(event.mimeData()), taken_from(event.mimeData()))
        if not load.who and not load.appearance_id:
            return False
        self._over(event, load)
        return True

    def _over(self, event: QDropEvent, load: CarriedPeople) -> None:
        point = event.position().toPoint()
        place = self._place_at(point, load)
        moving = self._inside = isinstance(event, QDragMoveEvent)
        self._light(place if moving else None, load)
        if place is None and event.type() != QEvent.Type.DragEnter:
            event.ignore()
            return
        event.acceptProposedAction()
        if not moving and place is not None:
            self._take(load, place, self._area.mapToGlobal(point))
