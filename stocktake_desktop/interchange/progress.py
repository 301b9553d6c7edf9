"""Long reading, step by step: how far it is can be shown, and it can be stopped."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from stocktake_desktop.models import PlanError

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Is told now and then how much of how much is done; raises ReadingStopped to end the work."""

_STEP = 100
"""So many items are done between two tellings."""


class ReadingStopped(PlanError):
    """Somebody stopped the reading of a file; nothing of it is kept."""


def silently(_done: int, _whole: int) -> None:
    """The progress that nobody looks at."""


def told(items: Sequence[T], progress: Progress) -> Iterator[T]:
    """The items one by one; between them `progress` hears how many are done."""
    for nth, item in enumerate(items):
        if nth % _STEP == 0:
            progress(nth, len(items))
        yield item
