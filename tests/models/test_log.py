"""The log: what comes next is found by leaps, whatever is asked is answered, and nothing in a file makes it loop."""

import json
import random
import sqlite3
from contextlib import suppress
from datetime import datetime

import pytest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import Issued, find_issues_again, record_issues, throw_away_issues
from stocktake_desktop.models import (
    DamagedPlan,
    EditRefused,
    EventKind,
    Meeting,
    PlanError,
    SheetIssue,
    create_plan,
    new_id,
    new_plan,
    open_damaged,
    open_plan,
)
from stocktake_desktop.models.changes import Changes
from stocktake_desktop.models.event import EventLine
from tests.history import history
from tests.pictures import picture
from tests.plans import small_plan
from tests.snapshots import driver, rewound, same_state, without_paper

NOW = datetime(2031, 5, 5, 9, 40)
TURNS = (EventKind.UNDO, EventKind.REDO)


@pytest.fixture
def plan():
    with new_plan("In memory") as plan:
        yield plan


@pytest.fixture
def small(tmp_path):
    with small_plan(tmp_path / "small.stocktake") as plan:
        yield plan


def put(plan, events):
    """Let the log be just these events (kind, id, what it takes back), the first of them a begin."""
    kept = [(n + 1, one, kind, f"{kind} {one}", "[]", back) for n, (kind, one, back) in enumerate(events)]
    db = driver(plan)
    db.execute("DELETE FROM event")
    db.executemany(
        "INSERT INTO event (number, id, kind, title, rows, back, copy_id, made_at, made_by, about) "
        "VALUES (?, ?, ?, ?, ?, ?, 'copy', '2031-05-05 09:40:00.000000', '', '{}')",
        kept,
    )
    db.commit()


def told(plan):
    """What undo and redo would be of, as the log finds it."""
    return [step and step.id for step in (plan.log.next(turn) for turn in TURNS)]


def said_of(plan, turn):
    """What is said where it is refused, else nothing."""
    try:
        plan.log.next(turn)
    except DamagedPlan as error:
        return str(error)
    return ""


def expected(plan):
    """The same, from the whole history told from its start."""
    steps = history(plan)
    standing, again = [one.id for one in steps if one.stands], [one.id for one in steps if not one.stands]
    return [standing[-1] if standing else None, again[0] if again else None]


def print_one(plan, subject="s", mark=""):
    revision = 1 + len([one for one in plan.meeting.sheet_issues if one.subject == subject])
    record_issues(plan, [Issued("podium", subject, revision, "[]", "f", mark=mark)], NOW)


# what comes next


def some_events(chance, length):
    """A log as plans write it, made by somebody who keeps two stacks."""
    events: list[tuple[str, str, str | None]] = [("begin", "begin", None)]
    standing: list[str] = []
    again: list[str] = []
    weights = [chance.random() for _kind in range(6)]
    for nth in range(length):
        kind = chance.choices(["do", "undo", "redo", "fact", "join", "begin"], [*weights[:5], weights[5] / 20])[0]
        back = None
        if kind == "begin":
            standing, again = [], []
        elif kind in ("do", "join"):
            standing, again = [*standing, str(nth)], []
        elif kind == "undo":
            if not standing:
                continue
            back = standing.pop()
            again.append(back)
        elif kind == "redo":
            if not again:
                continue
            back = again.pop()
            standing.append(back)
        events.append((kind, str(nth), back))
    return events


@pytest.mark.parametrize("seed", range(6))
def test_what_comes_next_is_what_the_whole_history_says(plan, seed):
    chance = random.Random(seed)
    for _nth in range(60):
        put(plan, some_events(chance, chance.randrange(1, 80)))
        assert told(plan) == expected(plan)
        assert plan.undo_title == (plan.log.next(EventKind.UNDO) or (None,) * 4)[3]
        assert plan.redo_title == (plan.log.next(EventKind.REDO) or (None,) * 4)[3]


def steps_of(plan, ask):
    """About how many steps of its machine SQLite takes for a question, in hundreds."""
    taken: list[int] = []
    driver(plan).set_progress_handler(lambda: taken.append(1), 100)
    ask()
    driver(plan).set_progress_handler(None, 0)
    return len(taken)


def do(n):
    return [("do", f"d{nth}", None) for nth in range(n)]


def undo(n):
    return [("undo", f"u{nth}", f"d{nth}") for nth in reversed(range(n))]


def redo(n):
    return [("redo", f"r{nth}", f"d{nth}") for nth in range(n)]


def pairs(n):
    return [one for nth in range(n) for one in (("do", f"d{nth}", None), ("undo", f"u{nth}", f"d{nth}"))]


def back_and_forth(n):
    return [("do", "d", None), *((kind, f"{kind}{nth}", "d") for nth in range(n) for kind in ("undo", "redo"))]


STRETCHES = {
    "done": (do, ["d4999", None]),
    "done and taken back, each": (lambda n: [("do", "first", None), *pairs(n)], ["first", "d4999"]),
    "all taken back": (lambda n: [*do(n), *undo(n)], [None, "d0"]),
    "all taken back but one": (lambda n: [*do(n), *undo(n)[:-1]], ["d0", "d1"]),
    "all done again": (lambda n: [*do(n), *undo(n), *redo(n)], ["d4999", None]),
    "half done again": (lambda n: [*do(n), *undo(n), *redo(n)[: n // 2]], ["d2499", "d2500"]),
    "one step back and forth": (back_and_forth, ["d", None]),
    "printed since": (lambda n: [("do", "d", None), *(("fact", f"f{nth}", None) for nth in range(n))], ["d", None]),
    "printed between": (
        lambda n: [*do(n), *(("fact", f"f{nth}", None) for nth in range(n)), *undo(n)[:1]],
        ["d4998", "d4999"],
    ),
}


LEAPS = {"done", "all taken back", "all taken back but one", "all done again", "half done again"}


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_long_stretch_is_answered(plan, stretch):
    """Ctrl+Z after five thousand of anything; and it never costs more than in proportion."""
    make, then = STRETCHES[stretch]
    cost = {}
    for n in (500, 5_000):
        put(plan, [("begin", "begin", None), *make(n)])
        cost[n] = steps_of(plan, lambda: told(plan))
    assert told(plan) == then == expected(plan)
    assert cost[5_000] <= 11 * max(cost[500], 1)
    if stretch in LEAPS:
        assert cost[5_000] <= cost[500] + 5, "a leap, and no walk"


# logs that no program of ours writes


@pytest.mark.parametrize("seed", range(8))
def test_a_hostile_log_ends_in_an_answer_or_a_sentence(plan, seed):
    """Whatever takes back whatever: later events, itself, nothing, each other."""
    chance = random.Random(seed)
    kinds = ("do", "undo", "undo", "redo", "redo", "fact", "join", "begin", "", "DO", "nothing")
    for _nth in range(60):
        n = chance.randrange(1, 30)
        backs = [None, "", "gone", *map(str, range(n))]
        put(plan, [(chance.choice(kinds), str(nth), chance.choice(backs)) for nth in range(n)])
        before = same_state(plan)
        for act in (*(lambda turn=turn: plan.log.next(turn) for turn in TURNS), plan.undo, plan.redo):
            with suppress(PlanError):
                assert steps_of(plan, act) < 200
        for title in (plan.undo_title, plan.redo_title):
            assert title is None or isinstance(title, str)
        assert same_state(plan) == before
        add_room(plan, "Work goes on")
        assert plan.undo_title == "Add room Work goes on"
        assert plan.undo()
        assert plan.redo_title == "Add room Work goes on"
        assert same_state(plan) == before


@pytest.mark.parametrize(
    "events",
    [
        [("undo", "a", "a")],
        [("undo", "a", "b"), ("undo", "b", "a")],
        [("redo", "a", "a")],
        [("redo", "a", "b"), ("redo", "b", "a")],
        [("do", "d", None), ("undo", "a", "b"), ("redo", "b", "a")],
        [("undo", "a", "d"), ("do", "d", None), ("undo", "b", "d"), ("undo", "c", "d")],
        [("undo", "a", None)],
        [("redo", "a", None)],
        [("fact", "f", None), ("undo", "a", "f")],
    ],
)
def test_what_takes_back_itself_or_nothing_is_said_to_be_damage(plan, events):
    put(plan, events)
    said = [said_of(plan, turn) for turn in TURNS]
    assert any(one.startswith("The history of this plan is damaged here") for one in said)


def test_an_empty_log_has_nothing_to_take_back(plan):
    put(plan, [])
    assert (told(plan), plan.undo_title, plan.log.begin, plan.log.copies()) == ([None, None], None, 0, [])
    assert not plan.undo()
    add_room(plan, "Room")
    assert plan.undo()


def test_a_step_that_names_paper_is_never_taken_back(small):
    """No step of ours writes paper; one that says so must not take it out of the rooms."""
    print_one(small)
    issue = small.log.lines(1, None)[0].rows
    add_room(small, "Last")
    driver(small).execute("UPDATE event SET rows = ? WHERE number = (SELECT max(number) FROM event)", [issue])
    before = same_state(small)
    with pytest.raises(DamagedPlan, match="set aside"):
        small.undo()
    assert same_state(small) == before


HOSTILE_COLUMNS = [
    ("made_at", "0001-01-01 00:00:00.000000"),
    ("made_at", "9999-12-31 23:59:59.999999"),
    ("made_at", "tomorrow"),
    ("title", b"\xff"),
    ("kind", b"do"),
    ("rows", b"[]\xff"),
    ("made_by", b"\x00\xff"),
    ("about", b"\xff"),
]


@pytest.mark.parametrize(("column", "value"), HOSTILE_COLUMNS)
def test_an_event_that_cannot_be_shown_is_said(small, column, value):
    driver(small).execute(f"UPDATE event SET {column} = ?", [value])
    for ask in (lambda: small.log.lines(5, None), lambda: go_back(small, 3)):
        with pytest.raises(DamagedPlan, match="history of this plan is damaged"):
            ask()
    add_room(small, "Work goes on")
    assert small.undo()


@pytest.mark.parametrize("number", [2**63 - 1, 2**62, 0, -1, -(2**63)])
def test_an_event_of_a_number_that_none_has_is_damage(tmp_path, number):
    """Beyond the largest SQLite gives any number that is free: the log would no longer be in order."""
    path = tmp_path / "meeting.stocktake"
    small_plan(path).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE event SET number = ? WHERE number = 3", [number])
    db.commit()
    db.close()
    content = path.read_bytes()
    with pytest.raises(DamagedPlan, match="number"):
        open_plan(path)
    assert path.read_bytes() == content
    with open_damaged(path) as whole:
        assert len(whole.meeting.sessions) == 3
        same_state(whole)


# begin, facts, and going back


def test_a_begin_stops_undo_and_keeps_what_was(small):
    steps = [line.id for line in small.log.lines(1_000, None)]
    begin = small.log.lines(1, None)[0].number + 1
    small.undo()
    before = same_state(small)
    small.begin_history()
    assert told(small) == [None, None]
    assert not small.undo()
    assert not small.redo()
    assert same_state(small) == before
    assert [line.id for line in small.log.lines(1_000, None)][2:] == steps
    assert small.log.begin == begin + 1
    with pytest.raises(EditRefused, match="begun anew"):
        small.go_back(begin, "Back")
    add_room(small, "New")
    assert small.go_back(small.log.begin, "Back")
    assert same_state(small) == before
    assert small.log.lines(1, None)[0].says("to") == small.log.begin
    assert dict(rewound(small))[begin] == before
    origins = [line.says("origin") for line in small.log.lines(1_000, None) if line.kind == "begin"]
    assert len(set(origins)) == 2


def test_redo_ends_at_the_next_step_and_not_at_a_fact(small):
    small.undo()
    first = small.redo_title
    print_one(small)
    throw_away_issues(small, [small.meeting.sheet_issues[0].id], NOW)
    find_issues_again(small, [small.meeting.sheet_issues[0].id])
    assert small.redo_title == first
    small.redo()
    small.undo()
    add_room(small, "Another")
    assert small.redo_title is None
    assert not small.redo()


def test_undo_and_redo_leave_what_was_printed(small):
    first = same_state(small)
    print_one(small)
    add_room(small, "Between")
    print_one(small)
    throw_away_issues(small, [small.meeting.sheet_issues[0].id], NOW)
    paper = same_state(small)["sheet_issue"]
    while small.undo():
        assert same_state(small)["sheet_issue"] == paper
    while small.redo():
        assert same_state(small)["sheet_issue"] == paper
    assert small.go_back(small.log.begin, "Back")
    assert same_state(small)["sheet_issue"] == paper
    print_one(small)
    assert [one.revision for one in small.meeting.sheet_issues] == [1, 2, 3]
    small.undo()
    small.undo()
    assert without_paper(same_state(small)) == without_paper(first)


def paper(plan):
    return SheetIssue(
        meeting=plan.meeting, sheet="podium", subject="s", revision=1, printed_at=NOW, fingerprint="", content=""
    )


def facts_in_a_step(plan):
    with plan.edit("Wrong"):
        plan.add(paper(plan))


def facts_behind_a_step(plan):
    with plan.edit("Wrong"):
        add_room(plan, "Never")
        plan.meeting.sheet_issues[0].thrown_away_at = NOW


def facts_removed_in_a_step(plan):
    with plan.edit("Wrong"):
        add_room(plan, "Never")
        plan.remove(plan.meeting.sheet_issues[0])


def a_step_in_facts(plan):
    with plan.record("Wrong"):
        plan.add(paper(plan))
        plan.meeting.notes = "changed"


def a_verb_in_facts(plan):
    with plan.record("Wrong"):
        add_room(plan, "Never")


def facts_and_an_error(plan):
    with plan.record("Wrong"):
        plan.add(paper(plan))
        plan.meeting.sheet_issues[0].thrown_away_at = NOW
        raise RuntimeError("in the middle")


@pytest.mark.parametrize(
    "wrong",
    [
        facts_in_a_step, facts_behind_a_step, facts_removed_in_a_step, a_step_in_facts, a_verb_in_facts,
        facts_and_an_error,
    ],
)  # fmt: skip
def test_facts_and_steps_keep_apart_and_what_mixes_them_leaves_nothing(small, wrong):
    print_one(small)
    before, lines = same_state(small), small.log.lines(1_000, None)
    with pytest.raises(RuntimeError):
        wrong(small)
    assert (same_state(small), small.log.lines(1_000, None)) == (before, lines)
    add_room(small, "Work goes on")
    print_one(small)
    small.undo()
    assert without_paper(same_state(small)) == without_paper(before)


def test_a_fact_is_not_part_of_a_step_nor_rehearsed(small):
    before = same_state(small)
    with pytest.raises(EditRefused, match="middle of a step"), small.edit("Outer"):
        print_one(small)
    with pytest.raises(EditRefused, match="middle of a step"):
        small.rehearse(lambda: print_one(small))
    assert same_state(small) == before


def test_a_fact_that_changes_nothing_leaves_no_trace(small):
    lines = small.log.lines(1_000, None)
    with small.record("Nothing"):
        pass
    throw_away_issues(small, [], NOW)
    assert small.log.lines(1_000, None) == lines


def test_what_a_reader_of_facts_is_told(small):
    heard: list[Changes] = []
    small.on_change(heard.append)
    print_one(small)
    assert [(one.title, set(one.rows), one.undone) for one in heard] == [("Printed 1 sheet", {"sheet_issue"}, False)]


def test_every_state_there_was_is_what_going_back_gives(small):
    """For each event: the log alone gives the rows; going back gives the same but for paper; undo gives what was."""
    for nth in range(4):
        print_one(small)
        small.undo()
        small.undo()
        set_field(small, Meeting, small.meeting.id, "notes", str(nth))
    states = dict(rewound(small))
    assert sorted(states) == [line.number for line in reversed(small.log.lines(1_000, None))]
    here, shown = same_state(small), picture(small)
    for number, state in states.items():
        changed = without_paper(state) != without_paper(here)
        assert bool(small.go_back(number, "Back")) is changed
        now = same_state(small)
        assert (without_paper(now), now["sheet_issue"]) == (without_paper(state), here["sheet_issue"])
        if changed:
            assert json.loads(small.log.lines(1, None)[0].about) == {"to": number}
            small.undo()
        assert (same_state(small), picture(small)) == (here, shown)
    assert not small.go_back(10**6, "Back")


def test_going_back_writes_the_columns_that_differ_and_nothing_where_none_do(small):
    """Else undo of it would write all of a row, and going to where the plan stands would be a step."""
    number, meeting = small.log.lines(1, None)[0].number, small.meeting.id
    for notes in ("one", "two"):
        set_field(small, Meeting, meeting, "notes", notes)
    small.go_back(number, "Back")
    assert [tuple(row) for row in small.log.lines(1, None)[0].changes()] == [
        ("meeting", {"id": meeting, "notes": "two"}, {"id": meeting, "notes": ""})
    ]
    assert small.changed_since(number) == []
    small.undo()
    small.redo()
    newest = small.log.lines(1, None)
    for there in (number, newest[0].number, number + 3):
        assert not small.go_back(there, "Nothing")
        assert small.log.lines(1, None) == newest
    room = add_room(small, "Room")
    small.go_back(number, "Back")
    small.undo()
    assert [change.row_id for change in small.changed_since(number)] == [room]


def test_what_changed_since_counts_what_was_taken_back(small):
    number = small.log.lines(1, None)[0].number
    room = add_room(small, "Passing")
    assert [change.row_id for change in small.changed_since(number)] == [room]
    small.undo()
    assert small.changed_since(number) == []
    assert [(change.row_id, change.before["name"]) for change in small.changed_since(number + 1)] == [(room, "Passing")]
    small.redo()
    assert [change.row_id for change in small.changed_since(number)] == [room]


def test_events_are_found_by_their_ids_and_those_of_another_file_are_as_old_as_this_history(small):
    lines = small.log.lines(4, None)
    small.begin_history()
    print_one(small)
    known = {line.id: line.number for line in lines}
    assert small.log.numbers_of([*known, "", new_id()]).keys() > known.keys()
    found = small.log.numbers_of([*known, "elsewhere"])
    assert found == {**known, "elsewhere": small.log.begin}
    (issue,) = small.meeting.sheet_issues
    assert small.log.numbers_of([issue.event_id]) == {issue.event_id: small.log.lines(1, None)[0].number}


def test_lines_are_given_by_pages(small):
    whole = small.log.lines(1_000, None)
    paged: list[EventLine] = []
    before: int | None = None
    while page := small.log.lines(3, before):
        paged, before = [*paged, *page], page[-1].number
    assert paged == whole
    assert [line.number for line in whole] == [*range(len(whole), 0, -1)]


@pytest.mark.parametrize(("laptop_is_in", "zone", "said"), [
    ("Asia/Tokyo", "America/Mexico_City", "Go back to 5 May 21:30"),
    ("America/Adak", "Asia/Tokyo", "Go back to 6 May 12:30"),
    ("UTC", "UTC", "Go back to 6 May 03:30"),
])  # fmt: skip
def test_going_back_is_told_by_the_clock_of_the_meeting(laptop, tmp_path, laptop_is_in, zone, said):
    laptop(laptop_is_in, datetime.fromisoformat("2031-05-06T03:30:00+00:00"))
    with create_plan(tmp_path / "meeting.stocktake", "Meeting", zone) as plan:
        add_room(plan, "Room")
        add_day(plan, NOW.date())
        driver(plan).execute("UPDATE event SET made_at = '2031-05-06 03:30:00.000000'")
        go_back(plan, 2)
        assert plan.undo_title == said
        go_back(plan, 1)
        assert plan.undo_title == "Go back to the beginning"
