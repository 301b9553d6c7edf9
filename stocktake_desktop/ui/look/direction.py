"""Which way what is painted by hand stands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget


def from_left(widget: QWidget) -> None:
    """Let a widget that paints itself stand from the left also in a window that is laid out from the right.

    Its words, its marks and what the pointer meets then agree; words of a title still run as their letters do.
    """
    widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def painter_of(widget: QWidget) -> QPainter:
    """A painter that stands as its widget does; by itself it would stand as the whole program does."""
    painter = QPainter(widget)
    painter.setLayoutDirection(widget.layoutDirection())
    return painter
