"""The programme before some rows changed and as it is now, each in the words it had in a language."""

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from stocktake_desktop.models import Meeting, Row, RowChange, SessionBlock
from stocktake_desktop.planning.translations import Said, said_in

_OWNERS = {"appearance": "session_id", "segment": "session_id", "alternate": "appearance_id"}
"""By which column a row belongs to another."""

Changed = Mapping[tuple[str, str], dict[str, Any] | None]
"""The values of rows that changed, by table and id; None where there is no row."""


class Side:
    """The rows of the meeting as they were, or as they are: those that changed, and behind them all others.

    `said_anew` are the ids of the rows that are called otherwise in the language since.
    """

    def __init__(self, meeting: Meeting, changed: Changed, words: Said, said_anew: frozenset[str]) -> None:
        self.changed = {key: SimpleNamespace(**values) if values else None for key, values in changed.items()}
        self.said_anew = said_anew
        self._words = words
        groups: dict[str, Sequence[Row]] = {
            "day": meeting.days,
            "room": meeting.rooms,
            "person": meeting.people,
            "organisation": meeting.organisations,
            "session_block": meeting.sessions,
        }
        self._parts: dict[tuple[str, str], list[Any]] = {}
        for (table, _id), row in self.changed.items():
            if row is not None and table in _OWNERS:
                self._parts.setdefault((table, getattr(row, _OWNERS[table])), []).append(row)
        self._rows = {(table, row.id): row for table, rows in groups.items() for row in rows}

    def get(self, table: str, row_id: str | None) -> Any:
        """The row with this id on this side, None when there is none."""
        key = (table, row_id or "")
        return self.changed[key] if key in self.changed else self._rows.get(key)

    def value(self, row: Any, field: str) -> Any:
        """A field of a row, words as they are said on this side; None of no row."""
        value = own(row, field) if row is not None else None
        return self._words.get((row.id, field), value) if value and isinstance(value, str) else value

    def say(self, row: Any, field: str) -> str:
        """What a field of a row says on this side; nothing of no row."""
        return self.value(row, field) or ""

    def standing(self, block_id: str) -> SessionBlock | None:
        """The session as it is in the plan now, whatever the side."""
        block = self._rows.get(("session_block", block_id))
        return block if isinstance(block, SessionBlock) else None

    def parts(self, table: str, owner_id: str, rows: Iterable[Any]) -> list[Any]:
        """What belongs to a row on this side in its order; `rows` are those that belong to it now."""
        kept = [row for row in rows if (table, row.id) not in self.changed]
        return sorted([*kept, *self._parts.get((table, owner_id), ())], key=lambda row: (row.position, row.id))


def sides(meeting: Meeting, rows: Sequence[RowChange], language: str = "") -> tuple[Side, Side]:
    """The meeting before these rows changed, and as it is now; without a language in the words it was planned in.

    What was translated only since is told by its translation on both sides: that is no change of the programme. Where
    the original changed too, it is told as it was.
    """
    now = said_in(meeting, language)
    before = dict(now)
    changed = {row.row_id: row for row in rows}
    anew = set()
    for old, new in ((row.before, row.after) for row in rows if row.table == "translation"):
        values = old or new or {}
        key = (values["subject"], values["field"])
        if values["language"] != language:
            continue
        anew.add(key[0])
        if old is not None:
            before[key] = old["text"]
        elif _changed(changed.get(key[0]), key[1]):
            before.pop(key, None)
    parts = (({(row.table, row.row_id): row.before for row in rows}, before),
             ({(row.table, row.row_id): row.after for row in rows}, now))  # fmt: skip
    first, second = (Side(meeting, values, words, frozenset(anew)) for values, words in parts)
    return first, second


def own(row: Any, field: str) -> Any:
    """A field of a row as it was planned; the name of a person is in two."""
    if field == "name" and hasattr(row, "given_name"):
        return " ".join(filter(None, (row.given_name, row.family_name)))
    return getattr(row, field)


def _changed(row: RowChange | None, field: str) -> bool:
    """Whether a row that was there before said something else in a field."""
    if row is None or row.before is None or row.after is None:
        return False
    before, after = (own(SimpleNamespace(**values), field) for values in (row.before, row.after))
    return bool(before != after)
