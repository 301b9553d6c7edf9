"""Whom to tell: who was to be somewhere before some rows changed and is now to be elsewhere, with old and new."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from stocktake_desktop.models import Meeting, RowChange, Status
from stocktake_desktop.planning.changes.sides import Side, sides
from stocktake_desktop.planning.changes.since import DatedPlace


class Elsewhere(NamedTuple):
    """A session somebody knows otherwise; a place is None where they were, or are, not to be in it."""

    session_id: str
    title: str
    before: DatedPlace | None
    now: DatedPlace | None


Agenda = dict[str, dict[str, DatedPlace]]
"""Where each person and organisation, by id, is to be: the place of each session, by its id."""


def whom_to_tell(meeting: Meeting, rows: Iterable[RowChange]) -> dict[str, tuple[Elsewhere, ...]]:
    """What is otherwise for whom since some rows changed (`Plan.changed_since`), by the id of person or organisation.

    Sessions are in the order of the programme as it is now, those somebody is no longer in at their old places.
    """
    before, now = sides(meeting, list(rows))
    ids = set(_touched(meeting, before, now))
    old, new = (_agenda(side, ids) for side in (before, now))
    found: dict[str, tuple[Elsewhere, ...]] = {}
    for somebody in {**new, **old}:
        if now.get("person", somebody) is None and now.get("organisation", somebody) is None:
            continue
        was, comes = old.get(somebody, {}), new.get(somebody, {})
        moved = [
            Elsewhere(key, _title(before, now, key), was.get(key), comes.get(key))
            for key in {**was, **comes}
            if was.get(key) != comes.get(key) and not _said_no(now, key, somebody)
        ]
        if moved:
            found[somebody] = tuple(sorted(moved, key=_order))
    return found


def agenda(meeting: Meeting) -> Agenda:
    """Where everybody is to be, as the plan stands."""
    _before, now = sides(meeting, [])
    return _agenda(now, {block.id for block in meeting.sessions})


def _touched(meeting: Meeting, before: Side, now: Side) -> Iterator[str]:
    """The sessions that may be elsewhere, or have others in them."""
    frame = {row_id for table, row_id in now.changed if table in ("day", "room")}
    for side in (before, now):
        for (table, row_id), row in side.changed.items():
            if table == "session_block":
                yield row_id
            elif table == "appearance" and row is not None:
                yield row.session_id
    yield from (block.id for block in meeting.sessions if frame & {block.day_id, block.room_id})


def _agenda(side: Side, ids: set[str]) -> Agenda:
    """Where everybody is to be in these sessions on a side; who declined is in none, nor is anybody in a parked one."""
    found: Agenda = {}
    for key in ids:
        place = _place(side, key)
        if place is None:
            continue
        for row in _people(side, key):
            somebody = row.person_id or row.organisation_id
            if somebody is not None and row.status is not Status.DECLINED:
                found.setdefault(somebody, {})[key] = place
    return found


def _people(side: Side, block_id: str) -> list[Any]:
    standing = side.standing(block_id)
    rows = standing.appearances if standing is not None else ()
    return [row for row in side.parts("appearance", block_id, rows) if not _is_collective(side, row)]


def _is_collective(side: Side, row: Any) -> bool:
    organisation = side.get("organisation", row.organisation_id)
    return row.person_id is None and organisation is not None and organisation.collective


def _place(side: Side, block_id: str) -> DatedPlace | None:
    """Where a session is on a side, with the date its day had and the name its room had there."""
    block = side.get("session_block", block_id)
    day = side.get("day", block.day_id) if block is not None else None
    if day is None:
        return None
    room = side.get("room", block.room_id)
    return DatedPlace(day.date, block.start, block.minutes, room.name if room is not None else "")


def _title(before: Side, now: Side, block_id: str) -> str:
    block = now.get("session_block", block_id) or before.get("session_block", block_id)
    return str(block.title)


def _said_no(now: Side, block_id: str, somebody: str) -> bool:
    """Whether it is their own word that they are not in a session any more."""
    return any(
        row.status is Status.DECLINED and somebody == (row.person_id or row.organisation_id)
        for row in _people(now, block_id)
    )


def _order(moved: Elsewhere) -> tuple[Any, ...]:
    place = moved.now or moved.before
    return (place[:2] if place else (), moved.title, moved.session_id)
