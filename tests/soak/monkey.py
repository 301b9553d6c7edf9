"""The long monkey: thousands of real X events at the real window, on a display of its own.

Usage: python -m tests.soak.monkey [EVENTS] [SEED]

Prints what was tried and what harm came of it in one line; 1 when there was harm. Needs Xvfb and xdotool.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

EVENTS, PORTION = 5000, 1000
"""So many events go to one window; then another one is opened, with the next seed."""
PATIENCE = 900
"""Seconds after which a window that says nothing any more is given up."""
NEEDED = ("Xvfb", "xdotool")
TRIED = ("events", "checks", "steps")
HARM = ("tracebacks", "aborts", "hangs over 2 s", "disagreements", "warnings of Qt")


def main() -> int:
    """Let the monkey loose, portion by portion, and count."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"Skipped: {' and '.join(missing)} cannot be found, so no real events can be sent.")
        return 0
    given = [int(word) for word in sys.argv[1:3]]
    events, seed = (*given, *(EVENTS, 0)[len(given) :])
    tally: Counter[str] = Counter()
    for nth, done in enumerate(range(0, events, PORTION)):
        tally.update(one_window(min(PORTION, events - done), seed + nth))
    print(in_words(tally), flush=True)
    return 1 if any(tally[name] for name in HARM) else 0


def one_window(events: int, seed: int) -> Counter[str]:
    """What was tried, and what harm was done, on one window in a process, a home and a display of its own."""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="stocktake-monkey-"))
        display = stack.enter_context(_display())
        homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
        env = {**os.environ, **homes, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-X", "faulthandler", "-m", "tests.soak.monkey_window", str(events), str(seed)]
        try:
            child = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            print(f"Seed {seed}: no answer for {PATIENCE} s", flush=True)
            return Counter({"events": events, "hangs over 2 s": 1})
    told = child.stdout.splitlines()[-1:]
    if child.returncode or not told:
        print(f"Seed {seed}: ended with {child.returncode}", flush=True)
        return Counter({"events": events, "aborts": 1})
    counted: Counter[str] = Counter(json.loads(told[0]))
    print(f"Seed {seed}: {in_words(counted)}", flush=True)
    return counted


def in_words(tally: Counter[str]) -> str:
    """The counts in one line."""
    tried, harm = (", ".join(f"{tally[name]} {name}" for name in names) for names in (TRIED, HARM))
    return f"{tried}; {harm}"


@contextmanager
def _display() -> Iterator[str]:
    """A display that nobody looks at, and somebody to manage its windows where there is one."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    manager = None
    try:
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"
        if shutil.which("openbox"):
            env = {**os.environ, "DISPLAY": display}
            manager = subprocess.Popen(["openbox"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield display
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    sys.exit(main())
