"""Dialogs: shown until they are answered, then gone, with all in them that listened to the plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)


@contextmanager
def asked(dialog: D) -> Iterator[D | None]:
    """Let a dialog be answered, and have it for the block: None where it was not accepted. Afterwards it is gone."""
    try:
        yield dialog if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
