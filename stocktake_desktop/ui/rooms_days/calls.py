"""Rooms and days asked for from anywhere in the window: the form is opened where it was asked to."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.document import Document, FrameAsked, FrameField
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.asking import asked


class FrameCalls(QObject):
    """Opens the form of rooms and days over the window."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        document.frame_asked.connect(self.open)

    def acts(self) -> dict[Action, Callable[[], None]]:
        """What each action does, by its name."""
        return {
            Action.ROOMS_DAYS: partial(self.open, FrameAsked()),
            Action.MOVE_MEETING: partial(self.open, FrameAsked(FrameField.ALL_DATES)),
        }

    def open(self, wanted: FrameAsked) -> None:
        """Open the form; the keys go to what was asked for."""
        from stocktake_desktop.ui.rooms_days.dialog import RoomsAndDays  # nobody needs it to start

        form = RoomsAndDays(self._window, self._document)
        form.begin(wanted)
        with asked(form):
            pass  # it keeps by itself what was changed
