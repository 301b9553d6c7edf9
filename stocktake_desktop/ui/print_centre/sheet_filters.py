"""What the list of sheets is narrowed to: words, and how a sheet stands."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.planning.folding import folded
from stocktake_desktop.sheets.ledger import CURRENT, EARLIER, NEVER_PRINTED, STALE, THROWN_AWAY, LedgerEntry
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

_ALWAYS, _WHERE_THERE_ARE = (STALE, NEVER_PRINTED, CURRENT), (EARLIER, THROWN_AWAY)


class SheetFilters(QWidget):
    """A search field, and a chip for each state; none pressed lets all through."""

    changed = Signal()
    """Others shall be shown."""
    down_requested = Signal()
    """Go on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a sheet"))
        self.search.setAccessibleName(_("Find a sheet"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.down_requested)
        self.chips = {state: QToolButton() for state in (*_ALWAYS, *_WHERE_THERE_ARE)}
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(2)
        for chip in self.chips.values():
            chip.setObjectName("filter_switch")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(self.changed)
            row.addWidget(chip)
        row.addStretch(1)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addLayout(row)
        self.show_counts(())

    def lets_through(self, entry: LedgerEntry) -> bool:
        """Whether a sheet is shown."""
        states = {state for state, chip in self.chips.items() if chip.isChecked()}
        sought = folded(f"{sheet_kind(entry.sheet.kind).title} {entry.sheet.title}")
        return (not states or entry.state in states) and all(w in sought for w in folded(self.search.text()).split())

    def let_all_through(self) -> None:
        """Show every sheet."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        self.changed.emit()

    def show_counts(self, entries: Iterable[LedgerEntry]) -> None:
        """Say how many there are of each state."""
        states = [entry.state for entry in entries]
        words = {
            STALE: _("Stale {n}"),
            NEVER_PRINTED: _("Never printed {n}"),
            CURRENT: _("Current {n}"),
            EARLIER: _("Earlier version {n}"),
            THROWN_AWAY: _("Thrown away {n}"),
        }
        for state, chip in self.chips.items():
            chip.setText(words[state].format(n=states.count(state)))
            chip.setVisible(state in _ALWAYS or state in states or chip.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)
