"""What brings the people panel up: its action, a name somebody asked about, and P in the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QWidget

from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace

if TYPE_CHECKING:
    from stocktake_desktop.ui.people.panel import PeoplePanel


def bring_up_when_called(
    place: DeferredPlace[PeoplePanel], dock: QDockWidget, document: Document, timeline: QWidget
) -> None:
    """Let the panel come up, in front of its neighbours, when it is called."""

    def show() -> None:
        dock.show()
        dock.raise_()

    def search() -> None:
        show()
        place.panel.search()

    def show_details(row_id: str) -> None:
        show()
        place.panel.show_details(row_id)

    def toggled(on: bool) -> None:
        if on:
            search()

    document.person_asked.connect(show_details)
    dock.toggleViewAction().triggered.connect(toggled)
    key = QShortcut(QKeySequence(Key.SOMEBODY.sequence), timeline)
    key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    key.activated.connect(search)
