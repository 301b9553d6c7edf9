"""Day 1 in the real window, on three displays, with real keys and a real mouse: no two numbers for one thing.

Usage: python -m tests.soak.day [--keep FOLDER] (pictures of each step go there). It needs Xvfb, openbox, xdotool and
xrandr; where one of them is missing it says so and is skipped.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from stocktake_desktop.edits.issues import record_issues
from stocktake_desktop.interchange.sample import copy_sample
from tests.day_one import Desk, at, issue_of, paper_of
from tests.soak.children import Harm, Report
from tests.soak.day_hands import DISPLAYS, Look, Program, Screen, missing
from tests.soak.tally import Tally

_HALL = DISPLAYS["hall"][1]
_CLOCKS = ("own clock", "item clock")
_BEHIND = timedelta(hours=6)
"""Puerto Vallarta is so far behind UTC in December."""
_SPEAKERS = "Speakers’ screen"


class Day:
    """What is done at the desk, and what is seen after each step."""

    def __init__(self, screen: Screen, plan: Path, keep: Path | None) -> None:
        self.screen, self.plan, self.keep = screen, plan, keep
        self.report, self.step, self.later = Report(), "start", _BEHIND
        self.program = Program(screen, plan, f"{at('09:55') + _BEHIND:%Y-%m-%dT%H:%M:%S}")
        self.last = self.program.look()

    def until(self, words: str) -> None:
        """Let the day go on to a time."""
        self.last = self.program.turn(f"{at(words) + self.later:%Y-%m-%dT%H:%M:%S}")

    def press(self, *keys: str, steps: int = 1) -> None:
        """Press keys that write so many steps."""
        before = self.program.look().event
        self.program.key(*keys)
        self.report.counts["keys"] += len(keys)
        self._wait(before, steps)

    def click(self, words: str, kind: str = "", steps: int = 0) -> None:
        """Click on what writes so many steps."""
        before = self.program.look().event
        self.program.click(words, kind)
        self.report.counts["clicks"] += 1
        self._wait(before, steps)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self.program.type(words)
        self.report.counts["keys"] += len(words)

    def says(self, thing: str, wanted: str, place: str = "") -> None:
        """Something is said so, at once or soon."""
        self.last = self.program.until(lambda look: look.says(thing, place) == wanted, f"{thing}: {wanted}")

    def see(self) -> None:
        """Look at everything: what stands in two places is the same in both."""
        look = self.last = self.program.look()
        places: dict[str, dict[str, str]] = defaultdict(dict)
        for thing, place, said in look.told:
            places[thing][place] = said
        self.report.counts["numbers and names"] += len(look.told)
        self.report.counts["of them in more than one place"] += sum(len(one) for one in places.values() if len(one) > 1)
        for thing, told in places.items():
            if len(set(told.values())) > 1:
                said = ", ".join(f"{words!r} ({place})" for place, words in told.items())
                self.harm("two numbers for one thing", f"{thing}: {said}")
        if self.keep is not None:
            picture = self.keep / f"{self.report.counts['looks']:02}-{self.step.replace(' ', '-')}.png"
            command = ["import", "-window", "root", str(picture)]
            subprocess.run(command, env=self.screen.env, check=False)
        self.report.counts["looks"] += 1

    def harm(self, kind: str, seen: str) -> None:
        """Note what is not as it was promised."""
        self.report.harm.append(Harm(kind, f"{self.step} ({self.last.now:%H:%M:%S})", seen))

    def check(self, is_so: bool, what: str) -> None:
        """Note it where it is not so."""
        if not is_so:
            self.harm("not so", what)

    def _wait(self, before: int, steps: int) -> None:
        self.last = self.program.until(lambda look: look.event >= before + steps, "the step")
        self.check(self.last.event == before + steps, f"{self.last.event - before} steps instead of {steps}")


def late_start(day: Day) -> None:
    """On site by its key, the hall's screen by the mouse; the President is expected late, and comes."""
    day.program.key("F5")
    day.program.until(lambda look: look.place("What the hall sees") is not None, "On site")
    day.click("What the hall sees")
    day.screen.plug_in("hall")
    day.program.until(lambda look: chosen_display(look), "the display just plugged in")
    day.click("Open the speakers")
    look = day.program.until(lambda look: look.at(_SPEAKERS) == [_HALL], "the hall's screen")
    day.check(look.says("time of day", "hall") == "09:55", f"the hall's clock says {look.says('time of day', 'hall')}")
    day.see()
    day.screen.plug_in("staff")
    day.click("Staff board")
    look = day.program.until(lambda look: bool(look.at("Staff board")), "the board")
    day.check(chosen_display(look), "the desk names another display than the one the hall's screen is on")
    day.program.place("^Staff board$", DISPLAYS["staff"][1])
    to_the_desk(day)
    day.program.key("l")
    day.program.until(lambda look: look.active == "Expected late", "the form")
    day.program.key("ctrl+a")
    day.type("10:18")
    day.press("Return")
    day.see()
    day.program.key("Escape")  # back to the rooms: nothing is decided yet
    day.until("10:18")
    day.press("Next")  # Page Down of a presenter's remote
    day.says("Plenary: late", "18 min late", "card")
    day.see()


def ceremony(day: Day) -> None:
    """Four speakers, one of them a minute longer, the second over their time; the desk tells them so."""
    day.until("10:33:20")
    day.see()
    day.press("n")
    day.see()
    day.press("plus")
    day.until("10:45")
    day.see()
    day.click("Message to the speakers", "QComboBox")
    day.type("Please conclude")
    day.program.key("Return")
    day.says("Plenary: message", "Please conclude", "hall")
    day.see()
    to_the_desk(day)
    day.press("n")
    day.see()
    day.press("h")
    day.until("10:50")
    day.see()
    day.press("h")
    day.see()


def way_out(day: Day) -> None:
    """From late to corrected paper in three presses, the third at the printer."""
    day.until("11:03")
    day.press("Next")
    day.see()
    day.until("11:09")
    day.press("Next")
    day.see()
    day.press("r", steps=0)  # one
    day.program.until(lambda look: look.place("Nothing is done") is not None, "the ways out")
    day.see()
    day.press("Return")  # two
    day.program.until(lambda look: look.place("Print the") is not None, "the stale sheets")
    day.press("Return")  # three
    day.see()
    day.check((day.plan.parent / "printed").exists(), "nothing came out of the printer")
    day.program.key("Escape")
    day.see()


def list_of_speakers(day: Day) -> None:
    """Delegations are typed, have the floor, are over their time."""
    day.until("11:55")
    day.press("Next")
    day.program.key("ctrl+shift+l")
    for name in ("Peru", "Kenya", "Norway", "Japan", "Chile"):
        day.type(name)
        day.press("Return")
        day.see()
    day.press("ctrl+Return")
    day.until("11:57:30")
    day.see()
    day.press("ctrl+Return")
    day.until("12:01:15")
    day.see()


def power_cut(day: Day) -> None:
    """kill -9 in the middle: the record, the running clocks, the message and the hall's screen come back."""
    before = day.program.look()
    day.program.kill()
    moment = f"{before.now + _BEHIND:%Y-%m-%dT%H:%M:%S}"
    day.program = Program(day.screen, day.plan, moment)
    day.program.until(lambda look: look.at(_SPEAKERS) == [_HALL], "the hall's screen after the crash")
    day.see()
    day.check(day.last.event == before.event, f"event {day.last.event} instead of {before.event}")
    came_back(day, before)
    day.click("Staff", "Tab")
    day.click("Staff board")
    day.program.until(lambda look: bool(look.at("Staff board")), "the board")
    day.program.place("^Staff board$", DISPLAYS["staff"][1])
    to_the_desk(day)
    day.see()


def unplugging(day: Day) -> None:
    """The hall's display goes and comes; nothing lies over the desk, and what is typed stays at the desk."""
    day.screen.unplug("hall")
    look = day.program.until(lambda look: not look.at(_SPEAKERS), "the end of the hall's screen")
    is_told = look.place(f"{DISPLAYS['hall'][0]} is unplugged") is not None
    day.check(is_told, "the desk does not say what became of the screen")
    day.see()
    day.screen.plug_in("hall")
    day.program.until(lambda look: look.at(_SPEAKERS) == [_HALL], "the hall's screen")
    day.check(day.program.look().active != _SPEAKERS, "the screen took the keys from the desk")
    day.see()


def what_the_hall_sees(day: Day) -> None:
    """Black, the clock alone, all again, no message; and nobody closes it by one Esc."""
    if day.program.look().place("Blackout") is None:
        day.click("What the hall sees")
    for button, shows in (("Blackout", "nothing"), ("Clock only", "clock"), ("Clock only", "all")):
        day.click(button)
        day.says("Plenary: shows", shows, "hall")
        day.see()
    day.click("Take away")
    day.says("Plenary: message", "none", "hall")
    x, y, width, height = _HALL
    day.screen.call("xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1", "key", "Escape")
    day.see()
    day.check(day.last.at(_SPEAKERS) == [_HALL], "one Esc closed the hall's screen")
    to_the_desk(day)


def afternoon(day: Day) -> None:
    """Lunch, two sessions by Page Down, one of them held and one skipped, and the end of the day."""
    for time, key in (
        ("13:02", "Next"), ("15:02", "Next"), ("15:10", "h"), ("15:16", "h"), ("15:50", "Next"), ("16:28", "e"),
        ("16:29", "s"), ("17:50", "Next"), ("17:58", "Next"),
    ):  # fmt: skip
        day.until(time)
        day.see()
        day.press(key)
        day.see()
    day.check(day.last.place("Nothing more today") is not None, "the day is not over")


def groups(day: Day) -> None:
    """Day 2: a row a room, two groups at work with a screen each, and both screens after another kill."""
    day.later += timedelta(days=1)
    day.until("10:50")
    for room in "23":
        day.press(f"alt+{room}", steps=0)
        day.press("Next")
        day.see()
    for _room in range(2):
        day.click("Room on the speakers", "ChoiceBox")
        day.program.key("Down", "Return")
        day.click("Open the speakers")
        day.see()
    before = day.program.look()
    day.check(len(set(before.at(_SPEAKERS))) > 1, f"screens of rooms stand at {before.at(_SPEAKERS)}")
    day.until("11:02")
    day.see()
    before = day.program.look()
    day.program.kill()
    day.program = Program(day.screen, day.plan, f"{before.now + _BEHIND:%Y-%m-%dT%H:%M:%S}")
    day.program.until(lambda look: look.at(_SPEAKERS) == before.at(_SPEAKERS), "the screens of both rooms")
    day.see()
    came_back(day, before)


def came_back(day: Day, before: Look) -> None:
    """Who speaks, who is next and the message are the same; clocks have gone on by the seconds between."""
    look = day.last
    gone = (look.now - before.now).total_seconds()
    for thing, place, said in before.told:
        if place != "hall":
            continue
        now = look.says(thing, place)
        if thing.endswith(_CLOCKS):
            day.check(abs(seconds(said) - gone - seconds(now)) <= 1, f"{thing} {said} went on as {now} after {gone} s")
        elif thing != "time of day":
            day.check(now == said, f"{thing} {said} came back as {now}")


def seconds(digits: str) -> int:
    """What digits such as −1:02:05 are in seconds."""
    parts = [int(part) for part in digits.lstrip("−").split(":")]
    whole: int = sum(part * 60**nth for nth, part in enumerate(reversed(parts)))
    return -whole if digits.startswith("−") else whole


def chosen_display(look: Look) -> bool:
    """Whether the desk has the hall's display chosen."""
    return any("1920×1080" in words for _kind, words, _x, _y in look.widgets)


def to_the_desk(day: Day) -> None:
    """A click on the clock: the keys are the day's again."""
    day.click("Puerto Vallarta time", "QLabel")


STEPS: tuple[Callable[[Day], None], ...] = (
    late_start, ceremony, way_out, list_of_speakers, power_cut, unplugging,
    what_the_hall_sees, afternoon, groups,
)  # fmt: skip


def play(keep: Path | None = None) -> Report:
    """Play the day once."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        plan = Path(folder) / "day.stocktake"
        printer = Path(folder) / "lp"
        printer.write_text(f'#!/bin/sh\necho "$*" >> {folder}/printed\n')
        printer.chmod(0o755)
        with copy_sample(plan) as made:
            record_issues(made, [issue_of(Desk(made), sheet) for sheet in paper_of(Desk(made))], at("08:00"))
        day = Day(Screen(Path(folder), stack), plan, keep)
        try:
            for step in STEPS:
                day.step = step.__name__.replace("_", " ")
                step(day)
        except AssertionError as error:
            day.harm("not as planned", str(error))
        finally:
            day.program.kill()
        return day.report


def main() -> int:
    """Play it and tell; 1 when a promise was broken."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--keep", type=Path, help="a folder for pictures")
    if absent := missing():
        print(f"skipped: there is no {', '.join(absent)} here")
        return 0
    tally = Tally("days")
    tally.take(play(asked.parse_args().keep), "day 1", "python -m tests.soak.day")
    return tally.told()


if __name__ == "__main__":
    sys.exit(main())
