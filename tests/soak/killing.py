"""Kill an editing child at a random moment, open what it left, and hold it against what it had reported."""

import random
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from string import ascii_uppercase
from time import sleep

from stocktake_desktop.models import Plan, PlanError, open_plan
from tests.snapshots import Snapshot, digest, digest_of, driver, rewound, same_state, unsynced, without_paper
from tests.soak.editor import OPEN, edit

WRITTEN_AT_THE_START = ("meeting", "role_rule")
"""The tables that a new plan has rows in before its first step."""


@dataclass
class Tally:
    """What was counted over all kills."""

    kills: int = 0
    reports: int = 0
    amid_a_write: int = 0
    unreported: int = 0
    lost: int = 0
    files_broken: int = 0
    logs_wrong: int = 0
    new_letters: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.amid_a_write} of them amid a write; {self.reports} finished verbs reported, "
            f"{self.lost} lost, {self.unreported} finished but not yet reported; {self.files_broken} files broken, "
            f"{self.logs_wrong} logs that disagree with the rows; "
            f"{self.new_letters} new letters"
        )

    @property
    def harm(self) -> int:
        """How often a promise was broken."""
        return self.lost + self.files_broken + self.logs_wrong


def kill_once(path: Path, seed: int, tally: Tally) -> None:
    """Let a child edit the plan at `path` for a moment, kill it, and check what is there."""
    reports = _edit_and_kill(path, seed)
    journal = path.with_name(f"{path.name}-journal")
    tally.kills += 1
    tally.reports += len(reports)
    tally.amid_a_write += journal.exists() and journal.stat().st_size > 0
    try:
        with unsynced(open_plan(path)) as plan:
            _compare(plan, reports[-1:], tally)
    except PlanError as error:
        print(error)
        tally.files_broken += 1


def _edit_and_kill(path: Path, seed: int) -> list[str]:
    children = _children()
    here, there = children.Pipe(duplex=False)
    child = children.Process(target=edit, args=(path, seed, there))
    child.start()
    there.close()
    with closing(here):
        assert here.recv_bytes() == OPEN, "the child could not open the plan"
        sleep(random.Random(seed).uniform(0.0, 0.25))
        child.kill()
        child.join()
        return list(_told(here))


@cache
def _children() -> SpawnContext | ForkServerContext:
    """Where children come from: one process that has imported everything and forks, where the system can fork."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    children = get_context("forkserver")
    children.set_forkserver_preload([edit.__module__])
    return children


def _told(reports: Connection) -> Iterator[str]:
    """What the child sent; the last report may have been cut short."""
    with suppress(EOFError, OSError):
        while True:
            yield reports.recv_bytes().decode()


def _compare(plan: Plan, last_report: list[str], tally: Tally) -> None:
    if plan.read_only or driver(plan).execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        tally.files_broken += 1
    if last_report and digest(plan) != last_report[0]:
        known = _one_step_from(plan, last_report[0])
        tally.unreported += known
        tally.lost += not known
    copies = len(plan.log.copies())
    tally.logs_wrong += not log_agrees(plan)
    tally.new_letters += len(plan.log.copies()) - copies


def _one_step_from(plan: Plan, reported: str) -> bool:
    """Whether the plan is one finished verb past what was reported: a step, an undo, a redo or a printing."""
    return any(digest_of(before) == reported for _number, before in islice(rewound(plan), 1, 2))


def log_agrees(plan: Plan) -> bool:
    """The log leads back to the meeting as it was made, and so does undo but for paper; redo leads to where it stood.

    All of it was written here. A kill after the note of an event and before its commit makes the next event one of a
    new copy: this too is told in letters one after the other.
    """
    here = same_state(plan)
    *_later, (begin, first) = rewound(plan)
    steps = 0
    while plan.undo():
        steps += 1
    undone = same_state(plan)
    for _ in range(steps):
        plan.redo()
    as_made = begin == plan.log.begin == 1 and _is_as_made(first)
    return (
        as_made
        and without_paper(undone) == without_paper(first)
        and undone["sheet_issue"] == here["sheet_issue"]
        and same_state(plan) == here
        and [copy.letter for copy in plan.log.copies()] == [*islice(ascii_uppercase, len(plan.log.copies()))]
    )


def _is_as_made(state: Snapshot) -> bool:
    return all(not rows or table in WRITTEN_AT_THE_START for table, rows in state.items())
