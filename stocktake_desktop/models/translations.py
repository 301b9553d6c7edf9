"""What things are called in other languages: a word of one field of one row, a language each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import text

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting


class Translation(Row):
    """One field ("title") of the row with the id `subject` in a language ("fr"); it goes away with its subject."""

    __tablename__ = "translation"
    __table_args__ = (UniqueConstraint("subject", "field", "language"),)

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    subject: Mapped[str] = mapped_column(String(32))
    field: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = text()

    meeting: Mapped[Meeting] = relationship(back_populates="translations")
