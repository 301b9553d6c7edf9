"""Kinds of session are told apart without colour, and hard stops strike through no word."""

from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.models import Room, SegmentKind, SessionBlock, SessionKind, new_plan
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.stop_rules import draw_stop
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import speaking
from tests.sheets.drawn import STAMP, drawn, words_of


@pytest.fixture
def ink(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, ...]]:
    """What is filled and ruled, in points: x, y, width, and height of what is filled."""
    found: list[tuple[float, ...]] = []
    monkeypatch.setattr(Page, "fill", lambda _page, x, y, width, height, _colour: found.append((x, y, width, height)))
    monkeypatch.setattr(Page, "rule", lambda _page, x, y, length, *_look: found.append((x, y, length)))
    return found


def blank() -> Page:
    return Page(Canvas(BytesIO()), (595.0, 842.0), STAMP)


def test_every_kind_has_a_hatch_of_its_own(ink: list[tuple[float, ...]]) -> None:
    seen = set()
    for kind in SessionKind:
        ink.clear()
        draw_hatch(blank(), kind, 0, 0, 5, 40)
        seen.add(tuple(ink))
        assert all(x + width <= 5.01 and y + height <= 40.01 for x, y, width, height in ink)
    assert len(seen) == len(SessionKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_initials_of_its_own(language: str) -> None:
    with speaking(language):
        short = [initials(kind) for kind in SessionKind]
    assert len(set(short)) == len(SessionKind)
    assert all(0 < len(one) <= 4 for one in short)


@pytest.mark.parametrize("kind", ["day", "glance"])
def test_the_kinds_of_a_day_are_explained(kind: str) -> None:
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    add_block(plan, "Water", SessionKind.ACTION_GROUP, day_id=day, start=600, minutes=60, room_id=room)
    said = sheet_content(plan, Sheet(kind, day=1 if kind == "day" else None))
    assert "AG action group" in said
    assert "C ceremony" not in said
    assert any(words.strip() == "AG" for words in said)


def test_a_stop_leaves_the_words_of_a_block_alone(ink: list[tuple[float, ...]]) -> None:
    text = Compositor().set("Late", look.BLOCK_TITLE, 200)
    draw_stop(blank(), 105, 0, 300, [(text, 50, 100)], 1)
    assert [x for x, _y, _length in ink] == [0, pytest.approx(50 + text.natural_width + 3)]
    assert [x + length for x, _y, length in ink] == [47, 300]
    ink.clear()
    draw_stop(blank(), 200, 0, 300, [(text, 50, 100)], 1)
    assert ink == [(0, 200, 300)]


@pytest.mark.parametrize("kind", ["day", "glance"])
def test_no_hour_strikes_through_words_beside_a_block(
    monkeypatch: pytest.MonkeyPatch, ink: list[tuple[float, ...]], kind: str
) -> None:
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    for nth in range(8):
        add_block(plan, f"Moment {nth}", day_id=day, start=540 + 53 * nth, minutes=1, room_id=room)
    lines, _report = drawn(monkeypatch, kind, plan, day=1 if kind == "day" else None)
    beside = [one for one in lines if "Moment" in one.words]
    assert len(beside) == 8
    height = look.PAPERS["A4"][0 if kind == "glance" else 1]
    levels = [(look.MARGIN + x, look.MARGIN + x + more[0], height - y) for x, y, *more in ink if len(more) == 1]
    assert len(levels) > 16
    struck = [
        one.words
        for one in beside
        for left, right, level in levels
        if one.low < level < one.high and left < one.right and one.left < right
    ]
    assert struck == []


def test_what_no_block_holds_stands_below_in_the_order_of_the_times(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    add_hard_stop(plan, day, 780, "interpretation ends")
    for nth, start in enumerate((540, 600, 900)):
        block = add_block(plan, f"Session {nth}", day_id=day, start=start, minutes=30, room_id=room)
        segment = add_segment(plan, block, "Views", SegmentKind.PANEL, 20)
        for speaker in range(6):
            name = f"Speaker {nth}-{speaker} of the delegation"
            add_appearance(plan, block, Who(placeholder=name), segment_id=segment)
    untitled = add_block(plan, "W " * 90, day_id=day, start=960, minutes=5, room_id=room)
    set_field(plan, SessionBlock, untitled, "title", "")
    set_field(plan, Room, room, "name", "Hall")
    lines, _report = drawn(monkeypatch, "day", plan, day=1)
    words = words_of(lines)
    assert [nth for nth in range(18) if f"Speaker{nth // 6}-{nth % 6}ofthedelegation" not in words] == []
    said = sheet_content(plan, Sheet("day", day=1))
    noted = said[said.index("TO NOTE") + 1 : said.index("PL plenary")]
    times = [words[:5] for words in noted if words[2:3] == ":"]
    assert "13:00" in times
    assert all(one <= other for one, other in pairwise(times))
    assert "Session without a title" in said


def test_the_date_stands_whole_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    title = "A long panel about rivers, deltas, lakes and the sea, and those who live there"
    block = add_block(plan, title, SessionKind.PANEL, day_id=day, start=600, minutes=120, room_id=room)
    for nth in range(12):
        add_appearance(plan, block, Who(placeholder=f"Speaker {nth}"), minutes=10)
    for language, whole in (("en", "Tuesday 6 May 2031"), ("ru", "Вторник, 6 мая 2031"), ("ar", "2031")):
        lines, report = drawn(monkeypatch, "podium", plan, language=language, session_id=block)
        assert report.pages > 1
        assert {one.page for one in lines if whole in one.words.replace("\u00a0", " ")} == {*range(1, report.pages + 1)}
        assert any("head of further pages" in warning and title in warning for warning in report.warnings)
