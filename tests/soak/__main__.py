"""`make soak`: 500 kills, and the counts.

Usage: python -m tests.soak [KILLS]
"""

import sys
import tempfile
from pathlib import Path

from stocktake_desktop.models import create_plan
from tests.soak.killing import Tally, kill_once

KILLS = 500
KILLS_PER_PLAN = 20
"""A plan is begun afresh from time to time, so that walking its journal stays quick."""


def main() -> int:
    """Kill and count; 1 when any promise was broken."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS):
            path = Path(folder, f"{seed // KILLS_PER_PLAN}.stocktake")
            if not path.exists():
                create_plan(path, "Soak").close()
            kill_once(path, seed, tally)
            if tally.kills % 25 == 0:
                print(tally, flush=True)
    return 1 if tally.harm else 0


if __name__ == "__main__":
    sys.exit(main())
