"""What the podium sheet of a session says, step by step: pure content, no layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stocktake_desktop.models import (
    LEADING_ROLES,
    Appearance,
    Role,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
)
from stocktake_desktop.planning.clock import clock, duration
from stocktake_desktop.planning.head_count import heads, speaking
from stocktake_desktop.sheets.words.punctuation import quoted, with_commas
from stocktake_desktop.sheets.words.said import respelt, said
from stocktake_desktop.sheets.words.timing import TimetableSlot, timetable
from stocktake_desktop.sheets.words.tongues import speaks_words
from stocktake_desktop.sheets.words.who import (
    alternates_of,
    delegation_of,
    full_name,
    function_of,
    instead_of,
    native_name,
    on_paper,
    role_name,
    seat_words,
    short_line,
    status_boxes,
)
from stocktake_desktop.words import _

Spoken = tuple[tuple[str, bool], ...]
"""Words to say; True marks those to stress."""

_UNCHAIRED = frozenset({SessionKind.BREAK, SessionKind.REGISTRATION})
_FROM_THE_FLOOR = frozenset({SegmentKind.QUESTIONS, SegmentKind.DISCUSSION})
_WITH_EXCHANGE = frozenset({SegmentKind.PANEL})
_ON_THE_PODIUM = frozenset({Role.RAPPORTEUR, Role.PARTICIPANT})


@dataclass(frozen=True)
class Cue:
    """An instruction beside a step."""

    pictogram: str
    words: str
    strong: bool = False


@dataclass(frozen=True)
class Step:
    """One thing the chair does; `slot` counts from the start of the session, `is_instant` takes no time."""

    label: str
    slot: TimetableSlot
    title: str = ""
    is_name: bool = False
    boxes: tuple[str, ...] = ()
    function: str = ""
    delegation: str = ""
    native_name: str = ""
    respelling: str = ""
    details: tuple[str, ...] = ()
    spoken: Spoken = ()
    otherwise: str = ""
    cues: tuple[Cue, ...] = ()
    is_instant: bool = False
    is_end: bool = False


@dataclass(frozen=True)
class StepHeading:
    """A segment of the session, above its steps."""

    title: str
    slot: TimetableSlot
    notes: str = ""


@dataclass(frozen=True)
class StepNotice:
    """Time that nothing is planned for, or more planned than there is."""

    words: str
    slot: TimetableSlot
    is_warning: bool = False


Item = Step | StepHeading | StepNotice


def is_chaired(session: SessionBlock) -> bool:
    """False for breaks and registration, which nobody opens or closes."""
    return session.kind not in _UNCHAIRED


def steps_of(session: SessionBlock) -> list[Item]:
    """Everything on the sheet in order, from declaring the session open to its hard end."""
    if not is_chaired(session):
        return list(_unchaired(session))
    return [_opening(session), *_programme(session), _closing(session)]


def companions(session: SessionBlock) -> list[Appearance]:
    """Those on the podium for the whole session who are not given the floor in a step of their own."""
    return [
        appearance
        for appearance in session.appearances
        if appearance.segment is None and not _has_step(appearance, session)
    ]


def _has_step(appearance: Appearance, session: SessionBlock) -> bool:
    if appearance.minutes is not None:
        return True
    if appearance.role in LEADING_ROLES:
        return False
    return appearance.role not in _ON_THE_PODIUM or not session.segments


def _unchaired(session: SessionBlock) -> Iterator[Item]:
    label = _("BREAK") if session.kind is SessionKind.BREAK else _("REGISTRATION")
    people = tuple(short_line(appearance) for appearance in companions(session))
    yield Step(label, TimetableSlot(0, session.minutes), title=said(session, "title"), details=people)
    yield from _programme(session)
    yield Step(_("END"), TimetableSlot(session.minutes, None), is_instant=True, is_end=True)


def _opening(session: SessionBlock) -> Step:
    cues = (Cue("gavel", _("One stroke"), True), Cue("clock", _("Wait for silence")))
    spoken: Spoken = ((_("I call the meeting to order."), False),)
    if title := said(session, "title"):
        before, after = _("I declare the meeting open: {title}.").split("{title}")
        spoken = ((before, False), (title, True), (after, False))
    return Step(_("OPENING"), TimetableSlot(0, None), spoken=spoken, cues=cues, is_instant=True)


def _closing(session: SessionBlock) -> Step:
    words = _("I thank all speakers. The meeting is adjourned.")
    ends = "" if session.end is None else _("End by {time} sharp").format(time=clock(session.end))
    cues = (Cue("gavel", _("One stroke"), True), *((Cue("clock", ends),) if ends else ()))
    end = TimetableSlot(session.minutes, None)
    return Step(_("CLOSING"), end, spoken=((words, False),), cues=cues, is_instant=True, is_end=True)


def _programme(session: SessionBlock) -> Iterator[Item]:
    """The speakers of the whole session, then its segments, with what is left over or missing at the end."""
    speakers = [
        appearance
        for appearance in session.appearances
        if appearance.segment is None and _has_step(appearance, session)
    ]
    lengths = [speaking(appearance) for appearance in speakers] + [segment.minutes for segment in session.segments]
    slots = timetable(lengths, session.minutes, fill_rest=bool(session.segments) or len(lengths) == 1)
    for speaker, slot in zip(speakers, slots, strict=False):
        yield _floor_step(speaker, slot, None)
    for segment, slot in zip(session.segments, slots[len(speakers) :], strict=True):
        yield from _segment(segment, slot)
    if lengths:
        yield from _balance(slots, session.minutes, _("the session"))


def _balance(slots: Sequence[TimetableSlot], minutes: int, whole: str) -> Iterator[StepNotice]:
    planned = sum(slot.minutes or 0 for slot in slots)
    if planned > minutes:
        words = _("{planned} are planned, {whole} has {minutes}: {over} too many.")
        filled = words.format(
            planned=duration(planned), whole=whole, minutes=duration(minutes), over=duration(planned - minutes)
        )
        yield StepNotice(filled, TimetableSlot(None, None), is_warning=True)
    elif planned < minutes and all(slot.minutes is not None for slot in slots):
        words = _("Nothing is planned for the rest of {whole}.").format(whole=whole)
        yield StepNotice(words, TimetableSlot(planned, minutes - planned))


def _segment(segment: Segment, slot: TimetableSlot) -> Iterator[Item]:
    audience, speakers = _audience_and_speakers(segment)
    if not speakers:
        is_open = audience or segment.kind in _FROM_THE_FLOOR
        yield _open_floor(segment, slot, audience) if is_open else _plain_step(segment, slot)
        return
    title = segment_title(segment)
    yield StepHeading(title, slot, said(segment, "notes"))
    lengths = [speaking(appearance) for appearance in speakers]
    inner = timetable(lengths, slot.minutes, fill_rest=len(speakers) == 1 and not audience)
    for speaker, own in zip(speakers, inner, strict=True):
        yield _floor_step(speaker, _within(own, slot)._replace(is_rest=False), segment.kind)
    yield from _after_speakers(segment, slot, inner, audience)


def _after_speakers(
    segment: Segment, slot: TimetableSlot, inner: Sequence[TimetableSlot], audience: Sequence[Appearance]
) -> Iterator[Item]:
    planned = sum(own.minutes or 0 for own in inner)
    is_known = slot.minutes is not None and all(own.minutes is not None for own in inner)
    rest = slot.minutes - planned if slot.minutes is not None and is_known else None
    left = _within(TimetableSlot(planned if is_known else None, rest, is_rest=True), slot)
    if rest is not None and rest < 0:
        yield from _balance(inner, slot.minutes or 0, segment_title(segment))
    if audience or segment.kind in _FROM_THE_FLOOR:
        yield _open_floor(segment, left if rest is None or rest > 0 else TimetableSlot(None, None), audience)
    elif rest is not None and rest > 0:
        yield _exchange(left) if segment.kind in _WITH_EXCHANGE else _spare(segment, left)


def _spare(segment: Segment, slot: TimetableSlot) -> StepNotice:
    whole = segment_title(segment)
    return StepNotice(_("Nothing is planned for the rest of {whole}.").format(whole=quoted(whole)), slot)


def _within(inner: TimetableSlot, outer: TimetableSlot) -> TimetableSlot:
    start = None if inner.start is None or outer.start is None else outer.start + inner.start
    return TimetableSlot(start, inner.minutes, inner.is_rest)


def _audience_and_speakers(segment: Segment) -> tuple[list[Appearance], list[Appearance]]:
    audience = [
        appearance
        for appearance in segment.appearances
        if appearance.role is Role.PARTICIPANT and appearance.minutes is None
    ]
    return audience, [appearance for appearance in segment.appearances if appearance not in audience]


def _floor_step(speaker: Appearance, slot: TimetableSlot, kind: SegmentKind | None) -> Step:
    leads = speaker.role in LEADING_ROLES
    label = _("FROM THE CHAIR") if leads else _("GIVE THE FLOOR")
    if leads and kind is SegmentKind.INTRODUCTION:
        label = _("INTRODUCTION")
    person = on_paper(speaker).person
    return Step(
        label,
        slot,
        title=full_name(speaker),
        is_name=True,
        boxes=status_boxes(speaker),
        function=function_of(speaker),
        delegation=delegation_of(speaker),
        native_name=native_name(speaker),
        respelling=respelt(person.respelling) if person else "",
        details=tuple(filter(None, (instead_of(speaker), said(speaker, "notes")))),
        otherwise=alternates_of(speaker),
        cues=tuple(_cues(speaker)),
    )


def _cues(speaker: Appearance) -> Iterator[Cue]:
    yield Cue("person", role_name(speaker.role))
    if seat := seat_words(speaker):
        yield Cue("name plate", seat)
    if heads(speaker) > 1 and speaker.minutes is not None:
        yield Cue("clock", _("{length} each").format(length=duration(speaker.minutes)))
    who = on_paper(speaker)
    if who.person and (words := speaks_words(who.person)):
        yield Cue("speech", words)
    if who.status is Status.INVITED and not speaker.is_collective:
        yield Cue("warning", _("Invited, has not confirmed"))


def _open_floor(segment: Segment, slot: TimetableSlot, audience: Sequence[Appearance]) -> Step:
    return Step(
        _("OPEN THE FLOOR"),
        slot,
        title=segment_title(segment),
        details=tuple(
            filter(None, (with_commas(short_line(appearance) for appearance in audience), said(segment, "notes")))
        ),
        spoken=((_("The floor is open. I invite your questions and comments."), False),),
        cues=(Cue("microphone", _("Roving microphones ready")), Cue("paper", _("Follow the list of speakers"))),
    )


def _exchange(slot: TimetableSlot) -> Step:
    title = _("Exchange among the panel")
    return Step(_("DISCUSSION"), slot, title=title, cues=(Cue("speech", _("Questions of the moderator")),))


def _plain_step(segment: Segment, slot: TimetableSlot) -> Step:
    title = segment_title(segment)
    details = tuple(filter(None, (said(segment, "notes"),)))
    return Step(segment_name(segment.kind).upper(), slot, title=title, details=details)


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
