"""Who: persons, organisations, and where they appear in the programme. Names are never an identity."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import MINUTES_PER_DAY, one_of, position, text, whole
from stocktake_desktop.models.vocabulary import Category, Role, Status
from stocktake_desktop.words import legible

if TYPE_CHECKING:
    from stocktake_desktop.models.floor import FloorRequest
    from stocktake_desktop.models.meeting import Meeting
    from stocktake_desktop.models.programme import Segment, SessionBlock

_SOMEBODY = "person_id IS NOT NULL OR organisation_id IS NOT NULL OR placeholder <> ''"


class Organisation(Row):
    """A delegation, agency or group; a collective such as "All participants" can be in many places at once."""

    __tablename__ = "organisation"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    name: Mapped[str] = text()
    short_name: Mapped[str] = text()
    category: Mapped[Category] = mapped_column(one_of(Category), default=Category.OTHER)
    collective: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = text()

    meeting: Mapped[Meeting] = relationship(back_populates="organisations")
    people: Mapped[list[Person]] = relationship(back_populates="organisation")
    appearances: Mapped[list[Appearance]] = relationship(back_populates="organisation")
    alternates: Mapped[list[Alternate]] = relationship(back_populates="organisation")
    floor_requests: Mapped[list[FloorRequest]] = relationship(back_populates="organisation")


class Person(Row):
    """Somebody with a name; presence is wall-clock time of the meeting, open ends mean unknown."""

    __tablename__ = "person"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(refers_to("organisation"), index=True)
    honorific: Mapped[str] = text()
    given_name: Mapped[str] = text()
    family_name: Mapped[str] = text()
    native_name: Mapped[str] = text()
    respelling: Mapped[str] = text()
    function: Mapped[str] = text()
    languages: Mapped[str] = text()
    contact: Mapped[str] = text()
    present_from: Mapped[datetime | None]
    present_to: Mapped[datetime | None]
    notes: Mapped[str] = text()

    meeting: Mapped[Meeting] = relationship(back_populates="people")
    organisation: Mapped[Organisation | None] = relationship(back_populates="people")
    appearances: Mapped[list[Appearance]] = relationship(back_populates="person")
    alternates: Mapped[list[Alternate]] = relationship(back_populates="person")
    floor_requests: Mapped[list[FloorRequest]] = relationship(back_populates="person")

    @property
    def name(self) -> str:
        """Given and family name, "Enrique Peña Nieto"."""
        return " ".join(part for part in (self.given_name, self.family_name) if legible(part))


class Appearance(Row):
    """A person, an organisation or a placeholder in a session, or in one of its segments."""

    __tablename__ = "appearance"
    __table_args__ = (CheckConstraint(_SOMEBODY, name="somebody"),)

    session_id: Mapped[str] = mapped_column(refers_to("session_block"), index=True)
    segment_id: Mapped[str | None] = mapped_column(refers_to("segment"), index=True)
    person_id: Mapped[str | None] = mapped_column(refers_to("person"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(refers_to("organisation"), index=True)
    placeholder: Mapped[str] = text()
    role: Mapped[Role] = mapped_column(one_of(Role), default=Role.PANELLIST)
    status: Mapped[Status] = mapped_column(one_of(Status), default=Status.TO_BE_CONFIRMED)
    position: Mapped[int] = position()
    minutes: Mapped[int | None] = whole(0, MINUTES_PER_DAY)
    seat: Mapped[str] = text()
    notes: Mapped[str] = text()

    session: Mapped[SessionBlock] = relationship(back_populates="appearances")
    segment: Mapped[Segment | None] = relationship(back_populates="appearances")
    person: Mapped[Person | None] = relationship(back_populates="appearances")
    organisation: Mapped[Organisation | None] = relationship(back_populates="appearances")
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
        return self.person_id is None and self.organisation is not None and self.organisation.collective


class Alternate(Row):
    """Who steps in when the one named does not come; ranked by position."""

    __tablename__ = "alternate"
    __table_args__ = (CheckConstraint(_SOMEBODY, name="somebody"),)

    appearance_id: Mapped[str] = mapped_column(refers_to("appearance"), index=True)
    person_id: Mapped[str | None] = mapped_column(refers_to("person"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(refers_to("organisation"), index=True)
    placeholder: Mapped[str] = text()
    position: Mapped[int] = position()

    appearance: Mapped[Appearance] = relationship(back_populates="alternates")
    person: Mapped[Person | None] = relationship(back_populates="alternates")
    organisation: Mapped[Organisation | None] = relationship(back_populates="alternates")

    @property
    def name(self) -> str:
        """Who it is, in words."""
        return name_of(self)


def name_of(somebody: Appearance | Alternate) -> str:
    """The words for a person, an organisation or a placeholder; a nameless person goes by function."""
    if somebody.person is not None:
        return somebody.person.name or somebody.person.function
    return somebody.organisation.name if somebody.organisation is not None else somebody.placeholder
