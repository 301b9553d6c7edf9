"""What the chair says at a step, and what is done there: the words, IFs and cues that staff wrote themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    KEPT,
    SEARCHED,
    TRANSLATED,
    belongs_to,
    choice,
    flag,
    position,
    short_text,
    text,
)
from stocktake_desktop.models.script_text import must_know_fields
from stocktake_desktop.models.vocabulary import Occasion, Pictogram, SessionKind, StepKind
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting


class Sentence(Row):
    """What is said at a kind of step, or with an `occasion` what is said if that happens, in one language.

    It holds for its `subject`, by its id, and all within: the meeting (there, with a `session_kind`, for the sessions
    of that kind alone), a session, or a segment. With `who` (the id of a person or an organisation, of the place of
    somebody without either) it holds where that one speaks, in the session `subject`. An empty text in no language
    says nothing, in any. It goes away with its subject and with who it is for.
    """

    __tablename__ = "sentence"
    noun = N_("sentence")
    __table_args__ = (CheckConstraint("(text = '') = (language = '')", name="silence_has_no_language"),)

    meeting_id: Mapped[str] = belongs_to("meeting")
    subject: Mapped[str] = short_text(32)
    session_kind: Mapped[SessionKind | None] = choice(SessionKind, N_("Kind of session"), KEPT)
    who: Mapped[str] = short_text(32, default="")
    step: Mapped[StepKind] = choice(StepKind, N_("Step"), KEPT)
    occasion: Mapped[Occasion | None] = choice(Occasion, N_("IF"), KEPT)
    language: Mapped[str] = short_text(8, N_("Language"), default="")
    text: Mapped[str] = text(N_("Words to say"), SEARCHED, rule=must_know_fields)

    meeting: Mapped[Meeting] = relationship(back_populates="sentences")


class ScriptCue(Row):
    """What somebody does at a kind of step, for the same subjects as a sentence.

    Those of one pictogram that stand lowest are the ones that hold; one that is off takes the cue away. Without words
    of its own it has those that are usual for its pictogram, and whoever does it usually.
    """

    __tablename__ = "script_cue"
    noun = N_("cue")

    meeting_id: Mapped[str] = belongs_to("meeting")
    subject: Mapped[str] = short_text(32)
    session_kind: Mapped[SessionKind | None] = choice(SessionKind, N_("Kind of session"), KEPT)
    who: Mapped[str] = short_text(32, default="")
    step: Mapped[StepKind] = choice(StepKind, N_("Step"), KEPT)
    pictogram: Mapped[Pictogram] = choice(Pictogram, N_("Pictogram"), KEPT)
    position: Mapped[int] = position(KEPT)
    words: Mapped[str] = text(N_("Cue"), TRANSLATED | SEARCHED, rule=must_know_fields)
    done_by: Mapped[str] = text(N_("Who does it"), TRANSLATED | SEARCHED)
    is_strong: Mapped[bool] = flag(N_("Must not be missed"), default=False)
    is_off: Mapped[bool] = flag(N_("Switched off"), default=False)

    meeting: Mapped[Meeting] = relationship(back_populates="cues")


def script_of(meeting: Meeting) -> list[Sentence | ScriptCue]:
    """All that staff wrote of the script of a meeting."""
    return [*meeting.sentences, *meeting.cues]
