"""The power is cut anywhere while a plan is edited and copied: every step that had returned is on the disk.

Usage: python -m tests.soak.power_cuts [N] [--only SEED]
"""

import argparse
import json
import os
import random
import sys
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from stocktake_desktop.models import EditRefused, Plan, PlanError, open_plan, save_copy
from tests.snapshots import digest, unsynced
from tests.soak.children import Witness, try_out
from tests.soak.cut_disk import Disk, calls
from tests.soak.io_errors import make_template
from tests.soak.killing import log_agrees
from tests.soak.shim import Shim, start_under_shim
from tests.soak.tally import Tally
from tests.verbs import press_anything

GOAL = 1_000
CUTS_IN_A_RUN = 50
VERBS = 40
WAYS = ("synced", "some", "torn", "everything")
PLAN, COPY = "plan.stocktake", "copy.stocktake"


class Standing(NamedTuple):
    """The plan, and the last copy saved of it, once a verb has returned; both as digests."""

    plan: str
    copy: str | None


def main() -> int:
    """Record runs, cut each at many points; 1 when something that had returned was lost."""
    if not start_under_shim("tests.soak.power_cuts"):
        return 0
    asked = _asked()
    tally = Tally("disks after a power cut")
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.stocktake")
        make_template(template)
        runs = range(-(-asked.cuts // CUTS_IN_A_RUN)) if asked.only is None else [asked.only]
        for seed in runs:
            cut_a_run(template, Path(tempfile.mkdtemp(dir=folder)), seed, tally, min(asked.cuts, CUTS_IN_A_RUN))
    return tally.told()


def cut_a_run(template: Path, folder: Path, seed: int, tally: Tally, cuts: int = CUTS_IN_A_RUN) -> None:
    """Let a child edit, then rebuild the disk as it may have looked at some moments, and open what is there."""
    again = f"python -m tests.soak.power_cuts --only {seed}"
    working = folder / "working"
    working.mkdir()
    (working / PLAN).write_bytes(template.read_bytes())
    disk = Disk(working)
    tally.take(try_out(partial(_work, working, seed)), f"the editing itself, run {seed}", again, is_new=False)
    standing = [Standing(*one) for one in json.loads((folder / "standing.json").read_text())]
    recorded = list(calls((folder / "calls").read_bytes()))
    chance = random.Random(seed)
    points = set(chance.sample(range(len(recorded)), min(cuts, len(recorded))))
    returned, seen = 0, set()
    for nth, call in enumerate(recorded):
        if call.what == "M":
            returned = call.at
        disk.take(call)
        if nth in points:
            tally.counts["moments"] += 1
            allowed = standing[returned : returned + 2]
            for way in WAYS:
                found = disk.written(way, chance)
                key = hash((returned, *sorted(found.items())))
                if key not in seen:
                    seen.add(key)
                    report = try_out(partial(_look, folder / "cut", found, allowed))
                    tally.take(report, f"run {seed}, call {nth} ({call.what}), {way}", again)


def _work(folder: Path, seed: int, witness: Witness) -> None:
    """Edit, undo, redo and save copies; each verb that has returned is marked in the recording."""
    chance, shim = random.Random(seed), Shim()
    copy = folder / COPY
    shim.watch(folder)
    shim.record(os.open(folder.parent / "calls", os.O_CREAT | os.O_WRONLY))
    with open_plan(folder / PLAN) as plan:
        standing = [Standing(digest(plan), None)]
        for nth in range(1, VERBS + 1):
            saved = standing[-1].copy
            with suppress(EditRefused):
                if chance.random() < 0.1:
                    save_copy(plan, copy)
                    saved = standing[-1].plan
                else:
                    chance.choices((lambda: press_anything(plan, chance), plan.undo, plan.redo), (7, 2, 1))[0]()
            standing.append(Standing(digest(plan), saved))
            shim.mark(nth)
        shim.record(-1)
    witness.count("finished verbs", VERBS)
    (folder.parent / "standing.json").write_text(json.dumps(standing))


def _look(folder: Path, found: dict[str, bytes], allowed: list[Standing], witness: Witness) -> None:
    """Put there what the disk had, and open it."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        here = Path(name)
        for file, content in found.items():
            (here / file).parent.mkdir(exist_ok=True)
            (here / file).write_bytes(content)
        with witness.call("the plan after the cut"):
            _look_at_plan(here / PLAN, [one.plan for one in allowed], witness)
        with witness.call("the copy after the cut"):
            _look_at_copy(here / COPY, [one.copy for one in allowed], witness)


def _look_at_plan(path: Path, allowed: list[str], witness: Witness) -> None:
    try:
        with unsynced(open_plan(path)) as plan:
            if plan.read_only:
                witness.harm("read only afterwards", path.name)
            elif digest(plan) not in allowed:
                witness.harm("lost edit", "the rows are of an older step, or of none")
            elif not log_agrees(plan):
                witness.harm("log is not the rows", "undone to the start")
    except PlanError as error:
        witness.harm("broken file", error)


def _look_at_copy(path: Path, allowed: list[str | None], witness: Witness) -> None:
    if not path.exists():
        if None not in allowed:
            witness.harm("lost copy", "the copy had been saved, and is not there")
        return
    try:
        with open_plan(path, read_only=True) as plan:
            _judge_copy(plan, allowed, witness)
    except PlanError as error:
        witness.harm("broken copy", error)


def _judge_copy(plan: Plan, allowed: list[str | None], witness: Witness) -> None:
    if digest(plan) not in allowed:
        witness.harm("lost copy", "it is an older one")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cuts", type=int, nargs="?", default=GOAL)
    parser.add_argument("--only", type=int, metavar="SEED")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
