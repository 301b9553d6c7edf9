"""A schedule file as a programme: every event a session, every person known by guid; what is odd is told."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stocktake_desktop.interchange.file_kinds import ProgrammeReader
from stocktake_desktop.interchange.midnight import cut_at_midnight, times_in_the_source
from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.offsets import zone_of
from stocktake_desktop.interchange.readers.programme_text import ReadProgramme
from stocktake_desktop.interchange.readers.programme_text.programme import (
    ReadAppearance,
    ReadDay,
    ReadDocument,
    ReadName,
    ReadSession,
    ReadSource,
)
from stocktake_desktop.interchange.readers.programme_text.words_meant import is_placeholder, session_kind
from stocktake_desktop.interchange.readers.schedule_xml.source import read_elements, text_of
from stocktake_desktop.interchange.report import Fate, ImportReport, ReadLine, Remark
from stocktake_desktop.models import Role, SessionKind, Status
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, USUAL_MINUTES, clock, duration, parse_clock
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.person_names import split_name
from stocktake_desktop.words import N_, _, ngettext

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST_TITLE, LONGEST_TEXT = 500, 50_000
"""Characters; more is cut, and told."""

_ALSO = ("subtitle", "description", "track", "language", "url", "feedback_url", "origin_url")
"""Elements of an event that stand among the notes of its session."""


def read_schedule(path: Path, progress: Progress = silently) -> ReadSource:
    """Everything a schedule file says; ImportRefused says in a sentence why it cannot be read."""
    return read_root(read_elements(path, progress), path, progress)


def read_root(root: "Element", path: Path, progress: Progress) -> ReadSource:
    """Everything the elements of a schedule say, whatever sort of file they are of."""
    read = _Reader().read(root, progress)
    if not read.programme.sessions:
        raise ImportRefused(_("{path} holds no event.").format(path=path))
    return read


class _Reader:
    def __init__(self) -> None:
        self.programme = ReadProgramme(keyed=True)
        self.report = ImportReport()
        self.days: dict[Date, ReadDay] = {}
        self.zone = ZoneInfo("UTC")
        self.knows_zone = False
        self.documents: dict[ReadDocument, None] = {}
        self.shared: frozenset[str] = frozenset()
        self.kinds: Counter[tuple[str, SessionKind | None]] = Counter()

    def read(self, root: "Element", progress: Progress) -> ReadSource:
        conference = root.find("conference")
        self.programme.title = self._text(conference, "title", LONGEST_TITLE)
        self._read_zone(self._text(conference, "time_zone_name", LONGEST_TITLE), root)
        events: list[tuple[Date | None, str, Element]] = []
        for day in root.iter("day"):
            date = _date(day.get("date", ""))
            if date is not None:
                self._day(date)
            events += [(date, room, event) for room, event in _events(day)]
        self.shared = _shared_keys(root)
        for date, room, event in told(events, progress):
            self._read_event(event, room, date)
        self.programme.days = [self.days[date] for date in sorted(self.days)]
        self.programme.documents = list(self.documents)
        self._find_breakouts()
        self._tell()
        return ReadSource(self.programme, self.zone.key, self.report)

    def _read_zone(self, name: str, root: "Element") -> None:
        try:
            self.zone, self.knows_zone = ZoneInfo(name), True
            return
        except (KeyError, ValueError, OSError):
            moments = (_moment_of(element.text or "") for element in root.iter("date"))
            found = zone_of(moment for moment in moments if moment is not None)
        if found is not None:
            self.zone, self.knows_zone = found, True
            words = _("The file names no time zone that is known here; by the offsets of its times it is {zone}.")
            self._remark(words.format(zone=found.key), None)
            return
        words = _("The file names no time zone that is known here; its times are taken as they stand, as UTC.")
        self._remark(words, None)

    def _read_event(self, event: "Element", room: str, date: Date | None) -> None:
        nth = len(self.report.lines) + 1
        title = " ".join(self._text(event, "title", LONGEST_TITLE, nth).split())
        minutes = self._minutes(self._text(event, "duration", LONGEST_TITLE, nth), nth)
        day, start = self._moment(event, date, nth)
        session = ReadSession(nth, start or 0, (start or 0) + minutes, title or _("(untitled)"))
        session.key = _key(event)
        session.room = " ".join(self._text(event, "room", LONGEST_TITLE, nth).split()) or room
        sort = " ".join(self._text(event, "type", LONGEST_TITLE, nth).split())
        session.kind = session_kind(sort) or session_kind(title)
        self.kinds[sort, session.kind] += 1
        session.objectives = self._text(event, "abstract", LONGEST_TEXT, nth).splitlines()
        session.format_notes = [sort] if sort else []
        session.notes = [line for name in _ALSO for line in self._also(event, name, nth)]
        people = [person for person in event.iter("person") if _said(person)]
        session.appearances = [_appearance(person, session.kind, self.shared) for person in people]
        self._keep_documents(event, session)
        self._cut(session, nth)
        if day is None or start is None:
            self.programme.parked.append(session)
            where = _("parked")
        else:
            self._day(day).sessions.append(session)
            where = f"{day.isoformat()} {clock(start)}"
        self.report.lines.append(ReadLine(nth, session.title, Fate.PLACED, where))

    def _keep_documents(self, event: "Element", session: ReadSession) -> None:
        """Links and attachments of an event are documents of the meeting, each once, and its session takes them up."""
        for element in (*event.iter("link"), *event.iter("attachment")):
            address, name = element.get("href", "").strip()[:LONGEST_TITLE], _said(element)
            if address or name:
                words = f"{session.title}: {name}" if name and name != address else session.title
                document = ReadDocument(words[:LONGEST_TITLE], address)
                self.documents.setdefault(document)
                session.documents.append(document)

    def _cut(self, session: ReadSession, nth: int) -> None:
        """A session that goes on after midnight ends at 24:00; what the file says stays among its notes."""
        end = session.end or 0
        if words := cut_at_midnight(session.title, session.start, end):
            self._remark(words, nth)
            session.notes.append(times_in_the_source(session.start, end))
            session.end = MINUTES_PER_DAY

    def _also(self, event: "Element", name: str, nth: int) -> list[str]:
        lines = self._text(event, name, LONGEST_TEXT, nth).splitlines()
        return lines if name in ("subtitle", "description") else [f"{name}: {line}" for line in lines]

    def _moment(self, event: "Element", date: Date | None, nth: int) -> tuple[Date | None, int | None]:
        """The day and minute an event begins; by its own date where it has one, since nights run into the next day."""
        words = self._text(event, "date", LONGEST_TITLE, nth)
        start = parse_clock(" ".join(self._text(event, "start", LONGEST_TITLE, nth).split()))
        moment = _moment_of(words)
        if moment is not None and moment.tzinfo is not None and self.knows_zone:
            with suppress(OverflowError):  # the first and the last day there is, elsewhere
                moment = moment.astimezone(self.zone)
        if moment is not None and len(words) > len("2017-12-04"):
            return moment.date(), moment.hour * 60 + moment.minute
        if date is None or start is None:
            self._remark(_("It has no day or no time, and is parked."), nth)
            return None, None
        return date, start

    def _minutes(self, length: str, nth: int) -> int:
        parts = length.split(":")
        if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
            self._remark(_("Its length, “{said}”, is not understood; an hour was assumed.").format(said=length), nth)
            return USUAL_MINUTES
        days, hours, minutes = [0] * (3 - len(parts)) + [int(part) for part in parts]
        in_seconds = len(parts) == 3 and hours > 23  # no hour of a day: hours, minutes and seconds
        whole = days * 60 + hours if in_seconds else days * MINUTES_PER_DAY + hours * 60 + minutes
        if len(parts) == 3 and (days or in_seconds):
            words = _("Its length, “{said}”, was read as {length}.")
            self._remark(words.format(said=length, length=duration(whole)), nth)
        kept = max(1, min(whole, MINUTES_PER_DAY))
        if kept != whole:
            words = _("It would last {minutes} min; a session lasts at least one minute and at most a day.")
            self._remark(words.format(minutes=whole), nth)
        return kept

    def _day(self, date: Date) -> ReadDay:
        return self.days.setdefault(date, ReadDay(None, date))

    def _find_breakouts(self) -> None:
        """The first room holds everybody, the others are breakout rooms: the file does not say."""
        rooms = list(dict.fromkeys(session.room for session in self.programme.sessions if session.room))
        plenary = [room for room in rooms if "plenary" in room.casefold()] or rooms[:1]
        self.programme.breakouts = frozenset(rooms) - {*plenary}
        if self.programme.breakouts:
            words = _("{rooms} holds everybody; all other rooms are taken as breakout rooms.")
            self._remark(words.format(rooms=", ".join(plenary)), None)

    def _tell(self) -> None:
        if self.shared:
            words = ngettext(
                "{n} key of the file stands for several persons; they are told apart by their names.",
                "{n} keys of the file stand for several persons each; they are told apart by their names.",
                len(self.shared),
            )
            self._remark(words.format(n=len(self.shared)), None)
        unknown = sum(count for (_sort, kind), count in self.kinds.items() if kind is None)
        if unknown:
            words = ngettext(
                "{n} event is of a type that is no kind of session here; it counts as plenary.",
                "{n} events are of types that are no kind of session here; they count as plenary.",
                unknown,
            )
            self._remark(words.format(n=unknown), None)
        self._remark(_("Persons are told apart by the file's own keys; those it names count as confirmed."), None)

    def _text(self, element: "Element | None", name: str, longest: int, nth: int | None = None) -> str:
        def tell(length: int) -> None:
            words = _("“{name}” has {n} characters; it was cut after {longest}.")
            self._remark(words.format(name=name, n=length, longest=longest), nth)

        return text_of(element, name, longest, tell)

    def _remark(self, words: str, nth: int | None) -> None:
        self.report.remarks.append(Remark(words, nth))


def _events(day: "Element") -> Iterator[tuple[str, "Element"]]:
    """The events of a day with the name of the room they stand in."""
    for room in day.findall("room"):
        for event in room.findall("event"):
            yield " ".join(room.get("name", "").split())[:LONGEST_TITLE], event


def _shared_keys(root: "Element") -> frozenset[str]:
    """Keys that come with the names of several persons: they are the key of none."""
    names: dict[str, set[frozenset[str]]] = {}
    for person in root.iter("person"):
        words = frozenset(folded(_said(person).partition(" (")[0]).replace(",", " ").split())
        if words and (key := _key(person)):
            names.setdefault(key, set()).add(words)
    return frozenset(key for key, known in names.items() if len(known) > 1 and not _are_one(known))


def _are_one(names: set[frozenset[str]]) -> bool:
    """Whether names can be forms of one: each is part of the longest, "Ana Ruiz" of "Ana María Ruiz"."""
    longest = max(names, key=len)
    return all(name <= longest for name in names)


def _key(element: "Element") -> str:
    return element.get("guid") or element.get("id") or ""


def _appearance(person: "Element", kind: SessionKind | None, shared: frozenset[str]) -> ReadAppearance:
    role = Role.PRESENTER if kind is SessionKind.TALKS else Role.PANELLIST
    whole = _said(person)
    if is_placeholder(whole) or "TBC" in whole.split() or "TBA" in whole.split():
        return ReadAppearance(ReadName(placeholder=whole), role, Status.TO_BE_CONFIRMED)
    bare, bracket, more = whole.partition(" (")  # "Ana Ruiz (she/her)"
    honorific, given, family = split_name(bare)
    family += bracket + more
    key = "" if _key(person) in shared else _key(person)
    name = ReadName(key=key, honorific=honorific, given_name=given, family_name=family)
    return ReadAppearance(name, role, Status.CONFIRMED)


def _said(person: "Element") -> str:
    return " ".join("".join(person.itertext()).split())[:LONGEST_TITLE]


def _moment_of(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words.strip())
    except (ValueError, OverflowError):
        return None


def _date(words: str) -> Date | None:
    try:
        return Date.fromisoformat(words.strip()[:10])
    except ValueError:
        return None


SCHEDULE = ProgrammeReader(
    "schedule",
    N_("Schedules of conference tools"),
    (".xml",),
    read_schedule,
    counted=N_("{read} events read, {placed} placed."),
    place=N_("event {number}: "),
)
