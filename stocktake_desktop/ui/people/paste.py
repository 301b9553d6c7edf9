"""The action that pastes a list of people."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.document import Document


def paste_people(document: Document, window: QWidget) -> None:
    """Show what the clipboard holds as a list of people, and add them as one step when the person agrees."""
    from stocktake_desktop.ui.people.paste_dialog import PasteDialog  # readers are needed only now

    form = PasteDialog(window, document.plan.meeting, QGuiApplication.clipboard().text())
    form.ask(lambda: document.attempt(form.place))
