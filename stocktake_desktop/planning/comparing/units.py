"""What differs between two rows that are one thing, unit by unit, and in what belongs to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from stocktake_desktop.models import Alternate, Appearance, Organisation, Room, Row, SessionBlock, Status
from stocktake_desktop.planning.comparing.difference import GONE_MARK, Became, Differing
from stocktake_desktop.planning.comparing.kinds import (
    NAMED_AS_NEEDED,
    PLACE,
    Carried,
    Kind,
    columns_kept,
    refers,
    units_compared,
    usual_room,
)
from stocktake_desktop.planning.comparing.matching import Identities, Pair, Paired, paired
from stocktake_desktop.planning.comparing.words import row_words, thing_words, unit_label, unit_words
from stocktake_desktop.words import term

ORDER_UNIT = "order"
_WHOSE = {"meeting_id", "session_id", "appearance_id", "question_id", "position"}
IDENTITY: Mapping[str, tuple[str, ...]] = {
    "session_block": ("title", "number"),
    "segment": ("session_id", "title"),
    "appearance": ("session_id", "person_id", "organisation_id", "placeholder"),
    "guiding_question": ("session_id", "text"),
    "outcome": ("session_id", "text"),
    "session_document": ("session_id", "document_id"),
    "question_document": ("question_id", "document_id"),
    "document": ("title", "link"),
    "person": ("given_name", "family_name"),
    "organisation": ("name",),
    "room": ("name",),
    "day": ("date",),
}
"""What rows without a common id are known again by, such as somebody who was taken out and is still named."""
_SURE = {Status.CONFIRMED, Status.DECLINED, Status.INVITED}
"""A programme that names somebody without a word counts them as invited; that says nothing against these."""


class Differ:
    """Holds rows of two meetings against each other."""

    def __init__(self, identities: Identities, carried: Carried) -> None:
        self._identities = identities
        self._carried = carried

    def of_pair(self, kind: Kind, pair: Pair, owner_id: str = "") -> Iterator[Differing]:
        """What differs in the units of two rows, then in what belongs to them."""
        for unit, columns in units_compared(kind.model).items():
            if found := self._unit(kind, pair, unit, self._carried.of(kind.model, columns), owner_id):
                yield found
        for part in kind.parts:
            if self._carried.has(part.model):
                yield from self.of_parts(part, (pair.here, pair.there))

    def of_parts(self, kind: Kind, owners: tuple[Any, Any]) -> Iterator[Differing]:
        """What differs in the rows that belong to two rows, and in their order."""
        found = paired(kind, owners, self._identities)
        yield from self.of_rows(kind, found, owners[0].id)
        if kind.is_ordered and (order := self.order(kind, found, owners[0].id)):
            yield order

    def of_rows(self, kind: Kind, found: Paired, owner_id: str) -> Iterator[Differing]:
        """What differs in rows that are paired, and which are new and gone."""
        for pair in found.pairs:
            yield from self.of_pair(kind, pair, owner_id)
        yield from (self.new(row, owner_id) for row in found.new)
        if self.can_be_gone(kind):
            yield from (self.gone(row, owner_id) for row in found.gone)

    def can_be_gone(self, kind: Kind) -> bool:
        """Whether the other meeting would name all rows of a kind that there are."""
        return self._carried.is_whole or kind.model not in NAMED_AS_NEEDED

    def new(self, row: Row, owner_id: str = "") -> Differing:
        """A row that is only in the other meeting."""
        new = {name: self._value(row, name) for name in IDENTITY.get(row.__tablename__, ())}
        mark = self._mark(row, self._carried.of(type(row), columns_kept(type(row))))
        return Differing(
            row.__tablename__, Became.NEW, "", row.id, _label(row), "", row_words(row), "", (), owner_id, {}, new, mark
        )

    def gone(self, row: Row, owner_id: str = "") -> Differing:
        """A row that is only in the plan."""
        return Differing(
            row.__tablename__,
            Became.GONE,
            row.id,
            "",
            _label(row),
            row_words(row),
            "",
            owner_id=owner_id,
            mark=GONE_MARK,
        )

    def _unit(self, kind: Kind, pair: Pair, unit: str, columns: tuple[str, ...], owner_id: str) -> Differing | None:
        silent = self._silent(kind.model, pair, columns)
        told = tuple(name for name in columns if name not in silent)
        old = {name: getattr(pair.here, name) for name in told}
        new = {name: self._value(pair.there, name) for name in told}
        if old == new:
            return None
        sort = Became.MOVED if unit == PLACE and kind.model is SessionBlock else Became.CHANGED
        after = _Instead(pair.there, pair.here, silent)
        before_words, after_words = (unit_words(kind.model, row, unit, columns) for row in (pair.here, after))
        label = unit_label(kind.model, after, unit, columns)
        return Differing(
            kind.table,
            sort,
            pair.here.id,
            pair.there.id,
            label,
            before_words,
            after_words,
            unit,
            told,
            owner_id,
            old,
            new,
            self._mark(after, told),
        )

    def _value(self, row: Any, column: str) -> Any:
        """What a column of the other meeting would hold in the plan."""
        value = getattr(row, column)
        return self._identities.of(value) if value and refers(column) else value

    def _mark(self, row: Any, columns: Iterable[str]) -> str:
        """What a row says in some columns, short; what it refers to goes by what that is called."""
        said = [_said(row, name) for name in columns if name not in _WHOSE]
        return sha256(json.dumps(said, default=str).encode()).hexdigest()[:16]

    def _silent(self, model: type[Row], pair: Pair, columns: tuple[str, ...]) -> frozenset[str]:
        """The columns of which a programme says nothing by what stands in it."""
        if self._carried.is_whole:
            return frozenset()
        silent: set[str] = set()
        if model is SessionBlock and "room_id" in columns and pair.there.room_id is None:
            silent.add("room_id")
        if model is Appearance and pair.there.status is Status.INVITED and pair.here.status in _SURE:
            silent.add("status")
        if model in (Appearance, Alternate) and (pair.there.person_id or pair.there.organisation_id):
            silent.add("placeholder")  # what a place was called before it was filled is kept behind the name
        if model is Room and usual_room(pair.here) and usual_room(pair.here) == usual_room(pair.there):
            silent.add("name")  # named by the reader, in the language of whoever read it
        if model is Organisation and not pair.there.short_name:
            silent.add("short_name")
        return frozenset(silent)

    def order(self, kind: Kind, found: Paired, owner_id: str) -> Differing | None:
        """That rows which are in both stand in another order."""
        if not (self._carried.is_whole or kind.model not in NAMED_AS_NEEDED):
            return None
        here = sorted(found.pairs, key=lambda pair: (pair.here.position, pair.here.id))
        there = sorted(found.pairs, key=lambda pair: (pair.there.position, pair.there.id))
        if [pair.here.id for pair in here] == [pair.here.id for pair in there]:
            return None
        before, after = (", ".join(row_words(pair.here) for pair in pairs) for pairs in (here, there))
        label = unit_label(kind.model, here[0].here, ORDER_UNIT, ())
        new = {"order": [pair.here.id for pair in there]}
        old = {"order": [pair.here.id for pair in here]}
        mark = sha256(after.encode()).hexdigest()[:16]
        return Differing(
            kind.table,
            Became.CHANGED,
            owner_id,
            owner_id,
            label,
            before,
            after,
            ORDER_UNIT,
            (),
            owner_id,
            old,
            new,
            mark,
        )


class _Instead:
    """A row of the other meeting, with what it is silent about as it is in the plan."""

    def __init__(self, there: Any, here: Any, silent: frozenset[str]) -> None:
        self._there, self._here, self._silent = there, here, silent

    def __getattr__(self, name: str) -> Any:
        is_kept = name in self._silent or f"{name}_id" in self._silent
        return getattr(self._here if is_kept else self._there, name)


def _said(row: Any, column: str) -> Any:
    if not refers(column):
        return getattr(row, column)
    other = getattr(row, column.removesuffix("_id"), None)
    return row_key(other) if isinstance(other, Row) else None


def row_key(row: Any) -> str:
    """What a row that is referred to is known by in every version."""
    return str(getattr(row, "date", "") or getattr(row, "name", "") or getattr(row, "title", "") or row.noun)


def _label(row: Any) -> str:
    return term(row.role.value, capital=True) if isinstance(row, Appearance) else thing_words(row)
