"""A way to mend a cause: what it does and changes, how many findings are left, and the button that applies it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from stocktake_desktop.edits.fix_results import FixResult
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, font
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.words import _, ngettext

Allow = Callable[[QMouseEvent], bool]
"""Whether a press is one of its own, and not the second half of a double click."""


class ApplyButton(QPushButton):
    """Applies a fix by a press of its own, or by Return or Space while it has the focus."""

    def __init__(self, allow: Allow) -> None:
        super().__init__(_("Apply"))
        self._allow = allow
        self.setAutoDefault(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._allow(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._allow(event)  # it is noted, and never one of its own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


class FixRow(QFrame):
    """A fix with its result; one that `is_gone` only keeps its place, for there is nothing more to press."""

    applied = Signal()
    """The fix shall be applied."""

    def __init__(self, result: FixResult, allow: Allow, *, is_best: bool, is_gone: bool = False) -> None:
        super().__init__()
        self.setProperty("section", True)
        self.result = result
        self.apply = ApplyButton(allow)
        self.apply.setObjectName("main_button" if is_best else "apply")
        self.apply.setAccessibleName(_("Apply: {fix}").format(fix=result.fix.title))
        self.can_be = not result.refusal and not is_gone
        self.apply.setEnabled(self.can_be)
        self.apply.clicked.connect(self.applied)
        self.title = ShortLabel(result.fix.title, weight=QFont.Weight.DemiBold if is_best else QFont.Weight.Normal)
        self.told = ShortLabel(result.refusal or result.consequence, pixels=SMALL, tone="muted")
        self.wrong, self.count = self._wrong(), self._count(is_best=is_best)
        if is_gone:
            self.count.setText("")
        self._lay_out()

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(GRID)
        under.addWidget(self.told, 1)
        under.addWidget(self.wrong)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(3 * GRID)
        row.addLayout(words, 1)
        row.addWidget(self.count)
        row.addWidget(self.apply)

    def _wrong(self) -> QLabel:
        n = len(self.result.new_errors)
        words = ngettext("{n} new error", "{n} new errors", n).format(n=n) if n else ""
        label = plain_label(words, "wrong_words")
        label.setFont(font(SMALL, QFont.Weight.DemiBold))
        label.setToolTip(plain_tip("\n".join(self.result.new_errors)))
        label.setVisible(bool(words))
        return label

    def _count(self, *, is_best: bool) -> QLabel:
        result = self.result
        label = plain_label("", "better" if is_best else "small")
        label.setFont(font(NORMAL, QFont.Weight.DemiBold))
        if result.after is not None:
            before, after = result.before.total, result.after.total
            label.setText(_("{before} → {after}").format(before=before, after=after))
            words = _("{before} findings now, {after} afterwards").format(before=before, after=after)
            label.setAccessibleName(words)
            label.setToolTip(words)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label
