"""What a meeting asks of itself: who may take which role, and which findings were acknowledged with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, relationship

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import PRIVATE, belongs_to, choice, flag, position, short_text, text
from stocktake_desktop.models.vocabulary import Category, Role, SessionKind
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting

_RULE, _ACKNOWLEDGED = "rule", "acknowledgement"


class RoleRule(Row):
    """One line of a rule about a role in a kind of session.

    The allowed lines of a kind and role together say "only these categories"; each other line says "never this one".
    """

    __tablename__ = "role_rule"
    noun = N_("rule")

    meeting_id: Mapped[str] = belongs_to("meeting")
    kind: Mapped[SessionKind] = choice(SessionKind, N_("Kind of session"), unit=_RULE)
    role: Mapped[Role] = choice(Role, N_("Role"), unit=_RULE)
    category: Mapped[Category] = choice(Category, N_("Category"), unit=_RULE)
    allowed: Mapped[bool] = flag(N_("Only or never"), unit=_RULE)
    position: Mapped[int] = position()

    meeting: Mapped[Meeting] = relationship(back_populates="role_rules")


class Acknowledgement(Row):
    """A finding somebody has looked at and lets stand; it counts as long as the finding's facts are these."""

    __tablename__ = "acknowledgement"
    noun = N_("acknowledgement")

    meeting_id: Mapped[str] = belongs_to("meeting")
    code: Mapped[str] = short_text(40, unit=_ACKNOWLEDGED)
    key: Mapped[str] = text(unit=_ACKNOWLEDGED)
    facts: Mapped[str] = text(unit=_ACKNOWLEDGED)
    reason: Mapped[str] = text(N_("Reason"), PRIVATE, unit=_ACKNOWLEDGED)

    meeting: Mapped[Meeting] = relationship(back_populates="acknowledgements")


_STATES = (Category.MEMBER_STATE, Category.HOST_COUNTRY)


def usual_role_rules() -> Iterator[RoleRule]:
    """The rules a new meeting begins with.

    An action group is led and reported by Member States; talks are not given by them, nor by the UN system.
    """
    lines = [(SessionKind.ACTION_GROUP, role, c, True) for role in (Role.MODERATOR, Role.RAPPORTEUR) for c in _STATES]
    lines += [(SessionKind.TALKS, Role.PRESENTER, c, False) for c in (*_STATES, Category.UN_SYSTEM)]
    for nth, (kind, role, category, allowed) in enumerate(lines):
        yield RoleRule(kind=kind, role=role, category=category, allowed=allowed, position=nth)
