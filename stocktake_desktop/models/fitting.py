"""What a column can hold: SQLite would keep anything in any column, so every value is looked at before."""

import re
import reprlib
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, event, inspect
from sqlalchemy.orm import InstanceState, Mapper

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.columns import FIRST_YEAR, LAST_YEAR, Bounds, bounds_of, rule_of
from stocktake_desktop.models.errors import EditRefused
from stocktake_desktop.models.fields import column_words, within
from stocktake_desktop.words import _

_LARGEST = 2**63 - 1
"""The largest whole number a database keeps."""
_HALF = re.compile("[\ud800-\udfff]")
_SHOWN = 60
"""Characters of a wrong value that are said."""


def check_value(model: type[Row], field: str, value: Any) -> None:
    """Refuse what the column does not hold: another type, nothing where there must be something, out of bounds."""
    check_column(Base.metadata.tables[model.__tablename__].columns[field], value)


def check_column(column: Column[Any], value: Any) -> None:
    """The same, for a column of a table."""
    field = column_words(column)
    if value is None:
        if not column.nullable:
            raise EditRefused(_("{field} cannot be left open.").format(field=field))
        return
    if not _is_of(column.type.python_type, value):
        raise EditRefused(_("{value} does not fit {field}.").format(value=shown(value), field=within(field)))
    if isinstance(value, str) and _HALF.search(value):
        raise EditRefused(half_a_character())
    if rule := rule_of(column):
        rule(value)
    bounds = bounds_of(column)
    if bounds is not None and not bounds.least <= (len(value) if isinstance(value, str) else value) <= bounds.most:
        raise EditRefused(_out_of(bounds, field, value, bool(column.nullable)))
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        words = _("{field}: a meeting is in a year from {first} to {last}.")
        raise EditRefused(words.format(field=field, first=FIRST_YEAR, last=LAST_YEAR))


def half_a_character() -> str:
    """The refusal of a text with a lone surrogate, as a broken paste leaves one."""
    return _("The text holds half a character, which no file can keep; type it again.")


def _is_of(wanted: type, value: Any) -> bool:
    if issubclass(wanted, StrEnum) or wanted is str:
        return isinstance(value, wanted)
    if type(value) is not wanted:  # True is no number here, and a moment no date
        return False
    if isinstance(value, datetime):
        return value.tzinfo is None  # wall-clock time of the meeting
    return not isinstance(value, int) or abs(value) <= _LARGEST


def _out_of(bounds: Bounds, field: str, value: Any, may_be_open: bool) -> str:
    if isinstance(value, str):
        return _("{field} is too long: {n} characters, of at most {most}.").format(
            field=field, n=len(value), most=bounds.most
        )
    if may_be_open:
        words = _("{field} is a number from {least} to {most}, or nothing.")
    else:
        words = _("{field} is a number from {least} to {most}.")
    return words.format(field=field, least=bounds.least, most=bounds.most)


def shown(value: Any) -> str:
    """A wrong value as a sentence can hold it, however long or deep it is."""
    short = reprlib.Repr()
    short.maxstring = short.maxother = short.maxlong = _SHOWN
    return short.repr(value)


@event.listens_for(Row, "before_insert", propagate=True)
@event.listens_for(Row, "before_update", propagate=True)
def _written(mapper: Mapper[Row], _connection: Connection, row: Row) -> None:
    state: InstanceState[Row] = inspect(row)
    written = state.dict if state.key is None else state.committed_state
    for attribute in mapper.column_attrs:
        if attribute.key in written:
            check_value(type(row), attribute.key, state.dict[attribute.key])
