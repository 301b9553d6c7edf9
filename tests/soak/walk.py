"""A random walk over every verb, undo, redo and going back: memory is always what the file says when read anew.

Usage: python -m tests.soak.walk [STEPS] [SEED]
"""

import random
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.models import EditRefused, Plan, open_plan
from tests.plans import small_plan
from tests.snapshots import same_state, ties, unsynced
from tests.verbs import MOVERS, Hand, press_anything

STEPS = 20_000
STEPS_PER_PLAN = 400
"""A plan is begun afresh from time to time, so that looking at all of it stays quick."""
READ_ANEW = 20
"""After so many steps the file is opened once more and held against memory."""


@dataclass
class Walked:
    """What was counted on the way."""

    steps: int = 0
    refused: int = 0
    taken_back: int = 0
    read_anew: int = 0
    differences: int = 0

    def __str__(self) -> str:
        return (
            f"{self.steps} steps, {self.refused} of them refused; {self.taken_back} undos, redos and travels; "
            f"{self.read_anew} times read anew; {self.differences} differences"
        )

    @property
    def harm(self) -> int:
        """How often memory was not what the file says."""
        return self.differences


def walk(path: Path, steps: int, seed: int, walked: Walked) -> None:
    """Walk so many steps on a new plan at `path`; ends early at the first difference."""
    chance = random.Random(seed)
    plan = unsynced(_full_plan(path))
    try:
        for nth in range(steps):
            walked.steps += 1
            with suppress(EditRefused):
                _step(plan, chance, walked)
            same_state(plan)
            if nth % READ_ANEW == 0:
                walked.read_anew += 1
                with open_plan(path, read_only=True) as anew:
                    assert ties(anew) == ties(plan)
            if chance.random() < 0.02:
                plan.close()
                plan = unsynced(open_plan(path))
    except AssertionError as error:
        print(f"seed {seed}, step {nth}: {str(error)[:300]}")
        walked.differences += 1
    finally:
        plan.close()


def _full_plan(path: Path) -> Plan:
    """Sessions with items, and people in them, that no undo takes away: so there is always something to move."""
    plan = small_plan(path)
    somebody = [Who(person.id) for person in plan.meeting.people]
    for block in list(plan.meeting.sessions):
        for n in range(3):
            item = add_segment(plan, block.id, f"Item {n}", minutes=block.minutes // 4)
            for who in (*somebody, Who(placeholder=f"Speaker {n}")):
                add_alternate(plan, add_appearance(plan, block.id, who, segment_id=item), Who(placeholder="Minister"))
    plan.begin_history()
    return plan


def _step(plan: Plan, chance: random.Random, walked: Walked) -> None:
    """A verb, half the time one that moves children to other parents; or back and forth by undo, redo and travel."""
    try:
        if chance.random() < 0.65:
            if chance.random() < 0.5:
                chance.choice(MOVERS)(Hand(plan, chance))
            else:
                press_anything(plan, chance)
            return
        walked.taken_back += 1
        if chance.random() < 0.2:
            numbers = [0, *(step.number for step in plan.history()[-12:])]
            plan.travel_to(chance.choice(numbers))
            return
        for _nth in range(chance.randrange(1, 6)):
            chance.choice((plan.undo, plan.redo, plan.undo))()
    except EditRefused:
        walked.refused += 1
        raise


def main() -> int:
    """Walk and count; 1 when there was a difference."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    walked = Walked()
    with tempfile.TemporaryDirectory() as folder:
        while walked.steps < steps:
            walk(Path(folder, f"{seed}.stocktake"), min(STEPS_PER_PLAN, steps - walked.steps), seed, walked)
            seed += 1
            if seed % 10 == 0:
                print(walked, flush=True)
    print(walked)
    return 1 if walked.harm else 0


if __name__ == "__main__":
    sys.exit(main())
