"""What each took who spoke, beside what was given: on the report for scripts and in the window."""

import json
from datetime import datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import give_floor, inscribe
from stocktake_desktop.edits.running import end_item, start_item
from stocktake_desktop.edits.speaking import change_own_minutes, next_speaker
from stocktake_desktop.interchange.writers.report_json import report_json
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.report_words import turn_cells
from stocktake_desktop.planning.turns import TurnTaken
from tests.plans import small_plan

BEGUN = datetime(2018, 3, 12, 10)


def test_the_report_has_what_each_took_beside_what_was_given() -> None:
    plan = small_plan()
    block = next(one for one in plan.meeting.sessions if one.title == "Panel I")
    start_item(plan, block.id, BEGUN)
    change_own_minutes(plan, block.id, 1, BEGUN + timedelta(minutes=1))
    next_speaker(plan, block.id, BEGUN + timedelta(minutes=7, seconds=30))
    state = inscribe(plan, block.id, Who(placeholder="Chile"))
    give_floor(plan, state, BEGUN + timedelta(minutes=10))
    end_item(plan, block.id, BEGUN + timedelta(minutes=12))
    (line,) = report_of(plan.meeting, 1)[0].rooms[0].sessions
    assert line.turns == (("Chile", 180, 120),)
    assert line.segments[0].turns == (("Speaker 1", 360, 450), ("Norway", 900, 150))
    assert [turn_cells(turn)[1:3] for turn in line.segments[0].turns] == [("6 min", "7½ min"), ("15 min", "2½ min")]
    told = json.dumps(report_json(report_of(plan.meeting, 1)))
    segment = json.loads(told)["days"][0]["rooms"][0]["sessions"][0]["segments"][0]
    assert segment["turns"][0] == {"name": "Speaker 1", "given_seconds": 360, "taken_seconds": 450, "over_minutes": 2}


@pytest.mark.parametrize(
    ("given", "taken", "words"),
    [
        (120, 150, "½ min longer"),
        (150, 120, "½ min shorter"),
        (120, 270, "2½ min longer"),
        (120, 134, "as planned"),
        (120, 135, "½ min longer"),
        (120, 165, "1 min longer"),
        (180, 60, "2 min shorter"),
        (None, 60, ""),
    ],
)
def test_what_was_taken_more_or_less_is_told_to_the_half_of_a_minute(given: int | None, taken: int, words: str) -> None:
    assert turn_cells(TurnTaken("Chile", given, taken))[5] == words
