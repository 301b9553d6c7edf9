"""Planned against actual as a table for a spreadsheet: a line a session or segment, a turn to speak, more time that was
asked for, and an over-run that is usual so far.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

from stocktake_desktop.interchange.file_kinds import ExportOptions, PlanWriter
from stocktake_desktop.interchange.grid.of_text import FORMULA
from stocktake_desktop.interchange.writers.report_json import overrun_facts
from stocktake_desktop.models import Plan, TimeRequest
from stocktake_desktop.planning.clock import nearest
from stocktake_desktop.planning.report import DayReport, ReportLine, report_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

COLUMNS = (
    "day", "date", "room", "session", "segment", "state", "planned_start", "planned_end", "planned_minutes",
    "actual_start", "actual_end", "actual_minutes", "start_late_minutes", "end_late_minutes", "over_minutes",
    "held_minutes", "floor_speakers", "floor_minutes", "speaker", "given_seconds", "taken_seconds",
    "kind", "role", "noted", "median_seconds", "low_seconds", "high_seconds",
    "limit", "limit_time", "asked_until", "asked_at", "answer", "answered_at", "answered_by",
)  # fmt: skip
"""The first line; it is for programs, so it is the same in every language. Positive minutes are late or longer.

A line with a speaker is a turn to speak in the session or segment that it names. Lines at the end of a day, without a
session, say which limit was asked to wait and what was answered, and what items of a kind have run over so far.
"""

Row = dict[str, str | int | None]
"""The cells by the names of their columns; what is not there, or None, is left empty."""


def write_report_csv(days: Iterable[DayReport], out: Path) -> None:
    """Write the report to `out`, whole or not at all; UTF-8 with the mark that spreadsheets look for."""
    write_whole(out, report_csv(days).encode("utf-8-sig"))


def report_csv(days: Iterable[DayReport]) -> str:
    """The report as comma-separated values."""
    buffer = StringIO()
    table = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\r\n")  # RFC 4180
    table.writeheader()
    for row in _rows(days):
        table.writerow({name: as_text(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
    return buffer.getvalue()


def as_text(words: str) -> str:
    """Words that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it."""
    return f"'{words}" if words.lstrip(" \u00a0\ufeff").startswith(FORMULA) or words.startswith(FORMULA) else words


def _rows(days: Iterable[DayReport]) -> Iterator[Row]:
    for day in days:
        on: Row = {"day": day.number, "date": day.date.isoformat()}
        for room in day.rooms:
            for line in room.sessions:
                where = {**on, "room": room.name, "session": line.title}
                floor = {"floor_speakers": line.floor_speakers, "floor_minutes": line.floor_minutes}
                yield {**where, **_facts(line), **floor}
                yield from _turns(line, where)
                for segment in line.segments:
                    item = {**where, "segment": segment.title or str(segment.kind)}
                    yield {**item, **_facts(segment)}
                    yield from _turns(segment, item)
        for request in day.requests:
            yield {**on, **_asked(request, datetime.combine(day.date, datetime.min.time()))}
        for usual in day.overruns:
            yield {**on, **overrun_facts(usual)}


def _turns(line: ReportLine, where: Row) -> Iterator[Row]:
    for turn in line.turns:
        facts = {"speaker": turn.name, "given_seconds": turn.given, "taken_seconds": turn.taken}
        yield {**where, **facts, "over_minutes": turn.over_minutes}


def _asked(request: TimeRequest, midnight: datetime) -> Row:
    """A limit that was asked to wait, for the room it was asked for."""
    return {
        "room": request.room.name if request.room is not None else "",
        "limit": request.title,
        "limit_time": _time(midnight + timedelta(minutes=request.minute)),
        "asked_until": _time(midnight + timedelta(minutes=request.until)),
        "asked_at": _time(request.asked_at),
        "answer": str(request.answer),
        "answered_at": _time(request.answered_at),
        "answered_by": request.answered_by,
    }


def _facts(line: ReportLine) -> Row:
    return {
        "state": line.for_scripts,
        "planned_start": _time(line.planned_start),
        "planned_end": _time(line.planned_end),
        "planned_minutes": line.planned_minutes,
        "actual_start": _time(line.started),
        "actual_end": _time(line.ended),
        "actual_minutes": line.minutes,
        "start_late_minutes": line.start_late,
        "end_late_minutes": line.end_late,
        "over_minutes": line.over_minutes,
        "held_minutes": line.held_minutes,
    }


def _time(moment: datetime | None) -> str:
    return "" if moment is None else f"{nearest(moment):%Y-%m-%d %H:%M}"


def _write_whole_report(plan: Plan, out: Path, _options: ExportOptions) -> None:
    write_report_csv(report_of(plan.meeting), out)


REPORT_CSV = PlanWriter("report-csv", N_("Planned and actual as a table"), (".report.csv",), _write_whole_report)
