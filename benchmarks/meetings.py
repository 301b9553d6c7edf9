"""Meetings of any size to measure with."""

from datetime import date, timedelta
from pathlib import Path

from stocktake_desktop.models import (
    Appearance,
    Day,
    Person,
    Plan,
    Room,
    Segment,
    SessionBlock,
    SessionKind,
    create_plan,
)

ROOMS_PER_DAY = 12


def meeting_of(path: Path, sessions: int) -> Plan:
    """A plan file with this many sessions of 45 minutes, ten a room and day, and as many persons; three a session."""
    plan = create_plan(path, f"Meeting of {sessions} sessions")
    meeting = plan.meeting
    with plan.edit("Fill"):
        rooms = [plan.add(Room(meeting=meeting, name=f"Room {n}", position=n)) for n in range(ROOMS_PER_DAY)]
        people = [plan.add(Person(meeting=meeting, given_name="Ana", family_name=f"Ruiz {n}")) for n in range(sessions)]
        day = None
        for n in range(sessions):
            slot, room = divmod(n % (10 * ROOMS_PER_DAY), ROOMS_PER_DAY)
            if slot == room == 0:
                day = plan.add(Day(meeting=meeting, date=date(2017, 12, 4) + timedelta(n // (10 * ROOMS_PER_DAY))))
            block = SessionBlock(meeting=meeting, title=f"Session {n}", kind=list(SessionKind)[n % 10])
            block.day, block.room, block.start, block.minutes = day, rooms[room], 480 + slot * 60, 45
            plan.add(block)
            segment = plan.add(Segment(session=block, title="Panel", minutes=30))
            for k in range(3):
                person = people[(n * 3 + k) % sessions]
                plan.add(Appearance(session=block, segment=segment, person=person, position=k, minutes=5))
    plan.begin_history()
    return plan
