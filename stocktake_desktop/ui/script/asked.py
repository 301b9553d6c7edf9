"""What is asked for in the script pane."""

from dataclasses import dataclass

from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.models import Pictogram
from stocktake_desktop.planning.script.levels import Scope


@dataclass(frozen=True)
class WordsAsked:
    """These words are to be said at a line; none say nothing there, in any language."""

    line: ScriptLine
    text: str


@dataclass(frozen=True)
class InheritAsked:
    """What a line inherits is to hold again."""

    line: ScriptLine


@dataclass(frozen=True)
class HigherAsked:
    """The words of a line are to hold for a higher level."""

    line: ScriptLine
    scope: Scope


@dataclass(frozen=True)
class CueAsked:
    """A cue is to stand at a step, or no longer."""

    line: ScriptLine
    pictogram: Pictogram
    is_wanted: bool


@dataclass(frozen=True)
class CueWordsAsked:
    """A cue is to have these words at a step; `cue_id` is that of its row, where it is not the usual one."""

    line: ScriptLine
    cue: CueWords
    cue_id: str


@dataclass(frozen=True)
class CueHigherAsked:
    """The cues of a pictogram at a line are to hold for a higher level."""

    line: ScriptLine
    pictogram: Pictogram
    scope: Scope


Asked = WordsAsked | InheritAsked | HigherAsked | CueAsked | CueWordsAsked | CueHigherAsked
