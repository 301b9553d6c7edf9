"""Long reading in the window: after a moment it shows how far it is, and Stop ends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from stocktake_desktop.interchange.progress import Progress, Stopped
from stocktake_desktop.ui.notice import plain_label
from stocktake_desktop.words import _

LONGEST_SHOWN, LONGEST_LINE = 500_000, 20_000
"""Characters of a text, and of a line, that a field can show without making anybody wait."""

_WAIT = 400
"""Milliseconds before the progress is shown."""
_PARTS = 1000
_PAUSE = 0.04
"""Seconds between two looks at the screen."""


@contextmanager
def reading(parent: QWidget, words: str) -> Iterator[Progress]:
    """The progress for readers: it raises Stopped once somebody presses Stop."""
    dialog = QProgressDialog("", _("Stop"), 0, _PARTS, parent)
    dialog.setWindowTitle(words)
    label = plain_label(words)
    dialog.setLabel(label)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_WAIT)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.setValue(0)
    looked = monotonic()

    def tell(done: int, whole: int) -> None:
        nonlocal looked
        if monotonic() - looked < _PAUSE:
            return
        dialog.setValue(1 + done * (_PARTS - 2) // max(whole, 1))  # lets the window live while it is shown
        looked = monotonic()
        if dialog.wasCanceled():
            raise Stopped(_("The reading was stopped; nothing of it was kept."))

    try:
        yield tell
    finally:
        dialog.close()
        dialog.deleteLater()


def is_shown_whole(text: str) -> bool:
    """Whether a field can show a text, so that it can be changed there."""
    return len(text) <= LONGEST_SHOWN and max(map(len, text.split("\n"))) <= LONGEST_LINE
