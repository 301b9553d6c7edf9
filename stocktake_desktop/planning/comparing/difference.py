"""What differs between two meetings: a line a session or other thing, and in it what may be ticked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from stocktake_desktop.models import Row, SessionBlock
from stocktake_desktop.planning.comparing.kinds import PLACE, Carried
from stocktake_desktop.planning.comparing.matching import Why
from stocktake_desktop.planning.comparing.people import SamePersonQuestion
from stocktake_desktop.words import N_


class Became(StrEnum):
    """What became of something; marked for translation."""

    SAME = N_("same")
    MOVED = N_("moved")
    CHANGED = N_("changed")
    NEW = N_("new")
    GONE = N_("gone")


class Newness(StrEnum):
    """How a difference stands to what was known before it; only news are taken over unless somebody says otherwise."""

    NEWS = "news"
    YOURS = "yours"
    """Staff changed it since the last version, and this version says something else than that one did."""
    KEPT = "kept"
    """Staff changed it since the last version, and this version says what that one said."""
    LEFT = "left"
    """It was left out before, and is still said."""
    SILENT = "silent"
    """The source says nothing of it, and was never known to."""
    LOCKED = "locked"
    """It would move a locked session."""
    ALONG = "along"
    """A room, day or somebody that comes along with the sessions that name it."""
    OFFERED = "offered"
    """It is never taken over unless somebody says so: what is gone, what the meeting is called."""


QUIET = (Newness.KEPT, Newness.LEFT, Newness.SILENT, Newness.ALONG)
"""Differences that are no news: nothing of them came with this version."""


GONE_MARK = "gone"


def about_row(table: str, row_id: str, unit: str = "") -> str:
    """What a difference of a row of the plan is about; without a unit that the other meeting has no such row."""
    return ":".join((table, row_id, unit))


def about_gone(row: Row) -> str:
    """What is noted of a row that a source does not know, and need not."""
    return about_row(row.__tablename__, row.id)


@dataclass(frozen=True)
class Differing:
    """One thing that differs, by the ids of its rows: a unit of a row, or a row that is new or gone, with all in it.

    `columns` are those of the unit that are held against each other. `owner_id` is, in the plan, what it belongs to.
    """

    table: str
    sort: Became
    here_id: str
    there_id: str
    label: str
    before: str
    after: str
    unit: str = ""
    columns: tuple[str, ...] = ()
    owner_id: str = ""
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)
    """The values of the columns in the plan, and those they would have there."""
    mark: str = ""
    """What the other meeting says, short, the same whenever it says so again."""
    newness: Newness = Newness.NEWS
    told: str = ""
    """Why it stands so, in a sentence."""

    @property
    def key(self) -> str:
        """What it is ticked by."""
        return ":".join((self.table, self.here_id, self.there_id, self.unit))

    @property
    def about(self) -> str:
        """What it is about, the same in every version: what is new is about what it would belong to, and itself."""
        if self.here_id:
            return about_row(self.table, self.here_id, self.unit)
        return ":".join((self.table, self.owner_id, self.mark))

    @property
    def is_placement(self) -> bool:
        """Whether it is where and when a session is."""
        return self.unit == PLACE and self.table == SessionBlock.__tablename__

    @property
    def is_news(self) -> bool:
        """Whether this version brings it."""
        return self.newness not in QUIET


@dataclass(frozen=True)
class Compared:
    """A session, person, room … of two meetings: by its ids, what it is called, where it is, and what differs."""

    table: str
    here_id: str
    there_id: str
    title: str
    at: str = ""
    """Where a session is in the plan, else where it is to be; empty of anything else."""
    day: str = ""
    """The date of its day, by which lines stand together."""
    whys: tuple[Why, ...] = ()
    differences: tuple[Differing, ...] = ()

    @property
    def sort(self) -> Became:
        """What became of it, by what is news."""
        news = [difference for difference in self.differences if difference.is_news]
        if not news:
            return Became.SAME
        if not self.here_id or not self.there_id:
            return news[0].sort
        return Became.MOVED if all(one.is_placement for one in news) else Became.CHANGED

    @property
    def key(self) -> str:
        """What it is known by."""
        return ":".join((self.table, self.here_id, self.there_id))


@dataclass(frozen=True)
class MeetingComparison:
    """Two meetings held against each other: sessions in the order of the programme, then all else."""

    sessions: tuple[Compared, ...]
    others: tuple[Compared, ...]
    questions: tuple[SamePersonQuestion, ...]
    ids: Mapping[str, str]
    """For ids of the other meeting those of the plan."""
    carried: Carried

    def lines(self) -> Iterator[Compared]:
        """Everything, sessions first."""
        yield from self.sessions
        yield from self.others

    def differences(self) -> Iterator[Differing]:
        """All that differs."""
        for line in self.lines():
            yield from line.differences

    def counts(self) -> dict[Became, int]:
        """How many sessions are the same, moved, changed, new and gone."""
        found = dict.fromkeys(Became, 0)
        for line in self.sessions:
            found[line.sort] += 1
        return found

    @property
    def is_same(self) -> bool:
        """Whether nothing differs at all."""
        return not any(self.differences())

    @property
    def has_news(self) -> bool:
        """Whether this version brings anything."""
        return any(difference.is_news for difference in self.differences())
