"""What is lost with what is removed: a day or a room leaves sessions behind, and somebody leaves places in them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Day,
    FloorState,
    MeetingDocument,
    Organisation,
    Person,
    Room,
    SessionBlock,
)
from stocktake_desktop.planning.brevity import brief
from stocktake_desktop.planning.findings.finding import called
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import waiting
from stocktake_desktop.words import _, ngettext

T = TypeVar("T")
Somebody = Person | Organisation

_MOST_NAMED = 3


class PlaceLost(NamedTuple):
    """A place of somebody who is removed, and what becomes of it: with nobody left and nobody to step in it goes."""

    appearance: Appearance
    left: Somebody | None
    """Who has it still, of a person and the delegation spoken for."""
    heir: Alternate | None
    """Who steps in."""


def parked_words(day: Day) -> str:
    """What becomes of the sessions of a day that is removed; empty where it has none."""
    n = len(day.sessions)
    return ngettext("its {n} session is parked", "its {n} sessions are parked", n).format(n=n) if n else ""


def roomless_words(room: Room) -> str:
    """What becomes of the sessions of a room that is removed; empty where it has none."""
    n = len(room.sessions)
    words = ngettext("its {n} session stays, without a room", "its {n} sessions stay, without a room", n)
    return words.format(n=n) if n else ""


def untaken_words(gone: Sequence[MeetingDocument]) -> str:
    """What sessions lose with documents that are removed; empty where none has them."""
    blocks = _each_once(link.session for document in gone for link in document.sessions)
    if not blocks:
        return ""
    words = ngettext("{n} session loses it", "{n} sessions lose it", len(blocks))
    if len(gone) > 1:
        words = ngettext("{n} session loses them", "{n} sessions lose them", len(blocks))
    return titled(words.format(n=len(blocks)), blocks)


def with_loss(words: str, lost: str) -> str:
    """What is removed, with what is lost by it where that is anything."""
    return _("{name}: {lost}").format(name=words, lost=lost) if lost else words


def titled(lost: str, blocks: Iterable[SessionBlock]) -> str:
    """What is lost, with the sessions it is about: of many the first few, and how many more."""
    return _("{lost} ({titles})").format(lost=lost, titles=_few(map(called, _in_order(blocks))))


def places_lost(gone: Sequence[Somebody]) -> list[PlaceLost]:
    """What becomes of every place of those who are removed together, one after the other; nobody has one twice."""
    keys = {one.id for one in gone}
    now: dict[str, str | None] = {}
    heirs: set[str] = set()
    found = []
    for appearance in _each_once(appearance for one in gone for appearance in one.appearances):
        left, heir = _left(appearance, keys), None
        if left is None or (isinstance(left, Organisation) and _sits_beside(appearance, left.id, now)):
            left, free = None, (one for one in waiting(appearance) if one.id not in heirs and not _goes(one, keys))
            heir = next((one for one in free if not _sits_beside(appearance, _key(one, keys), now)), None)
        now[appearance.id] = left.id if left is not None else _key(heir, keys) if heir is not None else None
        heirs |= {heir.id} if heir is not None else set()
        found.append(PlaceLost(appearance, left, heir))
    return found


def loss_words(gone: Sequence[Somebody]) -> list[str]:
    """What sessions lose with those who are removed together, in parts of a sentence; nothing where they lose nothing.

    How many lose them, who steps in, and where they no longer wait to step in or to speak.
    """
    keys, lost = {one.id for one in gone}, places_lost(gone)
    blocks = _each_once(place.appearance.session for place in lost)
    words = [*_places_words(blocks, lost, keys), *_alternates_words(gone, keys, blocks), *_floor_words(gone)]
    members = [person for one in gone if isinstance(one, Organisation) for person in one.people if person not in gone]
    if members and (words or any(person.appearances for person in members)):
        n = len(members)
        said = ngettext("{n} person stays, without an organisation", "{n} people stay, without an organisation", n)
        words.append(said.format(n=n))
    return words


def _places_words(blocks: Sequence[SessionBlock], lost: Sequence[PlaceLost], keys: set[str]) -> Iterator[str]:
    if n := len(blocks):
        yield titled(ngettext("{n} session loses them", "{n} sessions lose them", n).format(n=n), blocks)
    heirs: dict[str, list[SessionBlock]] = {}
    naming: dict[str, list[SessionBlock]] = {}
    for place in lost:
        if place.heir is not None:
            heirs.setdefault(_heir_words(place.heir, keys), []).append(place.appearance.session)
        elif isinstance(place.left, Organisation):
            naming.setdefault(place.left.name, []).append(place.appearance.session)
    few = list(heirs.items())[:_MOST_NAMED]
    for words, told in ((_("{name} steps in"), few), (_("{name} is to name another"), naming.items())):
        for name, theirs in told:
            said = words.format(name=brief(name))
            yield said if len(_each_once(theirs)) == n else titled(said, theirs)
    if more := len(heirs) - len(few):
        yield ngettext("{n} more steps in", "{n} more step in", more).format(n=more)


def _alternates_words(gone: Sequence[Somebody], keys: set[str], told: Sequence[SessionBlock]) -> Iterator[str]:
    """Where they wait to step in for somebody else."""
    rows = [row for one in gone for row in one.alternates if _goes(row, keys)]
    blocks = [block for block in _each_once(row.appearance.session for row in rows) if block not in told]
    if n := len(blocks):
        words = ngettext("{n} session loses them as an alternate", "{n} sessions lose them as alternates", n)
        yield titled(words.format(n=n), blocks)


def _floor_words(gone: Sequence[Somebody]) -> Iterator[str]:
    """Where they wait for the floor; who has spoken stays on the list."""
    requests = [request for one in gone for request in one.floor_requests if request.state is not FloorState.SPOKEN]
    if n := len(_each_once(requests)):
        words = ngettext("{n} request for the floor goes", "{n} requests for the floor go", n).format(n=n)
        yield titled(words, _each_once(request.session for request in requests))


def _left(somebody: Appearance | Alternate, keys: set[str]) -> Somebody | None:
    """Who is still there, of the person and the delegation of a place."""
    there = (one for one in (somebody.person, somebody.organisation) if one is not None and one.id not in keys)
    return next(there, None)


def _key(somebody: Appearance | Alternate, keys: set[str]) -> str | None:
    left = _left(somebody, keys)
    return left.id if left is not None else None


def _goes(alternate: Alternate, keys: set[str]) -> bool:
    """Whether an alternate goes with those who are removed."""
    theirs = {alternate.person_id, alternate.organisation_id} - {None}
    return bool(theirs) and theirs <= keys


def _sits_beside(appearance: Appearance, key: str | None, now: dict[str, str | None]) -> bool:
    """Whether somebody has another place beside this one: in the same item, or one of the two in none."""
    others = [other for other in appearance.session.appearances if other is not appearance]
    there = ((other, now.get(other.id, other.person_id or other.organisation_id)) for other in others)
    items = {other.segment_id for other, has_it in there if key and has_it == key}
    return bool(items) and (appearance.segment_id is None or not items.isdisjoint({None, appearance.segment_id}))


def _heir_words(heir: Alternate, keys: set[str]) -> str:
    left = _left(heir, keys)
    return telling_name(heir if left is heir.person or left is None else left)


def _few(words: Iterable[str]) -> str:
    said = [brief(one) for one in words]
    few, more = said[:_MOST_NAMED], len(said) - _MOST_NAMED
    if more > 0:
        few.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return ", ".join(few)


def _in_order(blocks: Iterable[SessionBlock]) -> list[SessionBlock]:
    """As the programme goes, parked ones last."""

    def place(block: SessionBlock) -> tuple[bool, str, int, str]:
        date = block.day.date.isoformat() if block.day is not None else ""
        return not date, date, block.start or 0, block.id

    return sorted(_each_once(blocks), key=place)


def _each_once(rows: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(rows))
