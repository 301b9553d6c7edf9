"""The list of fields that opens at a brace: each with what stands for it now."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stocktake_desktop.models.script_text import FIELDS
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, mix
from stocktake_desktop.ui.script.chips import colour_of
from stocktake_desktop.words import _

_WIDTH, _ROW = 100 * GRID, 7 * GRID
_NAME, _VALUE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST = 8
"""Rows that are seen at once."""


class FieldList(QListWidget):
    """Shown below the cursor while a field is typed; it never has the keys itself."""

    taken = Signal(str)
    """The field of this name is to be put in."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("field_list")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Fields"))
        self.setItemDelegate(_FieldRow(self))
        self.itemClicked.connect(lambda _item: self.take())
        self.hide()

    def offer(self, begun: str, values: Mapping[str, str], below: QRect) -> bool:
        """Offer the fields that begin so, below a place of the window; False where there is none."""
        names = [name for name in FIELDS if name.startswith(begun)]
        self.clear()
        for name in names:
            item = QListWidgetItem(f"{{{name}}}")
            item.setData(_NAME, name)
            item.setData(_VALUE, values.get(name, ""))
            item.setToolTip(plain_tip(_(FIELDS[name])))
            item.setSizeHint(QSize(_WIDTH, _ROW))
            self.addItem(item)
        self.setCurrentRow(0)
        self.setVisible(bool(names))
        if names:
            self._stand(below, min(len(names), _MOST) * _ROW + 2 * self.frameWidth())
        return bool(names)

    def walk(self, step: int) -> None:
        """Choose the next one, or the one before."""
        self.setCurrentRow((self.currentRow() + step) % self.count())

    def take(self) -> None:
        """Take the chosen field."""
        item = self.currentItem()
        self.hide()
        if item is not None:
            self.taken.emit(item.data(_NAME))

    def _stand(self, below: QRect, height: int) -> None:
        room = self._window.rect()
        top = below.bottom() + GRID if below.bottom() + GRID + height <= room.bottom() else below.top() - GRID - height
        left = min(max(below.left(), room.left()), room.right() - _WIDTH)
        self.setGeometry(left, max(top, 0), _WIDTH, height)
        self.raise_()


class _FieldRow(QStyledItemDelegate):
    """A field in its colour, and what stands for it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, area = theme_in_use(), option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, mix(look.accent, look.paper, 0.16) if is_chosen else look.paper)
        room, name = area.adjusted(2 * GRID, 0, -2 * GRID, 0), index.data(_NAME)
        half = QRect(room.left(), room.top(), 36 * GRID, room.height())
        rest = QRect(half.right(), room.top(), room.right() - half.right(), room.height())
        if option.direction is Qt.LayoutDirection.RightToLeft:
            half.moveRight(room.right())
            rest.moveLeft(room.left())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(mix(colour_of(name), look.ink, 0.85))
        painter.drawText(half, side, f"{{{name}}}")
        value = index.data(_VALUE)
        painter.setPen(look.ink if value else look.muted)
        words = option.fontMetrics.elidedText(
            value or _("nothing entered yet"), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, side, words)
