"""Planned against actual as a table for a spreadsheet: one line a session or segment, and below it who spoke."""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path

from stocktake_desktop.interchange.file_kinds import PlanWriter
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.clock import nearest
from stocktake_desktop.planning.report import DayReport, ReportLine, report_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

COLUMNS = (
    "day", "date", "room", "session", "segment", "state", "planned_start", "planned_end", "planned_minutes",
    "actual_start", "actual_end", "actual_minutes", "start_late_minutes", "end_late_minutes", "over_minutes",
    "held_minutes", "floor_speakers", "floor_minutes", "speaker", "given_seconds", "taken_seconds",
)  # fmt: skip
"""The first line; it is for programs, so it is the same in every language. Positive minutes are late or longer.

A line with a speaker is a turn to speak in the session or segment of the line above.
"""

# OWASP, "CSV Injection": what spreadsheets take for the beginning of a formula, full-width signs too
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int


def write_report_csv(days: Iterable[DayReport], out: Path) -> None:
    """Write the report to `out`, whole or not at all; UTF-8 with the mark that spreadsheets look for."""
    write_whole(out, report_csv(days).encode("utf-8-sig"))


def report_csv(days: Iterable[DayReport]) -> str:
    """The report as comma-separated values."""
    buffer = StringIO()
    table = csv.writer(buffer, lineterminator="\r\n")  # RFC 4180
    table.writerow(COLUMNS)
    for row in _rows(days):
        table.writerow([as_text(cell) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue()


def as_text(words: str) -> str:
    """Words that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it."""
    return f"'{words}" if words.lstrip(" \u00a0\ufeff").startswith(_FORMULA) or words.startswith(_FORMULA) else words


def _rows(days: Iterable[DayReport]) -> Iterator[tuple[Cell, ...]]:
    for day in days:
        for room in day.rooms:
            for line in room.sessions:
                where: tuple[Cell, ...] = (day.number, day.date.isoformat(), room.name or "", line.title)
                yield (*where, "", *_facts(line), line.floor_speakers, line.floor_minutes, "", "", "")
                yield from _turns(line, (*where, ""))
                for segment in line.segments:
                    title = segment.title or str(segment.kind)
                    yield (*where, title, *_facts(segment), "", "", "", "", "")
                    yield from _turns(segment, (*where, title))


def _turns(line: ReportLine, where: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    for turn in line.turns:
        facts = dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, where, strict=False))
        facts |= {"speaker": turn.name, "over_minutes": _number(turn.over_minutes)}
        facts |= {"given_seconds": _number(turn.given), "taken_seconds": turn.taken}
        yield tuple(facts.values())


def _facts(line: ReportLine) -> tuple[Cell, ...]:
    return (
        line.for_scripts,
        _time(line.planned_start),
        _time(line.planned_end),
        _number(line.planned_minutes),
        _time(line.started),
        _time(line.ended),
        _number(line.minutes),
        _number(line.start_late),
        _number(line.end_late),
        _number(line.over_minutes),
        line.held_minutes,
    )


def _time(moment: datetime | None) -> str:
    return "" if moment is None else f"{nearest(moment):%Y-%m-%d %H:%M}"


def _number(minutes: int | None) -> Cell:
    return "" if minutes is None else minutes


def _write_whole_report(plan: Plan, out: Path) -> None:
    write_report_csv(report_of(plan.meeting), out)


REPORT_CSV = PlanWriter("report-csv", N_("Planned and actual as a table"), (".csv",), _write_whole_report)
