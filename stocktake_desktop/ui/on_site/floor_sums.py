"""Whether all who wait fit before the end, in a sentence; the minutes for each, and the minutes with which they fit."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import FloorCategory, minutes_words, usual_minutes, waiting
from stocktake_desktop.planning.floor_time import CUT_STEP, FloorCut, cut_to, fitting_cut, floor_budget
from stocktake_desktop.planning.understood import understand_speaking_time
from stocktake_desktop.sheets.words.floor_words import cut_announcement
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import MessageLine, shrunk, small_label
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext


@dataclass(frozen=True)
class TimeForAllAsked:
    """Every speaker of a list is to have so much time."""

    seconds: int | None
    """How many, to the half minute; None: the usual ones."""


@dataclass(frozen=True)
class CutAsked:
    """Who waits is to speak shorter from now on, and the chair says so."""

    cut: FloorCut
    """To how much, and whether groups too."""
    announced: str
    """In which words."""


class FloorSums(QWidget):
    """Shows how a list stands to the time, and asks for minutes for all, or for a cut in the words of the chair."""

    time_requested = Signal(TimeForAllAsked)
    """Every speaker is to have more or fewer minutes."""
    cut_requested = Signal(CutAsked)
    """Who waits is to speak shorter from now on."""
    lift_requested = Signal()
    """The cut is to be over."""
    stepped = Signal()
    """Another cut than the one that fits is looked at."""
    fitted = Signal()
    """The minutes with which all fit were asked for by the button, which then goes."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.each = (
            shrunk(plain_label(name="budget", wrap=True)),
            minutes_field(_("Minutes"), understand_speaking_time),
        )
        self.fit, self._wrong = QPushButton(), MessageLine()
        self.less, self.more = QPushButton(_("−½ min")), QPushButton(_("+½ min"))
        self.lift = QPushButton(_("The usual time again"))
        self.promise, self.announced = shrunk(small_label("", "small", wrap=True)), QPlainTextEdit()
        self._shown: tuple[object, ...] = ()
        self._steps = 0
        self._fitting: FloorCut | None = None
        self.each.setAccessibleName(_("Minutes for each speaker"))
        self.each.value_requested.connect(self._ask)
        self.each.wrong.connect(self._wrong.say)
        self.fit.clicked.connect(self._fit_all)
        when(self.less.clicked, self._step, -1)
        when(self.more.clicked, self._step, 1)
        when(self.lift.clicked, self.lift_requested.emit)
        self.announced.setAccessibleName(_("What the chair announces"))
        self.announced.setTabChangesFocus(True)
        self.announced.setFixedHeight(26 * GRID)
        self._lay_out()

    def show_limit(self, seconds: int | None) -> None:
        """Show what the session gives each speaker."""
        self.each.show_text("" if seconds is None else minutes_words(seconds))

    def show_moment(self, block: SessionBlock, now: datetime, language: str = "en") -> None:
        """Show how the list of a session stands at this moment; the chair announces in a language of paper."""
        budget = floor_budget(block, now)
        self.sum.setText("\n".join(filter(None, (budget.words, budget.used_words))))
        set_mark(self.sum, "wrong", not budget.fits)
        self.each.setPlaceholderText(str(usual_minutes(FloorCategory.STATE, block)))
        cut = None if budget.fits else fitting_cut(block, now)
        if cut is not None and self._steps:
            cut = cut_to(block, max(CUT_STEP, cut.seconds + CUT_STEP * self._steps), now, for_all=cut.for_all)
        elif cut is None:
            self._steps = 0
        self._fitting = cut
        for widget in (self.fit, self.less, self.more, self.promise, self.announced):
            widget.setVisible(cut is not None)
        self.lift.setVisible(block.cut_seconds is not None)
        if cut is not None:
            self._show_cut(block, cut, language, now)

    def _show_cut(self, block: SessionBlock, cut: FloorCut, language: str, now: datetime) -> None:
        n, minutes = len(waiting(block)), minutes_words(cut.seconds)
        self.fit.setText(_("Cut to {minutes} min").format(minutes=minutes))
        whom = _("all") if cut.for_all else _("States and observers")
        words = _("Cut {whom} to {minutes} min from now: not enough, short of {free} min.")
        if cut.free >= 0:
            words = ngettext(
                "Cut {whom} to {minutes} min from now: the one who waits speaks, {free} min stay free.",
                "Cut {whom} to {minutes} min from now: all {n} speak, {free} min stay free.",
                n,
            )
        self.promise.setText(words.format(whom=whom, minutes=minutes, n=n, free=minutes_words(abs(cut.free))))
        shown = (block.id, cut.seconds, cut.for_all, n, language)
        if shown != self._shown:
            self._shown = shown
            self.announced.setPlainText(cut_announcement(block, cut, language, now))

    def _step(self, step: int) -> None:
        if self._fitting is not None and self._fitting.seconds + CUT_STEP * step >= CUT_STEP:
            self._steps += step
            self.stepped.emit()

    def _fit_all(self) -> None:
        if self._fitting is not None:
            self.cut_requested.emit(CutAsked(self._fitting, self.announced.toPlainText().strip()))
            self._steps = 0
            self.fitted.emit()

    def _ask(self, seconds: int | None) -> None:
        self.time_requested.emit(TimeForAllAsked(seconds))

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row.setSpacing(GRID)
        self.fit.setObjectName("main_button")
        self.fit.setAutoDefault(False)
        row.addWidget(small_label(_("Per speaker"), "unit"))
        row.addWidget(self.each)
        row.addWidget(small_label(_("min"), "unit"))
        row.addStretch(1)
        column.addWidget(self.sum)
        column.addWidget(self.promise)
        column.addWidget(self.announced)
        cuts = QHBoxLayout()
        cuts.setSpacing(GRID)
        for button, stretch in ((self.fit, 1), (self.less, 0), (self.more, 0)):
            button.setAutoDefault(False)
            cuts.addWidget(button, stretch)
        column.addLayout(cuts)
        column.addWidget(self.lift)
        column.addLayout(row)
        column.addWidget(self._wrong)
