"""What is expected late in a room, as chips: a click opens the time, × takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.waiting import Wait
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import menu_words, plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.section import quiet_button
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class WaitChips(QWidget):
    """One chip for each wait; it takes no room while there is none."""

    opened = Signal(str)
    """The time of a wait is to be changed; the id of who is late."""
    taken_back = Signal(str)
    """A wait is to be taken back; the id of who is late."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: tuple[Wait, ...] = ()
        self.chips: list[WaitChip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self.hide()

    def show_waits(self, waits: Sequence[Wait]) -> None:
        """Show these from now on."""
        if tuple(waits) == self.waits:
            return
        self.waits = tuple(waits)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [WaitChip(wait) for wait in waits]
        for chip, wait in zip(self.chips, waits, strict=True):
            when(chip.words.clicked, self.opened.emit, wait.id)
            when(chip.back.clicked, self.taken_back.emit, wait.id)
            self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(waits))


class WaitChip(QFrame):
    """Who a session waits for and until when; the session itself is named where it waits for nobody."""

    def __init__(self, wait: Wait) -> None:
        super().__init__()
        self.setObjectName("wait_chip")
        said = wait.words if wait.name else _("{title} {words}").format(title=called(wait.title), words=wait.words)
        self.words, self.back = _Words(said), quiet_button("×", _("No longer expected late"))
        self.words.setToolTip(plain_tip(_("{title}: {words}").format(title=called(wait.title), words=wait.words)))
        self.back.setToolTip(_("Take it back: nothing is late"))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.words, self.back):
            row.addWidget(button)


class _Words(QPushButton):
    """Words that are cut in the middle, so that the time stays; the whole of them is the accessible name."""

    def __init__(self, said: str) -> None:
        super().__init__(icon("history", "amber"), "")
        self._said = said
        self.setObjectName("wait_words")
        self.setAccessibleName(said)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._cut(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._said) + 10 * GRID, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(32 * GRID, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut(event.size().width())

    def _cut(self, width: int) -> None:
        words = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideMiddle, width - 9 * GRID)
        self.setText(menu_words(words))
