"""All about one person or organisation: fields, where they appear, who belongs to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Organisation, Person
from stocktake_desktop.planning.folding import person_order
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.people.form import OrganisationForm, PersonForm
from stocktake_desktop.ui.people.places import ClickLines, PlacesSection
from stocktake_desktop.ui.widgets.scrolling import scrolling
from stocktake_desktop.ui.widgets.section import quiet_button, set_read_only, shrinking_label
from stocktake_desktop.ui.widgets.tab_order import tab_as_read
from stocktake_desktop.words import _, legible


class Details(QWidget):
    """A page with a way back to the list; only asks, and shows what it is given."""

    back_requested = Signal()
    """Show the list again."""
    remove_requested = Signal(str)
    """The person or organisation with this id is to go."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._id = ""
        self.back = quiet_button(_("‹ back"), _("Back to the list of people"))
        self.back.setToolTip(_("Back to the list (Esc)"))
        self.remove = quiet_button(_("Remove"))
        self.title = shrinking_label("heading")
        self.person, self.organisation = PersonForm(), OrganisationForm()
        self.places, self.people = PlacesSection(), ClickLines(_("People"))
        self.back.clicked.connect(self.back_requested)
        self.remove.clicked.connect(self._ask_removal)
        self.page = QWidget()
        self.page_scroll = self._page()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.page_scroll, 1)

    @property
    def row_id(self) -> str:
        """The id of who is shown, empty at first."""
        return self._id

    def _ask_removal(self) -> None:
        self.remove_requested.emit(self._id)

    def show_somebody(self, somebody: Person | Organisation, *, read_only: bool) -> None:
        """Show a person or an organisation."""
        if somebody.id != self._id:
            self.page_scroll.verticalScrollBar().setValue(0)
        self._id = somebody.id
        is_person = isinstance(somebody, Person)
        self.person.setVisible(is_person)
        self.organisation.setVisible(not is_person)
        self.places.show_somebody(somebody)
        if isinstance(somebody, Person):
            called = f"{somebody.honorific} {somebody.name}".strip()
            self.title.setText(legible(called, somebody.function, _("(no name)")))
            self.person.show_person(somebody)
            self.people.hide()
        else:
            self.title.setText(legible(somebody.name, _("(no name)")))
            self.organisation.show_row(somebody)
            self._show_members(somebody)
        tab_as_read(self.page)
        self.remove.setVisible(not read_only)
        for form in (self.person, self.organisation):
            set_read_only(form, read_only)
        self.organisation.set_checks_enabled(not read_only)

    def begin(self) -> None:
        """Let the person type the name."""
        form = self.person if not self.person.isHidden() else self.organisation
        form.texts["given_name" if form is self.person else "name"].setFocus()

    def _show_members(self, organisation: Organisation) -> None:
        members = sorted(organisation.people, key=person_order)
        self.people.setVisible(bool(members))
        self.people.say_beside(str(len(members)))
        self.people.show_lines(
            [
                (
                    person.id,
                    legible(person.name, person.function, _("(no name)")),
                    person.function if legible(person.name) else "",
                )
                for person in members
            ]
        )

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 2 * GRID, 3 * GRID, 0)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.remove)
        return row

    def _page(self) -> QScrollArea:
        self.page.setObjectName("page")
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        head.addWidget(self.title)
        column.addLayout(head)
        for part in (self.person, self.organisation, self.places, self.people):
            column.addWidget(part)
        column.addStretch(1)
        return scrolling(self.page)
