"""What of a comparison is news: held against what was known when the source was taken in last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from stocktake_desktop.models import Meeting, RowChange, SessionBlock
from stocktake_desktop.planning.comparing.difference import (
    Became,
    Compared,
    Differing,
    MeetingComparison,
    Newness,
)
from stocktake_desktop.planning.comparing.kinds import NAMED_AS_NEEDED
from stocktake_desktop.planning.comparing.units import IDENTITY, ORDER_UNIT
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.words import _

_AS_NEEDED = {model.__tablename__ for model in NAMED_AS_NEEDED} - {"document"}
_SESSIONS = SessionBlock.__tablename__


@dataclass(frozen=True)
class LastVersion:
    """What was known of a source when it was taken in last: its name, what changed since then, what was left out.

    `changed` has every column on both sides. `left` are marks of what was said and not taken, by what it was about.
    """

    name: str
    changed: Sequence[RowChange] = ()
    left: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    """What it called the meeting."""
    who: Callable[[Differing], str] = lambda _found: ""
    """Who changed what a difference is about, and when, in words."""


def judged(found: MeetingComparison, here: Meeting, last: LastVersion | None) -> MeetingComparison:
    """The comparison, in which each difference knows whether it is news, and why not where it is not."""
    judge = _Judge(found, here, last)
    sessions, others = (tuple(judge.line(line) for line in lines) for lines in (found.sessions, found.others))
    return replace(found, sessions=sessions, others=others)


class _Judge:
    def __init__(self, found: MeetingComparison, here: Meeting, last: LastVersion | None) -> None:
        self._is_whole = found.carried.is_whole
        self._last = last
        self._changed = {(row.table, row.row_id): row for row in last.changed} if last is not None else {}
        self._blocks = {block.id: block for block in here.sessions}
        self._positions = {
            row.id: row.position
            for block in here.sessions
            for rows in (block.segments, block.appearances, block.questions, block.outcomes)
            for row in rows
        }
        self._before = {_identity(row.table, row.before) for row in self._changed.values() if _went(row)}

    def line(self, line: Compared) -> Compared:
        """A line with all that differs in it."""
        return replace(line, differences=tuple(self._judged(one) for one in line.differences))

    def _judged(self, found: Differing) -> Differing:
        newness = self._newness(found)
        return replace(found, newness=newness, told=self._told(newness, found))

    def _newness(self, found: Differing) -> Newness:
        if self._was_left(found):
            return Newness.LEFT
        if found.sort is Became.GONE:
            return self._of_gone(found)
        if found.sort is Became.NEW:
            return self._of_new(found)
        if found.table == "meeting" and found.unit == "title":
            is_known = self._last is not None and self._last.title == found.new["title"]
            return Newness.KEPT if is_known or not found.new["title"] else Newness.OFFERED
        if found.unit == ORDER_UNIT:
            return self._of_order(found)
        return self._of_unit(found)

    def _was_left(self, found: Differing) -> bool:
        return self._last is not None and self._last.left.get(found.about) == found.mark

    def _of_gone(self, found: Differing) -> Newness:
        row = self._changed.get((found.table, found.here_id))
        if row is not None and (row.before is None or _went(row)):
            return Newness.KEPT
        block = self._blocks.get(found.here_id)
        if found.table == _SESSIONS and block is not None and block.is_parked:
            return Newness.KEPT
        if found.owner_id not in self._blocks:
            return Newness.OFFERED
        return Newness.NEWS if self._last is not None or self._is_whole else Newness.SILENT

    def _of_new(self, found: Differing) -> Newness:
        if _identity(found.table, {**found.new, "session_id": found.owner_id}) in self._before:
            return Newness.KEPT
        return Newness.ALONG if found.table in _AS_NEEDED and not self._is_whole else Newness.NEWS

    def _of_order(self, found: Differing) -> Newness:
        ids = found.new["order"]
        rows = {row_id: self._changed.get((found.table, row_id)) for row_id in ids}
        before = {
            row_id: row.before["position"] if row is not None and row.before else self._positions.get(row_id, 0)
            for row_id, row in rows.items()
        }
        if self._last is None or sorted(ids, key=lambda row_id: (before[row_id], row_id)) == found.old["order"]:
            return Newness.NEWS
        return Newness.KEPT if sorted(ids, key=lambda row_id: (before[row_id], row_id)) == ids else Newness.YOURS

    def _of_unit(self, found: Differing) -> Newness:
        row = self._changed.get((found.table, found.here_id))
        before = (
            {**found.old, **{c: row.before[c] for c in found.old if c in row.before}}
            if row and row.before
            else found.old
        )
        if self._last is not None and dict(found.new) == before:
            return Newness.KEPT
        if before != dict(found.old) or (self._last is not None and found.about in self._last.left):
            return Newness.YOURS
        if found.is_placement and self._blocks[found.here_id].locked:
            return Newness.LOCKED
        if self._last is None and not self._is_whole and not any(found.new.values()):
            return Newness.SILENT
        return Newness.NEWS

    def _told(self, newness: Newness, found: Differing) -> str:
        if newness is Newness.LOCKED:
            return _("It is locked; unlock it first.")
        if newness is Newness.LEFT:
            return _("You left it out before; it stays so unless ticked.")
        if newness is Newness.SILENT:
            return _("The file says nothing of it; yours stays unless ticked.")
        if newness not in (Newness.YOURS, Newness.KEPT) or self._last is None:
            return ""
        who = self._last.who(found)
        words = _("Changed here after {version}: yours stays unless ticked.")
        if who:
            words = _("Changed here after {version} ({who}): yours stays unless ticked.")
        return words.format(version=self._last.name or _("the last version"), who=who)


def _went(row: RowChange) -> bool:
    """Whether what a row was known by is there no more: it is gone, or known by something else."""
    if row.before is None:
        return False
    return row.after is None or _identity(row.table, row.before) != _identity(row.table, row.after)


def _identity(table: str, values: Mapping[str, Any] | None) -> tuple[Any, ...]:
    """What a row is known by where its id is not, None where nothing is."""
    columns = IDENTITY.get(table, ())
    said = tuple((values or {}).get(column) for column in columns)
    return (table, *(folded(value) if isinstance(value, str) and "_id" not in column else value
                     for column, value in zip(columns, said, strict=True))) if any(said) else ()  # fmt: skip
