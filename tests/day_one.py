"""Day 1 of the real programme as it might go: the President is late, a laptop dies, the day ends almost on time.

Usage: python -m tests.day_one PLAN: plays the morning until the crash, reports each press, and waits to be killed.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from stocktake_desktop.edits import recovery
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import bring_back_request, end_turn, give_floor, inscribe, withdraw_request
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.running import (
    end_item,
    go_back,
    go_to_next,
    hold_item,
    resume_item,
    skip_item,
)
from stocktake_desktop.models import FloorKind, Plan, Segment, SessionBlock, open_plan
from stocktake_desktop.planning.floor import waiting
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.planning.recovery import Recovery, Way, ways_to_recover
from stocktake_desktop.sheets.ledger import ListedSheet, sheets_of
from stocktake_desktop.sheets.page.content import fingerprint, frozen
from stocktake_desktop.sheets.registry import sheet_kind

DAY = datetime(2017, 12, 4)
BEGUN = datetime(2017, 12, 4, 13, 0, tzinfo=UTC)
"""The real moment at which the day begins: 7:00 in Puerto Vallarta."""

CRASH = "the laptop dies"


def at(words: str) -> datetime:
    """A time of day 1."""
    hours, minutes, *seconds = map(int, words.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))


class Desk:
    """Whoever presses the buttons in the plenary, at times the test tells; `presses` counts events of the log."""

    def __init__(self, plan: Plan, real: datetime = BEGUN) -> None:
        self.plan, self.real, self.presses = plan, real, 0
        self.room = next(room.id for room in plan.meeting.rooms if room.name == "Plenary")

    @property
    def now(self) -> datetime:
        """What the meeting's clock shows."""
        return wall_clock(self.plan.meeting, self.real)

    def until(self, words: str) -> None:
        """Let time go on until the clock shows this."""
        self.real += at(words) - self.now
        assert self.now == at(words), (self.now, words)

    def later(self, seconds: int) -> None:
        """Let so many seconds of the meeting go by."""
        self.real += timedelta(seconds=seconds)

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
    """From the paper of the day to the middle of the questions: the ceremony is 18 minutes late, Q&A is cut."""
    print_paper(desk)
    late_start(desk)
    recover(desk)
    desk.next("11:20")  # pressed too early …
    desk.until("11:21")
    desk.do(go_back, desk.room, desk.now)  # … and taken back
    desk.next("11:51")  # Q&A
    take_the_floor(desk)
    desk.until("12:20")


def print_paper(desk: Desk) -> None:
    """Podium sheets of two sessions and the run of show lie about in the rooms."""
    desk.do(record_issues, [issue_of(desk, sheet) for sheet in paper_of(desk)], at("08:00"))


def paper_of(desk: Desk) -> list[ListedSheet]:
    """The sheets that are printed before the day begins, in the order of the ledger."""
    there = {(sheet.kind, sheet.subject): sheet for sheet in sheets_of(desk.plan)}
    podium = [("podium", desk.session(title).id) for title in ("Introduction", "Panel II")]
    wanted = [*podium, ("run-of-show", desk.plan.meeting.id)]
    return [sheet for key, sheet in there.items() if key in wanted]


def issue_of(desk: Desk, sheet: ListedSheet) -> Issued:
    """The first printing of a sheet as it now is."""
    content = sheet.content(desk.plan)
    version = sheet_kind(sheet.kind).content_version
    return Issued(sheet.kind, sheet.subject, 1, frozen(content), fingerprint(content), content_version=version)


def late_start(desk: Desk) -> None:
    """The ceremony begins late, the panel later."""
    desk.next("10:18")  # ceremony
    desk.next("11:03")  # introduction
    desk.next("11:09:30")  # Panel I


def recover(desk: Desk) -> None:
    """The hard stop at 13:00 is held: of the ways that are proposed, the questions give what the ceremony took."""
    desk.do(recovery.recover, proposed(desk, Way.QUESTIONS))


def proposed(desk: Desk, way: Way) -> Recovery:
    """What is proposed to the plenary now, of one kind."""
    return next(one for one in ways_to_recover(desk.plan.meeting, desk.now, (desk.room,)).recoveries if one.way is way)


def take_the_floor(desk: Desk) -> None:
    """Forty delegations ask, two of them for groups; eleven speak, the twelfth has the floor, two have withdrawn."""
    questions = desk.session("Introduction")
    for nth in range(40):
        kind = FloorKind.GROUP_CHAIR if nth in (25, 31) else FloorKind.INSCRIBED
        desk.do(inscribe, questions.id, Who(placeholder=f"Delegation {nth + 1}"), kind)
    for nth in range(11):
        desk.do(give_floor, waiting(questions)[0].id, desk.now)
        desk.later(120 + 3 * nth)
        if nth % 2:
            desk.do(end_turn, questions.id, desk.now)
            desk.later(15)  # the chair speaks
    gone = [waiting(questions)[nth].id for nth in (5, 12, 20)]
    for request in gone:
        desk.do(withdraw_request, request)
    desk.do(bring_back_request, gone[1])
    desk.do(give_floor, waiting(questions)[0].id, desk.now)


def rest_of_the_floor(desk: Desk) -> None:
    """Twelve more speak; lunch is pressed while the last of them does, taken back, and pressed again."""
    questions = desk.session("Introduction")
    desk.until("12:20:30")
    desk.do(end_turn, questions.id, desk.now)
    for _nth in range(12):
        desk.do(give_floor, waiting(questions)[0].id, desk.now)
        desk.later(150)
    desk.do(end_turn, questions.id, desk.now)
    desk.until("12:58")
    desk.do(give_floor, waiting(questions)[0].id, desk.now)
    desk.next("13:00")  # lunch, too early …
    desk.until("13:00:30")
    desk.do(go_back, desk.room, desk.now)  # … and whoever spoke has the floor again
    desk.next("13:01")


def afternoon(desk: Desk) -> None:
    """From the questions to the end of the day."""
    rest_of_the_floor(desk)  # and lunch
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
