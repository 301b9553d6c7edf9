"""The running order on the card of a room: every session with its expected times; a line can be started or skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QSizePolicy, QTreeView

from stocktake_desktop.planning.clock import duration
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.planning.report_words import late_words
from stocktake_desktop.planning.running import OVER, UNDER_WAY, UNNOTED, State
from stocktake_desktop.planning.running_order import OrderLine
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.word_table import WordCell, WordTable
from stocktake_desktop.words import _, ngettext, term

_FEWEST, _ROW = 2, 6 * GRID


class LinePress(Enum):
    """What can be asked of one line."""

    START = auto()
    END = auto()
    SKIP = auto()
    AS_PLANNED = auto()


@dataclass(frozen=True)
class LineAsked:
    """Something is to be done with what one line stands for."""

    press: LinePress
    """What is to be done."""
    item_id: str
    """The session or segment."""


class RunningOrderList(QTreeView):
    """Filled anew only when a line has changed; the menu of a line (right click, Menu key, Return) asks for a press."""

    asked = Signal(LineAsked)
    """Something is asked of a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("running_order")
        self.setAccessibleName(_("Running order"))
        self._rows = WordTable(self, 3)
        self.setModel(self._rows)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self._pixels = SMALL
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_FEWEST * _ROW)
        header = self.header()
        header.setStretchLastSection(False)
        for column, mode in enumerate(("ResizeToContents", "Stretch", "ResizeToContents")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode[mode])
        self.lines: list[OrderLine] = []

    def show_lines(self, lines: Sequence[OrderLine]) -> None:
        """Show these from now on, what runs in sight."""
        if list(lines) == self.lines:
            return
        chosen = self._chosen()
        was_at = self._current()
        self.lines = list(lines)
        self._fill()
        again = next((nth for nth, line in enumerate(lines) if chosen is not None and line.id == chosen.id), None)
        if again is not None:
            self.setCurrentIndex(self._rows.index(again, 0))
        if was_at != self._current() or chosen is None:
            self._bring_current_in_sight()

    def fit(self, pixels: int) -> None:
        """Set the lines in type of this size."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._fill()

    def _fill(self) -> None:
        self._rows.show_rows([_cells(line, self._pixels) for line in self.lines])

    def menu_of(self, line: OrderLine) -> QMenu:
        """What can be asked of a line; nothing of a hard stop or of what is over."""
        menu = QMenu(self)
        for press, words in _presses(line):
            action = QAction(words, menu)
            when(action.triggered, self.asked.emit, LineAsked(press, line.id))
            menu.addAction(action)
        return menu

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, _FEWEST * _ROW)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        under = self.indexAt(event.pos())
        index = under if under.isValid() else self.currentIndex()
        if index.isValid():
            self._offer(self.lines[index.row()], event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            place = self.visualRect(index).bottomLeft()
            self._offer(self.lines[index.row()], self.viewport().mapToGlobal(place))
            return
        super().keyPressEvent(event)

    def _offer(self, line: OrderLine, place: QPoint) -> None:
        menu = self.menu_of(line)
        if not menu.isEmpty():
            menu.exec(place)
        menu.deleteLater()

    def _chosen(self) -> OrderLine | None:
        index = self.currentIndex()
        return self.lines[index.row()] if index.isValid() else None

    def _current(self) -> str | None:
        """The line the day stands at: what runs, else what comes next."""
        running = [line.id for line in self.lines if line.state in UNDER_WAY]
        coming = [line.id for line in self.lines if line.state is State.PLANNED]
        return next(iter([*running[-1:], *coming]), None)

    def _bring_current_in_sight(self) -> None:
        at = self._current()
        nth = next((nth for nth, line in enumerate(self.lines) if line.id == at), None)
        if nth is not None:
            self.scrollTo(self._rows.index(nth, 0), QAbstractItemView.ScrollHint.PositionAtTop)


def _cells(line: OrderLine, pixels: int) -> list[WordCell]:
    theme = theme_in_use()
    is_stop, is_under_way = line.state is None, line.state in UNDER_WAY
    strong = font(pixels, QFont.Weight.DemiBold if is_stop or is_under_way else QFont.Weight.Normal)
    muted = theme.muted if line.state in OVER else None
    hit = theme.amber if line.is_open else theme.red
    colour = (hit if line.over_minutes else theme.muted) if is_stop else muted
    is_late = line.over_minutes > 0 and line.kind is None and (is_under_way or line.state is State.PLANNED)
    return [
        WordCell(_times(line), colour, strong),
        WordCell(_title(line), colour, strong, height=_ROW + 2 * (pixels - SMALL)),
        WordCell(_state_words(line), theme.red if is_late else colour, strong, at_end=True),
    ]


def _times(line: OrderLine) -> str:
    return "–".join(filter(None, (time_of(line.start), time_of(line.end)))) or "–"


def _title(line: OrderLine) -> str:
    title = " ".join(line.title.split())
    if line.kind is not None:
        return "    " + (title or term(line.kind.value, capital=True))
    return title or (_("Hard stop") if line.state is None else _("Session without a title"))


def _state_words(line: OrderLine) -> str:
    """How a line stands, never by its colour alone."""
    if line.state is None:
        words = _("hit: {length} over").format(length=duration(line.over_minutes)) if line.over_minutes else _("kept")
        return line.asked if line.is_open else " · ".join(filter(None, (words, line.asked)))
    if line.squeezed_minutes:
        lost = line.squeezed_minutes
        return ngettext("locked, {n} min lost", "locked, {n} min lost", lost).format(n=lost)
    words = {
        State.DONE: _("over"), State.SKIPPED: _("skipped"), State.HELD: _("suspended"), State.RUNNING: _("running"),
        State.NOT_NOTED: _("not noted"),
    }.get(line.state, "")  # fmt: skip
    late = late_words(line.over_minutes) if line.over_minutes and line.kind is None else ""
    if line.state in (State.RUNNING, State.PLANNED) and late:
        return late
    return words


def _presses(line: OrderLine) -> list[tuple[LinePress, str]]:
    if line.state in UNNOTED:
        passed = [(LinePress.AS_PLANNED, _("Took place as &planned"))] if line.kind is None else []
        return [(LinePress.START, _("&Start now")), (LinePress.SKIP, _("S&kip")), *passed]
    if line.state is State.SKIPPED:
        return [(LinePress.START, _("&Start now after all"))]
    return [(LinePress.END, _("&End now"))] if line.state in UNDER_WAY else []
