"""A claim on a plan: who holds it, and that letting go harms nobody."""

import os
from contextlib import ExitStack
from pathlib import Path

from stocktake_desktop.models.claim import Claim


def test_a_claim_that_is_let_go_twice_closes_nothing_that_was_opened_since(tmp_path: Path) -> None:
    path = tmp_path / "meeting.stocktake"
    path.write_bytes(b"plan")
    claim = Claim(path)
    assert claim.take()
    claim.release()
    standard_input = os.fstat(0)
    with ExitStack() as stack:
        others = [stack.enter_context(path.open("rb")) for _nth in range(8)]
        claim.release()
        assert [other.read() for other in others] == [b"plan"] * 8
    assert os.fstat(0) == standard_input


def can_be_had(path: Path) -> bool:
    """Whether somebody else could take the plan at a path; nobody has it afterwards that did not before."""
    claim = Claim(path)
    try:
        return claim.take()
    finally:
        claim.release()


def test_a_claim_goes_over_to_the_file_that_took_the_place_of_the_first(tmp_path: Path) -> None:
    path, second = tmp_path / "meeting.stocktake", tmp_path / "second.stocktake"
    old, new = tmp_path / "old.stocktake", tmp_path / "new.stocktake"
    path.write_bytes(b"first")
    second.write_bytes(b"second")
    old.hardlink_to(path)
    new.hardlink_to(second)
    claim = Claim(path)
    assert claim.take()
    assert (can_be_had(old), can_be_had(new)) == (False, True)
    second.replace(path)
    assert claim.renew()
    assert (can_be_had(old), can_be_had(new)) == (True, False)
    claim.release()
    assert can_be_had(new)
