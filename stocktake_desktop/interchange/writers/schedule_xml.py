"""The programme as schedule.xml, for the apps that people look a conference up with."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.interchange.writers.conference import Conference, ConferenceDay, Talk, conference_of
from stocktake_desktop.models import Plan, PlanError
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# XML 1.0, production 2: what no file may hold, and half characters
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _write(plan: Plan, path: Path, options: ExportOptions) -> None:
    from xml.etree.ElementTree import indent, tostring

    root = _schedule(conference_of(plan, options))
    indent(root)
    write_whole(path, tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _schedule(conference: Conference) -> "Element":
    from xml.etree.ElementTree import Element

    if not conference.days:
        raise PlanError(_("The plan has no day yet; a schedule has at least one."))
    root = Element("schedule")
    _child(root, "generator", name="Stocktake Desktop")
    _child(root, "version", conference.version)
    about = _child(root, "conference")
    _child(about, "title", conference.title)
    _child(about, "acronym", conference.acronym)
    _child(about, "start", conference.days[0].date.isoformat())
    _child(about, "end", conference.days[-1].date.isoformat())
    _child(about, "days", str(len(conference.days)))
    _child(about, "timeslot_duration", "00:05")
    _child(about, "time_zone_name", conference.timezone)
    for day in conference.days:
        _add_day(root, conference, day)
    return root


def _add_day(root: "Element", conference: Conference, day: ConferenceDay) -> None:
    starts, ends = day.starts.isoformat(), day.ends.isoformat()
    element = _child(root, "day", index=str(day.index), date=day.date.isoformat(), start=starts, end=ends)
    for name, talks in day.rooms.items():
        room = _child(element, "room", name=name, guid=str(conference.rooms[name]))
        for talk in talks:
            _add_talk(room, conference, talk)


def _add_talk(room: "Element", conference: Conference, talk: Talk) -> None:
    event = _child(room, "event", guid=str(talk.guid), id=str(talk.number))
    texts = {
        "room": talk.room, "title": talk.title, "subtitle": talk.subtitle, "type": talk.kind,
        "date": talk.starts.isoformat(), "start": clock(minute_of(talk.starts)), "duration": talk.duration,
        "abstract": talk.abstract, "slug": talk.slug, "track": "", "language": conference.language,
        "description": talk.description,
    }  # fmt: skip
    for name, words in texts.items():
        _child(event, name, words)
    persons = _child(event, "persons")
    for one in talk.speakers:
        _child(persons, "person", one.name, id=str(one.number), guid=str(one.guid))
    links = _child(event, "links")
    for name, address in talk.links:
        _child(links, "link", name, href=address)
    _child(event, "attachments")


def _child(parent: "Element", tag: str, words: str = "", **attributes: str) -> "Element":
    from xml.etree.ElementTree import SubElement

    child = SubElement(parent, tag, {name: _kept(value) for name, value in attributes.items()})
    child.text = _kept(words) or None
    return child


def _kept(words: str) -> str:
    return _NO_CHARACTER.sub("", words)


SCHEDULE_XML = PlanWriter(
    "schedule-xml",
    N_("Schedules for conference apps"),
    (".schedule.xml", ".xml"),
    _write,
    Heeds.LANGUAGE | Heeds.ROOM | Heeds.PERSON | Heeds.CONTACTS,
    asks_the_log=True,
)
