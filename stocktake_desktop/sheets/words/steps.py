"""What the podium sheet of a session says, step by step: pure content, no layout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stocktake_desktop.languages import language_of
from stocktake_desktop.models import (
    Appearance,
    Pictogram,
    Segment,
    SegmentKind,
    SessionBlock,
    Status,
    StepKind,
)
from stocktake_desktop.planning.clock import duration
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.planning.script.levels import CueAt, Script
from stocktake_desktop.planning.script.template import filled, plain
from stocktake_desktop.planning.steps import steps as planned
from stocktake_desktop.planning.steps.items import ChairStep, NoticeKind, SegmentHeading, StepsNotice
from stocktake_desktop.planning.steps.timing import TimetableSlot
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.sheets.words.said import once, one_line, said, whole, worded
from stocktake_desktop.sheets.words.spoken import LineSort, Otherwise, Speech, SpokenLine, plain_line
from stocktake_desktop.sheets.words.who import (
    declined_name,
    full_name,
    instead_of,
    native_name,
    on_paper,
    plain_name,
    short_line,
    status_boxes,
)
from stocktake_desktop.words import _, language_of_paper


@dataclass(frozen=True)
class Cue:
    """An instruction beside a step, and who follows it."""

    pictogram: str
    words: str
    strong: bool = False
    done_by: str = ""
    at: CueAt | None = field(default=None, compare=False)
    """Where it is set, to be worded otherwise; None for what follows from the plan."""


@dataclass(frozen=True)
class Step:
    """One thing the chair does; `slot` counts from the start of the session, `is_instant` takes no time.

    Where nothing is said the `label` tells what is done, and `title` of whom or what; `aside` stands behind a name.
    """

    kind: StepKind
    number: int
    slot: TimetableSlot
    label: str
    title: str = ""
    lines: tuple[SpokenLine, ...] = ()
    boxes: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()
    cues: tuple[Cue, ...] = ()
    is_instant: bool = False
    is_end: bool = False
    says_nothing: bool = False
    """Nothing is said but thanks to who spoke before."""

    @property
    def opens(self) -> str:
        """What a page before says that opens with this step: who is called, what is said, or what is done."""
        calls = self.says_nothing or any(line.sort is LineSort.NAME for line in self.lines)
        return (self.title or self.label.capitalize()) if calls else plain_line(self.lines[-1])

    @property
    def spoken(self) -> str:
        """All that is said, as one text."""
        return " ".join(map(plain_line, self.lines))


@dataclass(frozen=True)
class StepHeading:
    """A segment of the session, above its steps."""

    title: str
    slot: TimetableSlot
    notes: str = ""


@dataclass(frozen=True)
class StepNotice:
    """Time that nothing is planned for, more planned than there is, or a place that nobody takes."""

    words: str
    slot: TimetableSlot
    notice: NoticeKind


Item = Step | StepHeading | StepNotice


class PaperSteps:
    """The steps of a session in the words of the sheet that is being set."""

    def __init__(self, session: SessionBlock) -> None:
        self._script = once(("script", session.meeting.id), lambda: Script.of(session.meeting))
        self.planned = planned.steps_of(session)
        self._usual = usual_script(language_of_paper())
        self._speech = Speech(self._script, [item for item in self.planned if isinstance(item, ChairStep)])

    @property
    def missing(self) -> list[str]:
        """The kinds of steps whose words are missing in this language, each once."""
        return list(dict.fromkeys(kind.value for kind in self._speech.missing))

    def items(self) -> Iterator[Item]:
        """Everything on the sheet in order."""
        for item in self.planned:
            if isinstance(item, ChairStep):
                yield self._step(item)
            elif isinstance(item, SegmentHeading):
                yield StepHeading(segment_title(item.segment), item.slot, said(item.segment, "notes"))
            else:
                yield StepNotice(_notice_words(item), item.slot, item.notice)

    def _step(self, step: ChairStep) -> Step:
        place, is_of_questions = step.place, step.kind is StepKind.QUESTIONS
        questions = step.session.questions if is_of_questions else []
        values = self._speech.values(step)
        own_lines = self._speech.own_lines(step, values)
        return Step(
            step.kind,
            step.number,
            step.slot,
            _label(step),
            _title(step),
            lines=(*self._speech.thanks(step), *own_lines),
            boxes=status_boxes(place) if place else (),
            aside=_aside(place) if place else (),
            questions=tuple(said(question, "text") for question in questions),
            details=tuple(filter(None, _details(step))),
            otherwise=tuple(self._speech.otherwise(step, values)),
            cues=tuple(self._cues(step, values)),
            is_instant=step.is_instant,
            is_end=step.is_end,
            says_nothing=not own_lines,
        )

    def _cues(self, step: ChairStep, values: Mapping[str, str]) -> Iterator[Cue]:
        for cue in self._script.cues_at(step.spot, step.kind):
            words = plain(filled(self._cue_words(cue, step.kind), values))
            if words:
                own = worded(cue.row, "done_by") if cue.row else ""
                yield Cue(cue.pictogram, words, cue.is_strong, own or self._usual.done_by(cue.pictogram), cue)
        if step.place is not None and heads(step.place) > 1 and step.place.minutes is not None:
            length = _("{length} each").format(length=duration(step.place.minutes))
            yield Cue(Pictogram.CLOCK, length, done_by=self._usual.done_by(Pictogram.CLOCK))
        who = on_paper(step.place) if step.place else None
        if who is not None and who.status is Status.INVITED and step.place and not step.place.is_collective:
            yield Cue(
                Pictogram.WARNING, _("Invited, has not confirmed"), done_by=self._usual.done_by(Pictogram.WARNING)
            )

    def _cue_words(self, cue: CueAt, kind: StepKind) -> str:
        own = worded(cue.row, "words") if cue.row else ""
        return own or self._usual.cue_words(kind, cue.pictogram)


def paper_steps(session: SessionBlock) -> list[Item]:
    """Everything on the sheet in order, from the opening of the session to its end."""
    return list(PaperSteps(session).items())


def _label(step: ChairStep) -> str:
    """What is done at a step, for one at which nothing is said."""
    if step.kind is StepKind.ITEM and step.segment is not None:
        return segment_name(step.segment.kind).upper()
    labels = {
        StepKind.BREAK: _("BREAK"),
        StepKind.REGISTRATION: _("REGISTRATION"),
        StepKind.FROM_THE_CHAIR: _("FROM THE CHAIR"),
        StepKind.EXCHANGE: _("DISCUSSION"),
        StepKind.OPENING_THE_FLOOR: _("OPEN THE FLOOR"),
        StepKind.GIVING_THE_FLOOR: _("GIVE THE FLOOR"),
        StepKind.ON_BEHALF: _("GIVE THE FLOOR"),
        StepKind.MODERATOR: _("GIVE THE FLOOR"),
        StepKind.QUESTIONS: _("QUESTIONS"),
        StepKind.GROUND_RULES: _("GROUND RULES"),
    }
    return labels.get(step.kind) or (_("CLOSING") if step.is_end else _("OPENING"))


def _title(step: ChairStep) -> str:
    """Whom or what a step is about."""
    if step.place is not None:
        return full_name(step.place)
    if step.kind is StepKind.EXCHANGE:
        return _("Exchange among the panel")
    if step.kind in (StepKind.BREAK, StepKind.REGISTRATION):
        return said(step.session, "title")
    return segment_title(step.segment) if step.segment is not None else ""


def _aside(place: Appearance) -> tuple[str, ...]:
    """What stands behind a name: in its own script, and how it is spoken or, in Arabic and Chinese, as planned."""
    who = on_paper(place)
    person = who.person
    if person is None:
        return ()
    language = language_of(language_of_paper())
    if not (language.from_right or language.in_ideographs):
        return tuple(filter(None, (native_name(place), one_line(person.respelling))))
    original = one_line(" ".join(filter(None, (person.honorific, person.name))))
    planned = original if person.name and plain_name(who) != whole(person.name) else ""
    return tuple(filter(None, (planned, native_name(place))))


def _details(step: ChairStep) -> Iterator[str]:
    if step.place is not None:
        yield instead_of(step.place)
        yield said(step.place, "notes")
    yield listed(short_line(one) for one in step.audience)
    if step.place is None and step.segment is not None and step.kind is not StepKind.EXCHANGE:
        yield said(step.segment, "notes")


def _notice_words(item: StepsNotice) -> str:
    if isinstance(item.whole, Appearance):
        return _("The place of {name} is empty: nobody is called.").format(name=declined_name(item.whole))
    whole = segment_title(item.whole) if isinstance(item.whole, Segment) else _("the session")
    if item.notice is NoticeKind.SLACK:
        return _("Slack")
    minutes = item.slot.minutes or 0
    words = _("Planned: {planned}, {whole} has {minutes}: {over} too much.")
    over = duration(item.planned - minutes)
    return words.format(planned=duration(item.planned), whole=whole, minutes=duration(minutes), over=over)


def segment_title(segment: Segment) -> str:
    """The title of a segment, or what its kind is called."""
    return said(segment, "title") or segment_name(segment.kind)


def segment_name(kind: SegmentKind) -> str:
    """What a segment of this kind is called when it has no title."""
    names = {
        SegmentKind.INTRODUCTION: _("Introduction"),
        SegmentKind.PANEL: _("Panel"),
        SegmentKind.PRESENTATION: _("Presentations"),
        SegmentKind.QUESTIONS: _("Questions and answers"),
        SegmentKind.DISCUSSION: _("Open discussion"),
        SegmentKind.SUMMARY: _("Summary"),
        SegmentKind.OTHER: _("Item"),
    }
    return names[kind]
