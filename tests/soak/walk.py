"""A random walk over every verb, undo, redo, going back, printing and copied files: a twin knows how each must end.

Usage: python -m tests.soak.walk [STEPS] [SEED]
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import find_issues_again, throw_away_issues
from stocktake_desktop.models import EditRefused, Plan, PlanError, open_plan
from stocktake_desktop.sheets.ledger import ledger, sheets_of
from tests.plans import small_plan
from tests.printing import print_sheets
from tests.snapshots import ties, unsynced
from tests.soak.children import last_frames
from tests.soak.twin import Laptop, Shadow, Stand, Twin, newest_of, state_by_rows
from tests.verbs import MOVERS, Hand, press_anything

STEPS = 20_000
STEPS_PER_PLAN = 400
"""A plan is begun afresh from time to time, so that looking at all of it stays quick."""
READ_ANEW = 20
"""After so many steps the file is opened once more and held against memory."""
PRINTED = "podium"
"""The kind of sheet that is printed in earnest."""


@dataclass
class Walked:
    """What was counted on the way."""

    steps: int = 0
    differences: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        counted = ", ".join(f"{times:,} {what}" for what, times in sorted(self.counts.items()))
        return f"{self.steps:,} steps: {counted}; {self.differences} differences"

    @property
    def harm(self) -> int:
        """How often something was not as it must be."""
        return self.differences


def walk(path: Path, steps: int, seed: int, walked: Walked) -> None:
    """Walk so many steps on a new plan at `path`; ends early at the first difference."""
    walker, nth = Walker(path, seed, walked), 0
    try:
        for nth in range(steps):
            walked.steps += 1
            walker.step()
            walker.look(nth)
        walked.counts["events rewound"] += walker.twin.agrees_to_the_begin(walker.plan)
    except (AssertionError, PlanError) as error:
        print(f"seed {seed}, step {nth}, {walker.doing}: {last_frames(error)}")
        walked.differences += 1
    finally:
        walker.close()


class Walker:
    """Somebody who presses anything, on one file or another of the same origin, and a twin of the file at hand."""

    def __init__(self, path: Path, seed: int, walked: Walked) -> None:
        self.chance = random.Random(seed)
        self.counts = walked.counts
        self.laptop = Laptop()
        self.path = path
        self.plan = unsynced(_full_plan(path))
        self.twin = Twin.of(self.plan)
        self.laptop.notes[self.plan.log.own_copy.id] = newest_of(self.plan).id
        self.shadow = Shadow(self.plan)
        self.now = datetime(2017, 12, 3, 9)
        self.doing = ""
        self.others: dict[Path, Twin] = {}
        """Copies of the file, each as it was when it was left."""
        self._acts = {
            self._press: 58, self._back_and_forth: 18, self._travel: 7, self._print: 5, self._throw: 4,
            self._begin: 0.5, self._close_and_open: 2, self._go_on_as_a_copy: 1.5, self._take_another: 1.5,
        }  # fmt: skip

    def step(self) -> None:
        """One thing that somebody may do; whatever it is, the twin knows what must have come of it."""
        (act,) = self.chance.choices([*self._acts], [*self._acts.values()])
        self.doing = act.__name__.strip("_")
        act()

    def look(self, nth: int) -> None:
        """Memory, file, log, paper and picture say the same as the twin; now and then the file is read anew."""
        self.twin.agrees(self.plan)
        assert Stand.of(self.plan).reached == self.twin.here.reached
        self._look_at_paper()
        if nth % READ_ANEW == 0:
            self.counts["times read anew"] += 1
            with open_plan(self.path, read_only=True) as anew:
                assert ties(anew) == ties(self.plan)

    def close(self) -> None:
        """Let go of all."""
        self.plan.close()
        self.shadow.close()

    def _try(self, act: Callable[..., object], *given: object) -> str:
        """Do something that may be refused, which must leave no trace; returns the kind of event it was."""
        before = newest_of(self.plan).number
        try:
            act(*given)
        except EditRefused:
            self.counts["refused"] += 1
            assert newest_of(self.plan).number == before
        kind = self.twin.settle(self.plan, before, self.laptop)
        self.shadow.follow(self.plan)
        self.counts[kind or "nothing to do"] += 1
        return kind

    def _press(self) -> None:
        """A verb, half the time one that moves children to other parents."""
        if self.chance.random() < 0.5:
            self._try(self.chance.choice(MOVERS), Hand(self.plan, self.chance))
        else:
            self._try(press_anything, self.plan, self.chance)

    def _back_and_forth(self) -> None:
        for _nth in range(self.chance.randrange(1, 6)):
            act, kind = self.chance.choice(
                ((self.plan.undo, "undo"), (self.plan.undo, "undo"), (self.plan.redo, "redo"))
            )
            can = self.twin.at > 0 if kind == "undo" else self.twin.at < len(self.twin.steps)
            assert self._try(act) == (kind if can else "")

    def _travel(self) -> None:
        """To any event there ever was; beyond the begin it is refused."""
        number = self.chance.choice([*self.twin.after])
        goes = number >= self.twin.begin and self.twin.after[number].rows != self.twin.here.rows
        assert self._try(go_back, self.plan, number) == ("do" if goes else "")
        if number >= self.twin.begin:
            assert self.twin.here.reached == self.twin.after[number].reached
            self.counts["gone back" if goes else "gone back to where it was"] += 1

    def _print(self) -> None:
        """Sheets of a few sessions, as the print centre prints them."""
        self.now += timedelta(minutes=1)
        there = [one for one in ledger(self.plan) if one.sheet.kind == PRINTED and one.state != "superseded"]
        some = self.chance.sample(there, min(len(there), self.chance.randrange(1, 4)))
        self.counts["sheets printed"] += len(some)
        with tempfile.TemporaryDirectory(dir=self.path.parent) as folder:
            assert self._try(print_sheets, self.plan, some, Path(folder), self.now) == ("fact" if some else "")

    def _throw(self) -> None:
        """Paper is thrown away, or found again."""
        issues = self.plan.meeting.sheet_issues
        some = [one.id for one in self.chance.sample(issues, min(len(issues), self.chance.randrange(1, 4)))]
        if self.chance.random() < 0.6:
            self._try(throw_away_issues, self.plan, some, self.now)
        else:
            self._try(find_issues_again, self.plan, some)

    def _begin(self) -> None:
        assert self._try(self.plan.begin_history) == "begin"

    def _close_and_open(self) -> None:
        self._open(self.path, self.twin)

    def _go_on_as_a_copy(self) -> None:
        """The file is copied, as by mail or a stick; work goes on in the copy, and perhaps once more in the first."""
        self.plan.close()
        copy = self.path.with_name(f"{len(self.others)} {self.counts['copied']}.stocktake")
        shutil.copy(self.path, copy)
        self.counts["copied"] += 1
        self.others[self.path] = deepcopy(self.twin)
        self._open(copy, self.twin)

    def _take_another(self) -> None:
        """Work goes on in a file that was left: it never heard of what came since."""
        if self.others:
            path = self.chance.choice([*self.others])
            twin = self.others.pop(path)
            self.others[self.path] = self.twin
            self.counts["other copy taken up"] += 1
            self._open(path, twin)

    def _open(self, path: Path, twin: Twin) -> None:
        """Opening writes nothing, whoever wrote the file."""
        self.close()
        before = path.read_bytes()
        self.path, self.twin = path, twin
        self.twin.writer = ""
        self.plan = unsynced(open_plan(path))
        self.twin.agrees(self.plan)
        self.shadow = Shadow(self.plan)
        assert path.read_bytes() == before
        self.counts["opened again"] += 1

    def _look_at_paper(self) -> None:
        """The ledger knows what lies about and what of it still holds, as rows and contents say it."""
        there = {one.key for one in sheets_of(self.plan)}
        entries = [one for one in ledger(self.plan) if one.sheet.kind == PRINTED]
        shown = {one.key for one in entries}
        for one in self.twin.paper.values():
            key = (one["sheet"], one["subject"], one["language"])
            assert key in shown or one["thrown_away_at"] is not None, "paper lies about, and nobody says so"
        for entry in entries:
            assert entry.state == state_by_rows(self.plan, entry, is_there=entry.key in there)
            self.counts[f"sheets seen {entry.state}"] += 1


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


def main() -> int:
    """Walk and count; 1 when there was a difference."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    walked = Walked()
    while walked.steps < steps:
        with tempfile.TemporaryDirectory() as folder:
            walk(Path(folder, f"{seed}.stocktake"), min(STEPS_PER_PLAN, steps - walked.steps), seed, walked)
        seed += 1
        if seed % 10 == 0:
            print(walked, flush=True)
    print(walked)
    return 1 if walked.harm else 0


if __name__ == "__main__":
    sys.exit(main())
