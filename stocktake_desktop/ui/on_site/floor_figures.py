"""The figures beside the list of speakers: how many remain, who spoke so far, and the time they used."""

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor_order import remaining
from stocktake_desktop.planning.floor_statistics import FloorStatistics, floor_statistics
from stocktake_desktop.planning.own_clock import coming
from stocktake_desktop.planning.report_words import digits_of, over_words, region_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.section import small_label
from stocktake_desktop.words import _, ngettext


class FloorFigures(QWidget):
    """A column of figures, shown anew when they change."""

    def __init__(self) -> None:
        super().__init__()
        self.remaining = plain_label(name="heading")
        self.on_screen = small_label(_("shown on the hall screen"), "small", wrap=True)
        self.lines: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._shown: FloorStatistics | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.addWidget(self.remaining)
        column.addWidget(self.on_screen)
        column.addSpacing(3 * GRID)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._grid.setColumnStretch(0, 1)
        self.setFixedWidth(48 * GRID)

    def show_list(self, block: SessionBlock) -> None:
        """Show the figures of a session."""
        n = remaining(block)
        self.remaining.setText(ngettext("{n} remaining", "{n} remaining", n).format(n=n))
        self.on_screen.setVisible(len(coming(block)) == n)  # it counts who is named while they are heard
        found = floor_statistics([block])
        if found != self._shown:
            self._shown = found
            self._fill(found)

    def _fill(self, found: FloorStatistics) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.lines = {}
        n = found.speakers
        self._head(ngettext("Who spoke so far: {n}", "Who spoke so far: {n}", n).format(n=n))
        for words, count in (
            (_("Groups"), found.groups), (_("States"), found.states), (_("Observers"), found.observers),
            (_("Rights of reply"), found.replies),
        ):  # fmt: skip
            self._line(words, str(count))
        self._head(_("Regional groups"))
        for region, count in found.regions:
            self._line(region_words(region), str(count))
        self._head(_("Women and men"))
        for words, count in ((_("Women"), found.women), (_("Men"), found.men), (_("Not entered"), found.not_entered)):
            self._line(words, str(count))
        self._head(_("Time used against given"))
        for words, seconds in ((_("Used"), found.used), (_("Given"), found.given)):
            self._line(words, digits_of(seconds))
        if found.over:
            self._line(over_words(found), "")

    def _head(self, words: str) -> None:
        at = self._grid.rowCount()
        self._grid.setRowMinimumHeight(at, 2 * GRID)
        self._grid.addWidget(small_label(words, "strong", wrap=True), at + 1, 0, 1, 2)

    def _line(self, words: str, figure: str) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(small_label(words, "", wrap=True), at, 0)
        self.lines[words] = small_label(figure, "strong")
        self._grid.addWidget(self.lines[words], at, 1)
