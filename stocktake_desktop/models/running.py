"""What really happened: when sessions and segments began and ended, kept beside the plan and never over it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import MOST, belongs_to, declared, flag, when, whole
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.programme import Segment, SessionBlock

_RUN = "run"


class Actual(Row):
    """How a session (no segment) or one of its segments really went; there is at most one of each.

    Moments are wall-clock time of the meeting, to the second. `held_since` is set while the item is held,
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
