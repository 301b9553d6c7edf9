"""Fixes that give a session another room: a free one, a larger one, a new one."""

from collections.abc import Iterator

from stocktake_desktop.models import Meeting, Room, RoomKind
from stocktake_desktop.planning.acts import AddRoomFor, MoveSession
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, Placed, called, place_of, placed
from stocktake_desktop.words import _, ngettext

_OFFERED = 2
"""Free rooms that are named for one session; more would be a list to read."""


def free_room(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The later of the sessions, or the earlier if that is locked, goes to a room nobody uses then."""
    free_to_go = [place for place in placed(meeting, finding) if not place.block.locked]
    for place in free_to_go[-1:]:
        for room in free_rooms(meeting, place)[:_OFFERED]:
            yield _go(place, room)


def larger_room(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session goes to a free room that holds all who are expected, the smallest first."""
    for place in placed(meeting, finding):
        expected = place.block.expected or 0
        large = [room for room in free_rooms(meeting, place) if (room.capacity or 0) >= expected]
        if not place.block.locked:
            yield from (_go(place, room) for room in sorted(large, key=lambda r: r.capacity or 0)[:_OFFERED])


def rooms_for_all(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """Sessions at the same time get a free room each, or new breakout rooms."""
    without = [p for p in placed(meeting, finding) if p.room_id is None and not p.block.locked]
    chosen = _rooms_each(meeting, without)
    if chosen:
        names = ", ".join(room.name for _place, room in chosen)
        moves = tuple(_move(place, room) for place, room in chosen)
        yield Fix(_("Give them the free rooms {rooms}").format(rooms=names), moves)
    if without:
        words = ngettext("Add a breakout room", "Add {n} breakout rooms", len(without)).format(n=len(without))
        names_new = _new_names(meeting, len(without))
        yield Fix(words, tuple(AddRoomFor(p.block.id, name) for p, name in zip(without, names_new, strict=True)))


def free_rooms(meeting: Meeting, place: Placed) -> list[Room]:
    """Rooms nobody uses while a session lasts: first those of the sort it needs, then in their order."""
    taken = {
        other.room_id
        for block in meeting.sessions
        if (other := place_of(block)) and block is not place.block and other.day is place.day
        if other.start < place.end and place.start < other.end
    }
    rooms = [room for room in meeting.rooms if room.id not in taken and room.id != place.room_id]
    sort = place.block.room.kind if place.block.room else RoomKind.BREAKOUT
    return sorted(rooms, key=lambda room: (room.kind is not sort, room.position))


def _rooms_each(meeting: Meeting, places: list[Placed]) -> list[tuple[Placed, Room]]:
    """A room of its own for every session, empty when there are not enough."""
    chosen: list[tuple[Placed, Room]] = []
    for place in places:
        given = {room.id for _place, room in chosen}
        room = next((room for room in free_rooms(meeting, place) if room.id not in given), None)
        if room is None:
            return []
        chosen.append((place, room))
    return chosen


def _new_names(meeting: Meeting, count: int) -> list[str]:
    known = {room.name for room in meeting.rooms}
    names = (_("Breakout {n}").format(n=n) for n in range(1, len(known) + count + 1))
    return [name for name in names if name not in known][:count]


def _go(place: Placed, room: Room) -> Fix:
    title = _("Move {title} to {room}").format(title=called(place.block.title), room=called(room.name))
    return Fix(title, (_move(place, room),))


def _move(place: Placed, room: Room) -> MoveSession:
    return MoveSession(place.block.id, place.day.id, place.start, room.id)
