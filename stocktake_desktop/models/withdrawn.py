"""What ran and has left the programme: kept under the name it had, for the report of the day on which it ran."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    KEPT,
    MINUTES_PER_DAY,
    MOST,
    belongs_to,
    choice,
    flag,
    position,
    text,
    when,
    whole,
)
from stocktake_desktop.models.vocabulary import SegmentKind, SessionKind
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Day, Meeting, Room

_RUN = "run"


class WithdrawnSession(Row):
    """A session that ran and was then removed, parked or moved to another day: as planned, and as it really went."""

    __tablename__ = "withdrawn_session"
    noun = N_("withdrawn session")
    __table_args__ = (CheckConstraint("held_seconds >= 0", name="held_seconds"),)

    meeting_id: Mapped[str] = belongs_to("meeting")
    day_id: Mapped[str] = belongs_to("day", N_("Day"), KEPT)
    room_id: Mapped[str | None] = belongs_to("room", N_("Room"), KEPT)
    title: Mapped[str] = text(N_("Title"))
    kind: Mapped[SessionKind] = choice(SessionKind, N_("Kind"), default=SessionKind.PLENARY)
    start: Mapped[int] = whole(0, MINUTES_PER_DAY - 1, N_("Starts"), unit=_RUN)
    minutes: Mapped[int] = whole(1, MINUTES_PER_DAY, N_("Minutes"), unit=_RUN)
    started: Mapped[datetime | None] = when(N_("Started"), unit=_RUN)
    ended: Mapped[datetime | None] = when(N_("Ended"), unit=_RUN)
    held_seconds: Mapped[int] = whole(0, MOST, N_("Seconds held"), default=0, unit=_RUN)

    meeting: Mapped[Meeting] = relationship(back_populates="withdrawn")
    day: Mapped[Day] = relationship(back_populates="withdrawn")
    room: Mapped[Room | None] = relationship(back_populates="withdrawn")
    parts: Mapped[list[WithdrawnPart]] = relationship(
        back_populates="withdrawn", cascade="all, delete-orphan", order_by="WithdrawnPart.position"
    )


class WithdrawnPart(Row):
    """What there was in a withdrawn session: an item of some `kind`, or (no kind) who spoke from the floor."""

    __tablename__ = "withdrawn_part"
    noun = N_("part of a withdrawn session")
    __table_args__ = (CheckConstraint("held_seconds >= 0", name="held_seconds"),)

    withdrawn_id: Mapped[str] = belongs_to("withdrawn_session")
    position: Mapped[int] = position()
    title: Mapped[str] = text(N_("Title"))
    kind: Mapped[SegmentKind | None] = choice(SegmentKind, N_("Kind"), unit=_RUN)
    minutes: Mapped[int | None] = whole(0, MINUTES_PER_DAY, N_("Minutes"), unit=_RUN)
    started: Mapped[datetime | None] = when(N_("Started"), unit=_RUN)
    ended: Mapped[datetime | None] = when(N_("Ended"), unit=_RUN)
    held_seconds: Mapped[int] = whole(0, MOST, N_("Seconds held"), default=0, unit=_RUN)
    is_skipped: Mapped[bool] = flag(N_("Skipped"), default=False, unit=_RUN)

    withdrawn: Mapped[WithdrawnSession] = relationship(back_populates="parts")
