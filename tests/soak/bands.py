"""How often the band of 80 % holds what comes, whatever the law: single items and sums of them, from few observations.

Usage: python -m tests.soak.bands [DAYS]
"""

import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from random import Random

from stocktake_desktop.edits.running import end_item, start_item
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.likely_ends import likely_ends
from stocktake_desktop.planning.overruns import ENOUGH, Urn, band_of, draws
from tests.certain import certain
from tests.planning.test_projection import at, plan_of

LAWS: dict[str, Callable[[Random], float]] = {
    "normal": lambda chance: chance.gauss(60, 180),
    "exponential": lambda chance: chance.expovariate(1 / 240),
    "log-normal": lambda chance: chance.lognormvariate(4.5, 1),
    "on time or 20 min late": lambda chance: 0 if chance.random() < 0.7 else chance.gauss(1200, 60),
    "whole minutes": lambda chance: 60 * round(chance.gauss(2, 3)),
}
"""Over-runs of one item in seconds."""

SEEN = (ENOUGH, 15, 30)
TO_COME = (1, 2, 4, 8)
LEAST = 0.7
"""What no law may fall below."""


def main(days: int = 1_000) -> int:
    """Print a line for each law and number seen; 1 when a band holds too little."""
    worst = 1.0
    for law in LAWS:
        for seen in SEEN:
            found = [coverage(law, seen, to_come, days) for to_come in TO_COME]
            worst = min(worst, *found)
            print(
                f"{law:23} {seen:3} seen: "
                + "  ".join(f"{n} to come {share:.2f}" for n, share in zip(TO_COME, found, strict=True)),
                flush=True,
            )
    for law in LAWS:
        played = max(1, days // 10)
        share = held_days(law, played) / played
        worst = min(worst, share)
        print(f"{law:23} whole days of five items: {share:.2f}", flush=True)
    print(f"{days * len(LAWS) * len(SEEN) * len(TO_COME):,} days, a band of 80 % held at least {worst:.0%}")
    return 1 if worst < LEAST else 0


def coverage(law: str, seen: int, to_come: int, days: int) -> float:
    """In which share of days the sum of what came lay in the band that what was seen had given."""
    return sum(_holds(LAWS[law], seen, to_come, Random(f"{law} {seen} {to_come} {day}")) for day in range(days)) / days


def _holds(law: Callable[[Random], float], seen: int, to_come: int, chance: Random) -> bool:
    overs = [law(chance) for _ in range(seen)]
    sums = []
    for draw in draws():
        urn = Urn(overs, draw)
        sums.append(sum(urn.draw() for _ in range(to_come)))
    band = band_of(sums)
    return band.low <= round(sum(law(chance) for _ in range(to_come))) <= band.high


TALKS = "\n".join(
    f"{8 + n // 6:02}:{n % 6}0-{8 + (n + 1) // 6:02}:{(n + 1) % 6}0 B1 T{n} Talk=10" for n in range(ENOUGH)
)
"""A morning of talks, of which enough are seen."""

DAY = """
    10:00-11:00 P A X=30 Y=30
    11:00-12:00 P B X=20 Y=40
    12:30-13:30 P C X=60
"""


def held_days(law: str, days: int) -> int:
    """On how many days the last session ended within the band that was shown before the first began."""
    return sum(_ends_within(LAWS[law], Random(f"{law} {day}")) for day in range(days))


def seen(plan: Plan, overs: Iterable[float]) -> Plan:
    """The same plan; its talks began in time and ran over by so many seconds each."""
    talks = [block for block in plan.meeting.sessions if block.title.startswith("T")]
    for nth, (block, over) in enumerate(zip(talks, overs, strict=False)):
        begun = at("02:00") + nth * timedelta(minutes=30)
        start_item(plan, block.segments[0].id, begun)
        end_item(plan, block.id, begun + timedelta(minutes=10, seconds=max(-600, round(over))))
    return plan


def _ends_within(law: Callable[[Random], float], chance: Random) -> bool:
    plan = seen(plan_of(TALKS + DAY), [law(chance) for _ in range(ENOUGH)])
    sessions = [block for block in plan.meeting.sessions if not block.title.startswith("T")]
    end = 0
    for block in sorted(sessions, key=lambda block: block.placed.start):
        end = max(60 * block.placed.start, end)
        end += sum(max(0, 60 * certain(item.minutes) + round(law(chance))) for item in block.segments)
    band = certain(likely_ends(plan.meeting, at("09:50"))[block.id])
    return band.low <= end <= band.high


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
