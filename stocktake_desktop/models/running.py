"""What really happened: when items began and ended and who had the floor, kept beside the plan and never over it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import (
    KEPT,
    MINUTES_PER_DAY,
    MOST,
    belongs_to,
    declared,
    flag,
    text,
    when,
    whole,
)
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.people import Appearance
    from stocktake_desktop.models.programme import Segment, SessionBlock

_RUN = "run"


class Actual(Row):
    """How a session (no segment) or one of its segments really went; there is at most one of each.

    Moments are wall-clock time of the meeting, to the second; in the hour that comes twice when summer time ends, the
    second time is a microsecond later. `held_since` is set while the item is held,
    `held_seconds` sums the holds that are over. A skipped item has no `started`; its `ended` says when it was skipped.
    """

    __tablename__ = "actual"
    noun = N_("record of what happened")
    __table_args__ = (
        CheckConstraint("held_seconds >= 0", name="held_seconds"),
        Index("uq_actual_segment", "segment_id", unique=True),
        Index("uq_actual_session_itself", "session_id", unique=True, sqlite_where=sql("segment_id IS NULL")),
    )

    session_id: Mapped[str] = belongs_to("session_block")
    segment_id: Mapped[str | None] = mapped_column(refers_to("segment"), info=declared())
    started: Mapped[datetime | None] = when(N_("Started"), unit=_RUN)
    ended: Mapped[datetime | None] = when(N_("Ended"), unit=_RUN)
    held_since: Mapped[datetime | None] = when(N_("Held since"), unit=_RUN)
    held_seconds: Mapped[int] = whole(0, MOST, N_("Seconds held"), default=0, unit=_RUN)
    is_skipped: Mapped[bool] = flag(N_("Skipped"), default=False, unit=_RUN)

    session: Mapped[SessionBlock] = relationship(back_populates="actuals")
    segment: Mapped[Segment | None] = relationship(back_populates="actuals")


class SpeakingTurn(Row):
    """Who had the floor in a session or one of its segments, from when to when; a turn without an end lasts.

    `minutes` are those that were given: what the plan had when it began, one more or less as pressed since; None where
    nobody said. Who spoke is kept by name, as `spoken_as`, whatever becomes of the place in the programme. Holds count
    as in `Actual`. The floor list has turns of its own.
    """

    __tablename__ = "speaking_turn"
    noun = N_("turn to speak")
    __table_args__ = (CheckConstraint("held_seconds >= 0", name="held_seconds"),)

    session_id: Mapped[str] = belongs_to("session_block")
    segment_id: Mapped[str | None] = belongs_to("segment", N_("Item"), KEPT)
    appearance_id: Mapped[str | None] = belongs_to("appearance", N_("Speaker"), KEPT)
    spoken_as: Mapped[str] = text(N_("Has spoken as"))
    minutes: Mapped[int | None] = whole(1, MINUTES_PER_DAY, N_("Minutes given"))
    started: Mapped[datetime] = when(N_("Started"), unit=_RUN)
    ended: Mapped[datetime | None] = when(N_("Ended"), unit=_RUN)
    held_since: Mapped[datetime | None] = when(N_("Held since"), unit=_RUN)
    held_seconds: Mapped[int] = whole(0, MOST, N_("Seconds held"), default=0, unit=_RUN)

    session: Mapped[SessionBlock] = relationship(back_populates="turns")
    segment: Mapped[Segment | None] = relationship(back_populates="turns")
    appearance: Mapped[Appearance | None] = relationship(back_populates="turns")
