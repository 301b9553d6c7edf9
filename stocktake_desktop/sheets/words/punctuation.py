"""The marks between words that differ from language to language: commas, colons, quotes, brackets."""

import re
from collections.abc import Iterable
from functools import reduce

from stocktake_desktop.languages import WIDE_MARKS, language_of
from stocktake_desktop.words import _, before_more, language_of_paper

_BESIDE_WIDE = re.compile(f" (?=[{WIDE_MARKS}])|(?<=[{WIDE_MARKS}]) ")


def with_commas(parts: Iterable[str]) -> str:
    """What is not empty, "one, two, three"."""
    return _between(_(", "), parts)


def listed(parts: Iterable[str]) -> str:
    """The like of a list, "English, French"; Chinese has a mark of its own for them, as it has no commas there."""
    return _between("、", parts) if _in_ideographs() else with_commas(parts)


def with_semicolons(parts: Iterable[str]) -> str:
    """What is not empty, "one; two; three"."""
    return _between(_("; "), parts)


def with_dots(parts: Iterable[str]) -> str:
    """What is not empty, "one · two · three": facts that are no sentence."""
    return _between(" · ", parts)


def with_wide_dots(parts: Iterable[str]) -> str:
    """What is not empty, "one  ·  two  ·  three": in a line of its own, such as the one below a title."""
    return _between("  ·  ", parts)


def with_dash(parts: Iterable[str]) -> str:
    """What is not empty, "13:00 – interpretation ends"."""
    return _between(" – ", parts)


def with_gap(parts: Iterable[str]) -> str:
    """What is not empty, with a gap between: "Day 2  13:00"."""
    return _between("  ", parts)


def labelled(label: str, words: str) -> str:
    """A label before words, "Chair: Ms. Rivera"."""
    return _("{label}: {words}").format(label=label, words=words)


def quoted(words: str) -> str:
    """Words between the quotation marks of the language, “Panel I”."""
    return _("“{words}”").format(words=words)


def with_remark(words: str, remark: str) -> str:
    """Words and a remark in brackets, "Mr. Singh (TBC)"."""
    return _("{words} ({remark})").format(words=words, remark=remark)


def boxed(words: str, boxes: Iterable[str]) -> str:
    """Words and what is boxed behind them, "Mr. Singh  [TBC]"; Chinese has its own brackets."""
    if _in_ideographs():
        return reduce(with_remark, boxes, words)
    return with_gap((words, *(f"[{box}]" for box in boxes)))


def beside(*parts: str) -> str:
    """What is not empty with a blank between; none beside a mark of Chinese, which has its blank in itself."""
    words = _between(" ", parts)
    return _BESIDE_WIDE.sub("", words) if _in_ideographs() else words


def _between(mark: str, parts: Iterable[str]) -> str:
    """What is not empty with a mark between; each stands behind the one before, whatever letters they are in."""
    *others, last = [*filter(None, parts)] or [""]
    return mark.join((*map(before_more, others), last))


def _in_ideographs() -> bool:
    return language_of(language_of_paper()).in_ideographs
