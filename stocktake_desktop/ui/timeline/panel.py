"""The timeline with its tray, as the main window places it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.timeline.empty_hint import EmptyHint
from stocktake_desktop.ui.timeline.geometry import ABOVE, BELOW, EVERYTHING
from stocktake_desktop.ui.timeline.gestures import Move, Subject
from stocktake_desktop.ui.timeline.head_parts import HEAD_HEIGHT
from stocktake_desktop.ui.timeline.overview import Overview
from stocktake_desktop.ui.timeline.people_drops import TimelinePeople
from stocktake_desktop.ui.timeline.step_trace import StepTrace
from stocktake_desktop.ui.timeline.tray import Tray
from stocktake_desktop.ui.timeline.view import BESIDE, TimelineView
from stocktake_desktop.ui.timeline.zoom import STEP

if TYPE_CHECKING:
    from stocktake_desktop.ui.history.panel import HistoryPanel


_READABLE_HOUR = 30
"""Pixels of an hour at which sessions that are shorter still show their words."""
_READABLE_DAYS = 600
"""Pixels of three days of which one has three lanes, with room for the words in each."""


class TimelinePanel(QWidget):
    """Days above, parked sessions below; a block may be dragged from one to the other."""

    hint = Signal(str)
    """What a gesture will do, for the status bar."""

    def __init__(self, document: Document, narrowing: Narrowing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        from_left(self)
        narrowing = narrowing or Narrowing(document)
        self.view, self.tray = TimelineView(document, narrowing), Tray(document)
        self.overview = Overview(self.view, self.view.blocks)
        self.overview.hide()
        self.trace = StepTrace(self.view.blocks, narrowing)
        self.view.hand.tray = self.tray
        self._people = TimelinePeople(self.view)
        self.empty_hint = EmptyHint(document, self.view)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.overview)
        row.addWidget(self.view, 1)
        column.addLayout(row, 1)
        column.addWidget(self.tray)
        self.setFocusProxy(self.view)
        self.view.blocks.laid.connect(self._show_overview)
        self.view.hint.connect(self.hint)
        self.view.hand.over_tray.connect(self.tray.welcome)
        self.tray.taken.connect(self._take)
        self.tray.carried.connect(self._carry)
        self.tray.dropped.connect(self.view.drop)

    def room_needed(self) -> QSize:
        """The room in which usual days are readable, with the parked sessions below them."""
        hours = (EVERYTHING.last_hour - EVERYTHING.first_hour) * _READABLE_HOUR
        return QSize(_READABLE_DAYS, HEAD_HEIGHT + ABOVE + hours + BELOW + self.tray.minimumHeight())

    def follow_history(self, history: HistoryPanel) -> None:
        """Show the step that is chosen there."""
        history.step_shown.connect(self.trace.show_step)
        history.hint.connect(self.hint)

    def acts(self) -> dict[Action, Callable[[], None]]:
        """What each action of the view does, by its name."""
        zoom, much = self.view.closeness, STEP**2
        return {
            Action.ZOOM_IN: partial(zoom.closer, time=much),
            Action.ZOOM_OUT: partial(zoom.closer, time=1 / much),
            Action.WIDER: partial(zoom.closer, breadth=much),
            Action.NARROWER: partial(zoom.closer, breadth=1 / much),
            Action.FIT: self.view.fit_or_read,
            Action.FIT_SELECTION: zoom.fit_selection,
        }

    def _show_overview(self) -> None:
        """Show all days in a strip as long as some of them is out of sight; the strip itself takes no sight away."""
        needed = self.view.closeness.needs_more_than(self.width() - BESIDE)
        if needed is self.overview.isHidden():
            self.overview.setVisible(needed)
            self._column.activate()  # the view is laid out for the place that is left before it scrolls

    def _take(self, session_id: str) -> None:
        block = self.document.plan.find(SessionBlock, session_id)
        if block is not None:
            self.view.take(Move(Subject.of(block), self.view.blocks.geometry, None))

    def _carry(self, where: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self.view.carry_to(where, modifiers)
