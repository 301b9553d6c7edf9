"""The sheets of the meeting as rows under headings: a small page, what it is, how it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.sheets.corrected import days_words
from stocktake_desktop.sheets.ledger import CURRENT, NEVER_PRINTED, STALE, LedgerEntry, PaperState
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import as_it_runs, flow, line_height, type_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, mix
from stocktake_desktop.ui.print_centre.thumbnails import Thumbnails
from stocktake_desktop.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex

HEADING, ROW, PICTURE = 8 * GRID, 16 * GRID, 14 * GRID
_MOST_TOLD, _LONGEST = 5, 140
_BOLD, _DEMI, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal


@dataclass(frozen=True)
class SheetHeading:
    """Words above the sheets they hold for."""

    words: str


Line = SheetHeading | LedgerEntry


def lines_of(plan: Plan, entries: Sequence[LedgerEntry]) -> Iterator[Line]:
    """The sheets under headings: the whole meeting, each day, and what holds no more."""
    days = {day.number: day_words(day) for day in plan.meeting.days}
    heading = None
    for entry in entries:
        words = _heading(plan, entry, days)
        if words != heading:
            heading = words
            yield SheetHeading(words)
        yield entry


def _heading(plan: Plan, entry: LedgerEntry, days: dict[int, str]) -> str:
    sheet, block = entry.sheet, plan.find(SessionBlock, entry.sheet.session_id)
    if entry.state is PaperState.SUPERSEDED or (sheet.session_id is not None and block is None):
        return _("No longer in the programme")
    number = sheet.day
    if block is not None:
        number = block.day.number if block.day is not None else None
    return days.get(number or 0, _("The whole meeting"))


def state_words(state: PaperState) -> str:
    """What a state is called."""
    return {
        NEVER_PRINTED: _("never printed"),
        CURRENT: _("current"),
        STALE: _("stale"),
        PaperState.SUPERSEDED: _("superseded"),
        PaperState.EARLIER: _("printed by an earlier version"),
        PaperState.THROWN_AWAY: _("thrown away"),
    }[state]


def state_lines(entry: LedgerEntry) -> list[str]:
    """How a sheet stands and what changed, a line each; of very many changes the first."""
    lines = [f"– {_shortened(' '.join(words.split()))}" for words in entry.changes[:_MOST_TOLD]]
    more = len(entry.changes) - len(lines)
    if more:
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    held = f"{entry.in_words} · {entry.who_has_it}" if entry.goes_to and entry.who_has_it else entry.in_words
    alone = _("Its {pages} alone are printed again").format(pages=days_words(entry.days)) if entry.days else ""
    return [held, *filter(None, (alone,)), *lines]


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


class SheetModel(QAbstractListModel):
    """The lines as rows."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Have these rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def replace_entry(self, entry: LedgerEntry) -> None:
        """A sheet stands otherwise now."""
        for row, line in enumerate(self.lines):
            if isinstance(line, LedgerEntry) and line.key == entry.key:
                self.lines[row] = entry
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], SheetHeading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, LedgerEntry):
            return plain_tip("\n".join((line.sheet.called, *state_lines(line))))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(line, SheetHeading):
            return line.words
        kind = sheet_kind(line.sheet.kind).title
        title = " · ".join(filter(None, (line.sheet.title, line.sheet.other_language)))
        if title == kind:
            return _("{title}, {state}").format(title=title, state=line.in_words)
        return _("{kind}: {title}, {state}").format(kind=kind, title=title, state=line.in_words)


class SheetRow(QStyledItemDelegate):
    """Paints a heading, or a sheet with its small page."""

    def __init__(self, view: QListView, pictures: Thumbnails) -> None:
        super().__init__(view)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(_line(index), SheetHeading)
        return QSize(option.rect.width(), HEADING if heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, theme = _line(index), theme_in_use()
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if isinstance(line, SheetHeading):
            _paint_heading(painter, option.rect, line, theme)
        else:
            picture = self._pictures.picture(line.sheet, painter.device().devicePixelRatioF())
            _paint_ground(painter, option, theme)
            _paint_picture(painter, option.rect, None if line.state is PaperState.SUPERSEDED else picture, theme)
            _paint_entry(painter, option.rect, line, theme)
        painter.restore()


def _line(index: Index) -> Line:
    lines: list[Line] = index.model().lines  # type: ignore[attr-defined]
    return lines[index.row()]


def _paint_heading(painter: QPainter, rect: QRect, line: SheetHeading, theme: Theme) -> None:
    painter.setFont(type_of(SMALL, _DEMI))
    painter.setPen(theme.muted)
    painter.drawText(rect.adjusted(3 * GRID, 0, -2 * GRID, -GRID), int(_LOW), line.words)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    rect: QRect = option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, mix(theme.accent, theme.paper, 0.16) if chosen else theme.paper)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.accent)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _paint_picture(painter: QPainter, rect: QRect, picture: QPixmap | None, theme: Theme) -> None:
    room = QRect(rect.left() + 3 * GRID, rect.top() + (ROW - PICTURE) // 2, PICTURE, PICTURE)
    if picture is None:
        painter.setPen(theme.hairline)
        painter.drawRect(room.adjusted(PICTURE // 7, 0, -PICTURE // 7, 0))
        return
    size = picture.deviceIndependentSize().toSize()
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter.drawPixmap(place, picture)
    painter.setPen(theme.hairline)
    painter.drawRect(place.adjusted(-1, -1, 0, 0))


def _paint_entry(painter: QPainter, rect: QRect, entry: LedgerEntry, theme: Theme) -> None:
    left, width = rect.left() + 5 * GRID + PICTURE, rect.width() - 7 * GRID - PICTURE
    kind = sheet_kind(entry.sheet.kind).title
    title = entry.sheet.title if entry.sheet.title != kind else kind
    about = " · ".join(filter(None, ("" if entry.sheet.title == kind else kind, entry.sheet.other_language)))
    top = rect.top() + 2 * GRID
    for words, size, weight, colour in (
        (title, NORMAL, _DEMI, theme.ink),
        (about, SMALL, _PLAIN, theme.muted),
    ):
        painter.setFont(type_of(size, weight))
        painter.setPen(colour)
        lines = flow(words, size, weight, width, 1)
        if lines:
            painter.drawText(left, top + round(line_height(size) * 0.78), as_it_runs(lines[0], words))
            top += line_height(size)
    _paint_state(painter, QRect(left, top + 1, width, line_height(SMALL)), entry, theme)


def _paint_state(painter: QPainter, room: QRect, entry: LedgerEntry, theme: Theme) -> None:
    """A sign, the state in words, and what changed first."""
    sign, colour = _sign(entry.state, theme)
    side = 3 * GRID
    if sign:
        icon(*sign).paint(painter, room.left(), room.top() + (room.height() - side) // 2, side, side)
    words = entry.in_words if entry.revision is not None else state_words(entry.state)
    if entry.changes:
        words = f"{words} · {entry.changes[0]}"
    weight = _DEMI if entry.state is STALE else _PLAIN
    painter.setFont(type_of(SMALL, weight))
    painter.setPen(colour)
    indent = side + GRID if sign else 0
    lines = flow(words, SMALL, weight, room.width() - indent, 1)
    if lines:
        painter.drawText(room.left() + indent, room.top() + round(room.height() * 0.78), as_it_runs(lines[0], words))


def _sign(state: PaperState, theme: Theme) -> tuple[tuple[str, str] | None, QColor]:
    return {
        NEVER_PRINTED: (None, theme.muted),
        CURRENT: (("check", "muted"), theme.muted),
        STALE: (("warning", "amber"), theme.amber),
        PaperState.SUPERSEDED: (("close", "red"), theme.red),
        PaperState.EARLIER: (("warning", "muted"), theme.muted),
        PaperState.THROWN_AWAY: (None, theme.muted),
    }[state]


_LOW = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom).value  # drawText takes flags as a number
