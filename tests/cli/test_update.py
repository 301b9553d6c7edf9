"""`update` takes the next version of a programme over, says what comes of it, and leaves what staff changed."""

import json
from datetime import datetime

import pytest

from stocktake_desktop import cli
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import SessionBlock, open_plan
from stocktake_desktop.sheets.ledger import sheets_of
from tests.printing import note_as_printed

FIRST = """Winter forum
Monday 12 March 2018
10:00 - 11:30 Panel I: Water for cities
Moderator: Ms. Kari Nordmann (Norway)
Objectives:
- Hear what works
11:30 - 12:00 Coffee break
"""
SECOND = FIRST.replace("10:00 - 11:30", "10:15 - 11:30").replace("11:30 - 12:00 Coffee break\n", "")


@pytest.fixture
def run(capsys):
    """Run a command; returns its exit code, what it said, and what it complained of."""

    def act(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return act


@pytest.fixture
def files(tmp_path):
    """A plan made of the first version, and the second version."""
    first, second, plan = tmp_path / "forum_1.txt", tmp_path / "forum_2.txt", tmp_path / "plan.stocktake"
    first.write_text(FIRST, "utf-8")
    second.write_text(SECOND, "utf-8")
    import_programme(first, plan)
    return plan, first, second


def placed(path):
    with open_plan(path, read_only=True) as plan:
        return {block.title: block.start for block in plan.meeting.sessions}


def test_it_is_said_first_and_then_done_and_then_nothing_is_new(run, files):
    path, _first, second = files
    code, told, _ = run("update", path, second, "--dry-run")
    assert (code, placed(path)) == (0, {"Panel I: Water for cities": 600, "Coffee break": 690})
    assert told.splitlines()[0] == "0 same, 1 moved, 0 changed, 0 new, 1 gone"
    assert "[x] Time and place: 10:00–11:30 → 10:15–11:30" in told
    assert "[ ] Gone: Mon 12 Mar 11:30–12:00, Plenary · Coffee break" in told
    assert "1 has another time or place: Kari Nordmann" in told
    assert run("update", path, second)[:2] == (0, told)
    assert placed(path) == {"Panel I: Water for cities": 615, "Coffee break": 690}
    assert run("update", path, second)[:2] == (0, "Nothing is new.\n")
    with open_plan(path) as plan:
        assert plan.undo_title == "Update from forum_2.txt: 1 change"


def test_what_is_gone_is_parked_when_asked_for(run, files):
    path, _first, second = files
    run("update", path, second, "--park-gone")
    assert placed(path)["Coffee break"] is None


def test_what_was_changed_here_stays_unless_asked_for(run, files):
    path, _first, second = files
    with open_plan(path) as plan:
        panel = next(block for block in plan.meeting.sessions if block.number or "Panel" in block.title)
        set_field(plan, SessionBlock, panel.id, "objectives", "Ours")
    second.write_text(FIRST.replace("what works", "what fails"), "utf-8")
    told = run("update", path, second)[1]
    assert "[ ] Objectives: Ours → Hear what fails" in told
    assert "Changed here after forum_1.txt" in told
    assert run("update", path, second, "--theirs", "--dry-run")[1].count("[x] Objectives") == 1


def test_stale_paper_is_told(run, files):
    path, _first, second = files
    with open_plan(path) as plan:
        panel = next(block for block in plan.meeting.sessions if "Panel" in block.title)
        podium = [one for one in sheets_of(plan) if (one.kind, one.session_id) == ("podium", panel.id)]
        note_as_printed(plan, podium, datetime(2018, 3, 1, 9))
    code, told, _ = run("update", path, second, "--json")
    found = json.loads(told)
    assert (code, found["done"], len(found["taken"])) == (0, True, 1)
    (take_back,) = found["take_back"]
    assert take_back.startswith("Podium sheet · Panel I: Water for cities, Rev. 1")
    assert found["comparison"]["format"] == "stocktake-comparison"


def test_a_plan_that_is_open_elsewhere_is_not_updated(run, files):
    path, _first, second = files
    with open_plan(path):
        code, said, complaint = run("update", path, second)
        assert (code, said) == (2, "")
        assert "is open elsewhere" in complaint
        assert run("update", path, second, "--dry-run")[0] == 0
