"""Files that nobody would write, in thousands: what the program makes itself, damaged by chance, into every reader.

Usage: python -m tests.soak.fuzz [INPUTS] [SEED]

Harm is an error that is no refusal, an input that takes longer than `SLOWEST`, or more memory than `BOUND`.
"""

import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from stocktake_desktop.models import PlanError
from tests.soak.fuzz_readers import READERS, Reader

INPUTS = 20_000
SLOWEST = 2.0
"""Seconds of the processor."""
BOUND = 1 << 30
"""Bytes of memory that the whole run may take."""


class Tally:
    """What came of the inputs of each reader."""

    def __init__(self) -> None:
        self.attempts: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.harm: Counter[str] = Counter()
        self.slowest = 0.0

    def lines(self) -> Iterator[str]:
        """A line a reader, and one for all."""
        for name in self.attempts:
            told = f"{self.attempts[name]:8} inputs {self.refusals[name]:8} refused {self.harm[name]:4} harm"
            yield f"{name:10}{told}"
        yield (
            f"{'all':10}{self.attempts.total():8} inputs {self.refusals.total():8} refused {self.harm.total():4} harm; "
            f"slowest {self.slowest:.2f} s, {memory() / 1e6:.0f} MB"
        )


def fuzz(inputs: int, seed: int, tally: Tally) -> None:
    """So many inputs, shared among the readers; the same seed makes the same inputs."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="stocktake-") as folder:
        readers = [make(Path(folder)) for make in READERS]
        shares = [reader.share for reader in readers]
        for nth in range(inputs):
            (reader,) = chance.choices(readers, shares)
            _one(reader, random.Random(f"{seed} {nth}"), f"{seed} {nth}", tally)


def memory() -> int:
    """The most memory this process has taken, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _one(reader: Reader, chance: random.Random, name: str, tally: Tally) -> None:
    given = reader.make(chance)
    before, fault = process_time(), ""
    tally.attempts[reader.name] += 1
    try:
        reader.read(given)
    except PlanError:
        tally.refusals[reader.name] += 1
    except Exception:
        fault = traceback.format_exc()
    took = process_time() - before
    tally.slowest = max(tally.slowest, took)
    if took > SLOWEST:
        fault += f"took {took:.1f} s\n"
    if memory() > BOUND:
        fault += f"took {memory() / 1e6:.0f} MB\n"
    if fault:
        tally.harm[reader.name] += 1
        print(f"{reader.name}, input {name}: {given[:300]!r}\n{fault}", flush=True)


def main() -> int:
    """Read and count; 1 when anything did harm."""
    tally = Tally()
    given = [int(word) for word in sys.argv[1:3]]
    inputs, seed = (*given, *(INPUTS, 0)[len(given) :])
    fuzz(inputs, seed, tally)
    print(*tally.lines(), sep="\n")
    return 1 if tally.harm else 0


if __name__ == "__main__":
    sys.exit(main())
