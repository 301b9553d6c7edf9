"""Drawing the bar of a session's items: blocks in the tint of their kind, words beside them, what is free or over."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from stocktake_desktop.models import SegmentKind, SessionKind
from stocktake_desktop.planning.budget import Budget, BudgetItem
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.ui.look.theme import GRID, SMALL, Theme, font, mix
from stocktake_desktop.ui.session.segment_scale import LINE, BarItem, Scale
from stocktake_desktop.words import _, term

BAR = 13 * GRID
"""Pixels the blocks are wide."""
_WORDS = BAR + 4 * GRID
_TIME = 9 * GRID

_LIKE = {
    SegmentKind.INTRODUCTION: SessionKind.OPENING,
    SegmentKind.PANEL: SessionKind.PANEL,
    SegmentKind.PRESENTATION: SessionKind.TALKS,
    SegmentKind.QUESTIONS: SessionKind.ACTION_GROUP,
    SegmentKind.DISCUSSION: SessionKind.PLENARY,
    SegmentKind.SUMMARY: SessionKind.REPORTING,
    SegmentKind.OTHER: SessionKind.BREAK,
}
"""Items wear the colours of the sessions they are most like."""


@dataclass(frozen=True)
class BarMarks:
    """What is marked on a bar: the chosen item, the one under the pointer, the one in the hand."""

    chosen: str = ""
    hovered: str = ""
    held: str = ""
    focused: bool = False


def item_title(item: BudgetItem) -> str:
    """The title of an item, or its kind when it has none."""
    return " ".join(item.title.split()) or term(item.kind.value, capital=True)


def minutes_words(item: BudgetItem) -> str:
    """ "20 min", or that they are open."""
    return _("? min") if item.minutes is None else _("{n} min").format(n=item.minutes)


class BarPainter:
    """Draws a budget as a bar into a width."""

    def __init__(self, painter: QPainter, theme: Theme, width: int, look: BarMarks) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._painter, self._theme, self._width, self._look = painter, theme, width, look

    def paint(self, budget: Budget, scale: Scale, start: int | None) -> None:
        """Draw everything; with a start each item says when it begins."""
        self._rest(budget, scale)
        at = start
        for part in scale.parts:
            self._block(part)
            self._line(part, at, _TIME if start is not None else 0)
            at = None if at is None or part.item.minutes is None else at + part.item.minutes
        if budget.over:
            self._over(scale)
        if budget.rest:
            self._rest_words(budget, scale)

    def _block(self, part: BarItem) -> None:
        theme, item = self._theme, part.item
        spine = theme.kind(_LIKE[item.kind]).spine
        strong = item.id in (self._look.hovered, self._look.held)
        rect = QRectF(0, part.top, BAR, max(part.bottom - part.top - 1, 1))
        self._painter.fillRect(rect, mix(spine, theme.paper, 0.34 if strong else 0.22))
        self._painter.fillRect(QRectF(0, rect.top(), GRID, rect.height()), spine)
        if item.minutes is None:
            self._text(rect.adjusted(GRID, 0, 0, 0), "?", theme.ink, Qt.AlignmentFlag.AlignCenter, bold=True)
        if item.id in (self._look.held, self._look.chosen if self._look.focused else ""):
            self._painter.setPen(QPen(theme.accent, 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(rect.adjusted(1, 1 if rect.height() > 3 else 0, -1, -1 if rect.height() > 3 else 0))

    def _line(self, part: BarItem, at: int | None, indent: int) -> None:
        """The words beside a block, and a line that leads to them."""
        theme, item = self._theme, part.item
        held, chosen = item.id == self._look.held, item.id == self._look.chosen and self._look.focused
        self._lead((part.top + part.bottom) / 2, part.words)
        if at is not None:
            self._text(QRectF(_WORDS, part.words, _TIME, LINE), clock(at), theme.muted, Qt.AlignmentFlag.AlignLeft)
        left = float(_WORDS + indent)
        colour = theme.accent if held or chosen else theme.ink
        minutes = _("{words} !").format(words=minutes_words(item)) if item.crowded else minutes_words(item)
        wide = self._metrics(bold=True).horizontalAdvance(minutes)
        room = QRectF(left, part.words, max(self._width - left - wide - 2 * GRID, 0), LINE)
        self._text(room, item_title(item), colour, Qt.AlignmentFlag.AlignLeft, bold=held)
        end = QRectF(self._width - wide, part.words, wide, LINE)
        tone = theme.red if item.crowded else colour
        self._text(end, minutes, tone, Qt.AlignmentFlag.AlignRight, bold=held or bool(item.crowded))

    def _lead(self, middle: float, words: float) -> None:
        self._painter.setPen(QPen(self._theme.hairline, 1))
        knee, end = QPointF(BAR + GRID, middle), QPointF(_WORDS - GRID, words + LINE / 2)
        self._painter.drawLine(QLineF(QPointF(BAR, middle), knee))
        self._painter.drawLine(QLineF(knee, end))

    def _rest(self, budget: Budget, scale: Scale) -> None:
        """What is free, hatched."""
        if scale.end <= scale.bottom or not budget.free:
            return
        rect = QRectF(0, scale.bottom, BAR, scale.end - scale.bottom - 1)
        self._painter.fillRect(rect, QBrush(self._theme.hairline, Qt.BrushStyle.BDiagPattern))
        self._painter.setPen(QPen(self._theme.hairline, 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _over(self, scale: Scale) -> None:
        """What is beyond the end of the session, in red, under the line where it should end."""
        rect = QRectF(0, scale.end, BAR, max(scale.bottom - scale.end - 1, 2))
        self._painter.fillRect(rect, mix(self._theme.red, self._theme.paper, 0.16))
        self._painter.fillRect(rect, QBrush(self._theme.red, Qt.BrushStyle.BDiagPattern))
        self._painter.fillRect(QRectF(0, scale.end - 1, BAR + GRID, 2), self._theme.red)

    def _rest_words(self, budget: Budget, scale: Scale) -> None:
        self._lead((scale.bottom + scale.end) / 2, scale.rest_words)
        colour = self._theme.red if budget.over else self._theme.muted
        room = QRectF(_WORDS, scale.rest_words, self._width - _WORDS, LINE)
        self._text(room, budget.rest, colour, Qt.AlignmentFlag.AlignRight, bold=bool(budget.over))

    def _metrics(self, *, bold: bool) -> QFontMetrics:
        return QFontMetrics(font(SMALL, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))

    def _text(self, room: QRectF, words: str, colour: QColor, side: Qt.AlignmentFlag, *, bold: bool = False) -> None:
        self._painter.setFont(font(SMALL, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        self._painter.setPen(colour)
        elided = self._metrics(bold=bold).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        self._painter.drawText(room, int(flags), elided)
