"""Long work in the window: what is going on, and a way out of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from stocktake_desktop.words import _

SHOWN_AFTER = 700
"""Milliseconds after which it is said what takes so long."""


@contextmanager
def patience(parent: QWidget, words: str) -> Iterator[Callable[[], bool]]:
    """Hand out what long work asks from time to time whether it goes on; it does not once somebody pressed Stop."""
    since = QElapsedTimer()
    since.start()
    shown: list[QProgressDialog] = []

    def go_on() -> bool:
        if since.elapsed() < SHOWN_AFTER:
            return True
        if not shown:
            shown.append(_box(parent, words))
        QApplication.processEvents()
        return not shown[0].wasCanceled()

    try:
        yield go_on
    finally:
        for box in shown:
            box.close()
            box.deleteLater()


def _box(parent: QWidget, words: str) -> QProgressDialog:
    box = QProgressDialog(words, _("Stop"), 0, 0, parent)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setMinimumDuration(0)
    box.show()
    return box
