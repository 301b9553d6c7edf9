"""A trial in a child process: what it reports, what it breaks, and whether it comes back at all."""

import faulthandler
import os
import pickle
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SLOW = 2.0
"""Seconds that nobody should have to wait for one call."""
HUNG = 8.0
"""Seconds after which a call is given up."""
_SHOWN_FRAMES = 3
_BETWEEN = ("after ", "the start")
"""How what lies between two calls is called."""


@dataclass(frozen=True)
class Harm:
    """A broken promise: its kind in a word or two, during which call, and what was seen."""

    kind: str
    during: str
    seen: str


@dataclass
class Report:
    """What became of a trial: the harm it did, and what it counted."""

    harm: list[Harm] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class Witness:
    """What a trial tells its parent through; everything told arrives even when the child dies."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._during = "the start"

    @contextmanager
    def call(self, name: str) -> Iterator[None]:
        """A call whose time counts; an exception that leaves it is harm, and goes no further."""
        outer = self._during
        self._say_what(name)
        begun = own_time("self")
        with self.catching():
            yield
        took = own_time("self") - begun
        if took > SLOW:
            self.harm("slow", f"{took:.1f} s")
        self._say_what(f"after {name}" if outer.startswith(_BETWEEN) else outer)

    @contextmanager
    def catching(self) -> Iterator[None]:
        """An exception that leaves this is harm, and goes no further."""
        try:
            yield
        except Exception as error:
            self.harm("traceback", last_frames(error))

    def _say_what(self, name: str) -> None:
        self._during = name
        self._tell("during", name)

    def harm(self, kind: str, seen: object) -> None:
        """A promise is broken."""
        self._tell("harm", Harm(kind, self._during, str(seen)))

    def count(self, what: str, times: int = 1) -> None:
        """Something that the last line tells the sum of."""
        self._tell("count", (what, times))

    def _tell(self, what: str, told: Any) -> None:
        data = pickle.dumps((what, told))
        data = len(data).to_bytes(4) + data
        while data:
            data = data[os.write(self._file, data) :]


def try_out(trial: Callable[[Witness], object], *, memory: int | None = None) -> Report:
    """Run a trial in a fork of this process, with at most so many more bytes of memory, and report it."""
    here, there = os.pipe()
    with tempfile.TemporaryFile() as last_words:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os.close(here)
            _run(trial, there, last_words.fileno(), memory)
        os.close(there)
        report, during, hung = _listened(child, here)
        os.close(here)
        _, status = os.waitpid(child, 0)
        last_words.seek(0)
        _judge(report, during, hung, status, last_words.read().decode(errors="replace"))
    return report


def _say_begun(there: int) -> None:
    os.write(there, b"b")


def cut_off(trial: Callable[[Callable[[], None]], object], seconds: float) -> bool:
    """Kill a fork of this process so many seconds after it says that it has begun; True when it was still at it."""
    here, there = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            trial(lambda: _say_begun(there))
        finally:
            os._exit(0)
    os.close(there)
    os.read(here, 1)
    os.close(here)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def own_time(process: int | str) -> float:
    """A clock in seconds that stands still while other programs have the processor; zero point unknown."""
    with suppress(OSError, IndexError):
        waited = int(Path(f"/proc/{process}/schedstat").read_text().split()[1])
        return time.monotonic() - waited / 1e9
    return time.monotonic()


def _run(trial: Callable[[Witness], object], file: int, last_words: int, memory: int | None) -> None:
    """The life of the child; it never returns."""
    code = 70
    try:
        faulthandler.enable(last_words, all_threads=False)
        os.dup2(last_words, 2)
        if memory is not None:
            used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
        witness = Witness(file)
        with witness.catching():
            trial(witness)
        code = 0
    finally:
        os._exit(code)


def _listened(child: int, file: int) -> tuple[Report, str, bool]:
    """What a child tells until it ends, what it was at then, and whether it had to be stopped."""
    report, during = Report(), "the start"
    since = own_time(child)
    data = b""
    while True:
        if select.select([file], [], [], 0.2)[0]:
            more = os.read(file, 1 << 16)
            if not more:
                return report, during, False
            data += more
            while len(data) >= 4 and len(data) >= 4 + (length := int.from_bytes(data[:4])):
                what, told = pickle.loads(data[4 : 4 + length])
                data = data[4 + length :]
                if what == "during":
                    during, since = told, own_time(child)
                elif what == "harm":
                    report.harm.append(told)
                else:
                    report.counts[told[0]] += told[1]
        if own_time(child) - since > HUNG:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            return report, during, True


def _judge(report: Report, during: str, hung: bool, status: int, last_words: str) -> None:
    if hung:
        report.harm.append(Harm("hang", during, f"no end in {HUNG:.0f} s"))
    elif os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        report.harm.append(Harm("crash", during, f"{name}: {_first_frames(last_words)}"))
    elif os.WEXITSTATUS(status):
        report.harm.append(Harm("crash", during, f"exit {os.WEXITSTATUS(status)}: {last_words[-300:]}"))


def last_frames(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_SHOWN_FRAMES:]
    where = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:160]} [{where}]"


def _first_frames(last_words: str) -> str:
    lines = [line.strip() for line in last_words.splitlines() if line.strip().startswith("File ")]
    return " < ".join(lines[:_SHOWN_FRAMES]) or last_words[-200:]
