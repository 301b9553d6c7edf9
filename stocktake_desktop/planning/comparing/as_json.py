"""The one JSON of what differs between two meetings, for scripts (docs/comparing.md)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date as Date
from enum import StrEnum
from typing import Any

from stocktake_desktop.planning.comparing.difference import Compared, Differing, MeetingComparison

FORMAT, VERSION = "stocktake-comparison", 1
Json = dict[str, Any]


def comparison_as_json(found: MeetingComparison, here: str, there: str) -> Json:
    """What differs, under the names of the two files; `same` tells whether nothing does."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "here": here,
        "there": there,
        "same": found.is_same,
        "sessions_counted": {sort.value: count for sort, count in found.counts().items()},
        "sessions": [line_as_json(line) for line in found.sessions],
        "others": [line_as_json(line) for line in found.others],
        "same_person": [asdict(question) for question in found.questions],
    }


def line_as_json(line: Compared) -> Json:
    """A session or another thing with all that differs in it."""
    return {
        "table": line.table,
        "sort": line.sort.value,
        "here_id": line.here_id or None,
        "there_id": line.there_id or None,
        "title": line.title,
        "at": line.at,
        "matched_by": [why.name.lower() for why in line.whys],
        "differences": [difference_as_json(difference) for difference in line.differences],
    }


def difference_as_json(found: Differing) -> Json:
    """One thing that differs: in words, and its values where it is a unit of a row."""
    return {
        "table": found.table,
        "sort": found.sort.value,
        "unit": found.unit or None,
        "here_id": found.here_id or None,
        "there_id": found.there_id or None,
        "label": found.label,
        "before": found.before,
        "after": found.after,
        "here": {name: _plain(value) for name, value in found.old.items()},
        "there": {name: _plain(value) for name, value in found.new.items()},
        "newness": found.newness.value,
        "told": found.told,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, Date) else value
