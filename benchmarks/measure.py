"""Measuring something against a floor that does the same with as little as possible."""

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

RUNS = 7

Prepared = Callable[[], object]


@dataclass
class Measurement:
    """A subject and its floor, run in turn; times in seconds."""

    name: str
    floor_name: str
    goal: float
    times: list[float] = field(default_factory=list)
    floors: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Median of the ratios pair by pair, which holds when the machine's speed drifts."""
        return statistics.median(a / b for a, b in zip(self.times, self.floors, strict=True))


def interleave(
    name: str,
    subject: Prepared,
    floor_name: str,
    floor: Prepared,
    goal: float,
    now: Callable[[], float] = perf_counter,
) -> Measurement:
    """Run `floor` and `subject` in turn, once to warm up and then `RUNS` times, by a clock in seconds."""
    result = Measurement(name, floor_name, goal)
    for nth in range(RUNS + 1):
        pair = _timed(floor, now), _timed(subject, now)
        if nth:
            result.floors.append(pair[0])
            result.times.append(pair[1])
    return result


def _timed(act: Prepared, now: Callable[[], float]) -> float:
    gc.collect()
    begun = now()
    act()
    return now() - begun
