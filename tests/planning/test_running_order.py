"""The lines of a room on the day: sessions, the segments of one of them, and the hard stops among them."""

import pytest

from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.frame import remove_hard_stop
from stocktake_desktop.models import SegmentKind
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.running_order import running_order
from tests.planning.test_projection import at, happened, lines_of, plan_of

MORNING = """
    10:00-11:00 P A Intro=20 Talk=40
    11:00-12:00 P B Debate=60
    12:00-13:00 P C
"""

CASES = {
    "the segments of what comes next": (MORNING, "", "09:00", """
        10:00-11:00 A planned
        10:00-10:20 Intro planned
        10:20-11:00 Talk planned
        11:00-12:00 B planned
        12:00-13:00 C planned
        13:00- stop"""),
    "the segments of what runs; sessions that will pass the stop": (MORNING, "A 10:10-10:50\nB 11:10-", "11:20", """
        10:10-10:50 A done over -10
        11:10-12:10 B running over 10
        11:10-12:10 Debate running
        12:10-13:10 C planned over 10
        13:00- stop over 10"""),
    "the segments of what is held": (MORNING, "A 10:00-11:00\nB 11:00-\nhold B 11:10", "11:20", """
        10:00-11:00 A done
        11:00-12:10 B held over 10
        11:00-12:10 Debate held over 10
        12:10-13:10 C planned over 10
        13:00- stop over 10"""),
    "none has any": ("12:00-13:00 P C", "", "12:30", """
        12:30-13:30 C planned over 30
        13:00- stop over 30"""),
    "a stop stands before what begins at it": ("12:00-13:00 P C\n13:00-14:00 P D", "", "09:00", """
        12:00-13:00 C planned
        13:00- stop over 60
        13:00-14:00 D planned"""),
    "what comes after a pause has nothing to do with it": ("12:00-13:00 P C\n13:15-14:00 P D", "", "09:00", """
        12:00-13:00 C planned
        13:00- stop
        13:15-14:00 D planned"""),
    "nor what comes after lunch, or in another hour": ("""
        12:00-12:30 P C
        12:30-13:30 P Lunch
        13:30-14:00 P D
        14:05-14:30 P E""", "C 12:00-", "12:40", """
        12:00-12:40 C running over 10
        12:40-13:40 Lunch running over 10
        13:00- stop
        13:40-14:10 D planned over 10
        14:10-14:35 E planned over 5"""),
    "what is planned past the stop overruns it": ("12:00-13:01 P C", "", "12:30", """
        12:30-13:31 C planned over 30
        13:00- stop over 31"""),
    "what ends by the stop in the last second does not overrun it": ("12:00-12:45 P C", "C 12:15-", "12:20", """
        12:15-13:00 C running over 15
        13:00- stop"""),
    "the worst of several is told": ("12:00-12:50 P C\n12:10-13:00 P D", "C 12:30-", "12:35", """
        12:30-13:20 C running over 30
        13:00- stop over 70
        13:20-14:10 D planned over 70"""),
    "skipped, it keeps its place in the plan": (MORNING, "skip A\nB 11:00-", "11:05", """
        A skipped
        11:00-12:00 B running
        11:00-12:00 Debate running
        12:00-13:00 C planned
        13:00- stop"""),
    "squeezed": ("11:00-12:00 P A\n12:00-12:30 P L locked", "A 11:10-", "11:20", """
        11:10-12:10 A running over 10
        12:00-12:30 L planned squeezed 10
        13:00- stop"""),
}  # fmt: skip


def told(line):
    times = f"{line.start:%H:%M}-" if line.start else ""
    times += f"{line.end:%H:%M}" if line.end else ""
    over = f"over {line.over_minutes}" if line.over_minutes else ""
    squeezed = f"squeezed {line.squeezed_minutes}" if line.squeezed_minutes else ""
    return " ".join(filter(None, (times, line.title if line.state else "stop", line.state, over, squeezed)))


@pytest.mark.parametrize("case", CASES)
def test_the_lines_of_a_room(case):
    lines, pressed, now, expected = CASES[case]
    plan = plan_of(lines)
    day, room = plan.meeting.days[0], plan.meeting.rooms[0]
    remove_hard_stop(plan, day.hard_stops[1].id)  # 18:00; the other one is at 13:00
    happened(plan, pressed)
    order = running_order(room, day, project(plan.meeting, at(now)))
    assert [told(line) for line in order] == lines_of(expected)


def test_segments_say_their_kind_and_a_room_without_sessions_has_no_lines():
    plan = plan_of("10:00-11:00 P A Intro=20\n10:00-11:00 B1 B")
    day, (plenary, breakout) = plan.meeting.days[0], plan.meeting.rooms
    ahead = project(plan.meeting, at("09:00"))
    kinds = [(line.title, line.kind) for line in running_order(plenary, day, ahead) if line.state]
    assert kinds == [("A", None), ("Intro", SegmentKind.OTHER)]
    move_block(plan, plan.meeting.sessions[1].id, day.id, 720, plenary.id)
    assert running_order(breakout, day, project(plan.meeting, at("09:00"))) == []
