"""Tables of cells, as spreadsheets hold them."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, time, timedelta

CellValue = str | int | Date | time | timedelta | datetime | None
"""What a cell holds; a `timedelta` is a time of the day that may be 24:00."""


@dataclass(frozen=True)
class CellTable:
    """A table with a name and a head for each column; `widths` are in characters."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def time_of_day(minute: int) -> time | timedelta:
    """A minute of the day as spreadsheets know it; midnight at the end of a day is a length."""
    return timedelta(minutes=minute) if minute >= 24 * 60 else time(*divmod(minute, 60))


def typed(value: CellValue) -> str:
    """What a cell holds as it would be typed: "2017-12-04", "10:15", "24:00"."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, timedelta):
        hours, minutes = divmod(value // timedelta(minutes=1), 60)
        return f"{hours:02}:{minutes:02}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)
