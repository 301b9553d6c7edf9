"""The ways to recover side by side: limits, prices and times in rows, ways in columns; one of them has the keys."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.planning.recovery import Cell, Recovery, Tone, WayRow, WayTable, verdict_of
from stocktake_desktop.ui.look.icons import Picture
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.ask_chips import AnswerButtons, RequestAnswered
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_LABELS, _WAY = 44 * GRID, 31 * GRID
"""The least width of the column of labels, and of a way."""
_PICTURES = {Tone.GOOD: ("check", "accent"), Tone.BAD: ("error", "red")}


class RecoveryTable(QFrame):
    """Shows the ways of a table; the first is doing nothing, and cannot be chosen."""

    chosen = Signal(Recovery)
    """The button of a way was pressed."""
    answered = Signal(RequestAnswered)
    """What was asked of whom a limit belongs to was granted or refused."""
    walked = Signal()
    """Another way has the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("way_table")
        self.table = WayTable()
        self.current = 0
        self.choose: list[QPushButton] = []
        self.sheets: list[QLabel] = []
        self.answers: dict[str, AnswerButtons] = {}
        self._columns: list[list[QFrame]] = []
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._row = 0

    @property
    def way(self) -> Recovery | None:
        """The way that has the keys; None for doing nothing."""
        return self.table.ways[self.current] if 0 < self.current < len(self.table.ways) else None

    def show_table(self, table: WayTable) -> None:
        """Show these ways; the one that has the keys keeps them while it is there."""
        if table == self.table:
            return
        before, typed = self.way, {request_id: one.by.text() for request_id, one in self.answers.items()}
        has_focus = next((request_id for request_id, one in self.answers.items() if one.by.hasFocus()), "")
        self._clear()
        self.table = table
        self.choose, self.sheets, self.answers, self._columns = [], [], {}, [[] for _way in table.ways]
        self._heads()
        for part in table.parts:
            self._rubric(part.title)
            for row in part.rows:
                answers = self._answers(row, typed.get(row.request_id, "")) if row.request_id else None
                self._line(row.label, row.note, [_cell(cell) for cell in row.cells], answers)
        if has_focus in self.answers:
            self.answers[has_focus].by.setFocus()
        self._line(_("Printed sheets go stale"), "", [self._sheet(nth) for nth in range(len(table.ways))])
        self._grid.setRowStretch(self._row, 1)
        acts = [way.acts for way in table.ways]
        same = acts.index(before.acts) if before is not None and before.acts in acts else 0
        self.walk_to(same or min(1, len(acts) - 1))

    def show_counts(self, counts: Mapping[object, int]) -> None:
        """Say of each way how many printed sheets go stale, where that is known."""
        for nth, (way, label) in enumerate(zip(self.table.ways, self.sheets, strict=True)):
            if way.acts and way.acts in counts:
                label.setText(str(counts[way.acts]))
                told = _("Printed sheets go stale") + f", {way.title}: {label.text()}"
                self._columns[nth][-1].setAccessibleName(told)

    def walk_to(self, nth: int) -> None:
        """Let another way have the keys."""
        self.current = max(0, min(nth, len(self.table.ways) - 1))
        for at, cells in enumerate(self._columns):
            for cell in cells:
                cell.setProperty("here", at == self.current)
                for widget in (cell, *cell.findChildren(QWidget)):
                    widget.style().polish(widget)
        for at, button in enumerate(self.choose, 1):
            button.setObjectName("main_button" if at == self.current else "")
            button.style().polish(button)
        self.walked.emit()

    def let_choose(self, *, is_open: bool, may: bool) -> None:
        """Whether there is something to choose, and whether it may be chosen."""
        for button in self.choose:
            button.setVisible(is_open)
            button.setEnabled(may)

    def head(self, nth: int) -> QWidget:
        """The head of a column, to be scrolled to."""
        return self._columns[nth][0]

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.setRowStretch(self._row, 0)
        self._row = 0

    def _heads(self) -> None:
        self._put(_Box("way_head"), 0)
        for nth, way in enumerate(self.table.ways):
            head = _Box("way_head", Qt.Orientation.Vertical)
            head.column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
            head.column.addWidget(_label(way.title, "strong"))
            head.column.addWidget(_label(way.price or "–", "muted"))
            head.column.addStretch(1)
            head.column.addWidget(_marked(verdict_of(way), strong=True))
            if nth:
                head.column.addWidget(self._choice(nth, way))
            verdict = verdict_of(way).said
            head.setAccessibleName(f"{way.title}: {verdict}; {way.price}" if way.price else f"{way.title}: {verdict}")
            self._columns[nth].append(head)
            self._put(head, nth + 1)
        self._row += 1

    def _choice(self, nth: int, way: Recovery) -> QPushButton:
        button = QPushButton(_("Choose") + f"  {nth}" if nth < 10 else _("Choose"))
        button.setAccessibleName(_("Choose: {title}").format(title=f"{way.title}; {way.price}"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(8 * GRID)
        when(button.clicked, self.chosen.emit, way)
        self.choose.append(button)
        return button

    def _rubric(self, words: str) -> None:
        box = _Box("way_rubric")
        box.column.addWidget(plain_label(words, "rubric"))
        self._grid.addWidget(box, self._row, 0, 1, len(self.table.ways) + 1)
        self._row += 1

    def _answers(self, row: WayRow, typed: str) -> QWidget:
        """The two answers of whom the limit of a row belongs to, with what was typed of who gave it."""
        buttons = self.answers[row.request_id] = AnswerButtons(row.request_id, row.label, typed)
        buttons.answered.connect(self.answered)
        return buttons

    def _line(self, words: str, note: str, cells: list[QFrame], answers: QWidget | None = None) -> None:
        label = _Box("way_cell", Qt.Orientation.Vertical if answers is not None else Qt.Orientation.Horizontal)
        label.column.addWidget(_label(words), 1)
        if note:
            label.column.addWidget(_label(note, "open" if answers is not None else "small"), 1)
        if answers is not None:
            label.column.addWidget(answers)
        self._put(label, 0)
        for nth, cell in enumerate(cells):
            title = self.table.ways[nth].title
            cell.setAccessibleName(f"{words}, {title}: {cell.accessibleName()}")
            self._columns[nth].append(cell)
            self._put(cell, nth + 1)
        self._row += 1

    def _sheet(self, nth: int) -> QFrame:
        box, label = _Box("way_cell"), plain_label("…" if nth else "–")
        box.setAccessibleName(label.text())
        self.sheets.append(label)
        if nth:
            box.column.addWidget(Picture("printer", "muted"))
        box.column.addWidget(label, 1)
        return box

    def _put(self, widget: QWidget, column: int) -> None:
        widget.setMinimumWidth(_LABELS if column == 0 else _WAY)
        self._grid.addWidget(widget, self._row, column)
        self._grid.setColumnStretch(column, 1)


class _Box(QFrame):
    """A cell of the table, with a row or a column of widgets in it."""

    def __init__(self, name: str, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        self.setObjectName(name)
        self.column = QHBoxLayout(self) if orientation is Qt.Orientation.Horizontal else QVBoxLayout(self)
        self.column.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        self.column.setSpacing(GRID)


def _label(words: str, name: str = "") -> QLabel:
    """A label that wraps, and begins where its cell begins, whatever letters are in it."""
    label = plain_label(words, name, wrap=True)
    if label.isRightToLeft():
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return label


def _cell(cell: Cell) -> QFrame:
    box = _marked(cell)
    box.setAccessibleName(cell.said)
    return box


def _marked(cell: Cell, *, strong: bool = False) -> QFrame:
    """Words with the sign of their tone; what was planned stands before them."""
    box = _Box("way_verdict" if strong else "way_cell")
    if strong:
        box.column.setContentsMargins(0, 0, 0, 0)
    if cell.tone in _PICTURES:
        place = Qt.AlignmentFlag.AlignTop if strong else Qt.AlignmentFlag.AlignVCenter
        box.column.addWidget(Picture(*_PICTURES[cell.tone]), 0, place)
    if cell.was:
        arrow = "←" if box.isRightToLeft() else "→"
        box.column.addWidget(plain_label(f"{cell.was} {arrow}", "muted"))
    label = _label(cell.words, "strong" if strong or cell.is_new else "")
    label.setProperty("tone", cell.tone.value)
    box.column.addWidget(label, 1)
    return box
