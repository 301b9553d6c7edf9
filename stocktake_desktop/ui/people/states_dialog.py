"""Adding delegations from the list of States of the United Nations: all of them, or those that are chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from stocktake_desktop.edits.states import add_states
from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.states import ListedState, state_of, states
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, language_of_screens, ngettext

_CODE = Qt.ItemDataRole.UserRole


def add_states_asked(document: Document, parent: QWidget) -> None:
    """Ask which States to add as delegations, and add them as one step."""
    form = StatesDialog(parent, document.plan.meeting)
    form.ask(lambda: document.do(add_states, form.chosen, form.language))


def language_of_list() -> str:
    """The language in which States are offered and added: that of the screens, where the list is in it."""
    spoken = language_of_screens()
    return spoken if spoken in states()[0].names else "en"


class StatesDialog(FormDialog):
    """The States that are not delegations of the meeting yet, each with a box to tick."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Add States"), "")
        self.language = language_of_list()
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(_("Find a State"))
        self.search.setAccessibleName(_("Find a State"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(_("States of the United Nations"))
        self.list.setMinimumHeight(90 * GRID)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        there = {state for one in meeting.organisations if (state := state_of(one)) is not None}
        self._list(sorted(set(states()) - there, key=lambda state: folded(state.names[self.language])))
        self.all, self.none = QPushButton(_("&Tick all")), QPushButton(_("&Untick all"))
        buttons = QHBoxLayout()
        for button, mark in ((self.all, Qt.CheckState.Checked), (self.none, Qt.CheckState.Unchecked)):
            button.setAutoDefault(False)
            when(button.clicked, self._tick, mark)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(buttons)
        self.search.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self.check)
        self.check()

    @property
    def chosen(self) -> list[str]:
        """The codes (alpha-3) of the States that are ticked."""
        return [item.data(_CODE) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def check(self) -> None:
        count = len(self.chosen)
        self.ok.setText(ngettext("Add {n} State", "Add {n} States", count).format(n=count))
        self.ok.setEnabled(count > 0)
        self._say("" if self.list.count() else _("All States are delegations of this meeting already."))

    def _list(self, found: list[ListedState]) -> None:
        for state in found:
            item = QListWidgetItem(state.names[self.language], self.list)
            item.setData(_CODE, state.alpha3)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(nth) for nth in range(self.list.count())]

    def _tick(self, mark: Qt.CheckState) -> None:
        """Tick, or not, those that are shown."""
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(mark)
        self.list.blockSignals(False)
        self.check()

    def _narrow(self, typed: str) -> None:
        """Show the States that go by the words in any language."""
        wanted = folded(typed)
        names = {state.alpha3: [folded(name) for name in state.names.values()] for state in states()}
        for item in self._items():
            item.setHidden(not any(wanted in name for name in names[item.data(_CODE)]))
