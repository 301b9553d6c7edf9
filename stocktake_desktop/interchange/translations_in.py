"""Translations that come back in a workbook: compared with the plan, before anything of them is taken."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stocktake_desktop.interchange.readers.cells import read_block
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.workbook import LONGEST_CELL, read_workbook
from stocktake_desktop.interchange.writers.translations_workbook import language_head
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Meeting, Row
from stocktake_desktop.planning.translations import Original, originals_of
from stocktake_desktop.words import _, ngettext

_KEYS = ("id", "field")
_ORIGINAL = 3
"""The column of the words as they were planned when the workbook was written."""

TranslationSaid = tuple[type[Row], str, str, str, str]
"""Table, id and field of a text, the language and what it is called there, as `translate_block` takes them."""


@dataclass
class TranslationsRead:
    """What differs from the plan, to be taken in as one step, and what was not taken, in sentences."""

    said: list[TranslationSaid] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_translations(path: Path, meeting: Meeting) -> TranslationsRead:
    """Compare a workbook with a plan; ImportRefused where it is none of translations.

    An empty cell takes nothing away. What was planned otherwise since the workbook was written is told, not taken.
    """
    heads, *rows = read_block(read_workbook(path)) or [[]]
    columns = {code: heads.index(language_head(code)) for code in PAPER_LANGUAGES if language_head(code) in heads}
    if tuple(heads[:2]) != _KEYS or not columns:
        raise ImportRefused(_("{path} holds no translations as they are written for a plan.").format(path=path))
    known = {(row.subject, row.field, row.language): row.text for row in meeting.translations}
    originals = {one.key: one for one in originals_of(meeting)}
    read, untaken = TranslationsRead(), Counter[str]()
    for row in rows:
        cells = [*row, *([""] * (len(heads) - len(row)))]
        one = originals.get((cells[0], cells[1]))
        fresh = list(_differing(cells, columns, known))
        if one is None:
            untaken["gone"] += bool(any(cells[at].strip() for at in columns.values()))
        elif _same(cells[_ORIGINAL], one.words):
            read.said += [(type(one.row), *one.key, code, text) for code, text in fresh if len(text) < LONGEST_CELL]
            untaken["long"] += sum(1 for _code, text in fresh if len(text) >= LONGEST_CELL)
        elif fresh:
            read.remarks.append(_changed(one))
    read.remarks += _untaken(untaken)
    return read


def _differing(
    cells: Sequence[str], columns: Mapping[str, int], known: Mapping[tuple[str, str, str], str]
) -> Iterator[tuple[str, str]]:
    """The languages in which a row says something else than the plan, and what."""
    for code, at in columns.items():
        text = cells[at].strip()
        if text and not _same(text, known.get((cells[0], cells[1], code), "")):
            yield code, text


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same, however their lines end."""
    return one.split() == other.split()


def _changed(one: Original) -> str:
    words = _("“{title}” was planned otherwise when the workbook was written; its translations were not taken.")
    title = " ".join(one.words.split())
    return words.format(title=title if len(title) <= 60 else f"{title[:60].rstrip()}…")


def _untaken(counts: Counter[str]) -> Iterator[str]:
    if gone := counts["gone"]:
        words = ngettext("{n} text is not in the plan any more.", "{n} texts are not in the plan any more.", gone)
        yield words.format(n=gone)
    if long := counts["long"]:
        words = ngettext("{n} translation is too long.", "{n} translations are too long.", long)
        yield words.format(n=long)
