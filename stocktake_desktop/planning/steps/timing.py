"""When each part of something begins, as far as the planned minutes tell; what is not planned is not made up."""

from collections.abc import Sequence
from typing import NamedTuple


class TimetableSlot(NamedTuple):
    """Minutes from the beginning of the whole, and how long; None where the plan does not say.

    `is_rest` marks a length that nobody typed: what the others leave over.
    """

    start: int | None
    minutes: int | None
    is_rest: bool = False


def timetable(minutes: Sequence[int | None], total: int | None) -> list[TimetableSlot]:
    """Starts counted from the beginning as far as lengths are known, then backwards from `total`.

    A single open length takes what the others leave over, if that is anything.
    """
    lengths = list(minutes)
    rest = _rest(lengths, total)
    filled = [rest if length is None and rest is not None else length for length in lengths]
    starts = _forwards(filled)
    if total is not None and None in filled and sum(length or 0 for length in filled) <= total:
        from_the_end = _backwards(filled, total)
        starts = [known if known is not None else other for known, other in zip(starts, from_the_end, strict=True)]
    return [
        TimetableSlot(start, length, is_rest=typed is None and length is not None)
        for start, length, typed in zip(starts, filled, lengths, strict=True)
    ]


def _rest(lengths: Sequence[int | None], total: int | None) -> int | None:
    if total is None or list(lengths).count(None) != 1:
        return None
    rest = total - sum(length for length in lengths if length is not None)
    return rest if rest > 0 else None


def _forwards(lengths: Sequence[int | None]) -> list[int | None]:
    starts: list[int | None] = []
    at: int | None = 0
    for length in lengths:
        starts.append(at)
        at = None if at is None or length is None else at + length
    return starts


def _backwards(lengths: Sequence[int | None], total: int) -> list[int | None]:
    starts: list[int | None] = []
    at: int | None = total
    for length in reversed(lengths):
        at = None if at is None or length is None else at - length
        starts.append(at)
    return starts[::-1]
