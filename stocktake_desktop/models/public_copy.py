"""The rows of a plan as they are handed to others: without contacts, internal notes, and what was printed or told."""

from stocktake_desktop.models.base import Row
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import names_of
from stocktake_desktop.models.memory import Kept
from stocktake_desktop.models.recording import is_of_facts
from stocktake_desktop.models.translations import Translation


def without_private(kept: Kept) -> Kept:
    """The same rows with nothing in their private columns, and no facts: these say what else was on paper."""
    private = {model.__tablename__: names_of(model, Use.PRIVATE) for model in Row.__subclasses__()}
    tables = {row_id: table for table, rows in kept.items() for row_id in rows}
    public: Kept = {}
    for table, rows in kept.items():
        blank = dict.fromkeys(private[table], "")
        public[table] = {} if is_of_facts(table) else {key: (None, values | blank) for key, (_, values) in rows.items()}
    words = public[Translation.__tablename__]
    for key, (_row, values) in list(words.items()):
        if values["field"] in private.get(tables.get(values["subject"], ""), ()):
            del words[key]
    return public
