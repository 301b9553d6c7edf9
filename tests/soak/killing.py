"""Kill an editing child at a random moment, open what it left, and hold it against what it had reported."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from stocktake_desktop.models import Plan, open_plan
from tests.snapshots import same_state

_EMPTY = {"meeting"}


@dataclass
class Tally:
    """What was counted over all kills."""

    kills: int = 0
    steps_reported: int = 0
    steps_lost: int = 0
    files_broken: int = 0
    journals_wrong: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.steps_reported} finished steps reported, {self.steps_lost} lost, "
            f"{self.files_broken} files broken, {self.journals_wrong} journals that disagree with the rows"
        )


def kill_once(path: Path, seed: int, tally: Tally) -> None:
    """Let a child edit the plan at `path` for a moment, kill it, and check what is there."""
    command = [sys.executable, "-m", "tests.soak.editor", str(path), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n", "the child could not open the plan"
        sleep(random.Random(seed).uniform(0.0, 0.25))
        child.send_signal(signal.SIGKILL)
        reports = [line.split() for line in child.stdout.read().splitlines() if line.endswith(tuple("0123456789"))]
    tally.kills += 1
    _check(path, [(int(last), int(done)) for last, done in reports], tally)


def _check(path: Path, reports: list[tuple[int, int]], tally: Tally) -> None:
    with closing(sqlite3.connect(path)) as db:  # as the next start would find it, a hot journal rolled back
        if (
            db.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
            or db.execute("PRAGMA foreign_key_check").fetchall()
        ):
            tally.files_broken += 1
            return
    with open_plan(path) as plan:
        history = plan.history()
        last = history[-1].number if history else 0
        done = sum(1 for one in history if one.state == "done")
        if reports:
            tally.steps_reported += len(reports)
            said_last, said_done = reports[-1]
            # at most one more step than was reported: done, undone, redone, or made after undone ones were dropped
            if not (last == said_last and abs(done - said_done) <= 1) and last != said_last + 1:
                tally.steps_lost += 1
        if not _journal_agrees(plan):
            tally.journals_wrong += 1


def _journal_agrees(plan: Plan) -> bool:
    """All the way back is the empty meeting, and all the way forward is where it stood."""
    here = same_state(plan)
    steps = 0
    while plan.undo_title is not None:
        plan.undo()
        steps += 1
    empty = all(not rows or table in _EMPTY for table, rows in same_state(plan).items())
    for _ in range(steps):
        plan.redo()
    return empty and same_state(plan) == here
