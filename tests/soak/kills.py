"""The program is killed (kill -9) while it edits, copies, migrates, exports and imports: old or new, never half.

Usage: python -m tests.soak.kills [N]
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from stocktake_desktop.models import create_plan
from tests.soak.children import Witness, cut_off, try_out
from tests.soak.io_errors import make_template
from tests.soak.killing import Tally as EditingTally
from tests.soak.killing import kill_once
from tests.soak.scenarios import FILES, Scenario, left_behind
from tests.soak.tally import Tally

GOAL = 1_000
KILLS_PER_PLAN = 20
"""A plan is begun afresh from time to time, so that walking its log stays quick."""
AMID_FILES = 0.4
"""The share of the kills that fall on whole files rather than on edits."""

MICROSECONDS = "microseconds"


class Killed(Exception):
    """How an act ended that nobody came back from."""


def main() -> int:
    """Kill and count; 1 when any promise was broken."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else GOAL
    amid_files = int(kills * AMID_FILES)
    editing, tally = EditingTally(), Tally("kills amid other work")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kill_editing(folder, kills - amid_files, editing)
        template = folder / "template.stocktake"
        make_template(template)
        times = {scenario: measured(scenario, template, folder) for scenario in FILES}
        for seed in range(amid_files):
            scenario = FILES[seed % len(FILES)]
            kill_amid(scenario, template, folder, random.Random(seed).uniform(0, times[scenario]), tally)
    code = tally.told()
    print(f"{editing}; {tally}")
    return 1 if editing.harm else code


def kill_editing(folder: Path, kills: int, tally: EditingTally) -> None:
    """Kill a child that presses anything."""
    for seed in range(kills):
        path = folder / f"{seed // KILLS_PER_PLAN}.stocktake"
        if not path.exists():
            create_plan(path, "Soak").close()
        kill_once(path, seed, tally)
        if tally.kills % 50 == 0:
            print(tally, flush=True)


def measured(scenario: type[Scenario], template: Path, folder: Path) -> float:
    """How long the act takes when nobody kills it, in seconds, and a little more."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        here = _inner(name)
        try_out(partial(_prepare, scenario, here, template))
        return 1.2 * try_out(partial(_time, scenario, here, template)).counts[MICROSECONDS] / 1e6


def kill_amid(scenario: type[Scenario], template: Path, folder: Path, seconds: float, tally: Tally) -> None:
    """One kill, so many seconds after the act began."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        here = _inner(name)
        try_out(partial(_prepare, scenario, here, template))
        was_at_it = cut_off(partial(_act, scenario, here, template), seconds)
        report = try_out(partial(_judge, scenario, here, template))
        report.counts["still at it"] += was_at_it
        tally.take(report, f"{scenario.name} killed after {seconds:.4f} s", "python -m tests.soak.kills")


def _inner(name: str) -> Path:
    inner = Path(name, "inner")
    inner.mkdir()
    return inner


def _prepare(scenario: type[Scenario], here: Path, template: Path, _witness: Witness) -> None:
    trial = scenario(here, template)
    trial.prepare()
    trial.put_down()


def _act(scenario: type[Scenario], here: Path, template: Path, begun: Callable[[], None]) -> None:
    trial = scenario(here, template)
    trial.take_up()
    begun()
    trial.act()


def _time(scenario: type[Scenario], here: Path, template: Path, witness: Witness) -> None:
    since: list[float] = []
    _act(scenario, here, template, lambda: since.append(time.monotonic()))
    witness.count(MICROSECONDS, int(1e6 * (time.monotonic() - since[0])))


def _judge(scenario: type[Scenario], here: Path, template: Path, witness: Witness) -> None:
    trial = scenario(here, template)
    with witness.call(f"after {scenario.name}"):
        trial.take_up()
        trial.judge(witness, Killed("killed"))
    with witness.call(f"{scenario.name} once more"):
        trial.again()
    if left := left_behind(here):
        witness.harm("left behind", left)


if __name__ == "__main__":
    sys.exit(main())
