"""A schedule in JSON, as c3voc tools and pretalx write it: its events become those of schedule.xml, and are read so."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.interchange.file_kinds import ProgrammeReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import LONGEST_FILE, ImportRefused
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSource
from stocktake_desktop.interchange.readers.safe_json import parsed
from stocktake_desktop.interchange.readers.schedule_xml.reader import read_root
from stocktake_desktop.interchange.report import Remark
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Json = dict[str, Any]

MOST_VALUES = 1_000_000
"""Commas and brackets of a file."""
_LOOKED_AT = 1 << 18
"""Bytes at the beginning of a file by which it is known."""
_SIGNS = (b'"conference"', b'"slot"', b'"slots"', b'"submission_type"', b'"speakers"')
_TEXTS = ("title", "subtitle", "abstract", "description", "track", "language", "url", "feedback_url", "origin_url")
_NO_SIGN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
_NOT_HELD = ("canceled", "cancelled", "withdrawn", "rejected")


def read_schedule_json(path: Path, progress: Progress = silently) -> ReadSource:
    """Everything a schedule in JSON says; ImportRefused says in a sentence why it cannot be read."""
    words = {"too_long": _("{path} is too long to be a schedule."), "too_much": _("{path} holds too much.")}
    data = parsed(path, LONGEST_FILE, MOST_VALUES, **words)
    left_out: list[str] = []
    root = _of_c3voc(data) if _conference(data) else _of_pretalx(data, left_out)
    if root is None:
        raise ImportRefused(_("{path} is JSON, but no schedule that is known here.").format(path=path))
    read = read_root(root, path, progress)
    said = _("“{title}” is cancelled, and was left out.")
    read.report.remarks += [Remark(said.format(title=title), None) for title in left_out]
    return read


def is_schedule_json(path: Path) -> bool:
    """Whether a file is such a schedule, and no plan of ours, as far as its beginning says."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError:
        return False
    return b"stocktake-plan" not in start and any(sign in start for sign in _SIGNS)


def _conference(data: Any) -> Json | None:
    schedule = data.get("schedule") if isinstance(data, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    return conference if isinstance(conference, dict) else None


def _of_c3voc(data: Any) -> "Element":
    conference = _conference(data) or {}
    root = _root(conference, "title", "time_zone_name")
    for day in _objects(conference.get("days")):
        rooms = day.get("rooms")
        element = _child(root, "day", date=_words(day.get("date")))
        for name, events in (rooms if isinstance(rooms, dict) else {}).items():
            room = _child(element, "room", name=_words(name))
            for event in _objects(events):
                _add_event(room, event, _key(event))
    return root


def _of_pretalx(data: Any, left_out: list[str]) -> "Element | None":
    """The answers of its API: talks or submissions with their slots, slots with their submission, or the widget."""
    known = data if isinstance(data, dict) else {"results": data}
    talks = [one for name in ("results", "talks", "slots") for one in _objects(known.get(name))]
    if not talks:
        return None
    names = {name: _named(known.get(name)) for name in ("rooms", "tracks", "speakers")}
    root = _root(known, "title", "timezone")
    room = _child(_child(root, "day", date=""), "room", name="")
    for talk in talks:
        inner = talk.get("submission")
        talk = {**talk, **inner} if isinstance(inner, dict) else talk
        title = _words(talk.get("title")) or _words(talk.get("description"))
        if _words(talk.get("state")) in _NOT_HELD:
            left_out.append(title)
            continue
        for nth, slot in enumerate(_slots(talk)):
            start = _words(slot.get("start"))
            event = {**talk, "title": title, "date": start, "start": "", "type": talk.get("submission_type", "")}
            event["room"] = _called(slot.get("room", talk.get("room")), names["rooms"])
            event["track"] = _called(talk.get("track"), names["tracks"])
            event["minutes"] = _minutes(slot, talk)
            event["persons"] = [_speaker(one, names["speakers"]) for one in _listed(talk.get("speakers"))]
            _add_event(room, event, _key(talk) if not nth else f"{_key(talk)} {start}")
    return root


def _slots(talk: Json) -> list[Json]:
    """When a talk is held: once, several times, or by itself."""
    slot = talk.get("slot")
    return _objects(talk.get("slots")) or ([slot] if isinstance(slot, dict) else [talk])


def _minutes(slot: Json, talk: Json) -> str:
    """How long it lasts, as "HH:MM", from start and end, else as it says; empty when it does not."""
    try:
        start, end = (datetime.fromisoformat(_words(slot.get(name))) for name in ("start", "end"))
        whole = int((end - start).total_seconds() // 60)
    except (ValueError, TypeError, OverflowError):  # none, or one with an offset and one without
        length = talk.get("duration")
        if not isinstance(length, int) or isinstance(length, bool):
            return _words(length)
        whole = length
    return "{:02d}:{:02d}".format(*divmod(whole, 60)) if 0 <= whole < 100_000 else str(whole)


def _speaker(one: Any, known: dict[str, str]) -> Json:
    if isinstance(one, dict):
        return one
    return {"code": _words(one), "name": known.get(_words(one), _words(one))}


def _add_event(room: "Element", event: Json, key: str) -> None:
    element = _child(room, "event", guid=key)
    for name in (*_TEXTS, "date", "start", "room", "type"):
        _child(element, name, _words(event.get(name)))
    _child(element, "duration", _words(event.get("minutes", event.get("duration"))))
    persons = _child(element, "persons")
    for one in _objects(event.get("persons")):
        _child(persons, "person", _first(one, "name", "public_name", "full_public_name"), guid=_key(one))
    for name, each in (("link", "links"), ("attachment", "attachments")):
        for one in _objects(event.get(each)):
            _child(element, name, _words(one.get("title")), href=_words(one.get("url")))


def _root(about: Json, title: str, zone: str) -> "Element":
    from xml.etree.ElementTree import Element

    root = Element("schedule")
    conference = _child(root, "conference")
    _child(conference, "title", _words(about.get(title)))
    _child(conference, "time_zone_name", _words(about.get(zone)))
    return root


def _key(one: Json) -> str:
    return _first(one, "guid", "code", "id")


def _first(one: Json, *names: str) -> str:
    """The first of some values that says something."""
    return next((words for name in names if (words := _words(one.get(name)))), "")


def _named(rows: Any) -> dict[str, str]:
    """What rooms, tracks or speakers are called, by each of their keys."""
    return {
        _words(row[key]): _words(row.get("name"))
        for row in _objects(rows)
        for key in ("id", "code")
        if row.get(key) is not None
    }


def _called(one: Any, known: dict[str, str]) -> str:
    """The name of a room or a track that is given as its key, its name, or an object with one."""
    if isinstance(one, dict) and "name" in one:
        return _words(one["name"])
    words = _words(one)
    return known.get(words, words)


def _words(value: Any) -> str:
    """A value as text; of one in several languages the English, else the first."""
    if isinstance(value, dict):
        said = [words for words in (value.get("en"), *value.values()) if isinstance(words, str) and words]
        value = said[0] if said else ""
    if isinstance(value, str):
        return _NO_SIGN.sub("", value.encode("utf-8", "replace").decode())  # JSON may escape half of a surrogate pair
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: Any) -> list[Json]:
    return [one for one in _listed(value) if isinstance(one, dict)]


def _child(parent: "Element", tag: str, words: str = "", **attributes: str) -> "Element":
    from xml.etree.ElementTree import SubElement

    child = SubElement(parent, tag, attributes)
    child.text = words
    return child


SCHEDULE_JSON = ProgrammeReader(
    "schedule-json",
    N_("Schedules as JSON"),
    (".schedule.json",),
    read_schedule_json,
    counted=N_("{read} events read, {placed} placed."),
    place=N_("event {number}: "),
    knows=is_schedule_json,
)
