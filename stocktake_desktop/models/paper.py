"""Paper: who is to get how many copies of a sheet, and what was printed.

Each issue of a sheet is kept with its revision, its mark, its fingerprint and its frozen content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import FACTS, Row
from stocktake_desktop.models.columns import MOST, belongs_to, short_text, text, when, whole
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting

_DISTRIBUTION = "distribution"
MARK_LENGTH = 4
"""Signs of the mark of a printing."""
MOST_COPIES = 999
"""Copies of one sheet that are printed at once."""
LONGEST_CONTENT = 50_000_000
"""Characters of all that a printed sheet says, as JSON."""


class Distribution(Row):
    """How many copies of a kind of sheet come out, and to whom they go, in words: "chair, podium"."""

    __tablename__ = "distribution"
    noun = N_("distribution")
    __table_args__ = (UniqueConstraint("sheet"),)

    meeting_id: Mapped[str] = belongs_to("meeting")
    sheet: Mapped[str] = short_text(40, unit=_DISTRIBUTION)
    copies: Mapped[int] = whole(1, MOST_COPIES, N_("Number of copies"), unit=_DISTRIBUTION)
    goes_to: Mapped[str] = text(N_("To whom"), unit=_DISTRIBUTION)

    meeting: Mapped[Meeting] = relationship(back_populates="distribution")


class SheetIssue(Row):
    """One printing of a sheet: paper, so no undo takes it back and its revision is never given again.

    `subject` is the id of the session or day it is about, or the meeting's. `printed_at` is wall-clock time of the
    meeting, as on the paper. `event_id` names the event of the log it was printed in, `letter` the copy of the plan it
    was printed from, `mark` its four signs (both empty on paper of earlier versions). `content_version` is that of its
    kind of sheet then, `copies` how many came out, where that is known, and `goes_to` who got them. `days` are the
    dates of those whose pages alone came out as corrected pages; all did where there are none.
    """

    __tablename__ = "sheet_issue"
    noun = N_("printing")
    __table_args__ = ({"info": FACTS},)

    meeting_id: Mapped[str] = belongs_to("meeting", unit=None)
    sheet: Mapped[str] = short_text(40, unit=None)
    subject: Mapped[str] = short_text(32, index=True, unit=None)
    language: Mapped[str] = short_text(8, default="en", unit=None)
    revision: Mapped[int] = whole(1, MOST, unit=None)
    printed_at: Mapped[datetime] = when(unit=None)
    fingerprint: Mapped[str] = short_text(64, unit=None)
    content: Mapped[str] = text(most=LONGEST_CONTENT, unit=None)
    event_id: Mapped[str] = short_text(32, default="", unit=None)
    letter: Mapped[str] = short_text(4, default="", unit=None)
    mark: Mapped[str] = short_text(MARK_LENGTH, default="", unit=None)
    content_version: Mapped[int] = whole(0, MOST, default=1, unit=None)
    copies: Mapped[int | None] = whole(1, MOST, unit=None)
    goes_to: Mapped[str] = text(unit=None)
    days: Mapped[str] = text(unit=None)
    thrown_away_at: Mapped[datetime | None] = when(unit=None)

    @property
    def name(self) -> str:
        """What the printing is called, "Rev. 3·B · K7QM"."""
        return printing_name(self.revision, self.letter, self.mark)

    @property
    def lies_about(self) -> bool:
        """Whether the paper is still there, as far as anybody said."""
        return self.thrown_away_at is None

    meeting: Mapped[Meeting] = relationship(back_populates="sheet_issues")


def printing_name(revision: int, letter: str, mark: str, isolated: Callable[[str], str] = str) -> str:
    """Revision, letter of the copy and mark, as far as there are any: "Rev. 3·B · K7QM".

    `isolated` keeps letters and figures in their order where the line is read from the right.
    """
    number = isolated(f"{revision}·{letter}") if letter else str(revision)
    parts = (_("Rev. {revision}").format(revision=number), mark and isolated(mark))
    return " · ".join(filter(None, parts))


def next_revision(issues: Iterable[SheetIssue], key: tuple[str, str, str]) -> int:
    """The revision of the next printing of a sheet (kind, subject, language): none is ever given twice."""
    return 1 + max((it.revision for it in issues if (it.sheet, it.subject, it.language) == key), default=0)
