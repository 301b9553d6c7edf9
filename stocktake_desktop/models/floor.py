"""The floor list: delegations that asked to speak in a session."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import (
    EDITED,
    KEPT,
    LONG,
    MINUTES_PER_DAY,
    MOST,
    PRIVATE,
    belongs_to,
    choice,
    flag,
    position,
    text,
    when,
    whole,
)
from stocktake_desktop.models.vocabulary import FloorKind, FloorState, Rank
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.people import Organisation, Person
    from stocktake_desktop.models.programme import SessionBlock


class FloorRequest(Row):
    """A delegation that asked for the floor; `seconds_used` counts once it has spoken.

    Moments are wall-clock time of the meeting: `given_at` says since when it has the floor, `paused_since` since when
    its clock stands for a point of order. `given_seconds` is what it was given, once it has the floor. Who has spoken
    and has left the meeting since is kept by name, as `spoken_as`. `rank` is that of the request where it is not the
    person's. `extra_minutes` are beyond the usual time; their reason is nobody else's business, and is never shown.
    `asked_on` is the id of the item of the agenda, a segment or a session, on which it was asked, wherever the list is
    carried over to; empty where nobody said, which is the session.
    """

    __tablename__ = "floor_request"
    noun = N_("request for the floor")

    session_id: Mapped[str] = belongs_to("session_block")
    organisation_id: Mapped[str | None] = belongs_to("organisation", N_("Organisation"), KEPT, unit="who")
    person_id: Mapped[str | None] = belongs_to("person", N_("Person"), KEPT, unit="who")
    kind: Mapped[FloorKind] = choice(FloorKind, N_("Speaks as"), default=FloorKind.INSCRIBED)
    state: Mapped[FloorState] = choice(FloorState, N_("Floor"), default=FloorState.WAITING, unit="turn")
    position: Mapped[int] = position()
    minutes: Mapped[int | None] = whole(1, MINUTES_PER_DAY, N_("Minutes"))
    seconds_used: Mapped[int | None] = whole(0, MOST, N_("Seconds used"), unit="turn")
    given_at: Mapped[datetime | None] = when(N_("Has the floor since"), unit="turn")
    given_seconds: Mapped[int | None] = whole(0, MOST, N_("Seconds given"), unit="turn")
    paused_since: Mapped[datetime | None] = when(N_("Paused since"), unit="turn")
    spoken_as: Mapped[str] = text(N_("Has spoken as"), unit="who")
    rank: Mapped[Rank | None] = choice(Rank, N_("Rank"), unit="who")
    on_behalf_of: Mapped[str] = text(N_("On behalf of"), unit="who")
    joint_with: Mapped[str] = text(N_("Joint statement with"), unit="who")
    extra_minutes: Mapped[int] = whole(0, MINUTES_PER_DAY, N_("Extra minutes"), default=0, unit="extra")
    extra_reason: Mapped[str] = text(N_("Reason of the extra minutes"), unit="extra")
    has_text: Mapped[bool] = flag(N_("Statement received"), default=False)
    inscribed_at: Mapped[datetime | None] = when(N_("Inscribed"), unit="place")
    is_late: Mapped[bool] = flag(N_("Inscribed after the list was closed"), default=False, unit="place")
    absent_at: Mapped[datetime | None] = when(N_("Absent when called"), unit="place")
    moved_at: Mapped[datetime | None] = when(N_("Moved by hand"), unit="place")
    swapped_with: Mapped[str] = text(N_("Swapped with"), unit="place")
    carried_from: Mapped[str] = text(N_("Carried over from"), unit="place")
    asked_on: Mapped[str] = text(unit="place")
    aligned_with: Mapped[str] = text(N_("Aligned with"), unit="turn")
    notes: Mapped[str] = text(N_("Notes"), EDITED | LONG | PRIVATE)

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
        return (self.person.name or self.person.function) if self.person is not None else self.spoken_as
