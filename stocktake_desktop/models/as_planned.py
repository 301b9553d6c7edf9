"""What the plan was before ways out of a late day changed it, kept beside the plan."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import MINUTES_PER_DAY, belongs_to, short_text, when, whole
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting

_STOOD, _STANDS = "stood", "stands"


class AsPlanned(Row):
    """How a session, an item or a speaker stood before the first way out of a late day gave other times or minutes.

    `subject` is the id of what it is about, `room` that of the room a session was in (empty for none), `left_out` are
    the minutes of its items that ways out left out: `minutes` count them. `new_start` and `new_minutes` are what the
    last way gave: as long as the plan has the one or the other, `start` or `minutes` is what was planned. Starts are
    those of sessions, wall-clock moments of the meeting.
    """

    __tablename__ = "as_planned"
    noun = N_("record of what was planned")

    meeting_id: Mapped[str] = belongs_to("meeting")
    subject: Mapped[str] = short_text(32, index=True)
    start: Mapped[datetime | None] = when(unit=_STOOD)
    minutes: Mapped[int] = whole(0, MINUTES_PER_DAY, unit=_STOOD)
    room: Mapped[str] = short_text(32, default="", unit=_STOOD)
    left_out: Mapped[int] = whole(0, MINUTES_PER_DAY, default=0, unit=_STOOD)
    new_start: Mapped[datetime | None] = when(unit=_STANDS)
    new_minutes: Mapped[int] = whole(0, MINUTES_PER_DAY, unit=_STANDS)

    meeting: Mapped[Meeting] = relationship(back_populates="as_planned")
