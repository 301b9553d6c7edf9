"""The night when summer time begins or ends lies between two presses: what goes by is real, as on every other day."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import end_turn, give_floor, inscribe
from stocktake_desktop.edits.floor_turns import pause_turn, resume_turn_paused
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.running import end_item, go_back, hold_item, resume_item, start_item
from stocktake_desktop.edits.speaking import next_speaker
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import plan_as_json, write_plan_json
from stocktake_desktop.models import Plan, SegmentKind, SessionBlock, create_plan, new_plan, open_plan
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.planning.own_clock import item_clock, own_clock
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.real_time import clocks_moved, instant, moved, seconds_between
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.running import State, actual_of, run_seconds, state_of
from tests.certain import certain

SPRING, AUTUMN = datetime(2018, 3, 25, 1, tzinfo=UTC), datetime(2018, 10, 28, 1, tzinfo=UTC)
"""When the clocks of Oslo are moved, forward and back."""


class Night:
    """A session of three hours from 01:00 on, two hours before the clocks are moved; a laptop somewhere else."""

    def __init__(self, change: datetime, laptop: Callable[[str, datetime], None], plan: Plan) -> None:
        self.plan, self.change, self.laptop = plan, change, laptop
        self.room = add_room(plan, "Plenary")
        day = add_day(plan, change.date())
        self.id = add_block(plan, "Panel", day_id=day, start=60, minutes=180, room_id=self.room)
        panel = add_segment(plan, self.id, "Panel", SegmentKind.PANEL, minutes=150)
        for name in ("Ana", "Bo"):
            add_appearance(plan, self.id, Who(placeholder=name), segment_id=panel, minutes=70)
        self.at(-60)

    @property
    def block(self) -> SessionBlock:
        return self.plan.session(self.id)

    def at(self, minutes: float) -> datetime:
        """The meeting's clock so many real minutes after the change."""
        self.laptop("Asia/Tokyo", self.change + timedelta(minutes=minutes))
        return wall_clock(self.plan.meeting)


@pytest.fixture(params=[SPRING, AUTUMN], ids=["spring", "autumn"])
def night(request: pytest.FixtureRequest, laptop: Callable[[str, datetime], None], tmp_path: Path) -> Iterator[Night]:
    with create_plan(tmp_path / "night.stocktake", "Night", "Europe/Oslo") as plan:
        yield Night(request.param, laptop, plan)


def test_clocks_turns_holds_and_the_report_count_real_minutes(night: Night) -> None:
    plan = night.plan
    start_item(plan, night.id, night.at(-20))
    for minutes in (-10, 10, 39):
        clock, own = (
            certain(item_clock(night.block, night.at(minutes))),
            certain(own_clock(night.block, night.at(minutes))),
        )
        assert (clock.left, own.used) == (60 * (150 - 20 - minutes), 60 * (20 + minutes))
        assert seconds_between(plan.meeting, night.at(minutes), clock.until) == clock.left
    next_speaker(plan, night.id, night.at(40))
    hold_item(plan, night.id, night.at(45))
    resume_item(plan, night.id, night.at(50))
    end_item(plan, night.id, night.at(80))
    (line,) = report_of(plan.meeting)[0].rooms[0].sessions
    assert (line.minutes, line.segments[0].minutes, line.over_minutes, line.held_minutes) == (100, 100, -80, 5)
    assert [(turn.name, turn.taken) for turn in line.segments[0].turns] == [("Ana", 3600), ("Bo", 35 * 60)]
    assert run_seconds(night.block, night.at(200)) == 95 * 60


def test_a_hold_a_pause_and_who_speaks_from_the_floor_go_over_the_change(night: Night) -> None:
    plan = night.plan
    start_item(plan, night.id, night.at(-20))
    request = inscribe(plan, night.id, Who(placeholder="Chile"))
    give_floor(plan, request, night.at(-12))
    pause_turn(plan, night.id, night.at(-10))
    resume_turn_paused(plan, night.id, night.at(5))
    assert certain(own_clock(night.block, night.at(7))).used == 4 * 60
    hold_item(plan, night.id, night.at(8))
    resume_item(plan, night.id, night.at(70))
    assert certain(own_clock(night.block, night.at(71))).used == 6 * 60
    end_turn(plan, night.id, night.at(72))
    assert run_seconds(night.block, night.at(72)) == (92 - 62) * 60
    (line,) = report_of(plan.meeting)[0].rooms[0].sessions
    assert [(turn.name, turn.taken) for turn in line.turns] == [("Chile", 7 * 60)]


def test_what_runs_is_expected_to_end_when_its_minutes_have_gone_by(night: Night) -> None:
    start_item(night.plan, night.id, night.at(-20))
    now = night.at(20)
    panel = certain(project(night.plan.meeting, now).of(night.id)).segments[0]
    assert seconds_between(night.plan.meeting, now, certain(panel.end)) == (150 - 40) * 60


def test_moments_of_the_hour_that_comes_twice_are_kept_apart_whatever_they_are_written_to(
    night: Night, tmp_path: Path
) -> None:
    plan = night.plan
    start_item(plan, night.id, night.at(-20))
    end_item(plan, night.id, night.at(15))
    write_plan_json(plan, tmp_path / "night.json")
    with open_plan(tmp_path / "night.stocktake", read_only=True) as again:
        assert run_seconds(again.session(night.id), night.at(200)) == 35 * 60
    with import_plan_json(tmp_path / "night.json", tmp_path / "copy.stocktake") as copy:
        assert plan_as_json(copy) == plan_as_json(plan)
        assert run_seconds(copy.session(night.id), night.at(200)) == 35 * 60


def test_back_takes_back_what_was_really_pressed_last(night: Night) -> None:
    plan = night.plan
    start_item(plan, night.id, night.at(-15))  # 02:45 in autumn
    end_item(plan, night.id, night.at(10))  # 02:10, the second time
    assert certain(actual_of(night.block)).ended == night.at(10)
    go_back(plan, night.room, night.at(11))
    assert state_of(night.block) is State.RUNNING
    assert run_seconds(night.block, night.at(12)) == 27 * 60


@pytest.mark.parametrize(
    ("change", "before", "after", "jump"),
    [(SPRING, "01:50", "03:10", 3600), (AUTUMN, "02:50", "02:10", -3600)],
)
def test_a_noted_moment_is_a_real_one(
    laptop: Callable[[str, datetime], None], change: datetime, before: str, after: str, jump: int
) -> None:
    night = Night(change, laptop, new_plan("Night", "Europe/Oslo"))
    earlier, later = night.at(-10), night.at(10)
    assert [f"{moment:%H:%M}" for moment in (earlier, later)] == [before, after]
    meeting = night.plan.meeting
    assert [instant(meeting, moment) for moment in (earlier, later)] == [
        change + timedelta(minutes=minutes) for minutes in (-10, 10)
    ]
    assert (seconds_between(meeting, earlier, later), clocks_moved(meeting, earlier, later)) == (1200, jump)
    assert (moved(meeting, earlier, 1200), moved(meeting, later, -1200)) == (later, earlier)
