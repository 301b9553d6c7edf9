"""Somebody sets the laptop's clock while a session runs: minutes stay real, and On site says what happened."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from stocktake_desktop.edits.running import end_item, start_item
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.running import run_seconds
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.steady_clock import SteadyClock
from tests.certain import certain
from tests.ui.on_site.conftest import Day


class Laptop:
    """The clock of a laptop, which can be set, and the seconds that really go by."""

    def __init__(self, day: Day) -> None:
        self.day, self.wall, self.gone = day, day.real, 0.0
        day.site.clock.real = SteadyClock(lambda: self.wall, lambda: self.gone)
        day.site.look()

    def wait(self, minutes: float) -> None:
        self.wall += timedelta(minutes=minutes)
        self.gone += 60 * minutes
        self.day.site.clock.look()

    def set_by(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.day.site.clock.look()
        self.day.site.look()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (20, "This laptop’s clock was set 20 min forward; what runs goes on in real minutes."),
        (-20, "This laptop’s clock was set 20 min back; what runs goes on in real minutes."),
    ],
)
def test_minutes_stay_real_and_the_new_time_counts_when_nothing_runs(day: Day, minutes: int, said: str) -> None:
    laptop, strip, clock = Laptop(day), day.site.strip, day.site.clock
    laptop.wait(5)
    day.next()
    laptop.wait(10)
    before = day.says()
    laptop.set_by(60 * minutes)
    assert day.says() == before
    assert (strip.zone.text(), strip.zone.property("differs")) == (said, True)
    laptop.wait(7)
    plan = day.window.document.plan
    panel = plan.meeting.sessions[0]
    assert (run_seconds(panel, clock.now), f"{clock.now:%H:%M}") == (17 * 60, "10:17")
    assert strip.time.text() == "10:17:00"
    end_item(plan, panel.id, clock.now)
    assert report_of(plan.meeting)[0].rooms[0].sessions[0].minutes == 17
    laptop.wait(1)
    assert clock.now == certain(panel.actuals[0].started) + timedelta(minutes=18 + minutes)
    assert "set" not in strip.zone.text()


def test_a_clock_that_is_kept_right_is_followed_and_says_nothing(day: Day) -> None:
    laptop = Laptop(day)
    laptop.wait(5)
    day.next()
    for _nth in range(5):
        laptop.set_by(1.5)
        assert day.site.clock.set_by == timedelta()
    assert f"{day.site.clock.now:%H:%M:%S}" == "10:00:07"


def test_ticks_of_this_laptop_go_on_with_its_clock() -> None:
    clock = SteadyClock()
    assert clock() <= clock()
    assert clock.apart == timedelta()


@pytest.mark.parametrize("minutes", [20, -20])
def test_a_program_started_anew_counts_on_also_when_the_clock_was_set_meanwhile(minutes: int) -> None:
    wall, ticks = datetime(2018, 3, 12, 9, tzinfo=UTC), 500.0
    kept = SteadyClock(lambda: wall, lambda: ticks).kept
    if not kept:
        pytest.skip("nothing names the start of this laptop")
    later, gone = wall + timedelta(minutes=10 + minutes), ticks + 600
    again = SteadyClock(lambda: later, lambda: gone, kept)
    assert (again(), again.apart) == (wall + timedelta(minutes=10), timedelta(minutes=minutes))
    assert again.agrees_with(kept)
    again.follow()
    assert (again(), again.agrees_with(kept)) == (later, False)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "x",
        "{} 1",
        "{} nan 2018-03-12T09:00:00+00:00",
        "{} 1.0 2018-03-12T09:00:00",
        "{} 9e9 2018-03-12T09:00:00+00:00",
        "other 1.0 2018-03-12T09:00:00+00:00",
    ],
)
def test_what_was_kept_of_another_start_of_the_laptop_or_makes_no_sense_counts_for_nothing(kept: str) -> None:
    wall, ticks = datetime(2018, 3, 12, 9, 30, tzinfo=UTC), 500.0
    start = SteadyClock().kept.partition(" ")[0]
    assert SteadyClock(lambda: wall, lambda: ticks, kept.format(start))() == wall


def test_the_window_goes_on_in_real_minutes_after_a_restart(day: Day, open_window: Callable[..., MainWindow]) -> None:
    if not SteadyClock().kept:
        pytest.skip("nothing names the start of this laptop")
    document, settings = day.window.document, day.window.settings
    day.site.clock.real = SteadyClock()
    assert settings.real_time == ""
    start_item(document.plan, document.plan.meeting.sessions[0].id, day.site.clock.now)
    start, ticks, moment = settings.real_time.split(" ")
    path = document.plan.path
    day.window.close()
    settings.real_time = f"{start} {ticks} {(datetime.fromisoformat(moment) - timedelta(minutes=20)).isoformat()}"
    settings.save()
    again = open_window(path)
    assert round(again.on_site.clock.set_by.total_seconds()) == 20 * 60
    again.on_site.clock.look()
    assert round(again.on_site.clock.set_by.total_seconds()) == 20 * 60
