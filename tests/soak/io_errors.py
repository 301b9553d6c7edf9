"""The disk fails at the n-th call, once or for good, while something is done to a plan: all or none, and a true word.

Usage: python -m tests.soak.io_errors [N] [--only 'SCENARIO,CALL,NTH,ERROR,once|for good']
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import product, zip_longest
from pathlib import Path
from typing import NamedTuple, TypeVar

from stocktake_desktop.models import EditRefused
from tests.plans import small_plan
from tests.snapshots import unsynced
from tests.soak.children import Report, Witness, last_frames, try_out
from tests.soak.scenarios import SCENARIOS, Scenario, left_behind, print_one
from tests.soak.shim import KINDS, SHORT, Shim, named, start_under_shim
from tests.soak.tally import Tally
from tests.verbs import press_anything

T = TypeVar("T")
GOAL = 3_000
PRESSES = 40
ERRORS = {
    "open": (13, 24, 28, 5),
    "read": (5,),
    "pread": (5,),
    "write": (5, 28, SHORT),
    "pwrite": (5, 28, SHORT),
    "fsync": (5, 28),
    "fdatasync": (5, 28),
    "ftruncate": (5, 28),
    "unlink": (13, 5, 16),
    "rename": (13, 28, 16),
    "lock": (37, 16, 11, 5),
    "mkdir": (13, 28),
}
"""By call: EACCES 13, EMFILE 24, ENOSPC 28, EIO 5, EBUSY 16, ENOLCK 37, EAGAIN 11, and half a write."""
_BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}


class Trouble(NamedTuple):
    """One failure: in which scenario, at which call of a kind, with what, and whether it ever works again."""

    scenario: str
    call: str
    nth: int
    error: int
    for_good: bool

    def __str__(self) -> str:
        return f"{self.scenario},{self.call},{self.nth},{named(self.error)},{'for good' if self.for_good else 'once'}"


def main() -> int:
    """Count the calls of each scenario, then walk over them; 1 when one failure did harm."""
    if not start_under_shim("tests.soak.io_errors"):
        return 0
    asked = _asked()
    tally = Tally("I/O errors")
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.stocktake")
        make_template(template)
        if asked.only is not None:
            troubles = all_troubles(template, Path(folder), [_BY_NAME[asked.only.split(",")[0]]])
            chosen = [one for one in troubles if str(one) == asked.only]
        else:
            troubles = all_troubles(template, Path(folder))
            chosen = in_turn(troubles, random.Random(asked.seed))[: asked.errors]
        print(f"{len(troubles):,} ways to fail, {len(chosen):,} of them tried", flush=True)
        for trouble in chosen:
            try_trouble(trouble, template, Path(folder), tally)
    return tally.told()


def make_template(path: Path, seed: int = 1) -> None:
    """A plan with some history, and paper that lies about, closed."""
    chance = random.Random(seed)
    with unsynced(small_plan(path)) as plan:
        for _nth in range(PRESSES):
            with suppress(EditRefused):
                press_anything(plan, chance)
        print_one(plan)


def all_troubles(template: Path, folder: Path, scenarios: Sequence[type[Scenario]] = SCENARIOS) -> list[Trouble]:
    """Every call of every scenario, with everything it may fail with."""
    found = []
    for scenario in scenarios:
        counted = _in_a_folder(folder, partial(_counted, scenario, template))
        if counted.harm:
            raise AssertionError(f"{scenario.name} does not even go well by itself: {counted.harm}")
        for kind in KINDS:
            nths = range(1, counted.counts[kind] + 1)
            found += [Trouble(scenario.name, kind, *one) for one in product(nths, ERRORS[kind], (False, True))]
    return found


def in_turn(troubles: list[Trouble], chance: random.Random) -> list[Trouble]:
    """Mixed so that every scenario and every kind of call has its turn: some have hundreds of calls and some one."""
    groups: dict[tuple[str, str], list[Trouble]] = {}
    for one in chance.sample(troubles, len(troubles)):
        groups.setdefault((one.scenario, one.call), []).append(one)
    return [one for some in zip_longest(*groups.values()) for one in some if one is not None]


def try_trouble(trouble: Trouble, template: Path, folder: Path, tally: Tally) -> None:
    """One failure in a child of its own."""
    report = _in_a_folder(folder, lambda here: try_out(partial(_trial, trouble, here, template)))
    tally.take(report, str(trouble), f"python -m tests.soak.io_errors --only '{trouble}'")


def _in_a_folder(folder: Path, act: Callable[[Path], T]) -> T:
    here = Path(tempfile.mkdtemp(dir=folder))
    inner = here / "inner"
    inner.mkdir()
    try:
        return act(inner)
    finally:
        shutil.rmtree(here, ignore_errors=True)


def _counted(scenario: type[Scenario], template: Path, here: Path) -> Report:
    return try_out(partial(_count, scenario, here, template))


def _count(scenario: type[Scenario], folder: Path, template: Path, witness: Witness) -> None:
    """How many calls of each kind there are when nothing fails, and that all is well then."""
    shim, trial = Shim(), scenario(folder, template)
    _keep_notes_in(folder)
    shim.watch(folder)
    trial.prepare()
    shim.count()
    trial.act()
    for kind, times in shim.calls.items():
        witness.count(kind, times)
    trial.judge(witness, None)


def _trial(trouble: Trouble, folder: Path, template: Path, witness: Witness) -> None:
    shim, trial = Shim(), _BY_NAME[trouble.scenario](folder, template)
    _keep_notes_in(folder)
    shim.watch(folder)
    trial.prepare()
    error: BaseException | None = None
    with witness.call(trouble.scenario):
        shim.fail(trouble.call, trouble.nth, trouble.error, for_good=trouble.for_good)
        try:
            trial.act()
        except trial.told as told:
            error = told
        except Exception as raised:
            error = raised
            witness.harm("traceback", last_frames(raised))
        finally:
            shim.stop()
    witness.count("not met" if not shim.failed else "told in a sentence" if error is not None else "borne")
    trial.judge(witness, error)
    with witness.call(f"{trouble.scenario} once more"):
        trial.again()
    if left := left_behind(folder):
        witness.harm("left behind", left)


def _keep_notes_in(folder: Path) -> None:
    """Let the notes of which copies are written here be on the disk that fails; only in a child."""
    os.environ["XDG_DATA_HOME"] = str(folder / "home")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("errors", type=int, nargs="?", default=GOAL)
    parser.add_argument("--only", metavar="TROUBLE")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
