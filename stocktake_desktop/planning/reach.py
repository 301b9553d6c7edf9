"""How far a finished step reaches: what shows it, and what sort of news it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum, auto

from stocktake_desktop.models import (
    Acknowledgement,
    Actual,
    AsPlanned,
    Changes,
    Day,
    Organisation,
    Person,
    Plan,
    Room,
    SessionBlock,
    SheetIssue,
    SpeakingTurn,
    Telling,
    TimeRequest,
    Translation,
    WithdrawnPart,
    WithdrawnSession,
    where_shown,
)
from stocktake_desktop.planning.namesakes import called_otherwise


class News(Enum):
    """What sort of thing a step told."""

    PLANNED = auto()
    """Something is planned otherwise."""
    HAPPENED = auto()
    """Something really began or ended."""
    TRANSLATED = auto()
    """Something is called otherwise in another language."""
    PRINTED = auto()
    """Sheets were printed or thrown away."""
    ACKNOWLEDGED = auto()
    """A finding was acknowledged, or is no more."""
    TOLD = auto()
    """Somebody was told what changed."""


_NEWS = {
    Actual.__tablename__: News.HAPPENED,
    AsPlanned.__tablename__: News.HAPPENED,
    SpeakingTurn.__tablename__: News.HAPPENED,
    WithdrawnSession.__tablename__: News.HAPPENED,
    WithdrawnPart.__tablename__: News.HAPPENED,
    TimeRequest.__tablename__: News.PLANNED,
    Translation.__tablename__: News.TRANSLATED,
    SheetIssue.__tablename__: News.PRINTED,
    Acknowledgement.__tablename__: News.ACKNOWLEDGED,
    Telling.__tablename__: News.TOLD,
}


@dataclass(frozen=True)
class Reach:
    """The ids of what may show a step, there or gone by now; with `everywhere` anything may, named here or not."""

    sessions: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()
    news: frozenset[News] = frozenset()
    everywhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.news)

    def __or__(self, other: Reach) -> Reach:
        """As far as both."""
        return Reach(*(getattr(self, field.name) | getattr(other, field.name) for field in fields(Reach)))

    def has_session(self, session_id: str) -> bool:
        """Whether a session may show it."""
        return self.everywhere or session_id in self.sessions

    def has_somebody(self, row_id: str) -> bool:
        """Whether a person or an organisation may show it."""
        return self.everywhere or row_id in self.people or row_id in self.organisations


def reach(plan: Plan, changes: Changes) -> Reach:
    """Where a step that has just been finished, undone or redone may show; the plan is as it left it."""
    news = frozenset(_NEWS.get(table, News.PLANNED) for table in changes.rows)
    rows, everywhere = where_shown(plan, _with_namesakes(plan, changes))
    models = (SessionBlock, Person, Organisation, Day, Room)
    sessions, people, organisations, days, rooms = (rows.get(model.__tablename__, frozenset()) for model in models)
    return Reach(sessions, people, organisations, days, rooms, news, everywhere)


def _with_namesakes(plan: Plan, changes: Changes) -> Changes:
    """The same, and as if those had changed whose telling name is another because somebody else's is."""
    if changes.rows.keys().isdisjoint((Person.__tablename__, Organisation.__tablename__)):
        return changes
    if not (others := called_otherwise(plan.meeting)):
        return changes

    def with_them(rows: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        return {**rows, Person.__tablename__: rows.get(Person.__tablename__, frozenset()) | others}

    return replace(changes, rows=with_them(changes.rows), touched=with_them(changes.touched))
