"""What a sheet says: kept with its issue, named by a fingerprint, read again, and compared in words."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile, zip_longest

from stocktake_desktop.sheets.page.compositor import MARK
from stocktake_desktop.sheets.page.moved_times import moved_together, without_times
from stocktake_desktop.words import _

_MOST_TOLD = 12
_MOST_LETTERS = 240
_MOST_COMPARED = 10_000_000
"""Pairs of texts beyond which two contents are only held against each other as heaps."""
_MOST_PAIRED = 2_500
"""Pairs of texts in one place that changed beyond which those of a sort are told in the order in which they stand."""
_CLOSE = 0.6
"""How like each other words are of which one became the other, from 0 to 1."""
_FEW_LETTERS = 8
"""What times and lengths have beside their figures: "from … to", "min"."""
_BLANKS = frozenset(" \u00a0\u202f")
_GOES_ON = _BLANKS | frozenset(".,;:!?)»”。，、；：！？）」》،؛؟")
"""What a text begins with that goes on with the one before."""
_CLOCK = re.compile(r"\d(?::|\u00a0h\u00a0)\d\d")


def fingerprint(content: list[str]) -> str:
    """A short name for a content; two contents with one name are the same."""
    return hashlib.sha256(frozen(content).encode()).hexdigest()


def frozen(content: list[str]) -> str:
    """A content as it is kept with the issue."""
    return json.dumps(content, ensure_ascii=False)


def thawed(kept: str) -> list[str] | None:
    """A content as it was kept; None where it can no longer be told, as in a file that something else wrote."""
    try:
        content = json.loads(kept)
        "".join(content).encode()  # half a character cannot be
    except (ValueError, TypeError, RecursionError):
        return None
    return content if isinstance(content, list) else None


def title_in(content: list[str]) -> str:
    """What a sheet was called whose subject is gone: the first of its words that is no time."""
    words = (text for text in _readable(content) if any(letter.isalpha() for letter in text))
    return next((text for text in words if not _CLOCK.search(text)), "")


def changes(before: list[str], now: list[str]) -> Iterator[str]:
    """What differs between two contents, in words: what became what, what came, what went."""
    before, now = _sentences(before), _sentences(now)
    sentences: set[str] = set()
    gone, come = {""}, {""}
    yield from _looks(before, now)
    together, others = moved_together(list(_differences(before, now)), _readable(before))
    yield from together
    for was, is_now in others:
        words = _change(*_around(was, is_now))
        is_known = words in sentences or (not (was and is_now) and was in gone and is_now in come)
        if len(sentences) < _MOST_TOLD and not is_known:
            sentences.add(words)
            gone.add(was)
            come.add(is_now)
            yield words


def _sentences(texts: list[str]) -> list[str]:
    """Texts with what was set in several faces as they read: a blank or a point goes on with what stood before."""
    whole: list[str] = []
    for text in texts:
        goes_on = whole and (whole[-1][-1:] in _BLANKS or text[:1] in _GOES_ON)
        if goes_on and text[:1] != MARK and whole[-1][:1] != MARK:
            whole[-1] += text
        else:
            whole.append(text)
    return whole


def _differences(before: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    """What stood where and what stands there now; empty for what came or went."""
    before, now = _without_same_ends(before, now)
    if len(before) * len(now) > _MOST_COMPARED:
        yield from ((was, "") for was in _readable(_missing(before, now)))
        yield from (("", is_now) for is_now in _readable(_missing(now, before)))
        return
    matcher = SequenceMatcher(None, without_times(before), without_times(now), autojunk=False)
    for _tag, a, b, c, d in matcher.get_opcodes():
        pairs = _paired(_readable(before[a:b]), _readable(now[c:d]))
        yield from ((was, is_now) for was, is_now in pairs if _tag != "equal" or was != is_now)


def _paired(before: list[str], now: list[str]) -> list[tuple[str, str]]:
    """Each text with the one of its own sort that took its place, else with nothing: no time is now a name.

    Words go with those most like them; as many of them as are left on both sides go together in their order.
    """
    if len(before) * len(now) > _MOST_PAIRED:
        sorts = dict.fromkeys(map(_sort, (*before, *now)))
        sides = [[[text for text in side if _sort(text) == sort] for side in (before, now)] for sort in sorts]
        return [pair for was, is_now in sides for pair in zip_longest(was, is_now, fillvalue="")]
    left, pairs = list(now), dict.fromkeys(range(len(before)), "")
    for is_close in (True, False):
        open_ = [nth for nth, text in enumerate(before) if not pairs[nth] and text]
        for nth in open_:
            alike = [text for text in left if _sort(text) == _sort(before[nth])]
            if is_close and _sort(before[nth]) == "words":
                alike = get_close_matches(before[nth], alike, 1, _CLOSE)
            elif not is_close and len(open_) != len(left):
                break
            if alike:
                pairs[nth] = alike[0]
                left.remove(alike[0])
    return [(text, pairs[nth]) for nth, text in enumerate(before)] + [("", text) for text in left]


def _sort(text: str) -> str:
    """What a text is: a time, a length or another number, or words."""
    others = sum(letter.isalpha() for letter in without_times([text])[0])
    if others <= _FEW_LETTERS and _CLOCK.search(text):
        return "time"
    return "number" if others <= _FEW_LETTERS and any(map(str.isdigit, text)) else "words"


def _without_same_ends(before: list[str], now: list[str]) -> tuple[list[str], list[str]]:
    """Two contents without what both begin and end with."""
    first = _same(before, now)
    before, now = before[first:], now[first:]
    last = _same(before[::-1], now[::-1])
    return before[: len(before) - last], now[: len(now) - last]


def _same(before: Sequence[str], now: Sequence[str]) -> int:
    """How many texts, or letters, are the same from the beginning."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False)))


def _missing(texts: list[str], others: list[str]) -> list[str]:
    """The texts that the others have fewer times."""
    return list((Counter(texts) - Counter(others)).elements())


def _looks(before: list[str], now: list[str]) -> Iterator[str]:
    """What is seen and not read, such as the emblem, and looks otherwise now."""
    words = {
        "emblem": _("the emblem is another one"),
        "colours": _("colours are used or left out"),
        "size": _("the text is larger or smaller"),
    }
    for feature, sentence in words.items():
        start = f"{MARK}{feature} "
        if {text for text in before if text.startswith(start)} != {text for text in now if text.startswith(start)}:
            yield sentence


def _around(before: str, now: str) -> tuple[str, str]:
    """Two texts as far as they differ, where they are too long to be read whole."""
    first = 0
    if before and now and max(len(before), len(now)) > _MOST_LETTERS:
        first = max(0, _same(before, now) - _MOST_LETTERS // 3)
    return _shortened(before, first), _shortened(now, first)


def _shortened(text: str, first: int) -> str:
    part = text[first : first + _MOST_LETTERS]
    return f"{'…' if first else ''}{part.strip()}{'…' if first + _MOST_LETTERS < len(text) else ''}"


def _change(before: str, now: str) -> str:
    if before and now:
        return _("“{before}” is now “{now}”").format(before=before, now=now)
    return _("new: “{now}”").format(now=now) if now else _("gone: “{before}”").format(before=before)


def _readable(texts: list[str]) -> list[str]:
    """Texts that say something to a reader: no bullets, no numbers of steps, no marks of direction or of breaks."""
    plain = (
        text.replace("\u200e", "").replace("\u200f", "").replace("\u200b", "").strip()
        for text in texts
        if text[:1] != MARK
    )
    return [text for text in plain if len(text) > 2]
