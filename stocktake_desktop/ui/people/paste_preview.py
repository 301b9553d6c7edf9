"""The preview of a pasted list: a choice above each column, and beside each line what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableWidget, QTableWidgetItem

from stocktake_desktop.interchange.doubles import Double
from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.readers.list_columns import ListColumn
from stocktake_desktop.interchange.readers.people_list import ReadPeople, Table
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.people.paste_answers import Answer, choices_for, question
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _

_LINE, _FATE, _WHY, _FIRST = 0, 1, 2, 3
"""Columns of the preview: number of the line, what becomes of it, why; then those of the list."""

_MOST_QUESTIONS = 500
"""Lines asked about one by one; more can only be answered together."""
_WIDEST = 60 * GRID


@dataclass(frozen=True)
class LineAnswered:
    """What is to be done with somebody who looks known."""

    place: int
    """Where they stand among the people, counted from 0."""
    answer: Answer | None
    """What to do; None: not yet chosen."""


class PastePreview(QTableWidget):
    """Lines that are asked about stand first, then those that are left out, then all others."""

    columns_changed = Signal()
    """A column means something else now."""
    answered = Signal(LineAnswered)
    """It was chosen what to do with somebody."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[ChoiceBox] = []
        self.questions: dict[int, ChoiceBox] = {}
        self.setAccessibleName(_("The list as it is read"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(7 * GRID)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(50)

    def columns(self) -> list[ListColumn]:
        """What each column of the list means now."""
        return [ListColumn(str(box.value() or "")) for box in self.boxes]

    def show_table(self, table: Table) -> None:
        """Have a choice above each column of a list."""
        self.clear()
        self.setRowCount(1)
        self.setColumnCount(_FIRST + table.width)
        headings = [*table.headings, *("" for _nth in range(table.width - len(table.headings)))]
        self.setHorizontalHeaderLabels([_("Line"), _("What becomes of it"), _("Why"), *headings])
        self.boxes = [self._column_box(nth, column) for nth, column in enumerate(table.columns)]
        self._item(0, _FATE, _("The column means"))

    def show_people(
        self,
        table: Table,
        read: ReadPeople,
        doubtful: Mapping[int, Double],
        answers: Mapping[int, Answer],
        progress: Progress = silently,
    ) -> None:
        """Show every line of a list, the doubtful ones first."""
        self.setUpdatesEnabled(False)
        try:
            self._fill(table, read, doubtful, answers, progress)
        finally:
            self.setUpdatesEnabled(True)

    def _fill(
        self,
        table: Table,
        read: ReadPeople,
        doubtful: Mapping[int, Double],
        answers: Mapping[int, Answer],
        progress: Progress,
    ) -> None:
        self.questions = {}
        self.setRowCount(1)
        cells = dict(table.rows)
        places = {person.line: place for place, person in enumerate(read.people)}
        remarks: dict[int | None, str] = {}
        for remark in read.remarks:
            remarks[remark.line] = " ".join(filter(None, (remarks.get(remark.line, ""), remark.text)))
        self.setRowCount(1 + len(cells))
        lines = sorted(cells, key=lambda line: (_rank(places.get(line), doubtful), line))
        meant = self.columns()
        for row, line in enumerate(told(lines, progress), 1):
            place = places.get(line)
            self._fill_row(row, line, cells[line], [place is None or column is ListColumn.LEFT_OUT for column in meant])
            self._item(row, _WHY, remarks.get(line, ""))
            if place is not None and place in doubtful:
                self._item(row, _WHY, question(doubtful[place]))
                self._ask(row, line, place, doubtful[place], answers.get(place))
            else:
                self._item(row, _FATE, _("is left out") if place is None else _("is added"))
        self._fit()

    def _fill_row(self, row: int, line: int, cells: Sequence[str], left_out: Sequence[bool]) -> None:
        self._item(row, _LINE, str(line))
        for nth, words in enumerate(cells):
            item = self._item(row, _FIRST + nth, words)
            if left_out[nth]:
                item.setForeground(theme_in_use().muted)

    def _item(self, row: int, column: int, words: str) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        item.setToolTip(plain_tip(words))
        if column in (_LINE, _WHY) or row == 0:
            item.setForeground(theme_in_use().muted)
        self.setItem(row, column, item)
        return item

    def _ask(self, row: int, line: int, place: int, double: Double, answer: Answer | None) -> None:
        if len(self.questions) >= _MOST_QUESTIONS:
            self._item(row, _FATE, _("as is chosen for all"))
            return
        box = ChoiceBox(_("What to do with line {line}").format(line=line))
        box.offer([Choice(None, _("Choose…")), *choices_for([double])])
        box.show_value(answer)
        box.chosen.connect(partial(self._answer, place))
        self.setCellWidget(row, _FATE, box)
        self.questions[place] = box

    def _answer(self, place: int, answer: Answer | None) -> None:
        self.answered.emit(LineAnswered(place, answer))

    def _column_box(self, nth: int, column: ListColumn) -> ChoiceBox:
        box = ChoiceBox(
            _("What column {number} means").format(number=nth + 1),
            [Choice(meaning.value, words) for meaning, words in column_words().items()],
        )
        box.show_value(column.value)
        box.chosen.connect(self.columns_changed)
        self.setCellWidget(0, _FIRST + nth, box)
        return box

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(max(self.columnWidth(column), 12 * GRID), _WIDEST))
        if self.questions:
            self.setColumnWidth(_FATE, _WIDEST)


def column_words() -> dict[ListColumn, str]:
    """What columns are called."""
    return {
        ListColumn.LEFT_OUT: _("(left out)"),
        ListColumn.NAME: _("Whole name"),
        ListColumn.HONORIFIC: _("Honorific"),
        ListColumn.GIVEN: _("Given name"),
        ListColumn.FAMILY: _("Family name"),
        ListColumn.NATIVE: _("Native script"),
        ListColumn.RESPELLING: _("Respelling"),
        ListColumn.FUNCTION: _("Function"),
        ListColumn.ORGANISATION: _("Organisation"),
        ListColumn.LANGUAGES: _("Languages"),
        ListColumn.CONTACT: _("Contact"),
        ListColumn.PRESENT_FROM: _("Present from"),
        ListColumn.PRESENT_TO: _("Present to"),
        ListColumn.NOTES: _("Notes"),
    }


def _rank(place: int | None, doubtful: Mapping[int, Double]) -> int:
    if place is None:
        return 1
    return 0 if place in doubtful else 2
