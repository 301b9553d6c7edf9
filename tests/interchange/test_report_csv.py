"""The report as a table: what a spreadsheet reads is what is in the plan, and never a formula."""

import csv
from io import StringIO

import pytest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.more_time import answer_request, ask_more_time
from stocktake_desktop.interchange.writers.report_csv import COLUMNS, as_text, report_csv, write_report_csv
from stocktake_desktop.models import HardStop, Room, SessionBlock, TimeAnswer
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.report import report_of
from tests.planning.test_projection import at, happened, plan_of


@pytest.fixture
def plan():
    plan = plan_of("10:00-11:00 P Panel Intro=10 Q&A=50\n11:00-12:00 P Closing")
    happened(plan, "Panel 10:18-\nQ&A 10:30-\nPanel 10:18-11:05")
    return plan


def rows(plan):
    return [row for row in csv.DictReader(StringIO(report_csv(report_of(plan.meeting)))) if row["session"]]


def test_a_line_for_each_session_and_segment(plan):
    panel, intro, _questions, closing = rows(plan)
    assert (panel["session"], panel["segment"], panel["state"]) == ("Panel", "", "done")
    assert (panel["planned_start"], panel["actual_start"]) == ("2017-12-04 10:00", "2017-12-04 10:18")
    late = ("start_late_minutes", "end_late_minutes", "over_minutes", "held_minutes")
    assert [panel[name] for name in late] == ["18", "5", "-13", "0"]
    assert (intro["session"], intro["segment"], intro["actual_minutes"]) == ("Panel", "Intro", "12")
    assert (closing["state"], closing["actual_start"], closing["over_minutes"]) == ("planned", "", "")


def test_a_line_for_each_limit_that_was_asked_to_wait(plan):
    day, room = plan.meeting.days[0], plan.meeting.rooms[0]
    set_field(plan, HardStop, day.hard_stops[0].id, "title", "=the room closes")
    asked = AskMoreTime(day.id, room.id, day.hard_stops[0].id, 800, 750, at("10:40"))
    answer_request(plan, ask_more_time(plan, asked), TimeAnswer.GRANTED, at("11:05"), "Ms Okafor")
    (row,) = (row for row in csv.DictReader(StringIO(report_csv(report_of(plan.meeting)))) if row["limit"])
    names = ("room", "limit", "limit_time", "asked_until", "asked_at", "answer", "answered_at", "answered_by")
    assert [row[name] for name in names] == [
        "P", "'=the room closes", "2017-12-04 13:00", "2017-12-04 13:20", "2017-12-04 10:40", "granted",
        "2017-12-04 11:05", "Ms Okafor",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=cmd|" /C calc"!A0', "＝1"])
def test_no_cell_is_a_formula(plan, words):
    set_field(plan, SessionBlock, plan.meeting.sessions[0].id, "title", words)
    set_field(plan, Room, plan.meeting.rooms[0].id, "name", words)
    for row in rows(plan):
        assert row["room"] == f"'{words}"
    assert rows(plan)[0]["session"] == f"'{words}"


def test_other_words_stay_as_they_are(plan):
    for words in ("Panel I – “Looking back”", "a=b", "3-4", "a,b;c\nd", "ñ 李"):
        set_field(plan, SessionBlock, plan.meeting.sessions[0].id, "title", words)
        assert rows(plan)[0]["session"] == words == as_text(words)


def test_the_file_is_whole_and_read_by_spreadsheets(plan, tmp_path):
    path = tmp_path / "report.csv"
    write_report_csv(report_of(plan.meeting), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfday,date,")
    assert path.read_text("utf-8-sig").splitlines()[0].split(",") == list(COLUMNS)
