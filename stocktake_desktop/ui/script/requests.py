"""What the script pane asks for, done by the verbs: every change goes this one way."""

from PySide6.QtCore import QObject

from stocktake_desktop.edits import script
from stocktake_desktop.edits.script import CueWords
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.script.levels import scope_of
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.script.asked import Asked, CueAsked, HigherAsked, InheritAsked, WordsAsked
from stocktake_desktop.ui.script.sentence_row import SentenceRow
from stocktake_desktop.ui.script.steps_column import StepsColumn


class ScriptRequests(QObject):
    """Writes words and cues; why words are refused is said where they were typed."""

    def __init__(self, column: StepsColumn, document: Document) -> None:
        super().__init__(column)
        self._document = document
        self.language = "en"
        column.asked.connect(self._do)

    def _do(self, row: SentenceRow | None, asked: Asked) -> None:
        if row is None:
            self._document.do(carry_out, asked, self.language)
            return
        outcome = self._document.attempt(carry_out, asked, self.language)
        row.refuse("" if outcome else outcome.reason)


def carry_out(plan: Plan, asked: Asked, language: str) -> None:
    """Do to a plan what is asked for, in the language that is shown."""
    match asked:
        case WordsAsked(line, text):
            script.say(plan, line, language, text)
        case InheritAsked(line):
            script.inherit_words(plan, line, language)
        case HigherAsked(line, scope):
            script.use_for(plan, line, scope, language)
        case CueAsked(line, pictogram, is_wanted):
            own = [cue for cue in plan.meeting.cues if (scope_of(cue), cue.step) == (line.scope, line.step)]
            if any(cue.pictogram is pictogram for cue in own):
                script.inherit_cues(plan, line.scope, line.step, pictogram)
            else:
                cues = [CueWords(pictogram)] if is_wanted else []
                script.write_cues(plan, line.scope, line.step, pictogram, cues)
