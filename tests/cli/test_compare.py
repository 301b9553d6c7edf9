"""`compare` says what differs between files of any kind, and its exit code tells whether anything does."""

import json
from pathlib import Path

import pytest

from stocktake_desktop import cli
from stocktake_desktop.edits.blocks import park_block
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.interchange.sample import SAMPLE
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import open_plan

PROGRAMMES = Path(__file__).parent.parent / "interchange" / "programmes"
SUMMIT = PROGRAMMES / "summit.txt"


@pytest.fixture
def run(capsys):
    """Run a command; returns its exit code, what it said, and what it complained of."""

    def act(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return act


@pytest.mark.parametrize("name", sorted(path.name for path in PROGRAMMES.iterdir()))
def test_every_programme_is_the_same_as_itself(run, name):
    code, said, _ = run("compare", PROGRAMMES / name, PROGRAMMES / name, "--json")
    assert code == 0
    found = json.loads(said)
    assert found["same"]
    assert {line["sort"] for line in found["sessions"]} == {"same"}


def test_a_plan_and_the_programme_it_was_made_of_are_the_same(run, tmp_path):
    plan = tmp_path / "plan.stocktake"
    import_programme(SUMMIT, plan)
    assert run("compare", plan, SUMMIT)[0] == 0
    assert run("compare", SUMMIT, plan)[0] == 0


def test_a_plan_and_its_json_are_the_same_until_one_is_changed(run, tmp_path):
    path, written = tmp_path / "plan.stocktake", tmp_path / "plan.json"
    path.write_bytes(b"")
    path.unlink()
    import_programme(SUMMIT, path)
    with open_plan(path) as plan:
        write_plan_json(plan, written)
        assert run("compare", path, written)[0] == 0
        block = next(block for block in plan.meeting.sessions if block.appearances)
        title = block.title
        park_block(plan, block.id)
    code, said, _ = run("compare", path, written)
    assert code == 1
    assert "1 moved" in said.splitlines()[0]
    assert title in said


def test_a_changed_line_of_a_programme_is_told(run, tmp_path):
    changed = tmp_path / "version 2.txt"
    changed.write_text(SUMMIT.read_text("utf-8").replace("Registration", "Registration and coffee"), "utf-8")
    code, said, _ = run("compare", SUMMIT, changed)
    assert code == 1
    assert "Registration → Registration and coffee" in said


def test_what_cannot_be_read_is_said(run, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("nothing here", "utf-8")
    code, said, complaint = run("compare", empty, SAMPLE)
    assert (code, said) == (2, "")
    assert "empty.txt holds no session" in complaint
    assert run("compare", SAMPLE, tmp_path / "none.json")[0] == 2
