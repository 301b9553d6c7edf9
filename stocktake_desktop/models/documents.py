"""The register of documents: what came out of the consultations, background documents, and who takes them up."""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    EDITED,
    KEPT,
    LONG,
    PRIVATE,
    SEARCHED,
    TRANSLATED,
    belongs_to,
    choice,
    flag,
    position,
    short_text,
    text,
    when,
    whole,
)
from stocktake_desktop.models.kept_file import DIGEST_LENGTH, LARGEST_FILE, must_be_digest
from stocktake_desktop.models.vocabulary import DocumentKind
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting
    from stocktake_desktop.models.programme import GuidingQuestion, SessionBlock

_FILE = "file"
_LONGEST_NAME = 255


class MeetingDocument(Row):
    """A document of the meeting: what it is, its symbol such as A/71/728, whose it is, and where to find it.

    Themes are plain text, one a line. Its file, where it has one, is named by the `digest` of its content; that lies
    beside the log (`kept_file.py`). `file_size` is in bytes. The notes are for the secretariat alone.
    """

    __tablename__ = "document"
    noun = N_("document")

    meeting_id: Mapped[str] = belongs_to("meeting")
    kind: Mapped[DocumentKind] = choice(DocumentKind, N_("Kind"), EDITED, default=DocumentKind.BACKGROUND)
    title: Mapped[str] = text(N_("Title"), EDITED | TRANSLATED | SEARCHED)
    symbol: Mapped[str] = text(N_("Symbol"), EDITED | SEARCHED)
    date: Mapped[Date | None] = when(N_("Date"), EDITED)
    origin: Mapped[str] = text(N_("Origin"), EDITED | SEARCHED, hint=N_("Such as ECLAC, Santiago"))
    themes: Mapped[str] = text(N_("Themes"), EDITED | SEARCHED | LONG)
    link: Mapped[str] = text(N_("Link"), EDITED)
    file_name: Mapped[str] = short_text(_LONGEST_NAME, N_("File"), default="", unit=_FILE)
    file_size: Mapped[int] = whole(0, LARGEST_FILE, N_("Bytes of the file"), default=0, unit=_FILE)
    digest: Mapped[str] = short_text(
        DIGEST_LENGTH, N_("Digest of the file"), default="", rule=must_be_digest, unit=_FILE
    )
    notes: Mapped[str] = text(N_("Internal note"), EDITED | SEARCHED | LONG | PRIVATE)
    position: Mapped[int] = position(EDITED)

    meeting: Mapped[Meeting] = relationship(back_populates="documents")
    sessions: Mapped[list[SessionDocument]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="SessionDocument.position"
    )
    questions: Mapped[list[QuestionDocument]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="QuestionDocument.position"
    )

    @property
    def name(self) -> str:
        """Symbol and title, as far as it has them: "A/71/728, Report of the Special Representative"."""
        return ", ".join(filter(None, (self.symbol.strip(), self.title.strip())))


class SessionDocument(Row):
    """A document that a session takes up, or (`is_background`) only has at hand."""

    __tablename__ = "session_document"
    noun = N_("document of a session")

    session_id: Mapped[str] = belongs_to("session_block")
    document_id: Mapped[str] = belongs_to("document", N_("Document"), KEPT)
    position: Mapped[int] = position()
    is_background: Mapped[bool] = flag(N_("Background only"), default=False)

    session: Mapped[SessionBlock] = relationship(back_populates="documents")
    document: Mapped[MeetingDocument] = relationship(back_populates="sessions")


class QuestionDocument(Row):
    """A document that a guiding question refers to."""

    __tablename__ = "question_document"
    noun = N_("document of a question")

    question_id: Mapped[str] = belongs_to("guiding_question")
    document_id: Mapped[str] = belongs_to("document", N_("Document"), KEPT)
    position: Mapped[int] = position()

    question: Mapped[GuidingQuestion] = relationship(back_populates="documents")
    document: Mapped[MeetingDocument] = relationship(back_populates="questions")
