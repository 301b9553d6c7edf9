"""What things are called in other languages: a word of one field of one row, a language each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import belongs_to, short_text, text
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting


class Translation(Row):
    """One field ("title") of the row with the id `subject` in a language ("fr"); it goes away with its subject."""

    __tablename__ = "translation"
    noun = N_("translation")
    __table_args__ = (UniqueConstraint("subject", "field", "language"),)

    meeting_id: Mapped[str] = belongs_to("meeting")
    subject: Mapped[str] = short_text(32)
    field: Mapped[str] = short_text(40)
    language: Mapped[str] = short_text(8, N_("Language"))
    text: Mapped[str] = text(N_("Text"))

    meeting: Mapped[Meeting] = relationship(back_populates="translations")
