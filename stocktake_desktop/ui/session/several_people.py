"""Who is in all of several sessions, how sure they are, and a field to add somebody to all."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import Meeting, Role, SessionBlock, Status
from stocktake_desktop.planning.in_common import InAll, who_is_in_all
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.session.several import show_shared
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.marks import status_mark
from stocktake_desktop.ui.widgets.section import Section, shrinking_label, small_label
from stocktake_desktop.ui.widgets.status_button import status_words
from stocktake_desktop.ui.widgets.who_field import WhoField
from stocktake_desktop.words import _, legible, term


@dataclass(frozen=True)
class AddToAllAsked:
    """Somebody is to come to several sessions."""

    session_ids: tuple[str, ...]
    """The sessions."""
    who: Who
    """Who comes."""
    role: Role
    """As what."""


@dataclass(frozen=True)
class StatusOfAllAsked:
    """Somebody is so sure to come, wherever they appear in several sessions."""

    appearance_ids: tuple[str, ...]
    """Where they appear."""
    status: Status
    """How sure they are."""


class SeveralPeople(Section):
    """A line for everybody who is in all of the sessions in one role, and a field to add somebody."""

    add_requested = Signal(AddToAllAsked)
    """Somebody is to come to all."""
    status_requested = Signal(StatusOfAllAsked)
    """Somebody is so sure in all."""

    def __init__(self) -> None:
        super().__init__(_("Who is in all of them"))
        self._ids: tuple[str, ...] = ()
        self.rows: list[_Line] = []
        self.nobody = small_label(_("Nobody is in all of them in the same role."), "empty_words", wrap=True)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.add = WhoField(_("Add a person, an organisation or a placeholder to all"), _("Add somebody to all"))
        self.add.chosen.connect(self._add)
        self.role = ChoiceBox(_("Role"), [Choice(role, term(role.value)) for role in Role])
        self.role.set_narrow(10)
        self.role.show_value(Role.PANELLIST)
        adder = QWidget()
        adder.setProperty("adds", True)
        row = QHBoxLayout(adder)
        row.setContentsMargins(0, GRID, 0, 0)
        row.addWidget(self.add, 1)
        row.addWidget(self.role)
        for widget in (self.nobody, self._lines, adder):
            self.column.addWidget(widget)

    def show_sessions(self, blocks: Sequence[SessionBlock], meeting: Meeting) -> None:
        """Show who is in all of the sessions."""
        ids = tuple(block.id for block in blocks)
        if ids != self._ids:
            self.add.clear()
        self._ids = ids
        found = who_is_in_all(blocks)
        for row in self.rows[len(found) :]:
            row.put_away()
        del self.rows[len(found) :]
        while len(self.rows) < len(found):
            self.rows.append(_Line(self._grid, len(self.rows), self))
        for row, one in zip(self.rows, found, strict=True):
            row.show_one(one)
        self.nobody.setVisible(not found)
        self.add.show_meeting(meeting)

    def _add(self, who: Who) -> None:
        role = self.role.value()
        assert isinstance(role, Role)
        self.add_requested.emit(AddToAllAsked(self._ids, who, role))


class _Line:
    """Somebody: as what, who, how sure in all of them."""

    def __init__(self, grid: QGridLayout, nth: int, section: SeveralPeople) -> None:
        self._section = section
        self._ids: tuple[str, ...] = ()
        self.role, self.name = small_label("", "field_name"), shrinking_label("")
        self.status = ChoiceBox(_("Status"), [Choice(one, status_words(one), status_mark(one)) for one in Status])
        self.status.set_narrow(8)
        self.status.chosen.connect(self._ask)
        for column, widget in enumerate((self.role, self.name, self.status)):
            grid.addWidget(widget, nth, column)

    def show_one(self, one: InAll) -> None:
        """Show somebody."""
        self._ids = tuple(appearance.id for appearance in one.appearances)
        self.role.setText(term(one.role.value, capital=True))
        self.name.setText(legible(one.name, _("(no name)")))
        show_shared(self.status, [appearance.status for appearance in one.appearances])
        self.status.setVisible(not one.appearances[0].is_collective)
        self.status.setAccessibleName(_("{field} of {name}").format(field=_("Status"), name=one.name))

    def put_away(self) -> None:
        """Leave the section."""
        for widget in (self.role, self.name, self.status):
            widget.hide()
            widget.deleteLater()

    def _ask(self, status: object) -> None:
        assert isinstance(status, Status)
        self._section.status_requested.emit(StatusOfAllAsked(self._ids, status))
