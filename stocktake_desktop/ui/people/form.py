"""The details of a person or an organisation: every field, changed in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QWidget

from stocktake_desktop.models import Category, Meeting, Organisation, Person, Row
from stocktake_desktop.planning.folding import folded, name_order
from stocktake_desktop.planning.moments import moment_words, parse_moment, today
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import MessageLine, Section, small_label
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.ui.widgets.typed_field import NotUnderstood, TypedField
from stocktake_desktop.words import _, term

TextField = PauseLineEdit | GrowingTextEdit


class Form(Section):
    """Fields under each other, each with its name at the left; shows one row of a table."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self, model: type[Row], texts: Iterable[tuple[str, str, str]]) -> None:
        super().__init__()
        self._row = RowFields(model, self)
        self._row.asked.connect(self.field_requested)
        self.texts: dict[str, TextField] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        for field, words, hint in texts:
            self._add_text(field, words, hint)

    def show_row(self, row: Row) -> None:
        """Show a row; what is being typed about the same one stays."""
        if row.id != self._row.row_id:
            for edit in self._fields():
                edit.pause.forget()
        self._row.row_id = row.id
        for field, edit in self.texts.items():
            edit.show_text(getattr(row, field))

    def _fields(self) -> "list[TextField]":
        return list(self.texts.values())

    def _add_text(self, field: str, words: str, hint: str) -> None:
        long = field in ("notes", "function", "name")
        edit = GrowingTextEdit(words, hint, one_paragraph=field != "notes") if long else PauseLineEdit(words, hint)
        self._row.take(field, edit.text_requested)
        self.texts[field] = edit
        self._add(words, edit)

    def _add(self, words: str, *widgets: QWidget) -> None:
        """A named row; a second widget stands below the first."""
        row = self._grid.rowCount()
        name = small_label(words, "field_name")
        name.setContentsMargins(0, GRID, 0, 0)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        for nth, widget in enumerate(widgets):
            if isinstance(widget, PauseLineEdit):
                widget.setTextMargins(-2, 0, 0, 0)  # words under words: longer fields have no margin of their own
            self._grid.addWidget(widget, row + nth, 1)


@dataclass(frozen=True)
class OrganisationAsked:
    """A person is to belong to another organisation."""

    person_id: str
    """The person."""
    organisation_id: str | None
    """The organisation; None: to none."""


class PersonForm(Form):
    """All that is known of a person."""

    organisation_requested = Signal(OrganisationAsked)
    """The person belongs to another organisation."""

    def __init__(self) -> None:
        super().__init__(
            Person,
            (
                ("honorific", _("Honorific"), _("H.E. Mr.")),
                ("given_name", _("Given name"), "–"),
                ("family_name", _("Family name"), "–"),
                ("native_name", _("Native script"), "–"),
                ("respelling", _("Respelling"), _("PAIN-ya nee-EH-toh")),
                ("function", _("Function"), "–"),
            ),
        )
        self._meeting: Meeting | None = None
        self.organisation = TypedField(_("Organisation"), self._understand_organisation, "–")
        self.organisation.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.organisation.value_requested.connect(self._ask_organisation)
        self.wrong = {name: MessageLine() for name in ("organisation", "present_from", "present_to")}
        self._add(_("Organisation"), self.organisation, self.wrong["organisation"])
        self._add_text("languages", _("Languages"), _("English, French"))
        self._add_text("contact", _("Contact"), "–")
        self.moments = {name: self._moment_field(name) for name in ("present_from", "present_to")}
        self._add(_("Present from"), self.moments["present_from"], self.wrong["present_from"])
        self._add(_("Present to"), self.moments["present_to"], self.wrong["present_to"])
        self._add_text("notes", _("Notes"), "–")
        self.organisation.wrong.connect(self.wrong["organisation"].say)

    def show_person(self, person: Person) -> None:
        """Show a person."""
        if self._meeting is not person.meeting or person.id != self._row.row_id:
            self._offer(person.meeting)
        self._meeting = person.meeting
        self.show_row(person)
        self.organisation.show_text(person.organisation.name if person.organisation else "")
        for name, field in self.moments.items():
            moment = getattr(person, name)
            field.show_text(moment_words(moment, ends=name == "present_to") if moment else "")

    def _fields(self) -> list[TextField]:
        return [*super()._fields(), self.organisation, *self.moments.values()]

    def _moment_field(self, name: str) -> TypedField:
        words = _("Present from") if name == "present_from" else _("Present to")
        field = TypedField(words, lambda typed: self._understand_moment(typed, ends=name == "present_to"), "–")
        field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._row.take(name, field.value_requested)
        field.wrong.connect(self.wrong[name].say)
        return field

    def _ask_organisation(self, organisation_id: str | None) -> None:
        self.organisation_requested.emit(OrganisationAsked(self._row.row_id, organisation_id))

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

    def _understand_organisation(self, typed: str) -> str | None:
        """The id of the organisation called so; None for an empty field."""
        wanted = folded(typed)
        all_ = self._meeting.organisations if self._meeting is not None else []
        named = [one.id for one in all_ if wanted and wanted in (folded(one.name), folded(one.short_name))]
        if wanted and len(named) != 1:
            words = (
                _("Several organisations are called “{typed}”; give them different names first.")
                if named
                else _("No organisation is called “{typed}”; choose one of the list, or add it first.")
            )
            raise NotUnderstood(words.format(typed=typed.strip()))
        return named[0] if named else None

    def _offer(self, meeting: Meeting) -> None:
        completer = QCompleter(sorted({one.name for one in meeting.organisations}, key=name_order), self.organisation)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self.organisation.pause.flush)
        self.organisation.setCompleter(completer)


class OrganisationForm(Form):
    """All that is known of an organisation."""

    def __init__(self) -> None:
        super().__init__(Organisation, (("name", _("Name"), "–"), ("short_name", _("Short name"), "–")))
        self.category = ChoiceBox(_("Category"), [Choice(one, term(one.value, capital=True)) for one in Category])
        self._row.take("category", self.category.chosen)
        self.collective = QCheckBox(_("A group that is never double-booked"))
        self.collective.setToolTip(_("Such as “All participants”: it can be in several sessions at once"))
        self._row.take("collective", self.collective.clicked)
        self._add(_("Category"), self.category)
        self._add("", self.collective)
        self._add_text("notes", _("Notes"), "–")

    def show_organisation(self, organisation: Organisation) -> None:
        """Show an organisation."""
        self.show_row(organisation)
        self.category.show_value(organisation.category)
        self.collective.setChecked(organisation.collective)
