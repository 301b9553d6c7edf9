"""The ways to recover side by side, each on a card; after one is chosen, the stale sheets are one press away."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.recovery import Outlook, Recovery
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.recovery_card import RecoveryCard, limit_line
from stocktake_desktop.ui.widgets.section import say_in
from stocktake_desktop.words import _, ngettext


class RecoveryPane(QWidget):
    """Stands where the rooms stand, as long as somebody looks for a way out."""

    chosen = Signal(Recovery)
    """A proposal was chosen."""
    late_requested = Signal()
    """Something is known to be late."""
    left = Signal()
    """Back to the rooms."""
    print_requested = Signal()
    """The stale sheets are to be printed."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.outlook = plain_label(name="heading", wrap=True), plain_label(wrap=True)
        self.verdict = plain_label(name="wrong", wrap=True)
        self.late, self.back = QPushButton(_("Expected late…")), QPushButton(_("Back to the rooms"))
        self.print = QPushButton()
        self.print.setObjectName("main_button")
        self.cards: list[RecoveryCard] = []
        self._row = QHBoxLayout()
        self.late.clicked.connect(self.late_requested)
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self.print_requested)
        self._lay_out()
        self.show_stale(0)

    def show_outlook(self, plan: Plan, heading: str, outlook: Outlook, chosen: Recovery | None) -> None:
        """Show these proposals; where there is nothing more to do, what was `chosen`."""
        self.heading.setText(heading)
        missed = [limit_line(limit) for limit in outlook.limits if not limit.is_kept]
        lost = _("If nothing is done: {limits}.").format(limits="; ".join(missed)) if missed else ""
        say_in(self.outlook, lost or outlook.verdict)
        say_in(self.verdict, outlook.verdict if lost else "")
        recoveries = outlook.recoveries or ((chosen,) if chosen is not None else ())
        if [card.recovery for card in self.cards] != list(recoveries):
            self._place(plan, recoveries)
        for card in self.cards:
            card.show_done(not outlook.recoveries)
            card.choose.setEnabled(not plan.read_only)

    def show_counts(self, counts: Mapping[object, int]) -> None:
        """Say on each card how many printed sheets go stale, where that is known."""
        for card in self.cards:
            if card.recovery.acts in counts:
                card.show_count(counts[card.recovery.acts])

    def show_stale(self, count: int) -> None:
        """Say how many sheets are stale now."""
        words = ngettext("Print the stale sheet", "Print the {n} stale sheets", count).format(n=count)
        self.print.setText(words)
        self.print.setVisible(count > 0)

    def _place(self, plan: Plan, recoveries: Iterable[Recovery]) -> None:
        for card in self.cards:
            self._row.removeWidget(card)  # takes it out of the layout only: it is a child of the widget still
            card.deleteLater()
        self.cards = [RecoveryCard(plan, recovery) for recovery in recoveries]
        for nth, card in enumerate(self.cards):
            card.chosen.connect(self.chosen)
            self._row.insertWidget(nth, card)

    def _lay_out(self) -> None:
        head, labels, cards, scroll, column = QHBoxLayout(), QVBoxLayout(), QWidget(), QScrollArea(), QVBoxLayout(self)
        for label in (self.heading, self.outlook, self.verdict):
            labels.addWidget(label)
        labels.setSpacing(GRID)
        head.addLayout(labels, 1)
        head.setSpacing(2 * GRID)
        for button in (self.print, self.late, self.back):
            button.setAutoDefault(False)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * GRID)
        self._row.addStretch(1)
        cards.setLayout(self._row)
        scroll.setWidget(cards)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addWidget(scroll, 1)
