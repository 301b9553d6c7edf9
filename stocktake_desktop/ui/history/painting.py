"""Painting the history: time, icon, sentence, who; facts on the grey ground, what was taken back in grey."""

from collections.abc import Callable
from datetime import date as Date

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.ui.history.entries import DateHeading, Entry, Fold, Further, StepEntry
from stocktake_desktop.ui.history.entry_words import date_heading, further_words, sentence_of
from stocktake_desktop.ui.history.model import HistoryModel, Index
from stocktake_desktop.ui.history.offers import Offer
from stocktake_desktop.ui.history.sentence_lines import LINE, draw, lines_of
from stocktake_desktop.ui.history.shape import (
    ABOVE,
    ICON,
    PLAIN,
    SIDE,
    SMALL_LINE,
    STRONG,
    TIME,
    WORDS,
    beneath_lines,
    height_of,
    presses,
    right_of,
    sentence_width,
    words_at_right,
)
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import flow, type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, Theme, mix
from stocktake_desktop.words import _

_BAR, _SIGN = GRID, 16
_ASCENT = 0.78
"""Of a line, above its base."""


class EntryPainting(QStyledItemDelegate):
    """Paints entries as high as their words; heights are kept as long as the list stays as wide."""

    def __init__(self, view: QListView, offers: Callable[[int], list[Offer]], today: Callable[[], Date]) -> None:
        """`offers` are those of a row, shown while it is chosen; `today` is the date on the wall of the meeting."""
        super().__init__(view)
        self._view, self._offers, self._today = view, offers, today
        self.times = ""
        """By which clock times are told, for the first heading."""
        self._heights: dict[Entry, int] = {}
        self._width = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width, entry = self._view.viewport().width(), _entry(index)
        if width != self._width:
            self._width, self._heights = width, {}
        if index.row() == self._view.currentIndex().row():
            return QSize(0, height_of(entry, width, self._offers(index.row())))
        if entry not in self._heights:
            self._heights[entry] = height_of(entry, width)
        return QSize(0, self._heights[entry])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, area, theme = _entry(index), option.rect, theme_in_use()
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setClipRect(area)
        if isinstance(entry, DateHeading):
            self._paint_heading(painter, area, entry, theme)
        elif isinstance(entry, Further):
            _paint_further(painter, area, entry, theme)
        else:
            is_chosen = index.row() == self._view.currentIndex().row()
            _paint_ground(painter, area, entry, option.state, theme, is_chosen=is_chosen)
            _paint_entry(painter, area, entry, theme)
            for press in presses(entry, area.width(), self._offers(index.row()) if is_chosen else ()):
                _write(painter, press.area.translated(area.topLeft()), press.offer.words, theme.accent, STRONG)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, heading: DateHeading, theme: Theme) -> None:
        painter.fillRect(area, theme.desk)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.hairline)
        words = date_heading(heading.date, self._today())
        line = area.adjusted(TIME, 0, -SIDE, 0)
        line.setTop(area.center().y() - SMALL_LINE // 2)
        line.setHeight(SMALL_LINE)
        _write(painter, line, words, theme.muted, STRONG)
        if heading.is_first:
            line.setLeft(line.left() + int(width_of(words, SMALL, STRONG)) + 3 * GRID)
            _write(painter, line, self.times, theme.muted, PLAIN, at_right=True)


def _entry(index: Index) -> Entry:
    model = index.model()
    assert isinstance(model, HistoryModel)
    return model.entries[index.row()]


def _paint_ground(
    painter: QPainter, area: QRect, entry: StepEntry | Fold, state: QStyle.StateFlag, theme: Theme, *, is_chosen: bool
) -> None:
    is_fact = isinstance(entry, StepEntry) and entry.line.is_fact
    ground = theme.desk if is_fact else theme.paper
    if is_chosen:
        ground = mix(theme.accent, ground, 0.14)
    elif state & QStyle.StateFlag.State_MouseOver:
        ground = mix(theme.ink, ground, 0.05)
    painter.fillRect(area, ground)
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.hairline)
    if (bar := _bar(entry, theme, is_chosen=is_chosen)) is not None:
        painter.fillRect(area.left(), area.top(), _BAR, area.height(), bar)


def _bar(entry: StepEntry | Fold, theme: Theme, *, is_chosen: bool) -> QColor | None:
    """The bar at the left: black where the plan stands, grey beside what was taken back."""
    if entry.is_newest:
        return theme.ink
    if is_chosen:
        return theme.accent
    is_grey = isinstance(entry, Fold) or entry.is_inside
    return mix(theme.muted, theme.paper, 0.3) if is_grey else None


def _paint_entry(painter: QPainter, area: QRect, entry: StepEntry | Fold, theme: Theme) -> None:
    is_back = isinstance(entry, Fold) or entry.is_inside or entry.gone is not None
    top, width = area.top() + ABOVE, area.width()
    first = QRect(area.left() + TIME, top, ICON - TIME, LINE)
    _write(painter, first, f"{entry.at:%H:%M}", theme.muted, PLAIN)
    sign = QRect(area.left() + ICON, top + (LINE - _SIGN) // 2, _SIGN, _SIGN)
    icon(_sign(entry), "muted" if is_back else "ink").paint(painter, sign)
    room = sentence_width(entry, width)
    painter.setPen(theme.muted if is_back else theme.ink)
    draw(painter, sentence_of(entry), area.left() + WORDS, top, room)
    right = right_of(entry, width)
    at_right = QRect(area.right() + 1 - SIDE - right, top, right, LINE)
    is_link = isinstance(entry, Fold)
    _write(painter, at_right, words_at_right(entry), theme.accent if is_link else theme.muted, PLAIN, at_right=True)
    under = first.translated(WORDS - TIME, LINE * lines_of(sentence_of(entry), room))
    under.setSize(QSize(width - WORDS - SIDE, SMALL_LINE))
    for words in beneath_lines(entry, width):
        _write(painter, under, words, theme.muted, PLAIN)
        under.translate(0, SMALL_LINE)


def _sign(entry: StepEntry | Fold) -> str:
    if isinstance(entry, StepEntry):
        return entry.line.saying.icon
    return "arrow-down" if entry.is_open else "next"


def _paint_further(painter: QPainter, area: QRect, entry: Further, theme: Theme) -> None:
    line = QRect(area.left() + WORDS, area.center().y() - SMALL_LINE // 2, area.width() - WORDS - SIDE, SMALL_LINE)
    words = further_words(entry.at)
    _write(painter, line, words, theme.muted, PLAIN)
    line.setLeft(line.left() + int(width_of(words, SMALL, PLAIN)) + 3 * GRID)
    _write(painter, line, _("Look further"), theme.accent, STRONG)


def _write(
    painter: QPainter, area: QRect, words: str, colour: QColor, weight: QFont.Weight, *, at_right: bool = False
) -> None:
    """One small line, cut where it is too long."""
    lines = flow(words, SMALL, weight, area.width(), 1)
    if not lines:
        return
    painter.setFont(type_of(SMALL, weight))
    painter.setPen(colour)
    left = area.right() + 1 - width_of(lines[0], SMALL, weight) if at_right else area.left()
    base = area.top() + (area.height() - SMALL_LINE) / 2 + SMALL_LINE * _ASCENT
    painter.drawText(QPointF(left, round(base)), lines[0])
