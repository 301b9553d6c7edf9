"""What stands above the chasing list: a chip for each group, the sessions, and what can be done with several."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.chasing import Chased, Urgency
from stocktake_desktop.ui.chasing.row_words import chip_words, time_words, title_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _, ngettext


class ChasingBar(QFrame):
    """Narrows the list, none of the chips pressed lets all through; the buttons are for who is ticked, else chosen."""

    changed = Signal()
    """Others shall be listed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print_bar")
        self.chips = {urgency: QToolButton() for urgency in Urgency}
        self.session = ChoiceBox(_("Session"))
        self.session.setProperty("quiet", False)
        self.session.set_narrow(12)
        self.session.chosen.connect(self.changed)
        self.copy, self.write, self.ask = QPushButton(), QPushButton(), QPushButton()
        self.copy.setIcon(icon("copy"))
        self.copy.setToolTip(_("Copy the addresses, ready for a mail’s address line  Ctrl+C"))
        self.write.setToolTip(_("Begin a mail to them"))
        self.ask.setObjectName("main_button")
        self.ask.setToolTip(_("Note that they were asked today; they are invited  A"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(GRID)
        for chip in self.chips.values():
            chip.setObjectName("filter_switch")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(self.changed)
            row.addWidget(chip)
        row.addWidget(self.session)
        row.addStretch(1)
        for button in (self.copy, self.write, self.ask):
            button.setAutoDefault(False)
            row.addWidget(button)

    def show_rows(self, rows: Sequence[Chased], sessions: Sequence[SessionBlock]) -> None:
        """Say how many there are of each, and offer the sessions that wait for somebody."""
        counts, chosen = Counter(row.urgency for row in rows), self.session.value()
        for urgency, chip in self.chips.items():
            chip.setText(chip_words(urgency, counts[urgency]))
            chip.setVisible(urgency is not Urgency.LATER or bool(counts[urgency]) or chip.isChecked())
        offered = [Choice(block.id, f"{time_words(block)} {title_words(block)}") for block in sessions]
        self.session.offer([Choice(None, _("All sessions")), *offered])
        self.session.show_value(chosen if any(choice.value == chosen for choice in offered) else None)

    def show_those(self, count: int, written: int, *, may_ask: bool) -> None:
        """Say how many the buttons are for, and how many of those can be written to."""
        words = ngettext("Copy {n} address", "Copy {n} addresses", written)
        self.copy.setText(words.format(n=written))
        self.copy.setEnabled(written > 0)
        self.write.setText(_("Write to {n}").format(n=written))
        self.write.setEnabled(written > 0)
        self.ask.setText(_("Asked today") if count == 1 else _("{n} asked today").format(n=count))
        self.ask.setEnabled(may_ask)

    def lets_through(self, row: Chased) -> bool:
        """Whether somebody is listed."""
        pressed = {urgency for urgency, chip in self.chips.items() if chip.isChecked()}
        session = self.session.value()
        is_there = session is None or any(one.session.id == session for one in row.places)
        return is_there and (not pressed or row.urgency in pressed)
