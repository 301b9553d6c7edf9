"""The chosen cause in its own half: the sentence, what it solves too, going there, acknowledging, and the fixes."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.fix_results import FixResult
from stocktake_desktop.planning.causes import Cause
from stocktake_desktop.planning.findings.answers import ANSWERS_OVERDUE
from stocktake_desktop.planning.findings.who import PLACEHOLDERS, UNCONFIRMED
from stocktake_desktop.planning.fixes import Fix
from stocktake_desktop.ui.findings.cause_words import solves_words
from stocktake_desktop.ui.findings.fix_row import FixRow
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID, SMALL
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

MOST_SHOWN = 24
"""Fixes that are listed: a long list of people is gone through elsewhere."""
_CHASED = (UNCONFIRMED.code, PLACEHOLDERS.code, ANSWERS_OVERDUE.code)
"""Findings about places whose answer is still open."""


class CausePane(QWidget):
    """Shows a cause and asks for what was pressed; it applies nothing itself."""

    fix_asked = Signal(Fix)
    """This fix shall be applied."""
    visited = Signal()
    """Somebody wants to go there."""
    chased = Signal()
    """Somebody wants to see whose answer is still open."""
    acknowledged = Signal(str)
    """The cause may stand, for this reason."""
    withdrawn = Signal()
    """The cause shall count again."""
    left = Signal()
    """Keys go back to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FixRow] = []
        self._pressed_at = -QApplication.doubleClickInterval()
        self.sentence = ShortLabel(weight=QFont.Weight.DemiBold, most=2)
        self.solves, self.more = ShortLabel(pixels=SMALL, tone="muted"), plain_label("", "small")
        self.go = _link(_("Go there"))
        self.chase = _link(_("Chasing…"))
        self.accept = _link(_("Acknowledge…"))
        self.again = _link(_("Let it count again"))
        self._links = (self.go, self.chase, self.accept, self.again)
        self.go.clicked.connect(self.visited)
        self.chase.clicked.connect(self.chased)
        self.accept.clicked.connect(self.ask_reason)
        self.again.clicked.connect(self.withdrawn)
        self._pages, self._list = QStackedLayout(), QVBoxLayout()
        self._pages.addWidget(self._head())
        self._pages.addWidget(self._reason_page())
        self._lay_out()
        self.show_nothing("")

    def show_nothing(self, words: str) -> None:
        """Show no cause, and say why."""
        self._key, self._applied = "", list[Fix]()
        self._say(words, "")
        self._offer(go=False, chase=False, accept=False, again=False)
        self._fill([], hold=False)
        self.more.hide()

    def show_cause(
        self, cause: Cause, words: str, results: Sequence[FixResult], *, read_only: bool, hold: bool
    ) -> None:
        """Show a cause in these words with its fixes, the best first; to `hold` leaves those shown in their places."""
        known, is_same = cause.is_acknowledged, cause.key == self._key
        if not is_same:
            self._key, self._applied = cause.key, []
        words = _("{message} — {reason}").format(message=words, reason=cause.reason) if known else words
        self._say(words, solves_words(cause))
        self.sentence.setToolTip(plain_tip(cause.message))
        can_go = bool(cause.finding.sessions or cause.finding.people)
        is_chased = cause.finding.code in _CHASED
        self._offer(go=can_go, chase=is_chased, accept=not known and not read_only, again=known and not read_only)
        if not is_same or list(results[:MOST_SHOWN]) != [row.result for row in self.rows]:
            self._fill(results[:MOST_SHOWN], hold=hold and is_same)
            more = max(0, len(results) - MOST_SHOWN)
            self.more.setText(ngettext("… and {n} more", "… and {n} more", more).format(n=more) if more else "")
            self.more.setVisible(bool(more))

    def note_press(self, event: QMouseEvent) -> None:
        """What is pressed right after this press is the second half of a double click."""
        self._pressed_at = event.timestamp()

    def ask_reason(self) -> None:
        """Ask in place why the cause may stand."""
        self.reason.clear()
        self._pages.setCurrentIndex(1)
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self._pages.setCurrentIndex(0)
        self.left.emit()

    def _say(self, words: str, solves: str) -> None:
        self._pages.setCurrentIndex(0)
        self.sentence.say(words)
        self.solves.say(solves)
        self.solves.setVisible(bool(solves))

    def _offer(self, *, go: bool, chase: bool, accept: bool, again: bool) -> None:
        for button, is_offered in zip(self._links, (go, chase, accept, again), strict=True):
            button.setVisible(is_offered)

    def _fill(self, results: Sequence[FixResult], *, hold: bool) -> None:
        fresh = {result.fix.title: result for result in results}
        shown = [(fresh.pop(row.result.fix.title, None), row.result) for row in self.rows] if hold else []
        while shown and shown[-1][0] is None and shown[-1][1].fix not in self._applied:
            shown.pop()  # below what was pressed nothing has to keep its place
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for now, before in (*shown, *((result, result) for result in fresh.values())):
            is_best = not self.rows and now is not None and now.helps
            self._add(FixRow(now or before, self._allows, is_best=is_best, is_gone=now is None))
            if now is None and before.fix in self._applied:
                self.rows[-1].apply.setText(_("Done"))
        for one, other in pairwise((*self._links, *(row.apply for row in self.rows))):
            QWidget.setTabOrder(one, other)
        needed = max((row.minimumSizeHint().width() for row in self.rows), default=0)  # what is pressed is never cut
        self.area.setMinimumWidth(needed + 3 * GRID + self.area.verticalScrollBar().sizeHint().width())
        if not hold:
            self.area.verticalScrollBar().setValue(0)

    def _add(self, row: FixRow) -> None:
        self._list.insertWidget(len(self.rows), row)
        self.rows.append(row)
        when(row.applied, self._ask, row.result.fix)

    def _ask(self, fix: Fix) -> None:
        self._applied.append(fix)
        self.fix_asked.emit(fix)

    def _allows(self, event: QMouseEvent) -> bool:
        """Whether a press stands for itself: a second one comes too fast to have been meant for what it meets."""
        since = abs(event.timestamp() - self._pressed_at)  # a clock may begin anew
        self.note_press(event)
        return since >= QApplication.doubleClickInterval()

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sentence, 1)
        for button in self._links:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _reason_page(self) -> QWidget:
        page, self.reason = QWidget(), QLineEdit()
        self.reason.setPlaceholderText(_("Why can this stay as it is?"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.reason.setMaxLength(400)
        self.done = _link(_("Acknowledge"))
        self.done.setEnabled(False)
        self.reason.textChanged.connect(lambda words: self.done.setEnabled(bool(words.strip())))
        for asked in (self.reason.returnPressed, self.done.clicked):
            asked.connect(self._give_reason)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.done)
        return page

    def _give_reason(self) -> None:
        if self.reason.text().strip():
            self.acknowledged.emit(self.reason.text().strip())

    def _lay_out(self) -> None:
        within = QWidget()
        within.setObjectName("page")
        within.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 3 * GRID, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self.more)
        self._list.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("page_scroll")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(within)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._pages)
        column.addWidget(self.solves)
        column.addWidget(self.area, 1)


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("row_button")
    button.setAutoDefault(True)
    return button
