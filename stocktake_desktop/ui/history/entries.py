"""What the list of the history shows: lines under their dates, those taken back folded, as far as filters let them."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from stocktake_desktop.models import EventKind
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.ui.history.telling import HistoryLine


class DateHeading(NamedTuple):
    """The date of what follows."""

    date: Date
    is_first: bool


class StepEntry(NamedTuple):
    """A line; `gone` is what took it back, `is_inside` that it is of a stretch that was opened."""

    line: HistoryLine
    gone: HistoryLine | None
    is_newest: bool
    is_inside: bool

    @property
    def first(self) -> HistoryLine:
        """The newest line of it."""
        return self.line

    @property
    def at(self) -> datetime:
        """When it was."""
        return self.line.at


class Fold(NamedTuple):
    """A stretch of steps that were taken back, with what took them back; newest first."""

    lines: tuple[HistoryLine, ...]
    is_newest: bool
    is_open: bool

    @property
    def first(self) -> HistoryLine:
        """The newest line of it."""
        return self.lines[0]

    @property
    def at(self) -> datetime:
        """When it was, as it is shown: that of its newest step, where that was on the day of its newest line."""
        return max((step.at for step in self.steps if step.at.date() == self.first.at.date()), default=self.first.at)

    @property
    def steps(self) -> list[HistoryLine]:
        """What was taken back, oldest first."""
        return [line for line in reversed(self.lines) if line.is_step]

    @property
    def undos(self) -> list[HistoryLine]:
        """What took it back, oldest first."""
        return [line for line in reversed(self.lines) if line.kind == EventKind.UNDO]


class Further(NamedTuple):
    """Where looking for lines came to an end before the history did."""

    at: datetime


Entry = DateHeading | StepEntry | Fold | Further


@dataclass(frozen=True)
class HistoryCriteria:
    """Which lines are looked for; what is empty asks for nothing. `who` and `copy_id` are None for all."""

    words: str = ""
    who: str | None = None
    session_id: str = ""
    copy_id: str | None = None

    @cached_property
    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return self != HistoryCriteria()

    def fit(self, line: HistoryLine) -> bool:
        """Whether a line is looked for."""
        return (
            (self.who is None or line.made_by == self.who)
            and (self.copy_id is None or line.copy_id == self.copy_id)
            and (not self.session_id or self.session_id in line.sessions)
            and all(word in line.sought for word in self._sought)
        )

    @cached_property
    def _sought(self) -> list[str]:
        return folded(self.words).split()


class Stretches:
    """Lines, newest first, as they are shown: each alone, or folded with others that were taken back."""

    def __init__(self) -> None:
        self.lines: list[HistoryLine] = []
        self.entries: list[StepEntry | Fold] = []
        self._last: dict[str, HistoryLine] = {}
        """By id of a step: the newest event that names it."""
        self._tail: list[HistoryLine] = []
        """The lines of the stretch that older ones may go on."""
        self._firm = 0
        """So many entries stay whatever comes."""

    def add(self, older: Iterable[HistoryLine]) -> None:
        """Take in lines that are older than all others."""
        del self.entries[self._firm :]
        for line in older:
            self.lines.append(line)
            if line.back is not None:
                self._last.setdefault(line.back, line)
            if self._took_back(line) is not None:
                self._tail.append(line)
            else:
                self.entries += self._folded()
                self._tail.clear()
                self.entries.append(StepEntry(line, None, is_newest=line is self.lines[0], is_inside=False))
        self._firm = len(self.entries)
        self.entries += self._folded()

    def _took_back(self, line: HistoryLine) -> HistoryLine | None:
        """What took a step back for good, asked of the step itself or of what names it."""
        found = self._last.get(line.id if line.is_step else line.back or "")
        return found if found is not None and found.kind == EventKind.UNDO else None

    def _folded(self) -> list[StepEntry | Fold]:
        """The last stretch as one, if it holds steps and also what took them back."""
        if {EventKind.UNDO, True} <= {line.is_step or line.kind for line in self._tail}:
            return [Fold(tuple(self._tail), is_newest=self._tail[0] is self.lines[0], is_open=False)]
        return [self._alone(line) for line in self._tail]

    def _alone(self, line: HistoryLine) -> StepEntry:
        gone = self._took_back(line) if line.is_step else None
        return StepEntry(line, gone, is_newest=line is self.lines[0], is_inside=False)


def entries_of(entries: Iterable[StepEntry | Fold], opened: Set[str], wanted: HistoryCriteria) -> list[Entry]:
    """What is looked for, under its dates; `opened` holds ids of lines of the stretches that stand open."""
    found: list[Entry] = []
    day: Date | None = None
    for entry in entries:
        if wanted.is_on and not any(map(wanted.fit, entry.lines if isinstance(entry, Fold) else (entry.line,))):
            continue
        if (date := entry.first.at.date()) != day:
            day = date
            found.append(DateHeading(date, is_first=not found))
        if isinstance(entry, Fold) and not opened.isdisjoint(line.id for line in entry.lines):
            found.append(entry._replace(is_open=True))
            found += [StepEntry(line, None, is_newest=False, is_inside=True) for line in entry.lines]
        else:
            found.append(entry)
    return found
