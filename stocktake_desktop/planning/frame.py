"""The frame of a meeting as a form holds it: its days with their hard stops, and its rooms in their order.

A frame is only wished for: it is compared with the meeting, told in sentences, and looked at for what is wrong with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Day,
    GuidingQuestion,
    Meeting,
    Room,
    RoomKind,
    RoomLayout,
    SessionBlock,
    new_id,
)
from stocktake_desktop.planning.attendance import people_of
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.planning.folding import same_name
from stocktake_desktop.planning.losses import parked_words, roomless_words, with_loss
from stocktake_desktop.words import _, joining, legible, ngettext, term

INTERPRETATION_ENDS = (13 * 60, 18 * 60)
"""Interpretation teams work three hours: UN meetings run 10:00–13:00 and 15:00–18:00."""


class StopLine(NamedTuple):
    """A hard stop of a day."""

    id: str
    minute: int
    title: str
    watched_by: str = ""


class DayLine(NamedTuple):
    """A day, there already or to be added."""

    id: str
    date: Date
    title: str
    stops: tuple[StopLine, ...]


class RoomLine(NamedTuple):
    """A room, there already or to be added; it is to have the sessions that the room `sessions_of` has now."""

    id: str
    name: str
    kind: RoomKind
    layout: RoomLayout
    seats: int | None
    sessions_of: str


class DocumentLine(NamedTuple):
    """A background document, there already or to be added."""

    id: str
    title: str = ""
    symbol: str = ""
    link: str = ""


class WishedFrame(NamedTuple):
    """Days and rooms as they are wished for; whoever is in the meeting and not here is to go."""

    days: tuple[DayLine, ...]
    rooms: tuple[RoomLine, ...]


class TooSmall(NamedTuple):
    """A room that is too small for a session it is to have, and the room to swap with that would hold it."""

    words: str
    swap_with: str | None


def frame_of(meeting: Meeting) -> WishedFrame:
    """The days and rooms as they are."""
    return WishedFrame(
        tuple(day_line(day) for day in sorted(meeting.days, key=lambda day: day.date)),
        tuple(room_line(room) for room in sorted(meeting.rooms, key=lambda room: (room.position, room.id))),
    )


def documents_of(meeting: Meeting) -> list[DocumentLine]:
    """The background documents as they are, in their order."""
    ordered = sorted(meeting.documents, key=lambda document: (document.position, document.id))
    return [DocumentLine(row.id, row.title, row.symbol, row.link) for row in ordered]


def day_line(day: Day) -> DayLine:
    """A day as it is."""
    stops = sorted(day.hard_stops, key=lambda stop: (stop.minute, stop.id))
    lines = tuple(StopLine(stop.id, stop.minute, stop.title, stop.watched_by) for stop in stops)
    return DayLine(day.id, day.date, day.title, lines)


def room_line(room: Room) -> RoomLine:
    """A room as it is."""
    return RoomLine(room.id, room.name, room.kind, room.layout, room.capacity, room.id)


def day_after(days: Iterable[DayLine], first: Date) -> DayLine:
    """A day more, after the last of these and with its hard stops; where there is none, `first`."""
    last = max(days, key=lambda day: day.date, default=None)
    if last is None:
        stops = tuple(StopLine(new_id(), minute, _("interpretation ends")) for minute in INTERPRETATION_ENDS)
        return DayLine(new_id(), first, "", stops)
    return DayLine(
        new_id(), last.date + timedelta(days=1), "", tuple(stop._replace(id=new_id()) for stop in last.stops)
    )


def new_room(name: str = "") -> RoomLine:
    """A room more, for a group."""
    key = new_id()
    return RoomLine(key, name, RoomKind.BREAKOUT, RoomLayout.ROUND_TABLE, None, key)


def dates_in_order(days: Iterable[DayLine]) -> tuple[DayLine, ...]:
    """The same dates given to the days in the order they stand in: who changes places changes dates."""
    lines = tuple(days)
    dates = sorted(line.date for line in lines)
    return tuple(line._replace(date=date) for line, date in zip(lines, dates, strict=True))


def swapped(rooms: Iterable[RoomLine], one: str, other: str) -> tuple[RoomLine, ...]:
    """The rooms with the sessions of two of them changed over."""
    lines = {line.id: line for line in rooms}
    taken = {one: lines[other].sessions_of, other: lines[one].sessions_of}
    return tuple(line._replace(sessions_of=taken.get(line.id, line.sessions_of)) for line in lines.values())


def stays_in_room(block: SessionBlock) -> bool:
    """Whether a swap of rooms leaves a session where it is: it is locked, or was held there."""
    return block.locked or any(actual.started is not None for actual in block.actuals)


def faults(meeting: Meeting, frame: WishedFrame) -> dict[str, str]:
    """What would be wrong with a frame that is not so already, a sentence for each day or room by its id."""
    here = frame_of(meeting)
    found, days = {}, [day for day in frame.days if day not in here.days]
    for day in days:
        stops = Counter(stop.minute for stop in day.stops)
        if any(other.date == day.date for other in frame.days if other.id != day.id):
            found[day.id] = _("{date} is a day of the meeting already.").format(date=day.date.isoformat())
        elif twice := [minute for minute, times in stops.items() if times > 1]:
            found[day.id] = _("There is a hard stop at {time} already.").format(time=end_clock(twice[0]))
    named = {room.id: room.name for room in here.rooms}
    for room in (room for room in frame.rooms if room.name != named.get(room.id)):
        others = (other for other in frame.rooms if other.id != room.id)
        if not legible(room.name):
            found[room.id] = _("Give the room a name.")
        elif known := next((other for other in others if same_name(other.name, room.name)), None):
            words = _("There is a room “{name}” already; give this one a name of its own.")
            found[room.id] = words.format(name=known.name)
    return found


def sessions_in(meeting: Meeting, frame: WishedFrame) -> dict[str, list[SessionBlock]]:
    """The sessions that each room of a frame is to have, by its id; who stays in a room that goes has none."""
    takes = {line.sessions_of: line.id for line in frame.rooms}
    found: dict[str, list[SessionBlock]] = {line.id: [] for line in frame.rooms}
    for block in meeting.sessions:
        home = block.room_id if stays_in_room(block) else takes.get(block.room_id or "")
        if home in found:
            found[home].append(block)
    return found


def too_small(meeting: Meeting, frame: WishedFrame) -> dict[str, TooSmall]:
    """The rooms that hold fewer people than a session needs that they are to have, by the id of the room."""
    seats = {room.id: room.capacity for room in meeting.rooms}
    needs = {key: max(blocks, key=people_of, default=None) for key, blocks in sessions_in(meeting, frame).items()}
    found = {}
    for line in frame.rooms:
        block, before = needs[line.id], seats.get(line.id)
        if block is None or line.seats is None or people_of(block) <= line.seats:
            continue
        words = _("{room} has {after} seats; {title} expects {people}.")
        if before is not None and before != line.seats:
            words = _("{room}: {before} → {after} seats; {title} expects {people}.")
        said = words.format(room=line.name, before=before, after=line.seats, title=block.title, people=people_of(block))
        found[line.id] = TooSmall(said, next(_would_hold(frame, needs, line), None))
    return found


def open_questions(meeting: Meeting) -> list[GuidingQuestion]:
    """The guiding questions that must go out by a date and were not sent yet."""
    questions = (question for block in meeting.sessions for question in block.questions)
    return [question for question in questions if question.due is not None and question.sent is None]


def _would_hold(frame: WishedFrame, needs: dict[str, SessionBlock | None], line: RoomLine) -> Iterator[str]:
    """The rooms that a room could swap its sessions with, so that both hold what they get; the most alike first."""

    def holds(room: RoomLine, block: SessionBlock | None) -> bool:
        return block is None or room.seats is None or room.seats >= people_of(block)

    for other in sorted(frame.rooms, key=lambda room: (room.kind is not line.kind, room.seats or 0)):
        if other.id != line.id and other.seats and holds(other, needs[line.id]) and holds(line, needs[other.id]):
            yield other.id


def differences(meeting: Meeting, frame: WishedFrame) -> list[str]:
    """What a frame would change, a sentence each, from → to."""
    here = frame_of(meeting)
    return [*_of_days(meeting, here, frame), *_of_rooms(meeting, here, frame)]


def open_answers(meeting: Meeting) -> list[Appearance | Alternate]:
    """Those who were asked to answer by a date and did not yet, alternates too."""
    named = [appearance for block in meeting.sessions for appearance in block.appearances]
    places: list[Appearance | Alternate] = [*named]
    places.extend(alternate for appearance in named for alternate in appearance.alternates)
    return [one for one in places if one.answer_by is not None and one.answered_at is None]


def distance_words(days: int) -> str:
    """How far a date is from another: "7 days later", "1 day earlier"."""
    if days < 0:
        return ngettext("{n} day earlier", "{n} days earlier", -days).format(n=-days)
    return ngettext("{n} day later", "{n} days later", days).format(n=days)


def _of_days(meeting: Meeting, here: WishedFrame, frame: WishedFrame) -> Iterator[str]:
    wished = {day.id: day for day in frame.days}
    for nth, day in enumerate(here.days, 1):
        name = _("Day {number}").format(number=nth)
        if (to := wished.get(day.id)) is None:
            row = next(row for row in meeting.days if row.id == day.id)
            yield with_loss(_("Remove day {number}").format(number=nth), parked_words(row))
            continue
        if day.date != to.date:
            yield _arrow(name, day.date.isoformat(), to.date.isoformat())
        if day.title != to.title:
            yield _arrow(name, day.title, to.title)
        if _stop_words(day) != _stop_words(to):
            yield _arrow(_("{day}, hard stops").format(day=name), _stop_words(day), _stop_words(to))
    known = {day.id for day in here.days}
    for day in frame.days:
        if day.id not in known:
            yield _("Add day {date}").format(date=day.date.isoformat())


def _of_rooms(meeting: Meeting, here: WishedFrame, frame: WishedFrame) -> Iterator[str]:
    wished = {room.id: room for room in frame.rooms}
    homes = {room.sessions_of for room in frame.rooms}
    lost = {room.id: roomless_words(room) for room in meeting.rooms if room.id not in homes}
    for room in here.rooms:
        if (to := wished.get(room.id)) is None:
            yield with_loss(_("Remove room {name}").format(name=room.name), lost.get(room.id, ""))
            continue
        yield from _of_room(room, to)
        if lost.get(room.id):
            yield with_loss(room.name, lost[room.id])
    for to in frame.rooms:
        if to.id not in {room.id for room in here.rooms}:
            yield _("Add room {name}").format(name=to.name)
    yield from _of_swaps(here, wished)
    if _order(here, wished) != _order(frame, (room.id for room in here.rooms)):
        yield _("Change the order of the rooms")


def _of_room(room: RoomLine, to: RoomLine) -> Iterator[str]:
    sides = [(room.name, to.name), (term(room.kind), term(to.kind)), (term(room.layout), term(to.layout))]
    yield from (_arrow(room.name, before, after) for before, after in sides if before != after)
    if room.seats != to.seats:
        yield _arrow(_("{room}, seats").format(room=to.name), room.seats, to.seats)


def _of_swaps(here: WishedFrame, wished: dict[str, RoomLine]) -> Iterator[str]:
    names = {room.id: room.name for room in (*here.rooms, *wished.values())}
    told: set[str] = set()
    for room in wished.values():
        if room.sessions_of == room.id or room.id in told or room.sessions_of not in names:
            continue
        other = wished.get(room.sessions_of)
        if other is not None and other.sessions_of == room.id:
            told.add(other.id)
            yield joining(_("Swap {first} and {second}"), first=room.name, second=other.name)
        else:
            yield _("{room} takes the sessions of {other}").format(room=room.name, other=names[room.sessions_of])


def _order(frame: WishedFrame, among: Iterable[str]) -> list[str]:
    kept = set(among)
    return [room.id for room in frame.rooms if room.id in kept]


def _stop_words(day: DayLine) -> str:
    return ", ".join(map(_in_words, day.stops))


def _in_words(stop: StopLine) -> str:
    watched_by = f"({stop.watched_by})" if stop.watched_by else ""
    return " ".join(filter(None, (end_clock(stop.minute), stop.title, watched_by)))


def _arrow(name: str, before: object, after: object) -> str:
    sides = ("–" if side in ("", None) else side for side in (before, after))
    return _("{title}: {before} → {after}").format(title=name, before=next(sides), after=next(sides))
