"""What an import did: what became of every line, and what was assumed."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Meant(StrEnum):
    """What words of the source were understood as."""

    WHEN = "when"
    TITLE = "title"
    WHO = "who"
    TEXT = "text"
    """What a session is for, its form, its room, its parts."""


class Fate(StrEnum):
    """What became of a line of the source."""

    PLACED = "placed"
    NOTE = "kept as a note"


@dataclass(frozen=True)
class ReadLine:
    """One non-blank line of the source: its number from 1, its words, and what became of it."""

    number: int
    text: str
    fate: Fate
    where: str


@dataclass(frozen=True)
class Remark:
    """Something assumed, or odd in the source and left as it stands; `line` is None when it is about the whole."""

    text: str
    line: int | None = None


@dataclass
class ImportReport:
    """The account of an import."""

    lines: list[ReadLine] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    meant: dict[tuple[int, str], Meant] = field(default_factory=dict)
    """What the words on a line were understood as; those kept as a note are not in it."""
    unused: list[int] = field(default_factory=list)
    """Lines that look like a time or a day and were not used as one."""

    @property
    def counts(self) -> dict[str, int]:
        """How many lines were read, placed as fields, and kept as notes."""
        fates = Counter(line.fate for line in self.lines)
        return {"read": len(self.lines), "placed": fates[Fate.PLACED], "notes": fates[Fate.NOTE]}

    def as_json(self) -> dict[str, Any]:
        """The whole account for scripts."""
        return {
            **self.counts,
            "assumptions": [asdict(remark) for remark in self.remarks],
            "lines": [asdict(line) for line in self.lines],
        }
