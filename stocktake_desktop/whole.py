"""Writing a file so that it is never half there: beside first, then renamed over."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one move; OSError leaves what was there untouched.

    Where two write the same file at once the later one wins. What a killed writer left beside it goes with the next.
    """
    beside = path.with_name(f".{path.name}.half.new")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            is_ours = os.path.samestat(os.fstat(file.fileno()), beside.stat())
        if is_ours:
            put_in_place(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def put_in_place(beside: Path, path: Path) -> None:
    """Let a finished file take the place of another in one move that a power cut does not take back."""
    beside.replace(path)
    with suppress(OSError):  # Windows opens no folder, and some network drives sync none
        folder = os.open(path.parent, os.O_RDONLY)
        try:  # fsync(2): syncing a file does not sync its name, which is in the folder
            os.fsync(folder)
        finally:
            os.close(folder)
