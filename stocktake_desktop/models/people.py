"""Who: persons, organisations, and where they appear in the programme. Names are never an identity."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    EDITED,
    KEPT,
    LONG,
    MINUTES_PER_DAY,
    PRIVATE,
    SEARCHED,
    TRANSLATED,
    belongs_to,
    choice,
    flag,
    position,
    text,
    when,
    whole,
)
from stocktake_desktop.models.vocabulary import Category, Gender, Rank, Role, Status
from stocktake_desktop.words import N_, legible

if TYPE_CHECKING:
    from stocktake_desktop.models.floor import FloorRequest
    from stocktake_desktop.models.meeting import Meeting
    from stocktake_desktop.models.programme import Segment, SessionBlock
    from stocktake_desktop.models.running import SpeakingTurn

_WHO = "who"
"""Who appears, as what, and for how long: one thing where two copies of a plan are held against each other."""
_SOMEBODY = "person_id IS NOT NULL OR organisation_id IS NOT NULL OR placeholder <> ''"


class Organisation(Row):
    """A delegation, agency or group; a collective such as "All participants" can be in many places at once."""

    __tablename__ = "organisation"
    noun = N_("organisation")

    meeting_id: Mapped[str] = belongs_to("meeting")
    name: Mapped[str] = text(N_("Name"), EDITED | TRANSLATED | SEARCHED)
    short_name: Mapped[str] = text(N_("Short name"), EDITED | TRANSLATED | SEARCHED)
    category: Mapped[Category] = choice(Category, N_("Category"), EDITED | SEARCHED, default=Category.OTHER)
    collective: Mapped[bool] = flag(
        N_("A group that is never double-booked"),
        EDITED,
        default=False,
        hint=N_("Such as “All participants”: it can be in several sessions at once"),
    )
    contact: Mapped[str] = text(N_("Contact"), EDITED | PRIVATE)
    notes: Mapped[str] = text(N_("Notes"), EDITED | SEARCHED | LONG | PRIVATE)

    meeting: Mapped[Meeting] = relationship(back_populates="organisations")
    people: Mapped[list[Person]] = relationship(back_populates="organisation")
    appearances: Mapped[list[Appearance]] = relationship(back_populates="organisation")
    alternates: Mapped[list[Alternate]] = relationship(back_populates="organisation")
    floor_requests: Mapped[list[FloorRequest]] = relationship(back_populates="organisation")


class Person(Row):
    """Somebody with a name; presence is wall-clock time of the meeting, open ends mean unknown."""

    __tablename__ = "person"
    noun = N_("person")

    meeting_id: Mapped[str] = belongs_to("meeting")
    organisation_id: Mapped[str | None] = belongs_to("organisation", N_("Organisation"), KEPT)
    honorific: Mapped[str] = text(N_("Honorific"), EDITED | TRANSLATED | SEARCHED, hint=N_("H.E. Mr."))
    rank: Mapped[Rank | None] = choice(Rank, N_("Rank"), EDITED | SEARCHED)
    gender: Mapped[Gender | None] = choice(Gender, N_("Gender"), EDITED)
    given_name: Mapped[str] = text(N_("Given name"), EDITED | TRANSLATED | SEARCHED)
    family_name: Mapped[str] = text(N_("Family name"), EDITED | TRANSLATED | SEARCHED)
    native_name: Mapped[str] = text(N_("Native script"), EDITED | SEARCHED)
    respelling: Mapped[str] = text(N_("Respelling"), EDITED | SEARCHED, hint=N_("PAIN-ya nee-EH-toh"))
    function: Mapped[str] = text(N_("Function"), EDITED | TRANSLATED | SEARCHED)
    languages: Mapped[str] = text(N_("Languages"), EDITED, hint=N_("English, French"))
    step_free: Mapped[bool] = flag(
        N_("Needs a seat without steps"),
        EDITED,
        default=False,
        hint=N_("Sits at the end of the podium, at the chair’s right, unless another seat is typed"),
    )
    contact: Mapped[str] = text(N_("Contact"), EDITED | PRIVATE)
    present_from: Mapped[datetime | None] = when(N_("Present from"), EDITED)
    present_to: Mapped[datetime | None] = when(N_("Present to"), EDITED)
    notes: Mapped[str] = text(N_("Notes"), EDITED | SEARCHED | LONG | PRIVATE)

    meeting: Mapped[Meeting] = relationship(back_populates="people")
    organisation: Mapped[Organisation | None] = relationship(back_populates="people")
    appearances: Mapped[list[Appearance]] = relationship(back_populates="person")
    alternates: Mapped[list[Alternate]] = relationship(back_populates="person")
    floor_requests: Mapped[list[FloorRequest]] = relationship(back_populates="person")

    @property
    def name(self) -> str:
        """Given and family name, "Enrique Peña Nieto"."""
        return " ".join(part for part in (self.given_name, self.family_name) if legible(part))


class Asked:
    """Whether somebody comes: asked on a day, to answer by another, answered at a moment of the meeting's clock.

    The answer is a few words, such as by whom it was given.
    """

    status: Mapped[Status] = choice(Status, N_("Status"), EDITED, default=Status.TO_BE_CONFIRMED, unit=_WHO)
    asked_on: Mapped[Date | None] = when(N_("Asked on"), unit=_WHO)
    answer_by: Mapped[Date | None] = when(N_("Answer by"), unit=_WHO)
    answered_at: Mapped[datetime | None] = when(N_("Answered"), unit=_WHO)
    answer: Mapped[str] = text(N_("Answer"), EDITED | PRIVATE, hint=N_("By mail, Ana R."), unit=_WHO)


class Appearance(Asked, Row):
    """A person, an organisation or a placeholder in a session, or in one of its segments.

    Who is expected late comes `not_before` that moment, in wall-clock time of the meeting; the session waits for them.
    """

    __tablename__ = "appearance"
    noun = N_("appearance")
    __table_args__ = (CheckConstraint(_SOMEBODY, name="somebody"),)

    session_id: Mapped[str] = belongs_to("session_block")
    segment_id: Mapped[str | None] = belongs_to("segment", N_("Item"), KEPT)
    person_id: Mapped[str | None] = belongs_to("person", N_("Person"), KEPT, unit=_WHO)
    organisation_id: Mapped[str | None] = belongs_to("organisation", N_("Organisation"), KEPT, unit=_WHO)
    placeholder: Mapped[str] = text(N_("Placeholder"), TRANSLATED | SEARCHED, unit=_WHO)
    role: Mapped[Role] = choice(Role, N_("Role"), EDITED, default=Role.PANELLIST, unit=_WHO)
    position: Mapped[int] = position(KEPT, key="order")
    minutes: Mapped[int | None] = whole(0, MINUTES_PER_DAY, N_("Minutes"), EDITED, unit=_WHO)
    seat: Mapped[str] = text(N_("Seat"), EDITED)
    not_before: Mapped[datetime | None] = when(N_("Comes not before"), unit=_WHO)
    notes: Mapped[str] = text(N_("Notes"), EDITED | TRANSLATED | SEARCHED | LONG | PRIVATE)

    session: Mapped[SessionBlock] = relationship(back_populates="appearances")
    segment: Mapped[Segment | None] = relationship(back_populates="appearances")
    person: Mapped[Person | None] = relationship(back_populates="appearances")
    organisation: Mapped[Organisation | None] = relationship(back_populates="appearances")
    turns: Mapped[list[SpeakingTurn]] = relationship(back_populates="appearance")
    alternates: Mapped[list[Alternate]] = relationship(
        back_populates="appearance", cascade="all, delete-orphan", order_by="Alternate.position"
    )

    @property
    def name(self) -> str:
        """Who it is, in words: the person, else the organisation, else the placeholder as typed."""
        return name_of(self)

    @property
    def delegation(self) -> str:
        """What a person speaks for: the organisation given here, else the person's own; else empty."""
        organisation = self.organisation or (self.person.organisation if self.person else None)
        return organisation.name if organisation and self.person else ""

    @property
    def is_collective(self) -> bool:
        """True for a group that is never double-booked and never asked to confirm."""
        return _is_collective(self)


class Alternate(Asked, Row):
    """Who steps in when the one named does not come; ranked by position, and asked like who is named."""

    __tablename__ = "alternate"
    noun = N_("alternate")
    __table_args__ = (CheckConstraint(_SOMEBODY, name="somebody"),)

    appearance_id: Mapped[str] = belongs_to("appearance")
    person_id: Mapped[str | None] = belongs_to("person", N_("Person"), KEPT, unit=_WHO)
    organisation_id: Mapped[str | None] = belongs_to("organisation", N_("Organisation"), KEPT, unit=_WHO)
    placeholder: Mapped[str] = text(N_("Placeholder"), TRANSLATED | SEARCHED, unit=_WHO)
    position: Mapped[int] = position()

    appearance: Mapped[Appearance] = relationship(back_populates="alternates")
    person: Mapped[Person | None] = relationship(back_populates="alternates")
    organisation: Mapped[Organisation | None] = relationship(back_populates="alternates")

    @property
    def name(self) -> str:
        """Who it is, in words."""
        return name_of(self)

    @property
    def session(self) -> SessionBlock:
        """The session in which they may step in."""
        return self.appearance.session

    @property
    def is_collective(self) -> bool:
        """True for a group that is never asked to confirm."""
        return _is_collective(self)


def name_of(somebody: Appearance | Alternate) -> str:
    """The words for a person, an organisation or a placeholder; a nameless person goes by function."""
    if somebody.person is not None:
        return somebody.person.name or somebody.person.function
    return somebody.organisation.name if somebody.organisation is not None else somebody.placeholder


def _is_collective(somebody: Appearance | Alternate) -> bool:
    return somebody.person_id is None and somebody.organisation is not None and somebody.organisation.collective
