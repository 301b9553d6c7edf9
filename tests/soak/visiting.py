"""Everything that can be looked at in a plan, and what can be done with any plan, one call after another."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.interchange.writers.report_csv import report_csv
from stocktake_desktop.interchange.writers.report_json import report_json
from stocktake_desktop.models import EventKind, Meeting, Plan, PlanError, open_plan, save_copy
from stocktake_desktop.planning.changes.since import programme_change
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.floor_time import floor_budget
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import ways_to_recover
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.turnovers import turnovers
from stocktake_desktop.sheets.catalogue import Stamp, write_sheet
from stocktake_desktop.sheets.file_names import next_names
from stocktake_desktop.sheets.ledger import ListedSheet, ledger, sheets_of
from tests.snapshots import Snapshot, driver, remembered, rows
from tests.soak.children import Witness

NOW = datetime(2017, 12, 4, 10, 30, tzinfo=UTC)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.0+)?")
MOST = 12
"""So many sheets, sessions and steps are looked at one by one; a plan with more would only say the same again."""


def visit(plan: Plan, witness: Witness, folder: Path) -> None:
    """Look at everything, go through the whole history, edit, and save a copy; whatever goes wrong is told."""
    look_at(plan, witness, folder)
    go_through_history(plan, witness)
    _change(plan, witness)
    _copy(plan, witness, folder / "copy.stocktake")


def look_at(plan: Plan, witness: Witness, folder: Path) -> None:
    """What every screen and every sheet asks of a plan."""
    meeting = plan.meeting
    with witness.call("findings"):
        for finding in find_all(meeting):
            fixes_for(meeting, finding)
    with witness.call("the meeting's clock"):
        wall_clock(meeting, NOW)
    with witness.call("the projection"):
        for now in _moments(plan):
            project(meeting, now)
    with witness.call("ways to recover"):
        for now in _moments(plan)[:2]:
            ways_to_recover(meeting, now)
    with witness.call("the report"):
        days = report_of(meeting)
        report_json(days)
        report_csv(days)
    with witness.call("the floor"):
        for block in meeting.sessions:
            floor_budget(block, NOW.replace(tzinfo=None))
    with witness.call("turnovers"):
        for day in meeting.days:
            turnovers(day, 600)
    with told(witness, "the plan as JSON"):
        write_plan_json(plan, folder / "plan.json")
    _look_at_sheets(plan, witness, folder)
    _look_at_history(plan, witness)


def go_through_history(plan: Plan, witness: Witness) -> None:
    """Undo to the start and redo to the end, then go there and back; damaged steps may be refused."""
    numbers = [0, 1]
    with told(witness, "the titles of the history"):
        assert plan.undo_title is None or isinstance(plan.undo_title, str)
        assert plan.redo_title is None or isinstance(plan.redo_title, str)
        numbers += [plan.log.begin, *(line.number for line in plan.log.lines(1, None))]
    with told(witness, "undo"):
        _as_often_as_it_goes(plan.undo)
    _compare(plan, witness, "undo")
    with told(witness, "redo"):
        _as_often_as_it_goes(plan.redo)
    _compare(plan, witness, "redo")
    for number in numbers:
        with told(witness, "going back"):
            go_back(plan, number)
    _compare(plan, witness, "going back")


@contextmanager
def told(witness: Witness, name: str) -> Iterator[None]:
    """A call that may end in one sentence, as `ui.document` and the command line tell it."""
    with witness.call(name):
        try:
            yield
        except (PlanError, OSError) as error:
            check_sentence(witness, error)
            witness.count("refusals")


def check_sentence(witness: Witness, error: Exception) -> None:
    """A refusal is one sentence, and no name of a class or a bare number."""
    said = str(error)
    if not isinstance(error, OSError) and (" " not in said or not said.endswith(".") or "\n" in said):
        witness.harm("no sentence", repr(error)[:200])


def _moments(plan: Plan) -> list[datetime]:
    """Some moments of the first days."""
    days = [day.date for day in plan.meeting.days[:2]]
    return [datetime(one.year, one.month, one.day, 10) + timedelta(minutes=30) for one in days]


def _look_at_sheets(plan: Plan, witness: Witness, folder: Path) -> None:
    with told(witness, "the ledger"):
        for entry in ledger(plan, with_others=True):
            entry.in_words, entry.as_json(), entry.sheet.called
    sheets: list[ListedSheet] = []
    with told(witness, "the list of sheets"):
        sheets = list(sheets_of(plan))
        next_names(plan, sheets, NOW.date())
    for sheet in _of_each_kind(sheets):
        with told(witness, f"the content of a {sheet.kind} sheet"):
            sheet.content(plan)
        with told(witness, f"the PDF of a {sheet.kind} sheet"):
            write_sheet(plan, sheet, folder / "sheet.pdf", Stamp(1, NOW.replace(tzinfo=None), None))


def _of_each_kind(sheets: Iterable[ListedSheet]) -> list[ListedSheet]:
    return list({sheet.kind: sheet for sheet in sheets}.values())


def _look_at_history(plan: Plan, witness: Witness) -> None:
    with told(witness, "the list of events"):
        for line in plan.log.lines(50, None)[:MOST]:
            str(line.title), wall_clock(plan.meeting, line.made_at), line.says("letter"), line.says("to")
    with told(witness, "what changed since the start"):
        programme_change(plan.meeting, plan.changed_since(0))
    with told(witness, "when it was printed"):
        plan.log.numbers_of({issue.event_id for issue in plan.meeting.sheet_issues})
    with told(witness, "what comes next"):
        plan.log.next(EventKind.UNDO), plan.log.next(EventKind.REDO)
    with told(witness, "the copies"):
        assert all(copy.id and len(copy.letter) <= 4 for copy in plan.log.copies())
    with told(witness, "whose copy it is"):
        assert plan.read_only or plan.log.own_copy.letter


def _as_often_as_it_goes(act: Callable[[], object]) -> None:
    """At most so often as no history of these plans is long."""
    for _nth in range(2_000):
        if not act():
            return


def _change(plan: Plan, witness: Witness) -> None:
    acts: dict[str, Callable[[], object]] = {
        "an edit": partial(set_field, plan, Meeting, plan.meeting.id, "notes", "changed"),
        "an addition": partial(add_room, plan, "Attic"),
    }
    for name, act in acts.items():
        with told(witness, name):
            act()
        _compare(plan, witness, name)
        with told(witness, f"undo of {name}"):
            plan.undo()
        _compare(plan, witness, f"undo of {name}")


def _compare(plan: Plan, witness: Witness, after: str) -> None:
    with witness.call(f"memory against file after {after}"):
        if _as_read(remembered(plan)) != _as_read(rows(driver(plan))):
            witness.harm("memory is not the file", "rows differ")


def _as_read(found: Snapshot) -> list[list[str]]:
    """Rows without the ways in which one moment can be written."""
    return [sorted(_MOMENT.sub(r"\1 \2", repr(row)) for row in some) for some in found.values()]


def _copy(plan: Plan, witness: Witness, path: Path) -> None:
    with told(witness, "save a copy"):
        save_copy(plan, path)
        with open_plan(path) as copy:
            if rows(driver(copy)) != rows(driver(plan)):
                witness.harm("a copy that is less", "rows differ")
