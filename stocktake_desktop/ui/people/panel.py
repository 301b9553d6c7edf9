"""The people panel: a list to search and filter, and behind each line all about one of them."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.edits.appearances import remove_appearance
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import (
    add_named,
    add_organisation,
    remove_people,
    set_organisation,
    split_given_name,
)
from stocktake_desktop.edits.states import set_state
from stocktake_desktop.models import Organisation, Person
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document, Done, Refused
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.people.details import Details
from stocktake_desktop.ui.people.filters import PeopleFilters
from stocktake_desktop.ui.people.form import OrganisationAsked
from stocktake_desktop.ui.people.hall_dialog import hall_asked
from stocktake_desktop.ui.people.lines import Filter, PeopleLine, Sort, in_order, line_of, lines, matching
from stocktake_desktop.ui.people.list import PeopleList
from stocktake_desktop.ui.people.list_menu import offer_on_right_click
from stocktake_desktop.ui.people.states_dialog import add_states_asked, language_of_list
from stocktake_desktop.ui.widgets.carried_who import carry, take_along
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.pause import Pause
from stocktake_desktop.ui.widgets.people_drops import CarriedPeople, PeopleDrops
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.role_menu import ask_role, called
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _

NARROWEST = 78 * GRID
"""Pixels below which the chips would no longer fit."""

_LIST, _DETAILS = 0, 1


class PeoplePanel(QStackedWidget):
    """Everybody of the meeting; looks at the plan again only while it can be seen."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._lines: list[PeopleLine] = []
        self._stale = True
        self._look = PageLook(self)
        self.setMinimumWidth(NARROWEST)
        self.filters, self.list, self.details = PeopleFilters(), PeopleList(), Details()
        self.nothing = plain_label("", "empty_words", wrap=True)
        self.add_person, self.add_organisation = QPushButton(_("Add person")), QPushButton(_("Add organisation"))
        self.add_states = QPushButton(_("Add States…"))
        self.add_states.setToolTip(_("Add delegations from the list of States of the United Nations, all or some"))
        self.seat_hall = QPushButton(_("Seats in the hall…"))
        self.seat_hall.setToolTip(_("Draw the first seat by lot, or type it; all others follow in alphabetical order"))
        self.list_page = self._list_page()
        self.addWidget(self.list_page)
        self.addWidget(self.details)
        self._wire()

    def search(self) -> None:
        """Show the list and let the person type whom to look for."""
        self._show_list()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def show_details(self, row_id: str) -> None:
        """Show all about the person or organisation with this id."""
        self.flush()
        somebody = self._somebody(row_id)
        if somebody is None:
            self._show_list()
            return
        self.details.show_somebody(somebody, read_only=self._document.plan.read_only)
        self.setCurrentIndex(_DETAILS)
        self.details.back.setFocus()

    def flush(self) -> None:
        """Write down whatever is still being typed."""
        for pause in self.findChildren(Pause):
            pause.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentIndex() == _DETAILS:
            self._show_list()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._document.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._document.redo()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Look at the plan again; a hidden panel does so when it is shown."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._lines = lines(self._document.plan.meeting)
        self._show_matching()
        for button in (self.add_person, self.add_organisation, self.add_states, self.seat_hall):
            button.setEnabled(not self._document.plan.read_only)
        if self.currentIndex() == _DETAILS:
            self._show_again()

    def _wire(self) -> None:
        document, details = self._document, self.details
        self.filters.changed.connect(self._show_matching)
        self.filters.down_requested.connect(self._go_to_list)
        self.list.details_requested.connect(self.show_details)
        self.list.carried_out.connect(self._carry_out)
        self.list.add_requested.connect(self._add_to_session)
        offer_on_right_click(self.list, document, self.show_details, self._add_to_session, self._remove)
        self._drops = PeopleDrops(self, self._takes_back, self._light, self._take_off)
        self.add_person.clicked.connect(self._add_person)
        self.add_organisation.clicked.connect(self._add_organisation)
        when(self.add_states.clicked, add_states_asked, document, self)
        when(self.seat_hall.clicked, hall_asked, document, self)
        details.back_requested.connect(self._show_list)
        details.remove_requested.connect(lambda row_id: self._remove([row_id]))
        self.list.remove_requested.connect(self._remove)
        details.places.chosen.connect(document.open)
        details.people.chosen.connect(self.show_details)
        for form in (details.person, details.organisation):
            form.field_requested.connect(self._set_field)
        details.person.organisation_requested.connect(self._set_organisation)
        details.person.split_requested.connect(lambda row_id: document.do(split_given_name, row_id))
        document.flush_requested.connect(self.flush)
        WhenSeen(document, self, self._follow)
        document.replaced.connect(self._begin_again)
        document.refused.connect(self._show_again)

    def _set_field(self, asked: FieldAsked) -> None:
        self._document.do(set_field, asked.model, asked.row_id, asked.field, asked.value)

    def _set_organisation(self, asked: OrganisationAsked) -> None:
        if asked.state is not None:
            self._document.do(set_state, asked.person_id, asked.state, language_of_list())
        else:
            self._document.do(set_organisation, asked.person_id, asked.organisation_id)

    def _follow(self, reach: Reach) -> None:
        """Make the lines anew of those whom a step reaches."""
        if reach.everywhere:
            self.refresh()
            return
        reached = reach.people | reach.organisations
        now = {line_of(somebody) for row_id in reached if (somebody := self._somebody(row_id)) is not None}
        if now != {line for line in self._lines if line.id in reached}:
            self._lines = in_order([*(line for line in self._lines if line.id not in reached), *now])
            self._show_matching()
        if self.currentIndex() == _DETAILS and self.details.row_id in reached:
            self._show_again()

    def _begin_again(self) -> None:
        """Another plan is open."""
        self.setCurrentIndex(_LIST)
        self.filters.let_through(Sort.PERSONS)
        self.refresh()

    def _show_again(self) -> None:
        somebody = self._somebody(self.details.row_id)
        if somebody is not None:
            self.details.show_somebody(somebody, read_only=self._document.plan.read_only)
        elif self.currentIndex() == _DETAILS:
            self._show_list()

    def _show_list(self) -> None:
        self.flush()
        self.setCurrentIndex(_LIST)
        self.list.choose(self.details.row_id)
        self.list.setFocus()

    def _show_matching(self) -> None:
        words, filters, sort = self.filters.search.text(), self.filters.filters, self.filters.sort
        found = matching(self._lines, words, filters)
        of_sort = [line for line in self._lines if line.sort is sort]
        counts = {each: sum(line.sort is each for line in found) for each in Sort}
        self.filters.show_counts(counts, len(matching(of_sort, words, (*filters, Filter.TO_CONFIRM))))
        self.list.show_lines([line for line in found if line.sort is sort])
        self.of_states.setVisible(sort is Sort.ORGANISATIONS)
        self.nothing.setText(self._nothing_words(bool(of_sort), counts))
        self.nothing.setVisible(bool(self.nothing.text()))

    def _nothing_words(self, any_at_all: bool, counts: dict[Sort, int]) -> str:
        if counts[self.filters.sort]:
            return ""
        if not any_at_all:
            return _("Nobody yet. Add somebody below, or paste a list with Ctrl+Shift+V.")
        if sum(counts.values()):
            return _("Nobody here, but in the other list.")
        return _("Nobody found. “Add person” takes the name you typed.")

    def _go_to_list(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.list.lines:
            self.list.choose(self.list.lines[0].id)

    def _add_person(self) -> None:
        self._begin(self._document.do(add_named, self._typed_name()))

    def _add_organisation(self) -> None:
        self._begin(self._document.do(add_organisation, self._typed_name()))

    def _typed_name(self) -> str:
        """What was searched for in vain is the name of who is to be added."""
        return "" if self.list.lines else " ".join(self.filters.search.text().split())

    def _carry_out(self, chosen: tuple[PeopleLine, ...]) -> None:
        who = [line.who for line in chosen]
        take_along(self.list, carry(who), called(self._document, who))

    def _add_to_session(self) -> None:
        """By keys: who is chosen in the list goes to the selected session, in a role asked beside the line."""
        block, chosen = self._document.selected, [line.who for line in self.list.chosen]
        if block is None:
            self._document.refused.emit(_("Select the session first: a click on its block, or the arrow keys there."))
        elif chosen and not self._document.plan.read_only:
            corner = self.list.visualRect(self.list.currentIndex()).bottomLeft()
            ask_role(self._document, self, self.list.viewport().mapToGlobal(corner), chosen, block.id)

    def _takes_back(self, _point: QPoint, load: CarriedPeople) -> str | None:
        """Somebody who is carried off a session can be let go anywhere here."""
        return load.appearance_id if load.appearance_id and not self._document.plan.read_only else None

    def _light(self, taken: str | None, _load: CarriedPeople) -> None:
        set_mark(self.list_page, "welcomes", taken is not None)
        set_mark(self.list, "welcomes", taken is not None)

    def _take_off(self, _load: CarriedPeople, taken: str, _at: QPoint) -> None:
        self._document.do(remove_appearance, taken)

    def _begin(self, added: Done[str] | Refused) -> None:
        if added:
            self.show_details(added.value)
            self.details.begin()

    def _remove(self, row_ids: list[str]) -> None:
        self._document.do(remove_people, row_ids)

    def _somebody(self, row_id: str) -> Person | Organisation | None:
        plan = self._document.plan
        return plan.find(Person, row_id) or plan.find(Organisation, row_id)

    def _list_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        both = self.add_person.sizeHint().width() + self.add_organisation.sizeHint().width()
        fits = both <= NARROWEST - 8 * GRID
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        buttons.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.add_person)
        buttons.addWidget(self.add_organisation)
        self.nothing.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 0)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.of_states = QWidget()
        of_states = QBoxLayout(buttons.direction(), self.of_states)
        of_states.setContentsMargins(3 * GRID, 0, 3 * GRID, 2 * GRID)
        of_states.setSpacing(2 * GRID)
        of_states.addWidget(self.add_states)
        of_states.addWidget(self.seat_hall)
        self.of_states.hide()
        column.addWidget(self.of_states)
        return page
