"""What was printed: each issue of a sheet with its revision, its fingerprint and its frozen content."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import MOST, text, whole

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting


LONGEST_CONTENT = 50_000_000
"""Characters of all that a printed sheet says, as JSON."""


class SheetIssue(Row):
    """One printing of a sheet; `subject` is the id of the session or day it is about, or the meeting's."""

    __tablename__ = "sheet_issue"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    sheet: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(32), index=True)
    language: Mapped[str] = mapped_column(String(8), default="en")
    revision: Mapped[int] = whole(1, MOST)
    printed_at: Mapped[datetime]
    """Wall-clock time of the meeting, as on the paper."""
    fingerprint: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = text(LONGEST_CONTENT)

    meeting: Mapped[Meeting] = relationship(back_populates="sheet_issues")
