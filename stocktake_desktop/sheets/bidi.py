"""The direction of every character, by the Unicode Bidirectional Algorithm (UAX #9).

The levels come from fpdf2's `fpdf.bidi`, which is loaded only when a right-to-left character is there: on paper in
English, French, Spanish, Russian and Chinese it never is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@lru_cache(maxsize=20_000)
def levels(text: str, rtl: bool) -> tuple[int, ...] | None:
    """The embedding level of each character in a paragraph, even for left to right; None when all are 0."""
    if not rtl and not _RIGHT_TO_LEFT.search(text):
        return None
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    base = TextDirection.RTL if rtl else TextDirection.LTR
    result = [int(rtl)] * len(text)
    for character in BidiParagraph(text=text, base_direction=base).get_characters():
        result[character.character_index] = character.embedding_level
    return tuple(result)


def visual_order(pieces: Sequence[T], piece_levels: Sequence[int]) -> list[T]:
    """The pieces of one line from left to right (rule L2)."""
    order = list(range(len(pieces)))
    lowest_odd = min((level for level in piece_levels if level % 2), default=0)
    for level in range(max(piece_levels, default=0), lowest_odd - 1, -1) if lowest_odd else ():
        order = _reverse_runs(order, piece_levels, level)
    return [pieces[index] for index in order]


def _reverse_runs(order: list[int], piece_levels: Sequence[int], level: int) -> list[int]:
    result: list[int] = []
    run: list[int] = []
    for index in order:
        if piece_levels[index] >= level:
            run.append(index)
        else:
            result += [*reversed(run), index]
            run = []
    return [*result, *reversed(run)]
