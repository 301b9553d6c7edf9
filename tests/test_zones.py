"""What is told on paper and in findings is told in the meeting's time, wherever the laptop is."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from stocktake_desktop import app, cli
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.models import GuidingQuestion, open_plan
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for
from tests.plans import small_plan

NOW = datetime(2031, 5, 6, 4, 30, tzinfo=UTC)
ZONES = {"America/Mexico_City": "5 May 2031 22:30", "Asia/Tokyo": "6 May 2031 13:30"}
"""What is stamped at that moment: on either side of a midnight."""


@pytest.fixture(params=ZONES)
def zone(request, laptop):
    """The zone of the meeting; the laptop is where it is neither of the two times."""
    laptop("Pacific/Kiritimati" if request.param == "America/Mexico_City" else "America/Adak", NOW)
    return request.param


@pytest.fixture
def path(zone: str, tmp_path: Path) -> Path:
    path = tmp_path / "small.stocktake"
    with small_plan(path) as plan, plan.edit("Meet there"):
        plan.meeting.timezone = zone
        panel = plan.meeting.sessions[0]
        plan.add(GuidingQuestion(session=panel, text="Why?", due=date(2031, 5, 5)))
    return path


def stamps(pdf: Path) -> set[str]:
    """What the stamps of a sheet say of day and time."""
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    return set(re.findall(r"(?:Draft|Rev\. \d+·A · \w{4}) · (\d+ May 2031 \d\d:\d\d)", words))


def test_sheets_printed_to_a_folder(path, zone, tmp_path):
    assert cli.run(["sheets", str(path), "--print-to-folder", str(tmp_path / "paper"), "--kind", "day"]) == 0
    assert [stamps(one) for one in (tmp_path / "paper").iterdir()] == [{ZONES[zone]}] * 2
    with open_plan(path) as plan:
        assert {f"{one.printed_at:%-d %b %Y %H:%M}" for one in plan.meeting.sheet_issues} == {ZONES[zone]}


def test_drafts_and_the_report(path, zone, tmp_path):
    draft, report = tmp_path / "draft.pdf", tmp_path / "report.pdf"
    assert cli.run(["sheet", str(path), "--kind", "day", "--day", "1", "-o", str(draft)]) == 0
    assert cli.run(["report", str(path), "--pdf", str(report)]) == 0
    with open_plan(path, read_only=True) as plan:
        written = app.write_sheets(plan, tmp_path)
    for pdf in (draft, report, next(one for one in written if "run-of-show" in one.name)):
        assert stamps(pdf) == {ZONES[zone]}


def test_what_is_late_and_what_is_done_about_it(path, zone, capsys):
    is_late = zone == "Asia/Tokyo"  # due on the 5th
    cli.run(["check", str(path), "--json"])
    assert ("questions-late" in {one["code"] for one in json.loads(capsys.readouterr().out)}) == is_late
    with open_plan(path) as plan:
        for finding in [one for one in find_all(plan.meeting) if one.code == "questions-late"]:
            apply_fix(plan, fixes_for(plan.meeting, finding)[0])
        sent = [one.sent for block in plan.meeting.sessions for one in block.questions]
        assert sent == [date(2031, 5, 6) if is_late else None]
