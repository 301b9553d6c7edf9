"""Columns many tables share: vocabularies stored by value, short text that is never null, an order."""

from enum import StrEnum

from sqlalchemy import Enum, Integer, Text
from sqlalchemy.orm import MappedColumn, mapped_column


def one_of(vocabulary: type[StrEnum]) -> Enum:
    """A column type that stores the value ("action group"), not the name, of a vocabulary."""
    return Enum(vocabulary, native_enum=False, length=40, values_callable=lambda v: [m.value for m in v])


def text() -> MappedColumn[str]:
    """Plain text as typed, empty when there is none."""
    return mapped_column(Text, default="")


def position() -> MappedColumn[int]:
    """Where a row stands among its siblings, counted from 0."""
    return mapped_column(Integer, default=0)
