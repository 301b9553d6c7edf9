"""Writing a file so that it is never half there: beside first, then renamed over."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one move; OSError leaves what was there untouched."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
