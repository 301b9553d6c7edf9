"""Meetings at the edges of what a plan can hold, drawn by chance: titles, lengths, crowds, dates and house styles."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from io import BytesIO
from random import Random
from typing import TypeVar

from PIL import Image

from stocktake_desktop.models import (
    EMBLEM_STARTS,
    Actual,
    Alternate,
    Appearance,
    Day,
    FloorKind,
    FloorRequest,
    FloorState,
    GuidingQuestion,
    HardStop,
    Organisation,
    Outcome,
    OutcomeKind,
    Person,
    Plan,
    PodiumSize,
    Role,
    Room,
    RoomKind,
    RoomLayout,
    Row,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
    SheetIssue,
    Status,
    Translation,
    new_plan,
)
from stocktake_desktop.models.columns import FIRST_YEAR, LAST_YEAR, MINUTES_PER_DAY, MOST
from stocktake_desktop.planning.translations import translatable
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.words.languages import LANGUAGES

WORDS = (
    "",
    " ",
    "   \t ",
    "\n\n\n",
    "\r\n\v\f\x85\u2028\u2029",
    "\u200b\u200d\u2060\ufeff",
    "\u202e\u2067\u2066\u202a\u2069\u202c",
    "\u202e" * 130 + "deep",
    "\x01\x02\x1f\x7f\x9b\ud7ff\ufffe",
    "e" + "\u0301\u0323" * 200,
    "\u0301 \u0610\u064b",
    "👩\u200d👩\u200d👧🇲🇽" * 20,
    "W" * 5000,
    "ﷺ" * 300,
    "م" * 1500,
    "李" * 2000,
    "a b " * 500,
    "Opening",
    "Panel II: Addressing drivers of migration",
    "الجلسة الافتتاحية",
    "第一次会议：开幕",
    "Открытие заседания",
    "Mr. H.E. J. Smith-Jones, item 13 – 10 a.m. / Group of 77 (continued)",
    "…",
    "\x1femblem 00",
    "{title} %s <b>&amp;</b> \\n",
    "• - • -",
    "\u00ad" * 40,
    "\u3000\u3000",
    "\u00a0" * 300,
    "x\u00a0" * 700,
)
TEXTS = (
    *WORDS,
    "word " * 4000,
    "• one\n• two\n\nthree\n" * 150,
    "\n" * 3000,
    "W" * 20_000,
    "مياه " * 1500,
    "水" * 5000,
)
DATES = (
    date(FIRST_YEAR, 1, 1),
    date(LAST_YEAR, 12, 31),
    date(2024, 2, 29),
    date(2031, 5, 6),
    date(1999, 12, 31),
    date(LAST_YEAR, 12, 30),
)
SPOKEN = (*LANGUAGES, "fr+ar", "xx", "fr+fr", "", "en+fr+ru", "٣", "../en")
PERSON = ("honorific", "given_name", "family_name", "native_name", "respelling", "function", "languages")
MINUTES = (None, 1, 2, 5, 45, MINUTES_PER_DAY)
MOMENTS = (
    datetime(FIRST_YEAR, 1, 1),
    datetime(LAST_YEAR, 12, 31, 23, 59, 59),
    datetime(2031, 5, 6, 9, 0),
    datetime(2031, 5, 7, 3, 4, 5),
)

T = TypeVar("T")
Value = TypeVar("Value", bound=StrEnum)


class Crowd:
    """Draws one plan; `most` bounds how many of anything there are.

    Some of it no verb makes: sessions across midnight, appearances in the items of other sessions, odd issues.
    """

    def __init__(self, chance: Random, most: int = 300) -> None:
        self.chance, self.most = chance, most
        self.plan = new_plan(self.words())
        self.meeting = self.plan.meeting

    def words(self) -> str:
        """A title or name: a usual one half of the time."""
        return self.chance.choice(("Panel I", "Ms. Ana Rivera", "Coffee", self.chance.choice(WORDS), self._mixed()))

    def text(self) -> str:
        """A long text, mostly none."""
        return self.chance.choice(("", "", "• Hear all\n• Decide", self.chance.choice(TEXTS)))

    def _mixed(self) -> str:
        return "".join(self.chance.choice(WORDS)[:9] + self.chance.choice(("", " ", "-")) for _ in range(3))

    def some(self, most: int | None = None) -> range:
        """How many there are: mostly few, now and then very many."""
        most = self.most if most is None else most
        return range(self.chance.choice((0, 1, 1, 2, 2, 3, 5, self.chance.randint(0, most))))

    def one_of(self, kind: type[Value]) -> Value:
        """A value of a vocabulary."""
        return self.chance.choice(list(kind))

    def fill(self) -> Plan:
        """The plan with everything in it, as two steps: what is planned, and what is said of it; printed, as a fact."""
        with self.plan.edit("All of it"):
            self._frame()
            self._people()
            self._sessions()
        with self.plan.edit("Other languages"):
            self._translations()
        with self.plan.record("Paper"):
            self._paper()
        return self.plan

    def _frame(self) -> None:
        meeting, chance = self.meeting, self.chance
        meeting.place, meeting.organisation_line, meeting.duty_officer = self.words(), self.words(), self.words()
        meeting.is_internal, meeting.in_colour = chance.random() < 0.5, chance.random() < 0.7
        meeting.podium_size, meeting.emblem = self.one_of(PodiumSize), chance.choice(("", _emblem(chance)))
        meeting.timezone = chance.choice(
            ("UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Etc/GMT+12")
        )
        dates = chance.sample(DATES, chance.randint(0, 3)) + [date(2031, 6, 1) + timedelta(n) for n in self.some(20)]
        for one in dates:
            day = self.plan.add(Day(meeting=meeting, date=one, title=self.words()))
            for _ in self.some(60):
                minute = chance.choice((0, 1, 540, 1439, 1440, chance.randint(0, 1440)))
                self.plan.add(HardStop(day=day, minute=minute, title=self.words()))
        for nth in self.some(40):
            room = Room(meeting=meeting, name=self.words(), position=nth, capacity=chance.choice((None, 0, 7, MOST)))
            room.kind, room.layout = self.one_of(RoomKind), self.one_of(RoomLayout)
            self.plan.add(room)

    def _people(self) -> None:
        for _ in self.some(40):
            made = Organisation(meeting=self.meeting, name=self.words(), collective=self.chance.random() < 0.2)
            self.plan.add(made)
        for _ in self.some(60):
            person = Person(meeting=self.meeting, organisation=self._any(self.meeting.organisations))
            for field in (
                "honorific",
                "given_name",
                "family_name",
                "native_name",
                "respelling",
                "function",
                "languages",
            ):
                setattr(person, field, self.words())
            self.plan.add(person)

    def _any(self, rows: Sequence[T]) -> T | None:
        return self.chance.choice([None, *rows])

    def _sessions(self) -> None:
        for _ in self.some(80):
            chance = self.chance
            day = (
                chance.choice([*self.meeting.days, None]) if chance.random() < 0.2 else self._any(self.meeting.days[:2])
            )
            block = SessionBlock(meeting=self.meeting, title=self.words(), kind=self.one_of(SessionKind), day=day)
            block.start = (
                None if day is None else chance.choice((0, 540, 600, 601, 1380, 1439, chance.randint(0, 1439)))
            )
            block.minutes = chance.choice((1, 2, 5, 30, 60, 60, 240, 1440))
            block.room = self._any(self.meeting.rooms)
            block.number, block.locked = self.words()[:20], chance.random() < 0.2
            block.objectives, block.format_notes, block.notes = self.text(), self.text(), self.text()
            block.floor_minutes = chance.choice((None, 1, 3, MINUTES_PER_DAY))
            self.plan.add(block)
            if chance.random() < 0.5:
                self._contents(block)

    def _contents(self, block: SessionBlock) -> None:
        chance, add = self.chance, self.plan.add
        for nth in self.some():
            made = Segment(session=block, title=self.words(), kind=self.one_of(SegmentKind), position=nth)
            made.minutes, made.notes = chance.choice((0, *MINUTES)), self.text() if nth < 5 else ""
            add(made)
        for nth in self.some():
            add(GuidingQuestion(session=block, text=self.text() if nth < 5 else self.words(), position=nth))
        for nth in self.some():
            text = self.text() if nth < 5 else self.words()
            add(Outcome(session=block, text=text, kind=self.one_of(OutcomeKind), position=nth))
        for nth in self.some():
            self._appearance(block, nth)
        for nth in self.some():
            request = FloorRequest(
                session=block, kind=self.one_of(FloorKind), state=self.one_of(FloorState), position=nth
            )
            request.organisation, request.person = self._any(self.meeting.organisations), self._any(self.meeting.people)
            request.minutes, request.notes = chance.choice(MINUTES), self.words()
            request.seconds_used = chance.choice((None, 0, 59, MOST))
            request.given_at = chance.choice((None, *MOMENTS))
            add(request)
        for item in (None, *block.segments[:3]):
            if chance.random() < 0.3:
                self._actual(block, item)

    def _appearance(self, block: SessionBlock, nth: int) -> None:
        chance = self.chance
        segments = block.segments if chance.random() < 0.95 else chance.choice(self.meeting.sessions).segments
        one = Appearance(session=block, position=nth, placeholder=f"P{self.words()}", segment=self._any(segments))
        one.person, one.organisation = self._any(self.meeting.people), self._any(self.meeting.organisations)
        one.role, one.status, one.seat = (
            self.one_of(Role),
            self.one_of(Status),
            chance.choice(("", "3", self.words(), "²")),
        )
        one.minutes, one.notes = chance.choice(MINUTES), self.text() if nth < 5 else ""
        self.plan.add(one)
        for place in self.some(3):
            other = Alternate(appearance=one, position=place, placeholder=f"A{self.words()}")
            other.person = self._any(self.meeting.people)
            self.plan.add(other)

    def _actual(self, block: SessionBlock, segment: Segment | None) -> None:
        chance = self.chance
        made = Actual(session=block, segment=segment, is_skipped=chance.random() < 0.2)
        made.started, made.ended, made.held_since = (chance.choice((None, *MOMENTS)) for _ in range(3))
        made.held_seconds = chance.choice((0, 61, MOST))
        self.plan.add(made)

    def _paper(self) -> None:
        chance, meeting = self.chance, self.meeting
        subjects = (meeting.id, *(one.id for one in (*meeting.days, *meeting.sessions)), "gone", "")
        for _ in self.some(12):
            issue = SheetIssue(meeting=meeting, sheet=chance.choice([kind.key for kind in SHEET_KINDS] + ["poem", ""]))
            issue.subject, issue.language = chance.choice(subjects), chance.choice(SPOKEN)
            issue.revision = chance.choice((1, 2, MOST))
            issue.printed_at, issue.fingerprint = chance.choice(MOMENTS), chance.choice(("", "f" * 64, "\x00"))
            issue.content = chance.choice(CONTENTS)
            issue.event_id, issue.letter = (
                chance.choice(("", "nothing", "f" * 32)),
                chance.choice(("", "A", "٣", "ZZZZ")),
            )
            issue.mark, issue.content_version = (
                chance.choice(("", "K7QM", "O0I1", "مياه")),
                chance.choice((0, 1, 2, MOST)),
            )
            issue.copies, issue.thrown_away_at = chance.choice((None, 1, MOST)), chance.choice((None, *MOMENTS))
            self.plan.add(issue)

    def _translations(self) -> None:
        chance = self.chance
        for row in self._translated():
            for field in translatable(type(row)):
                if chance.random() < 0.2:
                    language = chance.choice(SPOKEN)
                    made = Translation(meeting=self.meeting, subject=row.id, field=field, language=language)
                    made.text = self.words()
                    self.plan.add(made)

    def _translated(self) -> Iterator[Row]:
        yield self.meeting
        for rows in (self.meeting.days, self.meeting.rooms, self.meeting.sessions, self.meeting.people):
            yield from rows[:10]


CONTENTS = (
    "",
    "[]",
    "null",
    "7",
    "{",
    '{"a": 1}',
    '[1, null, ["a", {}], "Panel I"]',
    '"Panel I"',
    '["10:00", "Panel I"]',
    "[" * 200_000,
    "[" * 900 + "]" * 900,
    "1" * 5000,
    "[1e999, NaN]",
    '["\\ud800"]',
    '["' + "x" * 100_000 + '"]',
    "\x00\ufeff[]",
)
"""What may stand in an issue in place of what a sheet said."""


def _emblem(chance: Random) -> str:
    size = chance.choice(((1, 1), (1, 900), (900, 1), (40, 30)))
    data = BytesIO()
    Image.new("RGBA", size, (20, 60, 120, 90)).save(data, "PNG")
    whole = f"data:image/png;base64,{b64encode(data.getvalue()).decode()}"
    broken = EMBLEM_STARTS + b64encode(data.getvalue()[:50]).decode()
    return chance.choice((whole, whole, broken))


def extreme_plan(seed: int, most: int = 300) -> Plan:
    """The plan of this number; the same number draws the same words."""
    return Crowd(Random(seed), most).fill()
