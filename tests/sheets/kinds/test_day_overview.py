"""The day overview of days that are hard to draw: nothing falls off the page, nothing is left out."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Day, Plan, SessionKind, new_plan
from stocktake_desktop.planning.clock import clock, end_clock, tight_span
from stocktake_desktop.planning.stops import stop_times
from stocktake_desktop.sheets.catalogue import SheetReport
from stocktake_desktop.sheets.kinds.day_overview.day_blocks import BlockPlace, BlockSetter, left_out
from stocktake_desktop.sheets.page.day_grid import PlacedBlock
from stocktake_desktop.sheets.page.kind_marks import initials
from stocktake_desktop.sheets.page.look import MARGIN, PAPERS
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.type.bidi import levels
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _, speaking, term
from tests.certain import certain
from tests.sheets.drawn import Drawn, drawn, strays, words_of

BLOCKS = st.lists(st.tuples(st.integers(0, 1380), st.integers(1, 59), st.integers(0, 8)), max_size=40)


def words_and_lowest(plan):
    """All words without spaces, the lowest ink of any page in points, and how many pages there are."""
    with pytest.MonkeyPatch.context() as patch:
        lines, report = drawn(patch, "day", plan, day=1)
    return words_of(lines), min(one.low for one in lines), report.pages


@settings(max_examples=15)
@given(BLOCKS, st.integers(1, 12))
def test_every_title_is_on_the_page(blocks, length):
    plan = new_plan("Meeting")
    day = add_day(plan, date(2031, 5, 6))
    rooms = [add_room(plan, f"Room {nth} of the conference centre by the river") for nth in range(8)]
    titles = []
    for nth, (start, minutes, room) in enumerate(blocks):
        titles.append(f"Session{nth} " + "about rivers " * length)
        add_block(plan, titles[-1], day_id=day, start=start, minutes=minutes, room_id=[*rooms, None][room])
    words, lowest, pages = words_and_lowest(plan)
    assert lowest > 22
    assert pages >= (2 if len({room for *_, room in blocks}) > 6 else 1)
    for title, (start, *_rest) in zip(titles, blocks, strict=True):
        assert "".join(title.split()) in words
        assert clock(start) in words


def test_a_tall_pile_of_notes_goes_on_overleaf():
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    for nth in range(60):
        add_block(plan, f"Session {nth}", day_id=day, start=600, minutes=60, room_id=room)
    words, lowest, pages = words_and_lowest(plan)
    assert pages > 1
    assert lowest > 22
    assert all(f"Session{nth}" in words for nth in range(60))


def test_a_crowded_day_of_long_titles_has_its_sheet():
    """Columns become so narrow that a title is torn between letters."""
    for minutes, title in ((90, "Addressing drivers of migration"), (240, "\nLong  \n\n words"), (1440, "W" * 90)):
        plan = new_plan("Meeting")
        day, rooms = add_day(plan, date(2031, 5, 6)), [add_room(plan, f"Hall {nth}") for nth in range(6)]
        for nth in range(48):
            add_block(plan, title, day_id=day, start=0, minutes=minutes, room_id=rooms[nth % 6])
        with pytest.MonkeyPatch.context() as patch:
            for paper in PAPERS:
                found, report = strays(patch, "day", plan, day=1, paper=paper)
                assert found == []
                assert report.pages < 150


def test_hours_are_named_where_there_is_room_for_their_names():
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    for nth in range(60):
        add_block(plan, f"Session {nth}", day_id=day, start=0, minutes=1440, room_id=room)
    with plan.edit("Across midnight, as no verb has it"):
        plan.meeting.sessions[0].start = 1439
    for kind in ("day", "glance"):
        with pytest.MonkeyPatch.context() as patch:
            lines, _report = drawn(patch, kind, plan, day=1 if kind == "day" else None)
        hours = [one for one in lines if one.page == 1 and one.left < 45 and one.words.endswith(":00")]
        hours.sort(key=lambda one: one.low)
        assert len(hours) > 3
        assert all(below.high <= above.low for below, above in pairwise(hours))


def test_in_arabic_a_length_stands_behind_its_item(tmp_path, monkeypatch):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        lines, _report = drawn(monkeypatch, "day", plan, language="ar", day=1)
        item = next(one.words for one in lines if one.words.startswith("Introduction") and "·" in one.words)
        levels_of = certain(levels(item, True))
        assert levels_of[0] == 2
        assert levels_of[item.index("·")] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_of_many_kinds_goes_on_in_another_line(monkeypatch, language):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Plenary")
    for nth, kind in enumerate(SessionKind):
        add_block(plan, f"Session {nth}", kind, day_id=day, start=480 + 60 * nth, minutes=60, room_id=room)
    for paper in ("A4", "Letter"):
        found, _report = strays(monkeypatch, "day", plan, paper, language=language, day=1)
        assert found == []
        lines, _report = drawn(monkeypatch, "day", plan, paper, language, day=1)
        with speaking(language):
            names = {f"{initials(kind)} {term(kind.value)}" for kind in SessionKind}
        assert names <= {line.words for line in lines}
        assert max(line.right for line in lines) <= PAPERS[paper][0] - MARGIN + 1


def with_notes(
    monkeypatch: pytest.MonkeyPatch, plan: Plan, paper: str, language: str, day: Day
) -> tuple[list[Drawn], SheetReport, list[tuple[int, str]]]:
    """What a day draws; and the minute and the time of each stop, and of each block drawn with less than all."""
    needed, draw = [(at.minute, end_clock(at.minute)) for at in stop_times(day)], BlockSetter.draw

    def noted(setter: BlockSetter, page: Page, placed: PlacedBlock, place: BlockPlace, details: Sequence[Text]) -> None:
        if left_out(placed.block, details) or setter.is_cut(placed, place):
            needed.append((placed.start, tight_span(placed.start, placed.start + placed.minutes)))
        draw(setter, page, placed, place, details)

    with monkeypatch.context() as patch:
        patch.setattr(BlockSetter, "draw", noted)
        lines, report = drawn(patch, "day", plan, paper, language, day=day.number)
    return lines, report, needed


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_note_is_of_the_day_as_drawn_and_stands_once_in_time_order(tmp_path, monkeypatch, language, paper):
    with copy_sample(tmp_path / "sample.stocktake") as plan, speaking(language):
        for day in plan.meeting.days:
            lines, report, needed = with_notes(monkeypatch, plan, paper, language, day)
            heads = {one.page: one for one in lines if _("TO NOTE") in one.words}
            times = {at for _minute, at in needed}
            below = [one for one in lines if one.page in heads and one.low < heads[one.page].low]
            below.sort(key=lambda one: (one.page, -one.low))
            assert [one.words for one in below if one.words in times] == [at for _minute, at in sorted(needed)]
            assert [page for page, one in heads.items() if _("continued") in one.words] == [*range(2, report.pages + 1)]
            opening = [one for one in lines if one.words.startswith(_("Next page:"))]
            assert [one.page for one in opening] == [*range(1, report.pages)]


def test_a_low_block_says_a_word_of_its_title_before_its_kind(tmp_path, monkeypatch):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        lines, _report = drawn(monkeypatch, "day", plan, language="fr", day=2)
        assert any(one.words.startswith("10\xa0h\xa000–10\xa0h\xa015 Opening") for one in lines)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_session_stands_on_its_side_of_the_hour(tmp_path, monkeypatch, language, paper):
    """A closing that ends at 18:00 is above that line, an opening at 10:00 below; each has the height of a line."""
    with copy_sample(tmp_path / "sample.stocktake") as plan, speaking(language):
        for day, minute, title in ((1, 1080, "Closing day 1"), (3, 600, "Opening Day 3")):
            lines, _report = drawn(monkeypatch, "day", plan, paper, language, day=day)
            above_notes = next(one.low for one in lines if _("TO NOTE") in one.words)
            words = next(one for one in lines if title in one.words and one.low > above_notes)
            hour = next(one for one in lines if one.words == end_clock(minute) and one.low > above_notes)
            line = (hour.low + hour.high) / 2
            assert words.low >= line if minute == 1080 else words.high <= line


def test_a_day_ends_with_the_hour_in_which_its_last_session_does(monkeypatch):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    add_block(plan, "Panel", day_id=day, start=540, minutes=535, room_id=room)
    add_block(plan, "Closing", day_id=day, start=1075, minutes=5, room_id=room)
    lines, _report = drawn(monkeypatch, "day", plan, day=1)
    hours = [one.words for one in lines if one.left < 45 and one.words.endswith(":00")]
    assert (hours[0], hours[-1]) == ("09:00", "18:00")
