"""What a plan is exported with: what a kind of file can do, and copies without contacts and internal notes."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime

import pytest

from stocktake_desktop import cli
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import Appearance, Organisation, Person, SessionBlock, open_plan
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import names_of
from tests.plans import small_plan

SECRET = "Zebrafinch"


@pytest.fixture
def plan_file(tmp_path):
    """A plan whose every private column says a secret, once and again, so that the log has it too."""
    path = tmp_path / "plan.stocktake"
    with small_plan(path) as plan:
        meeting = plan.meeting
        rows = [meeting, *meeting.days, *meeting.rooms, *meeting.people, *meeting.organisations, *meeting.sessions]
        rows += [part for one in meeting.sessions for part in (*one.segments, *one.appearances)]
        for words in (f"{SECRET} first", f"{SECRET} last"):
            for row in rows:
                for name in set(names_of(type(row), Use.PRIVATE)) & set(names_of(type(row), Use.EDITED)):
                    set_field(plan, type(row), row.id, name, words)
        translate(plan, SessionBlock, meeting.sessions[0].id, "notes", "fr", f"{SECRET} traduit")
        content = f'["{SECRET} printed"]'
        record_issues(plan, [Issued("podium", meeting.sessions[0].id, 1, content, "f")], datetime(2018, 3, 1))
    return path


def test_contacts_notes_and_answers_are_private():
    assert names_of(Person, Use.PRIVATE) == ("contact", "notes")
    assert names_of(Organisation, Use.PRIVATE) == ("contact", "notes")
    assert set(names_of(Appearance, Use.PRIVATE)) == {"answer", "notes"}
    assert names_of(SessionBlock, Use.PRIVATE) == ("notes",)


def test_a_copy_without_contacts_holds_them_nowhere_and_all_else(plan_file, tmp_path):
    whole, bare = tmp_path / "whole.stocktake", tmp_path / "bare.stocktake"
    assert cli.run(["export", str(plan_file), str(whole)]) == 0
    assert cli.run(["export", str(plan_file), str(bare), "--without-contacts"]) == 0
    assert SECRET.encode() in whole.read_bytes()
    assert SECRET.encode() not in bare.read_bytes()
    with closing(sqlite3.connect(bare)) as db:
        assert db.execute("SELECT kind FROM event").fetchall() == [("begin",)]
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)
    with open_plan(bare) as copy, open_plan(plan_file, read_only=True) as plan:
        assert copy.undo_title is None
        assert [one.title for one in copy.meeting.sessions] == [one.title for one in plan.meeting.sessions]
        assert [one.name for one in copy.meeting.people] == [one.name for one in plan.meeting.people]
        assert copy.meeting.people[0].contact == "" != plan.meeting.people[0].contact


def test_json_without_contacts_says_all_else(plan_file, tmp_path):
    whole, bare = tmp_path / "whole.json", tmp_path / "bare.json"
    assert cli.run(["export", str(plan_file), str(whole)]) == 0
    assert cli.run(["export", str(plan_file), str(bare), "--without-contacts"]) == 0
    said = whole.read_text("utf-8")
    assert said.count(SECRET) > 10
    assert SECRET not in bare.read_text("utf-8")
    expected = json.loads(said.replace(f"{SECRET} last", ""))
    expected |= {"sheet_issues": [], "tellings": [], "translations": []}
    assert json.loads(bare.read_text("utf-8")) == expected


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--room", "Plenary"], "Plans as JSON: Room cannot be chosen."),
        (["--language", "fr"], "Plans as JSON: Language cannot be chosen."),
        (["--person", "Nordmann"], "Plans as JSON: Person cannot be chosen."),
        (["--person", "Nobody"], "No person is called Nobody."),
        (["--room", "Nowhere"], "No room is called Nowhere."),
    ],
)
def test_what_a_kind_of_file_cannot_do_is_refused(options, sentence, plan_file, tmp_path, capsys):
    out = tmp_path / "out.json"
    assert cli.run(["export", str(plan_file), str(out), *options]) == cli.WRONG
    assert sentence in capsys.readouterr().err
    assert not out.exists()


def test_a_plan_is_not_written_over_by_its_own_copy(plan_file, capsys):
    before = plan_file.read_bytes()
    assert cli.run(["export", str(plan_file), str(plan_file), "--without-contacts"]) == cli.WRONG
    assert "this is the plan itself" in capsys.readouterr().err
    assert plan_file.read_bytes() == before
