"""Somebody in a session: name, delegation, role, status, minutes, what about, and who steps in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from stocktake_desktop.edits.appearances import Who, who_is
from stocktake_desktop.interchange.readers.programme_text.words_meant import names_nobody
from stocktake_desktop.models import Appearance, Meeting, Role, Status
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import ranked
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.session.alternates import AlternateLines
from stocktake_desktop.ui.session.name_label import NameLabel
from stocktake_desktop.ui.widgets.carried_who import carry
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button, shrinking_label, small_label
from stocktake_desktop.ui.widgets.status_button import StatusButton
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.who_field import WhoField
from stocktake_desktop.words import _, legible, term


@dataclass(frozen=True)
class WhoAsked:
    """Somebody is named for the place of somebody in a session."""

    appearance_id: str
    """The appearance whose place it is."""
    who: Who
    """Who is named."""


class PersonRow(MovableRow):
    """One appearance. What is done seldom is in the menu: add an alternate, replace, a note, another segment."""

    can_leave = True

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""
    segment_requested = Signal(str, str)
    """The appearance with this id is to be in that segment; an empty id is the whole session."""
    alternate_requested = Signal(WhoAsked)
    """Somebody is to step in where the person cannot come."""
    empty_requested = Signal(str)
    """Nobody is to be named any more in the place of the appearance with this id."""
    details_requested = Signal(str)
    """Somebody wants to see all about the person or organisation with this id."""
    replace_requested = Signal(WhoAsked)
    """Somebody is to take the place."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: list[tuple[str, str]] = []
        self._segment = ""
        self._noting = False
        self._naming = self.alternate_requested
        self._meeting: Meeting | None = None
        self.notes: GrowingTextEdit | None = None
        self.who: WhoField | None = None
        self._who = Who()
        self._fields = RowFields(Appearance, self)
        self.name, self.delegation = NameLabel(), shrinking_label("small")
        self.status = StatusButton()
        self.role = ChoiceBox(_("Role"), [Choice(role, term(role.value)) for role in Role])
        self.minutes = minutes_field(_("Minutes"))
        self.more = self._more_button()
        self.alternates = AlternateLines()
        self.wrong = MessageLine()
        self._wire()
        self._lay_out()

    def show_item(self, item: object) -> None:
        """Show an appearance."""
        assert isinstance(item, Appearance)
        self._who, self._fields.row_id = who_is(item), item.id
        self.name.setText(telling_name(item) if legible(item.name) else _("(no name)"))
        self.name.set_leads_on(self._is_named)
        set_mark(self.name, "declined", item.status is Status.DECLINED)
        self.delegation.setText(_about(item))
        self.delegation.setVisible(bool(self.delegation.text()))
        self.status.show_status(item.status)
        self.status.setVisible(not item.is_collective)
        self.role.show_value(item.role)
        self.minutes.show_text("" if item.minutes is None else str(item.minutes))
        self._show_notes(item.notes)
        self.alternates.show_alternates(ranked(item))
        self._segment = item.segment_id or ""
        self._call(telling_name(item))

    def show_surroundings(self, meeting: Meeting, segments: Sequence[tuple[str, str]]) -> None:
        """Who can be named, and the segments (id and words) the person can be moved to."""
        self._meeting = meeting
        self._segments = list(segments)

    def forget(self) -> None:
        """Let go of what is half typed."""
        self.minutes.pause.forget()
        if self.notes is not None:
            self.notes.pause.forget()
        self._noting = False
        self._put_who_away()
        self.wrong.say("")

    def luggage(self) -> tuple[QMimeData, str]:
        """Who it is and where they were; a placeholder is nobody, but can be carried off too."""
        return carry([self._who] if self._is_named else [], self.key), self.name.text()

    @property
    def _is_named(self) -> bool:
        return bool(self._who.person_id or self._who.organisation_id)

    def stops(self) -> list[QWidget]:
        """Menu, role, status, minutes, note, alternates."""
        stops: list[QWidget] = [self.more, self.role, self.status, self.minutes]
        return [*stops, *([self.notes] if self.notes else []), *self.alternates.stops()]

    def _call(self, name: str) -> None:
        """Names for screen readers: which person a field is about."""
        self.setAccessibleName(name)
        for field, words in ((self.role, _("Role")), (self.minutes, _("Minutes")), (self.more, _("More"))):
            field.setAccessibleName(_("{field} of {name}").format(field=words, name=name))

    def _wire(self) -> None:
        self._fields.asked.connect(self.field_requested)
        self._fields.take("status", self.status.status_requested)
        self._fields.take("role", self.role.chosen)
        self._fields.take("minutes", self.minutes.value_requested)
        key = QShortcut(QKeySequence(Key.STATUS.sequence), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.status.click)
        self.name.clicked.connect(self._ask_details)
        self.minutes.wrong.connect(self.wrong.say)

    def _more_button(self) -> QToolButton:
        button = quiet_button("⋯", _("More"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(self._fill)
        return button

    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        menu.addAction(_("Add an alternate"), self.ask_alternate)
        menu.addAction(_("Replace by somebody else"), self.ask_replacement)
        if not self._is_named:
            menu.addAction(_("Make this a person…"), self.ask_person)
        menu.addAction(_("Add a note"), self._begin_note).setVisible(
            self.notes is None or not self.notes.isVisibleTo(self)
        )
        if self._is_named:
            menu.addAction(_("Empty the place again"), self._ask_emptying)
            menu.addSeparator()
            menu.addAction(_("Details"), self._ask_details)
        menu.addSeparator()
        when(menu.addAction(_("Move up")).triggered, self.step_requested.emit, self.key, -1)
        when(menu.addAction(_("Move down")).triggered, self.step_requested.emit, self.key, 1)
        for key, words in self._segments:
            if key != self._segment:
                action = menu.addAction(_("Move to {segment}").format(segment=menu_words(words)))
                when(action.triggered, self.segment_requested.emit, self.key, key)
        menu.addSeparator()
        menu.addAction(_("Remove"), self.ask_removal)

    def ask_alternate(self) -> None:
        """Let the person name who would step in."""
        self._ask_who(_("Who steps in for {name}").format(name=self.name.text()))
        self._naming = self.alternate_requested

    def ask_replacement(self) -> None:
        """Let the person name who comes instead."""
        self._ask_who(_("Who comes instead of {name}").format(name=self.name.text()))
        self._naming = self.replace_requested

    def ask_person(self) -> None:
        """Let the person say who has the place; a name that stands there already only wants a Return."""
        self._ask_who(_("Who has the place of {name}").format(name=self.name.text()))
        self._naming = self.replace_requested
        if self.who is not None and not names_nobody(self._who.placeholder):
            self.who.propose(self._who.placeholder)

    def _ask_who(self, words: str) -> None:
        """Show the field for a name; most rows never need one, and each costs time to make."""
        if self.who is None:
            self.who = WhoField(words, "")
            self.who.chosen.connect(self._named)
            self.who.given_up.connect(self._put_who_away)
            self._grid.addWidget(self.who, 6, 1, 1, 2)
        if self._meeting is not None:
            self.who.show_meeting(self._meeting)
        self.who.edit.setPlaceholderText(words)
        self.who.edit.setAccessibleName(words)
        self.who.show()
        self.who.edit.setFocus()

    def _named(self, who: Who) -> None:
        self._put_who_away()
        self._naming.emit(WhoAsked(self.key, who))

    def _put_who_away(self) -> None:
        if self.who is not None:
            self.who.hide()
            self.who.clear()

    def _begin_note(self) -> None:
        self._noting = True
        self._show_notes("")
        if self.notes is not None:
            self.notes.setFocus()

    def _show_notes(self, notes: str) -> None:
        """Show the note, with a field made at the first one; most people have none."""
        wanted = bool(notes) or self._noting
        if self.notes is None and wanted:
            self.notes = GrowingTextEdit(_("Note"), _("Note, such as the focus"), one_paragraph=True)
            self.notes.setProperty("aside", True)
            self.notes.setFont(font(SMALL))
            self._fields.take("notes", self.notes.text_requested)
            self._grid.addWidget(self.notes, 4, 1, 1, 2)
            QWidget.setTabOrder(self.minutes, self.notes)
        if self.notes is not None:
            self.notes.show_text(notes)
            self.notes.setVisible(wanted)

    def _ask_details(self) -> None:
        if self._is_named:
            self.details_requested.emit(self._who.person_id or self._who.organisation_id)

    def _ask_emptying(self) -> None:
        self.empty_requested.emit(self.key)

    def _lay_out(self) -> None:
        self.role.setFixedWidth(30 * GRID)
        doing = QHBoxLayout()
        doing.setSpacing(GRID)
        doing.addWidget(self.role)
        doing.addWidget(self.status)
        doing.addStretch(1)
        doing.addWidget(self.minutes)
        doing.addWidget(small_label(_("min"), "unit"))
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID, 0, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.handle, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.more, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.delegation, 1, 1, 1, 2)
        grid.addLayout(doing, 2, 1, 1, 2)
        grid.addWidget(self.wrong, 3, 1, 1, 2)
        grid.addWidget(self.alternates, 5, 1, 1, 2)
        for label in (self.name, self.delegation):
            label.setContentsMargins(GRID, 0, 0, 0)


def _about(item: Appearance) -> str:
    """The delegation; for a placeholder, that it is one."""
    if item.person is None and item.organisation is None:
        return _("placeholder")
    return item.delegation
