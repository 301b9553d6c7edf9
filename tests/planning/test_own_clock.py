"""The clock of whoever has the floor against seconds that are counted one by one, and the clock of the item."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import give_floor, inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.running import go_to_next, hold_item, resume_item, start_item
from stocktake_desktop.edits.speaking import change_own_minutes, end_speaking, let_speak, next_speaker
from stocktake_desktop.models import (
    EditRefused,
    Plan,
    Role,
    SegmentKind,
    SessionBlock,
    SessionKind,
    create_plan,
    new_plan,
    open_plan,
)
from stocktake_desktop.planning.floor import waiting
from stocktake_desktop.planning.own_clock import item_clock, own_clock
from stocktake_desktop.planning.running import State, segment_under_way, state_of
from stocktake_desktop.planning.warning_times import warning_seconds
from tests.certain import certain

START = datetime(2017, 12, 4, 10)


def make(path: Path) -> Plan:
    """A session of panel, open discussion and summary from 10:00 to 12:00, a ceremony of two at 13:00."""
    plan = create_plan(path, "Day", "America/Mexico_City")
    day, room = add_day(plan, START.date()), add_room(plan, "Plenary")
    block = add_block(plan, "Group", SessionKind.ACTION_GROUP, day_id=day, start=600, minutes=120, room_id=room)
    panel = add_segment(plan, block, "Views", kind=SegmentKind.PANEL, minutes=30)
    for nth in range(4):
        add_appearance(plan, block, Who(placeholder=f"Panellist {nth}"), Role.PANELLIST, segment_id=panel, minutes=5)
    add_segment(plan, block, "Discussion", kind=SegmentKind.DISCUSSION)
    add_segment(plan, block, "Summary", kind=SegmentKind.SUMMARY, minutes=15)
    for nth in range(5):
        inscribe(plan, block, Who(placeholder=f"State {nth}"))
    evening = add_block(plan, "Evening", SessionKind.CEREMONY, day_id=day, start=780, minutes=45, room_id=room)
    for nth in range(2):
        add_appearance(plan, evening, Who(placeholder=f"Guest {nth}"), Role.KEYNOTE_SPEAKER, minutes=10)
    return plan


class Press(NamedTuple):
    """What was pressed in which second: somebody has the floor (None: the chair), or minutes, or a hold."""

    second: int
    what: str
    name: str | None = None
    minutes: int = 0


def counted(presses: list[Press], until: int) -> tuple[str, int, int] | None:
    """Who has the floor, for how many seconds and how many are given, counted second by second."""
    name: str | None = None
    used, given, held = 0, 0, False
    for second in range(until + 1):
        for press in (one for one in presses if one.second == second):
            if press.what == "hold":
                held = True
            elif press.what == "go on":
                held = False
            elif press.what == "minutes":
                given += 60 * press.minutes
            else:
                name, used, given, held = press.name, 0, 60 * press.minutes, held and press.what != "named"
        if second < until and name is not None and not held:
            used += 1
    return None if name is None else (name, used, given)


class Day:
    """A plan on which is pressed at random, beside a list of what was pressed."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path, self.plan, self.chance = path, make(path), random.Random(seed)
        self.second, self.done, self.undone = 0, [Press(0, "named", "Panellist 0", 5)], list[list[Press]]()
        start_item(self.plan, self.block.id, START)
        self.past: list[list[Press]] = []

    @property
    def block(self) -> SessionBlock:
        return next(one for one in self.plan.meeting.sessions if one.title == "Group")

    @property
    def now(self) -> datetime:
        return START + timedelta(seconds=self.second)

    def press(self, verb: Callable[[], object], press: Callable[[], Press]) -> None:
        try:
            verb()
        except EditRefused:
            return
        self.past.append(list(self.done))
        self.done.append(press())
        self.undone.clear()

    def step(self) -> None:
        """A few seconds go by, and something is pressed."""
        self.second += self.chance.choice((0, 1, 7, 31, 95))
        plan, block, now = self.plan, self.block, self.now
        named = [one for segment in block.segments for one in segment.appearances]
        speaker, by = self.chance.choice(named), self.chance.choice((-1, 1))
        requests = waiting(block)
        acts: list[tuple[Callable[[], object], Callable[[], Press]]] = [
            (lambda: next_speaker(plan, block.id, now), self._as_told),
            (lambda: let_speak(plan, speaker.id, now), self._as_told),
            (lambda: change_own_minutes(plan, block.id, by, now), lambda: Press(self.second, "minutes", None, by)),
            (lambda: end_speaking(plan, block.id, now), lambda: Press(self.second, "floor")),
            (lambda: hold_item(plan, block.id, now), lambda: Press(self.second, "hold")),
            (lambda: resume_item(plan, block.id, now), lambda: Press(self.second, "go on")),
        ]
        if requests and state_of(block) is State.RUNNING:
            first = requests[0]
            acts.append((lambda: give_floor(plan, first.id, now), lambda: Press(self.second, "floor", first.name, 3)))
        chosen = self.chance.randrange(len(acts) + 3)
        if chosen < len(acts):
            self.press(*acts[chosen])
        elif chosen == len(acts) and self.past:
            plan.undo()
            self.undone.append(self.done)
            self.done = self.past.pop()
        elif chosen == len(acts) + 1 and self.undone:
            plan.redo()
            self.past.append(self.done)
            self.done = self.undone.pop()
        elif chosen == len(acts) + 2 and self.chance.random() < 0.2:
            self.plan.close()
            self.plan = open_plan(self.path)

    def _as_told(self) -> Press:
        clock = certain(own_clock(self.block, self.now))
        return Press(self.second, "named", clock.name, 5)

    def check(self) -> None:
        """The clock says what the count says, now and a little later."""
        for later in (0, 40):
            clock = own_clock(self.block, self.now + timedelta(seconds=later))
            told = None if clock is None else (clock.name, clock.used, clock.given)
            assert told == counted(self.done, self.second + later)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_pressed_undone_and_opened_again_the_clock_counts_the_seconds(seed: int, tmp_path: Path) -> None:
    day = Day(tmp_path / "day.stocktake", seed)
    for _nth in range(60):
        day.step()
        day.check()
    day.plan.close()


def test_a_segment_counts_its_own_minutes_and_an_open_one_what_is_left_of_the_session(tmp_path: Path) -> None:
    with make(tmp_path / "day.stocktake") as plan:
        block = next(one for one in plan.meeting.sessions if one.title == "Group")
        assert item_clock(block, START) is None
        start_item(plan, block.id, START + timedelta(minutes=10))
        clock = certain(item_clock(block, START + timedelta(minutes=15)))
        assert (clock.left, clock.whole, clock.until) == (25 * 60, 30 * 60, START + timedelta(minutes=40))
        go_to_next(plan, block.room_id, START + timedelta(minutes=40))
        assert certain(segment_under_way(block)).title == "Discussion"
        clock = certain(item_clock(block, START + timedelta(minutes=60)))
        assert (clock.left, clock.until) == (45 * 60, START + timedelta(minutes=105))
        assert certain(item_clock(block, START + timedelta(minutes=125))).left == -20 * 60
        add_segment(plan, block.id, "Voices from the region", kind=SegmentKind.DISCUSSION)
        assert certain(item_clock(block, START + timedelta(minutes=60))).left == 12 * 60 + 30


def test_a_session_without_segments_counts_to_its_planned_end(tmp_path: Path) -> None:
    with make(tmp_path / "day.stocktake") as plan:
        evening = next(one for one in plan.meeting.sessions if one.title == "Evening")
        start_item(plan, evening.id, START + timedelta(hours=3, minutes=5))
        clock = certain(item_clock(evening, START + timedelta(hours=3, minutes=16, seconds=24)))
        assert (clock.left, clock.until) == (28 * 60 + 36, START + timedelta(hours=3, minutes=45))
        hold_item(plan, evening.id, START + timedelta(hours=3, minutes=20))
        clock = certain(item_clock(evening, START + timedelta(hours=3, minutes=50)))
        assert (clock.left, clock.is_held) == (-5 * 60, True)


@pytest.mark.parametrize(
    ("kind", "minutes", "seconds"),
    [
        (SessionKind.CEREMONY, 15, 120),
        (SessionKind.CEREMONY, 5, 60),
        (SegmentKind.PANEL, 5, 60),
        (SegmentKind.QUESTIONS, 3, 30),
        (SegmentKind.QUESTIONS, 2, 24),
        (SegmentKind.OTHER, 30, 60),
    ],
)
def test_no_warning_takes_more_than_a_fifth_of_the_time(kind: SegmentKind, minutes: int, seconds: int) -> None:
    assert warning_seconds(new_plan("").meeting, kind, 60 * minutes) == seconds
