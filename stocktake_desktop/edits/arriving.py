"""Rows of another meeting that come into the plan, with what belongs to them and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stocktake_desktop.models import Meeting, Plan, new_id
from stocktake_desktop.planning.comparing.kinds import (
    DAYS,
    ORGANISATIONS,
    OTHERS,
    PEOPLE,
    ROOMS,
    SESSIONS,
    Kind,
    columns_kept,
)

_TOP = (ROOMS, DAYS, ORGANISATIONS, PEOPLE, SESSIONS, *OTHERS)
_BELONG = {
    "segment": "session",
    "appearance": "session",
    "guiding_question": "session",
    "outcome": "session",
    "hard_stop": "day",
    "session_document": "session",
    "question_document": "question",
    "alternate": "appearance",
}
"""To what rows belong that do not belong to the meeting."""
_SUBJECTS = ("subject", "who")
Place = tuple[str, str]


class Arrivals:
    """What of the source is in the plan by now; what something refers to is brought when it is needed."""

    def __init__(self, plan: Plan, source: Meeting, ids: Mapping[str, str], *, is_whole: bool) -> None:
        """`is_whole`: the source says everything, also in which order the rooms stand."""
        self._plan = plan
        self._ids = dict(ids)
        self._is_whole = is_whole
        self._theirs: dict[Place, tuple[Kind, Any]] = {(k.table, row.id): (k, row) for k, row in _rows(_TOP, source)}
        self._theirs["meeting", source.id] = (SESSIONS, source)
        self._ours: dict[Place, Any] = {(kind.table, row.id): row for kind, row in _rows(_TOP, plan.meeting)}
        self._ours["meeting", plan.meeting.id] = plan.meeting
        self._lists: dict[Place, list[Any]] = {}

    def there(self, table: str, row_id: str) -> Any:
        """The row of the source."""
        return self._theirs[table, row_id][1]

    def here(self, table: str, row_id: str) -> Any:
        """The row of the plan; None where it has gone with another one."""
        row = self._ours.get((table, row_id))
        return None if row is None else self._plan.find(type(row), row_id)

    def bring(self, table: str, there_id: str) -> Any:
        """The row of the plan that is this one of the source, made now where there is none.

        None where it would tell of something that is not in the plan.
        """
        known = self._ours.get((table, self._ids.get(there_id, "")))
        if known is not None:
            return known
        kind, there = self._theirs[table, there_id]
        return self._made(kind, there) if self._is_told_of(there) else None

    def values(self, there: Any, columns: Iterable[str]) -> dict[str, Any]:
        """What columns of a row of the source would be in the plan, as attributes; what they refer to is brought."""
        found: dict[str, Any] = {}
        for column in columns:
            value = getattr(there, column)
            if column in _SUBJECTS:
                found[column] = self._ids.get(value, value)
            elif column.endswith("_id"):
                attribute = column.removesuffix("_id")
                other = getattr(there, attribute)
                found[attribute] = self.bring(other.__tablename__, other.id) if other is not None else None
            else:
                found[column] = value
        return found

    def reorder(self, table: str, owner_id: str, order: Sequence[str]) -> None:
        """Let the rows of an owner that are named stand in this order, the others where they stood."""
        wanted = set(order)
        in_order = iter([self._ours[table, row_id] for row_id in order])
        rows = self._list(table, owner_id)
        self._lists[table, owner_id] = [next(in_order) if row.id in wanted else row for row in rows]

    def settle(self) -> None:
        """Number the rows of all lists that have others in them, or in another order."""
        for rows in self._lists.values():
            there = [row for row in rows if self._plan.find(type(row), row.id) is not None]
            for position, row in enumerate(there):
                if row.position != position:
                    row.position = position

    def _is_told_of(self, there: Any) -> bool:
        """Whether what a translation, or words of the script, are about is in the plan."""
        about = [getattr(there, name) for name in _SUBJECTS if getattr(there, name, "")]
        ours = {row_id for _table, row_id in self._ours} if about else set()
        return all(self._ids.get(row_id, row_id) in ours for row_id in about)

    def _made(self, kind: Kind, there: Any) -> Any:
        relation = _BELONG.get(kind.table, "meeting")
        their_owner = getattr(there, relation)
        owner = self._ours[their_owner.__tablename__, self._ids.get(their_owner.id, their_owner.id)]
        is_free = self._plan.find(kind.model, there.id) is None
        values = self.values(there, (name for name in columns_kept(kind.model) if name != f"{relation}_id"))
        row: Any = kind.model(id=there.id if is_free else new_id(), **{relation: owner}, **values)
        self._plan.add(row)
        self._ids[there.id] = row.id
        self._ours[kind.table, row.id] = row
        for part in kind.parts:
            for inner in sorted(part.rows(there), key=_standing):
                if self._ids.get(inner.id, "") not in {one.id for one in part.rows(row)}:
                    self._made(part, inner)
        if kind.is_ordered:
            self._put_in(kind, row, there, (owner, their_owner))
        return row

    def _put_in(self, kind: Kind, row: Any, there: Any, owners: tuple[Any, Any]) -> None:
        """Let a row stand behind the one it stands behind in the source; what comes as needed stands last."""
        rows = [other for other in self._list(kind.table, owners[0].id) if other is not row]
        siblings = sorted(kind.rows(owners[1]), key=_standing)
        before = {self._ids.get(other.id) for other in siblings[: siblings.index(there)]}
        at = max((nth for nth, other in enumerate(rows, 1) if other.id in before), default=0)
        if kind.table in ("room", "document") and not self._is_whole:
            at = len(rows)
        self._lists[kind.table, owners[0].id] = [*rows[:at], row, *rows[at:]]

    def _list(self, table: str, owner_id: str) -> list[Any]:
        if (table, owner_id) not in self._lists:
            kind = next(kind for kind in _all_kinds(_TOP) if kind.table == table)
            owner = self._ours[_BELONGS_TO[table], owner_id]
            self._lists[table, owner_id] = sorted(kind.rows(owner), key=_standing)
        return self._lists[table, owner_id]


def _rows(kinds: Sequence[Kind], owner: Any) -> Iterator[tuple[Kind, Any]]:
    """All rows of these kinds that belong to an owner, each followed by what belongs to it."""
    for kind in kinds:
        for row in kind.rows(owner):
            yield kind, row
            yield from _rows(kind.parts, row)


def _all_kinds(kinds: Sequence[Kind]) -> Iterator[Kind]:
    for kind in kinds:
        yield kind
        yield from _all_kinds(kind.parts)


def _standing(row: Any) -> tuple[int, str]:
    return getattr(row, "position", 0), row.id


_BELONGS_TO = {kind.table: "meeting" for kind in _TOP} | {
    part.table: kind.table for kind in _all_kinds(_TOP) for part in kind.parts
}
