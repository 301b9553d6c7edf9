"""A random walk under open views: each shows what the same view shows when it is made anew.

Usage: python -m tests.soak.twins [STEPS] [SEED]
"""

import random
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.look.style import wear
from tests.plans import small_plan
from tests.ui.twins import VIEWS, Walk, Walked

STEPS, STEPS_PER_PLAN = 10_000, 100
"""A plan is begun afresh from time to time, with other views, so that looking at all of it stays quick."""
VIEWS_AT_A_TIME = 3
"""So many views follow one plan, and after every step one of them is held against a new one."""


def walk(seed: int, steps: int, walked: Walked) -> None:
    """Walk so many steps on a new plan; ends early at the first difference."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        going = Walk(small_plan(), chance, Path(folder), walked, tuple(chance.sample([*VIEWS], VIEWS_AT_A_TIME)))
        try:
            for nth in range(steps):
                going.step()
                if going.differs(name := chance.choice([*going.kept])):
                    print(f"seed {seed}, step {nth}, {going.plan.undo_title}: {name}", flush=True)
                    return
        finally:
            going.close()


def main() -> int:
    """Walk and count; 1 when there was a difference."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    app = QApplication.instance() or QApplication([])
    wear("light")
    walked = Walked()
    while walked.steps < steps:
        walk(seed, min(STEPS_PER_PLAN, steps - walked.steps), walked)
        seed += 1
        if seed % 5 == 0:
            print(walked, flush=True)
    print(walked)
    del app
    return 1 if walked.differences.total() else 0


if __name__ == "__main__":
    sys.exit(main())
