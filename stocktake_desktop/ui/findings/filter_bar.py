"""How many findings there are of each severity, and which are shown."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from stocktake_desktop.planning.causes import Cause
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.planning.standing import Standing
from stocktake_desktop.ui.findings.cause_words import TONES
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.panel_title import TITLE_TOOLS
from stocktake_desktop.words import _, ngettext

Sort = Severity | None
"""A severity, or None for what was acknowledged, of whatever severity."""


class FindingFilters(QWidget):
    """A switch for errors, warnings, notes and what was acknowledged, each with its number.

    By its object name it stands in the title of its dock (`PanelTitle`), so that the list has all the room.
    """

    changed = Signal()
    """Others shall be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(TITLE_TOOLS)
        self.switches: dict[Sort, QToolButton] = {}
        self._counts: Mapping[Sort, int] = dict.fromkeys((*Severity, None), 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for sort in (*Severity, None):
            self.switches[sort] = self._switch(sort)
            row.addWidget(self.switches[sort])
        row.addStretch(1)
        self.show_counts(dict.fromkeys(self.switches, 0))

    def lets_through(self, cause: Cause) -> bool:
        """Whether this cause is to be shown, by the worst that comes of it."""
        return self.switches[None if cause.is_acknowledged else cause.severity].isChecked()

    def show_counts(self, counts: Mapping[Sort, int]) -> None:
        """Say how many there are of each."""
        for sort, switch in self.switches.items():
            switch.setAccessibleName(_words(sort, counts[sort]))
            switch.setEnabled(bool(counts[sort]))
        self._counts = counts
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(short=True), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(short=False), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        """Words where they have room, else the numbers beside their signs."""
        short = self.width() < self._width_of(short=False)
        for sort, switch in self.switches.items():
            switch.setText(str(self._counts[sort]) if short else switch.accessibleName())

    def _width_of(self, *, short: bool) -> int:
        """How wide all are with their words, or with numbers alone."""
        switches, padding = self.switches.items(), 8 * GRID
        texts = (str(self._counts[sort]) if short else switch.accessibleName() for sort, switch in switches)
        metrics = next(iter(self.switches.values())).fontMetrics()
        return sum(metrics.horizontalAdvance(text) + padding + GRID for text in texts)

    def _switch(self, sort: Sort) -> QToolButton:
        switch = QToolButton()
        switch.setObjectName("filter_switch")
        switch.setCheckable(True)
        switch.setChecked(True)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        switch.setIcon(icon(sort.value, TONES[sort]) if sort else icon("check", "muted"))
        switch.setToolTip(_("Show or hide these findings"))
        switch.toggled.connect(self.changed)
        return switch


def sort_of(standing: Standing) -> Sort:
    """Under which switch a finding falls."""
    return standing.finding.severity if standing.acknowledgement is None else None


def _words(sort: Sort, n: int) -> str:
    words = {
        Severity.ERROR: ngettext("{n} error", "{n} errors", n),
        Severity.WARNING: ngettext("{n} warning", "{n} warnings", n),
        Severity.NOTE: ngettext("{n} note", "{n} notes", n),
        None: ngettext("{n} acknowledged", "{n} acknowledged", n),
    }
    return words[sort].format(n=n)
