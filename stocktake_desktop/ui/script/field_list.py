"""The list of fields that opens at a brace: each with what stands for it now."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stocktake_desktop.models.script_text import FIELDS, field_name
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, mix
from stocktake_desktop.ui.script.chips import colour_of
from stocktake_desktop.words import _

_WIDTH, _ROW = 100 * GRID, 7 * GRID
_NAME, _VALUE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST = 8
"""Rows that are seen at once."""
_OF_LIST = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
)


class FieldOffer(QObject):
    """Offers fields where words are typed; while it does, the list has the keys first: Esc closes that alone."""

    def __init__(self, edit: QWidget, take: Callable[[str], object]) -> None:
        super().__init__(edit)
        self._edit, self._take = edit, take
        self._list: FieldList | None = None
        edit.installEventFilter(self)  # behind that of a pause, so that it is asked first

    def follow(self, begun: str | None, values: Mapping[str, str], below: QRect) -> None:
        """Offer the fields that begin as what is typed, below a place of the field; None: no field is being typed."""
        if begun is None:
            self.close()
        else:
            place = QRect(self._edit.mapTo(self._edit.window(), below.topLeft()), below.size())
            self._offered().offer(field_name(begun), values, place)

    def close(self) -> None:
        """Offer nothing."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if isinstance(event, QKeyEvent) and self._list is not None and self._list.isVisible():
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OF_LIST:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _OF_LIST:
                self._list.press(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _offered(self) -> "FieldList":
        if self._list is None:
            self._list = FieldList(self._edit.window())
            self._list.taken.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        return self._list


def begun_field(before: str) -> str | None:
    """What is typed of a field that is not closed yet, in the words before the cursor; None where there is none."""
    brace = before.rfind("{")
    begun = before[brace + 1 :]
    return begun if brace >= 0 and "}" not in begun and "\ufffc" not in begun else None


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

    def press(self, key: Qt.Key) -> None:
        """Choose the next one or the one before, take the chosen one, or close."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.setCurrentRow((self.currentRow() + (1 if key is Qt.Key.Key_Down else -1)) % self.count())
        elif key is Qt.Key.Key_Escape:
            self.hide()
        else:
            self.take()

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
