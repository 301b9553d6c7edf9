"""Which way what is painted by hand stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def from_left(widget: QWidget) -> None:
    """Let a widget that paints itself stand from the left also in a window that is laid out from the right.

    Its words, its marks and what the pointer meets then agree; words of a title still run as their letters do.
    """
    widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
