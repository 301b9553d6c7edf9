"""The order in which Tab goes through a panel whose rows come and go: as it is read, line by line."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QStackedWidget, QWidget


def next_in_order(root: QWidget, step: int) -> QWidget | None:
    """The widget below `root` that the keys go to after the one that has them (`step` 1), or before it (-1)."""
    now = root.window().focusWidget()
    stops = list(_stops(root))
    at = next((nth for nth, stop in enumerate(stops) if now is not None and (stop is now or _goes_to(stop, now))), None)
    if at is None or not 0 <= at + step < len(stops):
        return None
    return stops[at + step]


def _goes_to(stop: QWidget, now: QWidget) -> bool:
    return stop.focusProxy() is now or stop.isAncestorOf(now)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What can have the keys, in the order of the layouts."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QScrollArea | QStackedWidget):
        yield widget
        return
    inner = widget.currentWidget() if isinstance(widget, QStackedWidget) else None
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
    if inner is not None:
        yield from _stops(inner)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda nth: cast(tuple[int, int, int, int], layout.getItemPosition(nth))[:2])
    for item in (layout.itemAt(nth) for nth in places):
        if item is None:
            continue
        if (below := item.layout()) is not None:
            yield from _stops_in(below)
        elif (widget := item.widget()) is not None:
            yield from _stops(widget)
