"""`make bench`: measure everything, print a table, keep it in benchmarks/results.md."""

import math
import platform
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import files, paper, plans, window
from benchmarks.measure import RUNS, Measurement

RESULTS = Path(__file__).with_name("results.md")
HEAD = "| what | median | floor | floor's median | ratio | goal |\n| --- | ---: | --- | ---: | ---: | ---: |"


def main() -> None:
    """Measure what the arguments name (window, plans, files, paper), or everything."""
    parts = {"window": window, "plans": plans, "files": files, "paper": paper}
    chosen = [parts[name] for name in sys.argv[1:]] or list(parts.values())
    rows = []
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for part in chosen:
            for measurement in part.measure(Path(folder)):
                rows.append(row(measurement))
                print(rows[-1], flush=True)
    if not sys.argv[1:]:
        RESULTS.write_text("\n".join([about(), "", HEAD, *rows, ""]), "utf-8")


def row(measured: Measurement) -> str:
    """One line of the table; times in milliseconds."""
    median, floor = statistics.median(measured.times), statistics.median(measured.floors)
    goal = "–" if math.isnan(measured.goal) else f"≤ {measured.goal:g} ×"
    return (
        f"| {measured.name} | {median * 1000:.1f} ms | {measured.floor_name} | {floor * 1000:.1f} ms "
        f"| {measured.ratio:.1f} × | {goal} |"
    )


def about() -> str:
    """When and where it was measured."""
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return (
        f"# Measured\n\n{date.today().isoformat()} on {machine}. Medians of {RUNS} runs, subject and floor in turn; "
        "the ratio is the median of the ratios, pair by pair. Timings of a shared machine: read the ratios."
    )


if __name__ == "__main__":
    main()
