"""Any file that can be read, as a plan in memory: to be held against another one, or to update one from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from stocktake_desktop.interchange.file_kinds import PlanReader, ProgrammeReader, Reader, TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.programme_text.placing import place_programme
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSource
from stocktake_desktop.interchange.readers.programme_text.reader import Answers, read_programme
from stocktake_desktop.interchange.registry import reader_for
from stocktake_desktop.interchange.report import ImportReport
from stocktake_desktop.models import SUFFIX, Meeting, Plan, new_plan, open_plan
from stocktake_desktop.planning.comparing.kinds import EVERYTHING, PROGRAMME, Carried
from stocktake_desktop.words import _


@dataclass
class SourcePlan:
    """What a file says as a plan in memory, what it speaks of at all, and the account of its reading."""

    plan: Plan
    carried: Carried
    name: str
    report: ImportReport = field(default_factory=ImportReport)


class _Dated(NamedTuple):
    """The first day as somebody said it, and the one there is where neither they nor the text do."""

    said: Date | None
    near: Date


@contextmanager
def as_plan(
    path: Path,
    first_day: Date | None = None,
    near: Date | None = None,
    reader: Reader | None = None,
    progress: Progress = silently,
) -> Iterator[SourcePlan]:
    """A file as a plan, as long as the block lasts; the file is left alone.

    `first_day` dates "Day 1" of a text, else the text itself does, else `near`, else today. PlanError or OSError where
    it cannot be read.
    """
    found = _opened(path, _Dated(first_day, near or Date.today()), reader or reader_for(path), progress)
    try:
        yield found
    finally:
        found.plan.close()


def plan_of(read: ReadSource, name: str, first_day: Date | None = None, progress: Progress = silently) -> SourcePlan:
    """A programme that was read, as a plan in memory; whoever asks closes it."""
    plan = new_plan(read.programme.title or Path(name).stem, read.timezone)
    try:
        place_programme(plan, read.programme, read.report, first_day, progress)
    except BaseException:
        plan.close()
        raise
    return SourcePlan(plan, PROGRAMME, name, read.report)


def day_one(meeting: Meeting) -> Date | None:
    """The date that "Day 1" of a text has where it is held against a plan."""
    return min((day.date for day in meeting.days), default=None)


def says_a_plan(path: Path) -> bool:
    """Whether a file says all of a plan, rather than a programme."""
    return path.suffix.lower() == SUFFIX or isinstance(reader_for(path), PlanReader)


def _opened(path: Path, dated: _Dated, reader: Reader, progress: Progress) -> SourcePlan:
    if path.suffix.lower() == SUFFIX:
        return SourcePlan(open_plan(path, read_only=True), EVERYTHING, path.name)
    if isinstance(reader, PlanReader):
        with (
            tempfile.TemporaryDirectory() as folder,
            reader.make(path, Path(folder) / f"source{SUFFIX}", progress) as made,
        ):
            return SourcePlan(made.rehearsal(), EVERYTHING, path.name)
    read = _read(reader, path, dated, progress)
    return plan_of(read, path.name, dated.said or dated.near, progress)


def _read(reader: Reader, path: Path, dated: _Dated, progress: Progress) -> ReadSource:
    if isinstance(reader, ProgrammeReader):
        return reader.read(path, progress)
    if not isinstance(reader, TextReader):
        raise ImportRefused(_("{path} holds no programme.").format(path=path))
    text = reader.programme(path, progress)
    programme, report = read_programme(text, dated.said, progress, Answers(otherwise=dated.near))
    if not programme.sessions:
        raise ImportRefused(_("{path} holds no session: no line has a time.").format(path=path))
    return ReadSource(programme, programme.timezone or "UTC", report)
