"""Times that moved together are told once."""

import random

import pytest

from stocktake_desktop.planning.clock import clock
from stocktake_desktop.sheets.page.content import changes
from stocktake_desktop.sheets.page.moved_times import moved_together

DAY = ["Panel", "15:00", "Introductions", "15:05", "Talks", "15:20", "until 16:30"]


def later(texts: list[str], minutes: int) -> list[str]:
    """The same with every time so many minutes later."""
    times = {text: clock(60 * int(text[-5:-3]) + int(text[-2:]) + minutes) for text in texts if ":" in text}
    return [text[:-5] + times[text] if text in times else text for text in texts]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (DAY, later(DAY, 5), ["everything 5 minutes later"]),
        (DAY, later(DAY, 1), ["everything 1 minute later"]),
        (DAY, later(DAY, -15), ["everything 15 minutes earlier"]),
        ([*DAY, "13:00 stop"], [*later(DAY, 5), "13:00 stop"], ["everything 5 minutes later, except 13:00"]),
        (
            [*DAY, "9:00", "10:00", "11:00", "13:00"],
            [*later(DAY, -5), "9:00", "10:00", "11:00", "13:00"],
            ["4 times are 5 min earlier, 15:00 → 14:55 and on"],
        ),
        (DAY, ["Forum", *later(DAY, 5)[1:]], ["everything 5 minutes later", "“Panel” is now “Forum”"]),
        (["15:00–16:00"], ["15:05–16:05"], ["“15:00–16:00” is now “15:05–16:05”"]),
        (["15:00", "16:00", "17:00"], ["15:05", "16:10", "17:15"], [
            "“15:00” is now “15:05”", "“16:00” is now “16:10”", "“17:00” is now “17:15”",
        ]),
        (["15:00–16:00"] * 3, ["15:00–16:05"] * 3, ["“15:00–16:00” is now “15:00–16:05”"]),
    ],
)  # fmt: skip
def test_what_moved_together_is_one_sentence(before: list[str], now: list[str], told: list[str]) -> None:
    assert list(changes(before, now)) == told


def test_however_the_times_lie_a_whole_shift_is_one_sentence() -> None:
    """Also where new times are the old ones of the next step."""
    chance = random.Random(0)
    for _nth in range(300):
        times = sorted(chance.sample(range(480, 1300, 5), chance.randrange(2, 12)))
        texts = [words for minute in times for words in (clock(minute), chance.choice(("Talk", "Break", "Next")))]
        minutes = chance.choice((5, 10, -5, -60, 45))
        what = "later" if minutes > 0 else "earlier"
        assert list(changes(texts, later(texts, minutes))) == [f"everything {abs(minutes)} minutes {what}"]


def test_times_of_french_paper_move_together_too():
    before = ["9\u00a0h\u00a000–10\u00a0h\u00a030", "10\u00a0h\u00a030", "11\u00a0h\u00a000"]
    now = ["9\u00a0h\u00a015–10\u00a0h\u00a045", "10\u00a0h\u00a045", "11\u00a0h\u00a015"]
    assert moved_together(list(zip(before, now, strict=True)), before) == (["everything 15 minutes later"], [])
