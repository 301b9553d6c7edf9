"""The details of a person or an organisation: every field, changed in place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QSizePolicy

from stocktake_desktop.models import Meeting, Organisation, Person
from stocktake_desktop.models.fields import field_words, kind_of
from stocktake_desktop.planning.folding import folded, name_order
from stocktake_desktop.planning.moments import moment_words, parse_moment, today
from stocktake_desktop.planning.person_names import split_name
from stocktake_desktop.planning.states import ListedState, state_named, state_of, states
from stocktake_desktop.planning.understood import NotUnderstood
from stocktake_desktop.ui.people.row_form import RowForm, TextField
from stocktake_desktop.ui.people.states_dialog import language_of_list
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button
from stocktake_desktop.ui.widgets.typed_field import TypedField
from stocktake_desktop.ui.widgets.wrapped_field import WrappedField
from stocktake_desktop.words import _


@dataclass(frozen=True)
class OrganisationAsked:
    """A person is to belong to another organisation."""

    person_id: str
    """The person."""
    organisation_id: str | None
    """The organisation; None: to none."""
    state: ListedState | None = None
    """Instead a State of the list, which becomes a delegation of the meeting."""


class PersonForm(RowForm):
    """All that is known of a person."""

    organisation_requested = Signal(OrganisationAsked)
    """The person belongs to another organisation."""
    split_requested = Signal(str)
    """What is the given name of the person with this id is a whole name, to be parted."""

    _FIELDS = (
        "honorific",
        "rank",
        "gender",
        "given_name",
        "family_name",
        "native_name",
        "respelling",
        "function",
        "organisation_id",
        "languages",
        "step_free",
        "contact",
        "present_from",
        "present_to",
        "notes",
    )

    def __init__(self) -> None:
        self._meeting: Meeting | None = None
        self.moments: dict[str, TypedField] = {}
        self.wrong: dict[str, MessageLine] = {}
        super().__init__(Person, self._FIELDS)

    def show_person(self, person: Person) -> None:
        """Show a person."""
        if self._meeting is not person.meeting or person.id != self._row.row_id:
            self._offer(person.meeting)
        self._meeting = person.meeting
        self.show_row(person)
        self._offer_split(person)
        self.organisation.show_text(person.organisation.name if person.organisation else "")
        for name, field in self.moments.items():
            moment = getattr(person, name)
            field.show_text(moment_words(moment, ends=name == "present_to") if moment else "")

    def _typed(self) -> list[TextField]:
        return [*super()._typed(), self.organisation, *self.moments.values()]

    def _add_field(self, name: str) -> None:
        """As in every form, but for moments and the organisation, which are understood as they are typed."""
        words = field_words(Person, name)
        if name == "organisation_id":
            self.organisation = self._typed_field(name, words, self._understand_organisation)
            self.organisation.value_requested.connect(self._ask_organisation)
        elif kind_of(Person, name) is datetime:
            understand = partial(self._understand_moment, ends=name == "present_to")
            self.moments[name] = self._typed_field(name, words, understand)
            self._row.take(name, self.moments[name].value_requested)
        else:
            super()._add_field(name)
            if name == "given_name":
                self.split = quiet_button("", _("Split the whole name"))
                self.split.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                self.split.clicked.connect(lambda: self.split_requested.emit(self._row.row_id))
                self._add_row("", self.split)

    def _typed_field(self, name: str, words: str, understand: Callable[[str], object]) -> TypedField:
        """A field with a line under it that says what was not understood."""
        field, self.wrong[name] = WrappedField(words, understand, "–"), MessageLine()
        field.wrong.connect(self.wrong[name].say)
        self._add_row(words, field, self.wrong[name])
        return field

    def _offer_split(self, person: Person) -> None:
        """Offer to part a whole name that stands as the given name."""
        parts = split_name(person.given_name)
        self.split.setVisible(bool(parts.given and parts.family) and not person.family_name)
        shown = " | ".join(filter(None, parts))
        self.split.setText(_("Split: {parts}").format(parts=shown))

    def _ask_organisation(self, meant: str | ListedState | None) -> None:
        state = meant if isinstance(meant, ListedState) else None
        organisation_id = meant if isinstance(meant, str) else None
        self.organisation_requested.emit(OrganisationAsked(self._row.row_id, organisation_id, state))

    def _understand_moment(self, typed: str, *, ends: bool) -> object:
        if not typed.strip():
            return None
        days = [day.date for day in self._meeting.days] if self._meeting is not None else []
        near = today(self._meeting) if self._meeting is not None else None
        moment = parse_moment(typed, days, ends=ends, near=near)
        if moment is None:
            words = _("“{typed}” is not a day and a time; write them such as 4 Dec 10:00, or leave it empty.")
            raise NotUnderstood(words.format(typed=typed.strip()))
        return moment

    def _understand_organisation(self, typed: str) -> str | ListedState | None:
        """The id of the organisation called so, or the State; None for an empty field."""
        wanted = folded(typed)
        all_ = self._meeting.organisations if self._meeting is not None else []
        named = [row.id for row in all_ if wanted and wanted in (folded(row.name), folded(row.short_name))]
        if not named and (state := state_named(typed)) is not None:
            return state
        if wanted and len(named) != 1:
            words = (
                _("Several organisations are called “{typed}”; give them different names first.")
                if named
                else _("No organisation is called “{typed}”; choose one of the list, or add it first.")
            )
            raise NotUnderstood(words.format(typed=typed.strip()))
        return named[0] if named else None

    def _offer(self, meeting: Meeting) -> None:
        there = {row.name for row in meeting.organisations}
        known = {state_of(row) for row in meeting.organisations}
        others = [state.names[language_of_list()] for state in states() if state not in known]
        names = [*sorted(there, key=name_order), *sorted(others, key=name_order)]
        completer = QCompleter(names, self.organisation)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self.organisation.pause.flush)
        self.organisation.setCompleter(completer)


class OrganisationForm(RowForm):
    """All that is known of an organisation."""

    def __init__(self) -> None:
        super().__init__(Organisation, ("name", "short_name", "category", "collective", "contact", "notes"))
