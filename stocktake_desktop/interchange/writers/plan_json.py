"""A whole plan as JSON, for scripts and for carrying it elsewhere; `readers.plan_json` reads it back."""

import json
from pathlib import Path
from typing import Any

from stocktake_desktop.interchange.file_json import content_as_json
from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.interchange.plan_format import FORMAT, VERSION, travelling
from stocktake_desktop.models import Appearance, Day, Plan, Row, SessionBlock, WithdrawnSession
from stocktake_desktop.models.plain import plain
from stocktake_desktop.planning.as_planned import records_of
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

Json = dict[str, Any]


def write_plan_json(plan: Plan, path: Path) -> None:
    """Write the plan to `path`; an existing file stays whole until the new one is."""
    write_whole(path, json.dumps(plan_as_json(plan), ensure_ascii=False, indent=1).encode() + b"\n")


def plan_as_json(plan: Plan) -> Json:
    """The plan as plain values, everything but its history."""
    meeting = plan.meeting
    return {
        "format": FORMAT,
        "version": VERSION,
        "meeting": _row(meeting),
        "role_rules": _rows(meeting.role_rules),
        "days": [_day(day) for day in sorted(plan.meeting.days, key=lambda day: day.date)],
        "rooms": _rows(meeting.rooms),
        "organisations": _rows(sorted(meeting.organisations, key=lambda o: (o.name, o.id))),
        "people": _rows(sorted(meeting.people, key=lambda p: (p.family_name, p.given_name, p.id))),
        "documents": [{**_row(document), **content_as_json(plan, document)} for document in meeting.documents],
        "sessions": [_session(block) for block in sorted(meeting.sessions, key=_programme_order)],
        "withdrawn": [_withdrawn(run) for run in sorted(meeting.withdrawn, key=lambda w: (w.day.date, w.start, w.id))],
        "time_requests": _rows(sorted(meeting.time_requests, key=lambda t: (t.asked_at, t.id))),
        "acknowledgements": _rows(sorted(meeting.acknowledgements, key=lambda a: (a.code, a.key, a.id))),
        "sheet_issues": _rows(meeting.sheet_issues),
        "distribution": _rows(meeting.distribution),
        "tellings": _rows(meeting.tellings),
        "sentences": _rows(sorted(meeting.sentences, key=lambda s: (s.subject, s.who, s.step, s.language, s.id))),
        "cues": _rows(meeting.cues),
        "as_planned": _rows(sorted(records_of(meeting).values(), key=lambda one: one.subject)),
        "translations": _rows(sorted(meeting.translations, key=lambda t: (t.subject, t.field, t.language))),
    }


def _programme_order(block: SessionBlock) -> tuple[str, int, int, str, str]:
    """By day, start and room; parked ones last."""
    date = block.day.date.isoformat() if block.day else "~"
    room = block.room.position if block.room else -1
    return (date, block.start or 0, room, block.title, block.id)


def _row(row: Row) -> Json:
    return plain(row, travelling(type(row)))


def _rows(rows: Any) -> list[Json]:
    return [_row(row) for row in rows]


def _day(day: Day) -> Json:
    return {"number": day.number, **_row(day), "hard_stops": _rows(day.hard_stops)}


def _session(block: SessionBlock) -> Json:
    end = block.end
    return {
        **_row(block),
        "day": block.day.number if block.day else None,
        "start": None if block.start is None else clock(block.start),
        "end": None if end is None else end_clock(end),
        "minutes": block.minutes,
        "room": block.room.name if block.room else None,
        "room_id": block.room_id,
        "segments": _rows(block.segments),
        "appearances": [_appearance(appearance) for appearance in block.appearances],
        "questions": [{**_row(question), "documents": _rows(question.documents)} for question in block.questions],
        "documents": _rows(block.documents),
        "outcomes": _rows(block.outcomes),
        "floor_requests": _rows(block.floor_requests),
        "actuals": _rows(block.actuals),
        "turns": _rows(block.turns),
    }


def _appearance(appearance: Appearance) -> Json:
    organisation = appearance.organisation or (appearance.person.organisation if appearance.person else None)
    return {
        "name": appearance.name,
        "organisation": organisation.name if organisation else None,
        **_row(appearance),
        "alternates": [{"name": alternate.name, **_row(alternate)} for alternate in appearance.alternates],
    }


def _withdrawn(run: WithdrawnSession) -> Json:
    return {**_row(run), "parts": _rows(run.parts)}


def _write(plan: Plan, path: Path, _options: ExportOptions) -> None:
    write_plan_json(plan, path)


PLAN_JSON = PlanWriter("plan-json", N_("Plans as JSON"), (".json",), _write, Heeds.CONTACTS, contacts=True)
