"""The rows of a podium sheet: nothing on each other beside a long heading."""

from dataclasses import replace
from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.models import PodiumSize, SegmentKind, new_plan
from stocktake_desktop.planning.house_style import house_style_of
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.drawn import drawn, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_heading_leaves_room_for_its_minutes(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    block = add_block(plan, "Panel", day_id=day, start=540, minutes=90, room_id=room)
    set_house_style(plan, replace(house_style_of(plan.meeting), podium_size=PodiumSize.VERY_LARGE))
    for title, minutes in (("Governance migration migration well-managed,", None), ("Questions", 40)):
        segment = add_segment(plan, block, title, SegmentKind.PANEL, minutes)
        add_appearance(plan, block, Who(placeholder="A fisher"), segment_id=segment)
    lines, _report = drawn(monkeypatch, "podium", plan, "Letter", language, session_id=block)
    assert wrong(lines, "podium", "Letter") == []
