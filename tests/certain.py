"""What may be missing in a plan or a window but not in this test."""

from typing import TypeVar

from stocktake_desktop.ui.document import Done, Refused

T = TypeVar("T")


def certain(found: T | None) -> T:
    """The same; where there is nothing, the test has failed here."""
    assert found is not None
    return found


def done(outcome: Done[T] | Refused) -> T:
    """What a verb gave that was done; that it was refused fails the test."""
    assert isinstance(outcome, Done), outcome.reason
    return outcome.value
