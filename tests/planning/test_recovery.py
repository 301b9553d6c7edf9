"""Ways out of a late day: a table of days, what was pressed, now, and what is then proposed."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Role, SegmentKind, SessionKind, new_plan
from stocktake_desktop.planning.clock import parse_clock, span
from stocktake_desktop.planning.recovery import Outlook, limit_words, ways_to_recover
from stocktake_desktop.planning.recovery.asking import without_asking
from tests.certain import certain
from tests.planning.test_projection import DAY, KINDS, at, happened, lines_of

SESSIONS = {"Lunch": SessionKind.BREAK, "Coffee": SessionKind.BREAK, "Ceremony": SessionKind.CEREMONY}
SEGMENTS = {
    "Intro": SegmentKind.INTRODUCTION,
    "Talks": SegmentKind.PRESENTATION,
    "Panel": SegmentKind.PANEL,
    "Q&A": SegmentKind.QUESTIONS,
    "Debate": SegmentKind.DISCUSSION,
    "Summary": SegmentKind.SUMMARY,
}


def plan_of(lines):
    """ "10:00-11:00 P A locked Panel=40 Q&A=20 @ana @bo/5>Panel" a line: time, room, title, then what is in it."""
    plan = new_plan("Day")
    day = add_day(plan, DAY.date())
    rooms: dict[str, str] = {}
    people: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        time, room, title, *more = line.split()
        start, end = (certain(parse_clock(part)) for part in time.split("-"))
        if room not in rooms:
            rooms[room] = add_room(plan, room, KINDS[room])
        kind = SESSIONS.get(title, SessionKind.PANEL)
        block = add_block(plan, title, kind, day_id=day, start=start, minutes=end - start, room_id=rooms[room])
        segments: dict[str, str] = {}
        for word in more:
            if word == "locked":
                lock_block(plan, block, True)
            elif word.startswith("@"):
                name, _, where = word[1:].partition(">")
                name, _, minutes = name.partition("/")
                person = people.get(name) or add_person(plan, name, "Ruiz")
                people[name] = person
                given = int(minutes) if minutes else None
                add_appearance(plan, block, Who(person), Role.PANELLIST, segment_id=segments.get(where), minutes=given)
            else:
                name, minutes = word.split("=")
                segments[name] = add_segment(plan, block, name, SEGMENTS[name], int(minutes) if minutes else None)
    return plan


def outlook_of(lines, pressed, now, known=(), rooms=None):
    plan = plan_of(lines)
    happened(plan, pressed)
    ids = {block.title: block.id for block in plan.meeting.sessions}
    room_ids = {room.name: room.id for room in plan.meeting.rooms}
    named = {ids[title]: at(time) for title, time in dict(known).items()}
    chosen = None if rooms is None else [room_ids[room] for room in rooms]
    return plan, ways_to_recover(plan.meeting, at(now), chosen, named)


def shown(plan, outlook):
    titles = {block.id: block.title for block in plan.meeting.sessions}
    lines = []
    for one in without_asking(outlook.recoveries):
        times = (f"{titles[t.session_id]} {span(t.new_start, t.new_end)}" for t in one.times)
        clashes = (f"{c.name} in {titles[c.first_id]} and {titles[c.second_id]}" for c in one.clashes)
        lines.append(" | ".join(filter(None, (f"{one.way} {one.over_minutes:+d}", ", ".join(times), *clashes))))
    return lines


MORNING = """
    10:00-11:00 P A Panel=40 Q&A=20
    11:00-13:00 P B Panel=60 Q&A=60
    13:00-15:00 P Lunch locked
    15:00-16:00 P C
"""

CASES = {
    "on time there is nothing to do": (MORNING, "", "09:00", {}, None, ""),
    "who is early has nothing to recover": (MORNING, "A 10:00-10:40", "10:50", {}, None, ""),
    "what the next gap takes up needs no proposal": ("""
        10:00-11:00 P A Panel=40 Q&A=20
        11:30-13:00 P B""", "A 10:20-", "10:25", {}, None, ""),
    "a gap absorbs a part, what follows moves a little": ("""
        10:00-11:00 P A Panel=40 Q&A=20
        11:10-12:00 P B
        12:15-13:00 P C""", "A 10:20-", "10:25", {}, None, """
        absorb +0 | A 10:20–11:20, B 11:20–12:10"""),
    "Q&A of both give in proportion to what they can spare": (MORNING, "A 10:20-", "10:30", {}, None, """
        questions +0 | A 10:20–11:15, B 11:15–13:00
        drop +0 | A 10:20–11:00
        move +20 | A 10:20–11:20, B 11:20–13:20"""),
    "half of a debate stays, and ten minutes of it": ("""
        10:00-10:30 P A Panel=18 Q&A=12
        10:30-11:30 P B Panel=30 Debate=30
        11:30-13:00 P C locked""", "A 10:50-", "10:55", {}, None, """
        postpone +0 | A 10:50–11:20
        drop +20 | A 10:50–11:20, B 11:20–11:50
        remainder +28 | A 10:50–11:18, B 11:18–11:58
        questions +33 | A 10:50–11:18, B 11:18–12:03
        drop +38 | A 10:50–11:08, B 11:08–12:08
        move +50 | A 10:50–11:20, B 11:20–12:20"""),
    "of a debate under way stays what has been used": ("""
        10:00-12:00 P A Intro=10 Q&A=110
        12:00-13:00 P B locked""", "A 10:00-\nQ&A 10:50-", "11:50", {}, None, """
        questions +0"""),
    "who speaks as long as another still does": ("""
        10:00-11:00 P A Panel=60 @ana/20>Panel @bo/20>Panel @cy/10>Panel
        11:00-13:00 P B Panel=120""", "", "10:12", {}, None, """
        speakers +0 | A 10:12–11:00
        move +12 | A 10:12–11:12, B 11:12–13:12"""),
    "free minutes and breaks, down to half": ("""
        10:00-11:00 P A Panel=55
        11:00-11:30 P Coffee
        11:30-13:00 P B Panel=90""", "", "10:18", {}, None, """
        slack +0 | A 10:18–11:13, Coffee 11:13–11:30
        move +18 | A 10:18–11:18, Coffee 11:18–11:48, B 11:48–13:18"""),
    "a meal keeps an hour": ("""
        10:00-12:00 P A Panel=120
        12:00-13:30 P Lunch
        13:30-18:00 P B Panel=270""", "", "10:40", {}, None, """
        postpone +0
        slack +40 | A 10:40–12:40, Lunch 12:40–13:40, B 13:40–18:10
        move +40 | A 10:40–12:40, Lunch 12:40–14:10, B 14:10–18:40"""),
    "of what nothing is known counts as debate": ("""
        10:00-11:00 P A
        11:00-13:00 P B""", "", "10:20", {}, None, """
        questions +0 | A 10:20–11:13, B 11:13–13:00
        move +20 | A 10:20–11:20, B 11:20–13:20"""),
    "an item without minutes has what is left": ("""
        10:00-13:00 P A Intro=10 Debate=""", "", "10:20", {}, None, """
        questions +0 | A 10:20–13:00
        move +20 | A 10:20–13:20"""),
    "a ceremony that waits for nobody is to begin on time": ("""
        10:00-11:00 P A Panel=40 Q&A=20
        11:00-12:00 P Ceremony
        12:00-13:00 P B Panel=40 Q&A=20""", "", "10:10", {}, None, """
        questions +0 | A 10:10–11:00
        move +10 | A 10:10–11:10, Ceremony 11:10–12:10, B 12:10–13:10"""),
    "a ceremony that waits changes places with the next": ("""
        10:00-10:30 P Ceremony
        10:30-10:45 P B Panel=15
        10:45-13:00 P C Panel=135""", "", "09:50", {"Ceremony": "10:20"}, None, """
        postpone +0 | Ceremony 10:20–10:50, B 10:50–11:05
        swap +5 | B 10:00–10:15, Ceremony 10:20–10:50, C 10:50–13:05
        move +20 | Ceremony 10:20–10:50, B 10:50–11:05, C 11:05–13:20"""),
    "what is locked and late is recovered as if it were not": ("""
        10:00-11:00 P A locked Panel=40 Q&A=20
        11:00-13:00 P B Panel=120""", "", "09:50", {"A": "10:20"}, None, """
        swap +0 | B 10:00–12:00, A 12:00–13:00
        questions +10 | A 10:20–11:10, B 11:10–13:10
        move +20 | A 10:20–11:20, B 11:20–13:20"""),
    "what is locked and begun late has its contents after all": ("""
        10:00-11:00 P Ceremony locked Panel=60
        11:00-13:00 P B Panel=80 Q&A=40""", "Ceremony 10:15-", "10:20", {}, None, """
        questions +0 | Ceremony 10:15–11:15, B 11:15–13:00
        move +15 | Ceremony 10:15–11:15, B 11:15–13:15"""),
    "what is locked and late stays as it is while its contents have the time": ("""
        10:00-11:00 P A locked Panel=40
        11:00-13:00 P B Panel=120""", "", "09:50", {"A": "10:20"}, None, ""),
    "nothing to cut before a locked session": ("""
        10:00-11:30 P A Panel=90
        11:30-13:00 P B locked Panel=60 Q&A=30""", "", "10:20", {}, None, """
        postpone +0
        move +20 | A 10:20–11:50"""),
    "of parallel rooms only the one that is waited for gives": ("""
        10:00-11:30 B1 A1 Panel=30 Debate=60
        10:00-11:30 B2 B1 Panel=30 Debate=60
        11:30-13:00 P All Panel=60 Q&A=30""", "A1 10:20-\nB1 10:05-", "10:30", {}, None, """
        questions +0 | B1 10:05–11:35, A1 10:20–11:37, All 11:37–13:00
        move +20 | B1 10:05–11:35, A1 10:20–11:50, All 11:50–13:20"""),
    "another room is left alone": ("""
        10:00-13:00 B1 A1 Panel=30 Debate=150
        10:00-13:00 B2 B1 Panel=30 Debate=150""", "A1 10:20-\nB1 10:10-", "10:30", {}, ["B2"], """
        questions +0 | B1 10:10–13:00"""),
    "somebody is then in two sessions": ("""
        10:00-11:00 B1 A1 Panel=60
        11:00-12:00 B1 A2 Panel=60 @ana
        12:00-12:30 B2 B1 locked @ana
        12:30-13:00 B1 A3 Panel=30""", "A1 10:20-", "10:30", {}, ["B1"], """
        postpone +0 | A1 10:20–11:20
        move +20 | A1 10:20–11:20, A2 11:20–12:20 | ana Ruiz in A2 and B1"""),
    "nobody speaks for less than three minutes": ("""
        10:00-11:00 P A Panel=60 @ana/5>Panel @bo/5>Panel @cy/4>Panel @di/3>Panel
        11:00-13:00 P B Panel=120""", "", "10:05", {}, None, """
        speakers +0 | A 10:05–11:00
        move +5 | A 10:05–11:05, B 11:05–13:05"""),
    "a hold has used nothing of a debate": ("""
        10:00-12:00 P A Intro=10 Q&A=110
        12:00-13:00 P B locked""", "A 10:00-\nQ&A 10:50-\nhold A 11:20", "11:50", {}, None, """
        remainder +0
        questions +15 | A 10:00–12:15"""),
    "what speakers lack in their item is no time won": ("""
        10:00-11:00 P A Panel=30 @ana/20>Panel @bo/20>Panel
        11:00-13:00 P B Panel=120""", "", "10:35", {}, None, """
        together +0 | A 10:35–10:59
        slack +5 | A 10:35–11:05, B 11:05–13:05
        speakers +29 | A 10:35–11:29, B 11:29–13:29
        move +35 | A 10:35–11:35, B 11:35–13:35"""),
    "a minute late asks for a minute": ("""
        10:00-11:00 P A Panel=40 Q&A=20 @ana
        11:00-13:00 P B Panel=120 @ana""", "A 10:01-", "10:30", {}, None, """
        questions +0 | A 10:01–11:00
        move +1 | A 10:01–11:01, B 11:01–13:01"""),
    "a single minute can be won": ("""
        10:00-11:00 P A Panel=59
        11:00-13:00 P B Panel=120""", "", "10:01", {}, None, """
        slack +0 | A 10:01–11:00
        move +1 | A 10:01–11:01, B 11:01–13:01"""),
    "four minutes late asks for four": ("""
        10:00-11:00 P A Panel=40 Q&A=20
        11:00-13:00 P B Panel=120""", "A 10:04-", "10:30", {}, None, """
        questions +0 | A 10:04–11:00
        move +4 | A 10:04–11:04, B 11:04–13:04"""),
    "half of what is left of a session stays": ("""
        10:00-13:00 P A Intro=10 Debate=""", "", "11:40", {}, None, """
        remainder +0 | A 11:40–13:00
        questions +15 | A 11:40–13:15
        move +100 | A 11:40–14:40"""),
    "an item is not left out in vain: another room is as late": ("""
        10:00-13:00 B1 A1 Panel=90 Panel=90
        10:00-13:00 B2 B1 Panel=180""", "A1 10:20-\nB1 10:20-", "10:30", {}, None, ""),
    "nothing is swapped in vain: another room is later": ("""
        10:00-10:30 P Ceremony
        10:30-10:45 P B Panel=15
        11:00-13:00 B1 X Panel=120""", "", "09:50", {"Ceremony": "10:20", "X": "11:40"}, None, """
        move +40 | Ceremony 10:20–10:50, B 10:50–11:05, X 11:40–13:40"""),
    "a little of everything when one thing is not enough": ("""
        10:00-11:00 P A Panel=30 Q&A=20 @ana/15>Panel @bo/15>Panel
        11:00-13:00 P B Panel=120""", "", "10:25", {}, None, """
        together +0 | A 10:25–10:59
        drop +5 | A 10:25–11:05, B 11:05–13:05
        speakers +13 | A 10:25–11:13, B 11:13–13:13
        slack +15 | A 10:25–11:15, B 11:15–13:15
        questions +15 | A 10:25–11:15, B 11:15–13:15
        move +25 | A 10:25–11:25, B 11:25–13:25"""),
    "a debate has what is left before it is left out": ("""
        10:15-13:00 P A Intro=5 Panel=40 Q&A=120
        13:00-15:00 P Lunch locked""", "", "10:15", {"A": "11:25"}, None, """
        remainder +0 | A 11:25–13:00
        questions +10 | A 11:25–13:10
        move +70 | A 11:25–14:10"""),
    "a plenary is not left with its introduction alone": ("""
        10:00-11:00 P A Panel=60
        11:00-11:40 P B Intro=5 Panel=35
        11:40-13:00 P Lunch locked""", "", "10:30", {}, None, """
        postpone +0 | A 10:30–11:30
        move +30 | A 10:30–11:30, B 11:30–12:10"""),
    "the summary stays, and what it sums up": ("""
        10:00-12:00 P A Intro=10 Debate=95 Summary=15
        12:00-13:00 P Lunch locked""", "", "10:00", {"A": "11:20"}, None, """
        remainder +0 | A 11:20–12:00
        questions +33 | A 11:20–12:33
        move +80 | A 11:20–13:20"""),
    "one panel of two may go, and what stays free is told": ("""
        10:00-11:30 P A Panel=40 Talks=50
        11:30-13:00 P Lunch locked""", "", "10:25", {}, None, """
        drop +0 | A 10:25–11:30
        drop +0 | A 10:25–11:30
        move +25 | A 10:25–11:55"""),
    "a minute of whom all wait for is worth more than that of others": ("""
        10:00-10:30 P Minister
        11:00-13:00 P Long Panel=60 Q&A=60
        13:00-14:00 P Lunch locked""", "", "09:50", {"Minister": "10:50"}, None, """
        swap +0 | Long 10:00–12:00, Minister 12:30–13:00
        questions +0 | Minister 10:50–11:20, Long 11:20–13:00
        move +20 | Minister 10:50–11:20, Long 11:20–13:20"""),
    "who is waited for is cut when nobody else can give": ("""
        10:00-11:00 P Minister
        11:00-13:00 P Long Panel=100 Q&A=20
        13:00-14:00 P Lunch locked""", "", "09:50", {"Minister": "10:30"}, None, """
        swap +0 | Long 10:00–12:00, Minister 12:00–13:00
        questions +0 | Minister 10:30–11:10, Long 11:10–13:00
        drop +10 | Minister 10:30–11:30, Long 11:30–13:10
        move +30 | Minister 10:30–11:30, Long 11:30–13:30"""),
    "what costs nobody a minute comes before what cuts": ("""
        10:00-10:30 P Minister
        10:30-11:00 P Expert Panel=30
        11:00-13:00 P Long Panel=60 Q&A=60
        13:00-14:00 P Lunch locked""", "", "09:50", {"Minister": "10:20"}, None, """
        swap +0 | Expert 10:00–10:30, Minister 10:30–11:00
        questions +0 | Minister 10:20–10:50, Expert 10:50–11:20, Long 11:20–13:00
        move +20 | Minister 10:20–10:50, Expert 10:50–11:20, Long 11:20–13:20"""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_proposed(case):
    lines, pressed, now, known, rooms, expected = CASES[case]
    assert shown(*outlook_of(lines, pressed, now, known, rooms)) == lines_of(expected)


def proposal(case, way):
    _plan, outlook = outlook_of(*CASES[case][:5])
    return next(one for one in outlook.recoveries if one.way == way)


@pytest.mark.parametrize(
    ("case", "way", "changes"),
    [
        (
            "Q&A of both give in proportion to what they can spare",
            "questions",
            ("Q&A (A): 20 → 15 min", "Q&A (B): 60 → 45 min", "1 session begins 15 min later"),
        ),
        (
            "of a debate under way stays what has been used",
            "questions",
            ("Intro (A) as it went: 50 min", "Q&A (A): 110 → 70 min"),
        ),
        (
            "who speaks as long as another still does",
            "speakers",
            (
                "Panel (A): 60 → 48 min",
                "2 speakers: 20 → 15 min each",
                "1 speaker: 10 → 8 min",
                "1 session begins 12 min later",
            ),
        ),
        (
            "free minutes and breaks, down to half",
            "slack",
            ("A: 60 → 55 min", "Coffee: 30 → 17 min", "2 sessions begin up to 18 min later"),
        ),
        (
            "a ceremony that waits changes places with the next",
            "swap",
            ("B comes before Ceremony", "2 sessions begin up to 20 min later"),
        ),
        (
            "of parallel rooms only the one that is waited for gives",
            "questions",
            ("Debate (A1): 60 → 47 min", "Q&A (All): 30 → 23 min", "1 session begins 7 min later"),
        ),
    ],
)
def test_a_proposal_says_what_it_changes(case, way, changes):
    assert proposal(case, way).changes == changes


@pytest.mark.parametrize(
    ("case", "prices"),
    [
        (
            "Q&A of both give in proportion to what they can spare",
            ["2 debates lose 20 min together", "without Q&A", "nothing is cut"],
        ),
        (
            "one panel of two may go, and what stays free is told",
            ["without Panel; 15 min stay free", "without Talks; 25 min stay free", "nothing is cut"],
        ),
        (
            "what costs nobody a minute comes before what cuts",
            ["nobody loses a minute", "Q&A loses 20 min", "nothing is cut"],
        ),
        ("free minutes and breaks, down to half", ["Coffee loses 13 min", "nothing is cut"]),
        ("who speaks as long as another still does", ["3 speakers lose up to 5 min", "nothing is cut"]),
        ("half of what is left of a session stays", ["Debate loses 100 min", "Debate loses 85 min", "nothing is cut"]),
    ],
)
def test_what_a_proposal_costs_is_one_line(case, prices):
    assert [one.price for one in without_asking(outlook_of(*CASES[case][:5])[1].recoveries)] == prices


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        ("on time there is nothing to do", "What follows is on time: nothing to recover."),
        (
            "what is locked and late is recovered as if it were not",
            "A is locked and late: its contents need 60 min, it has 40.",
        ),
        (
            "what is locked and late stays as it is while its contents have the time",
            "A is locked and late: its contents need 40 min, it has 40.",
        ),
        (
            "half of what is left of a session stays",
            "",
        ),
        (
            "nothing is swapped in vain: another room is later",
            "Nothing here can save 13:00 interpretation ends: it is still 40 min over at best.",
        ),
        ("Q&A of both give in proportion to what they can spare", ""),
    ],
)
def test_it_is_said_plainly_when_nothing_helps(case, verdict):
    assert outlook_of(*CASES[case][:5])[1].verdict == verdict


def test_limits_kept_and_missed():
    plan, outlook = outlook_of(MORNING, "A 10:20-", "10:30")
    moved = next(one for one in outlook.recoveries if one.way == "move")
    assert [(limit_words(one), one.over_minutes) for one in moved.limits] == [
        ("13:00 interpretation ends", 20),
        ("13:00 Lunch, locked", 20),
        ("16:00 end of the day in P", 0),
        ("18:00 interpretation ends", 0),
    ]
    b = next(block.id for block in plan.meeting.sessions if block.title == "B")
    old_and_new = [(span(one.old_start, one.old_end), span(one.new_start, one.new_end)) for one in moved.times]
    assert old_and_new == [("10:00–11:00", "10:20–11:20"), ("11:00–13:00", "11:20–13:20")]
    assert {one.missed_by for one in moved.limits[:2]} == {((b, 20),)}


def test_a_day_that_is_none_of_the_meeting_has_nothing_to_recover():
    plan = plan_of(MORNING)
    assert ways_to_recover(plan.meeting, datetime(2018, 1, 1, 10)) == Outlook()
