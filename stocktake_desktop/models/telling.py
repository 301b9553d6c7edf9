"""Who was told of the programme as it stood at a point of the history."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import FACTS, Row
from stocktake_desktop.models.columns import belongs_to, flag, short_text, when
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting


class Telling(Row):
    """Somebody was told of all that had changed: a letter has gone out, so no undo takes it back.

    `subject` is the id of the person or organisation, `event_id` names the event of the log it was noted in, up to
    which they know the programme. `told_at` is wall-clock time of the meeting. `is_void`: they were not, after all.
    """

    __tablename__ = "telling"
    noun = N_("word sent")
    __table_args__ = ({"info": FACTS},)

    meeting_id: Mapped[str] = belongs_to("meeting", unit=None)
    subject: Mapped[str] = short_text(32, index=True, unit=None)
    told_at: Mapped[datetime] = when(unit=None)
    event_id: Mapped[str] = short_text(32, default="", unit=None)
    is_void: Mapped[bool] = flag(default=False, unit=None)

    meeting: Mapped[Meeting] = relationship(back_populates="tellings")
