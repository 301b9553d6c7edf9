"""Day 1 of the real programme as it might go: the President is late, a laptop dies, the day ends almost on time.

Usage: python -m tests.day_one PLAN: plays the morning until the crash, reports each press, and waits to be killed.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from stocktake_desktop.edits.blocks import set_minutes
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.running import (
    end_item,
    go_back,
    go_to_next,
    hold_item,
    resume_item,
    set_meeting_clock,
    skip_item,
)
from stocktake_desktop.models import FloorRequest, FloorState, Plan, Segment, SessionBlock, open_plan
from stocktake_desktop.planning.running import meeting_now

DAY = datetime(2017, 12, 4)
FAST = 60
"""How many times as fast as the real one the clock of the rehearsal goes."""

BEGUN = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
"""The real moment at which the rehearsal begins."""

CRASH = "the laptop dies"


def at(words: str) -> datetime:
    """A time of day 1."""
    hours, minutes, *seconds = map(int, words.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))


class Desk:
    """Whoever presses the buttons in the plenary, with a fast clock; `presses` counts steps of the history."""

    def __init__(self, plan: Plan, real: datetime = BEGUN) -> None:
        self.plan, self.real, self.presses = plan, real, 0
        self.room = next(room.id for room in plan.meeting.rooms if room.name == "Plenary")

    @property
    def now(self) -> datetime:
        """What the meeting's clock shows."""
        return meeting_now(self.plan.meeting, self.real)

    def until(self, words: str) -> None:
        """Let time go on until the clock shows this."""
        self.real += (at(words) - self.now) / self.plan.meeting.clock_rate
        assert self.now == at(words), (self.now, words)

    def do(self, verb: Callable[..., object], *given: object) -> None:
        """One press."""
        verb(self.plan, *given)
        self.presses += 1

    def next(self, words: str) -> None:
        """Press Next at a time."""
        self.until(words)
        self.do(go_to_next, self.room, self.now)

    def session(self, beginning: str) -> SessionBlock:
        """The session of day 1 whose title begins like this."""
        blocks = self.plan.meeting.days[0].sessions
        return next(block for block in blocks if block.title.startswith(beginning))

    def segment(self, session: str, title: str) -> Segment:
        """A segment of a session by its title."""
        return next(one for one in self.session(session).segments if one.title == title)


def morning(desk: Desk) -> None:
    """From the rehearsal's clock to the middle of the questions: the ceremony is 18 minutes late, Q&A is cut."""
    late_start(desk)
    recover(desk)
    desk.next("11:20")  # pressed too early …
    desk.until("11:21")
    desk.do(go_back, desk.room, desk.now)  # … and taken back
    desk.next("11:51")  # Q&A
    take_the_floor(desk)
    desk.until("12:20")


def late_start(desk: Desk) -> None:
    """Set the clock of the rehearsal; the ceremony begins late, the panel later."""
    desk.do(set_meeting_clock, at("09:50"), desk.real.replace(tzinfo=None), FAST)
    desk.next("10:18")  # ceremony
    desk.next("11:03")  # introduction
    desk.next("11:09:30")  # Panel I


def recover(desk: Desk) -> None:
    """The hard stop at 13:00 is held: the questions give what the ceremony took."""
    desk.do(set_field, Segment, desk.segment("Introduction", "Q&A").id, "minutes", 72)
    desk.do(set_minutes, desk.session("Introduction").id, 117)


def take_the_floor(desk: Desk) -> None:
    """Forty delegations ask for the floor; by noon eleven have spoken, one has withdrawn."""
    questions = desk.session("Introduction").id
    with desk.plan.edit("The floor list"):
        for nth in range(40):
            state = FloorState.SPOKEN if nth < 11 else FloorState.WITHDRAWN if nth == 11 else FloorState.WAITING
            used = 150 + nth if state is FloorState.SPOKEN else None
            request = FloorRequest(session_id=questions, notes=f"Delegation {nth + 1}", position=nth)
            request.state, request.seconds_used = state, used
            desk.plan.add(request)
    desk.presses += 1


def afternoon(desk: Desk) -> None:
    """From the questions to the end of the day."""
    desk.next("13:01")  # lunch
    desk.next("15:02")  # Panel II
    panel = desk.session("Panel II").id
    desk.until("15:10")
    desk.do(hold_item, panel, desk.now)
    desk.until("15:16")
    desk.do(resume_item, panel, desk.now)
    desk.next("15:50")  # its questions
    desk.next("16:34")  # Idea Lab
    desk.do(skip_item, desk.segment("“Idea Lab”", "Q&A").id, desk.now)
    desk.next("16:40")  # presentations
    desk.next("17:52")  # closing
    desk.until("18:01")
    desk.do(end_item, desk.session("Closing day 1").id, desk.now)


def main() -> None:
    """Play the morning, begin one more step, and wait to be killed in the middle of it."""
    plan = open_plan(Path(sys.argv[1]))
    desk = Desk(plan)
    morning(desk)
    print(desk.presses, desk.real.isoformat(), flush=True)
    with plan.edit("A step that is never finished"):
        end_item(plan, desk.session("Introduction").id, desk.now)
        print(CRASH, flush=True)
        sleep(600)


if __name__ == "__main__":
    main()
