"""What a column can hold: SQLite would keep words in a column of numbers, so every value is looked at before."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import InstanceState, Mapper

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.errors import EditRefused
from stocktake_desktop.words import _

_LARGEST = 2**63 - 1
"""The largest whole number a database keeps."""


def check_value(model: type[Row], field: str, value: Any) -> None:
    """Refuse a value of another type than the column's, and nothing where there must be something."""
    column = Base.metadata.tables[model.__tablename__].columns[field]
    if value is None and not column.nullable:
        raise EditRefused(_("{field} cannot be left open.").format(field=_said(field)))
    if value is not None and not _fits(value, column.type.python_type):
        raise EditRefused(_("{value} does not fit {field}.").format(value=repr(value), field=_said(field)))


def _said(field: str) -> str:
    return field.replace("_", " ")


def _fits(value: Any, wanted: type) -> bool:
    if issubclass(wanted, StrEnum) or wanted is str:
        return isinstance(value, wanted)
    if type(value) is not wanted:  # True is no number here, and a moment no date
        return False
    if isinstance(value, datetime):
        return value.tzinfo is None  # wall-clock time of the meeting
    return not isinstance(value, int) or abs(value) <= _LARGEST


@event.listens_for(Row, "before_insert", propagate=True)
@event.listens_for(Row, "before_update", propagate=True)
def _written(mapper: Mapper[Row], _connection: Connection, row: Row) -> None:
    state: InstanceState[Row] = inspect(row)
    written = state.dict if state.key is None else state.committed_state
    for attribute in mapper.column_attrs:
        if attribute.key in written:
            check_value(type(row), attribute.key, state.dict[attribute.key])
