"""More time that was asked of somebody else, such as of the interpreters, and what they answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    EDITED,
    KEPT,
    MINUTES_PER_DAY,
    belongs_to,
    choice,
    short_text,
    text,
    when,
    whole,
)
from stocktake_desktop.models.vocabulary import TimeAnswer
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Day, Meeting, Room

_ID = 32
_ASKED, _ANSWERED = "asked", "answered"


class TimeRequest(Row):
    """A limit of a day that is in somebody else's hands, and for what goes on in one room is to wait until a minute.

    `subject` is the hard stop, or the locked session that is to begin later, by its id; what it is called (`title`) and
    when it would have been (`minute`) are kept with it. The answer is needed by the minute `answer_by`.
    """

    __tablename__ = "time_request"
    noun = N_("request for more time")

    meeting_id: Mapped[str] = belongs_to("meeting")
    day_id: Mapped[str] = belongs_to("day", N_("Day"), KEPT)
    room_id: Mapped[str | None] = belongs_to("room", N_("Room"), KEPT)
    subject: Mapped[str] = short_text(_ID, N_("Limit"), unit=_ASKED)
    title: Mapped[str] = text(N_("Title"), unit=_ASKED)
    minute: Mapped[int] = whole(0, MINUTES_PER_DAY, N_("Time"), unit=_ASKED)
    until: Mapped[int] = whole(0, MINUTES_PER_DAY, N_("Until"), unit=_ASKED)
    answer_by: Mapped[int] = whole(0, MINUTES_PER_DAY, N_("Answer by"), unit=_ASKED)
    asked_at: Mapped[datetime] = when(N_("Asked"), unit=_ASKED)
    answer: Mapped[TimeAnswer] = choice(TimeAnswer, N_("Answer"), default=TimeAnswer.OPEN, unit=_ANSWERED)
    answered_at: Mapped[datetime | None] = when(N_("Answered"), unit=_ANSWERED)
    answered_by: Mapped[str] = text(N_("Answered by"), EDITED, unit=_ANSWERED)

    meeting: Mapped[Meeting] = relationship(back_populates="time_requests")
    day: Mapped[Day] = relationship(back_populates="time_requests")
    room: Mapped[Room | None] = relationship(back_populates="time_requests")
