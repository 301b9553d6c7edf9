"""Whether all who wait fit before the end, in a sentence; the minutes for each, and a cut, which is pressed twice."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import FloorCategory, minutes_words, usual_minutes, waiting
from stocktake_desktop.planning.floor_time import CUT_STEP, FloorCut, cut_to, fitting_cut, floor_budget, milder_cut
from stocktake_desktop.planning.understood import understand_speaking_time
from stocktake_desktop.sheets.words.floor_words import cut_announcement
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import MessageLine, shrunk, small_label
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

_GUARD = 8_000
"""Milliseconds within which a cut is to be pressed again."""


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
    """Another cut is looked at, or it is to be pressed again, or no longer."""
    fitted = Signal()
    """The minutes with which all fit were asked for by the button, which then goes."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.each = (
            shrunk(plain_label(name="budget", wrap=True)),
            minutes_field(_("Minutes"), understand_speaking_time),
        )
        self.fit, self._wrong = _PressedTwice(), MessageLine()
        self.less, self.more = QPushButton("−½"), QPushButton("+½")
        self.lift = QPushButton(_("The usual time again"))
        self.promise, self.announced = shrunk(small_label("", "small", wrap=True)), QPlainTextEdit()
        self._shown: tuple[object, ...] = ()
        self._steps = 0
        self._offered: FloorCut | None = None
        self._armed: FloorCut | None = None
        self.guard = QTimer(self, interval=_GUARD, singleShot=True)
        self.guard.timeout.connect(self._disarm)
        self.each.setAccessibleName(_("Minutes for each speaker"))
        self.each.value_requested.connect(self._ask)
        self.each.wrong.connect(self._wrong.say)
        self.fit.clicked.connect(self.press_cut)
        for button, words in ((self.less, _("Half a minute less")), (self.more, _("Half a minute more"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
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
        cut = (None if budget.fits else fitting_cut(block, now)) or milder_cut(block, now)
        if cut is not None and self._steps:
            cut = cut_to(block, max(CUT_STEP, cut.seconds + CUT_STEP * self._steps), now, for_all=cut.for_all)
        elif cut is None:
            self._steps = 0
        if cut is None or self._armed is None or _limit(cut) != _limit(self._armed):
            self._armed = None
        self._offered = cut
        is_said = cut is not None and (self._armed is not None or not budget.fits or bool(self._steps))
        for widget, is_shown in (
            (self.fit, cut is not None), (self.less, cut is not None and self._armed is None),
            (self.more, cut is not None and self._armed is None), (self.announced, is_said),
            (self.promise, is_said or block.cut_seconds is not None), (self.lift, block.cut_seconds is not None),
        ):  # fmt: skip
            widget.setVisible(is_shown)
        set_mark(self.fit, "due", is_said)
        self.promise.setText(_what_was_cut(block))
        if cut is not None:
            self._show_cut(block, cut, language, now, is_said=is_said)

    def press_cut(self) -> None:
        """Cut the floor, if this was pressed a moment ago; else say what is to be announced, and wait for that."""
        if self._offered is None:
            self._wrong.say(_("Nobody waits whose time could be cut."))
        elif self._armed is None:
            self._armed = self._offered
            self.guard.start()
            self.stepped.emit()
        else:
            self.cut_requested.emit(CutAsked(self._offered, self.announced.toPlainText().strip()))
            self._steps = 0
            self._disarm()
            self.fitted.emit()

    def _disarm(self) -> None:
        self._armed = None
        self.guard.stop()
        self.stepped.emit()

    def _show_cut(self, block: SessionBlock, cut: FloorCut, language: str, now: datetime, *, is_said: bool) -> None:
        n, minutes = len(waiting(block)), minutes_words(cut.seconds)
        words = _("Cut to {minutes} min (C)") if self._armed is None else _("Press again: cut to {minutes} min (C)")
        self.fit.setText(words.format(minutes=minutes))
        if is_said:
            self.promise.setText(_promise(cut, n))
        shown = (block.id, cut.seconds, cut.for_all, n, language)
        if shown != self._shown:
            self._shown = shown
            self.announced.setPlainText(cut_announcement(block, cut, language, now))

    def _step(self, step: int) -> None:
        if self._offered is not None and self._offered.seconds + CUT_STEP * step >= CUT_STEP:
            self._steps += step
            self.stepped.emit()

    def _ask(self, seconds: int | None) -> None:
        self.time_requested.emit(TimeForAllAsked(seconds))

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row.setSpacing(GRID)
        self.fit.setObjectName("press")
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


class _PressedTwice(QPushButton):
    """A button that hears each half of a double click as one: what is to be pressed twice is not done by it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


def _limit(cut: FloorCut) -> tuple[int, bool]:
    return (cut.seconds, cut.for_all)


def _promise(cut: FloorCut, n: int) -> str:
    """What a cut would come to, for the n who wait."""
    whom = _("all") if cut.for_all else _("States and observers")
    words = _("Cut {whom} to {minutes} min from now: not enough, short of {free} min.")
    if cut.free >= 0:
        words = ngettext(
            "Cut {whom} to {minutes} min from now: the one who waits speaks, {free} min stay free.",
            "Cut {whom} to {minutes} min from now: all {n} speak, {free} min stay free.",
            n,
        )
    minutes, free = minutes_words(cut.seconds), minutes_words(abs(cut.free))
    return words.format(whom=whom, minutes=minutes, n=n, free=free)


def _what_was_cut(block: SessionBlock) -> str:
    """To what the floor was cut, and what the chair says of it; empty where it was not."""
    if block.cut_seconds is None:
        return ""
    words = _("Cut to {minutes} min. The chair announces: “{words}”") if block.announced else _("Cut to {minutes} min.")
    return words.format(minutes=minutes_words(block.cut_seconds), words=block.announced)
