"""Plans made to do harm are opened, and everything in them is visited: refused in a sentence, or borne.

Usage: python -m tests.soak.hostile [N] [--only SEED] [--given FOLDER]
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from stocktake_desktop.models import Plan, PlanError, open_plan
from stocktake_desktop.paths import copies_folder
from tests.soak.children import Harm, Witness, try_out
from tests.soak.hostile_plans import good_plan, make_hostile
from tests.soak.tally import Tally
from tests.soak.visiting import check_sentence, visit

GOAL = 200
WITH_WINDOW = 4
"""Every so many plans are opened in the window too."""
MEMORY = 1 << 30
_NOTE = re.compile("[0-9a-f]{32}")
"""What a note of which copy is written here is called."""


def main() -> int:
    """Make and visit; 1 when one plan did harm."""
    asked = _asked()
    tally = Tally("hostile plans")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        if asked.given is not None:
            for given in sorted(asked.given.rglob("*.stocktake")):
                path = here / "given.stocktake"
                path.write_bytes(given.read_bytes())
                try_plan(path, tally, given.name, f"--given {asked.given}", window=True)
            return tally.told()
        good = here / "good.stocktake"
        good_plan(good)
        _see_that_a_good_one_opens(good, tally)
        for seed in range(asked.plans) if asked.only is None else [asked.only]:
            path = here / f"{seed}.stocktake"
            name = make_hostile(good, path, seed)
            window = seed % WITH_WINDOW == seed // 40 % WITH_WINDOW or asked.only is not None
            try_plan(path, tally, f"{seed} ({name})", f"--only {seed}", window=window)
            _sweep(here, good)
    return tally.told()


def _see_that_a_good_one_opens(good: Path, tally: Tally) -> None:
    """A program that refuses everything does no harm either, and is of no use."""
    path = good.with_name("as good.stocktake")
    path.write_bytes(good.read_bytes())
    report = try_out(partial(_visit, path), memory=MEMORY)
    if not report.counts["opened"]:
        report.harm.append(Harm("good plan refused", "open", "the plan that the hostile ones are made of"))
    tally.take(report, "the good plan", "", is_new=False)
    _sweep(path.parent, good)


def try_plan(path: Path, tally: Tally, about: str, again: str, *, window: bool) -> None:
    """Visit a plan in a child, and once more in the window of another."""
    again = f"python -m {__spec__.name} {again}"
    given = path.read_bytes()
    tally.take(try_out(partial(_visit, path), memory=MEMORY), about, again)
    if window:
        path.write_bytes(given)
        report = try_out(partial(_visit_in_window, path), memory=MEMORY)
        tally.take(report, f"{about}, in the window", again, is_new=False)
        tally.counts["in the window too"] += 1


def _visit(path: Path, witness: Witness) -> None:
    home = path.with_name("home")
    os.environ["XDG_DATA_HOME"] = str(home)  # of this child alone
    plan = _opened(path, witness)
    witness.count("opened" if plan is not None else "refused")
    if plan is not None:
        visit(plan, witness, path.parent)
        with witness.call("close"):
            plan.close()
    for file in home.rglob("*"):
        if file.is_file() and (file.parent != copies_folder() or not _NOTE.fullmatch(file.name)):
            witness.harm("written by a name from the plan", file)


def _opened(path: Path, witness: Witness) -> Plan | None:
    """The plan; None when it was refused, which must leave its file as it was."""
    before = path.read_bytes()
    with witness.call("open"):
        try:
            return open_plan(path)
        except (PlanError, OSError) as error:
            check_sentence(witness, error)
            if path.read_bytes() != before:
                witness.harm("written though refused", error)
    return None


def _visit_in_window(path: Path, witness: Witness) -> None:
    from tests.soak.visiting_window import visit_in_window

    visit_in_window(path, witness)


def _sweep(folder: Path, good: Path) -> None:
    """Let go of what a trial left, so that the disk holds."""
    for one in folder.iterdir():
        if one != good:
            shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=int, nargs="?", default=GOAL)
    parser.add_argument("--only", type=int, metavar="SEED")
    parser.add_argument("--given", type=Path, metavar="FOLDER")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
