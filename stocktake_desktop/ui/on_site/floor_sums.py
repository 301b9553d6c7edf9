"""Whether all who wait fit before the end, in a sentence; the minutes for each, and the minutes with which they fit."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import FloorCategory, minutes_words, usual_minutes
from stocktake_desktop.planning.floor_time import FloorCut, fitting_cut, floor_budget
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.floor_row import understand_turn
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import MessageLine, shrunk, small_label
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.words import _


@dataclass(frozen=True)
class MinutesForAllAsked:
    """Every speaker of a list is to have so many minutes."""

    minutes: int | None
    """How many; None: the usual ones."""


class FloorSums(QWidget):
    """Shows how a list stands to the time, and asks for minutes for all."""

    minutes_requested = Signal(MinutesForAllAsked)
    """Every speaker is to have more or fewer minutes."""
    cut_requested = Signal(FloorCut)
    """Who waits is to speak shorter from now on."""
    fitted = Signal()
    """The minutes with which all fit were asked for by the button, which then goes."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.each = (
            shrunk(plain_label(name="budget", wrap=True)),
            minutes_field(_("Minutes"), understand_turn),
        )
        self.fit, self._wrong = QPushButton(), MessageLine()
        self._fitting: FloorCut | None = None
        self.each.setAccessibleName(_("Minutes for each speaker"))
        self.each.value_requested.connect(self._ask)
        self.each.wrong.connect(self._wrong.say)
        self.fit.clicked.connect(self._fit_all)
        self._lay_out()

    def show_minutes(self, minutes: int | None) -> None:
        """Show what the session gives each speaker."""
        self.each.show_text("" if minutes is None else str(minutes))

    def show_moment(self, block: SessionBlock, now: datetime) -> None:
        """Show how the list of a session stands at this moment."""
        budget = floor_budget(block, now)
        self.sum.setText("\n".join(filter(None, (budget.words, budget.used_words))))
        set_mark(self.sum, "wrong", not budget.fits)
        self.each.setPlaceholderText(str(usual_minutes(FloorCategory.STATE, block)))
        self._fitting = None if budget.fits else fitting_cut(block, now)
        self.fit.setVisible(self._fitting is not None)
        if self._fitting is not None:
            self.fit.setText(_("Cut to {minutes} min").format(minutes=minutes_words(self._fitting.seconds)))

    def _fit_all(self) -> None:
        if self._fitting is not None:
            self.cut_requested.emit(self._fitting)
            self.fitted.emit()

    def _ask(self, minutes: int | None) -> None:
        self.minutes_requested.emit(MinutesForAllAsked(minutes))

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row.setSpacing(GRID)
        self.fit.setObjectName("row_button")
        self.fit.setAutoDefault(False)
        row.addWidget(small_label(_("Per speaker"), "unit"))
        row.addWidget(self.each)
        row.addWidget(small_label(_("min"), "unit"))
        row.addStretch(1)
        row.addWidget(self.fit)
        column.addWidget(self.sum)
        column.addLayout(row)
        column.addWidget(self._wrong)
