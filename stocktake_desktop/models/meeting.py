"""The frame of a meeting: days, hard stops, rooms and background documents."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import MINUTES_PER_DAY, MOST, one_of, position, text, whole
from stocktake_desktop.models.text_rules import LONGEST_EMBLEM, must_be_emblem, must_be_time_zone
from stocktake_desktop.models.vocabulary import PodiumSize, RoomKind, RoomLayout

if TYPE_CHECKING:
    from stocktake_desktop.models.paper import SheetIssue
    from stocktake_desktop.models.people import Organisation, Person
    from stocktake_desktop.models.programme import SessionBlock
    from stocktake_desktop.models.rules import Acknowledgement, RoleRule
    from stocktake_desktop.models.translations import Translation


FASTEST = 600
"""How many times as fast as real time a rehearsal goes at the most."""


class Meeting(Row):
    """The whole event; a plan file holds exactly one. Who changes rooms needs `turnaround_minutes` to walk.

    The house style of its sheets: a line about who holds it, "Internal", the duty officer, an emblem as a data string
    ("data:image/png;base64,…"), colours, the size of text on podium sheets. Its clock is the real one while
    `clock_shows` is None; in a rehearsal it showed that wall-clock time at `clock_set_at` (UTC), and has gone
    `clock_rate` times as fast since.
    """

    __tablename__ = "meeting"

    title: Mapped[str] = text()
    place: Mapped[str] = text()
    timezone: Mapped[str] = mapped_column(String(64), default="UTC", info={"rule": must_be_time_zone})
    notes: Mapped[str] = text()
    turnaround_minutes: Mapped[int] = whole(0, MINUTES_PER_DAY, default=10)
    organisation_line: Mapped[str] = text()
    is_internal: Mapped[bool] = mapped_column(default=False)
    duty_officer: Mapped[str] = text()
    emblem: Mapped[str] = text(LONGEST_EMBLEM, must_be_emblem)
    in_colour: Mapped[bool] = mapped_column(default=True)
    podium_size: Mapped[PodiumSize] = mapped_column(one_of(PodiumSize), default=PodiumSize.NORMAL)
    clock_shows: Mapped[datetime | None]
    clock_set_at: Mapped[datetime | None]
    clock_rate: Mapped[int] = whole(1, FASTEST, default=1)

    days: Mapped[list[Day]] = relationship(back_populates="meeting", cascade="all, delete-orphan", order_by="Day.date")
    rooms: Mapped[list[Room]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Room.position"
    )
    documents: Mapped[list[Document]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Document.position"
    )
    sessions: Mapped[list[SessionBlock]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    people: Mapped[list[Person]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    organisations: Mapped[list[Organisation]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    sheet_issues: Mapped[list[SheetIssue]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="SheetIssue.revision"
    )
    role_rules: Mapped[list[RoleRule]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="RoleRule.position"
    )
    acknowledgements: Mapped[list[Acknowledgement]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan"
    )
    translations: Mapped[list[Translation]] = relationship(back_populates="meeting", cascade="all, delete-orphan")


class Day(Row):
    """One dated day of the meeting; its number is its place among the days by date."""

    __tablename__ = "day"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    date: Mapped[Date]
    title: Mapped[str] = text()
    notes: Mapped[str] = text()

    meeting: Mapped[Meeting] = relationship(back_populates="days")
    hard_stops: Mapped[list[HardStop]] = relationship(
        back_populates="day", cascade="all, delete-orphan", order_by="HardStop.minute"
    )
    sessions: Mapped[list[SessionBlock]] = relationship(back_populates="day")

    @property
    def number(self) -> int:
        """1 for the first day of the meeting."""
        return 1 + sum(1 for other in self.meeting.days if other.date < self.date)


class HardStop(Row):
    """A minute of a day after which nothing can go on, such as the end of interpretation."""

    __tablename__ = "hard_stop"
    __table_args__ = (CheckConstraint("minute >= 0 AND minute <= 1440", name="minute_of_day"),)

    day_id: Mapped[str] = mapped_column(refers_to("day"), index=True)
    minute: Mapped[int] = whole(0, MINUTES_PER_DAY)
    title: Mapped[str] = text()

    day: Mapped[Day] = relationship(back_populates="hard_stops")


class Room(Row):
    """A place where sessions are held."""

    __tablename__ = "room"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    name: Mapped[str] = text()
    kind: Mapped[RoomKind] = mapped_column(one_of(RoomKind), default=RoomKind.PLENARY)
    layout: Mapped[RoomLayout] = mapped_column(one_of(RoomLayout), default=RoomLayout.PODIUM)
    capacity: Mapped[int | None] = whole(0, MOST)
    position: Mapped[int] = position()
    notes: Mapped[str] = text()

    meeting: Mapped[Meeting] = relationship(back_populates="rooms")
    sessions: Mapped[list[SessionBlock]] = relationship(back_populates="room")


class Document(Row):
    """A background document: title, symbol such as A/71/728, and where to find it."""

    __tablename__ = "document"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    title: Mapped[str] = text()
    symbol: Mapped[str] = text()
    link: Mapped[str] = text()
    position: Mapped[int] = position()

    meeting: Mapped[Meeting] = relationship(back_populates="documents")
