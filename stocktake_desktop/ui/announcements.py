"""What the window says of a step: what was done with Undo beside it, what was taken back, refused, or asked before."""

from PySide6.QtCore import QObject

from stocktake_desktop.edits.asking import Question
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.notice import agrees
from stocktake_desktop.ui.status_notice import Notice
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
        document.replaced.connect(notice.forget)
        document.agrees = self._asks

    def _say_done(self, step: str) -> None:
        self._notice.say(self._in_words(step), _("Undo"), self._document.undo, Action.UNDO.spec.keys[0])

    def _say_undone(self, step: str) -> None:
        words = _("Taken back: {step}").format(step=self._in_words(step))
        self._notice.say(words, _("Redo"), self._document.redo, Action.REDO.spec.keys[0])

    def _asks(self, question: Question) -> bool:
        return agrees(self._notice.window(), *question)

    def _in_words(self, step: str) -> str:
        """From where to where a step went, as the history says it."""
        from stocktake_desktop.ui.history.step_words import newest_in_words  # nobody needs it to start

        return newest_in_words(self._document.plan, step)
