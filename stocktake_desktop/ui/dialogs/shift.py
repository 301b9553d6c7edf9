"""Dialogs about time: shift from a session on, and cut a session in two; both show what would come of it."""

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.shifting import foretell, limits_in_words
from stocktake_desktop.models import EditRefused, Plan, SessionBlock
from stocktake_desktop.planning.clock import clock, span
from stocktake_desktop.planning.shift_ways import ways_out
from stocktake_desktop.planning.shifting import Mode, ShiftOutcome, Wish
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.time_field import LengthLine, TimeLine
from stocktake_desktop.words import _

_MOST = 12 * 60


class ShiftDialog(FormDialog):
    """Asks by how many minutes a session moves and what follows it."""

    def __init__(self, parent: QWidget, plan: Plan, block: SessionBlock, mode: Mode = Mode.ROOM) -> None:
        super().__init__(parent, _("Shift from {title}").format(title=named(block.title)), _("Shift"))
        self.setMinimumWidth(132 * GRID)
        self._plan, self._id = plan, block.id
        self.minutes = LengthLine(15, -_MOST, _MOST)
        self.minutes.setToolTip(_("Fewer than 0: earlier"))
        self.mode = ChoiceBox(_("What follows"), [Choice(mode, words) for mode, words in follow_words().items()])
        self.mode.show_value(mode)
        self.lengthens = QCheckBox(_("Move its &end only: the session gets longer or shorter"))
        self.pull = QCheckBox(_("Let later sessions come &earlier too"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(_("What moves"))
        self.preview.setMinimumHeight(36 * GRID)
        self.rows.addRow(_("&By"), self.minutes)
        self.rows.addRow(_("What &follows"), self.mode)
        self.rows.addRow("", self.lengthens)
        self.rows.addRow("", self.pull)
        self.body.addWidget(self.preview, 1)
        self.minutes.understood.connect(self.check)
        self.mode.chosen.connect(self.check)
        self.lengthens.toggled.connect(self.check)
        self.pull.toggled.connect(self.check)
        self.minutes.selectAll()
        self.check()

    def wish(self) -> Wish:
        """What is asked for."""
        mode = self.mode.value()
        assert isinstance(mode, Mode)
        return Wish(
            self._id, self.minutes.meant(), mode, lengthens=self.lengthens.isChecked(), pull=self.pull.isChecked()
        )

    def fault(self) -> str:
        self.pull.setEnabled((self.minutes.value or 0) < 0)
        if self.minutes.fault:
            return self.minutes.fault
        try:
            outcome = foretell(self._plan, self.wish())
        except EditRefused as error:
            self.preview.setPlainText("")
            return str(error)
        self.preview.setPlainText("\n".join(outcome_in_words(self._plan, outcome)))
        return "" if outcome.moved or self._offered() else _("Nothing would move.")

    def _offered(self) -> bool:
        """Whether there are ways out where it meets a limit; they are asked about after OK."""
        block = self._plan.session(self._id)
        return block.day is not None and bool(ways_out(block.day, self.wish()))


class SplitDialog(FormDialog):
    """Asks at what time a session is cut in two."""

    def __init__(self, parent: QWidget, block: SessionBlock) -> None:
        super().__init__(parent, _("Split {title}").format(title=named(block.title)), _("Split"))
        self._start, self._length = block.start or 0, block.minutes
        self.time = TimeLine(self._start + _middle(block))
        self.time.setToolTip(_("A time such as 10:45"))
        self.rows.addRow(_("The second part &begins at"), self.time)
        self.time.textChanged.connect(self.check)
        self.time.selectAll()
        self.check()

    def minutes(self) -> int:
        """How long the first part is."""
        return -1 if self.time.value is None else self.time.value - self._start

    def fault(self) -> str:
        if 0 < self.minutes() < self._length:
            return ""
        between = span(self._start, self._start + self._length)
        return _("Write a time within {time}, such as {example}.").format(
            time=between, example=clock(self._start + self._length // 2)
        )


def follow_words() -> dict[Mode, str]:
    """What may follow a session that moves, in words."""
    return {
        Mode.ONLY: _("Only this one"),
        Mode.ROOM: _("Later ones in this room"),
        Mode.DAY: _("Everything later this day"),
    }


def outcome_in_words(plan: Plan, outcome: ShiftOutcome) -> list[str]:
    """What moves, a line each, and then which limits are met."""
    lines = [
        _("{title}: {before} → {after}").format(
            title=named(plan.session(moved.id).title),
            before=span(moved.old_start, moved.old_end),
            after=span(moved.new_start, moved.new_end),
        )
        for moved in outcome.moved
    ]
    return [*lines, *limits_in_words(plan, outcome.stopped)]


def _middle(block: SessionBlock) -> int:
    """The end of a segment nearest the middle, else the middle on five minutes."""
    ends: list[int] = []
    for segment in block.segments:
        ends.append((ends[-1] if ends else 0) + (segment.minutes or 0))
    within = [end for end in ends if 0 < end < block.minutes]
    half = block.minutes / 2
    return min(within, key=lambda end: abs(end - half)) if within else max(1, round(half / 5) * 5 or block.minutes // 2)
