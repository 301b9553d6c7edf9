"""The run of show: the steps of the podium sheets with a time each, hard stops between them, few pages."""

from cProfile import Profile
from datetime import datetime

import pytest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Appearance, HardStop, SessionBlock, Status
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.planning.steps.items import ChairStep, NoticeKind
from stocktake_desktop.planning.steps.steps import steps_of
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf
from stocktake_desktop.sheets.kinds.run_of_show.points import points_of
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.words.steps import segment_title
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import drawn, words_of, wrong

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


@pytest.fixture
def sample(tmp_path):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        yield plan


def session(plan, start):
    return next(one for one in plan.meeting.sessions if one.title.startswith(start))


def test_every_step_of_the_podium_sheet_is_in_a_row_with_its_time(sample):
    for block in sample.meeting.sessions:
        with speaking("en"):
            points = points_of(block)
        planned = [item for item in steps_of(block) if isinstance(item, ChairStep) and item.slot.start is not None]
        starts = {block.placed.start + (item.slot.start or 0) for item in planned}
        assert {point.at for point in points if point.at is not None} == starts | {
            point.at for point in points if point.is_heading or point.notice
        } - {None}
        assert all(point.at is not None for point in points if not point.notice)
        times = [point.at for point in points if point.at is not None]
        assert times == sorted(times)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sample_takes_about_half_the_pages_and_nothing_overlaps(sample, monkeypatch, paper, language):
    lines, report = drawn(monkeypatch, "run-of-show", sample, paper, language)
    assert wrong(lines, "run-of-show", paper) == []
    most = {("ar", "A4"): 6, ("ar", "Letter"): 7, ("ru", "Letter"): 6}
    assert report.pages <= most.get((language, paper), 5)  # there were 10 and more
    last = [line for line in lines if line.page == report.pages]
    assert len({round(line.low) for line in last}) > 8


def test_hard_stops_are_rows_between_the_steps(sample, monkeypatch):
    lines, _report = drawn(monkeypatch, "run-of-show", sample, day=1)
    words = [line.words for line in lines]
    stops = [stop for day in sample.meeting.days if day.number == 1 for stop in day.hard_stops]
    rows = [nth for nth, word in enumerate(words) if word == "Cannot move"]
    assert [words[at - 2] for at in rows] == [end_clock(stop.minute) for stop in stops]
    assert rows


def test_who_watches_a_hard_stop_stands_with_who_does_the_cues_in_the_language_of_the_sheet(sample, monkeypatch):
    stop = next(day for day in sample.meeting.days if day.number == 1).hard_stops[0]
    set_field(sample, HardStop, stop.id, "watched_by", "chef de cabine")
    translate(sample, HardStop, stop.id, "watched_by", "ru", "бригадир")
    for language, watched_by in (("fr", "Chef de cabine"), ("ru", "Бригадир")):
        lines, _report = drawn(monkeypatch, "run-of-show", sample, language=language, day=1)
        assert wrong(lines, "run-of-show") == []
        with speaking(language):
            lock = next(line for line in lines if line.words == _("Cannot move"))
            whom = next(line for line in lines if line.words == _("Who does it"))
        row = [line for line in lines if (line.page, line.high) == (lock.page, lock.high)]
        assert [(line.words, line.left) for line in row if line.left > lock.right] == [(watched_by, whom.left)]


def test_a_stop_within_a_session_stands_before_the_first_step_after_it(sample, monkeypatch):
    block = session(sample, "Introduction Session")
    stop = block.day.hard_stops[0]
    set_field(sample, HardStop, stop.id, "minute", block.placed.start + 30)
    lines, _report = drawn(monkeypatch, "run-of-show", sample, day=1)
    words = [line.words for line in lines]
    at = words.index("Cannot move")
    later = [word for word in words[at + 1 :] if word == clock(block.placed.start + 45)]
    assert later


def test_the_session_is_named_again_after_a_break_of_page(sample, monkeypatch):
    lines, report = drawn(monkeypatch, "run-of-show", sample)
    assert report.pages > 1
    continued = [nth for nth, line in enumerate(lines) if line.words == "continued"]
    titles = {block.title for block in sample.meeting.sessions}
    assert continued
    for nth in continued:
        assert lines[nth].page > 1
        assert lines[nth - 1].words in titles


def test_every_page_names_the_room_of_the_first_session_on_it(sample, monkeypatch):
    rooms = {room.name for room in sample.meeting.rooms}
    for paper in ("A4", "Letter"):
        lines, report = drawn(monkeypatch, "run-of-show", sample, paper)
        named = {line.page for line in lines if line.words in rooms}
        assert named == set(range(1, report.pages + 1))


def test_who_comes_instead_stands_in_the_row_of_who_is_called_and_tbc_once(sample, monkeypatch):
    with_alternates = next(
        place for block in sample.meeting.sessions for place in block.appearances if place.alternates and place.minutes
    )
    lines, _report = drawn(monkeypatch, "run-of-show", sample)
    assert any("else" in line.words for line in lines)
    assert "to be confirmed" not in words_of(lines)
    set_field(sample, Appearance, with_alternates.id, "status", Status.DECLINED)
    lines, _report = drawn(monkeypatch, "run-of-show", sample)
    assert "DECLINED" not in words_of(lines)


def test_what_is_open_about_somebody_stands_at_them_and_not_at_their_item(sample):
    blocks = sample.meeting.sessions
    with sample.edit("Nobody is sure"):
        for place in (place for block in blocks for place in block.appearances):
            set_field(sample, Appearance, place.id, "status", Status.TO_BE_CONFIRMED)
    with speaking("en"):
        points = [point for block in blocks for point in points_of(block)]
        titles = {segment_title(segment) for block in blocks for segment in block.segments}
    assert [point.item for point in points if point.boxes and (point.is_named or point.item in titles)] == []
    named = [point.who for point in points if point.is_named]
    assert [who for who in named if "(TBC)" not in who.partition(",")[0]] == []
    assert any(point.item in titles and "(TBC)" in point.who for point in points)


def test_objectives_and_format_are_not_on_it_and_notes_are(sample, monkeypatch):
    block = session(sample, "Introduction Session")
    for field in ("objectives", "format_notes", "notes"):
        set_field(sample, SessionBlock, block.id, field, f"Words of the {field}")
    words = words_of(drawn(monkeypatch, "run-of-show", sample)[0])
    assert "Wordsofthenotes" in words
    assert "Wordsoftheobjectives" not in words
    assert "Wordsoftheformat" not in words


def test_what_is_said_at_a_step_is_looked_up_once_however_often_its_page_is_tried(sample):
    sheet, stamp = Sheet("run-of-show"), Stamp(1, datetime(2017, 12, 5), None)
    sheet_pdf(sample, sheet, stamp)
    with Profile() as profile:
        sheet_pdf(sample, sheet, stamp)
    profile.create_stats()
    calls = {code[2]: count for code, (count, *_rest) in profile.stats.items() if "spoken" in code[0]}
    steps = sum(isinstance(item, ChairStep) for block in sample.meeting.sessions for item in steps_of(block))
    assert calls["values"] == calls["own_lines"] == steps


def test_an_empty_place_has_a_row_of_its_own_under_its_segment(sample):
    block = session(sample, "Panel II")
    segment = next(one for one in block.segments if one.appearances)
    first, *others = segment.appearances
    with sample.edit("Nobody comes"):
        first.status, segment.minutes, first.minutes = Status.DECLINED, None, None
        for one in others:
            one.minutes = None
    with speaking("en"):
        points = points_of(block)
    empty = next(nth for nth, point in enumerate(points) if point.notice is NoticeKind.EMPTY_PLACE)
    assert points[empty - 1].is_heading
    assert points[empty - 1].who == ""


def test_who_holds_an_office_or_has_confirmed_is_not_still_to_be_named(sample):
    said = {point.item: point.who for block in sample.meeting.sessions for point in points_of(block)}
    assert said["Director General of the International Organization for Migration"] == "name to be announced"
    assert said["Migration expert"] == "to be named"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_boxed_stands_whole_within_its_frame_between_the_rules(sample, monkeypatch, language):
    frames, rules = [], []
    outline, rule = Page.outline, Page.rule

    def note_frame(page, x, y, width, height, thickness=0.8, *look):
        if thickness == 0.7:
            frames.append((page.canvas.getPageNumber(), page.height - y - height, page.height - y))
        outline(page, x, y, width, height, thickness, *look)

    def note_rule(page, x, y, length, *look):
        rules.append((page.canvas.getPageNumber(), page.height - y))
        rule(page, x, y, length, *look)

    monkeypatch.setattr(Page, "outline", note_frame)
    monkeypatch.setattr(Page, "rule", note_rule)
    with speaking(language):
        boxed = _("TBC").replace(" ", "\u00a0")
    lines, _report = drawn(monkeypatch, "run-of-show", sample, language=language)
    words = [one for one in lines if one.words == boxed]
    assert len(frames) == len(words) > 3
    for (page, low, high), one in zip(frames, words, strict=True):
        base = one.low + 0.2 * (one.high - one.low) / 0.9
        assert low < base < high
        assert [at for at_page, at in rules if at_page == page and low - 0.5 < at < high + 0.5] == []
