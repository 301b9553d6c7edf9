"""Who may write a plan: one process at a time, by whatever path it comes to the file."""

from __future__ import annotations

import errno
import os
import struct
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_PLACE = 1 << 62
"""The byte of the plan that is locked: far behind all that SQLite itself locks, and no byte of any file."""
_TAKEN = (errno.EAGAIN, errno.EACCES)


class Claim:
    """Holds a plan for this process, until it is let go or the process ends.

    A lock beside the plan keeps other machines away, which share no more than the folder. A lock on the file itself
    holds where somebody comes by a hard link, or has cleaned the lock beside it away; it is an "open file description"
    lock (Linux 3.15), since an ordinary one ends when anything in the process closes the file. Where a system or a
    network drive knows none, the lock beside the plan has to do.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = FileLock(path.with_name(f".{path.name}.lock"))
        self._file = -1

    def take(self) -> bool:
        """Whether the plan is ours now; False when somebody has it, or the folder cannot hold a lock."""
        try:
            self._beside.acquire(timeout=0)
        except (Timeout, OSError, ValueError):  # a name no file can have
            return False
        if not self.renew():
            self.release()
            return False
        return True

    def renew(self) -> bool:
        """Hold the file that stands at the path now, as after another one took its place."""
        self._let_go()
        try:
            file = os.open(self._path, os.O_RDWR)
        except OSError:
            return True  # nothing there that anybody could hold
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            return error.errno not in _TAKEN
        self._file = file
        return True

    def release(self) -> None:
        """Let others have the plan; never fails."""
        self._let_go()
        held = self._beside._context.lock_file_fd  # the lock forgets its file before it tries to let go of it
        try:
            self._beside.release()
        except OSError:
            if held is not None:
                with suppress(OSError):
                    os.close(held)  # this ends the lock too, whatever the system said of unlocking it

    def _let_go(self) -> None:
        if self._file >= 0:
            with suppress(OSError):
                os.close(self._file)
        self._file = -1


def _lock(file: int) -> None:
    """Lock a file's own byte; OSError with EAGAIN or EACCES when somebody else has it."""
    try:
        import fcntl  # no such thing on Windows

        command = fcntl.F_OFD_SETLK
    except (ImportError, AttributeError):
        return
    fcntl.fcntl(file, command, struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, _PLACE, 1, 0))
