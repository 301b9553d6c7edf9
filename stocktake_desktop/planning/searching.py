"""What finding looks at: the texts that the columns of a row declare as searched."""

from collections.abc import Iterator
from enum import StrEnum

from stocktake_desktop.models import Row
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import names_of
from stocktake_desktop.words import term


def searched_in(row: Row, use: Use = Use.SEARCHED) -> Iterator[str]:
    """What the searched columns of a row say, or those of them that are used so too; vocabularies in words."""
    for name in names_of(type(row), Use.SEARCHED | use):
        value = getattr(row, name)
        yield term(value.value) if isinstance(value, StrEnum) else str(value or "")
