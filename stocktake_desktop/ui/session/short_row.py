"""All sessions of a row of short ones: their sum, and what becomes of it if each has other minutes."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from stocktake_desktop.edits.short_rows import give_each
from stocktake_desktop.planning.short_rows import ShortRow, short_row_of
from stocktake_desktop.planning.understood import NotUnderstood, understand_minutes
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import Section, quiet_button, side_by_side, small_label
from stocktake_desktop.words import _, ngettext


@dataclass(frozen=True)
class EachAsked:
    """Every session of a row is to have so many minutes."""

    session_id: str
    """A session of the row."""
    minutes: int
    """What each is to have."""


class ShortRowSection(Section):
    """What the sessions of a row take together; minutes to try, what comes of them, and a press to give them."""

    each_requested = Signal(EachAsked)
    """Each is to have so many minutes."""
    all_requested = Signal(str)
    """All sessions of the row of the session with this id are to be selected."""

    def __init__(self) -> None:
        super().__init__(_("All of the row together"))
        self._row: ShortRow | None = None
        self._shape: list[tuple[str, int]] = []
        self.sum, self.taken = plain_label("", "strong"), plain_label("", "strong")
        self.rest = small_label("", "budget", wrap=True)
        self.all = quiet_button("")
        self.minutes = QLineEdit()
        self.minutes.setProperty("quiet", True)
        self.minutes.setAccessibleName(_("Minutes for each"))
        self.minutes.setFixedWidth(self.minutes.fontMetrics().horizontalAdvance("00000"))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.outcome, self.give = small_label("", "budget", wrap=True), quiet_button("")
        self.give.setProperty("adds", True)
        self.sum.setContentsMargins(GRID, 0, 0, 0)
        self.column.addWidget(side_by_side(self.sum, None, self.taken))
        self.column.addWidget(side_by_side(self.rest, self.all))
        ask = side_by_side(small_label(_("What if each has"), "field_name"), self.minutes, None, self.give)
        self.column.addWidget(ask)
        self.column.addWidget(self.outcome)
        self.minutes.textEdited.connect(self._foresee)
        self.minutes.returnPressed.connect(self.give.click)
        self.give.clicked.connect(self._ask)
        self.all.clicked.connect(self._ask_all)

    def show_row(self, row: ShortRow | None, *, offer_all: bool = False) -> None:
        """Show a row, or nothing; what was typed about the same sessions, as they are, stays."""
        self.setVisible(row is not None)
        if row is None:
            self._row = None
            return
        n = len(row.sessions)
        self.sum.setText(row.sum_words)
        self.taken.setText(row.taken_words(row.planned))
        self.rest.setText(row.rest_words(row.planned))
        set_mark(self.rest, "wrong", row.planned > row.room)
        self.all.setVisible(offer_all)
        self.all.setText(ngettext("Select all {n}", "Select all {n}", n).format(n=n))
        self.all.setAccessibleName(self.all.text())
        shape = [(block.id, block.minutes) for block in row.sessions]
        if shape != self._shape:
            self.minutes.setText(str(max(1, min(row.sessions[0].minutes - 1, row.room // n))))
        self._row, self._shape = row, shape
        self._foresee()

    @property
    def _wished(self) -> int | None:
        """The minutes typed, None while they are no number of minutes."""
        try:
            return understand_minutes(self.minutes.text())
        except NotUnderstood:
            return None

    def _foresee(self) -> None:
        """Say what would come of the minutes typed."""
        row, minutes = self._row, self._wished
        self.give.setEnabled(minutes is not None)
        set_mark(self.minutes, "wrong", minutes is None)
        if row is None or minutes is None:
            words, wrong = _("A whole number of minutes, for example 4."), True
        else:
            taken = minutes * len(row.sessions)
            words, wrong = f"{row.taken_words(taken)} · {row.rest_words(taken)}", taken > row.room
            self.give.setText(_("Give each {n} min").format(n=minutes))
            self.give.setAccessibleName(self.give.text())
        self.outcome.setText(words)
        set_mark(self.outcome, "wrong", wrong)

    def _ask(self) -> None:
        if self._row is not None and (minutes := self._wished) is not None:
            self.each_requested.emit(EachAsked(self._row.sessions[0].id, minutes))

    def _ask_all(self) -> None:
        if self._row is not None:
            self.all_requested.emit(self._row.sessions[0].id)


class ShortRowRequests(QObject):
    """Gives each session of a row other minutes, and selects all of them."""

    def __init__(self, section: ShortRowSection, document: Document) -> None:
        super().__init__(section)
        self._document = document
        section.each_requested.connect(self._give_each)
        section.all_requested.connect(self._select_all)

    def _give_each(self, asked: EachAsked) -> None:
        self._document.do(give_each, asked.session_id, asked.minutes)

    def _select_all(self, session_id: str) -> None:
        row = short_row_of(self._document.plan.session(session_id))
        if row is not None:
            self._document.select_all(block.id for block in row.sessions)
