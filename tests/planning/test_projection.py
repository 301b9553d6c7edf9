"""What the rest of the day will look like: a table of days, what was pressed, now, and what is then expected."""

from datetime import date, datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.running import hold_item, record_times, skip_item, start_item
from stocktake_desktop.models import RoomKind, SegmentKind, SessionKind, new_plan
from stocktake_desktop.planning.clock import parse_clock
from stocktake_desktop.planning.projection import project
from tests.certain import certain

DAY = datetime(2017, 12, 4)
KINDS = {"P": RoomKind.PLENARY, "B1": RoomKind.BREAKOUT, "B2": RoomKind.BREAKOUT}
WORDS = {"Lunch": SessionKind.BREAK, "Registration": SessionKind.REGISTRATION}


def at(words):
    return DAY + timedelta(minutes=certain(parse_clock(words)))


def plan_of(lines):
    """ "10:00-11:00 P Panel locked Q&A=20 @ana" a line: time, room, title, then what is in it."""
    plan = new_plan("Day")
    day = add_day(plan, DAY.date())
    rooms: dict[str, str] = {}
    people: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        time, room, title, *more = line.split()
        start, end = (certain(parse_clock(part)) for part in time.split("-"))
        if room != "-" and room not in rooms:
            rooms[room] = add_room(plan, room, KINDS[room])
        kind = WORDS.get(title.rstrip("12"), SessionKind.PANEL)
        block = add_block(plan, title, kind, day_id=day, start=start, minutes=end - start, room_id=rooms.get(room))
        for word in more:
            if word == "locked":
                lock_block(plan, block, True)
            elif word.startswith("@"):
                person = people.get(word) or add_person(plan, word, "Ruiz")
                people[word] = person
                add_appearance(plan, block, Who(person))
            else:
                name, minutes = word.split("=")
                add_segment(plan, block, name, SegmentKind.OTHER, int(minutes) if minutes else None)
    return plan


def happened(plan, lines):
    """ "Panel 10:18-11:30", "Panel 10:18-", "began Panel 10:18", "skip Panel", "hold Panel 10:30" a line."""
    known = {item.title: item.id for b in plan.meeting.sessions for item in (*b.segments, b)}
    for line in filter(None, map(str.strip, lines.splitlines())):
        verb, *rest = line.split()
        if verb == "skip":
            skip_item(plan, known[rest[0]], at("09:00"))
        elif verb == "began":
            record_times(plan, known[rest[0]], at(rest[1]), None)
        elif verb == "hold":
            hold_item(plan, known[rest[0]], at(rest[1]))
        elif rest[0].endswith("-"):
            start_item(plan, known[verb], at(rest[0].rstrip("-")))
        else:
            record_times(plan, known[verb], *map(at, rest[0].split("-")))


def clock_of(moment):
    """The time, with its seconds where there are any."""
    return f"{moment:%H:%M:%S}".removesuffix(":00")


def shown(plan, now, known=None):
    ahead = project(plan.meeting, at(now), known)
    rooms = {room.id: room.name for room in plan.meeting.rooms}
    titles = {block.id: block.title for block in plan.meeting.sessions}
    lines = []
    for room in ahead.rooms:
        lines.append(f"{rooms.get(room.room_id, '-')} {room.over_minutes:+d}")
        for one in room.sessions:
            times = f"{clock_of(one.start)}-{clock_of(one.end)}" if one.start else ""
            squeezed = f"squeezed {one.squeezed_minutes}" if one.squeezed_minutes else ""
            lines.append(" ".join(filter(None, (titles[one.id], one.state, times, squeezed))))
    return lines


def lines_of(words):
    return [" ".join(line.split()) for line in words.strip().splitlines()]


THREE = """
    10:00-10:30 P A
    10:30-11:00 P B
    11:15-12:00 P C
"""

CASES = {
    "before the day all is as planned": (THREE, "", "08:00", """
        P +0
        A planned 10:00-10:30
        B planned 10:30-11:00
        C planned 11:15-12:00"""),
    "late and not started: now at the earliest; the gap absorbs": (THREE, "", "10:10", """
        P +10
        A planned 10:10-10:40
        B planned 10:40-11:10
        C planned 11:15-12:00"""),
    "more than the gap goes on": (THREE, "A 10:20-", "10:25", """
        P +20
        A running 10:20-10:50
        B planned 10:50-11:20
        C planned 11:20-12:05"""),
    "past its time it grows with the clock": (THREE, "A 10:00-", "10:50", """
        P +20
        A running 10:00-10:50
        B planned 10:50-11:20
        C planned 11:20-12:05"""),
    "a hold makes it longer": (THREE, "A 10:00-\nhold A 10:05", "10:15", """
        P +10
        A held 10:00-10:40
        B planned 10:40-11:10
        C planned 11:15-12:00"""),
    "early stays early until the next begins": (THREE, "A 10:00-10:20", "10:22", """
        P -10
        A done 10:00-10:20
        B planned 10:30-11:00
        C planned 11:15-12:00"""),
    "begun early, it ends early": (THREE, "A 10:00-10:20\nB 10:20-", "10:22", """
        P -10
        A done 10:00-10:20
        B running 10:20-10:50
        C planned 11:15-12:00"""),
    "late, then absorbed": (THREE, "A 10:10-10:40\nB 10:40-11:10", "11:12", """
        P +0
        A done 10:10-10:40
        B done 10:40-11:10
        C planned 11:15-12:00"""),
    "skipped does not count": (THREE, "A 10:30-\nskip B", "10:40", """
        P +30
        A running 10:30-11:00
        B skipped
        C planned 11:15-12:00"""),
    "what was skipped pushes nothing, not by a second": (THREE, "skip A", "10:10", """
        P +0
        A skipped
        B planned 10:30-11:00
        C planned 11:15-12:00"""),
    "where all was skipped nothing is late": ("10:00-10:30 P A", "skip A", "10:10", """
        P +0
        A skipped"""),
    "what was overtaken does not count": (THREE, "B 10:35-", "10:40", """
        P +5
        A not noted
        B running 10:35-11:05
        C planned 11:15-12:00"""),
    "after the last one it is as late as that was": (THREE, "A 10:00-10:30\nB 10:30-11:00\nC 11:15-12:10", "12:30", """
        P +10
        A done 10:00-10:30
        B done 10:30-11:00
        C done 11:15-12:10"""),
    "a locked session does not move; what follows it is not pushed": ("""
        10:00-11:00 P A
        11:00-12:00 P B locked
        12:00-13:00 P C""", "A 10:20-", "10:30", """
        P +20
        A running 10:20-11:20
        B planned 11:00-12:00 squeezed 20
        C planned 12:00-13:00"""),
    "a locked session that was begun late ends when planned": ("""
        10:00-11:00 P A locked
        11:00-12:00 P B""", "A 10:20-", "10:30", """
        P +20
        A running 10:20-11:00 squeezed 20
        B planned 11:00-12:00"""),
    "pushed past a locked one altogether": ("""
        10:00-11:00 P A
        11:00-11:10 P B locked
        11:10-12:00 P C""", "A 10:20-", "10:30", """
        P +20
        A running 10:20-11:20
        B planned 11:00-11:10 squeezed 10
        C planned 11:20-12:10"""),
    "a locked session past its end is as late as it is, once": ("""
        10:00-11:00 P A locked
        11:00-12:00 P B""", "A 10:00-", "11:20", """
        P +20
        A running 10:00-11:20
        B planned 11:20-12:20"""),
    "past its end it loses only what it still needs": ("""
        10:00-11:00 P A locked
        11:00-12:00 P B""", "A 10:20-", "11:05", """
        P +20
        A running 10:20-11:05 squeezed 15
        B planned 11:05-12:05"""),
    "a locked session that nobody began loses no more than it has": ("""
        11:00-12:00 P A locked
        13:00-14:00 P B""", "", "12:40", """
        P +100
        A planned 12:40-12:40 squeezed 60
        B planned 13:00-14:00"""),
    "an hour after it could have been over nobody waits for it": ("""
        10:00-11:00 P A
        11:00-12:30 P B""", "", "12:00", """
        P +60
        A not noted
        B planned 12:00-13:30"""),
    "but a minute before that it may still begin": ("""
        10:00-11:00 P A
        11:00-12:30 P B""", "", "11:59", """
        P +119
        A planned 11:59-12:59
        B planned 12:59-14:29"""),
    "and so may what waited for it as long as that ran": ("""
        10:00-11:00 P A
        11:00-11:15 P B""", "A 10:00-13:00", "13:10", """
        P +130
        A done 10:00-13:00
        B planned 13:10-13:25"""),
    "a break waits for what waits before it": ("""
        10:00-11:00 P A
        11:00-11:30 P Lunch
        11:30-12:00 P B""", "", "11:40", """
        P +100
        A planned 11:40-12:40
        Lunch planned 12:40-13:10
        B planned 13:10-13:40"""),
    "a locked break, too, begins when its room is free": ("""
        11:00-11:40 P A
        11:40-11:45 P B
        11:40-12:00 P Lunch locked""", "A 11:00-11:40", "11:40", """
        P +5
        A done 11:00-11:40
        B planned 11:40-11:45
        Lunch planned 11:40-12:00 squeezed 5"""),
    "and goes on as soon as it is": ("""
        11:40-11:45 P B
        11:40-12:00 P Lunch locked""", "B 11:40-11:45", "11:45", """
        P +0
        B done 11:40-11:45
        Lunch running 11:40-12:00 squeezed 5"""),
    "breaks and registration begin by themselves": ("""
        08:00-10:00 P Registration
        10:00-11:00 P A
        11:00-12:00 P Lunch
        12:00-13:00 P B""", "A 10:00-11:10", "11:30", """
        P +10
        Registration done 08:00-10:00
        A done 10:00-11:10
        Lunch running 11:10-12:10
        B planned 12:10-13:10"""),
    "what overlaps in one room comes one after the other": ("""
        10:00-11:00 P A
        10:15-13:00 P B
        13:00-14:00 P Lunch""", "", "09:00", """
        P +45
        A planned 10:00-11:00
        B planned 11:00-13:45
        Lunch planned 13:45-14:45"""),
    "what begins at one time in one room, too": ("""
        10:00-11:00 P A
        10:00-10:30 P B""", "", "09:00", """
        P +30
        B planned 10:00-10:30
        A planned 10:30-11:30"""),
    "what was to end after the next begins, too": ("""
        10:00-11:00 P A
        10:15-13:00 P B""", "A 10:18-", "10:40", """
        P +18
        A running 10:18-11:18
        B planned 11:18-14:03"""),
    "parallel rooms do not push each other": ("""
        10:00-11:00 B1 A1
        11:00-12:00 B1 A2
        10:00-11:00 B2 B1
        11:00-12:00 B2 B2""", "A1 10:30-\nB1 10:00-", "10:40", """
        B1 +30
        A1 running 10:30-11:30
        A2 planned 11:30-12:30
        B2 +0
        B1 running 10:00-11:00
        B2 planned 11:00-12:00"""),
    "unless people are shared": ("""
        10:00-11:00 B1 A1 @ana
        10:00-11:00 B2 B1
        11:00-12:00 B2 B2 @ana""", "A1 10:30-\nB1 10:00-", "10:40", """
        B1 +30
        A1 running 10:30-11:30
        B2 +30
        B1 running 10:00-11:00
        B2 planned 11:30-12:30"""),
    "or a plenary waits for all": ("""
        10:00-11:00 B1 A1
        10:00-11:00 B2 B1
        11:00-12:00 P All
        12:00-13:00 B1 A2""", "A1 10:30-\nB1 10:00-", "10:40", """
        B1 +30
        A1 running 10:30-11:30
        A2 planned 12:30-13:30
        B2 +0
        B1 running 10:00-11:00
        P +30
        All planned 11:30-12:30"""),
    "a plenary beside other sessions waits for none": ("""
        10:00-11:00 B1 A1
        11:00-12:00 B1 A2
        10:00-11:00 P C1
        11:00-12:00 P C2""", "A1 10:30-\nC1 10:00-", "10:40", """
        B1 +30
        A1 running 10:30-11:30
        A2 planned 11:30-12:30
        P +0
        C1 running 10:00-11:00
        C2 planned 11:00-12:00"""),
    "segments say how late a session is": ("""
        10:00-11:00 P A Intro=10 Panel=30 Q&A=20
        11:00-12:00 P B""", "A 10:00-\nPanel 10:25-", "10:30", """
        P +15
        A running 10:00-11:15
        B planned 11:15-12:15"""),
    "what is free in a session absorbs": ("""
        10:00-11:00 P A Intro=10 Q&A=20
        11:00-12:00 P B""", "A 10:00-\nQ&A 10:45-", "10:50", """
        P +5
        A running 10:00-11:05
        B planned 11:05-12:05"""),
    "a skipped segment makes a session shorter": ("""
        10:00-11:00 P A Intro=10 Panel=30 Q&A=20
        11:00-12:00 P B""", "skip Panel\nA 10:00-", "10:05", """
        P -30
        A running 10:00-10:30
        B planned 11:00-12:00"""),
    "what is skipped of a session to come makes it shorter, too": ("""
        10:00-11:00 P A Intro=10 Panel=30 Q&A=20
        11:00-12:00 P B""", "skip Panel", "10:45", """
        P +45
        A planned 10:45-11:15
        B planned 11:15-12:15"""),
    "begun without a segment, what is skipped makes it shorter, too": ("""
        10:00-11:00 P A Intro=10 Panel=30 Q&A=20
        11:00-12:00 P B""", "skip Panel\nbegan A 10:00", "10:05", """
        P -30
        A running 10:00-10:30
        B planned 11:00-12:00"""),
    "a segment that is late to begin makes its session late": ("""
        10:00-11:00 P A Intro=10 Panel=50
        11:00-12:00 P B""", "A 10:00-\nIntro 10:00-10:10", "10:25", """
        P +15
        A running 10:00-11:15
        B planned 11:15-12:15"""),
    "a segment on hold makes its session longer": ("""
        10:00-11:00 P A Intro=10 Panel=50
        11:00-12:00 P B""", "A 10:00-\nhold A 10:05", "10:15", """
        P +10
        A held 10:00-11:10
        B planned 11:10-12:10"""),
    "a break is over in the second in which it ends": ("""
        11:00-12:00 P Lunch
        12:00-13:00 P B""", "", "12:00", """
        P +0
        Lunch done 11:00-12:00
        B planned 12:00-13:00"""),
    "and goes on from the second in which it begins": ("""
        11:00-12:00 P Lunch
        12:00-13:00 P B""", "", "11:00", """
        P +0
        Lunch running 11:00-12:00
        B planned 12:00-13:00"""),
    "what has no room is in none's way": ("""
        10:00-11:00 - A
        11:00-12:00 - B""", "A 10:30-", "10:40", """
        - +30
        A running 10:30-11:30
        B planned 11:00-12:00"""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_expected(case):
    lines, pressed, now, expected = CASES[case]
    plan = plan_of(lines)
    happened(plan, pressed)
    assert shown(plan, now) == lines_of(expected)


def test_a_start_that_is_known_not_to_be_earlier():
    plan = plan_of(THREE)
    first = plan.meeting.sessions[0].id
    assert shown(plan, "09:00", {first: at("10:20")}) == lines_of("""
        P +20
        A planned 10:20-10:50
        B planned 10:50-11:20
        C planned 11:20-12:05""")


TIMED, OPEN = "Intro=10 Panel=30 Q&A=20", "Intro=10 Open= Summary=15"
SEGMENTS = {
    # what was pressed in A 10:00-11:00, now, its segments
    "to come, they follow each other": ("", "09:00", """
        Intro planned 10:00-10:10
        Panel planned 10:10-10:40
        Q&A planned 10:40-11:00"""),
    "none has begun: the first begins now at the earliest": ("began A 10:00", "10:20", """
        Intro planned 10:20-10:30
        Panel planned 10:30-11:00
        Q&A planned 11:00-11:20"""),
    "they follow their session": ("A 10:05-\nPanel 10:18-", "10:20", """
        Intro done 10:05-10:18 over 3
        Panel running 10:18-10:48
        Q&A planned 10:48-11:08"""),
    "late to begin": ("A 10:00-\nIntro 10:00-10:10", "10:25", """
        Intro done 10:00-10:10
        Panel planned 10:25-10:55
        Q&A planned 10:55-11:15"""),
    "on hold": ("A 10:00-\nPanel 10:10-\nhold A 10:15", "10:20", """
        Intro done 10:00-10:10
        Panel held 10:10-10:45 over 5
        Q&A planned 10:45-11:05"""),
    "past its time": ("A 10:00-\nPanel 10:10-", "10:50", """
        Intro done 10:00-10:10
        Panel running 10:10-10:50 over 10
        Q&A planned 10:50-11:10"""),
    "the next one was begun instead": ("began A 10:00\nPanel 10:00-10:30", "10:30", """
        Intro not noted
        Panel done 10:00-10:30
        Q&A planned 10:30-10:50"""),
    "the last one was begun instead": ("began A 10:00\nQ&A 10:00-10:30", "10:30", """
        Intro not noted
        Panel not noted
        Q&A done 10:00-10:30 over 10"""),
}  # fmt: skip


OPEN_SEGMENTS = {
    # what is in A 10:00-11:00, what was pressed, now, when A is, and its segments
    "what is open has what is left of its session, what is timed after it comes last": (OPEN, "", "09:00", """
        A planned 10:00-11:00
        Intro planned 10:00-10:10
        Open planned 10:10-10:45
        Summary planned 10:45-11:00"""),
    "also when it begins late": (OPEN, "A 10:20-", "10:25", """
        A running 10:20-11:20
        Intro running 10:20-10:30
        Open planned 10:30-11:05
        Summary planned 11:05-11:20"""),
    "what is over its time before it comes off it": (OPEN, "A 10:00-", "10:15", """
        A running 10:00-11:00
        Intro running 10:00-10:15 over 5
        Open planned 10:15-10:45
        Summary planned 10:45-11:00"""),
    "what was shorter is for it": (OPEN, "A 10:00-\nOpen 10:05-", "10:20", """
        A running 10:00-11:00
        Intro done 10:00-10:05 over -5
        Open running 10:05-10:45
        Summary planned 10:45-11:00"""),
    "a hold in it comes off it": (OPEN, "A 10:00-\nOpen 10:10-\nhold A 10:20", "10:30", """
        A held 10:00-11:00
        Intro done 10:00-10:10
        Open held 10:10-10:45
        Summary planned 10:45-11:00"""),
    "past its time the summary still comes": (OPEN, "A 10:00-\nOpen 10:10-", "10:50", """
        A running 10:00-11:05
        Intro done 10:00-10:10
        Open running 10:10-10:50
        Summary planned 10:50-11:05"""),
    "over early, what follows is early": (OPEN, "A 10:00-\nOpen 10:10-\nSummary 10:30-", "10:35", """
        A running 10:00-10:45
        Intro done 10:00-10:10
        Open done 10:10-10:30
        Summary running 10:30-10:45"""),
    "skipped, it leaves what is timed": (OPEN, "skip Open", "09:00", """
        A planned 10:00-10:25
        Intro planned 10:00-10:10
        Open skipped
        Summary planned 10:10-10:25"""),
    "several share what is left": ("Open= Intro=10 Debate= Summary=20", "", "09:00", """
        A planned 10:00-11:00
        Open planned 10:00-10:15
        Intro planned 10:15-10:25
        Debate planned 10:25-10:40
        Summary planned 10:40-11:00"""),
    "the second has what the first has left": ("Open= Debate= Summary=20", "A 10:00-", "10:26", """
        A running 10:00-11:00
        Open running 10:00-10:26
        Debate planned 10:26-10:40
        Summary planned 10:40-11:00"""),
    "with one of them skipped the other has it all": ("Open= Debate= Summary=20", "skip Open", "09:00", """
        A planned 10:00-11:00
        Open skipped
        Debate planned 10:00-10:40
        Summary planned 10:40-11:00"""),
    "where nothing is left it has nothing": ("Intro=40 Open= Summary=30", "", "09:00", """
        A planned 10:00-11:00
        Intro planned 10:00-10:40
        Open planned 10:40-10:40
        Summary planned 10:40-11:10"""),
    "a locked session that begins late: its open part is shorter": (f"locked {OPEN}", "A 10:20-", "10:25", """
        A running 10:20-11:00
        Intro running 10:20-10:30
        Open planned 10:30-10:45
        Summary planned 10:45-11:00"""),
}  # fmt: skip


@pytest.mark.parametrize("case", OPEN_SEGMENTS)
def test_what_is_open(case):
    contents, pressed, now, expected = OPEN_SEGMENTS[case]
    plan = plan_of(f"10:00-11:00 P A {contents}")
    happened(plan, pressed)
    (room,) = project(plan.meeting, at(now)).rooms
    session = room.sessions[0]
    own = f"A {session.state} {clock_of(session.start)}-{clock_of(session.end)}"
    assert [own, *segment_lines(plan, session)] == lines_of(expected)


@pytest.mark.parametrize("case", SEGMENTS)
def test_segments(case):
    pressed, now, expected = SEGMENTS[case]
    plan = plan_of(f"10:00-11:00 P A {TIMED}")
    happened(plan, pressed)
    (room,) = project(plan.meeting, at(now)).rooms
    assert segment_lines(plan, room.sessions[0]) == lines_of(expected)


def segment_lines(plan, session):
    titles = {one.id: one.title for one in plan.meeting.sessions[0].segments}
    lines = []
    for one in session.segments:
        times = f"{clock_of(one.start)}-{clock_of(one.end)}" if one.start else ""
        over = f"over {one.over_minutes}" if one.over_minutes else ""
        lines.append(" ".join(filter(None, (titles[one.id], one.state, times, over))))
    return lines


def test_another_day_has_nothing():
    plan = plan_of(THREE)
    assert project(plan.meeting, datetime.combine(date(2018, 1, 1), DAY.time())).rooms == ()
