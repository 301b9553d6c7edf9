"""A form made of what the columns of a table declare: a field for each, with its name at the left."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from stocktake_desktop.models import Row
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import field_hint, field_words, kind_of, may_be_open, names_of
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import Section, small_label
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.words import term

TextField = PauseLineEdit | GrowingTextEdit

_WRAPPED = frozenset({"function", "name", "contact"})
"""One paragraph, but often longer than a line."""
_LETTERS = 12
"""Of a choice, when the panel has no room for its longest words."""


class RowForm(Section):
    """Shows one row of a table, and asks for changes of it."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self, model: type[Row], names: Iterable[str]) -> None:
        super().__init__()
        self.model = model
        self._row = RowFields(model, self)
        self._row.asked.connect(self.field_requested)
        self.texts: dict[str, TextField] = {}
        self.choices: dict[str, ChoiceBox] = {}
        self.checks: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        for name in names:
            self._add_field(name)

    def show_row(self, row: Row) -> None:
        """Show a row; what is being typed about the same one stays."""
        if row.id != self._row.row_id:
            for edit in self._typed():
                edit.pause.forget()
        self._row.row_id = row.id
        for name, edit in self.texts.items():
            edit.show_text(getattr(row, name))
        for name, box in self.choices.items():
            box.show_value(getattr(row, name))
        for name, check in self.checks.items():
            check.setChecked(getattr(row, name))

    def set_checks_enabled(self, enabled: bool) -> None:
        """Let the check boxes be used, or only be looked at."""
        for check in self.checks.values():
            check.setEnabled(enabled)

    def _typed(self) -> "list[TextField]":
        """The fields somebody may be typing in."""
        return list(self.texts.values())

    def _add_field(self, name: str) -> None:
        """A field of the sort that the column holds."""
        kind, words = kind_of(self.model, name), field_words(self.model, name)
        if issubclass(kind, StrEnum):
            self._add_row(words, self._choice(name, words, kind))
        elif kind is bool:
            self._add_row("", self._check(name, words))
        else:
            self._add_row(words, self._text(name, words))

    def _text(self, name: str, words: str) -> TextField:
        hint, is_long = field_hint(self.model, name) or "–", name in names_of(self.model, Use.LONG)
        if is_long or name in _WRAPPED:
            self.texts[name] = GrowingTextEdit(words, hint, one_paragraph=not is_long)
        else:
            self.texts[name] = PauseLineEdit(words, hint)
        self._row.take(name, self.texts[name].text_requested)
        return self.texts[name]

    def _choice(self, name: str, words: str, vocabulary: type[StrEnum]) -> ChoiceBox:
        nothing = [Choice(None, "–")] if may_be_open(self.model, name) else []
        values = [Choice(value, term(value.value, capital=True)) for value in vocabulary]
        self.choices[name] = ChoiceBox(words, [*nothing, *values])
        self.choices[name].set_narrow(_LETTERS)
        self._row.take(name, self.choices[name].chosen)
        return self.choices[name]

    def _check(self, name: str, words: str) -> QCheckBox:
        self.checks[name] = QCheckBox(words)
        self.checks[name].setToolTip(field_hint(self.model, name))
        self._row.take(name, self.checks[name].clicked)
        return self.checks[name]

    def _add_row(self, words: str, *widgets: QWidget) -> None:
        """A row, named where it has words; a second widget stands below the first."""
        row = self._grid.rowCount()
        if words:
            name = small_label(words, "field_name")
            name.setContentsMargins(0, GRID, 0, 0)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        for nth, widget in enumerate(widgets):
            if isinstance(widget, PauseLineEdit):
                widget.setTextMargins(-2, 0, 0, 0)  # words under words: longer fields have no margin of their own
            self._grid.addWidget(widget, row + nth, 1)
