"""What the columns of a plan declare, for whoever works through them: forms, files, finding, translating."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.columns import Field, Use
from stocktake_desktop.words import _


@cache
def fields_of(model: type[Row]) -> Mapping[str, Field]:
    """The columns of a table by their names, in the order of the table; its id aside."""
    columns = Base.metadata.tables[model.__tablename__].columns
    return {column.name: column.info["field"] for column in columns if column.name != "id"}


@cache
def names_of(model: type[Row], use: Use) -> tuple[str, ...]:
    """The names of the columns that are used so."""
    return tuple(name for name, field in fields_of(model).items() if use in field.use)


def kind_of(model: type[Row], name: str) -> type:
    """What a column holds: str, int, bool, a date, or one of the vocabularies."""
    kind: type = Base.metadata.tables[model.__tablename__].columns[name].type.python_type
    return kind


def may_be_open(model: type[Row], name: str) -> bool:
    """Whether a column may hold nothing."""
    return bool(Base.metadata.tables[model.__tablename__].columns[name].nullable)


def units_of(model: type[Row]) -> Mapping[str, tuple[str, ...]]:
    """The columns of each unit: what is held as one thing against another copy of the plan."""
    units: dict[str, tuple[str, ...]] = {}
    for name, field in fields_of(model).items():
        if field.unit is not None:
            unit = field.unit or name
            units[unit] = (*units.get(unit, ()), name)
    return units


def column_words(column: Column[Any]) -> str:
    """What a column is called in the language in use; by its name where nobody is meant to see it."""
    field: Field | None = column.info.get("field")
    return _(field.words) if field is not None and field.words else column.name.replace("_", " ")


def table_words(table: str) -> str:
    """What a row of a table is, "session", in the language in use."""
    return _(_nouns().get(table, table))


@cache
def _nouns() -> Mapping[str, str]:
    return {model.__tablename__: model.noun for model in Row.__subclasses__()}


def field_words(model: type[Row], name: str) -> str:
    """What a column is called above a field, "Given name", in the language in use."""
    return _(fields_of(model)[name].words)


def field_hint(model: type[Row], name: str) -> str:
    """An example of what a field holds, or what it means; empty where nothing is to be said."""
    hint = fields_of(model)[name].hint
    return _(hint) if hint else ""


def within(words: str) -> str:
    """A heading as it reads within a sentence, "given name"; what is always written in capitals stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words
