"""A typed field for long names."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame

from stocktake_desktop.ui.widgets.typed_field import TypedField

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WrappedField(TypedField):
    """One line to type in; while nobody does, what stands there takes as many lines as it needs."""

    def __init__(self, name: str, understand: Callable[[str], object], hint: str = "") -> None:
        super().__init__(name, understand, hint)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.textChanged.connect(self._grow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self._room()
        if self.hasFocus() or self._lines(room).height() <= self.fontMetrics().height():
            super().paintEvent(event)
            return
        option, painter = QStyleOptionFrame(), QPainter(self)
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.drawText(room, int(_WRAP), self.text())

    def _room(self) -> QRect:
        """Where words stand, as in a field of one line."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.marginsRemoved(self.textMargins()).adjusted(2, 1, -2, -1)  # what QLineEdit keeps free itself

    def _lines(self, room: QRect) -> QRect:
        return self.fontMetrics().boundingRect(QRect(0, 0, room.width(), 1), int(_WRAP), self.text())

    def _grow(self) -> None:
        room = self._room()
        self.setMinimumHeight(self._lines(room).height() + self.height() - room.height())
