"""Keeping a display from going dark while speakers look at it, by the means of each system."""

import contextlib
import ctypes
import os
import subprocess
import sys

from PySide6.QtCore import QObject

_ES_CONTINUOUS, _ES_DISPLAY_REQUIRED = 0x80000000, 0x00000002
_PATIENCE = 500
"""Milliseconds to wait for an answer."""

_SERVICE = "org.freedesktop.ScreenSaver"


class Awake(QObject):
    """Asks the system to leave the display on; where nobody can be asked, nothing happens."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cookie: object = None
        self._keeper: subprocess.Popen[bytes] | None = None

    def begin(self, reason: str) -> None:
        """Leave the display on from now on."""
        self.end()
        if sys.platform == "win32":
            # of this thread, and until it is called again: so begin and end are called from the same one
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS | _ES_DISPLAY_REQUIRED)
        elif sys.platform == "darwin":
            with contextlib.suppress(OSError):  # -d: the display; -w: it ends with this program, however that ends
                self._keeper = subprocess.Popen(["caffeinate", "-d", "-w", str(os.getpid())])
        elif os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self._cookie = next(iter(_asked("Inhibit", "stocktake-desktop", reason)), None)

    def end(self) -> None:
        """Let the system decide again."""
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)
        if self._keeper is not None:
            self._keeper.terminate()
            self._keeper = None
        if isinstance(self._cookie, int):
            _asked("UnInhibit", self._cookie)
        self._cookie = None


def _asked(method: str, *arguments: object) -> list[object]:
    """What the session's screen saver answers; nothing when there is none."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface

    service = QDBusInterface(_SERVICE, "/" + _SERVICE.replace(".", "/"), _SERVICE, QDBusConnection.sessionBus())
    service.setTimeout(_PATIENCE)
    answer = service.call(method, *arguments)
    return list(answer.arguments()) if not answer.errorName() else []
