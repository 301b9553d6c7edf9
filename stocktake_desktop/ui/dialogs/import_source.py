"""The source of a programme beside what was read of it: over each column what it holds, which can be changed."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.interchange.grid.column_words import Column
from stocktake_desktop.interchange.readers.programme_text import ReadProgramme
from stocktake_desktop.interchange.report import ImportReport, Meant
from stocktake_desktop.ui.dialogs.import_lines import (
    GUTTER,
    MOST_COLUMNS,
    SourceModel,
    SourcePainter,
    pen_of,
    shares,
)
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import line_height, type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _, ngettext

_SLICE = 500
"""Lines that are laid out at once."""


class SourceGrid(QWidget):
    """The lines of a source; what a column holds is chosen above it."""

    columns_chosen = Signal(tuple)
    """Each column holds this now."""
    line_chosen = Signal(int)
    """This line of the source was gone to."""

    def __init__(self) -> None:
        super().__init__()
        self.model, self.view = SourceModel(), _SourceView()
        self._painter = SourcePainter(self.model)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._painter)
        self.view.setAccessibleName(_("The programme as it was received"))
        self.view.selectionModel().currentChanged.connect(self._go)
        self.view.resized.connect(self._share_width)
        self.boxes: list[ChoiceBox] = []
        self.heads = QHBoxLayout()
        self.heads.setContentsMargins(0, 0, 0, GRID)
        self.heads.setSpacing(0)
        self._shares = [1.0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.heads)
        column.addWidget(self.view, 1)

    def show_read(self, programme: ReadProgramme, report: ImportReport, known: Collection[str]) -> None:
        """Show the source of a programme and what became of it, where it was looked at before."""
        before = self.line
        self.model.show(programme, report, known)
        self._shares = shares(self.model.lines)
        self._show_heads(programme.columns)
        self._share_width()
        if before:
            self.go_to(before)

    @property
    def line(self) -> int:
        """The line of the source that is looked at; 0: none."""
        index = self.view.currentIndex()
        return self.model.lines[index.row()].numbers[0] if index.isValid() else 0

    @property
    def unused(self) -> str:
        """The text of the line that is looked at, where it looks like a time or a day and was not used; else ""."""
        numbers = self.model.lines[self.view.currentIndex().row()].numbers if self.line else []
        at = next((number for number in numbers if number in self.model.amber), 0)
        return next((line.text for line in self.model.report.lines if line.number == at), "")

    def go_to(self, number: int) -> None:
        """Look at a line of the source."""
        row = self.model.rows_of.get(number)
        if row is not None:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def go_to_next_unused(self) -> None:
        """Look at the next line that looks like a time or a day and was not used, from the top after the last."""
        numbers = sorted(self.model.amber)
        if numbers:
            self.go_to(next((number for number in numbers if number > self.line), numbers[0]))

    def mark(self, numbers: Collection[int]) -> None:
        """Say which lines belong to what is chosen, and bring the first of them into sight."""
        self.model.mark(numbers)
        rows = sorted(self.model.rows_of[number] for number in numbers if number in self.model.rows_of)
        if rows and not any(self.view.currentIndex().row() == row for row in rows):
            self.view.scrollTo(self.model.index(rows[0]))
        self.view.viewport().update()

    def _go(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.line_chosen.emit(self.line)

    def _show_heads(self, columns: Sequence[Column | None]) -> None:
        while item := self.heads.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        count = len(self._shares)
        shown = [*columns, *[None] * count][:count] if count > 1 and columns else []
        self.boxes = []
        for nth, column in enumerate(shown):
            box = ChoiceBox(_("What column {number} holds").format(number=nth + 1), _choices())
            box.set_narrow(6)
            box.show_value(column)
            box.chosen.connect(partial(self._choose, nth))
            self.boxes.append(box)
            self.heads.addWidget(box, round(100 * self._shares[nth]))
        if not shown:
            self.heads.addWidget(plain_label(_("Each line is read by itself: it has no columns."), "small"))

    def _choose(self, _nth: int, _value: object) -> None:
        self.columns_chosen.emit(tuple(box.value() for box in self.boxes[:MOST_COLUMNS]))

    def _share_width(self) -> None:
        whole = self.view.viewport().width()
        self._painter.widths = [max(round(whole * share), GUTTER + 6 * GRID) for share in self._shares]
        self.view.scheduleDelayedItemsLayout()


class _SourceView(QListView):
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(SMALL))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_SLICE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class UnusedBar(QWidget):
    """How many lines look like a time or a day and were not used, the way through them, and what can be said of one."""

    next_asked, session_asked, note_asked = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.next, self.session, self.note = QPushButton(), QPushButton(_("&Make a session")), QPushButton()
        self.note.setText(_("It is a &note"))
        self.next.setObjectName("unused")
        self.next.setFlat(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button, signal in (
            (self.next, self.next_asked),
            (self.session, self.session_asked),
            (self.note, self.note_asked),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            row.addWidget(button)

    def show_lines(self, count: int, *, is_at_one: bool) -> None:
        """Say how many there are; `is_at_one`: one of them is looked at."""
        words = ngettext("{n} line looks like a time, not used", "{n} lines look like a time, not used", count)
        self.next.setText(f"? {words.format(n=count)} · {_('next')} F4")
        self.next.setVisible(bool(count))
        self.session.setVisible(is_at_one)
        self.note.setVisible(is_at_one)


class Legend(QWidget):
    """What the lines under words mean."""

    def __init__(self) -> None:
        super().__init__()
        self._words = {
            Meant.WHEN: _("time, day"),
            Meant.TITLE: _("title"),
            Meant.WHO: _("who"),
            Meant.TEXT: _("objective, format, room"),
        }
        self._ahead = _("understood as")
        self.setAccessibleName(", ".join([self._ahead, *self._words.values()]))
        wide = sum(self._wide(words) for words in (self._ahead, *self._words.values()))
        self.setFixedSize(round(wide) + 4 * 6 * GRID, line_height(SMALL) + GRID)

    def _wide(self, words: str) -> float:
        return width_of(words, SMALL, font().weight()) + 3 * GRID

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_in_use()
        painter.setFont(type_of(SMALL, font().weight()))
        painter.setPen(theme.muted)
        base, left = round(line_height(SMALL) * 0.8), 0
        painter.drawText(left, base, self._ahead)
        left += round(self._wide(self._ahead))
        for meant, words in self._words.items():
            painter.setPen(pen_of(meant, theme))
            painter.drawLine(left, base - GRID, left + 5 * GRID, base - GRID)
            painter.setPen(theme.ink)
            painter.drawText(left + 6 * GRID, base, words)
            left += round(self._wide(words)) + 6 * GRID


def _choices() -> list[Choice]:
    return [
        Choice(Column.TIME, _("Time")),
        Choice(Column.START, _("Start")),
        Choice(Column.END, _("End")),
        Choice(Column.DAY, _("Day")),
        Choice(Column.TITLE, _("Title, who, segments")),
        Choice(Column.ROOM, _("Room")),
        Choice(Column.WHO, _("Who")),
        Choice(Column.MODERATOR, _("Moderator")),
        Choice(Column.CHAIR, _("Chair")),
        Choice(Column.RAPPORTEUR, _("Rapporteur")),
        Choice(Column.OBJECTIVES, _("Objectives")),
        Choice(Column.FORMAT, _("Format")),
        Choice(Column.NUMBER, _("Number")),
        Choice(Column.NOTES, _("Notes")),
        Choice(None, _("As it says itself")),
    ]
