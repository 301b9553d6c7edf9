"""The marks between words that differ from language to language: commas, colons, quotes, brackets."""

from collections.abc import Iterable

from stocktake_desktop.words import _


def with_commas(parts: Iterable[str]) -> str:
    """What is not empty, "one, two, three"."""
    return _(", ").join(filter(None, parts))


def with_semicolons(parts: Iterable[str]) -> str:
    """What is not empty, "one; two; three"."""
    return _("; ").join(filter(None, parts))


def labelled(label: str, words: str) -> str:
    """A label before words, "Chair: Ms. Rivera"."""
    return _("{label}: {words}").format(label=label, words=words)


def quoted(words: str) -> str:
    """Words between the quotation marks of the language, “Panel I”."""
    return _("“{words}”").format(words=words)


def with_remark(words: str, remark: str) -> str:
    """Words and a remark in brackets, "Mr. Singh (TBC)"."""
    return _("{words} ({remark})").format(words=words, remark=remark)
