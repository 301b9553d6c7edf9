"""What the list of people is narrowed to: words, persons or organisations, and what must be so."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.people.lines import Filter, Sort
from stocktake_desktop.words import _


class PeopleFilters(QWidget):
    """A search field, a switch between the two lists, and a chip for each filter; chips can be combined."""

    changed = Signal()
    """Others shall be shown."""
    down_requested = Signal()
    """The Down key or Return was pressed in the search: go on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField()
        self.search.textChanged.connect(self.changed)
        self.search.down_requested.connect(self.down_requested)
        self.sorts = {sort: _switch() for sort in Sort}
        self.all = _switch(_("All"))
        self.chips = {kind: _switch() for kind in Filter}
        self._group = QButtonGroup(self)
        for switch in self.sorts.values():
            self._group.addButton(switch)
        self.sorts[Sort.PERSONS].setChecked(True)
        self._group.buttonToggled.connect(self._choose_sort)
        self.all.setChecked(True)
        self.all.clicked.connect(self._let_all_through)
        for chip in self.chips.values():
            chip.clicked.connect(self._narrow)
        self._lay_out()
        self.show_counts(dict.fromkeys(Sort, 0), 0)

    @property
    def sort(self) -> Sort:
        """Which of the two lists is shown."""
        return next(sort for sort, switch in self.sorts.items() if switch.isChecked())

    @property
    def filters(self) -> frozenset[Filter]:
        """What every line shown must be."""
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def show_counts(self, found: Mapping[Sort, int], to_confirm: int) -> None:
        """Say how many persons and organisations are found, and how many of the list shown are to be confirmed."""
        words = {Sort.PERSONS: _("People {n}"), Sort.ORGANISATIONS: _("Organisations {n}")}
        for sort, switch in self.sorts.items():
            switch.setText(words[sort].format(n=found[sort]))
        self.chips[Filter.TO_CONFIRM].setText(_("To confirm {n}").format(n=to_confirm))
        self.chips[Filter.MEMBER_STATE].setText(_("Member State"))
        self.chips[Filter.WITHOUT_SESSION].setText(_("No session"))

    def let_through(self, sort: Sort) -> None:
        """Show one of the lists whole, without search and filters."""
        self.sorts[sort].setChecked(True)
        self.search.clear()
        self._let_all_through()

    def _choose_sort(self, _button: object, on: bool) -> None:
        if on:
            self.changed.emit()

    def _let_all_through(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)
        self._narrow()

    def _narrow(self) -> None:
        self.all.setChecked(not self.filters)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        for switches in (self.sorts.values(), (self.all, *self.chips.values())):
            row = QHBoxLayout()
            row.setSpacing(2)
            for switch in switches:
                row.addWidget(switch)
            row.addStretch(1)
            column.addLayout(row)


class SearchField(QLineEdit):
    """Words to look for; Esc empties it, Down goes on to what was found."""

    down_requested = Signal()
    """Go on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Name, function, organisation"))
        self.setAccessibleName(_("Search people"))
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_requested.emit()
        else:
            super().keyPressEvent(event)


def _switch(words: str = "") -> QToolButton:
    switch = QToolButton()
    switch.setObjectName("filter_switch")
    switch.setText(words)
    switch.setCheckable(True)
    switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return switch
