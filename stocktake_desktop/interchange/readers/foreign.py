"""Files from elsewhere: how much of one is read at all, and what a library raises over it, said in one sentence."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stocktake_desktop.models import PlanError
from stocktake_desktop.words import _

LONGEST_FILE = 20_000_000
"""Bytes; a programme of a week has about 50,000."""


class ImportRefused(PlanError):
    """The source cannot be read; says why in one sentence."""


def content_of(path: Path, too_long: str, longest: int = LONGEST_FILE) -> bytes:
    """The bytes of a file; ImportRefused, with the words `too_long`, when there are more than `longest`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():  # a pipe would never end
            raise ImportRefused(_("{path} is not a file.").format(path=path))
        with path.open("rb") as file:
            content = file.read(longest + 1)
    except OSError as error:
        raise ImportRefused(_("{path} cannot be read: {cause}.").format(path=path, cause=error.strerror)) from error
    except ValueError as error:  # a name that no disk knows
        raise ImportRefused(_("{path} cannot be read: {cause}.").format(path=repr(path), cause=error)) from error
    if len(content) > longest:
        raise ImportRefused(too_long.format(path=path))
    return content


@contextmanager
def refusing(words: str, path: object) -> Iterator[None]:
    """Whatever a library raises inside (ZipFile alone knows a dozen kinds) is ImportRefused with these words.

    `{cause}` in the words is what the library said. Only calls of libraries belong inside: a fault of our own must
    stay one.
    """
    try:
        yield
    except PlanError:
        raise
    except Exception as error:
        raise ImportRefused(words.format(path=path, cause=str(error)[:200])) from error
