"""What staff read of sessions in one room at the same time; no sheet for everybody tells it."""

from collections import Counter
from collections.abc import Iterator

from stocktake_desktop.models import Day, Room
from stocktake_desktop.planning.clock import tight_span
from stocktake_desktop.planning.lanes import Interval, overlapping
from stocktake_desktop.planning.programme import rooms_in_use
from stocktake_desktop.sheets.words.punctuation import with_gap
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.words import _, joining

_MOST = 3
"""Of a session; in a crowd all pairs would fill hundreds of pages."""


def overlap_lines(day: Day) -> list[str]:
    """A line for each overlap of a day in the order of the times; what has no room yet overlaps nothing."""
    found = [line for room in rooms_in_use(day) for line in _in(room, day)]
    return [words for _start, words in sorted(found)]


def _in(room: Room, day: Day) -> Iterator[tuple[int, str]]:
    blocks = {block.id: block for block in day.sessions if block.room is room}
    counts: Counter[str] = Counter()
    for first, second in overlapping(Interval(one.id, one.placed.start, one.placed.end) for one in blocks.values()):
        counts[second.key] += 1
        if counts[second.key] <= _MOST:
            one, other = (title_of(blocks[key]) for key in (first.key, second.key))
            words = joining(_("Overlap in {room}: {one} and {other}."), room=said(room, "name"), one=one, other=other)
            start, end = max(first.start, second.start), min(first.end, second.end)
            yield start, with_gap((tight_span(start, end), words))
