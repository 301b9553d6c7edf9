"""Real displays, real keys and a real mouse for the program: Xvfb with three monitors, xdotool, xrandr and kill -9."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import IO, Any

TOOLS = ("Xorg", "xdotool", "openbox", "xrandr")
_SERVER = """
Section "Device"
  Identifier "displays"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 1.0-300.0
  VertRefresh 1.0-300.0
EndSection
Section "Screen"
  Identifier "whole"
  Device "displays"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4656 1080
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
"""
DISPLAYS = {
    "laptop": ("DUMMY0", (0, 0, 1368, 768)),
    "hall": ("DUMMY1", (1368, 0, 1920, 1080)),
    "staff": ("DUMMY2", (3288, 0, 1368, 768)),
}
"""Each is an output of the server, at a place."""
_PATIENCE = 20.0
"""Seconds in which what is waited for comes, or the day is over."""


def missing() -> list[str]:
    """The tools that are not here."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@dataclass(frozen=True)
class Look:
    """What was seen at one moment, as `day_window` tells it."""

    now: datetime
    event: int
    active: str
    focus: str
    windows: list[tuple[str, tuple[int, int, int, int]]]
    widgets: list[tuple[str, str, int, int]]
    told: list[tuple[str, str, str]]

    def says(self, thing: str, place: str = "") -> str:
        """What is said of a thing, at a place or anywhere."""
        return next((said for what, where, said in self.told if what == thing and place in ("", where)), "")

    def at(self, title: str) -> list[tuple[int, int, int, int]]:
        """Where windows with this title stand."""
        return sorted(place for called, place in self.windows if called == title)

    def place(self, words: str, kind: str = "") -> tuple[int, int] | None:
        """The middle of what is called so."""
        called = (one for one in self.widgets if one[1].startswith(words) and kind in ("", one[0]))
        return next(((x, y) for _kind, _words, x, y in called), None)


class Screen:
    """A server with outputs that can be plugged in and out, and a window manager."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        told, tell = os.pipe()
        (folder / "xorg.conf").write_text(_SERVER)
        server = ["Xorg", "-displayfd", str(tell), "-config", str(folder / "xorg.conf"), "-noreset"]
        stack.enter_context(_running([*server, "-logfile", str(folder / "xorg.log")], pass_fds=[tell]))
        os.close(tell)
        with os.fdopen(told) as number:
            display = f":{number.readline().strip()}"
        homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        path = f"{folder}{os.pathsep}{os.environ['PATH']}"  # the lp of the test is found first
        self.env = os.environ | homes | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TZ": "Asia/Tokyo"}
        self.env |= {"PATH": path, "PRINTER": "podium", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        self.plug_in("laptop")
        stack.enter_context(_running(["openbox"], env=self.env))

    def plug_in(self, name: str) -> None:
        """A display comes."""
        output, (x, y, width, height) = DISPLAYS[name]
        mode = f"{width}x{height}"
        if name != "laptop":
            self.call("xrandr", "--addmode", output, mode)
        self.call("xrandr", "--output", output, "--mode", mode, "--pos", f"{x}x{y}")

    def unplug(self, name: str) -> None:
        """A display goes."""
        self.call("xrandr", "--output", DISPLAYS[name][0], "--off")

    def call(self, *command: str) -> str:
        """What a tool says on this display."""
        return subprocess.run(command, env=self.env, check=True, capture_output=True, text=True).stdout


class Program:
    """The program in a process of its own, and hands on it."""

    def __init__(self, screen: Screen, plan: Path, moment: str) -> None:
        command = [sys.executable, "-m", "tests.soak.day_window", str(plan), moment]
        self.screen, self.looked = screen, 0
        pipe = subprocess.PIPE
        self._child = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=screen.env)
        self.until(lambda look: bool(look.windows), "the window")
        self.place("Stocktake Desktop", (0, 0, 1366, 744))

    def place(self, title: str, where: tuple[int, int, int, int]) -> None:
        """Move a window and its edges, as whoever sits there does."""
        x, y, width, height = map(str, where)
        self.screen.call(
            "xdotool", "search", "--name", title, "windowsize", "--sync", width, height, "windowmove", x, y
        )

    def turn(self, moment: str) -> Look:
        """Let the laptop's clock show this moment of UTC."""
        return self._ask(moment)

    def look(self) -> Look:
        """See all that is shown."""
        return self._ask("")

    def key(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        self.screen.call("xdotool", "key", "--delay", "60", *keys)

    def type(self, words: str) -> None:
        """Type words wherever the focus is."""
        self.screen.call("xdotool", "type", "--delay", "30", words)

    def click(self, words: str, kind: str = "") -> None:
        """Click with the mouse on what is called so."""
        seen = self.until(lambda look: look.place(words, kind) is not None, f"“{words}”")
        x, y = seen.place(words, kind) or (0, 0)
        self.screen.call("xdotool", "mousemove", str(x), str(y), "click", "1")

    def until(self, wanted: Callable[[Look], bool], what: str) -> Look:
        """Look until it is so."""
        end = monotonic() + _PATIENCE
        look = self.look()
        while monotonic() < end:
            look = self.look()
            if wanted(look):
                return look
            sleep(0.1)
        there = sorted({one[1] for one in look.widgets})
        raise AssertionError(f"{what} did not come; {look.focus!r} of {look.active!r} has the focus; there is {there}")

    def kill(self) -> None:
        """As the power goes: kill -9."""
        self._child.send_signal(signal.SIGKILL)
        self._child.wait()

    def _ask(self, moment: str) -> Look:
        self.looked += 1
        told, tells = self._pipes
        tells.write(f"{moment}\n")
        tells.flush()
        heard, _may, _odd = select.select([told], [], [], _PATIENCE)
        line = told.readline() if heard else ""
        assert line, f"no answer; the program ended with {self._child.poll()}"
        seen: dict[str, Any] = json.loads(line)
        windows = [(title, tuple(place)) for title, place in seen.pop("windows")]
        now = datetime.fromisoformat(seen.pop("now"))
        return Look(now, windows=windows, **seen)

    @property
    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._child.stdout is not None
        assert self._child.stdin is not None
        return self._child.stdout, self._child.stdin


@contextmanager
def _running(command: list[str], **how: Any) -> Iterator[None]:
    """A program that runs as long as it is needed."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **how) as child:
        try:
            yield
        finally:
            child.terminate()
