"""All days at a glance: every title and time, to scale, whatever the meeting looks like."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan, SessionKind, new_plan
from stocktake_desktop.planning.clock import clock, parse_clock
from stocktake_desktop.sheets.catalogue import Sheet, SheetReport, sheet_content
from stocktake_desktop.sheets.kinds.glance.glance_blocks import GlanceBlock
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.type.text import Marks, TextLine
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.certain import certain
from tests.sheets.drawn import Drawn, drawn, words_of, wrong

BLOCK = st.tuples(st.integers(0, 4), st.integers(0, 1380), st.integers(1, 59), st.integers(0, 6))


@pytest.mark.parametrize("paper", ["A3", "A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_sample_meeting_on_the_wall(tmp_path, monkeypatch, paper, language):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        lines, report = drawn(monkeypatch, "glance", plan, paper, language)
        words = words_of(lines)
        assert wrong(lines, "glance", paper) == []
        assert report.pages == 1 or report.warnings
        for block in plan.meeting.sessions:
            assert "".join(block.title.split()) in words
            assert clock(certain(block.start)) in words


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BLOCK, max_size=30), st.integers(1, 12), st.sampled_from(["A3", "A4"]))
def test_every_title_is_there_whatever_the_days_look_like(monkeypatch, blocks, length, paper):
    plan = new_plan("Meeting")
    days = [add_day(plan, date(2031, 5, 6 + nth)) for nth in range(5)]
    rooms = [*(add_room(plan, f"Room {nth}") for nth in range(6)), None]
    titles = []
    for nth, (day, start, minutes, room) in enumerate(blocks):
        titles.append(f"Session{nth} " + "about rivers " * length)
        add_block(plan, titles[-1], day_id=days[day], start=start, minutes=minutes, room_id=rooms[room])
    lines, report = drawn(monkeypatch, "glance", plan, paper)
    words = words_of(lines)
    assert wrong(lines, "glance", paper) == []
    for title, (_day, start, *_rest) in zip(titles, blocks, strict=True):
        assert "".join(title.split()) in words
        assert clock(start) in words
    assert report.warnings or not any("…" in one.words for one in lines)


def test_nine_days_take_two_pages_and_an_empty_meeting_one(monkeypatch):
    plan = new_plan("Meeting")
    for nth in range(9):
        add_day(plan, date(2031, 5, 1 + nth))
        lines, report = drawn(monkeypatch, "glance", plan)
        assert (report.pages, wrong(lines, "glance")) == (1 if nth < 5 else 2, [])


CROWD = ("ocean", "rivers", "data", "youth", "finance", "review", "synthesis", "transboundary", "implementation", "of")


def crowded(seed: int, length: int) -> Plan:
    """Eight rooms, 36 items of five minutes at any time of some days."""
    chance, plan = Random(seed), new_plan("A crowded meeting")
    with plan.edit("The meeting"):
        days = [add_day(plan, date(2031, 5, 6 + nth)) for nth in range(length)]
        rooms = [add_room(plan, f"Room {nth}") for nth in range(8)]
        for nth in range(36):
            title = f"{nth} {' '.join(chance.choices(CROWD, k=chance.randint(1, 6)))}"
            kind, start = chance.choice(list(SessionKind)), chance.randrange(540, 1080, 5)
            day, room = chance.choice(days), chance.choice(rooms)
            add_block(plan, title, kind, day_id=day, start=start, minutes=5, room_id=room)
    return plan


class Seen(NamedTuple):
    """What a glance draws: its lines, its blocks by page, every size of type, and what it reports."""

    lines: list[Drawn]
    blocks: dict[int, list[GlanceBlock]]
    sizes: set[float]
    report: SheetReport


def seen(monkeypatch: pytest.MonkeyPatch, plan: Plan, paper: str, language: str = "en") -> Seen:
    blocks: dict[int, list[GlanceBlock]] = defaultdict(list)
    sizes: set[float] = set()
    draw_block, draw_line = GlanceBlock.draw, TextLine.draw

    def block(one: GlanceBlock, page: Page) -> None:
        blocks[page.canvas.getPageNumber()].append(one)
        draw_block(one, page)

    def line(one: TextLine, canvas: Canvas, x: float, y: float, *marks: Marks) -> None:
        sizes.update(piece.style.size for piece in one.pieces)
        draw_line(one, canvas, x, y, *marks)

    with monkeypatch.context() as patch:
        patch.setattr(GlanceBlock, "draw", block)
        patch.setattr(TextLine, "draw", line)
        lines, report = drawn(patch, "glance", plan, paper, language)
    return Seen(lines, blocks, sizes, report)


def is_tied(block: GlanceBlock) -> bool:
    """Words stand in their block; beside it only when it is a strip that holds no two lines of the smallest type."""
    if block.height < 2 * 7.0 * 1.17 + 1.2:
        return True
    return all(block.y <= y and y + text.height <= block.y + block.height for text, y in block.parts)


def is_whole(plan: Plan, glance: Seen) -> bool:
    """Every title stands whole in its block, and nothing on anything."""
    words = words_of(glance.lines)
    assert all("".join(block.title.split()) in words for block in plan.meeting.sessions)
    assert not any("…" in one.words for one in glance.lines)
    for blocks in glance.blocks.values():
        for one, other in combinations(blocks, 2):
            above, below = sorted((one, other), key=lambda block: block.y)
            assert one.is_beside(other) or above.y + above.height <= below.y + 0.01
        assert all(is_tied(one) for one in blocks)
    return not glance.report.warnings and glance.report.pages == len(glance.blocks)


def is_to_scale(blocks: Sequence[GlanceBlock], quiet: Sequence[tuple[int, int]]) -> bool:
    """Where a session begins and ends tells its time: minutes are of one height but within hours drawn shorter."""
    at = {minute: y for one in blocks for minute, y in ((one.spot.start, one.y), (one.spot.end, one.y + one.height))}
    edges = sorted(at)
    inside = [any(first <= one and other <= last for first, last in quiet) for one, other in pairwise(edges)]
    crossing = [any(one < last and first < other for first, last in quiet) for one, other in pairwise(edges)]
    heights = [(at[other] - at[one]) / (other - one) for one, other in pairwise(edges)]
    usual = [height for height, crosses in zip(heights, crossing, strict=True) if not crosses]
    assert max(usual) - min(usual) < 0.001
    return all(0 < height < usual[0] for height, shorter in zip(heights, inside, strict=True) if shorter)


def told_quiet(glance: Seen, page: int) -> list[tuple[int, int]]:
    """The hours that a page says are drawn shorter."""
    told = "".join(one.words for one in glance.lines if one.page == page and one.words.startswith("Drawn shorter"))
    return [(parse_clock(first) or 0, parse_clock(last) or 0) for first, last in re.findall(r"([\d:]+)–([\d:]+)", told)]


@pytest.mark.parametrize(("paper", "least"), [("A3", 7.0), ("A4", 6.5), ("Letter", 6.5)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_one_page_whole_and_in_type_that_can_be_read(tmp_path, monkeypatch, paper, least, language):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        glance = seen(monkeypatch, plan, paper, language)
        assert min(glance.sizes) >= least
        assert is_whole(plan, glance)
        assert glance.report.pages == 1
        assert wrong(glance.lines, "glance", paper) == []


@pytest.mark.parametrize(("paper", "least"), [("A3", 7.0), ("A4", 6.5)])
@pytest.mark.parametrize(("seed", "length"), [(0, 1), (1, 3), (2, 1)])
def test_a_crowded_meeting_takes_more_pages_and_no_smaller_type(monkeypatch, paper, least, seed, length):
    plan = crowded(seed, length)
    glance = seen(monkeypatch, plan, paper)
    assert min(glance.sizes) >= least
    assert is_whole(plan, glance)
    assert glance.report.pages > 1
    assert wrong(glance.lines, "glance", paper) == []


def test_minutes_are_to_scale_but_in_hours_in_which_nothing_is_on(tmp_path, monkeypatch):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        glance = seen(monkeypatch, plan, "A4")
        quiet = told_quiet(glance, 1)
        assert quiet == [(480, 600), (780, 900)]  # registration, lunch
        assert is_to_scale(glance.blocks[1], quiet)
        on_axis = {one.words for one in glance.lines if one.left < 70}
        assert {"08:00", "10:00", "13:00", "15:00"} <= on_axis
        assert not {"09:00", "14:00"} & on_axis
    glance = seen(monkeypatch, crowded(0, 3), "A4")
    for page, blocks in glance.blocks.items():
        assert is_to_scale(blocks, told_quiet(glance, page))


def test_the_day_with_more_rooms_is_wider(tmp_path, monkeypatch):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        blocks = seen(monkeypatch, plan, "A4").blocks[1]
        lunches = [one.width for one in blocks if one.spot.block.title == "Lunch"]
        assert lunches[1] > lunches[0] == lunches[2]


def test_what_no_page_can_hold_stands_in_full_overleaf(monkeypatch):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    for nth in range(3):
        add_block(plan, f"{nth} " + "about rivers " * 60, day_id=day, start=600 + nth, minutes=1, room_id=room)
    glance = seen(monkeypatch, plan, "A4")
    assert glance.report.warnings
    assert all("".join(block.title.split()) in words_of(glance.lines) for block in plan.meeting.sessions)
    assert min(glance.sizes) >= 6.5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_block_beside_free_time_keeps_its_words(monkeypatch, paper):
    """What it cannot hold is cut and stands overleaf; it does not stand in the free time below, where it is not on."""
    plan = new_plan("Meeting")
    room = add_room(plan, "Hall")
    for day in [add_day(plan, date(2031, 5, 6 + nth)) for nth in range(3)]:
        for nth in range(6):
            title = f"{nth} {'about rivers and lakes ' * 5}"
            add_block(plan, title, day_id=day, start=600, minutes=(25, 40, 55)[nth % 3], room_id=room)
        add_block(plan, "The end", day_id=day, start=1020, minutes=60, room_id=room)
    glance = seen(monkeypatch, plan, paper)
    assert all(is_tied(block) for blocks in glance.blocks.values() for block in blocks)
    assert all("".join(block.title.split()) in words_of(glance.lines) for block in plan.meeting.sessions)


def test_only_a_day_without_sessions_says_that_nothing_is_planned():
    plan = new_plan("Meeting")
    empty = "Nothing is planned on this day yet."
    add_block(plan, "Panel", day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=60)
    assert empty not in sheet_content(plan, Sheet("glance"))
    add_day(plan, date(2031, 5, 7))
    assert sheet_content(plan, Sheet("glance")).count(empty) == 1


def is_at_its_time(block: GlanceBlock) -> bool:
    """Whether what begins or ends at a full hour has its words on its own side of that hour."""
    first, last = block.y - 0.01, block.y + block.height + 0.01
    return all(
        (block.spot.start % 60 or y >= first) and (block.spot.end % 60 or y + text.height <= last)
        for text, y in block.parts
    )


@pytest.mark.parametrize("paper", ["A3", "A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_short_session_are_not_read_as_of_another_hour(tmp_path, monkeypatch, paper, language):
    """A session of five minutes has the height of a line, which its neighbour gives."""
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        blocks = seen(monkeypatch, plan, paper, language).blocks[1]
    assert [block.spot.block.title for block in blocks if not is_at_its_time(block)] == []
    for one, other in combinations(blocks, 2):
        above, below = sorted((one, other), key=lambda block: block.held_y)
        assert one.is_beside(other) or above.held_y + above.held <= below.held_y + 0.01
    for block in blocks:
        for text, y in block.parts:
            assert block.held_y <= y
            assert y + text.height <= block.held_y + block.held + 0.01


@pytest.mark.parametrize("seed", range(3))
def test_also_of_a_crowded_day_no_words_are_read_as_of_another_hour(monkeypatch, seed):
    glance = seen(monkeypatch, crowded(seed, 2), "A4")
    assert all(is_at_its_time(block) for blocks in glance.blocks.values() for block in blocks)
