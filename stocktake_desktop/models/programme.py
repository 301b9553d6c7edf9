"""What happens when and where: sessions, their segments, their questions and what came out of them."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    EDITED,
    LONG,
    MINUTES_PER_DAY,
    MOST,
    PRIVATE,
    SEARCHED,
    STAYS,
    TRANSLATED,
    belongs_to,
    choice,
    flag,
    position,
    short_text,
    text,
    when,
    whole,
)
from stocktake_desktop.models.vocabulary import OutcomeKind, SegmentKind, SessionKind
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.documents import QuestionDocument, SessionDocument
    from stocktake_desktop.models.floor import FloorRequest
    from stocktake_desktop.models.meeting import Day, Meeting, Room
    from stocktake_desktop.models.people import Appearance
    from stocktake_desktop.models.running import Actual, SpeakingTurn

_PLACE = "place"
LONGEST_KEY = 500
"""Characters of a key that another program gave."""
_LEAST_CUT = 30
"""Seconds below which nobody could say anything."""


class Placement(NamedTuple):
    """A session at a time: a day, from `start` to `end` (minutes of the day), in a room or in none yet."""

    day_id: str
    start: int
    end: int
    room_id: str | None

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end - self.start


class SessionBlock(Row):
    """A session of the programme; with no day it is parked, and keeps its minutes for when it is placed again.

    `start` is the minute of the day (0–1439) in the meeting's time zone. The room may be open while the day is
    set. Objectives, format notes and notes are plain text, one point a line.
    `expected` counts the people expected to come. `floor_minutes` is what a State on the floor list has, unless said
    otherwise there. Who asks for the floor from `list_closes_at` on is a late-comer. The floor can be cut to
    `cut_seconds` for who has not had it yet: for States and observers, or for all, with what the chair announced.
    `not_before` is when it is known to begin at the earliest, whoever it waits for. `source_key` is the guid, UID or id
    by which the file it came from knows it, empty where there is none; nothing keeps two from having the same.
    """

    __tablename__ = "session_block"
    noun = N_("session")
    __table_args__ = (
        CheckConstraint("(day_id IS NULL) = (start IS NULL)", name="placed_whole"),
        CheckConstraint("start IS NULL OR (start >= 0 AND start < 1440)", name="start_of_day"),
        CheckConstraint("minutes >= 1 AND minutes <= 1440", name="minutes"),
        CheckConstraint("floor_minutes IS NULL OR floor_minutes >= 1", name="floor_minutes"),
    )

    meeting_id: Mapped[str] = belongs_to("meeting")
    day_id: Mapped[str | None] = belongs_to("day", N_("Day"), unit=_PLACE)
    room_id: Mapped[str | None] = belongs_to("room", N_("Room"), unit=_PLACE)
    start: Mapped[int | None] = whole(0, MINUTES_PER_DAY - 1, N_("Starts"), STAYS, unit=_PLACE)
    minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, N_("Minutes"), STAYS, default=60, unit=_PLACE)
    locked: Mapped[bool] = flag(N_("Locked"), default=False)
    title: Mapped[str] = text(N_("Title"), EDITED | TRANSLATED | SEARCHED)
    number: Mapped[str] = short_text(20, N_("Number"), EDITED, default="")
    kind: Mapped[SessionKind] = choice(SessionKind, N_("Kind"), EDITED, default=SessionKind.PLENARY)
    expected: Mapped[int | None] = whole(0, MOST, N_("People expected"), EDITED)
    floor_minutes: Mapped[int | None] = whole(1, MINUTES_PER_DAY, N_("Minutes of a speaker"), EDITED)
    not_before: Mapped[datetime | None] = when(N_("Begins not before"))
    list_closes_at: Mapped[datetime | None] = when(N_("List of speakers closes"), unit="floor list")
    cut_seconds: Mapped[int | None] = whole(_LEAST_CUT, MOST, N_("Seconds of a speaker from now on"), unit="cut")
    is_cut_for_all: Mapped[bool] = flag(N_("Groups are cut too"), default=False, unit="cut")
    announced: Mapped[str] = text(N_("Announced"), LONG, unit="cut")
    objectives: Mapped[str] = text(N_("Objectives"), EDITED | TRANSLATED | SEARCHED | LONG)
    format_notes: Mapped[str] = text(N_("Format"), EDITED | TRANSLATED | SEARCHED | LONG, key="format")
    notes: Mapped[str] = text(N_("Notes"), EDITED | TRANSLATED | SEARCHED | LONG | PRIVATE)
    source_key: Mapped[str] = text(N_("Key in the source"), most=LONGEST_KEY)

    meeting: Mapped[Meeting] = relationship(back_populates="sessions")
    day: Mapped[Day | None] = relationship(back_populates="sessions")
    room: Mapped[Room | None] = relationship(back_populates="sessions")
    segments: Mapped[list[Segment]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="Segment.position"
    )
    appearances: Mapped[list[Appearance]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="Appearance.position"
    )
    questions: Mapped[list[GuidingQuestion]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="GuidingQuestion.position"
    )
    outcomes: Mapped[list[Outcome]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="Outcome.position"
    )
    documents: Mapped[list[SessionDocument]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="SessionDocument.position"
    )
    floor_requests: Mapped[list[FloorRequest]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="FloorRequest.position"
    )
    actuals: Mapped[list[Actual]] = relationship(back_populates="session", cascade="all, delete-orphan")
    turns: Mapped[list[SpeakingTurn]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="SpeakingTurn.started"
    )

    @property
    def is_parked(self) -> bool:
        """True while the session has no place in the programme."""
        return self.day_id is None

    @property
    def placement(self) -> Placement | None:
        """Where and when it is in the programme, None while it is parked."""
        day_id, start = self.day_id, self.start
        return None if day_id is None or start is None else Placement(day_id, start, start + self.minutes, self.room_id)

    @property
    def placed(self) -> Placement:
        """The same of a session that is known to have a place, as all sessions of a day have one."""
        placement = self.placement
        if placement is None:
            raise ValueError(f"{self!r} is parked.")
        return placement

    @property
    def end(self) -> int | None:
        """The minute of the day at which the session ends (exclusive), None when parked."""
        return None if self.start is None else self.start + self.minutes


class Segment(Row):
    """A timed item inside a session; minutes may be open."""

    __tablename__ = "segment"
    noun = N_("item")
    __table_args__ = (CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes"),)

    session_id: Mapped[str] = belongs_to("session_block")
    position: Mapped[int] = position()
    title: Mapped[str] = text(N_("Title"), EDITED | TRANSLATED | SEARCHED)
    kind: Mapped[SegmentKind] = choice(SegmentKind, N_("Kind"), EDITED, default=SegmentKind.OTHER, unit="timing")
    minutes: Mapped[int | None] = whole(0, MINUTES_PER_DAY, N_("Minutes"), EDITED, unit="timing")
    notes: Mapped[str] = text(N_("Notes"), EDITED | TRANSLATED | SEARCHED | LONG | PRIVATE)

    session: Mapped[SessionBlock] = relationship(back_populates="segments")
    appearances: Mapped[list[Appearance]] = relationship(back_populates="segment", order_by="Appearance.position")
    actuals: Mapped[list[Actual]] = relationship(back_populates="segment", cascade="all")
    turns: Mapped[list[SpeakingTurn]] = relationship(back_populates="segment")


class GuidingQuestion(Row):
    """A question put to an action group ahead of the meeting, and by when it must go out."""

    __tablename__ = "guiding_question"
    noun = N_("question")

    session_id: Mapped[str] = belongs_to("session_block")
    position: Mapped[int] = position()
    text: Mapped[str] = text(N_("Question"), EDITED | TRANSLATED | SEARCHED | LONG)
    due: Mapped[Date | None] = when(N_("Due"), EDITED)
    sent: Mapped[Date | None] = when(N_("Sent"), EDITED)

    session: Mapped[SessionBlock] = relationship(back_populates="questions")
    documents: Mapped[list[QuestionDocument]] = relationship(
        back_populates="question", cascade="all, delete-orphan", order_by="QuestionDocument.position"
    )


class Outcome(Row):
    """One bullet of an action group's result, in the pre-established form."""

    __tablename__ = "outcome"
    noun = N_("outcome")

    session_id: Mapped[str] = belongs_to("session_block")
    position: Mapped[int] = position()
    kind: Mapped[OutcomeKind] = choice(OutcomeKind, N_("Kind"), EDITED, default=OutcomeKind.COMMITMENT)
    text: Mapped[str] = text(N_("Text"), EDITED | SEARCHED | LONG)

    session: Mapped[SessionBlock] = relationship(back_populates="outcomes")
