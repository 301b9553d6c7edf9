"""What can be corrected of a line of the report: its times; that it was as planned, or skipped, or is not noted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTreeWidget, QTreeWidgetItem

from stocktake_desktop.edits.noting import forget_noted, note_as_planned, note_skipped
from stocktake_desktop.edits.running import record_times
from stocktake_desktop.planning.report import ReportLine
from stocktake_desktop.planning.running import UNDER_WAY, UNNOTED, State
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.on_site.correct_dialog import CorrectDialog
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_LINE = Qt.ItemDataRole.UserRole


class Corrections(QObject):
    """A double click or Return on a line opens its times, the menu of the line offers the rest; each is one step."""

    def __init__(self, document: Document, clock: MeetingClock, table: QTreeWidget) -> None:
        super().__init__(table)
        self._document, self._clock, self._table = document, clock, table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._offer)
        table.itemActivated.connect(self._open)

    def menu_of(self, line: ReportLine) -> QMenu:
        """What can be corrected of a line; nothing of what left the programme."""
        menu = QMenu(self._table)
        acts: list[tuple[str, bool, Callable[[], object]]] = [
            (_("&Correct the times…"), True, partial(self.correct, line)),
            (_("Took place as &planned"), line.kind is None and line.state in UNNOTED, partial(self._plan, line)),
            (_("Was &skipped"), line.state not in (State.SKIPPED, *UNDER_WAY), partial(self._skip, line)),
            (_("&Nothing is noted"), line.state not in UNNOTED, partial(self._forget, line)),
        ]
        for words, can, act in acts if not line.is_withdrawn else ():
            if can:
                when(menu.addAction(words).triggered, act)
        return menu

    def correct(self, line: ReportLine) -> None:
        """Ask when it really began and ended, and note that."""
        form = CorrectDialog(self._table.window(), line)
        form.ask(lambda: self._document.attempt(record_times, line.id, *form.times))

    def _open(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE)
        if isinstance(line, ReportLine) and not line.is_withdrawn:
            self.correct(line)

    def _offer(self, place: QPoint) -> None:
        item = self._table.itemAt(place)
        line = item.data(0, _LINE) if item is not None else None
        if isinstance(line, ReportLine):
            menu = self.menu_of(line)
            menu.exec(self._table.viewport().mapToGlobal(place))
            menu.deleteLater()

    def _plan(self, line: ReportLine) -> None:
        self._document.do(note_as_planned, [line.id])

    def _skip(self, line: ReportLine) -> None:
        self._document.do(note_skipped, line.id, self._clock.now)

    def _forget(self, line: ReportLine) -> None:
        self._document.do(forget_noted, line.id)
