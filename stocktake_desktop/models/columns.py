"""Columns many tables share, and what each column can hold: declared here, once, for edits, files and scripts."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Column, Enum, Integer, String, Text
from sqlalchemy.orm import MappedColumn, mapped_column

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


def one_of(vocabulary: type[StrEnum]) -> Enum:
    """A column type that stores the value ("action group"), not the name, of a vocabulary."""
    return Enum(vocabulary, native_enum=False, length=40, values_callable=lambda v: [m.value for m in v])


def text(most: int = LONGEST_TEXT, rule: Rule | None = None) -> MappedColumn[str]:
    """Plain text as typed, empty when there is none."""
    return mapped_column(Text, default="", info={"bounds": Bounds(0, most), "rule": rule})


def whole(least: int, most: int, default: int | None = None) -> MappedColumn[Any]:
    """A whole number from `least` to `most`."""
    info = {"bounds": Bounds(least, most)}
    return mapped_column(Integer, info=info) if default is None else mapped_column(Integer, info=info, default=default)


def position() -> MappedColumn[int]:
    """Where a row stands among its siblings, counted from 0."""
    return whole(-MOST, MOST, default=0)


def bounds_of(column: Column[Any]) -> Bounds | None:
    """What a column declares; short texts by the length of their type, None for what is neither number nor text."""
    if "bounds" in column.info:
        return Bounds(*column.info["bounds"])
    if isinstance(column.type, String) and not isinstance(column.type, Enum) and column.type.length:
        return Bounds(0, column.type.length)
    return None


def rule_of(column: Column[Any]) -> Rule | None:
    """What else a text must be, where a column declares it."""
    return column.info.get("rule")
