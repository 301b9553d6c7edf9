"""The script of a session as rows of plain data: what the pane shows, in a language of paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.models import Gender, Occasion, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock, duration
from stocktake_desktop.planning.script.address import gender_of
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.planning.script.levels import Level, Scope, Script, scope_of
from stocktake_desktop.planning.steps.items import ChairStep, StepItem
from stocktake_desktop.planning.steps.lines import StepLine, lines_of
from stocktake_desktop.planning.steps.steps import steps_of
from stocktake_desktop.planning.translations import original, said_in
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.sheets.words.spoken import Speech
from stocktake_desktop.sheets.words.steps import Cue, Item, Step, StepHeading, paper_steps
from stocktake_desktop.ui.script.asked import WordsAsked
from stocktake_desktop.words import N_, _, term

ALL_OF_KIND = {
    SessionKind.REGISTRATION: N_("all registrations"),
    SessionKind.CEREMONY: N_("all ceremonies"),
    SessionKind.OPENING: N_("all openings"),
    SessionKind.PANEL: N_("all panels"),
    SessionKind.TALKS: N_("all talks"),
    SessionKind.PLENARY: N_("all plenaries"),
    SessionKind.ACTION_GROUP: N_("all action groups"),
    SessionKind.REPORTING: N_("all reporting sessions"),
    SessionKind.BREAK: N_("all breaks"),
    SessionKind.CLOSING: N_("all closings"),
}
"""For what words of a kind of session hold (marked for translation)."""


@dataclass(frozen=True)
class Higher:
    """A higher level that words could be used for, and what it is called."""

    scope: Scope
    title: str


@dataclass(frozen=True)
class SentenceFace:
    """A sentence of a step: its words with fields, what stands for those, and where the words come from."""

    line: ScriptLine
    title: str
    text: str
    source: str
    is_own: bool
    """Set for this step alone, so that they can be taken back or used elsewhere."""
    is_missing: bool
    idle: str = ""
    """Whom or what it is about, where nothing is said."""
    higher: tuple[Higher, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    gender: Gender | None = None

    @property
    def is_if(self) -> bool:
        """Whether it is said only if something happens."""
        return self.line.occasion is not None


@dataclass(frozen=True)
class CueFace:
    """A cue of a step as it is printed."""

    pictogram: str
    words: str
    done_by: str
    is_strong: bool
    typed: CueWords | None = None
    """As it is typed, with fields in braces; None for what follows from the plan."""
    cue_id: str = ""
    """That of its row; empty for the usual one."""
    wider: Higher | None = None
    """All sessions of the kind, where it is written for this step only."""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RowFace:
    """A row of the script: a step with its sentences and cues; without a number a heading or something to notice."""

    key: str
    number: int
    clock: str
    length: str
    title: str
    line: ScriptLine | None = None
    """What is said at the step itself."""
    calls: bool = False
    """Whether somebody is called."""
    sentences: tuple[SentenceFace, ...] = ()
    cues: tuple[CueFace, ...] = ()
    can_if: tuple[Occasion, ...] = ()
    """IFs that it has not."""


def read_script(session: SessionBlock, language: str) -> list[RowFace]:
    """The rows of a session's script, in the words of a language of paper."""
    meeting, script = session.meeting, Script.of(session.meeting)
    items = steps_of(session)
    steps = [item for item in items if isinstance(item, ChairStep)]
    with setting(said_in(meeting, language), language):
        speech, printed = Speech(script, steps), paper_steps(session)
        values = {step.number: _values(speech, step) for step in steps}
    return [
        _step(item, on_paper, values[item.number], script, language)
        if isinstance(item, ChairStep) and isinstance(on_paper, Step)
        else _between(nth, item, on_paper, session)
        for nth, (item, on_paper) in enumerate(zip(items, printed, strict=True))
    ]


_Values = tuple[Mapping[str, str], Mapping[str, str]]
"""What stands for the fields at a step, and in the thanks before it."""


def _values(speech: Speech, step: ChairStep) -> _Values:
    before = replace(step, spot=replace(step.spot, speaker=step.thanked), place=None)
    return speech.values(step), speech.values(before) if step.thanked is not None else {}


def _step(step: ChairStep, printed: Step, values: _Values, script: Script, language: str) -> RowFace:
    sentences = tuple(_sentences(step, printed.title, values, script, language))
    start = step.session.start
    at = "" if start is None or step.slot.start is None else clock(start + step.slot.start)
    length = "" if step.is_instant or step.slot.minutes is None else duration(step.slot.minutes)
    shown = {sentence.line.occasion for sentence in sentences}
    return RowFace(
        str(step.number),
        step.number,
        at,
        _("about {length}").format(length=length) if length and step.slot.is_rest else length,
        term(step.kind, capital=True),
        line=next(one.line for one in sentences if one.line.step is step.kind and not one.is_if),
        calls=step.place is not None,
        sentences=sentences,
        cues=tuple(_cue(cue, step, values[0], language) for cue in printed.cues),
        can_if=tuple(occasion for occasion in Occasion if occasion not in shown),
    )


def _between(nth: int, item: StepItem, printed: Item, session: SessionBlock) -> RowFace:
    at = "" if session.start is None or item.slot.start is None else clock(session.start + item.slot.start)
    length = "" if item.slot.minutes is None else duration(item.slot.minutes)
    title = printed.title if isinstance(printed, StepHeading | Step) else printed.words
    return RowFace(f"between {nth}", 0, at, length, title)


def _cue(cue: Cue, step: ChairStep, values: Mapping[str, str], language: str) -> CueFace:
    face = CueFace(cue.pictogram, cue.words, cue.done_by, cue.strong)
    if cue.at is None:
        return face
    said, row, usual = said_in(step.session.meeting, language), cue.at.row, usual_script(language)
    if row is None:
        words, done_by = "", ""
    else:
        words, done_by = (said.get((row.id, field)) or original(row, field) for field in ("words", "done_by"))
    pictogram = cue.at.pictogram
    typed = CueWords(
        pictogram, words or usual.cue_words(step.kind, pictogram), done_by or usual.done_by(pictogram), cue.strong
    )
    wider = None
    if row is not None and scope_of(row) == step.spot.lowest:
        meeting, kind = step.session.meeting, step.session.kind
        wider = Higher(Scope(meeting.id, kind), level_words(Level.SESSION_KIND, kind))
    return replace(face, typed=typed, cue_id="" if row is None else row.id, wider=wider, values=values)


def _sentences(step: ChairStep, idle: str, values: _Values, script: Script, language: str) -> Iterator[SentenceFace]:
    at_step, before = values
    for line in lines_of(step, script, language):
        is_own = line.kind is step.kind
        face = _sentence(line, at_step if is_own else before, language)
        yield replace(face, idle=idle) if is_own and line.occasion is None else face


def _sentence(line: StepLine, values: Mapping[str, str], language: str) -> SentenceFace:
    levels = list(line.spot.scopes())
    lowest, scope = levels[0]
    speaker, words = line.spot.speaker, line.words
    title = term(line.kind, capital=True)
    if line.occasion is not None:
        title = usual_script(language).occasions[line.occasion]["title"]
    kind = line.spot.session.kind
    return SentenceFace(
        ScriptLine(scope, line.kind, line.occasion),
        title,
        words.text,
        _("this step only") if words.level is lowest else level_words(words.level, kind),
        is_own=words.level is lowest,
        is_missing=words.is_missing,
        higher=tuple(
            Higher(above, level_words(level, kind)) for level, above in levels[1:] if level is not Level.SEGMENT
        ),
        values=values,
        gender=gender_of(speaker.person) if speaker is not None and speaker.person is not None else None,
    )


def level_words(level: Level, kind: SessionKind) -> str:
    """For what the words of a level hold in a session of a kind."""
    words = {
        Level.SEGMENT: _("this item"),
        Level.SESSION: _("this session"),
        Level.SESSION_KIND: _(ALL_OF_KIND[kind]),
        Level.MEETING: _("the meeting"),
        Level.BUILT_IN: _("the usual words"),
    }
    return words[level]


def with_if(line: ScriptLine, occasion: Occasion, language: str) -> WordsAsked:
    """An IF at a line, with the usual words to begin with."""
    return WordsAsked(replace(line, occasion=occasion), usual_script(language).words(line.step, occasion))
