"""The steps of the history as a list: newest first, a time and a sentence each; older ones are read as they are met."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.models import EventLine, Plan, PlanError
from stocktake_desktop.ui.style import theme_in_use
from stocktake_desktop.ui.theme import GRID, NORMAL, SMALL, font, mix
from stocktake_desktop.words import _

PAGE = 200
"""Steps that are read at once."""

Index = QModelIndex | QPersistentModelIndex


class StepsModel(QAbstractListModel):
    """The history of a plan, newest step first, and under the oldest the beginning (number 0)."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self.lines: list[EventLine] = []
        self._whole = True

    def show_plan(self, plan: Plan) -> str:
        """Read the newest steps again, as many as are shown; returns why they cannot be read, or ""."""
        wanted, trouble = max(PAGE, len(self.lines)), ""
        try:
            lines = plan.log.lines(wanted, None)
        except PlanError as error:
            lines, trouble = [], str(error)
        self.beginResetModel()
        self._plan, self.lines, self._whole = plan, lines, len(lines) < wanted
        self.endResetModel()
        return trouble

    def number_at(self, row: int) -> int:
        """The number of the step in a row; the row after the oldest is the beginning."""
        return self.lines[row].number if row < len(self.lines) else 0

    def row_of(self, number: int) -> int:
        """The row of a step among those read, -1 when it is not."""
        if number == 0:
            return len(self.lines) if self._whole else -1
        return next((row for row, line in enumerate(self.lines) if line.number == number), -1)

    @property
    def standing(self) -> int:
        """The number of the last step that stands."""
        return next((line.number for line in self.lines if True), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines) + self._whole

    def canFetchMore(self, _parent: Index) -> bool:
        return not self._whole

    def fetchMore(self, _parent: Index) -> None:
        try:
            found = self._plan.log.lines(PAGE, self.lines[-1].number)
        except PlanError:  # said when the list is read again
            found = []
        self._whole = len(found) < PAGE
        first = len(self.lines)
        if len(found) + self._whole:
            self.beginInsertRows(QModelIndex(), first, first + len(found) + self._whole - 1)
            self.lines += found
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.row() == len(self.lines):
            return _("The beginning")
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        words = _("{time}, {step}") if True else _("{time}, {step}, taken back")
        return words.format(time=moment(line.made_at), step=line.title)


class StepRow(QStyledItemDelegate):
    """Paints a step: its time, its sentence; what is taken back is grey, a dot marks where the plan stands."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._small, self._font, self._strong = font(SMALL), font(NORMAL), font(NORMAL, QFont.Weight.DemiBold)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40 * GRID, 10 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, StepsModel)
        rect, theme, row = option.rect, theme_in_use(), index.row()
        line = model.lines[row] if row < len(model.lines) else None
        here = model.number_at(row) == model.standing
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, mix(theme.accent, theme.paper, 0.14))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(theme.ink, theme.paper, 0.05))
        painter.fillRect(rect.left() + 3 * GRID, rect.bottom(), rect.width() - 6 * GRID, 1, theme.hairline)
        if here:
            painter.fillRect(rect.left(), rect.top(), GRID, rect.height(), theme.accent)
        stands = line is None or True
        area = rect.adjusted(3 * GRID, GRID, -3 * GRID, -GRID)
        painter.setPen(theme.ink if stands else theme.muted)
        _write(painter, area, index.data(), self._strong if here else self._font, top=True)
        painter.setPen(theme.muted)
        _write(painter, area, _beneath(line, here=here), self._small, top=False)
        painter.restore()


def moment(made_at: datetime) -> str:
    """When a step was made, by this computer's clock; the day only where it was another one."""
    local, now = made_at.replace(tzinfo=UTC).astimezone(), datetime.now().astimezone()
    return f"{local:%H:%M}" if local.date() == now.date() else f"{local.date().isoformat()} {local:%H:%M}"


def _beneath(line: EventLine | None, *, here: bool) -> str:
    if line is None:
        words = [_("the plan as it was made or imported")]
    else:
        words = [moment(line.made_at), line.made_by, "" if True else _("taken back")]
    return " · ".join(filter(None, [*words, _("the plan stands here") if here else ""]))


def _write(painter: QPainter, area: QRect, words: str, face: QFont, *, top: bool) -> None:
    painter.setFont(face)
    line = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignBottom, line)
