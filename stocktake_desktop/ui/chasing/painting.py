"""Drawing the chasing list: two lines a row, headings across, red for what is overdue, a spine a session."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.models import Status
from stocktake_desktop.planning.chasing import Chased, Urgency
from stocktake_desktop.ui.chasing.row_words import asked_words, contact_lines, due_lines, session_words, who_lines
from stocktake_desktop.ui.chasing.rows import ASKED, CONTACT, DUE, SESSIONS, STATUS, TICK, WHO, ChasingRows, Index
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import flow, line_height, type_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, mix
from stocktake_desktop.ui.widgets.marks import status_mark
from stocktake_desktop.words import ngettext, term

ROW, HEADING = 11 * GRID, 7 * GRID
"""The height of a row and of a heading, in pixels."""
PADDING = 2 * GRID
BOLD, PLAIN = QFont.Weight.DemiBold, QFont.Weight.Normal
_BOX, _MARK = 14, 3 * GRID
_MOST_SESSIONS = 2
_ICONS = {
    Urgency.OVERDUE: ("history", "red"),
    Urgency.NOT_ASKED: ("warning", "amber"),
    Urgency.ANSWERED: ("check", "muted"),
}


class ChasingPainter(QStyledItemDelegate):
    """Draws the cells of the list."""

    def __init__(self, rows: ChasingRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, row = theme_in_use(), option.rect, self._rows.chased_at(index.row())
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setClipRect(rect)
        if row is None:
            self._paint_heading(painter, rect, index, theme)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.fillRect(rect, mix(theme.accent, theme.paper, 0.16) if chosen else theme.paper)
            if chosen and index.column() == TICK:
                painter.fillRect(QRect(rect.left(), rect.top(), GRID, rect.height()), theme.accent)
            self._paint_cell(painter, QRectF(rect).adjusted(PADDING, 0, -PADDING, 0), row, index.column(), theme)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        urgency = self._rows.entries[index.row()].urgency
        tones = {Urgency.OVERDUE: theme.red, Urgency.NOT_ASKED: theme.amber}
        tone = tones.get(urgency, theme.muted)
        painter.fillRect(rect, mix(theme.red, theme.paper, 0.05) if urgency is Urgency.OVERDUE else theme.desk)
        left = rect.left() + 3 * GRID
        if urgency in _ICONS:
            icon(*_ICONS[urgency]).paint(painter, QRect(left, rect.center().y() - 6, 13, 13))
            left += 5 * GRID
        words = str(index.data())
        write_lines(painter, QRectF(left, rect.top(), rect.width(), rect.height()), [(words, SMALL, BOLD, tone)])

    def _paint_cell(self, painter: QPainter, room: QRectF, row: Chased, column: int, theme: Theme) -> None:
        is_late = row.urgency is Urgency.OVERDUE
        match column:
            case _ if column == TICK:
                paint_box(painter, room, theme, checked=row.key in self._rows.ticked)
            case _ if column == WHO:
                _two(painter, room, who_lines(row), theme, weight=BOLD)
            case _ if column == CONTACT:
                colour = theme.ink if row.contact.strip() else theme.muted
                below = theme.muted if row.somebody is not None else theme.accent
                _two(painter, room, contact_lines(row), theme, colour=colour, below=below)
            case _ if column == ASKED:
                _two(painter, room, (asked_words(row), ""), theme)
            case _ if column == DUE:
                lines, tone = due_lines(row, self._rows.today), theme.red if is_late else theme.ink
                _two(painter, room, lines, theme, weight=BOLD if is_late else PLAIN, colour=tone, below=theme.red)
            case _ if column == STATUS:
                _paint_status(painter, room, row, theme)
            case _ if column == SESSIONS:
                _paint_sessions(painter, room, row, theme)


def _two(
    painter: QPainter,
    room: QRectF,
    lines: tuple[str, str],
    theme: Theme,
    *,
    weight: QFont.Weight = PLAIN,
    colour: QColor | None = None,
    below: QColor | None = None,
) -> None:
    """A line, and a smaller one below it where there is one."""
    written = [(lines[0], NORMAL, weight, colour or theme.ink)]
    if lines[1]:
        written.append((lines[1], SMALL, PLAIN, below or theme.muted))
    write_lines(painter, room, written)


def write_lines(painter: QPainter, room: QRectF, lines: list[tuple[str, int, QFont.Weight, QColor]]) -> None:
    """Lines one below the other, together in the middle of the room, each cut where it is too long."""
    top = room.top() + (room.height() - sum(line_height(size) for _words, size, _weight, _colour in lines)) / 2
    for words, size, weight, colour in lines:
        cut = flow(" ".join(words.split()), size, weight, int(room.width()), 1)
        painter.setFont(type_of(size, weight))
        painter.setPen(colour)
        if cut:
            painter.drawText(QPointF(room.left(), round(top + line_height(size) * 0.78)), cut[0])
        top += line_height(size)


def paint_box(painter: QPainter, room: QRectF, theme: Theme, *, checked: bool) -> None:
    """A box to tick, in the middle of the room."""
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent if checked else mix(theme.ink, theme.paper, 0.4), 1))
    painter.setBrush(theme.paper)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if checked:
        icon("check", "accent").paint(painter, box.toRect().adjusted(1, 1, -1, -1))


def _paint_status(painter: QPainter, room: QRectF, row: Chased, theme: Theme) -> None:
    mark = QRect(round(room.left()), round(room.center().y()) - _MARK // 2, _MARK, _MARK)
    status_mark(row.status).paint(painter, mark)
    colour = theme.amber if row.status is Status.TO_BE_CONFIRMED else theme.ink
    write_lines(painter, room.adjusted(_MARK + GRID, 0, 0, 0), [(term(row.status), NORMAL, PLAIN, colour)])


def _paint_sessions(painter: QPainter, room: QRectF, row: Chased, theme: Theme) -> None:
    """The first sessions that wait for the answer, each with the spine of its kind, and how many more there are."""
    shown = row.places if len(row.places) <= _MOST_SESSIONS else row.places[: _MOST_SESSIONS - 1]
    lines = [(session_words(one), SMALL, PLAIN, theme.ink) for one in shown]
    if len(shown) < len(row.places):
        left = len(row.places) - len(shown)
        lines.append((ngettext("and {n} more", "and {n} more", left).format(n=left), SMALL, PLAIN, theme.muted))
    step = line_height(SMALL)
    top = room.top() + (room.height() - step * len(lines)) / 2
    for nth, one in enumerate(shown):
        painter.fillRect(QRectF(room.left(), top + nth * step + 1, 3, step - 2), theme.kind(one.session.kind).spine)
    write_lines(painter, room.adjusted(2 * GRID, 0, 0, 0), lines)
