"""The JSON form of a whole plan: what each column declares (`models/columns.py`), as docs/plan-json.md shows it."""

from collections.abc import Mapping
from functools import cache

from stocktake_desktop.models import Row
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import fields_of

FORMAT = "stocktake-plan"
VERSION = 1


@cache
def travelling(model: type[Row]) -> Mapping[str, str]:
    """The columns that travel, by their names in JSON; lists inside a session keep their order by standing in it."""
    fields = fields_of(model).items()
    return {"id": "id", **{field.key or name: name for name, field in fields if Use.STAYS not in field.use}}
