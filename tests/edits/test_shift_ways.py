"""Ways out of a shift that meets a limit: every promise is run on random days, to the minute, and taken back."""

import random
from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.edits.shifting import shift_by_way
from stocktake_desktop.models import Day, EditRefused, Plan, SegmentKind, SessionKind, new_plan
from stocktake_desktop.planning.shift_ways import ShiftWay, WayKind, ways_of, ways_out
from stocktake_desktop.planning.shift_ways_told import meaning_of, title_of
from stocktake_desktop.planning.shifting import (
    Mode,
    Wish,
    in_order_of_day,
    limits_met,
    placements,
    shift,
    times_wished,
)
from tests.history import history
from tests.pictures import hours
from tests.snapshots import same_state

KINDS = (SessionKind.PANEL, SessionKind.PLENARY, SessionKind.BREAK, SessionKind.CEREMONY)


class HalfDay:
    """A morning as they are: a welcome, an introduction and a panel without a gap until 13:00."""

    def __init__(self) -> None:
        self.plan = new_plan("Meeting")
        self.day_id = add_day(self.plan, date(2031, 5, 6))
        self.hall = add_room(self.plan, "Hall")
        self.ids = {}
        for title, start, minutes in (("Welcome", 600, 60), ("Introduction", 660, 60), ("Panel", 720, 60)):
            self.ids[title] = self.add(title, start, minutes)
        self.plan.begin_history()

    @property
    def day(self) -> Day:
        return self.plan.get(Day, self.day_id)

    def add(self, title: str, start: int, minutes: int, kind: SessionKind = SessionKind.PANEL) -> str:
        return add_block(self.plan, title, kind, day_id=self.day_id, start=start, minutes=minutes, room_id=self.hall)

    def ways(self, wish: Wish) -> dict[WayKind, str]:
        """What is offered, each way with what it means."""
        return {way.kind: meaning_of(self.day, wish, way) for way in ways_out(self.day, wish)}

    def said(self) -> str:
        ordered = sorted(self.plan.meeting.sessions, key=lambda one: (one.is_parked, one.start or 0))
        return ", ".join(f"{one.title} {hours(one) if one.start is not None else 'parked'}" for one in ordered)

    def after(self, wish: Wish, kind: WayKind) -> str:
        """What a way comes to, taken back again."""
        before = same_state(self.plan)
        shift_by_way(self.plan, wish, kind)
        said = self.said()
        assert len(history(self.plan)) == 1
        self.plan.undo()
        assert same_state(self.plan) == before
        return said


@pytest.fixture
def morning() -> HalfDay:
    return HalfDay()


def test_a_full_half_day_is_no_dead_end(morning: HalfDay) -> None:
    wish = Wish(morning.ids["Welcome"], 30, Mode.ROOM)
    assert morning.ways(wish) == {
        WayKind.SHORTEN: "10:30–11:30 · Introduction loses 15 min · Panel loses 15 min · 2 sessions move along",
        WayKind.ALONE: "10:30–11:30 · overlaps Introduction by 30 min",
        WayKind.PARK: "10:30–11:30 · Panel goes to the tray · 1 session moves along",
    }
    assert morning.after(wish, WayKind.SHORTEN) == "Welcome 10:30–11:30, Introduction 11:30–12:15, Panel 12:15–13:00"
    assert morning.after(wish, WayKind.ALONE) == "Welcome 10:30–11:30, Introduction 11:00–12:00, Panel 12:00–13:00"
    assert morning.after(wish, WayKind.PARK) == "Welcome 10:30–11:30, Introduction 11:30–12:30, Panel parked"


def test_with_a_gap_it_can_go_part_of_the_way(morning: HalfDay) -> None:
    shift_by_way(morning.plan, Wish(morning.ids["Panel"], 30, Mode.ROOM), WayKind.SHORTEN)
    assert morning.said() == "Welcome 10:00–11:00, Introduction 11:00–12:00, Panel 12:30–13:00"
    wish = Wish(morning.ids["Welcome"], 40, Mode.ROOM, lengthens=True)
    assert list(morning.ways(wish)) == [WayKind.SHORTEN, WayKind.PART, WayKind.ALONE, WayKind.PARK]
    assert morning.ways(wish)[WayKind.PART] == "10:00–11:30, 30 min instead of 40 · 1 session moves along"


def test_the_last_one_keeps_its_end(morning: HalfDay) -> None:
    wish = Wish(morning.ids["Panel"], 20, Mode.ROOM)
    [way] = [way for way in ways_out(morning.day, wish) if way.kind is WayKind.SHORTEN]
    assert title_of(way, wish) == "&Keep the end, shorten it"
    assert morning.after(wish, WayKind.SHORTEN).endswith("Panel 12:20–13:00")
    assert morning.ways(wish)[WayKind.ALONE] == "12:20–13:20 · goes on past 13:00 interpretation ends"
    assert WayKind.PARK not in morning.ways(wish)


def test_free_minutes_go_first_then_questions_and_what_does_not_fit_is_told(morning: HalfDay) -> None:
    add_segment(morning.plan, morning.ids["Introduction"], "Talk", minutes=40)  # 20 are free
    questions = add_segment(morning.plan, morning.ids["Panel"], "Questions", SegmentKind.QUESTIONS, minutes=60)
    morning.plan.begin_history()
    wish = Wish(morning.ids["Welcome"], 20, Mode.ROOM)
    assert morning.after(wish, WayKind.SHORTEN) == "Welcome 10:20–11:20, Introduction 11:20–12:00, Panel 12:00–13:00"
    wish = Wish(morning.ids["Welcome"], 50, Mode.ROOM)
    shift_by_way(morning.plan, wish, WayKind.SHORTEN)
    panel = morning.plan.session(morning.ids["Panel"])
    assert panel.minutes < 60
    assert {segment.id: segment.minutes for segment in panel.segments} == {questions: panel.minutes}
    morning.plan.undo()
    assert "look at the items of Introduction" in morning.ways(wish)[WayKind.SHORTEN]


def test_nobody_is_shortened_who_may_not_be(morning: HalfDay) -> None:
    wish = Wish(morning.ids["Welcome"], 15, Mode.ROOM)
    lock_block(morning.plan, morning.ids["Panel"], True)
    morning.plan.begin_history()
    assert morning.after(wish, WayKind.SHORTEN) == "Welcome 10:15–11:15, Introduction 11:15–12:00, Panel 12:00–13:00"
    assert morning.after(wish, WayKind.PARK) == "Welcome 10:15–11:15, Panel 12:00–13:00, Introduction parked"
    lock_block(morning.plan, morning.ids["Welcome"], True)
    assert morning.ways(wish) == {}


def test_what_is_offered_no_more_is_refused(morning: HalfDay) -> None:
    before = same_state(morning.plan)
    with pytest.raises(EditRefused, match="can no longer be done so"):
        shift_by_way(morning.plan, Wish(morning.ids["Panel"], -5, Mode.ROOM), WayKind.SHORTEN)
    assert same_state(morning.plan) == before


def test_earlier_too(morning: HalfDay) -> None:
    wish = Wish(morning.add("Closing", 785, 60), -30, Mode.ROOM)
    assert morning.ways(wish) == {
        WayKind.PART: "13:00–14:00, -5 min instead of -30",
        WayKind.ALONE: "12:35–13:35 · overlaps Panel by 25 min · goes on past 13:00 interpretation ends",
    }


def random_day(chance: random.Random) -> Plan:
    """A day of two rooms that is nearly full about its stops, with breaks, ceremonies, items and locked sessions."""
    plan = new_plan("Meeting")
    day = add_day(plan, date(2031, 5, 6))
    add_hard_stop(plan, day, chance.choice((700, 900, 1200)), "dinner")
    with plan.edit("A day"):
        fill(plan, day, chance)
    plan.begin_history()
    return plan


def fill(plan: Plan, day: str, chance: random.Random) -> None:
    for room in [add_room(plan, name) for name in ("Hall", "Room")]:
        at = chance.choice((540, 600, 603))
        while at < 1300:
            minutes = chance.choice((5, 15, 30, 45, 60, 90, 47))
            kind = chance.choice(KINDS)
            block = add_block(plan, f"{at}", kind, day_id=day, start=at, minutes=minutes, room_id=room)
            if chance.random() < 0.4:
                add_segment(
                    plan, block, "Talk", chance.choice(list(SegmentKind)), minutes=chance.randrange(minutes + 9)
                )
            if chance.random() < 0.1:
                lock_block(plan, block, True)
            at += minutes + chance.choice((0, 0, 0, 5, 30, -10))


@pytest.mark.parametrize("seed", range(2))
def test_every_promise_is_kept_to_the_minute(seed: int) -> None:
    chance = random.Random(seed)
    kept = dict.fromkeys(WayKind, 0)
    for _nth in range(10):
        plan = random_day(chance)
        day, before = plan.meeting.days[0], same_state(plan)
        for block in plan.meeting.sessions[:]:
            lengthens, minutes = chance.random() < 0.4, chance.choice((5, 10, 15, 20, 30, 45, 60, 7, -15, -40))
            if lengthens and block.minutes + minutes < 1:
                continue
            wish = Wish(block.id, minutes, chance.choice(list(Mode)), lengthens, chance.random() < 0.3)
            for way in ways_out(day, wish):
                promised = {one.id: hours(one) for one in day.sessions if one.id not in way.parked}
                promised |= {one.id: f"{one.new_start}+{one.new_end - one.new_start}" for one in way.moved}
                holds_what_it_says(plan, wish, way)
                assert shift_by_way(plan, wish, way.kind) == way
                for one in day.sessions:
                    assert promised[one.id] in (hours(one), f"{one.start}+{one.minutes}"), (seed, wish, way)
                assert {one.id for one in plan.meeting.sessions if one.is_parked} == set(way.parked)
                plan.undo()
                assert same_state(plan) == before
                kept[way.kind] += 1
    assert min(kept.values()) > 10, kept


def holds_what_it_says(plan: Plan, wish: Wish, way: ShiftWay) -> None:
    """What makes each way what it is called; as little is given up as can be."""
    day = plan.meeting.days[0]
    blocks = placements(day)
    own = next(one for one in way.moved if one.id == wish.id)
    moved = own.new_end - own.old_end if wish.lengthens else own.new_start - own.old_start
    assert (moved == wish.minutes) == (way.kind is not WayKind.PART)
    for one in way.moved:
        block = plan.session(one.id)
        assert not block.locked
        if one.id in way.shortened:
            assert way.kind is WayKind.SHORTEN
            assert block.kind is not SessionKind.CEREMONY
            assert one.new_end - one.new_start >= min(10, block.minutes)
            assert 2 * (one.new_end - one.new_start) >= block.minutes
            assert not (block.kind is SessionKind.BREAK and block.minutes >= 60 > one.new_end - one.new_start)
    if way.kind is WayKind.PARK:
        left = [block for block in blocks if block.id not in way.parked]
        assert shift(left, wish).stopped == ()
        for key in way.parked:
            assert shift([*left, *(b for b in blocks if b.id == key)], wish).stopped
    if way.kind is WayKind.SHORTEN:
        subject, day_in_order = next(one for one in blocks if one.id == wish.id), in_order_of_day(blocks)
        on_fives = all(minute % 5 == 0 for one in blocks for minute in (one.start, one.end, wish.minutes))
        for key, minutes in way.shortened.items():
            less = {**way.shortened, key: minutes - (5 if on_fives and minutes % 5 == 0 else 1)}
            assert [*limits_met(day_in_order, times_wished(day_in_order, subject, wish, less))]


def test_what_is_granted_has_no_ways_out(morning: HalfDay) -> None:
    blocks = placements(morning.day)
    for minutes in (-5, -30):
        assert ways_of(blocks, Wish(morning.ids["Welcome"], minutes, Mode.ROOM), {}) == ()
