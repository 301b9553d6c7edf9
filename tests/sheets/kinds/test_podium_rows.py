"""The rows of a podium sheet: nothing on each other beside a long heading, and what if in a frame on every page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.models import PodiumSize, SegmentKind, new_plan
from stocktake_desktop.planning.house_style import house_style_of
from stocktake_desktop.sheets.page.page import Page
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


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", range(20, 44, 6))
def test_what_if_is_framed_on_every_page_it_goes_on(monkeypatch: pytest.MonkeyPatch, paper: str, count: int) -> None:
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    block = add_block(plan, "Panel", day_id=day, start=540, minutes=90, room_id=room)
    mayor = add_appearance(plan, block, Who(placeholder="The Mayor"))
    for nth in range(count):
        add_alternate(plan, mayor, Who(placeholder=f"Alternate {nth}"))
    frames: list[tuple[int, float, float]] = []
    outline = Page.outline

    def note(page: Page, x: float, y: float, width: float, height: float, *look: Any, **more: Any) -> None:
        if look[2:3] == ((3, 2),):
            frames.append((page.canvas.getPageNumber(), page.height - y - height, page.height - y))
        outline(page, x, y, width, height, *look, **more)

    monkeypatch.setattr(Page, "outline", note)
    lines, _report = drawn(monkeypatch, "podium", plan, paper, session_id=block)
    alternates = [one for one in lines if "Alternate " in one.words]
    assert len(alternates) == count
    for one in alternates:
        assert sum(low < one.low and one.high < high for page, low, high in frames if page == one.page) == 1, one
    assert len(frames) == len({page for page, _low, _high in frames})
    beside = [one for one in lines if one.words.startswith("continued") or "– continued" in one.words]
    assert all(one.low > high or one.high < low for page, low, high in frames for one in beside if one.page == page)
