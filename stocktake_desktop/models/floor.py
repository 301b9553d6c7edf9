"""The floor list: delegations that asked to speak in a session."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import MINUTES_PER_DAY, MOST, one_of, position, text, whole
from stocktake_desktop.models.vocabulary import FloorKind, FloorState

if TYPE_CHECKING:
    from stocktake_desktop.models.people import Organisation, Person
    from stocktake_desktop.models.programme import SessionBlock


class FloorRequest(Row):
    """A delegation that asked for the floor; `seconds_used` counts once it has spoken.

    `given_at` says since when it has the floor, in wall-clock time of the meeting.
    """

    __tablename__ = "floor_request"

    session_id: Mapped[str] = mapped_column(refers_to("session_block"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(refers_to("organisation"), index=True)
    person_id: Mapped[str | None] = mapped_column(refers_to("person"), index=True)
    kind: Mapped[FloorKind] = mapped_column(one_of(FloorKind), default=FloorKind.INSCRIBED)
    state: Mapped[FloorState] = mapped_column(one_of(FloorState), default=FloorState.WAITING)
    position: Mapped[int] = position()
    minutes: Mapped[int | None] = whole(1, MINUTES_PER_DAY)
    seconds_used: Mapped[int | None] = whole(0, MOST)
    given_at: Mapped[datetime | None]
    notes: Mapped[str] = text()

    session: Mapped[SessionBlock] = relationship(back_populates="floor_requests")
    organisation: Mapped[Organisation | None] = relationship(back_populates="floor_requests")
    person: Mapped[Person | None] = relationship(back_populates="floor_requests")

    @property
    def delegation(self) -> str:
        """For whom it is: the organisation, else the one of the person; somebody without one stands for themselves."""
        return self.stands_for.name if self.stands_for is not None else self._person_name

    @property
    def speaker(self) -> str:
        """Who speaks for the delegation; empty when nobody is named, or is named as the delegation already."""
        return self._person_name if self.stands_for is not None else ""

    @property
    def name(self) -> str:
        """The delegation and who speaks for it, in one line."""
        return " · ".join(filter(None, (self.delegation, self.speaker)))

    @property
    def stands_for(self) -> Organisation | None:
        """The delegation itself; None for somebody without one."""
        return self.organisation or (self.person.organisation if self.person is not None else None)

    @property
    def _person_name(self) -> str:
        return (self.person.name or self.person.function) if self.person is not None else ""
