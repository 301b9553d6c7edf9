"""What a script is told when the file it names was there already."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stocktake_desktop.words import _


@contextmanager
def replacing(path: Path) -> Iterator[None]:
    """Say on stderr, once the file is written, that it took the place of another."""
    was_there = path.exists()
    yield
    if was_there:
        print(_("{path} was there already and was replaced.").format(path=path), file=sys.stderr)
