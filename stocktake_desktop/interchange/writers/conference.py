"""A plan as conference tools see it: a conference with days, rooms and talks (c3voc, frab, pretalx)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Date
from uuid import UUID

from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.published import Wording, chosen, guid, guids, moment, numbers, plain
from stocktake_desktop.models import Appearance, Meeting, Plan, SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.words import _

_LONGEST_ACRONYM, _LONGEST_SLUG = 24, 60


@dataclass(frozen=True)
class Speaker:
    """Somebody who appears: a person, an organisation, or a place that is kept."""

    number: int
    guid: UUID
    name: str


@dataclass(frozen=True)
class Talk:
    """A session in its room; the room is empty where none is known yet."""

    number: int
    guid: UUID
    slug: str
    room: str
    title: str
    subtitle: str
    """Its number in the programme."""
    kind: str
    starts: datetime
    ends: datetime
    minutes: int
    abstract: str
    description: str
    speakers: tuple[Speaker, ...]
    links: tuple[tuple[str, str], ...]
    """The documents it takes up that can be had somewhere: what each is called, and its address."""

    @property
    def duration(self) -> str:
        """How long it lasts, "01:30"."""
        return "{:02d}:{:02d}".format(*divmod(self.minutes, 60))


@dataclass(frozen=True)
class ConferenceDay:
    """A day from midnight to midnight, so that readers count nothing of it to the day before."""

    index: int
    date: Date
    starts: datetime
    ends: datetime
    rooms: dict[str, list[Talk]]


@dataclass(frozen=True)
class Conference:
    """The whole meeting; the version rises with every event of the log."""

    title: str
    acronym: str
    version: str
    timezone: str
    language: str
    days: tuple[ConferenceDay, ...]
    rooms: dict[str, UUID]


def conference_of(plan: Plan, options: ExportOptions) -> Conference:
    """What is to be written of a plan; sessions that are parked are no part of it."""
    meeting = plan.meeting
    words = Wording(meeting, options.language)
    days = tuple(_Talks(meeting, words, options).days())
    rooms = {words.line(room, "name"): guid(room.id) for room in meeting.rooms}
    used = {name for day in days for name in day.rooms}
    return Conference(
        title=words.line(meeting, "title") or _("Meeting"),
        acronym=_acronym(meeting),
        version=_version(plan),
        timezone=meeting.timezone,
        language=options.language,
        days=days,
        rooms={name: rooms.get(name) or guid(f"room {meeting.id} {name}") for name in sorted(used | rooms.keys())},
    )


class _Talks:
    def __init__(self, meeting: Meeting, words: Wording, options: ExportOptions) -> None:
        self._meeting, self._words, self._options = meeting, words, options
        self._blocks = chosen(meeting, options)
        self._guids = guids(meeting.sessions)
        self._numbers = numbers(self._guids)
        who = {_who(one): guid(_who(one)) for block in meeting.sessions for one in block.appearances}
        self._speakers = numbers(who)
        self._acronym = _acronym(meeting)

    def days(self) -> Iterator[ConferenceDay]:
        """All days of the meeting, those without sessions too."""
        done = 0
        for day in sorted(self._meeting.days, key=lambda day: day.date):
            rooms: dict[str, list[Talk]] = {}
            for block in self._blocks:
                if block.day is day:
                    self._options.progress(done, len(self._blocks))
                    done += 1
                    talk = self._talk(block, day.date)
                    rooms.setdefault(talk.room, []).append(talk)
            starts, ends = (moment(self._meeting, day.date, minute) for minute in (0, MINUTES_PER_DAY))
            yield ConferenceDay(day.number, day.date, starts, ends, rooms)

    def _talk(self, block: SessionBlock, date: Date) -> Talk:
        words, place = self._words, block.placed
        title = words.line(block, "title") or _("(untitled)")
        number = self._numbers[block.id]
        return Talk(
            number=number,
            guid=self._guids[block.id],
            slug="-".join(filter(None, (self._acronym, f"{number:04d}", plain(title)[:_LONGEST_SLUG].strip("-")))),
            room=words.line(block.room, "name") if block.room else "",
            title=title,
            subtitle=block.number,
            kind=block.kind.value,
            starts=moment(self._meeting, date, place.start),
            ends=moment(self._meeting, date, place.end),
            minutes=block.minutes,
            abstract=words.of(block, "objectives").strip(),
            description=self._description(block),
            speakers=tuple(self._speaker(one) for one in _each_once(block)),
            links=tuple(
                (self._words.line(one.document, "title") or one.document.link, one.document.link)
                for one in block.documents
                if one.document.link.startswith(("http://", "https://"))
            ),
        )

    def _description(self, block: SessionBlock) -> str:
        items = [self._words.line(segment, "title") for segment in block.segments]
        notes = self._words.of(block, "notes") if self._options.contacts else ""
        return "\n".join(filter(None, (self._words.of(block, "format_notes").strip(), *items, notes.strip())))

    def _speaker(self, one: Appearance) -> Speaker:
        key = _who(one)
        return Speaker(self._speakers[key], guid(key), self._words.name(one))


def _each_once(block: SessionBlock) -> list[Appearance]:
    """Who appears in a session, in their order; who has several parts in it once."""
    return list({_who(one): one for one in reversed(block.appearances)}.values())[::-1]


def _who(one: Appearance) -> str:
    """What is the same wherever the same person or organisation appears; a place that is kept is only itself."""
    return one.person_id or one.organisation_id or one.id


def _acronym(meeting: Meeting) -> str:
    """A short name in letters, figures and "_", at least four of them."""
    year = min((day.date.year for day in meeting.days), default=0)
    short = plain(meeting.title).replace("-", "_")[:_LONGEST_ACRONYM].strip("_") or "meeting"
    return short if len(short) >= 4 and short.endswith(str(year)) else f"{short}_{year:04d}"


def _version(plan: Plan) -> str:
    [last] = plan.log.lines(1, None)
    made = wall_clock(plan.meeting, last.made_at.replace(tzinfo=UTC))
    return f"{last.number} {made:%Y-%m-%d %H:%M}"
