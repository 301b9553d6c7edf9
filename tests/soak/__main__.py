"""`make soak`: every promise held against what breaks it, one part after the other, and a table at the end.

Usage: python -m tests.soak [PART …] [--share 0.1]
"""

import argparse
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

MEMORY = Path("/dev/shm")


class Part(NamedTuple):
    """One tool: `python -m tests.soak.NAME COUNT`; its last line tells attempts and harm, exit code 1 means harm."""

    name: str
    times: int | None
    tried: str
    harm: str


PARTS = (
    Part(
        "kills", 1_000, "kill -9 amid edits, copies, migrations, exports, imports", "a finished edit lost, half a file"
    ),
    Part("power_cuts", 1_000, "moments at which the power is cut", "a finished step or copy lost, a broken file"),
    Part(
        "io_errors", 3_000, "calls that the disk refuses", "an untrue word, a lost edit, memory unlike the file, a hang"
    ),
    Part("files", 200, "files deleted, replaced, spoilt, locked while open", "another's file written over, rows lost"),
    Part("hostile", 200, "plans made to do harm", "a traceback, a crash, a hang, a refused file changed"),
    Part("fuzz", 400_000, "inputs to the readers", "an uncaught exception, a hang, too much memory"),
    Part("monkey", 30_000, "events in the window", "a traceback, rows, memory, log or screen that disagree"),
    Part("walk", 20_000, "random verbs, undo, redo, printing", "rows, memory, log or paper that disagree"),
    Part("twins", 10_000, "random steps under open views", "a view that shows something else than a new one"),
    Part("day", None, "day 1 in the real window on three displays, with keys and mouse", "two numbers for one thing"),
    Part("bands", 1_000, "ends foretold from what was seen", "a band of 80 % that holds less than 70 %"),
    Part("promises", 2_000, "late days that go on as the way chosen says", "a time or a limit not as it was promised"),
    Part("paper", None, "sheets of random meetings", "text lost, overlapping or off the page"),
    Part("scan", 10_000, "pages of large meetings", "text torn, cut, overlapping, missing or replaced"),
    Part("economy", 40, "sheets of usual meetings", "a page that holds only one row"),
)


class Result(NamedTuple):
    """How a part ended."""

    part: Part
    minutes: float
    code: int
    last_line: str


def main() -> int:
    """Run the parts and print the table; 1 when one of them did harm."""
    asked = _asked()
    results = [run(part, asked.share) for part in PARTS if not asked.parts or part.name in asked.parts]
    print("\n" + "\n".join(_line(result) for result in results))
    return 1 if any(result.code for result in results) else 0


def run(part: Part, share: float) -> Result:
    """Run one part, showing what it prints."""
    module = f"tests.soak.{part.name}"
    if find_spec(module) is None:
        return Result(part, 0.0, 0, "not here")
    print(f"\n== {part.name}: {part.tried}; harm is {part.harm}", flush=True)
    count = [] if part.times is None else [str(max(1, int(part.times * share)))]
    begun, last_line = time.monotonic(), ""
    command = [sys.executable, "-m", module, *count]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace", env=_surroundings()) as child:
        for line in child.stdout or ():
            print(line, end="", flush=True)
            last_line = line.strip() or last_line
    return Result(part, (time.monotonic() - begun) / 60, child.returncode, last_line)


def _surroundings() -> dict[str, str]:
    """No screen, and files in memory where the system has a place for that: a disk makes each commit wait."""
    files = {"TMPDIR": str(MEMORY)} if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) else {}
    return {**os.environ, **files, "QT_QPA_PLATFORM": "offscreen"}


def _line(result: Result) -> str:
    said = "harm" if result.code else "well" if result.minutes else "–"
    return f"{result.part.name:11} {said:5} {result.minutes:5.1f} min  {result.last_line}"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *(part.name for part in PARTS)], metavar="PART")
    parser.add_argument("--share", type=float, default=1.0, help="of the counts, for a shorter run")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
