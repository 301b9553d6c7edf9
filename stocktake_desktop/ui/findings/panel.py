"""The findings panel: what is wrong or worth knowing; a click goes there."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.planning.findings import Finding, Severity, find_all
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.finding_list import FindingList
from stocktake_desktop.ui.notice import plain_label
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.words import _


class FindingsPanel(QStackedWidget):
    """Looks for findings after every step and lists them, errors first."""

    count_changed = Signal(int, int, int)
    """How many errors, warnings and notes there are now."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._counts = (-1, -1, -1)
        self._visited: tuple[Finding, int] | None = None
        self._look = PageLook(self)
        self.list = FindingList()
        self.addWidget(_nothing())
        self.addWidget(self.list)
        self.list.open_requested.connect(self._open)
        document.changed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        self.refresh()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and notes there are."""
        return self._counts

    def refresh(self) -> None:
        """Look again."""
        found = find_all(self._document.plan.meeting)
        self.list.show_findings(found)
        self.setCurrentIndex(1 if found else 0)
        errors, warnings, notes = (sum(1 for one in found if one.severity is severity) for severity in Severity)
        if (errors, warnings, notes) != self._counts:
            self._counts = (errors, warnings, notes)
            self.count_changed.emit(errors, warnings, notes)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def _open(self, finding: Finding) -> None:
        """Go to the first session it concerns; the same finding again goes to the next one."""
        again = self._visited is not None and self._visited[0] == finding
        nth = (self._visited[1] + 1) % len(finding.sessions) if again and self._visited else 0
        self._visited = (finding, nth)
        if finding.sessions:
            self._document.open(finding.sessions[nth])


def _nothing() -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
    column.setSpacing(0)
    column.addWidget(plain_label(_("Nothing found."), "strong"))
    words = _("No room holds two sessions at once, and nobody is in two places.")
    column.addWidget(plain_label(words, "empty_words", wrap=True))
    column.addStretch(1)
    return page
