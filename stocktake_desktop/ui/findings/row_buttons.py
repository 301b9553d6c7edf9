"""What can be done about the current finding: fixes with what they would change, and acknowledging it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from stocktake_desktop.planning.fixes import Fix
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import menu_words, plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

Rehearse = Callable[[Fix], str]
"""What a fix would change, in words."""


class RowButtons(QWidget):
    """The first fix as a button, the others in a menu, and the way to let the finding stand with a reason."""

    fix_asked = Signal(Fix)
    """This fix shall be applied."""
    acknowledged = Signal(str)
    """The finding may stand, for this reason."""
    left = Signal()
    """Keys go back to the list."""

    def __init__(self, fixes: Sequence[Fix], rehearse: Rehearse) -> None:
        super().__init__()
        self.fixes, self._rehearse = list(fixes), rehearse
        self.preview = plain_label("", "small", wrap=True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        if fixes:
            self._offer(fixes[0])
        if fixes[1:]:
            self._offer_more(fixes[1:])
        self._button(_("&Acknowledge…")).clicked.connect(self.ask_reason)
        self._row.addStretch(1)
        self._pages = QStackedLayout()
        self._pages.addWidget(_holding(self._row))
        self._pages.addWidget(self._reason_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 3 * GRID, GRID + 1)
        column.setSpacing(0)
        column.addLayout(self._pages)
        column.addWidget(self.preview)
        self.preview.setVisible(bool(fixes))
        self.preview.setContentsMargins(2 * GRID, 0, 0, GRID)

    def ask_reason(self) -> None:
        """Ask in place why the finding may stand."""
        self._pages.setCurrentIndex(1)
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self._pages.setCurrentIndex(0)
        self.left.emit()

    def _offer(self, fix: Fix) -> None:
        button = self._button(menu_words(fix.title))
        words = self._rehearse(fix)
        self.preview.setText(words)
        button.setToolTip(plain_tip(words))
        when(button.clicked, self.fix_asked.emit, fix)

    def _offer_more(self, fixes: Sequence[Fix]) -> None:
        menu, first = QMenu(self), self.preview.text()
        menu.setToolTipsVisible(True)
        for fix in fixes:
            action = menu.addAction(menu_words(fix.title))
            when(action.triggered, self.fix_asked.emit, fix)
            when(action.hovered, self._show_ahead, action, fix)
        when(menu.aboutToHide, self.preview.setText, first)
        self.more = self._button(_("&Other ways"))
        self.more.setMenu(menu)

    def _show_ahead(self, action: QAction, fix: Fix) -> None:
        words = self._rehearse(fix)
        action.setToolTip(plain_tip(words))
        self.preview.setText(words)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("row_button")
        button.setAutoDefault(False)
        self.buttons.append(button)
        self._row.addWidget(button)
        return button

    def _reason_page(self) -> QWidget:
        self.reason, row = QLineEdit(), QHBoxLayout()
        self.reason.setPlaceholderText(_("Why can this stay as it is?"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.reason.setMaxLength(400)
        self.done = QPushButton(_("Acknowledge"))
        self.done.setObjectName("row_button")
        self.done.setEnabled(False)
        self.reason.textChanged.connect(self._allow)
        for asked in (self.reason.returnPressed, self.done.clicked):
            asked.connect(self._give_reason)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason, 1)
        row.addWidget(self.done)
        return _holding(row)

    def _allow(self, words: str) -> None:
        self.done.setEnabled(bool(words.strip()))

    def _give_reason(self) -> None:
        if self.reason.text().strip():
            self.acknowledged.emit(self.reason.text().strip())


class AcknowledgedButtons(QWidget):
    """What can be done about a finding that was acknowledged: let it count again."""

    withdrawn = Signal()
    """The finding shall count again."""

    def __init__(self) -> None:
        super().__init__()
        self.again = QPushButton(_("&Let it count again"))
        self.again.setObjectName("row_button")
        self.again.clicked.connect(self.withdrawn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, GRID + 1)
        row.addWidget(self.again)
        row.addStretch(1)
        self.buttons = [self.again]


def _holding(row: QHBoxLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(row)
    return widget
