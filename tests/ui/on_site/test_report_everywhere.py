"""What a day came to is the same in the window, on paper in every language, as CSV and as JSON, number for number."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import end_turn, give_floor, inscribe
from stocktake_desktop.edits.running import end_item
from stocktake_desktop.edits.speaking import change_own_minutes, next_speaker
from stocktake_desktop.interchange.writers.report_csv import report_csv
from stocktake_desktop.interchange.writers.report_json import report_json
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.report_words import column_names, overrun_words, turn_cells
from stocktake_desktop.planning.turns import TurnTaken
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.catalogue import Sheet, sheet_pdf
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.report_window import ReportWindow
from stocktake_desktop.words import speaking
from tests.certain import certain
from tests.planning.test_projection import plan_of
from tests.sheets.aloud import Aloud
from tests.sheets.kinds.test_day_report import STAMP
from tests.sheets.test_aloud import plain
from tests.soak.bands import TALKS, seen
from tests.ui.on_site.conftest import Day


@pytest.fixture
def played(day: Day) -> Day:
    """Panel I with two who were named and one of the floor whose name is a formula, over the time given and under."""
    plan, panel = day.window.document.plan, day.window.document.plan.meeting.sessions[0].id
    day.later(minutes=5)
    day.next()
    change_own_minutes(plan, panel, 1, day.site.clock.now)
    day.later(minutes=7, seconds=29)
    next_speaker(plan, panel, day.site.clock.now)
    day.later(minutes=12, seconds=40)
    give_floor(plan, inscribe(plan, panel, Who(placeholder='=HYPERLINK("x")')), day.site.clock.now)
    day.later(minutes=2, seconds=15)
    end_turn(plan, panel, day.site.clock.now)
    end_item(plan, panel, day.site.clock.now)
    return day


def report_window(day: Day) -> ReportWindow:
    QTest.mouseClick(day.site.strip.report, Qt.MouseButton.LeftButton)
    return certain(day.window.findChild(ReportWindow))


def turns_in(plan: Plan) -> list[TurnTaken]:
    """The turns as JSON tells them."""
    sessions = report_json(report_of(plan.meeting, 1))["days"][0]["rooms"][0]["sessions"]  # type: ignore[index]
    items = [item for session in sessions for item in (session, *session["segments"])]
    return [
        TurnTaken(turn["name"], turn["given_seconds"], turn["taken_seconds"])
        for item in items
        for turn in item["turns"]
    ]


def heard_rows(plan: Plan, language: str) -> Iterator[list[str]]:
    """The rows of the printed report as they are read aloud."""
    for row in Aloud(sheet_pdf(plan, Sheet("report", day=1, language=language), STAMP)[0]).rows:
        yield [plain(cell) for cell in row]


def test_what_each_speaker_took_is_the_same_everywhere(played: Day) -> None:
    plan = played.window.document.plan
    turns = turns_in(plan)
    named = [('=HYPERLINK("x")', 180, 135), ("Speaker 1", 360, 449), ("Norway", 900, 760)]
    assert turns == named
    lines = report_window(played).lines
    assert [line for line in lines if line[0] in dict.fromkeys(turn.name for turn in turns)] == [
        ['=HYPERLINK("x")', "3 min", "2 min 15 s", "", "", "1 min shorter", "", ""],
        ["Speaker 1", "6 min", "7 min 29 s", "", "", "1½ min longer", "", ""],
        ["Norway", "15 min", "12 min 40 s", "", "", "2½ min shorter", "", ""],
    ]
    rows = [row for row in csv.DictReader(StringIO(report_csv(report_of(plan.meeting)))) if row["speaker"]]
    facts = ("speaker", "given_seconds", "taken_seconds", "over_minutes")
    told = [(turn.name, str(turn.given), str(turn.taken), str(turn.over_minutes)) for turn in turns]
    assert [tuple(row[fact] for fact in facts) for row in rows] == [("'" + told[0][0], *told[0][1:]), *told[1:]]
    assert [row["segment"] for row in rows] == ["", "Introductions", "Introductions"]


def test_what_each_speaker_took_stands_on_paper_under_the_names_of_its_columns(played: Day) -> None:
    plan = played.window.document.plan
    for language in LANGUAGES:
        with speaking(language):
            wanted = [[plain(cell) for cell in turn_cells(turn)] for turn in turns_in(plan)]
            head = [plain(cell) for cell in column_names()]
        rows = list(heard_rows(plan, language))
        assert rows[0] == head
        assert [row for row in rows if row in wanted] == wanted


@pytest.mark.parametrize(
    ("noted", "sentence", "numbers"),
    [
        (8, "Other: noted 8 times, too few to say", ("8", "", "", "")),
        (9, "Other: noted 9 times, median 1 min longer, four in five from 2 min shorter to 5 min longer",
         ("9", "80", "-130", "300")),
    ],
)  # fmt: skip
def test_usual_over_runs_are_the_same_everywhere(
    qtbot: QtBot, tmp_path: Path, noted: int, sentence: str, numbers: tuple[str, ...]
) -> None:
    plan = seen(plan_of(TALKS + "\n10:00-10:10 P Rest Talk=10"), (80, -130, 80, 0, 300, 80, 80, 80, 80)[:noted])
    parent = QWidget()
    qtbot.addWidget(parent)
    document = Document(plan)
    window = ReportWindow(document, Settings(tmp_path / "settings.json"), MeetingClock(document, parent), parent)
    window.ask()
    firsts = [line[0] for line in window.lines]
    assert firsts[firsts.index("Usual over-runs so far") + 1 :] == [sentence]
    facts = report_json(report_of(plan.meeting))["days"][0]["usual_overruns"]  # type: ignore[index]
    names = ("noted", "median_seconds", "low_seconds", "high_seconds")
    assert [["" if one[name] is None else str(one[name]) for name in names] for one in facts] == [list(numbers)]
    (row,) = [row for row in csv.DictReader(StringIO(report_csv(report_of(plan.meeting)))) if not row["session"]]
    assert (row["kind"], row["role"], *(row[name] for name in names)) == ("other", "", *numbers)
    for language in LANGUAGES:
        with speaking(language):
            wanted = [plain(overrun_words(usual)) for usual in report_of(plan.meeting)[0].overruns]
        assert list(heard_rows(plan, language))[-1] == wanted
