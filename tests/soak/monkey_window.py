"""The window that the long monkey plays with: counts what fails in it, and says so at the end as JSON."""

import json
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

from PySide6.QtCore import QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler

from stocktake_desktop.app import start_qt
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan, open_plan
from stocktake_desktop.settings import load
from stocktake_desktop.ui.document import Document
from tests.history import history
from tests.monkey import Monkey, log_agrees, undo_and_redo_agree
from tests.snapshots import Snapshot, same_state, unsynced

PAUSE = 6
"""Milliseconds between two events, so that the X server has sent one before the next is chosen."""
HANG = 2.0
"""Seconds without a turn of the event loop that are too many."""
BEAT = 50

_KEYS = {
    Qt.Key.Key_Space: "space", Qt.Key.Key_Return: "Return", Qt.Key.Key_Escape: "Escape", Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backspace: "BackSpace", Qt.Key.Key_PageUp: "Prior", Qt.Key.Key_PageDown: "Next",
    Qt.Key.Key_ParenLeft: "parenleft", Qt.Key.Key_ParenRight: "parenright", Qt.Key.Key_Colon: "colon",
    Qt.Key.Key_Minus: "minus",
}  # fmt: skip
_HELD = {
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.AltModifier: "alt",
}
_BUTTONS = {Qt.MouseButton.LeftButton: 1, Qt.MouseButton.MiddleButton: 2, Qt.MouseButton.RightButton: 3}


def _names(held: Qt.KeyboardModifier) -> list[str]:
    return [name for one, name in _HELD.items() if held & one]


class RealHands:
    """Hands on the keyboard and the mouse of the X server."""

    def __init__(self) -> None:
        self._tool = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        name = _KEYS.get(key) or (chr(key).lower() if key < 128 else key.name.removeprefix("Key_"))
        self._say("key " + "+".join([*_names(held), name]))

    def press(self, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        self.move(at)
        self._say(*(f"keydown {name}" for name in _names(held)), f"mousedown {_BUTTONS[button]}")

    def move(self, at: QPoint) -> None:
        self._say(f"mousemove {max(at.x(), 0)} {max(at.y(), 0)}")

    def release(self, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        self.move(at)
        self._say(f"mouseup {_BUTTONS[button]}", *(f"keyup {name}" for name in _names(held)))

    def wheel(self, at: QPoint, turns: int, held: Qt.KeyboardModifier) -> None:
        self.move(at)
        down, up = ([f"{way} {name}" for name in _names(held)] for way in ("keydown", "keyup"))
        self._say(*down, f"click {4 if turns > 0 else 5}", *up)

    def _say(self, *lines: str) -> None:
        assert self._tool.stdin is not None
        self._tool.stdin.write("".join(f"{line}\n" for line in lines))
        self._tool.stdin.flush()


class Watch:
    """Counts what fails: exceptions nobody caught, warnings of Qt, and turns of the event loop that take too long."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._beaten, self._over = time.monotonic(), Event()
        self._main = next(iter(sys._current_frames()))
        sys.excepthook = self._failed
        qInstallMessageHandler(self._warned)
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """From now on the event loop may rest."""
        self._over.set()

    def disagreement(self, words: str) -> None:
        """Rows, memory and log do not say the same."""
        self._count("disagreements", words)

    def _failed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._count("tracebacks", "".join(traceback.format_exception(kind, error, trace)))

    def _warned(self, kind: QtMsgType, _context: object, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._count("warnings of Qt", words, "".join(traceback.format_stack()[-8:]))

    def _beat(self) -> None:
        self._beaten = time.monotonic()

    def _look(self) -> None:
        told = 0.0
        while not self._over.wait(0.1):
            if time.monotonic() - self._beaten > HANG and told != self._beaten:
                told = self._beaten
                frames = traceback.format_stack(sys._current_frames()[self._main])
                self._count("hangs over 2 s", "".join(frames[-8:]))

    def _count(self, name: str, words: str, where: str = "") -> None:
        self.tally[name] += 1
        if words not in self._seen:
            self._seen.add(words)
            print(name, words, where, sep="\n", file=sys.stderr, flush=True)


def main(events: int, seed: int) -> None:
    """Play, check, and say what came of it."""
    settings = load(Path.home() / "settings.json")
    start_qt(settings)
    from stocktake_desktop.ui.main_window import MainWindow

    path = Path.home() / "Sample.stocktake"
    copy_sample(path).close()
    window = MainWindow(Document(open_plan(path)), settings)
    window.setGeometry(40, 40, 1300, 820)
    window.show()
    plan = unsynced(window.document.plan)
    begun, number, watch = same_state(plan), plan.log.lines(1, None)[0].number, Watch()
    monkey = Monkey(window, RealHands(), seed, pause=PAUSE)
    monkey.on_check = lambda: _check(plan, watch)
    monkey.run(events)
    watch.end()
    _check_to_the_end(plan, number, begun, watch)
    tried = {"events": events, "checks": monkey.checks, "steps": len(history(plan))}
    window.close()
    print(json.dumps({**tried, **watch.tally}), flush=True)


def _check(plan: Plan, watch: Watch) -> None:
    try:
        same_state(plan)
    except AssertionError as error:
        watch.disagreement(f"{error!r:.300}, after {[step.title for step in history(plan)[-6:]]}")


def _check_to_the_end(plan: Plan, number: int, begun: Snapshot, watch: Watch) -> None:
    try:
        log_agrees(plan, number, begun)
        undo_and_redo_agree(plan, begun)
    except AssertionError as error:
        watch.disagreement(f"{error!r:.300}, after all of {[step.title for step in history(plan)]}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
