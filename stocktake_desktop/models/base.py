"""What every table has in common: UUID keys made here, named constraints, foreign keys that wait for the commit."""

import secrets
import time
from typing import Any, ClassVar, Self

from sqlalchemy import ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


_last_tick = 0


def new_id() -> str:
    """A fresh UUID (version 7, RFC 9562) as 32 hex digits, so that rows made on two laptops never collide.

    Ids made later sort later, so "by id" is the order in which things were made, also after undo and reopening.
    """
    global _last_tick
    _last_tick = max(_last_tick + 1, (time.time_ns() << 12) // 1_000_000)  # milliseconds and 12 bits of their parts
    milliseconds, part = divmod(_last_tick, 1 << 12)
    return f"{milliseconds:012x}7{part:03x}{0b10 << 62 | secrets.randbits(62):016x}"


FACTS = {"facts": True}
"""What a table says of itself whose rows tell what is so, whatever is taken back: only facts of the log write it."""
EVERYWHERE = {"everywhere": True}
"""What a relationship of the meeting says of itself whose rows show anywhere: another day renumbers the days."""


class Base(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(naming_convention=NAMES)


class Row(Base):
    """A table of the plan whose changes the log records."""

    __abstract__ = True

    noun: ClassVar[str]
    """What one of its rows is, marked for translation."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True)

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", new_id())  # known before the row is written
        super().__init__(**values)

    def twin(self, **others: Any) -> Self:
        """A new row like this one but for its id and for `others`; what hangs from this one is not copied."""
        names = [column.name for column in self.__table__.columns if column.name != "id"]
        return type(self)(**{**{name: getattr(self, name) for name in names}, **others})

    def __repr__(self) -> str:
        label = getattr(self, "title", None) or getattr(self, "name", None) or ""
        return f"<{type(self).__name__} {self.id[:6]} {label}>"


def refers_to(table: str) -> ForeignKey:
    """A foreign key checked at commit, so that one step may change rows in any order."""
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
