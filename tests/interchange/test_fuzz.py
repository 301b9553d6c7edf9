"""A small share of `python -m tests.soak.fuzz`: nothing that is damaged by chance breaks a reader."""

from tests.soak.fuzz import Tally, fuzz


def test_damaged_files_are_read_or_refused():
    tally = Tally()
    fuzz(800, 2031, tally)
    assert tally.harm.total() == 0
    assert len(tally.attempts) == 13
    assert 0 < tally.refusals.total() < 500
