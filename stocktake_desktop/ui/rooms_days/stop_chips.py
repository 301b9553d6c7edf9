"""The hard stops of a day as chips: each opens to be changed, one more is added, Del takes one out."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.models import new_id
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, end_clock
from stocktake_desktop.planning.frame import StopLine
from stocktake_desktop.planning.understood import understand_end
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button, shrunk
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class StopTime(TimeLine):
    """The minute of a hard stop; midnight is 24:00."""

    def understand(self, typed: str) -> int:
        return understand_end(typed)

    def words_of(self, value: int) -> str:
        return end_clock(value)


class StopEditor(QFrame):
    """Time and words of one hard stop and who watches it; what is typed counts at once, Return closes it."""

    changed = Signal(StopLine)
    """The stop is this now."""
    removed = Signal(str)
    """The stop with this id is to go."""

    def __init__(self, parent: QWidget, stop: StopLine) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stop = stop
        self.time, self.title, self.wrong = StopTime(stop.minute), QLineEdit(stop.title), MessageLine()
        self.watched_by = QLineEdit(stop.watched_by)
        self.time.setFixedWidth(20 * GRID)
        self.title.setMinimumWidth(56 * GRID)
        self.remove = QPushButton(_("&Remove the hard stop"))
        self.remove.setAutoDefault(False)
        rows = QFormLayout()
        rows.addRow(_("&Time"), self.time)
        rows.addRow(_("&What ends"), self.title)
        rows.addRow(_("W&ho watches it"), self.watched_by)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.addLayout(rows)
        column.addWidget(self.wrong)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.time.understood.connect(self._take)
        self.title.textEdited.connect(self._take)
        self.watched_by.textEdited.connect(self._take)
        self.remove.clicked.connect(self._remove)

    def open_at(self, where: QPoint) -> None:
        """Stand at this point of the screen, the time ready to be typed over."""
        self.move(where)
        self.show()
        self.time.setFocus(Qt.FocusReason.PopupFocusReason)
        self.time.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.time.fault:
                self.close()
            return
        super().keyPressEvent(event)

    def _take(self, *_typed: object) -> None:
        self.wrong.say(self.time.fault)
        self.adjustSize()
        if self.time.value is not None:
            self._stop = StopLine(self._stop.id, self.time.value, self.title.text(), self.watched_by.text())
            self.changed.emit(self._stop)

    def _remove(self) -> None:
        self.close()
        self.removed.emit(self._stop.id)


class StopChips(QWidget):
    """The hard stops of one day; beside them what ends at them, where it is the same for all."""

    changed = Signal(tuple)
    """The day is to have these hard stops."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[StopLine, ...] = ()
        self.chips: list[StopChip] = []
        self.add = quiet_button("+", _("Add a hard stop"))
        self.add.setToolTip(_("Add a hard stop: a time after which nothing can go on that day"))
        self.add.clicked.connect(self._add)
        self._what = _Words()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self.add)
        self._row.addWidget(self._what, 1)

    def show_stops(self, stops: tuple[StopLine, ...]) -> None:
        """Show these hard stops; a chip stays as long as its stop is there."""
        self._stops = stops
        wanted = {stop.id for stop in stops}
        for chip in [chip for chip in self.chips if chip.key not in wanted]:
            self.chips.remove(chip)
            chip.deleteLater()
        for nth, stop in enumerate(sorted(stops, key=lambda stop: (stop.minute, stop.id))):
            chip = next((chip for chip in self.chips if chip.key == stop.id), None) or self._make_chip(stop)
            chip.show_stop(stop)
            self._row.insertWidget(nth, chip)
        titles = {stop.title for stop in stops}
        words = titles.pop() if len(titles) == 1 else ""
        self._what.setText(words)
        self._what.setToolTip(plain_tip(words))

    def first(self) -> QWidget:
        """Where the keys go first."""
        return min(self.chips, key=lambda chip: chip.minute, default=None) or self.add

    def open_editor(self, stop: StopLine) -> None:
        """Let a hard stop be changed below its chip."""
        chip = next(chip for chip in self.chips if chip.key == stop.id)
        editor = StopEditor(self, stop)
        editor.changed.connect(self._change)
        editor.removed.connect(self._remove)
        editor.open_at(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _make_chip(self, stop: StopLine) -> "StopChip":
        chip = StopChip(stop.id)
        when(chip.clicked, self._open, stop.id)
        chip.removal_requested.connect(self._remove)
        self.chips.append(chip)
        return chip

    def _open(self, key: str) -> None:
        self.open_editor(next(stop for stop in self._stops if stop.id == key))

    def _add(self) -> None:
        last = max(self._stops, key=lambda stop: stop.minute, default=None)
        minute = min((last.minute if last else 17 * 60) + 60, MINUTES_PER_DAY)
        stop = StopLine(new_id(), minute, *(last[2:] if last else ("",)))
        self.changed.emit((*self._stops, stop))
        self.open_editor(stop)

    def _change(self, changed: StopLine) -> None:
        self.changed.emit(tuple(changed if stop.id == changed.id else stop for stop in self._stops))

    def _remove(self, key: str) -> None:
        self.changed.emit(tuple(stop for stop in self._stops if stop.id != key))
        self.first().setFocus()


class _Words(QLabel):
    """Words in small type that end in … where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("small")
        self.setFont(font(SMALL))
        shrunk(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(theme_in_use().muted)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), words)


class StopChip(QToolButton):
    """One hard stop by its time."""

    removal_requested = Signal(str)
    """The stop with this id is to go."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key, self.minute = key, 0
        self.setObjectName("stop_chip")
        self.setFont(font(SMALL))

    def show_stop(self, stop: StopLine) -> None:
        """Show a hard stop."""
        self.minute = stop.minute
        words = _("Hard stop {time}: {title}").format(time=end_clock(stop.minute), title=stop.title or "–")
        words = " · ".join(filter(None, (words, stop.watched_by)))
        self.setText(end_clock(stop.minute))
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_requested.emit(self.key)
            return
        super().keyPressEvent(event)
