"""Somebody sets the laptop's clock while a session runs: minutes stay real, and On site says what happened."""

from datetime import timedelta

import pytest

from stocktake_desktop.edits.running import end_item
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.running import run_seconds
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
