"""What may be missing in a plan or a window but not in this test."""

from typing import TypeVar

T = TypeVar("T")


def certain(found: T | None) -> T:
    """The same; where there is nothing, the test has failed here."""
    assert found is not None
    return found
