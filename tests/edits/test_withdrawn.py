"""What ran and leaves the programme stays as withdrawn in the report of its day, however it is taken out."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from stocktake_desktop.edits import arranging, blocks, contents, copying, frame, frame_changes, running, several
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.asking import AskedFirst, asking_first, foresee
from stocktake_desktop.edits.floor import end_turn, give_floor, inscribe
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.templates import Present, apply_template
from stocktake_desktop.edits.whole_day import move_whole_day
from stocktake_desktop.interchange.writers.plan_json import plan_as_json
from stocktake_desktop.interchange.writers.report_csv import report_csv
from stocktake_desktop.interchange.writers.report_json import report_json
from stocktake_desktop.models import EditRefused, SegmentKind, new_plan
from stocktake_desktop.planning.floor import spoken, waiting
from stocktake_desktop.planning.frame import WishedFrame, frame_of
from stocktake_desktop.planning.report import ReportLine, report_of, report_of_day
from stocktake_desktop.planning.running import State, state_of
from stocktake_desktop.planning.templates import templates
from stocktake_desktop.planning.withdrawn import items_of
from stocktake_desktop.sheets.catalogue import sheet_content
from stocktake_desktop.sheets.sheet import Sheet
from tests.snapshots import same_state

TEN = datetime(2031, 3, 4, 10)


def at(minute: int) -> datetime:
    """So many minutes after ten on the first day."""
    return TEN + timedelta(minutes=minute)


class Desk:
    """Panel I in Hall A, with a statement and a debate in which Chad speaks and Peru waits; Panel II follows."""

    def __init__(self) -> None:
        self.plan = new_plan("Rivers")
        self.day, self.second = (frame.add_day(self.plan, date(2031, 3, nth)) for nth in (4, 5))
        self.hall = frame.add_room(self.plan, "Hall A")
        add = partial(blocks.add_block, self.plan, day_id=self.day, minutes=60, room_id=self.hall)
        self.panel, self.next = add("Panel I", start=600), add("Panel II", start=660)
        self.statement = contents.add_segment(self.plan, self.panel, "Statement", SegmentKind.PRESENTATION, 20)
        self.debate = contents.add_segment(self.plan, self.panel, "Debate", SegmentKind.DISCUSSION, 40)
        self.chad, self.peru = (add_organisation(self.plan, name) for name in ("Chad", "Peru"))

    def run(self) -> "Desk":
        running.start_item(self.plan, self.panel, at(0))
        running.go_to_next(self.plan, self.hall, at(25))
        inscribe(self.plan, self.panel, Who(organisation_id=self.peru))
        give_floor(self.plan, inscribe(self.plan, self.panel, Who(organisation_id=self.chad)), at(30))
        end_turn(self.plan, self.panel, at(33))
        running.end_item(self.plan, self.panel, at(80))
        return self

    def lines(self) -> list[ReportLine]:
        """What the report of the first day has of Panel I."""
        rooms = report_of_day(self.plan.meeting.days[0]).rooms
        return [line for room in rooms for line in room.sessions if line.title.startswith("Panel I") and line.started]


WAYS: dict[str, Callable[[Desk], object]] = {
    "removed": lambda d: blocks.remove_block(d.plan, d.panel),
    "parked": lambda d: blocks.park_block(d.plan, d.panel),
    "moved to another day": lambda d: blocks.move_block(d.plan, d.panel, d.second, 600, d.hall),
    "several removed": lambda d: arranging.remove_blocks(d.plan, [d.panel, d.next]),
    "several parked": lambda d: arranging.park_blocks(d.plan, [d.panel, d.next]),
    "several moved": lambda d: several.move_all_to_day(d.plan, [d.panel, d.next], d.second),
    "the whole day moved": lambda d: move_whole_day(d.plan, d.day, d.second),
    "merged": lambda d: copying.merge_blocks(d.plan, [earlier(d), d.panel]),
}


def earlier(desk: Desk) -> str:
    return blocks.add_block(desk.plan, "Opening", day_id=desk.day, start=540, minutes=60, room_id=desk.hall)


@pytest.mark.parametrize("way", WAYS)
def test_what_ran_stays_in_every_report_as_withdrawn(way: str) -> None:
    desk = Desk().run()
    (before,) = desk.lines()
    WAYS[way](desk)
    (line,) = desk.lines()
    assert line.is_withdrawn
    facts = ("planned_start", "planned_end", "started", "ended", "held_minutes", "floor_speakers", "floor_minutes")
    assert [getattr(line, fact) for fact in facts] == [getattr(before, fact) for fact in facts]
    items = [(item.title, item.planned_start, item.started, item.ended) for item in line.segments]
    assert items == [(item.title, item.planned_start, item.started, item.ended) for item in before.segments]
    day = report_of_day(desk.plan.meeting.days[0])
    assert (day.has_happened, day.totals.sessions, day.totals.minutes) == (True, 1, 80)
    rows = list(csv.DictReader(io.StringIO(report_csv(report_of(desk.plan.meeting)))))
    assert [(row["session"], row["room"]) for row in rows if row["state"] == "withdrawn"] == [("Panel I", "Hall A")]
    assert "'state': 'withdrawn'" in str(report_json(report_of(desk.plan.meeting)))
    assert "Panel I (withdrawn)" in "\n".join(sheet_content(desk.plan, Sheet("report", day=1)))
    assert "Panel I stays in the report as withdrawn" in (desk.plan.undo_title or "")


@pytest.mark.parametrize("way", WAYS)
def test_undo_brings_all_of_it_back(way: str) -> None:
    desk = Desk().run()
    before, state = plan_as_json(desk.plan), same_state(desk.plan)
    if way == "merged":
        desk.plan.undo()
        desk.plan.redo()
    WAYS[way](desk)
    desk.plan.undo()
    if way == "merged":
        desk.plan.undo()
    assert (plan_as_json(desk.plan), same_state(desk.plan)) == (before, state)


@pytest.mark.parametrize("way", ["parked", "moved to another day", "several moved"])
def test_the_session_is_free_to_run_anew(way: str) -> None:
    desk = Desk().run()
    WAYS[way](desk)
    block = desk.plan.session(desk.panel)
    assert {state_of(item) for item in items_of(block)} == {State.PLANNED}
    assert ([one.name for one in waiting(block)], spoken(block)) == (["Peru"], [])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("held", [False, True])
def test_what_runs_cannot_be_taken_out(way: str, held: bool) -> None:
    desk = Desk()
    running.start_item(desk.plan, desk.panel, at(0))
    if held:
        running.hold_item(desk.plan, desk.panel, at(5))
    with pytest.raises(EditRefused, match="Panel I is running; end it first"):
        WAYS[way](desk)
    assert not desk.plan.session(desk.panel).is_parked


@pytest.mark.parametrize("way", WAYS)
def test_before_it_is_said_what_becomes_of_it(way: str) -> None:
    desk = Desk().run()
    state = same_state(desk.plan)
    if way == "merged":
        return
    said = "Panel I has run (10:00–11:20).\nIt leaves the programme and stays in the report of its day as withdrawn."
    assert foresee(desk.plan, lambda: WAYS[way](desk)).words == said
    with asking_first(), pytest.raises(AskedFirst):
        WAYS[way](desk)
    assert same_state(desk.plan) == state


def test_what_never_ran_leaves_without_a_word() -> None:
    desk = Desk()
    with asking_first():
        for way in ("parked", "moved to another day", "removed"):
            WAYS[way](desk)
    assert desk.plan.meeting.withdrawn == []


def test_a_move_within_the_day_keeps_the_record_in_the_programme() -> None:
    desk = Desk().run()
    blocks.move_block(desk.plan, desk.panel, desk.day, 720, None)
    assert [line.is_withdrawn for line in desk.lines()] == [False]


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("form", [False, True])
def test_a_day_with_a_record_is_not_removed(withdrawn: bool, form: bool) -> None:
    desk = Desk().run()
    if withdrawn:
        blocks.remove_block(desk.plan, desk.panel)
    here = frame_of(desk.plan.meeting)
    wished = WishedFrame(here.days[1:], here.rooms)
    verb = partial(frame_changes.change_frame, wished=wished) if form else partial(frame.remove_day, day_id=desk.day)
    with pytest.raises(EditRefused, match=r"Day 1 has a record \(Panel I\)"):
        verb(desk.plan)
    frame.remove_day(desk.plan, desk.second)


def test_a_room_that_goes_is_kept_in_words() -> None:
    desk = Desk().run()
    blocks.remove_block(desk.plan, desk.panel)
    frame.remove_room(desk.plan, desk.hall)
    (line,) = desk.lines()
    assert (line.title, line.is_withdrawn) == ("Panel I (Hall A)", True)


@pytest.mark.parametrize("by_format", [False, True])
def test_an_item_that_ran_and_is_removed_keeps_its_minutes(by_format: bool) -> None:
    desk = Desk().run()
    totals, state = report_of_day(desk.plan.meeting.days[0]).totals, same_state(desk.plan)
    if by_format:
        apply_template(desk.plan, desk.panel, next(iter(templates())), Present.REPLACE)
    else:
        contents.remove_segment(desk.plan, desk.statement)
    report = report_of_day(desk.plan.meeting.days[0])
    kept = [item for line in report.rooms[0].sessions if line.is_withdrawn for item in line.segments]
    assert [(item.title, item.minutes) for item in kept] == [("Statement", 25), ("Debate", 55)][: 1 + by_format]
    assert report.totals == totals
    desk.plan.undo()
    assert same_state(desk.plan) == state


def test_an_item_that_runs_is_not_removed() -> None:
    desk = Desk()
    running.start_item(desk.plan, desk.panel, at(0))
    with pytest.raises(EditRefused, match="Statement is running; end it first"):
        contents.remove_segment(desk.plan, desk.statement)
