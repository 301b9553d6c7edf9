"""Who sits first in the hall: drawn by lot or typed, and by which alphabet all others follow."""

import secrets

from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from stocktake_desktop.edits.hall import draw_first_seat, set_first_seat
from stocktake_desktop.models import HallAlphabet
from stocktake_desktop.planning.hall import hall_seats, members_of
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.words import _, ngettext, term


def hall_asked(document: Document, parent: QWidget) -> None:
    """Ask who sits first in the hall, and let it be so as one step."""
    form = HallDialog(parent, document)
    form.ask(lambda: document.do(set_first_seat, form.first.text(), form.chosen))


class HallDialog(FormDialog):
    """The first seat and the alphabet; the lot is a step of its own, done at once and undone like any other."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent, _("Seats in the hall"), _("Seat them so"))
        self._document = document
        meeting = document.plan.meeting
        self.first, self.draw = QLineEdit(meeting.first_seat), QPushButton(_("&Draw the first seat"))
        self.first.setPlaceholderText(_("Such as Mexico, or M"))
        self.draw.setAutoDefault(False)
        self.draw.setEnabled(bool(members_of(meeting)) and not document.plan.read_only)
        self.draw.setToolTip(_("By lot among the Member States; the lot is kept and printed with the plan"))
        completer = QCompleter([one.name for one in members_of(meeting)], self.first)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        self.first.setCompleter(completer)
        self.chosen = meeting.hall_alphabet
        words = [Choice(alphabet, term(alphabet.value, capital=True)) for alphabet in HallAlphabet]
        self.alphabet = ChoiceBox(_("Alphabetical order of the hall"), words)
        self.alphabet.setProperty("quiet", False)
        self.alphabet.show_value(self.chosen)
        self.says = plain_label("", "small", wrap=True)
        self.says.setMinimumWidth(90 * GRID)
        self.rows.addRow(_("&First seat"), self.first)
        self.rows.addRow("", self.draw)
        self.rows.addRow(_("&Alphabetical order"), self.alphabet)
        self.body.addWidget(self.says)
        self.draw.clicked.connect(self._draw)
        self.alphabet.chosen.connect(self._choose)
        self.first.textChanged.connect(self.check)
        self._explain()
        self.check()

    def _draw(self) -> None:
        count = len(members_of(self._document.plan.meeting))
        done = self._document.do(draw_first_seat, secrets.randbelow(count) + 1)
        if done:
            self.first.setText(done.value)
            self._explain()

    def _choose(self, alphabet: object) -> None:
        self.chosen = HallAlphabet(str(alphabet))
        self.alphabet.show_value(self.chosen)

    def _explain(self) -> None:
        meeting = self._document.plan.meeting
        count = len(hall_seats(meeting))
        lines = [ngettext("{n} delegation has a seat.", "{n} delegations have a seat.", count).format(n=count)]
        if meeting.first_seat_lot is not None:
            words = _("Lot {lot} of {count}: {name}.")
            lines.append(
                words.format(lot=meeting.first_seat_lot, count=len(members_of(meeting)), name=meeting.first_seat)
            )
        lines.append(_("With a first seat, the sheets have a hall plan, and delegation plates come in its order."))
        self.says.setText("\n".join(lines))
