"""The source of a programme as the grid it is: numbered lines, what was understood underlined, what was not amber."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.interchange.grid.day_words import dates_placed
from stocktake_desktop.interchange.grid.grid import GridRow, Paragraph
from stocktake_desktop.interchange.grid.times import ranges_in, time_in, whole
from stocktake_desktop.interchange.readers.programme_text import ReadProgramme
from stocktake_desktop.interchange.report import ImportReport, Meant
from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import as_it_runs, flow, line_height, runs_from_right, type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, Theme, mix
from stocktake_desktop.words import _

MOST_COLUMNS = 8
"""Columns that stand side by side; what is further right stands in the last."""
GUTTER = 9 * GRID
"""Pixels in which the number of a line stands."""

_LONGEST = 2_000
"""Characters of a line that are drawn."""
_NORMAL = QFont.Weight.Normal
_MOST_LINES, _PAD = 12, GRID // 2
_LOOKED_AT = 400
"""Rows by which the widths of columns are told."""
_Index = QModelIndex | QPersistentModelIndex


class SourcePart(NamedTuple):
    """Signs of a text that were understood as something."""

    first: int
    last: int
    meant: Meant


class SourceLine(NamedTuple):
    """What stands side by side: of each column a paragraph, or nothing; of a line of its own only the first."""

    cells: tuple[Paragraph | None, ...]
    is_whole: bool
    """It stands over all columns."""

    @property
    def numbers(self) -> list[int]:
        """The lines of the source that stand here."""
        return sorted({cell.line for cell in self.cells if cell is not None})


def lines_of(rows: Sequence[GridRow], width: int = 0) -> list[SourceLine]:
    """The rows of a source, paragraph by paragraph, in so many columns, or else as many as most rows have."""
    found: list[SourceLine] = []
    usual = Counter(len(row.cells) for row in rows if len(row.cells) > 1).most_common(1)
    width = min(width or (usual[0][0] if usual else 1), MOST_COLUMNS)
    for row in rows:
        if len(row.cells) < 2:
            found += [SourceLine((paragraph,), is_whole=True) for paragraph in row.paragraphs]
            continue
        cells = [*row.cells[: width - 1], tuple(p for cell in row.cells[width - 1 :] for p in cell)]
        for nth in range(max(map(len, cells))):
            beside = tuple(cell[nth] if nth < len(cell) else None for cell in cells)
            found.append(SourceLine(beside, is_whole=False))
    return found


def shares(lines: Sequence[SourceLine]) -> list[float]:
    """How much of the width each column has, by how much stands in it."""
    tables = [line for line in lines if not line.is_whole][:_LOOKED_AT]
    count = max((len(line.cells) for line in tables), default=1)
    filled = [0.0] * count
    for nth in range(count):
        cells = [line.cells[nth] for line in tables if nth < len(line.cells)]
        lengths = sorted(len(cell.text) for cell in cells if cell is not None)
        filled[nth] = min(max(lengths[len(lengths) * 3 // 4] if lengths else 0, 12), 48)
    return [one / sum(filled) for one in filled]


class SourceModel(QAbstractListModel):
    """The lines of a source, with what was made of them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SourceLine] = []
        self.report = ImportReport()
        self.dates_line: int | None = None
        self.marked: frozenset[int] = frozenset()
        """Lines of the session that is chosen."""
        self.amber: dict[int, str] = {}
        """Lines that look like a time or a day and were not used, each with what became of it."""
        self.rows_of: dict[int, int] = {}

    def show(self, programme: ReadProgramme, report: ImportReport, known: Collection[str]) -> None:
        """Show a source; `known` are lines of which somebody said that they are notes."""
        self.beginResetModel()
        self.dates_line = programme.dates_line
        self.lines, self.report, self.marked = lines_of(programme.rows, len(programme.columns)), report, frozenset()
        self.rows_of = {}
        for nth, line in enumerate(self.lines):
            for number in line.numbers:
                self.rows_of.setdefault(number, nth)
        unused = set(report.unused)
        self.amber = {
            line.number: line.where for line in report.lines if line.number in unused and line.text not in known
        }
        self.endResetModel()

    def mark(self, numbers: Collection[int]) -> None:
        """Say which lines belong to what is chosen."""
        self.marked = frozenset(numbers)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = "  ".join(cell.text.strip()[:_LONGEST] for cell in line.cells if cell is not None)
            reason = self.reason(line)
            return f"{line.numbers[0]} {words}" + (f" ({reason})" if reason else "")
        return None

    def reason(self, line: SourceLine) -> str:
        """Why a line is amber; nothing where it is not."""
        where = next((self.amber[number] for number in line.numbers if number in self.amber), "")
        return _("looks like a time or a day · {where}").format(where=where) if where else ""

    def spans(self, paragraph: Paragraph) -> list[SourcePart]:
        """What of a paragraph was understood as what."""
        meant = self.report.meant.get((paragraph.line, paragraph.text.strip()))
        if paragraph.line == self.dates_line and meant is None:
            return [SourcePart(*place, Meant.WHEN) for _first, _last, place in dates_placed(paragraph.text[:_LONGEST])]
        return spans_of(paragraph.text[:_LONGEST], meant) if meant is not None else []


@lru_cache(4096)
def spans_of(text: str, meant: Meant) -> list[SourcePart]:
    """The words of a text that was understood as a whole; in a title the time beside it stands out."""
    first, last = len(text) - len(text.lstrip(" \t•–—-*")), len(text.rstrip())
    if meant is not Meant.TITLE:
        return [SourcePart(first, last, meant)]
    if whole(text):
        return [SourcePart(first, last, Meant.WHEN)]
    found = next(iter(ranges_in(text)), None) or (time_in(text) if text.lstrip()[:1].isdigit() else None)
    if found is None:
        return [SourcePart(first, last, meant)]
    parts = [
        SourcePart(first, found.first, meant),
        SourcePart(found.first, found.last, Meant.WHEN),
        SourcePart(found.last, last, meant),
    ]
    return [part for part in parts if text[part.first : part.last].strip(" –—-.,:|()[]")]


def pen_of(meant: Meant, theme: Theme) -> QPen:
    """The line under words: solid blue a time, bold black a title, dashed who, dotted what else was understood."""
    violet, green = theme.spines[SessionKind.TALKS], theme.spines[SessionKind.ACTION_GROUP]
    return {
        Meant.WHEN: QPen(theme.accent, 2),
        Meant.TITLE: QPen(theme.ink, 2),
        Meant.WHO: QPen(violet, 2, Qt.PenStyle.DashLine),
        Meant.TEXT: QPen(green, 2, Qt.PenStyle.DotLine),
    }[meant]


class SourcePainter(QStyledItemDelegate):
    """Draws a line of the source, its cells below the heads of their columns."""

    def __init__(self, model: SourceModel) -> None:
        super().__init__(model)
        self._model = model
        self.widths: list[int] = []
        """Pixels of each column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = self._model.lines[index.row()]
        taken = _reason_width(self._model.reason(line), sum(self.widths))
        rooms = self._rooms(line, QRect(0, 0, sum(self.widths) - taken, 0))
        high = max(
            (len(_wrapped(cell.text, room.width())) for cell, room in zip(line.cells, rooms, strict=True) if cell),
            default=1,
        )
        return QSize(sum(self.widths), max(high, 1) * line_height(SMALL) + 4 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, theme = self._model.lines[index.row()], theme_in_use()
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        reason = self._model.reason(line)
        is_marked = any(number in self._model.marked for number in line.numbers)
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        tint = 0.16 if is_current else 0.09 if is_marked else 0
        if reason or tint:
            painter.fillRect(where, mix(theme.amber if reason else theme.accent, theme.paper, tint or 0.12))
        if is_marked or reason:
            bar = QRect(where.left(), where.top(), 3, where.height())
            painter.fillRect(bar, theme.amber if reason else theme.accent)
        if reason:
            self._write_reason(painter, where, reason, theme)
            where = where.adjusted(0, 0, -_reason_width(reason, where.width()), 0)
        shown = 0
        for cell, room in zip(line.cells, self._rooms(line, where), strict=True):
            if cell is None:
                continue
            if cell.line != shown:
                painter.setFont(type_of(SMALL, _NORMAL))
                painter.setPen(theme.muted)
                gutter = QRect(room.left() - GUTTER, room.top() + 2 * _PAD, GUTTER - GRID, line_height(SMALL))
                painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(cell.line))
                shown = cell.line
            self._write(painter, QRectF(room), cell, theme)
        painter.restore()

    def _rooms(self, line: SourceLine, where: QRect) -> list[QRect]:
        """Where the words of each cell go."""
        if line.is_whole:
            return [where.adjusted(GUTTER, 0, -GRID, 0)]
        found, left = [], where.left()
        widths = self.widths or [where.width()]
        for nth in range(len(line.cells)):
            width = widths[min(nth, len(widths) - 1)]
            found.append(QRect(left + GUTTER, where.top(), max(width - GUTTER - GRID, 1), where.height()))
            left += width
        return found

    def _write(self, painter: QPainter, room: QRectF, cell: Paragraph, theme: Theme) -> None:
        spans, at, step = self._model.spans(cell), 0, line_height(SMALL)
        text, top = cell.text[:_LONGEST], room.top() + 2 * _PAD
        for words in _wrapped(text, int(room.width())):
            begun = max(text.find(words.rstrip("…"), at), 0)
            at = begun + len(words)
            is_right = runs_from_right(text)
            left = room.right() - width_of(words, SMALL, _NORMAL) if is_right else room.left()
            painter.setFont(type_of(SMALL, _NORMAL))
            painter.setPen(theme.ink if spans else theme.muted)
            painter.drawText(QPointF(left, top + step * 0.78), as_it_runs(words, text))
            for span in spans:
                first, last = max(span.first, begun) - begun, min(span.last, at) - begun
                if first < last and not is_right:
                    self._underline(painter, left, top + step, words, first, last, pen_of(span.meant, theme))
                elif first < last:
                    painter.setPen(pen_of(span.meant, theme))
                    painter.drawLine(QPointF(left, top + step), QPointF(room.right(), top + step))
            top += step

    def _underline(
        self, painter: QPainter, left: float, base: float, words: str, first: int, last: int, pen: QPen
    ) -> None:
        part = words[first:last]
        first += len(part) - len(part.lstrip())
        before = width_of(words[:first], SMALL, _NORMAL)
        wide = width_of(words[:last].rstrip(), SMALL, _NORMAL) - before
        painter.setPen(pen)
        painter.drawLine(QPointF(left + before, base), QPointF(left + before + wide, base))

    def _write_reason(self, painter: QPainter, where: QRect, reason: str, theme: Theme) -> None:
        words, wide = _reason_words(reason, where.width()), _reason_width(reason, where.width())
        painter.setFont(type_of(SMALL, _NORMAL))
        painter.setPen(theme.amber)
        at = QRect(where.right() - wide, where.top() + 2 * _PAD, wide - GRID, line_height(SMALL))
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)


def _reason_words(reason: str, width: int) -> str:
    return next(iter(flow(f"? {reason}", SMALL, _NORMAL, width // 2, 1)), "") if reason else ""


def _reason_width(reason: str, width: int) -> int:
    words = _reason_words(reason, width)
    return round(width_of(words, SMALL, _NORMAL)) + 2 * GRID if words else 0


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    shown = text[:_LONGEST].rstrip()
    if len(shown) * SMALL < width:  # no letter is wider than its type is high
        return (shown,)
    return flow(shown, SMALL, _NORMAL, max(width, 1), _MOST_LINES)
