"""Belongings: in which rows a changed row shows, read from the relationships that the tables declare.

A row that goes when another one goes is a part of it, as an alternate is of an appearance and that of a session: a part
that changed changed the whole. Any other reference is a naming, and shows on both sides: a person's name in their
appearances, the appearance among what the person does. What hangs from the meeting stands for itself, unless the
meeting says that it shows EVERYWHERE.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy.orm import MANYTOONE, Mapper

from stocktake_desktop.models.base import EVERYWHERE, Row
from stocktake_desktop.models.changes import Changes
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.script import script_of

if TYPE_CHECKING:
    from stocktake_desktop.models.plan import Plan


class Shown(NamedTuple):
    """Where a step may show: ids of rows by table, there or gone, and whether it may show in any row.

    Where it may show in any row, only what it touched itself is named.
    """

    rows: Mapping[str, frozenset[str]]
    everywhere: bool


class _Ways(NamedTuple):
    """The relationships of a table by name: to what it is a part of, to all it refers to, to all that refers to it."""

    owners: tuple[str, ...]
    parents: tuple[str, ...]
    children: tuple[str, ...]


def where_shown(plan: Plan, changes: Changes) -> Shown:
    """Where a finished step may show; costs what it touched, not what the plan holds."""
    tables = _models()
    called = [row for row_id in changes.called for table in tables if (row := _row(plan, table, row_id))]
    changed = {*changes.rows, *(row.__tablename__ for row in called)}
    wholes = {owner for table in changed for owner in _owner_tables(table)}
    everywhere = not _everywhere().isdisjoint(changed | wholes)
    touched = [row for table, ids in changes.touched.items() for row_id in ids if (row := _row(plan, table, row_id))]
    found = set(touched)
    if not everywhere:
        theirs = [
            row for row in touched if row.__tablename__ in wholes or row.id in changes.rows.get(row.__tablename__, ())
        ]
        found |= _walk(_walk([*theirs, *called], "owners"), "children")
    ids = {table: set(row_ids) for table, row_ids in changes.touched.items()}
    for row in _walk(found, "parents"):
        ids.setdefault(row.__tablename__, set()).add(row.id)
    return Shown({table: frozenset(row_ids) for table, row_ids in ids.items()}, everywhere)


def orphans(meeting: Meeting, gone: set[str]) -> list[Row]:
    """What was noted of rows that are gone: words of the script, translations (of those, too), what was planned."""
    words = [row for row in script_of(meeting) if not gone.isdisjoint((row.subject, row.who))]
    gone = gone | {row.id for row in words}
    planned = [row for row in meeting.as_planned if row.subject in gone]
    return [*words, *planned, *(row for row in meeting.translations if row.subject in gone)]


def _walk(rows: Iterable[Row], way: str) -> set[Row]:
    """These rows and all that can be come to from them this way; the meeting leads nowhere."""
    found: set[Row] = set()
    waiting = list(rows)
    while waiting:
        row = waiting.pop()
        if row not in found and not isinstance(row, Meeting):
            found.add(row)
            for name in getattr(_ways(type(row)), way):
                waiting.extend(_there(row, name))
    return found


def _there(row: Row, name: str) -> Iterator[Row]:
    """The rows a relationship leads to."""
    value = getattr(row, name)
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def _row(plan: Plan, table: str, row_id: str) -> Row | None:
    return plan.find(_models()[table], row_id)


@cache
def _models() -> dict[str, type[Row]]:
    mappers: Iterable[Mapper[Any]] = Row.registry.mappers
    return {mapper.class_.__tablename__: mapper.class_ for mapper in mappers if issubclass(mapper.class_, Row)}


@cache
def _ways(model: type[Row]) -> _Ways:
    up = [relation for relation in model.__mapper__.relationships if relation.direction is MANYTOONE]
    down = [relation.key for relation in model.__mapper__.relationships if relation.direction is not MANYTOONE]
    owners = [
        relation.key for relation in up if relation.mapper.relationships[str(relation.back_populates)].cascade.delete
    ]
    return _Ways(tuple(owners), tuple(relation.key for relation in up), tuple(down))


@cache
def _owner_tables(table: str) -> frozenset[str]:
    """The tables of what a row of this one is a part of, and of what that is a part of."""
    relationships = _models()[table].__mapper__.relationships
    own = {relationships[name].mapper.class_ for name in _ways(_models()[table]).owners} - {Meeting}
    return frozenset(name for model in own for name in (model.__tablename__, *_owner_tables(model.__tablename__)))


@cache
def _everywhere() -> frozenset[str]:
    """The meeting itself, and the tables whose rows show anywhere."""
    declared = [relation for relation in Meeting.__mapper__.relationships if relation.info == EVERYWHERE]
    return frozenset([Meeting.__tablename__, *(relation.mapper.class_.__tablename__ for relation in declared)])
