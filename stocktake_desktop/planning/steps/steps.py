"""The steps of a session in order, from its opening to its end: who is called, when, for how long, and what kind it is.

Who has declined is never called, counted or timed: the first alternate who has not declined stands there, else the
place is empty. Podium sheet, run of show and screens show this one list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stocktake_desktop.models import (
    LEADING_ROLES,
    Alternate,
    Appearance,
    Occasion,
    Role,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
    StepKind,
)
from stocktake_desktop.planning import floor
from stocktake_desktop.planning.clock import in_seconds
from stocktake_desktop.planning.head_count import speaking
from stocktake_desktop.planning.script.levels import Spot
from stocktake_desktop.planning.stepping_in import comes, waiting
from stocktake_desktop.planning.steps.items import (
    CALLING,
    ChairStep,
    NoticeKind,
    SegmentHeading,
    StepItem,
    StepsNotice,
)
from stocktake_desktop.planning.steps.sittings import closing_of, is_chaired, opening_of
from stocktake_desktop.planning.steps.timing import TimetableSlot, timetable

_FROM_THE_FLOOR = frozenset({SegmentKind.QUESTIONS, SegmentKind.DISCUSSION})
_WITH_EXCHANGE = frozenset({SegmentKind.PANEL})
_ON_THE_PODIUM = frozenset({Role.RAPPORTEUR, Role.PARTICIPANT})
_AT_ONCE = TimetableSlot(0, None)


def steps_of(session: SessionBlock) -> list[StepItem]:
    """Everything the chair does in a session, numbered from 1, with what is to be noticed between."""
    items = list(_chaired(session) if is_chaired(session) else _unchaired(session))
    return list(_numbered(items))


def speakers_of(session: SessionBlock) -> list[Appearance]:
    """Who speaks in a session: those to whom a step gives the floor, but no groups."""
    steps = (item for item in _programme(session) if isinstance(item, ChairStep) and item.kind in CALLING)
    return [step.place for step in steps if step.place is not None and not step.place.is_collective]


def companions(session: SessionBlock) -> list[Appearance]:
    """Those on the podium for the whole session who are not given the floor in a step of their own."""
    return [one for one in session.appearances if one.segment is None and not _has_step(one, session)]


def _has_step(appearance: Appearance, session: SessionBlock) -> bool:
    reports = appearance.role is Role.RAPPORTEUR and session.kind is SessionKind.REPORTING
    if appearance.minutes is not None or reports:
        return True
    return (
        appearance.role not in LEADING_ROLES and appearance.role not in _ON_THE_PODIUM and not appearance.is_collective
    )


def _unchaired(session: SessionBlock) -> Iterator[StepItem]:
    kind = StepKind.BREAK if session.kind is SessionKind.BREAK else StepKind.REGISTRATION
    yield ChairStep(kind, Spot(session), TimetableSlot(0, session.minutes), audience=tuple(companions(session)))
    yield from _programme(session)


def _chaired(session: SessionBlock) -> Iterator[StepItem]:
    """The opening, the programme and the closing; around one step of the chair there is no formula."""
    closing, following = closing_of(session)
    programme = list(_programme(session))
    spot, whole = Spot(session), TimetableSlot(0, session.minutes)
    end = ChairStep(
        closing, spot, TimetableSlot(session.minutes, None), following=following, is_instant=True, is_end=True
    )
    is_alone = all(isinstance(item, ChairStep) and item.kind is StepKind.FROM_THE_CHAIR for item in programme)
    if is_alone and session.kind is SessionKind.CLOSING:
        yield replace(end, slot=whole, is_instant=False)
        return
    opening = ChairStep(opening_of(session), spot, _AT_ONCE, is_instant=True)
    if is_alone and session.kind is SessionKind.OPENING:
        yield replace(opening, slot=whole, is_instant=False)
        return
    yield opening
    yield from _before_the_programme(session)
    yield from programme
    yield end


def _before_the_programme(session: SessionBlock) -> Iterator[StepItem]:
    if session.floor_minutes or (session.kind is SessionKind.PANEL and equal_minutes(session)):
        yield ChairStep(StepKind.GROUND_RULES, Spot(session), _AT_ONCE, is_instant=True)
    if session.questions:
        yield ChairStep(StepKind.QUESTIONS, Spot(session), _AT_ONCE, is_instant=True)


def equal_minutes(session: SessionBlock) -> int | None:
    """The minutes of each of several speakers, but who leads or reports; None where they differ or are open."""
    speakers = [one for one in speakers_of(session) if one.role not in LEADING_ROLES]
    lengths = [one.minutes for one in speakers if one.role is not Role.RAPPORTEUR] or [one.minutes for one in speakers]
    return lengths[0] if len(lengths) > 1 and len(set(lengths)) == 1 else None


def _programme(session: SessionBlock) -> Iterator[StepItem]:
    """The speakers of the whole session, then its segments, with what is left over or missing at the end."""
    places = [one for one in session.appearances if one.segment is None and _has_step(one, session)]
    speakers = [one for one in places if comes(one) is not None]
    lengths = [speaking(one) for one in speakers] + [segment.minutes for segment in session.segments]
    slots = timetable(lengths, session.minutes)
    yield from _called(session, None, places, slots)
    for segment, slot in zip(session.segments, slots[len(speakers) :], strict=True):
        yield from _segment(segment, slot)
    if lengths:
        yield from _balance(slots, session.minutes, session)
    elif session.kind is SessionKind.ACTION_GROUP:
        yield _open_floor(Spot(session), TimetableSlot(0, session.minutes, is_rest=True), ())


def _called(
    session: SessionBlock, segment: Segment | None, places: Sequence[Appearance], slots: Sequence[TimetableSlot]
) -> Iterator[StepItem]:
    """A step for every place that somebody takes, in the slots of those, and a notice for every empty one."""
    following = iter(slots)
    for place in places:
        speaker = comes(place)
        if speaker is None:
            yield StepsNotice(NoticeKind.EMPTY_PLACE, TimetableSlot(None, None), place)
        else:
            yield _floor_step(Spot(session, segment, speaker), place, next(following))


def _floor_step(spot: Spot, place: Appearance, slot: TimetableSlot) -> ChairStep:
    speaker = spot.speaker
    others = [alternate for alternate in waiting(place) if alternate is not speaker]
    occasions = (Occasion.LATE, Occasion.ABSENT) if others else ()
    kind = StepKind.GIVING_THE_FLOOR
    if place.role in LEADING_ROLES:
        led_by = next(
            (role for role in LEADING_ROLES if any(one.role is role for one in spot.session.appearances)), None
        )
        kind = StepKind.FROM_THE_CHAIR if place.role is led_by else StepKind.MODERATOR
    elif speaker is not None and group_of(speaker):
        kind = StepKind.ON_BEHALF
    return ChairStep(kind, spot, slot, place=place, occasions=occasions)


def group_of(speaker: Appearance | Alternate) -> str | None:
    """The id of the organisation on whose behalf somebody from another one speaks."""
    person, organisation = speaker.person, speaker.organisation_id
    if person is None or organisation is None or person.organisation_id in (None, organisation):
        return None
    return organisation


def _balance(slots: Sequence[TimetableSlot], minutes: int, whole: SessionBlock | Segment) -> Iterator[StepsNotice]:
    planned = sum(slot.minutes or 0 for slot in slots)
    if planned > minutes:
        yield StepsNotice(NoticeKind.TOO_LONG, TimetableSlot(None, minutes), whole, planned)
    elif planned < minutes and all(slot.minutes is not None for slot in slots):
        yield StepsNotice(NoticeKind.SLACK, TimetableSlot(planned, minutes - planned), whole, planned)


def _segment(segment: Segment, slot: TimetableSlot) -> Iterator[StepItem]:
    audience = [one for one in segment.appearances if one.role is Role.PARTICIPANT and one.minutes is None]
    places = [one for one in segment.appearances if one not in audience]
    is_open = bool(audience) or segment.kind in _FROM_THE_FLOOR
    spot = Spot(segment.session, segment)
    if not places:
        yield _open_floor(spot, slot, audience) if is_open else ChairStep(StepKind.ITEM, spot, slot)
        return
    yield SegmentHeading(segment, slot)
    speakers = [one for one in places if comes(one) is not None]
    shares = audience or (is_open and len(speakers) > 1)
    inner = timetable([speaking(one) for one in speakers], None if shares else slot.minutes)
    slots = [_within(own, slot)._replace(is_rest=own.is_rest and len(speakers) > 1) for own in inner]
    yield from _called(segment.session, segment, places, slots)
    yield from _after_speakers(spot, slot, inner, audience if is_open else None)


def _after_speakers(
    spot: Spot, slot: TimetableSlot, inner: Sequence[TimetableSlot], audience: Sequence[Appearance] | None
) -> Iterator[StepItem]:
    """What the speakers of a segment leave over: the open floor (with an audience), an exchange, or nothing."""
    segment = spot.segment
    assert segment is not None
    planned = sum(own.minutes or 0 for own in inner)
    is_known = slot.minutes is not None and all(own.minutes is not None for own in inner)
    rest = slot.minutes - planned if slot.minutes is not None and is_known else None
    left = _within(TimetableSlot(planned if is_known else None, rest, is_rest=True), slot)
    if rest is not None and rest < 0:
        yield from _balance(inner, slot.minutes or 0, segment)
    if audience is not None:
        yield _open_floor(spot, left if rest is None or rest > 0 else TimetableSlot(None, None), audience)
    elif rest is not None and rest > 0:
        if segment.kind in _WITH_EXCHANGE:
            yield ChairStep(StepKind.EXCHANGE, spot, left)
        else:
            yield StepsNotice(NoticeKind.SLACK, left, segment, planned)


def _within(inner: TimetableSlot, outer: TimetableSlot) -> TimetableSlot:
    start = None if inner.start is None or outer.start is None else outer.start + inner.start
    return TimetableSlot(start, inner.minutes, inner.is_rest)


def _open_floor(spot: Spot, slot: TimetableSlot, audience: Sequence[Appearance]) -> ChairStep:
    """The list is said to be too long where what waits on it takes more than there is."""
    asked = sum(map(floor.seconds_of, floor.waiting(spot.session)))
    is_too_long = slot.minutes is not None and asked > in_seconds(slot.minutes)
    occasions = (Occasion.LIST_EXHAUSTED, *((Occasion.TIME_IS_UP,) if is_too_long else ()))
    return ChairStep(StepKind.OPENING_THE_FLOOR, spot, slot, audience=tuple(audience), occasions=occasions)


def _numbered(items: Sequence[StepItem]) -> Iterator[StepItem]:
    """The steps with their numbers, each with whom it begins by thanking: who was called at the one before."""
    number, thanked = 0, None
    for item in items:
        if isinstance(item, ChairStep):
            number += 1
            yield replace(item, number=number, thanked=None if item.is_end else thanked)
            thanked = item.spot.speaker if item.kind in CALLING and item.kind is not StepKind.MODERATOR else None
        else:
            yield item
