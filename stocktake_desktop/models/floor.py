"""The floor list: delegations that asked to speak in a session."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import one_of, position, text
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
    minutes: Mapped[int | None]
    seconds_used: Mapped[int | None]
    given_at: Mapped[datetime | None]
    notes: Mapped[str] = text()

    session: Mapped[SessionBlock] = relationship(back_populates="floor_requests")
    organisation: Mapped[Organisation | None] = relationship(back_populates="floor_requests")
    person: Mapped[Person | None] = relationship(back_populates="floor_requests")
