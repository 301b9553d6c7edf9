"""A child process that edits a plan without end, and reports the state after each finished verb.

Usage: python -m tests.soak.editor PLAN SEED
"""

import random
import sys
from contextlib import suppress
from pathlib import Path

from stocktake_desktop.models import EditRefused, open_plan
from tests.snapshots import digest
from tests.verbs import press_anything


def main() -> None:
    """Edit until killed; a line is printed only after a verb has returned."""
    chance = random.Random(int(sys.argv[2]))
    plan = open_plan(Path(sys.argv[1]))
    print("open", flush=True)
    while True:
        with suppress(EditRefused):
            chance.choices((lambda: press_anything(plan, chance), plan.undo, plan.redo), (8, 1, 1))[0]()
        print(digest(plan), flush=True)


if __name__ == "__main__":
    main()
