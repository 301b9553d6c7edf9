"""What an edit did: rows before and after, and for the screens which rows of which kind to look at again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from stocktake_desktop.models.errors import BrokenStep
from stocktake_desktop.words import _

Values = dict[str, Any]


class RowChange(NamedTuple):
    """One row of one table: inserted (no before), deleted (no after), or the columns that changed with its id."""

    table: str
    before: Values | None
    after: Values | None

    @property
    def row_id(self) -> str:
        """The id of the row it is about."""
        values = self.before or self.after or {}
        return str(values["id"])

    @property
    def differs(self) -> bool:
        """Whether anything is another after it than before; a column that is on one side only was left as it is."""
        before, after = self.before, self.after
        if before is None or after is None:
            return before is not after
        return any(before[name] != after[name] for name in before.keys() & after.keys())

    def narrowed(self) -> "RowChange":
        """The same with only those columns, and the id, where the row was neither inserted nor deleted."""
        before, after = self.before, self.after
        if before is None or after is None:
            return self
        names = [name for name in after if name == "id" or (name in before and before[name] != after[name])]
        return RowChange(self.table, {name: before[name] for name in names}, {name: after[name] for name in names})

    def inverse(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.after, self.before)


def inverse(rows: Iterable[RowChange]) -> list[RowChange]:
    """The changes that take all of `rows` back, last first."""
    return [row.inverse() for row in reversed(list(rows))]


def merged(rows: Iterable[RowChange]) -> list[RowChange]:
    """One change a row, from before all of them to after all; rows that came and went are left out."""
    found: dict[tuple[str, str], RowChange] = {}
    for row in rows:
        place = (row.table, row.row_id)
        first = found.get(place, row)
        before = first.before and {**(row.before or {}), **first.before}
        found[place] = RowChange(row.table, before, row.after and {**(first.after or {}), **row.after})
    return [row for row in found.values() if row.differs]


def both_sides(rows: Iterable[RowChange]) -> list[RowChange]:
    """The changes with every column before as well as after."""
    return [row._replace(before=row.before and {**(row.after or {}), **row.before}) for row in rows]


def to_json(rows: Iterable[RowChange]) -> str:
    """Rows as they are kept in the log; dates in ISO form."""
    return json.dumps([list(row) for row in rows], ensure_ascii=False, default=_iso)


def from_json(text: str) -> list[RowChange]:
    """Rows as read back from the log; dates stay ISO strings until applied. BrokenStep when these are none."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenStep(_("no rows can be read")) from error
    if not isinstance(rows, list) or not all(map(_is_change, rows)):
        raise BrokenStep(_("no rows can be read"))
    return [RowChange(*row) for row in rows]


def _is_change(row: Any) -> bool:
    """Whether something is a table's name and the values of one row before and after, None for no row."""
    if not isinstance(row, list) or len(row) != 3 or not isinstance(row[0], str):
        return False
    sides = [side for side in row[1:] if side is not None]
    return bool(sides) and all(isinstance(side, dict) and isinstance(side.get("id"), str) for side in sides)


def _iso(value: Any) -> str:
    return str(value.isoformat())


@dataclass(frozen=True)
class Changes:
    """What a finished step touched.

    `title` says the step in words. `rows` maps a table name to the ids of the rows that were inserted, changed or
    deleted. `touched` adds the rows those refer to, before or after: a person moved from one session to another
    touches both sessions. `called` are the ids of rows, of any table, that are called otherwise in some language.
    `undone` is true when the step was taken back, `is_fact` when nothing can take it back.
    """

    title: str
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    called: frozenset[str] = frozenset()
    undone: bool = False
    is_fact: bool = False

    def __bool__(self) -> bool:
        return bool(self.rows)

    def of(self, table: str) -> frozenset[str]:
        """The ids of `table` that were touched."""
        return self.touched.get(table, frozenset())
