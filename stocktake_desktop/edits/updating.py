"""The next version of a programme: what it says otherwise is taken over as far as it is ticked, as one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stocktake_desktop.edits.arriving import Arrivals
from stocktake_desktop.edits.asking import ask_about
from stocktake_desktop.edits.chasing import forget_asking
from stocktake_desktop.edits.frame import take_day_out, take_room_out
from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.people import take_people_out
from stocktake_desktop.edits.sources import last_version, note_source
from stocktake_desktop.edits.withdrawing import withdraw, withdraw_item
from stocktake_desktop.models import (
    Day,
    EditRefused,
    Meeting,
    Organisation,
    Person,
    Plan,
    Room,
    Row,
    Segment,
    SessionBlock,
)
from stocktake_desktop.planning.comparing.compare import compare
from stocktake_desktop.planning.comparing.difference import Became, Differing, MeetingComparison, Newness
from stocktake_desktop.planning.comparing.kinds import WHO, Carried
from stocktake_desktop.planning.comparing.matching import source_key
from stocktake_desktop.planning.comparing.newness import judged
from stocktake_desktop.planning.comparing.units import ORDER_UNIT
from stocktake_desktop.words import _, ngettext


def compare_with_source(
    plan: Plan, source: Meeting, name: str, carried: Carried, said: Mapping[str, str] | None = None
) -> MeetingComparison:
    """What a source called `name` says otherwise than the plan, and what of that is news.

    `said` answers who somebody of the source is in the plan, by ids, "" for nobody.
    """
    return judged(compare(plan.meeting, source, carried, said), plan.meeting, last_version(plan, name))


def proposed(found: MeetingComparison) -> frozenset[str]:
    """The keys of what is taken over unless somebody says otherwise: all that is news, nothing that is gone."""
    return frozenset(one.key for one in found.differences() if one.newness is Newness.NEWS)


def take_over(plan: Plan, source: Meeting, found: MeetingComparison, ticked: Collection[str], name: str) -> int:
    """Take over what is ticked, by the keys of differences, as one step; returns how many things that were.

    What is gone and ticked is parked where it is a session, else removed. New sessions bring the rooms, days and people
    they name. EditRefused where a locked session would move, or one that goes on. Nothing ticked leaves no trace.
    """
    chosen = [one for one in found.differences() if one.key in ticked]
    if not chosen:
        return 0
    words = ngettext("Update from {name}: {n} change", "Update from {name}: {n} changes", len(chosen))
    title = words.format(name=named(name or _("the clipboard")), n=len(chosen))
    if lost := [one.before for one in chosen if one.sort is Became.GONE and one.table in ("person", "organisation")]:
        ask_about(title, [_("{name} goes").format(name=who) for who in lost])
    with plan.edit(title):
        _Update(plan, source, found).take(chosen)
        left = {one.about: one.mark for one in found.differences() if one.key not in ticked}
        note_source(plan, name, source.title, left)
    return len(chosen)


class _Update:
    """One taking over."""

    def __init__(self, plan: Plan, source: Meeting, found: MeetingComparison) -> None:
        self._plan = plan
        self._found = found
        self._rows = Arrivals(plan, source, found.ids, is_whole=found.carried.is_whole)

    def take(self, chosen: list[Differing]) -> None:
        """Do all of it: locks are opened first and closed last, lists put in order before something new comes in."""
        changed = [one for one in chosen if one.sort not in (Became.NEW, Became.GONE) and one.unit != ORDER_UNIT]
        for one in chosen:
            if one.unit == ORDER_UNIT:
                self._rows.reorder(one.table, one.owner_id, one.new["order"])
        for is_locked in (False, None, True):
            for one in changed:
                if one.new.get("locked") is is_locked:
                    self._change(one)
            for one in chosen if is_locked is False else ():
                if one.sort is Became.NEW:
                    self._rows.bring(one.table, one.there_id)
        self._take_out([one for one in chosen if one.sort is Became.GONE])
        self._rows.settle()
        self._note_keys()
        self._must_hold_together()

    def _change(self, one: Differing) -> None:
        row, there = self._rows.here(one.table, one.here_id), self._rows.there(one.table, one.there_id)
        if one.is_placement:
            if not there.locked:  # else the source has it locked at its new place
                _must_be_free(row)
            if one.new.get("day_id") != one.old.get("day_id"):
                withdraw(self._plan, row)
        is_other = any(one.old.get(column) != one.new.get(column) for column in ("person_id", "organisation_id"))
        if one.unit == WHO and is_other and not self._found.carried.is_whole:
            forget_asking(row)  # of whoever had the place before
        for attribute, value in self._rows.values(there, one.columns).items():
            setattr(row, attribute, value)

    def _take_out(self, gone: list[Differing]) -> None:
        people = []
        for one in gone:
            row = self._rows.here(one.table, one.here_id)
            if isinstance(row, Person | Organisation):
                people.append(row)
            elif row is not None:
                self._part_with(row)
        take_people_out(self._plan, people)

    def _part_with(self, row: Row) -> None:
        if isinstance(row, SessionBlock):
            _must_be_free(row)
            withdraw(self._plan, row)
            row.day, row.start, row.room = None, None, None
        elif isinstance(row, Day):
            take_day_out(self._plan, row)
        elif isinstance(row, Room):
            take_room_out(self._plan, row)
        else:
            if isinstance(row, Segment):
                withdraw_item(self._plan, row)
                for appearance in list(row.appearances):
                    appearance.segment = None
            self._plan.remove(row)

    def _note_keys(self) -> None:
        """By which keys the source knows sessions that had none: the next version is matched by them."""
        for line in self._found.sessions:
            if line.here_id and line.there_id:
                row = self._rows.here(line.table, line.here_id)
                key = source_key(self._rows.there(line.table, line.there_id))
                if row is not None and key and not row.source_key:
                    row.source_key = key

    def _must_hold_together(self) -> None:
        dates = [day.date for day in self._plan.meeting.days]
        twice = next((date for date in dates if dates.count(date) > 1), None)
        if twice is not None:
            raise EditRefused(_("{date} is a day of the meeting already.").format(date=twice.isoformat()))


def _must_be_free(block: SessionBlock) -> None:
    if block.locked:
        raise EditRefused(_("{title} is locked; unlock it first.").format(title=named(block.title)))
