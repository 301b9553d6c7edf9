"""Marks on widgets that the style sheet looks at, and the style sheet that follows the theme."""

from PySide6.QtWidgets import QWidget


def set_mark(widget: QWidget, mark: str, on: bool) -> None:
    """Set a property that the style sheet names, and dress the widget again when it changed."""
    if bool(widget.property(mark)) != on:
        widget.setProperty(mark, on)
        widget.style().unpolish(widget)  # Qt looks at properties in a style sheet only when it dresses a widget
        widget.style().polish(widget)
