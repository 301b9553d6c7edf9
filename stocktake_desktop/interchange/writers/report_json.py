"""Planned against actual as plain data for scripts."""

from collections.abc import Iterable
from dataclasses import asdict

from stocktake_desktop.models import TimeRequest
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.planning.overruns import UsualOverrun
from stocktake_desktop.planning.report import DayReport, ReportLine
from stocktake_desktop.planning.turns import TurnTaken


def report_json(days: Iterable[DayReport]) -> dict[str, object]:
    """The report as an object; times are "HH:MM", minutes are whole, positive is late or longer."""
    return {"days": [_day(day) for day in days]}


def _day(day: DayReport) -> dict[str, object]:
    totals = {**asdict(day.totals), "over_minutes": day.totals.over_minutes}
    totals["floor"]["regions"] = dict(totals["floor"]["regions"])
    rooms = [{"room": room.name, "sessions": [_session(line) for line in room.sessions]} for room in day.rooms]
    overruns = [overrun_facts(usual) for usual in day.overruns]
    asked = [asked_facts(one) for one in day.requests]
    head = {"day": day.number, "date": day.date.isoformat(), "asked": asked}
    return {**head, "rooms": rooms, "totals": totals, "usual_overruns": overruns}


def overrun_facts(usual: UsualOverrun) -> dict[str, str | int | None]:
    """What items of a sort have run over; the seconds are None where too few were noted to say."""
    band = usual.band
    return {
        "kind": usual.sort.kind.value,
        "role": usual.sort.role.value if usual.sort.role is not None else None,
        "noted": usual.count,
        "median_seconds": usual.median if band is not None else None,
        "low_seconds": band.low if band is not None else None,
        "high_seconds": band.high if band is not None else None,
    }


def asked_facts(one: TimeRequest) -> dict[str, object]:
    """More time that was asked of whom a limit belongs to, and the answer."""
    return {
        "limit": one.title,
        "time": end_clock(one.minute),
        "until": end_clock(one.until),
        "room": one.room.name if one.room is not None else None,
        "asked_at": time_of(one.asked_at),
        "answer": str(one.answer),
        "answered_at": time_of(one.answered_at),
        "answered_by": one.answered_by,
    }


def _session(line: ReportLine) -> dict[str, object]:
    floor = {"floor_speakers": line.floor_speakers, "floor_minutes": line.floor_minutes}
    return {**_facts(line), **floor, "segments": [_facts(segment) for segment in line.segments]}


def _facts(line: ReportLine) -> dict[str, object]:
    return {
        "id": line.id,
        "title": line.title,
        "state": line.for_scripts,
        "planned_start": time_of(line.planned_start),
        "planned_end": time_of(line.planned_end),
        "planned_minutes": line.planned_minutes,
        "actual_start": time_of(line.started),
        "actual_end": time_of(line.ended),
        "actual_minutes": line.minutes,
        "start_late_minutes": line.start_late,
        "end_late_minutes": line.end_late,
        "over_minutes": line.over_minutes,
        "held_minutes": line.held_minutes,
        "turns": [_turn(turn) for turn in line.turns],
    }


def _turn(turn: TurnTaken) -> dict[str, object]:
    return {
        "name": turn.name,
        "given_seconds": turn.given,
        "taken_seconds": turn.taken,
        "over_minutes": turn.over_minutes,
    }
