"""Opening a plan, a finished move, all findings: each against the least that could do it."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

from benchmarks.measure import Measurement, interleave
from benchmarks.meetings import meeting_of
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.models import Changes, Plan, open_plan
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.findings.book import FindingsBook
from stocktake_desktop.planning.reach import reach

SIZES = (22, 1_000, 10_000)


def measure(folder: Path) -> Iterator[Measurement]:
    """Everything that needs no window, smallest meeting first."""
    for size in SIZES:
        path = folder / f"{size}.stocktake"
        meeting_of(path, size).close()
        yield _opening(path, size)
        with open_plan(path) as plan:
            yield _moving(plan, folder / f"{size}.sqlite", size)
            yield _taking_back(plan, folder / f"{size}.undo.sqlite", size)
            yield _finding(plan, size)
            yield _finding_again(plan, size)


def _opening(path: Path, size: int) -> Measurement:
    def floor() -> None:
        with closing(sqlite3.connect(path)) as db:
            tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                db.execute(f'SELECT * FROM "{table}"').fetchall()

    return interleave(
        f"open a plan, {size:,} sessions", lambda: open_plan(path).close(), "sqlite3 reading the same rows", floor, 5
    )


def _moving(plan: Plan, floor_path: Path, size: int) -> Measurement:
    block = plan.meeting.sessions[size // 2]
    day, room = block.day_id, block.room_id
    assert day is not None
    times = iter(range(0, 10_000, 5))

    def subject() -> None:
        move_block(plan, block.id, day, 480 + next(times) % 600, room)

    return interleave(f"a finished move, {size:,} sessions", subject, _FLOOR, _floor(floor_path, block.id), 3)


def _taking_back(plan: Plan, floor_path: Path, size: int) -> Measurement:
    """Undo and redo in turn, of the move made last."""
    turns = cycle((plan.undo, plan.redo))
    floor = _floor(floor_path, plan.meeting.sessions[0].id)
    return interleave(f"an undo or redo, {size:,} sessions", lambda: next(turns)(), _FLOOR, floor, 3)


_FLOOR = "sqlite3 commit of the same rows"


def _floor(path: Path, block_id: str) -> Callable[[], None]:
    """Writes the same two rows, the block and the event, with the same care for a power cut."""
    db, times = _floor_db(path), iter(range(0, 10_000, 5))

    def floor() -> None:
        start = next(times)
        row = json.dumps([["session_block", {"id": block_id, "start": start}, {"id": block_id, "start": start + 5}]])
        db.execute("BEGIN")
        db.execute("UPDATE block SET start = ? WHERE id = ?", (start, block_id))
        db.execute("INSERT INTO event (title, rows) VALUES (?, ?)", ("Move", row))
        db.execute("COMMIT")

    return floor


def _floor_db(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE block (id TEXT PRIMARY KEY, start INTEGER)")
    db.execute("CREATE TABLE event (number INTEGER PRIMARY KEY, title TEXT, rows TEXT)")
    return db


def _finding(plan: Plan, size: int) -> Measurement:
    spans = [(b.room_id, b.day_id, b.start, b.minutes) for b in plan.meeting.sessions]
    return interleave(
        f"all findings, {size:,} sessions",
        lambda: find_all(plan.meeting),
        "sorting the same intervals",
        lambda: sorted(spans),
        float("nan"),
    )


def _finding_again(plan: Plan, size: int) -> Measurement:
    """The findings after one edit, which should cost what it touches and not what there is."""
    book, changes = FindingsBook(plan), list[Changes]()
    plan.on_change(changes.append)
    block = plan.meeting.sessions[size // 2]
    move_block(plan, block.id, block.placed.day_id, 485, block.placed.room_id)
    spans = [(b.room_id, b.day_id, b.start, b.minutes) for b in plan.meeting.sessions]
    return interleave(
        f"findings after one edit, {size:,} sessions",
        lambda: book.refresh(reach(plan, changes[-1])),
        "sorting the same intervals",
        lambda: sorted(spans),
        float("nan"),
    )
