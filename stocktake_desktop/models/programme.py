"""What happens when and where: sessions, their segments, their questions and what came out of them."""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import MINUTES_PER_DAY, MOST, one_of, position, text, whole
from stocktake_desktop.models.vocabulary import OutcomeKind, SegmentKind, SessionKind

if TYPE_CHECKING:
    from stocktake_desktop.models.floor import FloorRequest
    from stocktake_desktop.models.meeting import Day, Meeting, Room
    from stocktake_desktop.models.people import Appearance
    from stocktake_desktop.models.running import Actual


class SessionBlock(Row):
    """A session of the programme; with no day it is parked, and keeps its minutes for when it is placed again.

    `start` is the minute of the day (0–1439) in the meeting's time zone. The room may be open while the day is
    set. Objectives, format notes and notes are plain text, one point a line.
    `expected` counts the people expected to come. `floor_minutes` is what a speaker on the floor list has, unless said
    otherwise there.
    """

    __tablename__ = "session_block"
    __table_args__ = (
        CheckConstraint("(day_id IS NULL) = (start IS NULL)", name="placed_whole"),
        CheckConstraint("start IS NULL OR (start >= 0 AND start < 1440)", name="start_of_day"),
        CheckConstraint("minutes >= 1 AND minutes <= 1440", name="minutes"),
        CheckConstraint("floor_minutes IS NULL OR floor_minutes >= 1", name="floor_minutes"),
    )

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    day_id: Mapped[str | None] = mapped_column(refers_to("day"), index=True)
    room_id: Mapped[str | None] = mapped_column(refers_to("room"), index=True)
    start: Mapped[int | None] = whole(0, MINUTES_PER_DAY - 1)
    minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, default=60)
    locked: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = text()
    number: Mapped[str] = mapped_column(String(20), default="")
    kind: Mapped[SessionKind] = mapped_column(one_of(SessionKind), default=SessionKind.PLENARY)
    expected: Mapped[int | None] = whole(0, MOST)
    floor_minutes: Mapped[int | None] = whole(1, MINUTES_PER_DAY)
    objectives: Mapped[str] = text()
    format_notes: Mapped[str] = text()
    notes: Mapped[str] = text()

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
    floor_requests: Mapped[list[FloorRequest]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="FloorRequest.position"
    )
    actuals: Mapped[list[Actual]] = relationship(back_populates="session", cascade="all, delete-orphan")

    @property
    def is_parked(self) -> bool:
        """True while the session has no place in the programme."""
        return self.day_id is None

    @property
    def end(self) -> int | None:
        """The minute of the day at which the session ends (exclusive), None when parked."""
        return None if self.start is None else self.start + self.minutes


class Segment(Row):
    """A timed item inside a session; minutes may be open."""

    __tablename__ = "segment"
    __table_args__ = (CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes"),)

    session_id: Mapped[str] = mapped_column(refers_to("session_block"), index=True)
    position: Mapped[int] = position()
    title: Mapped[str] = text()
    kind: Mapped[SegmentKind] = mapped_column(one_of(SegmentKind), default=SegmentKind.OTHER)
    minutes: Mapped[int | None] = whole(0, MINUTES_PER_DAY)
    notes: Mapped[str] = text()

    session: Mapped[SessionBlock] = relationship(back_populates="segments")
    appearances: Mapped[list[Appearance]] = relationship(back_populates="segment", order_by="Appearance.position")
    actuals: Mapped[list[Actual]] = relationship(back_populates="segment", cascade="all")


class GuidingQuestion(Row):
    """A question put to an action group ahead of the meeting, and by when it must go out."""

    __tablename__ = "guiding_question"

    session_id: Mapped[str] = mapped_column(refers_to("session_block"), index=True)
    position: Mapped[int] = position()
    text: Mapped[str] = text()
    due: Mapped[Date | None]
    sent: Mapped[Date | None]

    session: Mapped[SessionBlock] = relationship(back_populates="questions")


class Outcome(Row):
    """One bullet of an action group's result, in the pre-established form."""

    __tablename__ = "outcome"

    session_id: Mapped[str] = mapped_column(refers_to("session_block"), index=True)
    position: Mapped[int] = position()
    kind: Mapped[OutcomeKind] = mapped_column(one_of(OutcomeKind), default=OutcomeKind.COMMITMENT)
    text: Mapped[str] = text()

    session: Mapped[SessionBlock] = relationship(back_populates="outcomes")
