"""What stands between a child and its disk (shim.c): built here, loaded before the program, and told what to do."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

KINDS = (
    "open",
    "read",
    "pread",
    "write",
    "pwrite",
    "fsync",
    "fdatasync",
    "ftruncate",
    "unlink",
    "rename",
    "lock",
    "mkdir",
)
"""The calls that can be counted and failed, in the order of shim.c."""
SHORT = -1
"""In place of an errno: one half is written, then there is no more room."""
SOURCE = Path(__file__).with_name("shim.c")
_LOADED = "STOCKTAKE_SHIM"


class Shim:
    """The shim of this process; only where `start_under_shim` has started it."""

    def __init__(self) -> None:
        self._c = ctypes.CDLL(os.environ[_LOADED])
        self._c.shim_calls.restype = self._c.shim_failed.restype = ctypes.c_long
        self._c.shim_fail.argtypes = (ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_int)
        self._c.shim_mark.argtypes = (ctypes.c_long,)

    def watch(self, folder: Path) -> None:
        """From now on see the calls on files of this folder that are opened from now on."""
        self._c.shim_watch(os.fsencode(folder))

    def fail(self, kind: str, nth: int, error: int, *, for_good: bool) -> None:
        """Let the nth call of a kind from here on fail, counted from 1, and with `for_good` all after it."""
        self._c.shim_fail(KINDS.index(kind), nth, error, for_good)

    def count(self) -> None:
        """Count from here on, and let everything go through."""
        self._c.shim_fail(len(KINDS), 0, 0, 0)

    def stop(self) -> None:
        """Let everything go through again."""
        self._c.shim_stop()

    @property
    def failed(self) -> int:
        """How many calls were failed."""
        return int(self._c.shim_failed())

    @property
    def calls(self) -> dict[str, int]:
        """How many calls there were of each kind since `count` or `fail`."""
        return {kind: int(self._c.shim_calls(nth)) for nth, kind in enumerate(KINDS)}

    def record(self, file: int) -> None:
        """Write down every call that changes the folder, into an open file."""
        self._c.shim_record(file)

    def mark(self, number: int) -> None:
        """Write a number between the calls."""
        self._c.shim_mark(number)


def start_under_shim(module: str) -> bool:
    """Start this tool again with the shim loaded; False, said aloud, where that cannot be done, True once it is."""
    if _LOADED in os.environ:
        return True
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        print("skipped: a C compiler (cc) and Linux are needed to stand between the program and its disk")
        return False
    library = built(compiler)
    os.environ.update({_LOADED: str(library), "LD_PRELOAD": str(library)})
    return os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])


def built(compiler: str) -> Path:
    """The compiled shim, made anew when its source is newer."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "stocktake-soak"
    folder.mkdir(parents=True, exist_ok=True)
    library, fresh = folder / "shim.so", folder / f"shim.{os.getpid()}.so"
    if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", fresh, SOURCE, "-ldl"], check=True)
        fresh.replace(library)
    return library


def named(error: int) -> str:
    """ "EIO", or "short" for half a write."""
    return "short" if error == SHORT else errno.errorcode[error]
