"""Sums over many trials: one line for each new kind of harm, how to see it again, and one last line for them all."""

import re
from collections import Counter

from tests.soak.children import Harm, Report


class Tally:
    """What was tried, what was counted and what was broken."""

    def __init__(self, tried: str) -> None:
        self._tried = tried
        self.attempts = 0
        self.counts: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()

    def take(self, report: Report, about: str, again: str, *, is_new: bool = True) -> None:
        """Add a trial, or another look at the last; harm of a new sort is printed with the words that bring it back."""
        self.attempts += is_new
        self.counts += report.counts
        for harm in report.harm:
            self.kinds[harm.kind] += 1
            sort = _sort(harm)
            self._seen[sort] += 1
            if self._seen[sort] == 1:
                print(f"HARM {harm.kind} in {about}, {harm.during}: {harm.seen}\n     again: {again}", flush=True)

    @property
    def harm(self) -> int:
        """How many promises were broken."""
        return self.kinds.total()

    def __str__(self) -> str:
        counted = "".join(f", {times:,} {what}" for what, times in sorted(self.counts.items()))
        broken = ", ".join(f"{times:,} × {kind}" for kind, times in self.kinds.most_common()) or "none"
        return f"{self.attempts:,} {self._tried}{counted}; harm: {broken}"

    def told(self) -> int:
        """Print each sort of harm with how often it was seen, then the last line; returns the exit code."""
        for sort, times in self._seen.most_common():
            print(f"{times:6,} × {sort}")
        print(self, flush=True)
        return 1 if self.harm else 0


def _sort(harm: Harm) -> str:
    """What two sightings of one fault have in common: the kind, the call, and the words without their numbers."""
    return f"{harm.kind} in {harm.during}: {re.sub(r'0x[0-9a-f]+|[0-9a-f]{32}|/[^ ]*/|[0-9]+', '#', harm.seen)[:240]}"
