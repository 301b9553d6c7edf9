"""The frame of a meeting: days, hard stops and rooms."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import EVERYWHERE, Row
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
from stocktake_desktop.models.text_rules import LONGEST_EMBLEM, must_be_emblem, must_be_time_zone
from stocktake_desktop.models.vocabulary import HallAlphabet, PodiumSize, RoomKind, RoomLayout
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.as_planned import AsPlanned
    from stocktake_desktop.models.asking import TimeRequest
    from stocktake_desktop.models.documents import MeetingDocument
    from stocktake_desktop.models.paper import Distribution, SheetIssue
    from stocktake_desktop.models.people import Organisation, Person
    from stocktake_desktop.models.programme import SessionBlock
    from stocktake_desktop.models.rules import Acknowledgement, RoleRule
    from stocktake_desktop.models.script import ScriptCue, Sentence
    from stocktake_desktop.models.telling import Telling
    from stocktake_desktop.models.translations import Translation
    from stocktake_desktop.models.withdrawn import WithdrawnSession


_HOUSE_STYLE = "house style"
_HALL = "hall"
"""Who sits first in the hall, drawn by lot or typed, and by which alphabet all others follow."""
_FLOOR = "speaking time"
"""How long each category may speak from the floor."""
_WARNING = "warnings"
_LATEST = 3600
"""Seconds before the end of their time at which a speaker is warned at the earliest."""
_FASTEST = 600


class Meeting(Row):
    """The whole event; a plan file holds exactly one. Who changes rooms needs `turnaround_minutes` to walk.

    The house style of its sheets: a line about who holds it, "Internal", the duty officer, an emblem as a data string
    ("data:image/png;base64,…"), colours, the size of text on podium sheets, and whether those
    have objectives and format. The last three columns are of earlier versions, in which a rehearsal turned the clock of
    the meeting itself; nothing reads them.
    """

    __tablename__ = "meeting"
    noun = N_("meeting")

    title: Mapped[str] = text(N_("Title"), EDITED | TRANSLATED | SEARCHED)
    place: Mapped[str] = text(N_("Place"), EDITED | TRANSLATED)
    timezone: Mapped[str] = short_text(64, N_("Time zone"), EDITED, default="UTC", rule=must_be_time_zone)
    notes: Mapped[str] = text(N_("Notes"), EDITED | LONG | PRIVATE)
    turnaround_minutes: Mapped[int] = whole(0, MINUTES_PER_DAY, N_("Minutes to change rooms"), EDITED, default=10)
    organisation_line: Mapped[str] = text(N_("Organisation line"), EDITED | TRANSLATED, unit=_HOUSE_STYLE)
    is_internal: Mapped[bool] = flag(N_("Internal"), EDITED, default=False, unit=_HOUSE_STYLE)
    duty_officer: Mapped[str] = text(N_("Duty officer"), EDITED, unit=_HOUSE_STYLE)
    emblem: Mapped[str] = text(N_("Emblem"), EDITED, most=LONGEST_EMBLEM, rule=must_be_emblem, unit=_HOUSE_STYLE)
    in_colour: Mapped[bool] = flag(N_("Colours"), EDITED, default=True, unit=_HOUSE_STYLE)
    podium_size: Mapped[PodiumSize] = choice(
        PodiumSize, N_("Text of podium sheets"), EDITED, default=PodiumSize.NORMAL, unit=_HOUSE_STYLE
    )
    podium_has_brief: Mapped[bool] = flag(
        N_("Objectives and format on podium sheets"), EDITED, default=False, unit=_HOUSE_STYLE
    )
    stamp_has_code: Mapped[bool] = flag(
        N_("Mark of the stamp as a QR code, too"), EDITED, default=False, unit=_HOUSE_STYLE
    )
    first_seat: Mapped[str] = text(N_("First seat in the hall"), EDITED, hint=N_("Such as Mexico, or M"), unit=_HALL)
    first_seat_lot: Mapped[int | None] = whole(1, MOST, N_("Lot"), unit=_HALL)
    hall_alphabet: Mapped[HallAlphabet] = choice(
        HallAlphabet, N_("Alphabetical order of the hall"), EDITED, default=HallAlphabet.ENGLISH, unit=_HALL
    )
    group_minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, N_("Chairs of groups"), EDITED, default=5, unit=_FLOOR)
    state_minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, N_("States"), EDITED, default=3, unit=_FLOOR)
    observer_minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, N_("Observers"), EDITED, default=2, unit=_FLOOR)
    reply_minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, N_("First right of reply"), EDITED, default=10, unit=_FLOOR)
    second_reply_minutes: Mapped[int] = whole(
        1, MINUTES_PER_DAY, N_("Second right of reply"), EDITED, default=5, unit=_FLOOR
    )
    ceremony_warning: Mapped[int] = whole(0, _LATEST, N_("Warning in ceremonies"), EDITED, default=120, unit=_WARNING)
    presentation_warning: Mapped[int] = whole(
        0, _LATEST, N_("Warning in presentations"), EDITED, default=120, unit=_WARNING
    )
    panel_warning: Mapped[int] = whole(0, _LATEST, N_("Warning on panels"), EDITED, default=60, unit=_WARNING)
    floor_warning: Mapped[int] = whole(0, _LATEST, N_("Warning from the floor"), EDITED, default=30, unit=_WARNING)
    clock_shows: Mapped[datetime | None] = when(use=STAYS, unit=None)
    clock_set_at: Mapped[datetime | None] = when(use=STAYS, unit=None)
    clock_rate: Mapped[int] = whole(1, _FASTEST, use=STAYS, default=1, unit=None)

    days: Mapped[list[Day]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Day.date", info=EVERYWHERE
    )
    rooms: Mapped[list[Room]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Room.position", info=EVERYWHERE
    )
    documents: Mapped[list[MeetingDocument]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="MeetingDocument.position"
    )
    sessions: Mapped[list[SessionBlock]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    people: Mapped[list[Person]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    organisations: Mapped[list[Organisation]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    sheet_issues: Mapped[list[SheetIssue]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="SheetIssue.revision"
    )
    distribution: Mapped[list[Distribution]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Distribution.sheet"
    )
    tellings: Mapped[list[Telling]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    role_rules: Mapped[list[RoleRule]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="RoleRule.position", info=EVERYWHERE
    )
    acknowledgements: Mapped[list[Acknowledgement]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan"
    )
    translations: Mapped[list[Translation]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    sentences: Mapped[list[Sentence]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    cues: Mapped[list[ScriptCue]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="ScriptCue.position"
    )
    as_planned: Mapped[list[AsPlanned]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    withdrawn: Mapped[list[WithdrawnSession]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    time_requests: Mapped[list[TimeRequest]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="TimeRequest.asked_at", info=EVERYWHERE
    )


class Day(Row):
    """One dated day of the meeting; its number is its place among the days by date."""

    __tablename__ = "day"
    noun = N_("day")

    meeting_id: Mapped[str] = belongs_to("meeting")
    date: Mapped[Date] = when(N_("Date"), EDITED)
    title: Mapped[str] = text(N_("Title"), EDITED | TRANSLATED)
    notes: Mapped[str] = text(N_("Notes"), EDITED | LONG | PRIVATE)

    meeting: Mapped[Meeting] = relationship(back_populates="days")
    hard_stops: Mapped[list[HardStop]] = relationship(
        back_populates="day", cascade="all, delete-orphan", order_by="HardStop.minute"
    )
    sessions: Mapped[list[SessionBlock]] = relationship(back_populates="day")
    withdrawn: Mapped[list[WithdrawnSession]] = relationship(back_populates="day")
    time_requests: Mapped[list[TimeRequest]] = relationship(
        back_populates="day", cascade="all, delete-orphan", order_by="TimeRequest.asked_at"
    )

    @property
    def number(self) -> int:
        """1 for the first day of the meeting."""
        return 1 + sum(1 for other in self.meeting.days if other.date < self.date)


class HardStop(Row):
    """A minute of a day after which nothing can go on, such as the end of interpretation, and who watches it."""

    __tablename__ = "hard_stop"
    noun = N_("hard stop")
    __table_args__ = (CheckConstraint("minute >= 0 AND minute <= 1440", name="minute_of_day"),)

    day_id: Mapped[str] = belongs_to("day")
    minute: Mapped[int] = whole(0, MINUTES_PER_DAY, N_("Time"), EDITED)
    title: Mapped[str] = text(N_("Title"), EDITED | TRANSLATED)
    watched_by: Mapped[str] = text(N_("Who watches it"), EDITED | TRANSLATED | SEARCHED)

    day: Mapped[Day] = relationship(back_populates="hard_stops")


class Room(Row):
    """A place where sessions are held."""

    __tablename__ = "room"
    noun = N_("room")

    meeting_id: Mapped[str] = belongs_to("meeting")
    name: Mapped[str] = text(N_("Name"), EDITED | TRANSLATED | SEARCHED)
    kind: Mapped[RoomKind] = choice(RoomKind, N_("Kind"), EDITED, default=RoomKind.PLENARY)
    layout: Mapped[RoomLayout] = choice(RoomLayout, N_("Layout"), EDITED, default=RoomLayout.PODIUM)
    capacity: Mapped[int | None] = whole(0, MOST, N_("Seats"), EDITED)
    position: Mapped[int] = position(EDITED)
    notes: Mapped[str] = text(N_("Notes"), EDITED | LONG | PRIVATE)

    meeting: Mapped[Meeting] = relationship(back_populates="rooms")
    sessions: Mapped[list[SessionBlock]] = relationship(back_populates="room")
    withdrawn: Mapped[list[WithdrawnSession]] = relationship(back_populates="room")
    time_requests: Mapped[list[TimeRequest]] = relationship(back_populates="room")
