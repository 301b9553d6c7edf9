"""All rows of a plan, as the database has them and as memory has them."""

from sqlalchemy import select
from sqlalchemy.orm import MANYTOONE

from stocktake_desktop.models import Plan, Row

TABLES = [table for table in Row.metadata.sorted_tables if table.name != "journal"]
MODELS = {mapper.local_table.name: mapper for mapper in Row.registry.mappers if issubclass(mapper.class_, Row)}


def rows(plan: Plan) -> dict[str, list[tuple]]:
    """Every row of every table of the meeting, read past the memory of the plan."""
    with plan._engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in TABLES}


def remembered(plan: Plan) -> dict[str, list[tuple]]:
    """The same rows as they stand in memory, found by walking from the meeting."""
    found: dict[str, dict[str, Row]] = {table.name: {} for table in TABLES}
    waiting: list[Row] = [plan.meeting]
    while waiting:
        row = waiting.pop()
        known = found[row.__tablename__]
        if row.id not in known:
            known[row.id] = row
            for relationship in MODELS[row.__tablename__].relationships:
                value = getattr(row, relationship.key)
                waiting.extend(value if relationship.uselist else [value] if value is not None else [])
    return {
        table.name: sorted(
            (tuple(getattr(row, column.name) for column in table.columns) for row in found[table.name].values()),
            key=repr,
        )
        for table in TABLES
    }


def check_ties(plan: Plan) -> None:
    """Every parent in memory holds exactly the children that point at it, in their order."""
    for table, mapper in MODELS.items():
        for row in plan._db.identity_map.values():
            if row.__tablename__ != table:
                continue
            for relationship in mapper.relationships:
                _check_tie(plan, row, relationship)


def _check_tie(plan: Plan, row: Row, relationship: object) -> None:
    value = getattr(row, relationship.key)
    column = next(iter(relationship.local_columns if relationship.direction is MANYTOONE else relationship.remote_side))
    if relationship.direction is MANYTOONE:
        assert (value.id if value is not None else None) == getattr(row, column.name), (row, relationship.key)
        return
    model = relationship.mapper.class_
    pointing = {
        r.id for r in plan._db.identity_map.values() if isinstance(r, model) and getattr(r, column.name) == row.id
    }
    assert {child.id for child in value} == pointing, (row, relationship.key)
    assert len(value) == len(pointing)
    order = [str(c.key) for c in relationship.order_by or ()]
    if order:
        keys = [[*(getattr(child, name) for name in order), child.id] for child in value]
        assert keys == sorted(keys), (row, relationship.key)


def same_state(plan: Plan) -> dict[str, list[tuple]]:
    """The rows of a plan, once memory and database agree."""
    stored = rows(plan)
    assert remembered(plan) == stored
    check_ties(plan)
    assert not plan._db.new
    assert not plan._db.dirty
    return stored
