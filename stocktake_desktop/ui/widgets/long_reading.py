"""Long reading in the window: after a moment it shows how far it is, and Stop ends it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from stocktake_desktop.interchange.progress import Progress, ReadingStopped
from stocktake_desktop.ui.look.notice import plain_label
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
    """The progress for readers: it raises ReadingStopped once somebody presses Stop."""
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
            raise ReadingStopped(_("The reading was stopped; nothing of it was kept."))

    try:
        yield tell
    finally:
        dialog.close()
        dialog.deleteLater()


@contextmanager
def opening(parent: QWidget | None, words: str) -> Iterator[Callable[[], bool]]:
    """What work of unknown length asks from time to time: whether it goes on; it does not once Stop was pressed."""
    since = monotonic()
    boxes: list[QProgressDialog] = []

    def go_on() -> bool:
        if monotonic() - since < _WAIT / 1000:
            return True
        if not boxes:
            box = QProgressDialog(words, _("Stop"), 0, 0, parent)
            box.setWindowModality(Qt.WindowModality.WindowModal)
            box.setMinimumDuration(0)
            box.show()
            boxes.append(box)
        QApplication.processEvents()
        return not boxes[0].wasCanceled()

    try:
        yield go_on
    finally:
        for box in boxes:
            box.close()
            box.deleteLater()


def is_shown_whole(text: str) -> bool:
    """Whether a field can show a text, so that it can be changed there."""
    return len(text) <= LONGEST_SHOWN and max(map(len, text.split("\n"))) <= LONGEST_LINE
