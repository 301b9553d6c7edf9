"""The whole of day 1 at any hour: the ceremony late, Q&A cut, a crash, a restart, and all figures agree."""

import csv
import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from stocktake_desktop import cli
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import open_plan
from stocktake_desktop.planning.clock import in_minutes
from stocktake_desktop.planning.floor import speaking, spoken, waiting, withdrawn
from stocktake_desktop.planning.floor_time import floor_budget
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import Way
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.running import State, segment_under_way, state_for_scripts
from stocktake_desktop.sheets.ledger import CURRENT, STALE, entry, last_issues
from tests.certain import certain
from tests.day_one import CRASH, Desk, afternoon, at, late_start, morning, paper_of, print_paper, proposed, recover
from tests.history import history

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "day.stocktake"
    copy_sample(path).close()
    return path


def morning_and_crash(path):
    """Another process plays the morning and is killed in the middle of a step; its presses and the real moment."""
    command = [sys.executable, "-m", "tests.day_one", str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as child:
        said = certain(child.stdout)
        presses, real = said.readline().split()
        assert said.readline().strip() == CRASH
        child.send_signal(signal.SIGKILL)
    return int(presses), datetime.fromisoformat(real)


def test_the_whole_day(path, capsys):
    presses, real = morning_and_crash(path)
    with open_plan(path) as plan:
        desk = Desk(plan, real)
        assert desk.now == at("12:20")
        events = [line for line in reversed(plan.log.lines(1_000, None)) if line.number > plan.log.begin]
        assert (events[0].kind, events[0].title) == ("fact", "Printed 3 sheets")
        assert [line.kind for line in events] == ["fact"] + (presses - 1) * ["do"]
        assert certain(segment_under_way(desk.session("Introduction"))).title == "Q&A"
        floor_is_as_it_was(desk)
        paper_agrees(desk, path, capsys)
        agree(desk, path, capsys)
        afternoon(desk)
        agree(desk, path, capsys)
        assert lines_of(plan) == DAY_ONE
        desk.until("19:00")
        agree(desk, path, capsys)
    with open_plan(path) as plan:
        assert lines_of(plan) == DAY_ONE


DAY_ONE = """
    planned Registration
    done Welcome Ceremony 10:18-11:03 +18 -15
    done Introduction Session – Looking back on Phase I 11:03-13:01 +0 +1 floor 25 in 61
    . done Introduction 11:03-11:10 +0 +0
    . done Panel I – Global, regional, sub-regional and national perspectives 11:10-11:51 +0 +2
    . done Q&A 11:51-13:01 +1 +0
    done Lunch 13:01-15:02 +1 +1
    done Panel II – Stakeholder perspectives 15:02-16:34 +2 +2 held 6
    . done Panel 15:02-15:50 +2 +8 held 6
    . done Q&A 15:50-16:34 +10 -6
    done “Idea Lab” Session – Towards a Vision 16:34-17:52 +4 -7
    . done Introduction 16:34-16:40 +4 +1
    . done Presentations of emerging ideas and initiatives 16:40-17:52 +5 +27
    . skipped Q&A
    done Closing day 1 17:52-18:01 -3 +4
    total 6 skipped 0 over -14 ended +1
"""


def lines_of(plan):
    """The report of day 1 in few words: state, title, times, how late it began, how much longer it was."""
    day = report_of(plan.meeting, 1)[0]
    told = []
    for room in day.rooms:
        for session in room.sessions:
            told += [_told(session), *(f". {_told(segment)}" for segment in session.segments)]
    totals = day.totals
    told.append(f"total {totals.sessions} skipped {totals.skipped} over {totals.over_minutes:+d} ended "
                f"{totals.end_late:+d}")  # fmt: skip
    return "\n" + "".join(f"    {line}\n" for line in told)


def _told(line):
    words = f"{line.for_scripts} {line.title}"
    if line.minutes is not None:
        words += f" {time_of(line.started)}-{time_of(line.ended)} {line.start_late:+d} {line.over_minutes:+d}"
    words += f" held {line.held_minutes}" if line.held_minutes else ""
    return words + (f" floor {line.floor_speakers} in {line.floor_minutes}" if line.floor_speakers else "")


def agree(desk, path, capsys):
    """Projection, report, both commands, and the file as another process would read it say the same."""
    plan, now = desk.plan, desk.now
    ahead = project(plan.meeting, now)
    with open_plan(path, read_only=True) as looked_at:
        assert project(looked_at.meeting, now) == ahead
        assert report_of(looked_at.meeting) == report_of(plan.meeting)
    told = printed(capsys, "project", path, "--now", f"{now:%Y-%m-%d %H:%M:%S}", "--json")
    assert (set(told), told["likely_end"]) == ({"now", "likely_end", "rooms"}, None)
    assert {session.pop("likely_end") for room in told["rooms"] for session in room["sessions"]} == {None}  # too few
    names = {room.id: room.name for room in plan.meeting.rooms}
    assert told["rooms"] == [
        {
            "room": names[room.room_id],
            "over_minutes": room.over_minutes,
            "sessions": [
                {**as_told(one), "segments": [as_told(part) for part in one.segments]} for one in room.sessions
            ],
        }
        for room in ahead.rooms
    ]
    report_agrees(plan, ahead, path, capsys)


def as_told(item):
    return {
        "id": item.id,
        "state": state_for_scripts(item.state),
        "expected_start": time_of(item.start),
        "expected_end": time_of(item.end),
    }


def report_agrees(plan, ahead, path, capsys):
    """What is over was as long and as late in the report as in the projection; the tables say the same."""
    day = report_of(plan.meeting, 1)[0]
    lines = [line for room in day.rooms for line in room.sessions]
    for line in lines:
        heard = spoken(plan.session(line.id))
        assert line.floor_speakers == len(heard)
        assert line.floor_minutes == in_minutes(sum(certain(one.seconds_used) for one in heard))
    over = [line for line in lines if line.state is State.DONE]
    assert over
    for line in over:
        one = ahead.of(line.id)
        assert (one.start, one.end, one.over_minutes) == (line.started, line.ended, line.end_late)
        parts = {part.id: part for part in one.segments}
        for segment in line.segments:
            if segment.state is State.DONE:
                part = parts[segment.id]
                assert (part.start, part.end, part.over_minutes) == (
                    segment.started, segment.ended, segment.over_minutes,
                )  # fmt: skip
    told = printed(capsys, "report", path, "--day", "1", "--csv", path.with_suffix(".csv"), "--json")["days"][0]
    sessions = [session for room in told["rooms"] for session in room["sessions"]]
    names = ("id", "end_late_minutes", "over_minutes", "floor_speakers", "floor_minutes")
    assert [tuple(one[name] for name in names) for one in sessions] == [
        (line.id, line.end_late, line.over_minutes, line.floor_speakers, line.floor_minutes) for line in lines
    ]
    assert told["totals"]["minutes"] == sum(certain(line.minutes) for line in over) == day.totals.minutes
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["state"] and not row["segment"]]
    assert [(row["session"], row["over_minutes"], row["floor_minutes"]) for row in rows] == [
        (line.title, "" if line.over_minutes is None else str(line.over_minutes), str(line.floor_minutes))
        for line in lines
    ]


def floor_is_as_it_was(desk):
    """Who speaks and for how long, who has spoken, who waits and who has withdrawn is in the file."""
    block = desk.session("Introduction")
    speaker = certain(speaking(block))
    assert (speaker.name, speaker.given_at) == ("Delegation 10", at("12:17"))
    heard = [(one.name.removeprefix("Delegation "), one.seconds_used) for one in spoken(block)]
    assert heard[:3] == [("26", 120), ("32", 123), ("1", 126)]  # the groups first
    assert (len(heard), len(waiting(block)), len(withdrawn(block))) == (11, 26, 2)
    assert floor_budget(block, desk.now).words == "26 on the list × 3 min = 1 h 18 of 40 min: 1 min 30 s each would fit"


def paper_agrees(desk, path, capsys):
    """Stale is the paper that shows what the recovery has changed, in the ledger and on the command line."""
    show, introduction, panel = paper_of(desk)
    assert [stands(desk.plan, sheet) for sheet in (show, introduction, panel)] == [STALE, STALE, CURRENT]
    told = printed(capsys, "sheets", path, "--stale", "--json")
    assert [(one["kind"], one["subject"], one["revision"]) for one in told] == [
        (sheet.kind, sheet.subject, 1) for sheet in (show, introduction)
    ]
    assert any("13:00" in words for words in told[0]["changes"])


def printed(capsys, *arguments):
    capsys.readouterr()
    assert cli.run([str(argument) for argument in arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_press_is_one_step_and_all_of_them_can_be_taken_back(path):
    with open_plan(path) as plan:
        before = len(history(plan))
        desk = Desk(plan)
        morning(desk)
        afternoon(desk)
        steps = desk.presses - 1  # and paper, which nobody takes back
        assert len(history(plan)) == before + steps
        paper = [(one.id, one.content) for one in plan.meeting.sheet_issues]
        assert len(paper) == 3
        assert all(plan.undo() for _press in range(steps))
        assert [block.actuals for block in plan.meeting.sessions if block.actuals] == []
        assert [stands(plan, sheet) for sheet in paper_of(desk)] == [CURRENT, CURRENT, CURRENT]
        assert all(plan.redo() for _press in range(steps))
        assert [(one.id, one.content) for one in plan.meeting.sheet_issues] == paper
        assert lines_of(plan) == DAY_ONE


def test_in_the_morning_the_hard_stop_would_be_hit_and_after_the_cut_it_is_kept(path, capsys):
    with open_plan(path) as plan:
        desk = Desk(plan)
        print_paper(desk)
        late_start(desk)
        block = desk.session("Introduction")
        assert certain(project(plan.meeting, desk.now).of(block.id)).end == at("13:49:30")
        way = proposed(desk, Way.QUESTIONS)
        assert (way.over_minutes, way.clashes) == (0, ())
        told = printed(capsys, "recover", path, "--now", "2017-12-04 11:09:30", "--room", "Plenary", "--json")
        assert told["proposals"][0]["changes"] == list(way.changes)
        recover(desk)
        assert (block.minutes, desk.segment("Introduction", "Q&A").minutes) == (117, 70)
        assert certain(project(plan.meeting, desk.now).of(block.id)).end == at("12:59:30")
        assert [stands(plan, sheet) for sheet in paper_of(desk)] == [STALE, STALE, CURRENT]
        assert plan.undo()
        assert [stands(plan, sheet) for sheet in paper_of(desk)] == [CURRENT, CURRENT, CURRENT]
        assert certain(project(plan.meeting, desk.now).of(block.id)).end == at("13:49:30")


def stands(plan, sheet):
    return entry(plan, sheet, last_issues(plan)[sheet.key]).state
