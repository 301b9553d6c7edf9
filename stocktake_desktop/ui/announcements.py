"""What the window says of a step: what was done with Undo beside it, what was taken back, what was refused."""

from PySide6.QtCore import QObject

from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import Notice
from stocktake_desktop.words import _


class Announcements(QObject):
    """Lets the notice say what becomes of the plan."""

    def __init__(self, document: Document, notice: Notice) -> None:
        super().__init__(notice)
        self._document, self._notice = document, notice
        document.done.connect(self._say_done)
        document.undone.connect(self._say_undone)
        document.noted.connect(notice.say)
        document.refused.connect(notice.warn)
        document.replaced.connect(notice.hide)

    def _say_done(self, step: str) -> None:
        self._notice.say(step, _("Undo"), self._document.undo)

    def _say_undone(self, step: str) -> None:
        self._notice.say(_("Taken back: {step}").format(step=step), _("Redo"), self._document.redo)
