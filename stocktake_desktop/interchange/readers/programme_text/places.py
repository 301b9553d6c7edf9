"""Where a meeting is held: the city or country that its title names, and the time zone there."""

import re
from collections.abc import Iterator

from stocktake_desktop.planning.time_zones import zone_of_place

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST_WORDS, _LONGEST = 4, 500


def place_in(line: str) -> tuple[str, str] | None:
    """The first place that a line names, and its time zone; the longest name there: "Rio de Janeiro", "New York"."""
    return next(((name, zone) for name in _names(line[:_LONGEST]) if (zone := zone_of_place(name))), None)


def _names(line: str) -> Iterator[str]:
    words = list(_WORD.finditer(line))
    for count in range(_MOST_WORDS, 0, -1):
        for first, last in zip(words, words[count - 1 :], strict=False):
            if first[0][0].isupper() and last[0][0].isupper():
                yield line[first.start() : last.end()]
