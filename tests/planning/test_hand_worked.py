"""Days worked by hand, from the cards to the proposals: what is said of them is what will be."""

import pytest

from tests.planning.test_projection import lines_of
from tests.planning.test_recovery import outlook_of, shown

CASES = {
    "two sessions that overlap in one hall come one after the other": ("""
        10:00-11:00 P Ceremony
        10:15-13:00 P B Panel=45 Q&A=120""", "", "09:56", {"Ceremony": "10:18"}, None, """
        remainder +0 | Ceremony 10:18–11:18, B 11:18–13:00
        questions +3 | Ceremony 10:18–11:18, B 11:18–13:03
        move +63 | Ceremony 10:18–11:18, B 11:18–14:03"""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_by_hand(case):
    lines, pressed, now, known, rooms, expected = CASES[case]
    plan, outlook = outlook_of(lines, pressed, now, known, rooms)
    assert shown(plan, outlook) == lines_of(expected)
