"""Columns, each declared once: what it can hold, what it is called, and what becomes of it beyond the plan file."""

from collections.abc import Callable
from enum import Flag, StrEnum, auto
from typing import Any, NamedTuple

from sqlalchemy import Column, Enum, Integer, String, Text
from sqlalchemy.orm import MappedColumn, mapped_column

from stocktake_desktop.models.base import refers_to

LONGEST_TEXT = 200_000
"""Characters of a text somebody types or pastes: some eighty pages."""
MOST = 10_000_000
"""Of whatever is counted at a meeting."""
MINUTES_PER_DAY = 1440
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years a meeting can be in."""

Rule = Callable[[str], None]
"""What a text must be beyond its length; raises EditRefused in a sentence."""


class Bounds(NamedTuple):
    """The least and the most a column holds: the numbers themselves, of a text the number of its characters."""

    least: int
    most: int


class Use(Flag):
    """What becomes of a column; it travels in the JSON of a plan unless it stays."""

    EDITED = auto()
    """A form sets it as it is; what has a rule of its own (place, lock, order, who) has a verb of its own."""
    TRANSLATED = auto()
    """It may be said in other languages."""
    SEARCHED = auto()
    """Finding looks at it."""
    LONG = auto()
    """A text of several lines."""
    PRIVATE = auto()
    """A contact or an internal note: no part of what is handed to others."""
    STAYS = auto()
    """It is not in the JSON of a plan, or stands there in another form (a clock time, the order of a list)."""


EDITED, TRANSLATED, SEARCHED, LONG, PRIVATE, STAYS = Use
KEPT = Use(0)
"""A column that only travels."""
ORDER = "order"
"""The unit of the columns that put rows into their order."""


class Field(NamedTuple):
    """A column as it was declared.

    `words` and `hint` are marked for translation. `key` is its name in JSON. Columns of one `unit` belong together
    where two copies of a plan are held against each other: "10:15" and "for 75 minutes" are one placement. Without a
    unit (None) it belongs to one laptop alone.
    """

    words: str
    use: Use
    hint: str
    key: str
    unit: str | None


def declared(
    words: str = "",
    use: Use = KEPT,
    *,
    hint: str = "",
    key: str = "",
    unit: str | None = "",
    bounds: Bounds | None = None,
    rule: Rule | None = None,
) -> dict[str, Any]:
    """What a column says of itself, as its `info`; an empty key or unit is the column's own name."""
    info = {"field": Field(words, use, hint, key, unit), "bounds": bounds, "rule": rule}
    return {name: value for name, value in info.items() if value is not None}


def one_of(vocabulary: type[StrEnum]) -> Enum:
    """A column type that stores the value ("action group"), not the name, of a vocabulary."""
    return Enum(vocabulary, native_enum=False, length=40, values_callable=lambda v: [m.value for m in v])


def text(
    words: str = "",
    use: Use = KEPT,
    *,
    most: int = LONGEST_TEXT,
    rule: Rule | None = None,
    hint: str = "",
    key: str = "",
    unit: str | None = "",
) -> MappedColumn[str]:
    """Plain text as typed, empty when there is none."""
    info = declared(words, use, hint=hint, key=key, unit=unit, bounds=Bounds(0, most), rule=rule)
    return mapped_column(Text, default="", info=info)


def short_text(
    length: int,
    words: str = "",
    use: Use = KEPT,
    *,
    default: str | None = None,
    rule: Rule | None = None,
    unit: str | None = "",
    index: bool = False,
) -> MappedColumn[str]:
    """Text of a few characters: a number, a code."""
    info = declared(words, use, unit=unit, rule=rule)
    if default is None:
        return mapped_column(String(length), info=info, index=index or None)
    return mapped_column(String(length), info=info, default=default)


def whole(
    least: int, most: int, words: str = "", use: Use = KEPT, *, default: int | None = None, unit: str | None = ""
) -> MappedColumn[Any]:
    """A whole number from `least` to `most`."""
    info = declared(words, use, unit=unit, bounds=Bounds(least, most))
    return mapped_column(Integer, info=info) if default is None else mapped_column(Integer, info=info, default=default)


def choice(
    vocabulary: type[StrEnum],
    words: str = "",
    use: Use = KEPT,
    *,
    default: StrEnum | None = None,
    unit: str | None = "",
) -> MappedColumn[Any]:
    """One of a vocabulary."""
    kind, info = one_of(vocabulary), declared(words, use, unit=unit)
    return mapped_column(kind, info=info) if default is None else mapped_column(kind, info=info, default=default)


def flag(
    words: str = "", use: Use = KEPT, *, default: bool | None = None, hint: str = "", unit: str | None = ""
) -> MappedColumn[Any]:
    """Yes or no."""
    info = declared(words, use, hint=hint, unit=unit)
    return mapped_column(info=info) if default is None else mapped_column(info=info, default=default)


def when(words: str = "", use: Use = KEPT, *, hint: str = "", unit: str | None = "") -> MappedColumn[Any]:
    """A date or a moment, in wall-clock time of the meeting."""
    return mapped_column(info=declared(words, use, hint=hint, unit=unit))


def belongs_to(table: str, words: str = "", use: Use = STAYS, *, unit: str | None = "") -> MappedColumn[Any]:
    """The id of a row of a table."""
    return mapped_column(refers_to(table), index=True, info=declared(words, use, unit=unit))


def position(use: Use = STAYS, *, key: str = "") -> MappedColumn[int]:
    """Where a row stands among its siblings, counted from 0."""
    info = declared(use=use, key=key, unit=ORDER, bounds=Bounds(-MOST, MOST))
    return mapped_column(Integer, info=info, default=0)


def bounds_of(column: Column[Any]) -> Bounds | None:
    """What a column declares; short texts by the length of their type, None for what is neither number nor text."""
    if "bounds" in column.info:
        bounds: Bounds = column.info["bounds"]
        return bounds
    if isinstance(column.type, String) and not isinstance(column.type, Enum) and column.type.length:
        return Bounds(0, column.type.length)
    return None


def rule_of(column: Column[Any]) -> Rule | None:
    """What else a text must be, where a column declares it."""
    return column.info.get("rule")
