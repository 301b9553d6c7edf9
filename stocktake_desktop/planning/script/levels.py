"""Where words and cues come from: what is set lowest holds, from one speaker up to what is built in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Meeting,
    Occasion,
    Pictogram,
    ScriptCue,
    Segment,
    Sentence,
    SessionBlock,
    SessionKind,
    StepKind,
)
from stocktake_desktop.planning.script.built_in import usual_script


class Level(IntEnum):
    """For what words hold, lowest first; what is lower goes before."""

    SPEAKER = 0
    SEGMENT = 1
    SESSION = 2
    SESSION_KIND = 3
    MEETING = 4
    BUILT_IN = 5


@dataclass(frozen=True)
class Scope:
    """For what something is set: a subject by its id, there for sessions of one kind, or for one speaker."""

    subject: str
    session_kind: SessionKind | None = None
    who: str = ""


@dataclass(frozen=True)
class Spot:
    """Where in the script something is said: the session, its segment, and who it is said of."""

    session: SessionBlock
    segment: Segment | None = None
    speaker: Appearance | Alternate | None = None

    def scope(self, level: Level) -> Scope | None:
        """What is set at a level for this spot; None where it has none."""
        return dict(self.scopes()).get(level)

    @property
    def lowest(self) -> Scope:
        """That of this step alone."""
        return next(scope for _level, scope in self.scopes())

    def scopes(self) -> Iterator[tuple[Level, Scope]]:
        """All levels at which something can be set, the lowest first."""
        session, segment, speaker = self.session, self.segment, self.speaker
        if speaker is not None:
            yield Level.SPEAKER, Scope(session.id, who=who_speaks(speaker))
        if segment is not None:
            yield Level.SEGMENT, Scope(segment.id)
        yield Level.SESSION, Scope(session.id)
        yield Level.SESSION_KIND, Scope(session.meeting.id, session.kind)
        yield Level.MEETING, Scope(session.meeting.id)


@dataclass(frozen=True)
class WordsAt:
    """The words of a step in a language, with fields, and where they are set; empty: nothing is said.

    `is_missing`: lower down it is said otherwise, but not in this language.
    """

    text: str
    level: Level
    is_missing: bool = False


@dataclass(frozen=True)
class CueAt:
    """A cue of a step and where it is set; without a row it is the usual one."""

    pictogram: Pictogram
    level: Level
    row: ScriptCue | None = None

    @property
    def is_strong(self) -> bool:
        """Whether it is one that must not be missed."""
        return self.row.is_strong if self.row else self.pictogram is Pictogram.GAVEL


def who_speaks(somebody: Appearance | Alternate) -> str:
    """Whose words those at a place are: of a person, of an organisation, of the place itself while nobody has it."""
    return somebody.person_id or somebody.organisation_id or somebody.id


_Key = tuple[Scope, StepKind, Occasion | None]


@dataclass(frozen=True)
class Script:
    """All that staff wrote of a meeting's script, to be looked up."""

    sentences: Mapping[_Key, Mapping[str, str]] = field(default_factory=dict)
    cues: Mapping[tuple[Scope, StepKind], list[ScriptCue]] = field(default_factory=dict)

    @classmethod
    def of(cls, meeting: Meeting) -> "Script":
        """As it stands now."""
        sentences: dict[_Key, dict[str, str]] = {}
        for row in meeting.sentences:
            sentences.setdefault((scope_of(row), row.step, row.occasion), {})[row.language] = row.text
        cues: dict[tuple[Scope, StepKind], list[ScriptCue]] = {}
        for cue in meeting.cues:
            cues.setdefault((scope_of(cue), cue.step), []).append(cue)
        return cls(sentences, cues)

    def words_at(self, spot: Spot, step: StepKind, language: str, occasion: Occasion | None = None) -> WordsAt:
        """What is said: of what is set in the language (silence is of every one) the lowest, else what is usual."""
        is_missing = False
        for level, scope in spot.scopes():
            here = self.sentences.get((scope, step, occasion), {})
            if (text := here.get(language, here.get(""))) is not None:
                return WordsAt(text, level, is_missing)
            is_missing = is_missing or bool(here)
        return WordsAt(usual_script(language).words(step, occasion), Level.BUILT_IN, is_missing)

    def cues_at(self, spot: Spot, step: StepKind) -> list[CueAt]:
        """What is done: for each pictogram those that are set lowest, the usual ones before those of staff."""
        found = {pictogram: [CueAt(pictogram, Level.BUILT_IN)] for pictogram in usual_script().cues(step)}
        for level, scope in reversed(list(spot.scopes())):
            here = self.cues.get((scope, step), [])
            for pictogram in dict.fromkeys(cue.pictogram for cue in here):
                rows = [row for row in here if row.pictogram is pictogram and not row.is_off]
                found[pictogram] = [CueAt(pictogram, level, row) for row in rows]
        return [cue for cues in found.values() for cue in cues]

    def occasions_at(self, spot: Spot, step: StepKind, language: str, usual: Iterable[Occasion]) -> list[Occasion]:
        """The IFs of a step: those that are usual there or set somewhere, unless they are switched off."""
        scopes = {scope for _level, scope in spot.scopes()}
        wanted = {*usual, *(occasion for scope, at, occasion in self.sentences if at is step and scope in scopes)}
        return [
            occasion
            for occasion in Occasion
            if occasion in wanted and self.words_at(spot, step, language, occasion).text
        ]


def scope_of(row: Sentence | ScriptCue) -> Scope:
    """For what a sentence or a cue was set."""
    return Scope(row.subject, row.session_kind, row.who)
