"""The history panel: what was done when, what changed since, and a way to go back to any step."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.history.steps import StepRow, StepsModel
from stocktake_desktop.ui.notice import plain_label
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.words import _


class HistoryPanel(QWidget):
    """Lists the steps; the one chosen tells what changed since, and the plan can go to it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = StepsModel(document.plan)
        self.list, self.since = QListView(), QPlainTextEdit()
        self.heading, self.go = plain_label("", "rubric"), QPushButton()
        self._dress_list()
        self._place()
        self._look = PageLook(self)
        document.changed.connect(self._refresh)
        document.replaced.connect(self._refresh)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.list.activated.connect(self._travel)
        self.go.clicked.connect(self._travel)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _dress_list(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(StepRow(self.list))
        self.list.setObjectName("page_scroll")
        self.list.setAccessibleName(_("Steps of the history, newest first"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _place(self) -> None:
        self.since.setReadOnly(True)
        self.since.setObjectName("page_scroll")
        self.since.setFrameShape(QFrame.Shape.NoFrame)
        self.since.setAccessibleName(_("What changed since"))
        self.since.setTabChangesFocus(True)
        self.go.setToolTip(_("Take back, or do again, all steps on the way"))
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        below.setSpacing(GRID)
        for widget in (self.heading, self.since, self.go):
            below.addWidget(widget, 1 if widget is self.since else 0)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(foot)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _refresh(self) -> None:
        """Read the history again; a hidden panel does so when it is shown."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        chosen = self._chosen() if self.list.currentIndex().isValid() else None
        at_top = chosen is None or chosen == self._model.standing
        if trouble := self._model.show_plan(self._document.plan):
            self._document.refused.emit(trouble)
        row = self._model.row_of(self._model.standing if at_top or chosen is None else chosen)
        self.list.setCurrentIndex(self._model.index(max(row, 0)))
        self._tell()

    def _chosen(self) -> int:
        return self._model.number_at(self.list.currentIndex().row())

    def _tell(self) -> None:
        """Say what changed since the chosen step, and what the button would do."""
        chosen, standing, plan = self._chosen(), self._model.standing, self._document.plan
        self.go.setEnabled(chosen != standing and not plan.read_only)
        forward = _("&Do again up to this step") if chosen > standing else _("&Go back to this step")
        self.go.setText(forward if chosen else _("&Go back to the beginning"))
        self.heading.setText(_("Changed since this step") if chosen <= standing else _("Taken back"))
        try:
            lines = in_words(plan, plan.changed_since(chosen))
        except PlanError as error:
            lines = [str(error)]
        self.since.setPlainText("\n".join(lines) or _("Nothing."))

    def _travel(self) -> None:
        if self.go.isEnabled():
            self._document.do(go_back, self._chosen())
