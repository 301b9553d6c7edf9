"""Which rooms are the same: those whose names differ only by case, blanks, accents or signs that are not seen."""

from collections.abc import Iterable, Iterator, Sequence

from stocktake_desktop.models import Room
from stocktake_desktop.planning.folding import name_key, same_name


def room_called(rooms: Iterable[Room], name: str, besides: str = "") -> Room | None:
    """The first room of this name, the one with the id `besides` left out; None when there is none."""
    return next((room for room in rooms if room.id != besides and same_name(room.name, name)), None)


def alike(rooms: Iterable[Room]) -> Iterator[Sequence[Room]]:
    """The rooms that share a name, two or more at a time, in the order of the rooms."""
    by_name: dict[str, list[Room]] = {}
    for room in rooms:
        by_name.setdefault(name_key(room.name), []).append(room)
    return (found for key, found in by_name.items() if key and len(found) > 1)
