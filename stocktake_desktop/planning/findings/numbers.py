"""The numbers of sessions: twice the same, one missing, not in the order of time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.planning.findings.rule import KindRule
from stocktake_desktop.planning.fixes.numbers import count_again
from stocktake_desktop.words import _, term

_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}


def value_of(number: str) -> int | None:
    """3 for "3", "III" or "3." ; None for what is no number up to 39 in Roman figures, or any in Arabic ones."""
    words = number.strip().rstrip(".").upper()
    if words.isascii() and words.isdigit():
        return int(words)
    if not words or not _ROMAN.fullmatch(words):
        return None
    values = [_VALUES[letter] for letter in words]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def twice(_kind: SessionKind, blocks: Sequence[SessionBlock]) -> Iterator[Finding]:
    """Sessions of one kind have the same number."""
    by_number: defaultdict[str, list[SessionBlock]] = defaultdict(list)
    for block in _numbered(blocks):
        by_number[block.number.strip()].append(block)
    for number, same in by_number.items():
        if len(same) > 1:
            words = _("{titles} have the same number, {number}.")
            message = words.format(titles=", ".join(called(block) for block in same), number=number)
            ids = tuple(block.id for block in same)
            yield Finding("duplicate-number", Severity.WARNING, message, ids, facts=number)


def missing(kind: SessionKind, blocks: Sequence[SessionBlock]) -> Iterator[Finding]:
    """Of the numbered sessions of a kind, one number up to their count is missing, or an action group has none."""
    numbered = _numbered(blocks)
    if not numbered:
        return
    others = [block for block in blocks if not block.number.strip()]
    values = {value_of(block.number) for block in numbered}
    without = others if kind is SessionKind.ACTION_GROUP else []
    count = len(numbered) + len(without)
    lacking = sorted(set(range(1, count + 1)) - values)
    if lacking:
        words = _("Of {count} sessions of the kind “{kind}”, none has the number {numbers}.")
        listed = ", ".join(map(str, lacking))
        message = words.format(count=count, kind=term(kind.value), numbers=listed)
        ids = tuple(block.id for block in (without or numbered))
        yield Finding("missing-number", Severity.WARNING, message, ids, facts=f"{listed} of {count}")


def out_of_order(kind: SessionKind, blocks: Sequence[SessionBlock]) -> Iterator[Finding]:
    """The numbers of a kind do not follow the time, or are written in two ways (1, II)."""
    numbered = _numbered(blocks)
    styles = {block.number.strip().rstrip(".").isdigit() for block in numbered if value_of(block.number) is not None}
    times = Counter(block.number.strip() for block in numbered)
    once = [
        b for b in numbered if b.day is not None and times[b.number.strip()] == 1 and value_of(b.number) is not None
    ]
    back = next(((a, b) for a, b in pairwise(once) if _comes_back(a, b)), None)
    ids = tuple(block.id for block in numbered)
    listed = ", ".join(block.number for block in numbered)
    if back is not None:
        words = _("The numbers of the sessions of the kind “{kind}” do not follow the time: {numbers}.")
        message = words.format(kind=term(kind.value), numbers=listed)
        yield Finding("numbering", Severity.NOTE, message, ids, facts=listed)
    elif len(styles) > 1:
        words = _("The numbers of the sessions of the kind “{kind}” are written in two ways: {numbers}.")
        message = words.format(kind=term(kind.value), numbers=listed)
        yield Finding("numbering", Severity.NOTE, message, ids, facts=listed)


def _numbered(blocks: Sequence[SessionBlock]) -> list[SessionBlock]:
    """The sessions with a number in the order of time; none where there is only one."""
    numbered = sorted((block for block in blocks if block.number.strip()), key=_in_time)
    return numbered if len(numbered) > 1 else []


def _comes_back(before: SessionBlock, after: SessionBlock) -> bool:
    """Whether a session that begins later has the smaller number."""
    is_later = (before.day_id, before.start) != (after.day_id, after.start)
    return is_later and (value_of(before.number) or 0) > (value_of(after.number) or 0)


def _in_time(block: SessionBlock) -> tuple[str, int, int, str]:
    day = block.day.date.isoformat() if block.day else "~"
    return day, block.start or 0, value_of(block.number) or 0, block.id


TWICE = KindRule("duplicate-number", (Severity.WARNING,), twice, (count_again,))
MISSING = KindRule("missing-number", (Severity.WARNING,), missing, (count_again,))
OUT_OF_ORDER = KindRule("numbering", (Severity.NOTE,), out_of_order, (count_again,))
