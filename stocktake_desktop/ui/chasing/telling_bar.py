"""What stands above the list of whom to tell: since when, and what can be done with those who are ticked."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from stocktake_desktop.ui.chasing.telling_words import moment_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _, ngettext

A_DAY = "a day"
"""The choice that asks for a day."""


class TellingBar(QFrame):
    """Says since when, and for how many each button is."""

    since_chosen = Signal(object)
    """The number of the event since which people are to be told, or A_DAY."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print_bar")
        self.since = ChoiceBox(_("Since"))
        self.since.setProperty("quiet", False)
        self.since.set_narrow(30)
        self.since.chosen.connect(self.since_chosen.emit)
        self.copy_text, self.copy, self.write, self.told = (QPushButton() for _nth in range(4))
        self.not_told = QPushButton()
        self.not_told.setFlat(True)
        self.not_told.setToolTip(_("Those who were noted as told last were not told, after all"))
        self.copy_text.setText(_("Copy as text"))
        self.copy_text.setIcon(icon("copy"))
        self.copy_text.setToolTip(_("Copy names, addresses, and what is otherwise for each"))
        self.told.setObjectName("main_button")
        self.told.setToolTip(_("Note that they know; what comes later is told by itself"))
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(GRID)
        row.addWidget(plain_label(_("Since")))
        row.addWidget(self.since)
        row.addWidget(self.not_told)
        row.addStretch(1)
        for button in (self.copy_text, self.copy, self.write, self.told):
            button.setAutoDefault(False)
            row.addWidget(button)

    def show_since(self, choices: list[Choice], number: int) -> None:
        """Offer these points of the history; `number` is the one that holds."""
        self.since.offer([*choices, Choice(A_DAY, _("a day…"))])
        self.since.show_value(number)

    def show_those(self, ticked: int, written: int, told_at: datetime | None, *, read_only: bool) -> None:
        """Say for how many the buttons are, and when somebody was told last."""
        self.copy.setText(ngettext("Copy {n} address", "Copy {n} addresses", written).format(n=written))
        self.write.setText(_("Write to {n}").format(n=written))
        self.told.setText(ngettext("Mark {n} as told", "Mark {n} as told", ticked).format(n=ticked))
        self.copy_text.setEnabled(ticked > 0)
        for button in (self.copy, self.write):
            button.setEnabled(written > 0)
        self.told.setEnabled(ticked > 0 and not read_only)
        self.not_told.setVisible(told_at is not None and not read_only)
        if told_at is not None:
            self.not_told.setText(_("Told {moment}: not after all").format(moment=moment_words(told_at)))
