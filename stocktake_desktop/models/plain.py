"""Rows as plain values for files and scripts: words, numbers, ISO dates; and back, with clear refusals."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Column

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.errors import EditRefused
from stocktake_desktop.models.fitting import check_column, shown
from stocktake_desktop.words import _


def plain(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    """These columns of a row, under the keys they have in JSON, as JSON knows them."""
    return {key: _plain(getattr(row, column)) for key, column in columns.items()}


def from_plain(model: type[Row], values: Mapping[str, Any], columns: Mapping[str, str], where: str) -> dict[str, Any]:
    """These columns, by their keys in `values`, as the model wants them; what is missing is left to its default.

    EditRefused says what is wrong and where ("sessions[3].kind").
    """
    known = Base.metadata.tables[model.__tablename__].columns
    return {
        column: _checked(known[column], values[key], f"{where}.{key}")
        for key, column in columns.items()
        if key in values
    }


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _checked(column: Column[Any], value: Any, where: str) -> Any:
    converted = _converted(column, value, where)
    try:
        check_column(column, converted)
    except EditRefused as error:
        raise EditRefused(f"{where}: {error}") from error
    return converted


def _converted(column: Column[Any], value: Any, where: str) -> Any:
    wanted = column.type.python_type
    if value is None and column.nullable:
        return None
    try:
        if issubclass(wanted, StrEnum | date):
            return wanted(value) if issubclass(wanted, StrEnum) else wanted.fromisoformat(value)
    except (ValueError, TypeError):
        raise EditRefused(_refusal(wanted, value, where)) from None
    if type(value) is not wanted:
        raise EditRefused(_refusal(wanted, value, where))
    return value


def _refusal(wanted: type, value: Any, where: str) -> str:
    words = _("{where}: {value} is not {wanted}.")
    return words.format(where=where, value=shown(value), wanted=_described(wanted))


def _described(wanted: type) -> str:
    if issubclass(wanted, StrEnum):
        return _("one of {values}").format(values=", ".join(member.value for member in wanted))
    names = {str: _("text"), int: _("a whole number"), bool: _("true or false")}
    return names.get(wanted, _("a date such as 2017-12-04"))
