"""A calendar (.ics) as a programme: every event a session, repeated ones each time; what is called off is told."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from stocktake_desktop.interchange.file_kinds import ProgrammeReader
from stocktake_desktop.interchange.midnight import cut_at_midnight, times_in_the_source
from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.published import ROLE_SAYS
from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of, refusing
from stocktake_desktop.interchange.readers.programme_text.account import Account
from stocktake_desktop.interchange.readers.programme_text.in_session import InSession
from stocktake_desktop.interchange.readers.programme_text.names import appearance
from stocktake_desktop.interchange.readers.programme_text.programme import (
    ReadAppearance,
    ReadDay,
    ReadDocument,
    ReadName,
    ReadProgramme,
    ReadSession,
    ReadSource,
)
from stocktake_desktop.interchange.readers.programme_text.sessions import assume_rooms, entitle, role_without_segment
from stocktake_desktop.interchange.readers.programme_text.source import clean_lines, decoded
from stocktake_desktop.interchange.readers.programme_text.words_meant import category_of, is_collective
from stocktake_desktop.interchange.readers.safe_xml import too_much
from stocktake_desktop.models import Role, SessionKind, Status
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, USUAL_MINUTES
from stocktake_desktop.words import N_, _, ngettext

MOST_EVENTS, MOST_TIMES, MOST_LINES, DEEPEST = 20_000, 200, 400_000, 8
"""Events, how often one is repeated, lines, and components within each other."""

_CALENDAR = re.compile(r"BEGIN:VCALENDAR.*END:VCALENDAR", re.DOTALL | re.IGNORECASE)
_NAMES = ("X-WR-CALNAME", "NAME")
_ESCAPED = re.compile(r"\\([,;\\])")
_STATUS = {
    "ACCEPTED": Status.CONFIRMED,
    "TENTATIVE": Status.TO_BE_CONFIRMED,
    "DECLINED": Status.DECLINED,
    "NEEDS-ACTION": Status.INVITED,
}
_ROLE = {"CHAIR": Role.CHAIR}


def read_calendar(path: Path, progress: Progress = silently) -> ReadSource:
    """Everything a calendar says; ImportRefused says in a sentence why it cannot be read."""
    text = decoded(content_of(path, _("{path} is too long to be a calendar.")))
    whole = _CALENDAR.search(text or "")
    if whole is None:
        raise ImportRefused(_("{path} is no calendar.").format(path=path))
    if whole[0].count("\n") > MOST_LINES or whole[0].upper().count("BEGIN:VEVENT") > MOST_EVENTS or _is_deep(whole[0]):
        raise too_much(path)
    from icalendar import Calendar  # is needed only now

    with refusing(_("{path} is not a whole calendar: {cause}."), path):
        calendars = Calendar.from_ical(whole[0], multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        names = [str(calendar.get(name)) for calendar in calendars for name in _NAMES if calendar.get(name)]
        zones = [str(calendar.get("X-WR-TIMEZONE")) for calendar in calendars if calendar.get("X-WR-TIMEZONE")]
    read = _Reader(events, zones).read(names, path, progress)
    if not read.programme.sessions:
        raise ImportRefused(_("{path} holds no event.").format(path=path))
    return read


class _Reader:
    def __init__(self, events: list[Any], zones: list[str]) -> None:
        self.programme = ReadProgramme()
        self.account = Account()
        self._events = events
        said = Counter(zone for event in events if (zone := _zone_of(_said_zone(event.get("DTSTART")))))
        said.update(zone for name in zones if (zone := _zone_of(name)))
        self._zone = said.most_common(1)[0][0] if said else ZoneInfo("UTC")
        self._days: dict[date, ReadDay] = {}
        self._moved = {
            (str(event.get("UID")), moment) for event in events if (moment := self._moment(event, "RECURRENCE-ID"))
        }

    def read(self, names: list[str], path: Path, progress: Progress) -> ReadSource:
        self.programme.title = _ESCAPED.sub(r"\1", " ".join(names[0].split())) if names else ""
        for nth, event in enumerate(told(self._events, progress), 1):
            self.account.turn_to(nth, " ".join(str(event.get("SUMMARY", "")).split()) or _("(untitled)"))
            with refusing(_("{path} is not a whole calendar: {cause}."), path):
                moments = self._moments(event)
            if moments is not None:
                self._place(event, moments)
        self.programme.days = [self._days[day] for day in sorted(self._days)]
        for day in self.programme.days:
            day.sessions.sort(key=lambda session: (session.start, session.end or 0))
        assume_rooms(self.programme, self.account.report)
        self.account.finish(())
        return ReadSource(self.programme, self._zone.key, self.account.report)

    def _moments(self, event: Any) -> list[datetime] | None:
        """When an event begins, each time; None for one that takes no place in the programme, which is told."""
        title = self.account.line
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            self.account.remark(_("“{title}” is cancelled, and was left out.").format(title=title))
            self._note(title)
            return None
        first = self._moment(event, "DTSTART")
        if first is None:
            is_day = event.get("DTSTART") is not None
            words = (
                _("“{title}” lasts all day, and is a note.") if is_day else _("“{title}” has no time, and is a note.")
            )
            self.account.remark(words.format(title=title))
            self._note(title)
            return None
        if event.get("RRULE") is None and event.get("RDATE") is None:
            return [first]
        return self._repeated(event, first)

    def _repeated(self, event: Any, first: datetime) -> list[datetime]:
        from dateutil.rrule import rrulestr

        left_out = set(self._listed(event, "EXDATE"))
        left_out |= {moment for uid, moment in self._moved if uid == str(event.get("UID"))}
        found = {first}
        rules = event.get("RRULE") or []
        for rule in rules if isinstance(rules, list) else [rules]:
            words = re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rule.to_ical().decode())
            if re.search(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)|INTERVAL=0", words, re.IGNORECASE):
                continue
            is_endless = not re.search("COUNT|UNTIL", words)
            found |= set(islice(rrulestr(words, dtstart=first), self._most(first) if is_endless else MOST_TIMES))
        found |= set(self._listed(event, "RDATE"))
        times = sorted(found - left_out)[:MOST_TIMES]
        words = ngettext(
            "“{title}” is repeated; it was placed once.", "“{title}” is repeated; it was placed {n} times.", len(times)
        )
        self.account.remark(words.format(title=self.account.line, n=len(times)))
        return times

    def _most(self, first: datetime) -> int:
        """How often what has no end is repeated: while other events go on."""
        others = [moment for event in self._events if (moment := self._moment(event, "DTSTART"))]
        return max(1, min((max(others) - first).days + 1, MOST_TIMES))

    def _listed(self, event: Any, name: str) -> Iterator[datetime]:
        said = event.get(name) or []
        for each in said if isinstance(said, list) else [said]:
            for one in _value(each, "dts") or ():
                if isinstance(one.dt, datetime):
                    yield self._here(one.dt, _said_zone(each))

    def _moment(self, event: Any, name: str) -> datetime | None:
        said = event.get(name)
        moment = _value(said, "dt")
        return self._here(moment, _said_zone(said)) if isinstance(moment, datetime) else None

    def _here(self, moment: datetime, zone: str) -> datetime:
        """The time on the clocks of the meeting."""
        known = _zone_of(zone)
        if known is not None:
            moment = moment.replace(tzinfo=known)
        if moment.tzinfo is None:
            return moment
        try:
            return moment.astimezone(self._zone).replace(tzinfo=None)
        except OverflowError:  # the first and the last day there is, elsewhere
            return moment.replace(tzinfo=None)

    def _length(self, event: Any) -> int:
        """Minutes that an event lasts."""
        first, last = self._moment(event, "DTSTART"), self._moment(event, "DTEND")
        lasts = _value(event.get("DURATION"), "dt")
        length = last - first if first and last else lasts
        if not isinstance(length, timedelta) or length <= timedelta(0):
            self.account.remark(_("“{title}” has no end; an hour was assumed.").format(title=self.account.line))
            return USUAL_MINUTES
        return max(1, int(length.total_seconds() // 60))

    def _place(self, event: Any, moments: list[datetime]) -> None:
        minutes = self._length(event)
        for moment in moments:
            start = moment.hour * 60 + moment.minute
            session = ReadSession(self.account.number, start, start + minutes, row=len(self.account.report.lines) + 1)
            session.key = self._key(event, moment)
            day = self._days.setdefault(moment.date(), ReadDay(None, moment.date()))
            inside = InSession(self.account, day.sessions.append, session, alone=True)
            if entitle(session, self.account.line):
                session.title = self.account.line
            session.room = " ".join(str(event.get("LOCATION", "")).split())[:200]
            self._people(event, session)
            for line in clean_lines(str(event.get("DESCRIPTION", "")))[:500]:
                if line.strip():
                    inside.read(line)
            self._also(event, session)
            if words := cut_at_midnight(session.title, start, start + minutes):
                self.account.remark(words)
                session.notes.append(times_in_the_source(start, start + minutes))
                session.end = MINUTES_PER_DAY
        self.account.placed(moments[0].isoformat(" ", "minutes") if moments else _("left out"))

    def _key(self, event: Any, moment: datetime) -> str:
        """By what its calendar knows an event: the UID, and of one that is repeated the moment it was planned for."""
        uid = str(event.get("UID", "")).strip()
        planned = self._moment(event, "RECURRENCE-ID")
        if planned is None and (event.get("RRULE") or event.get("RDATE")):
            planned = moment
        return f"{uid} {planned.isoformat(timespec='minutes')}" if uid and planned else uid

    def _people(self, event: Any, session: ReadSession) -> None:
        attendees = event.get("ATTENDEE") or []
        for attendee in (attendees if isinstance(attendees, list) else [attendees])[:500]:
            params = _value(attendee, "params") or {}
            name = str(params.get("CN", "")).strip(' "')
            if str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
                session.room = session.room or name
                continue
            role = _role_of(params) or role_without_segment(session)
            found = _of_kind(name, role, str(params.get("CUTYPE", "")).upper()) if name else None
            if found is not None:
                found.status = _STATUS.get(str(params.get("PARTSTAT", "")).upper(), found.status)
                session.appearances.append(found)
            else:
                session.notes.append(name or str(attendee))

    def _also(self, event: Any, session: ReadSession) -> None:
        """What else it says: categories among the notes, addresses as documents."""
        categories = event.get("CATEGORIES")
        for one in categories if isinstance(categories, list) else [categories] if categories else []:
            words = ", ".join(str(name) for name in _value(one, "cats") or [one])
            kind = next((kind for kind in SessionKind if kind.value == words.strip().lower()), None)
            session.kind = kind or session.kind
            session.notes += [] if kind else [words]
        for name in ("URL", "ATTACH"):
            address = event.get(name)
            if address and str(address).startswith(("http://", "https://")):
                session.documents.append(ReadDocument(session.title, str(address)[:500]))
                self.programme.documents.append(session.documents[-1])

    def _note(self, title: str) -> None:
        self.programme.notes.append(title)
        self.account.noted(_("note of the meeting"))


def _role_of(params: Any) -> Role | None:
    """What an attendee is: by our own word where it is there, else as far as the standard says it."""
    said = str(params.get(ROLE_SAYS, ""))
    known = next((role for role in Role if role.value == said), None)
    return known or _ROLE.get(str(params.get("ROLE", "")).upper())


def _of_kind(name: str, role: Role, kind: str) -> ReadAppearance | None:
    """A group is an organisation, who is not known yet a place that is kept; others are understood by their names."""
    if kind == "GROUP":
        group = ReadName(organisation=name, category=category_of(name), collective=is_collective(name))
        return ReadAppearance(group, role, Status.INVITED)
    if kind == "UNKNOWN":
        return ReadAppearance(ReadName(placeholder=name), role, Status.TO_BE_CONFIRMED)
    return appearance(name, role, labelled=True)


def _said_zone(said: Any) -> str:
    return str((_value(said, "params") or {}).get("TZID", ""))


def _value(said: Any, name: str) -> Any:
    """What a property holds; nothing for one that is broken."""
    from icalendar.error import BrokenCalendarProperty

    try:
        return getattr(said, name, None)
    except BrokenCalendarProperty:
        return None


def _zone_of(name: str) -> ZoneInfo | None:
    """The zone of a name, whether it is that of the world or that of Windows."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    plain = name.strip(' "')
    for known in filter(None, (plain, WINDOWS_TO_OLSON.get(plain))):
        with suppress(KeyError, ValueError, OSError):
            return ZoneInfo(known)
    return None


def _is_deep(text: str) -> bool:
    depth = 0
    for line in text.splitlines():
        depth += line[:6].upper() == "BEGIN:"
        depth -= line[:4].upper() == "END:"
        if depth > DEEPEST:
            return True
    return False


CALENDAR = ProgrammeReader(
    "calendar",
    N_("Calendars"),
    (".ics", ".ical"),
    read_calendar,
    counted=N_("{read} events read, {placed} placed."),
    place=N_("event {number}: "),
)
