"""Beside the chasing list: who is chosen, the keys that answer, the sessions, the paper, and who steps in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stocktake_desktop.models import Appearance
from stocktake_desktop.planning.chasing import Chased, Urgency
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import comes, ranked, waiting
from stocktake_desktop.ui.chasing.lines import PaneLine, PaneLines
from stocktake_desktop.ui.chasing.outlook import PaperLine
from stocktake_desktop.ui.chasing.row_words import (
    about_words,
    alternate_words,
    place_words,
    short_date,
    standing_words,
    time_words,
)
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.scrolling import scrolling
from stocktake_desktop.ui.widgets.section import shrinking_label
from stocktake_desktop.words import _, ngettext, term

WIDTH = 76 * GRID
_MOST_SHEETS = 4


@dataclass(frozen=True)
class AnswerTyped:
    """A few words about the asking or the answer of somebody."""

    appearance_ids: tuple[str, ...]
    """The places in which they are named."""
    alternate_ids: tuple[str, ...]
    """The places in which they may step in."""
    words: str
    """How they were asked, or by whom they answered."""


class PersonPane(QFrame):
    """Says what is asked for; nothing is done here."""

    key_pressed = Signal(Key)
    """The line of one of the list's keys was pressed."""
    session_asked = Signal(str)
    """The details of the session with this id are asked for."""
    promotion_asked = Signal(str)
    """The alternate with this id is to take the place."""
    answer_typed = Signal(AnswerTyped)
    """How they were asked, or by whom they answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side_pane")
        self.setFixedWidth(WIDTH)
        self.name, self.about = shrinking_label("strong"), shrinking_label("small")
        self.keys = PaneLines(_("Answer, one key; the next one is chosen"))
        self.where = PaneLines(_("Where they are expected"))
        self.paper = PaneLines(_("What it means for the paper"))
        self.steps_in = PaneLines(_("Steps in, in this order"))
        self.record = PaneLines(_("Asked and answered"))
        self.answer = PauseLineEdit(_("How asked, by whom answered"), _("By mail, Ana R."))
        self.answer.setToolTip(self.answer.accessibleName())
        self.record.column.addWidget(self.answer)
        self._ids: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.answer.text_requested.connect(self._tell_answer)
        self.keys.pressed.connect(self.key_pressed.emit)
        self.where.pressed.connect(self.session_asked.emit)
        self.steps_in.pressed.connect(self.promotion_asked.emit)
        self._place()
        self.look = PageLook(self)

    def show_chased(self, row: Chased | None, today: Date, *, read_only: bool) -> None:
        """Show somebody, or that nobody is chosen."""
        self.answer.pause.flush()
        self.page.setVisible(row is not None)
        self._ids = (row.appearance_ids, row.alternate_ids) if row is not None else ((), ())
        if row is None:
            return
        self.name.setText(row.name)
        self.about.setText(
            " · ".join(filter(None, (alternate_words(row), about_words(row), standing_words(row, today))))
        )
        self._show_keys(row, read_only=read_only)
        self.where.show_lines(
            [PaneLine(time_words(one.session), place_words(one), one.session.id) for one in row.places]
        )
        self._show_steps_in(row, read_only=read_only)
        self._show_record(row)
        self.answer.show_text(next((one.answer for one in row.places if one.answer), ""))
        self.answer.setReadOnly(read_only)
        self.show_paper(())

    def show_paper(self, printed: Sequence[PaperLine]) -> None:
        """Say what was printed of the sessions, and what a yes would make stale."""
        words = {True: _("{printing}, current"), False: _("{printing}, stale")}
        lines = [PaneLine(one.sheet, words[one.holds].format(printing=one.printing)) for one in printed[:_MOST_SHEETS]]
        stale = [one.copies for one in printed if one.goes_stale]
        if stale:
            sheets = ngettext("{n} sheet stale", "{n} sheets stale", len(stale)).format(n=len(stale))
            copies = ngettext("{n} copy", "{n} copies", sum(stale)).format(n=sum(stale))
            lines.append(PaneLine(_("If they confirm"), f"{sheets}, {copies}"))
        self.paper.show_lines(lines, "" if lines else _("Nothing of it has been printed."))

    def _tell_answer(self, words: str) -> None:
        self.answer_typed.emit(AnswerTyped(*self._ids, words))

    def _show_keys(self, row: Chased, *, read_only: bool) -> None:
        named = [one for one in row.places if isinstance(one, Appearance)]
        first = next((telling_name(other) for one in named for other in waiting(one)), "")
        declined = _("Declined: {name} is called").format(name=first) if first else _("Declined")
        words = {
            Key.CHASED_YES: _("Confirmed"),
            Key.CHASED_NO: declined if named else _("Declined: goes below, and steps in no more"),
            Key.CHASED_ASKED: _("Asked today, again") if row.asked_on is not None else _("Asked today"),
            Key.CHASED_LATER: _("Later: expect the answer by…"),
        }
        self.keys.show_lines([PaneLine(key.sequence, said, None if read_only else key) for key, said in words.items()])

    def _show_steps_in(self, row: Chased, *, read_only: bool) -> None:
        lines = []
        for one in row.places:
            named = one if isinstance(one, Appearance) else one.appearance
            for nth, other in enumerate(ranked(named), 1):
                may = other is comes(named) and not read_only
                words = _("{name}: let them take the place") if may else _("{name}, {status}")
                said = words.format(name=telling_name(other), status=term(other.status))
                lines.append(PaneLine(str(nth), said, other.id if may else None))
        self.steps_in.show_lines(lines, "" if lines else _("Nobody. An alternate is added in the session."))

    def _show_record(self, row: Chased) -> None:
        is_answered = row.urgency is Urgency.ANSWERED
        answered = max((one.answered_at.date() for one in row.places if one.answered_at), default=None)
        facts = (
            (row.asked_on, _("asked")),
            (None if is_answered else row.answer_by, _("the answer is due")),
            (answered if is_answered else None, term(row.status)),
        )
        lines = [PaneLine(short_date(date), words) for date, words in facts if date is not None]
        self.record.show_lines(lines, "" if lines else _("Not asked yet."))

    def _place(self) -> None:
        head, self.page = QFrame(), QWidget()
        head.setObjectName("banner")
        above, column, outer = QVBoxLayout(head), QVBoxLayout(self.page), QVBoxLayout(self)
        above.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        above.setSpacing(GRID)
        above.addWidget(self.name)
        above.addWidget(self.about)
        for layout in (column, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for part in (head, self.keys, self.where, self.paper, self.steps_in, self.record):
            column.addWidget(part)
        column.addStretch(1)
        self.page.setObjectName("page")
        outer.addWidget(scrolling(self.page))
