"""Tab walks over a page as it is read, also over what was put into it after the window was made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_read(page: QWidget, *before: QWidget) -> None:
    """Put what takes the keys into the order in which it is laid out, behind what stands before the page.

    Qt has what was made last behind everything else.
    """
    for one, other in pairwise((*before, *stops_of(page))):
        QWidget.setTabOrder(one, other)


def stops_of(page: QWidget) -> list[QWidget]:
    """What takes the keys on a page, in the order in which it is laid out."""
    return list(_stops(page.layout()))


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    for nth in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(nth) if layout is not None else None
        widget = item.widget() if item is not None else None
        if item is not None and widget is None:
            yield from _stops(item.layout())
        elif widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _stops(widget.layout())
