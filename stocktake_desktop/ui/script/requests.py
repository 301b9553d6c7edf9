"""What the script pane asks for, done by the verbs: every change goes this one way."""

from dataclasses import replace

from PySide6.QtCore import QObject

from stocktake_desktop.edits import script
from stocktake_desktop.edits.script import CueWords
from stocktake_desktop.models import Plan, ScriptCue, StepKind
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.planning.script.levels import scope_of
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.script.asked import (
    Asked,
    CueAsked,
    CueHigherAsked,
    CueWordsAsked,
    HigherAsked,
    InheritAsked,
    WordsAsked,
)
from stocktake_desktop.ui.script.cue_row import CueRow
from stocktake_desktop.ui.script.sentence_row import SentenceRow
from stocktake_desktop.ui.script.steps_column import StepsColumn


class ScriptRequests(QObject):
    """Writes words and cues; why words are refused is said where they were typed."""

    def __init__(self, column: StepsColumn, document: Document, settings: Settings) -> None:
        super().__init__(column)
        self._document, self._settings = document, settings
        self.language = settings.sheet_language
        column.asked.connect(self._do)

    def _do(self, row: SentenceRow | CueRow | None, asked: Asked) -> None:
        planned_in = self._settings.sheet_language
        if row is None:
            self._document.do(carry_out, asked, self.language, planned_in)
            return
        outcome = self._document.attempt(carry_out, asked, self.language, planned_in)
        row.refuse("" if outcome else outcome.reason)


def without_usual(cue: CueWords, step: StepKind, language: str, planned: ScriptCue | None = None) -> CueWords:
    """A cue without what is as usual in a language, or in words that were `planned` in another as it is in those."""
    usual = usual_script(language)
    words, done_by = usual.cue_words(step, cue.pictogram), usual.done_by(cue.pictogram)
    if planned is not None:
        words, done_by = planned.words or words, planned.done_by or done_by
    return replace(
        cue,
        words="" if cue.words.strip() == words else cue.words,
        done_by="" if cue.done_by.strip() == done_by else cue.done_by,
    )


def carry_out(plan: Plan, asked: Asked, language: str, planned_in: str) -> None:
    """Do to a plan what is asked for, in the language that is shown; titles and cues were planned in another maybe."""
    match asked:
        case WordsAsked(line, text):
            script.say(plan, line, language, text)
        case InheritAsked(line):
            script.inherit_words(plan, line, language)
        case HigherAsked(line, scope):
            script.use_for(plan, line, scope, language)
        case CueWordsAsked(line, cue, cue_id):
            other = "" if language == planned_in else language
            cue = without_usual(cue, line.step, language, plan.find(ScriptCue, cue_id) if other else None)
            script.word_cue(plan, line, cue, cue_id, other)
        case CueHigherAsked(line, pictogram, scope):
            script.use_cues_for(plan, line, pictogram, scope)
        case CueAsked(line, pictogram, is_wanted):
            own = [cue for cue in plan.meeting.cues if (scope_of(cue), cue.step) == (line.scope, line.step)]
            if any(cue.pictogram is pictogram for cue in own):
                script.inherit_cues(plan, line.scope, line.step, pictogram)
            else:
                cues = [CueWords(pictogram)] if is_wanted else []
                script.write_cues(plan, line.scope, line.step, pictogram, cues)
