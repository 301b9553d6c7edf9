"""The table view: the programme, whose answer is still open, whom to tell, and the documents, as tabs."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from stocktake_desktop.planning.chasing import Urgency, chased
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.chasing.panel import ChasingPanel
from stocktake_desktop.ui.chasing.telling_panel import TellingPanel
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.documents.panel import DocumentsPanel
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.table.panel import TablePanel
from stocktake_desktop.ui.widgets.shown_stack import ShownStack
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _


class Tables(QWidget):
    """Tabs above, one table below; all but the programme have their own pane beside, and want the window's width."""

    hint = Signal(str)
    """What the keys do in the table that is shown, for the status bar."""

    def __init__(self, document: Document, narrowing: Narrowing) -> None:
        super().__init__()
        self._document = document
        self.programme, self.chasing = TablePanel(document, narrowing), ChasingPanel(document)
        self.telling, self.documents = TellingPanel(document), DocumentsPanel(document)
        self._all = (self.programme, self.chasing, self.telling, self.documents)
        self.tabs, self.pages = QTabBar(), ShownStack()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("Tables"))
        for table in self._all:
            self.pages.addWidget(table)
            self.tabs.addTab("")
            table.hint.connect(partial(self._say_hint, table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.telling.counted.connect(self._count_untold)
        WhenSeen(document, self, self._count)
        document.replaced.connect(self._count)
        self._count()

    def show_table(self, table: QWidget) -> None:
        """Turn to a table."""
        self.tabs.setCurrentIndex(self.pages.indexOf(table))

    def show_untold(self, number: int) -> None:
        """Turn to whom to tell, since an event of the history."""
        self.telling.show_since(number)
        self.show_table(self.telling)

    def setFocus(self, *_reason: object) -> None:
        """The keys go to the table that is shown."""
        if table := self.pages.currentWidget():
            table.setFocus()

    def _turn(self, nth: int) -> None:
        self.pages.show_page(self._all[nth])
        self.setFocus()

    def _say_hint(self, table: QWidget, words: str) -> None:
        if table is self.pages.currentWidget():
            self.hint.emit(words)

    def _count(self, _reach: Reach | None = None) -> None:
        """Say in the tabs how many are in each table."""
        meeting = self._document.plan.meeting
        waiting = sum(row.urgency is not Urgency.ANSWERED for row in chased(meeting, today(meeting)))
        self.tabs.setTabText(0, _("Programme"))
        self.tabs.setTabText(1, _("Chasing {n}").format(n=waiting))
        self.tabs.setTabText(3, _("Documents {n}").format(n=len(meeting.documents)))
        self.telling.later()

    def _count_untold(self, count: int) -> None:
        self.tabs.setTabText(2, _("Whom must I tell {n}").format(n=count))
