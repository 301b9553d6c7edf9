"""Sessions that go on after midnight: a plan holds them until 24:00, and whoever reads one says what was cut."""

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, duration
from stocktake_desktop.words import _

_EVENING, _MORNING = 18 * 60, 6 * 60


def is_next_day(start: int, end: int) -> bool:
    """Whether an end is meant of the day after: midnight, or early morning of what begins in the evening."""
    return end == 0 < start or (start >= _EVENING and end <= _MORNING)


def cut_at_midnight(title: str, start: int, end: int) -> str:
    """What is said of a session that would go on until `end`, counted on after midnight; empty when nothing is cut."""
    if end <= MINUTES_PER_DAY:
        return ""
    words = _("{title}, {start}–{end} of the next day, was cut at 24:00; left out: {minutes}.")
    left_out = duration(end - MINUTES_PER_DAY)
    return words.format(title=title, start=clock(start), end=clock(end), minutes=left_out)


def cut_block_at_midnight(block: SessionBlock) -> str:
    """End a session at 24:00 whose notes then keep its times; what is said of it, or empty when nothing is cut."""
    start = block.start or 0
    words = cut_at_midnight(block.title, start, start + block.minutes)
    if words:
        block.notes = "\n".join(filter(None, (block.notes, times_in_the_source(start, start + block.minutes))))
        block.minutes = MINUTES_PER_DAY - start
    return words


def times_in_the_source(start: int, end: int) -> str:
    """The times that a source gives a session, as its notes keep them."""
    return _("Times in the source: {a} to {b}").format(a=clock(start), b=clock(end))
