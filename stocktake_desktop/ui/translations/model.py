"""The table of translations: what there is down, the languages across; reads the plan when asked, writes by a verb."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stocktake_desktop.edits.translations import translate, translate_block
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import ScriptCue
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.reach import News, Reach
from stocktake_desktop.planning.states import name_in
from stocktake_desktop.planning.translations import original
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.translations.lines import ALL, Entry, TranslationHeading, TranslationLine, entries_of
from stocktake_desktop.ui.widgets.refused_cells import RefusedCell, refused_words
from stocktake_desktop.words import _

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_ISOLATED, _TOGETHER = "\u2068", "\u2069"

WHAT, ORIGINAL, FIRST = 0, 1, 2
"""Columns: what it is, what it says, and then a language each."""


class TranslationTable(QAbstractTableModel):
    """One row a field that says something, under headings; cells of a language can be typed into."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.languages: tuple[str, ...] = ()
        self.section, self.sought, self.only_missing = ALL, "", False
        self._wanted: tuple[tuple[str, ...], str, str, bool] = ((), ALL, "", False)
        self.entries: list[Entry] = []
        self._planned: list[TranslationLine] = []
        self._texts: dict[tuple[str, str, str], str] = {}
        self._told: Counter[str] = Counter()
        document.changed.connect(self._follow)

    def narrow(self, languages: Sequence[str], section: str, sought: str, *, only_missing: bool) -> None:
        """List one section, or all, with a column for each language; only lines with these words, or that lack one."""
        self._wanted = (tuple(languages), section, sought, only_missing)
        self.list_anew()

    def list_anew(self) -> None:
        """Read the plan and list what the filters let through."""
        self.beginResetModel()
        self.languages, self.section, self.sought, self.only_missing = self._wanted
        self._read()
        every = list(entries_of(self._document.plan.meeting, self.section))
        self._planned = [entry for entry in every if isinstance(entry, TranslationLine) and not entry.is_usual]
        self._count()
        self.entries = _without_empty(
            [entry for entry in every if isinstance(entry, TranslationHeading) or self._lets_through(entry)]
        )
        self.endResetModel()

    def line_at(self, row: int) -> TranslationLine | None:
        """The line in a row; None for a heading, or where no row is."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, TranslationLine) else None

    def language_of(self, column: int) -> str:
        """The language of a column; empty for the columns before them."""
        return self.languages[column - FIRST] if FIRST <= column < FIRST + len(self.languages) else ""

    def words_at(self, row: int, column: int) -> str:
        """What a cell says."""
        line = self.line_at(row)
        if line is None:
            entry = self.entries[row]
            return entry.words if isinstance(entry, TranslationHeading) and column == WHAT else ""
        if column == WHAT:
            return line.words
        return self._original(line) if column == ORIGINAL else self._text(line, self.language_of(column))

    def is_missing(self, row: int, column: int) -> bool:
        """Whether a cell should say something in its language, and does not yet."""
        line, language = self.line_at(row), self.language_of(column)
        return line is not None and bool(language) and self._lacks(line, language)

    def missing(self, language: str) -> int:
        """How many lines of the section that say something say nothing in a language yet."""
        return len(self._planned) - self._told[language]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else FIRST + len(self.languages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        may_write = index.column() >= FIRST and not self._document.plan.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if may_write else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self.words_at(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole and self.line_at(index.row()) is not None:
            column = self.headerData(index.column(), Qt.Orientation.Horizontal, role)
            return _("{column}: {words}").format(column=column, words=words or _("none"))
        return words if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < self.columnCount():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if section < FIRST:
            return (_("What"), _("As it was planned"))[section]
        language = self.language_of(section)
        missing = self.missing(language)
        name = f"{_ISOLATED}{PAPER_LANGUAGES[language]}{_TOGETHER}"  # Arabic must not draw the count to its side
        return _("{language} · {n} missing").format(language=name, n=missing) if missing else name

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, language = self.line_at(index.row()), self.language_of(index.column())
        if line is None or not language or self._document.plan.read_only:
            return False
        if str(value).strip() == self._text(line, language):
            return True
        return bool(self._document.do(translate, line.model, line.row_id, line.field, language, str(value)))

    def fill(self, row: int, column: int, rows: Sequence[Sequence[str]]) -> bool:
        """Put a block of cells here and to the right and below, past headings; all as one step, or nothing.

        An empty cell leaves what is there, and so does one that says what is there.
        """
        below = [line for nth in range(row, len(self.entries)) if (line := self.line_at(nth)) is not None]
        said: list[tuple[TranslationLine, str, str]] = []
        refused: list[RefusedCell] = []
        for nth, cells in enumerate(rows):
            for place, words in enumerate(cells, column):
                if not words.strip() or (nth < len(below) and words == self._words_of(below[nth], place)):
                    continue
                language = self.language_of(place)
                if nth >= len(below) or not language:
                    why = _("there is no line for it") if nth >= len(below) else _("it is no translation")
                    refused.append(RefusedCell(nth + 1, PAPER_LANGUAGES.get(language, _("no language")), why))
                else:
                    said.append((below[nth], language, words))
        if refused:
            self._document.refused.emit(refused_words(refused))
            return False
        block = [(line.model, line.row_id, line.field, language, words) for line, language, words in said]
        return bool(self._document.do(translate_block, block))

    def _words_of(self, line: TranslationLine, column: int) -> str:
        if column < FIRST:
            return line.words if column == WHAT else self._original(line)
        return self._text(line, self.language_of(column)) if self.language_of(column) else ""

    def _read(self) -> None:
        meeting = self._document.plan.meeting
        self._texts = {
            (one.id, "name", language): name
            for one in meeting.organisations
            for language in PAPER_LANGUAGES
            if (name := name_in(one, language))
        }
        self._texts.update(
            {(row.subject, row.field, row.language): row.text for row in meeting.translations if row.text}
        )

    def _count(self) -> None:
        """Count what is said in each language; a heading asks for it whenever it is drawn."""
        lines = {(line.row_id, line.field) for line in self._planned}
        self._told = Counter(
            language for (*line, language), text in self._texts.items() if text and tuple(line) in lines
        )

    def _follow(self, reach: Reach) -> None:
        """A translation more leaves every line where it is, also one that lacks nothing any more."""
        if News.PLANNED in reach.news:
            self.list_anew()
        elif News.TRANSLATED in reach.news:
            self._read()
            self._count()
            last = FIRST + len(self.languages) - 1
            if self.entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, last))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, last)

    def _original(self, line: TranslationLine) -> str:
        row = self._document.plan.find(line.model, line.row_id)
        words = original(row, line.field) if row is not None else ""
        return words or (_("the usual words") if line.model is ScriptCue else "")

    def _lacks(self, line: TranslationLine, language: str) -> bool:
        return not line.is_usual and not self._text(line, language)

    def _text(self, line: TranslationLine, language: str) -> str:
        return self._texts.get((line.row_id, line.field, language), "")

    def _lets_through(self, line: TranslationLine) -> bool:
        if self.only_missing and not any(self._lacks(line, language) for language in self.languages):
            return False
        if not self.sought:
            return True
        texts = (self._text(line, language) for language in self.languages)
        there = folded(" ".join((line.words, self._original(line), *texts)))
        return all(word in there for word in folded(self.sought).split())


def _without_empty(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without headings that no line follows."""
    pairs = zip_longest(entries, entries[1:])
    return [entry for entry, after in pairs if isinstance(entry, TranslationLine) or isinstance(after, TranslationLine)]
