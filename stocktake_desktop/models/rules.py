"""What a meeting asks of itself: who may take which role, and which findings were acknowledged with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from stocktake_desktop.models.base import Row, refers_to
from stocktake_desktop.models.columns import one_of, position, text
from stocktake_desktop.models.vocabulary import Category, Role, SessionKind

if TYPE_CHECKING:
    from stocktake_desktop.models.meeting import Meeting


class RoleRule(Row):
    """One line of a rule about a role in a kind of session.

    The allowed lines of a kind and role together say "only these categories"; each other line says "never this one".
    """

    __tablename__ = "role_rule"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    kind: Mapped[SessionKind] = mapped_column(one_of(SessionKind))
    role: Mapped[Role] = mapped_column(one_of(Role))
    category: Mapped[Category] = mapped_column(one_of(Category))
    allowed: Mapped[bool]
    position: Mapped[int] = position()

    meeting: Mapped[Meeting] = relationship(back_populates="role_rules")


class Acknowledgement(Row):
    """A finding somebody has looked at and lets stand; it counts as long as the finding's facts are these."""

    __tablename__ = "acknowledgement"

    meeting_id: Mapped[str] = mapped_column(refers_to("meeting"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = text()
    facts: Mapped[str] = text()
    reason: Mapped[str] = text()

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
