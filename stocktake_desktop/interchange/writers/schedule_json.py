"""The programme as schedule.json (c3voc), for apps, screens and scripts."""

import json
import re
from pathlib import Path
from typing import Any

from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.interchange.writers.conference import Conference, ConferenceDay, Talk, conference_of
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

Json = dict[str, Any]

_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC")
"""The time zones that the schema lets a file name; of others the dates have the offset."""


def _write(plan: Plan, path: Path, options: ExportOptions) -> None:
    content = json.dumps(_schedule(conference_of(plan, options)), ensure_ascii=False, indent=1)
    write_whole(path, content.encode("utf-8", "replace") + b"\n")


def _schedule(conference: Conference) -> Json:
    dates = [day.date.isoformat() for day in conference.days]
    about: Json = {
        "acronym": conference.acronym,
        "title": conference.title,
        "start": min(dates, default=""),
        "end": max(dates, default=""),
        "daysCount": len(dates),
        "timeslot_duration": "00:05",
        "time_zone_name": conference.timezone,
        "rooms": [{"name": name, "guid": str(guid)} for name, guid in conference.rooms.items()],
        "days": [_day(conference, day) for day in conference.days],
    }
    if not _ZONE.fullmatch(conference.timezone):
        del about["time_zone_name"]
    return {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "Stocktake Desktop"},
        "schedule": {"version": conference.version, "conference": about},
    }


def _day(conference: Conference, day: ConferenceDay) -> Json:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.starts.isoformat(),
        "day_end": day.ends.isoformat(),
        "rooms": {name: [_talk(conference, talk) for talk in talks] for name, talks in day.rooms.items()},
    }


def _talk(conference: Conference, talk: Talk) -> Json:
    return {
        "guid": str(talk.guid),
        "id": talk.number,
        "date": talk.starts.isoformat(),
        "start": clock(minute_of(talk.starts)),
        "end": talk.ends.isoformat(),
        "duration": talk.duration,
        "room": talk.room,
        "slug": talk.slug,
        "url": talk.guid.urn,
        "title": talk.title,
        "subtitle": talk.subtitle,
        "track": None,
        "type": talk.kind,
        "language": conference.language or None,
        "abstract": talk.abstract,
        "description": talk.description,
        "persons": [{"guid": str(one.guid), "id": one.number, "name": one.name} for one in talk.speakers],
        "links": [{"title": name, "url": address} for name, address in talk.links],
    }


SCHEDULE_JSON = PlanWriter(
    "schedule-json",
    N_("Schedules as JSON"),
    (".schedule.json",),
    _write,
    Heeds.LANGUAGE | Heeds.ROOM | Heeds.PERSON | Heeds.CONTACTS,
    asks_the_log=True,
)
