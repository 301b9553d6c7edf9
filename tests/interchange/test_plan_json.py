"""A whole plan as JSON and back: nothing lost, nothing half-done, refusals that say where."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block, resize_block
from stocktake_desktop.edits.chasing import ask, note_answer, note_how
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.edits.documents import add_document, attach_file, link_document, link_question
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.rules import acknowledge, add_role_rule, remove_role_rule
from stocktake_desktop.edits.script import ScriptLine, say_nothing, write_cues
from stocktake_desktop.edits.telling import note_told
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import plan_as_json, write_plan_json
from stocktake_desktop.models import (
    Actual,
    AsPlanned,
    Category,
    EditRefused,
    FloorRequest,
    Meeting,
    Occasion,
    Organisation,
    Person,
    Pictogram,
    PodiumSize,
    Role,
    RoomKind,
    SessionBlock,
    SessionKind,
    SpeakingTurn,
    Status,
    StepKind,
    TimeAnswer,
    TimeRequest,
    Translation,
    WithdrawnPart,
    WithdrawnSession,
    create_plan,
    next_revision,
    open_plan,
)
from stocktake_desktop.planning.distribution import HandOut
from stocktake_desktop.planning.script.levels import Scope
from tests.history import history
from tests.pictures import hours


@pytest.fixture
def plan(tmp_path):
    """A plan with something in every table."""
    plan = create_plan(tmp_path / "meeting.stocktake", "Stocktaking", "America/Mexico_City", "Puerto Vallarta")
    set_field(plan, Meeting, plan.meeting.id, "notes", "two\nlines")
    day = add_day(plan, date(2017, 12, 5))
    room = add_room(plan, "Sala 1", RoomKind.BREAKOUT, capacity=40)
    state = add_organisation(plan, "México", Category.MEMBER_STATE)
    ana = add_person(plan, "Ana", "Ruiz", state, native_name="安娜", respelling="AH-na")
    set_field(plan, Person, ana, "present_from", datetime(2017, 12, 5, 9, 30))
    group = add_block(
        plan, "Action Group <1>", SessionKind.ACTION_GROUP, day_id=day, start=645, minutes=135, room_id=room
    )
    set_field(plan, SessionBlock, group, "objectives", "• one & two\n• “three”")
    lock_block(plan, group, True)
    segment = add_segment(plan, group, "Introduction", minutes=10)
    moderator = add_appearance(plan, group, Who(ana, state), Role.MODERATOR, segment_id=segment, minutes=5)
    ask(plan, [moderator], date(2017, 11, 20))
    note_answer(plan, [moderator], Status.CONFIRMED, datetime(2017, 11, 22, 9))
    note_how(plan, [moderator], "by mail")
    set_field(plan, Organisation, state, "contact", "sre@mx.example")
    add_alternate(plan, moderator, Who(placeholder="the Minister"))
    add_alternate(plan, moderator, Who(organisation_id=state))
    add_question(plan, group, "What works?", date(2017, 11, 20))
    add_outcome(plan, group, "Share data")
    add_block(plan, "Parked", minutes=20)
    set_field(plan, SessionBlock, group, "expected", 35)
    set_field(plan, Meeting, plan.meeting.id, "turnaround_minutes", 15)
    remove_role_rule(plan, plan.meeting.role_rules[1].id)
    add_role_rule(plan, SessionKind.PANEL, Role.CHAIR, Category.HOST_COUNTRY, True)
    acknowledge(plan, "gap", "gap a b", "30", "The coffee is slow")
    report = add_document(plan, "Report", "A/71/728", "…/A/71/728")
    attach_file(plan, report, "report.pdf", b"%PDF-1.7")
    link_document(plan, report, group, is_background=True)
    link_question(plan, report, plan.session(group).questions[0].id)
    set_field(plan, SessionBlock, group, "floor_minutes", 3)
    set_field(plan, Meeting, plan.meeting.id, "podium_size", PodiumSize.LARGE)
    say_nothing(plan, ScriptLine(Scope(group, who=ana), StepKind.THANKS, Occasion.LATE))
    write_cues(plan, Scope(group), StepKind.ITEM, Pictogram.LAMP, [])
    with plan.edit("Inscribe"):
        at = datetime(2017, 12, 5, 10, 46, 12)
        plan.add(Actual(session_id=group, started=at, held_since=at, held_seconds=40))
        plan.add(Actual(session_id=group, segment_id=segment, ended=at, is_skipped=True))
        turn = SpeakingTurn(session_id=group, segment_id=segment, appearance_id=moderator, started=at, minutes=10)
        turn.spoken_as, turn.held_since, turn.held_seconds = "Ana Ruiz", at, 40
        plan.add(turn)
        plan.add(AsPlanned(meeting=plan.meeting, subject=group, start=at, minutes=90, new_start=at, new_minutes=60))
        plan.add(Translation(meeting=plan.meeting, subject=group, field="title", language="fr", text="Groupe"))
        ran = WithdrawnSession(meeting=plan.meeting, day_id=day, title="Panel", start=600, minutes=60, started=at)
        plan.add(ran)
        plan.add(WithdrawnPart(withdrawn=ran, title="Norway", minutes=3, started=at, ended=at))
        plan.add(FloorRequest(session=plan.session(group), organisation_id=state, minutes=3))
        asked = TimeRequest(meeting=plan.meeting, day_id=day, room_id=room, subject=group, title="the room closes")
        asked.minute, asked.until, asked.answer_by, asked.asked_at = 780, 790, 750, at
        asked.answer, asked.answered_at, asked.answered_by = TimeAnswer.GRANTED, at, "Ms Okafor"
        plan.add(asked)
    set_distribution(plan, {"podium": HandOut(3, "chair, podium")})
    printed = Issued("podium", group, 1, "{}", "f" * 64, "en", "A", "K7QM", 2, copies=3, goes_to="chair, podium")
    record_issues(plan, [printed, replace(printed, sheet="day", subject=day, mark="K7QN")], at)
    note_told(plan, [ana], at)
    throw_away_issues(plan, [plan.meeting.sheet_issues[0].id], at)
    yield plan
    plan.close()


def test_there_and_back_loses_nothing(plan, tmp_path):
    write_plan_json(plan, tmp_path / "plan.json")
    with import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake") as copy:
        assert plan_as_json(copy) == plan_as_json(plan)
    with open_plan(tmp_path / "copy.stocktake") as copy:
        assert plan_as_json(copy) == plan_as_json(plan)
        assert [line.kind for line in copy.log.lines(9, None)] == ["begin", "fact", "do", "begin"]
        assert next_revision(copy.meeting.sheet_issues, ("podium", plan.meeting.sheet_issues[0].subject, "en")) == 2


def test_what_two_copies_noted_as_planned_travels_once(plan):
    with plan.edit("The other copy is taken in"):
        group = plan.meeting.as_planned[0].subject
        plan.add(AsPlanned(meeting=plan.meeting, subject=group, minutes=90, new_minutes=45))
    assert [one["new_minutes"] for one in plan_as_json(plan)["as_planned"]] == [45]


def test_every_column_of_every_table_travels(plan):
    """A column added to a table later must not be forgotten here."""
    text = json.dumps(plan_as_json(plan))
    with plan.edit("look"):
        pass
    tables = [table for table in SessionBlock.metadata.sorted_tables if table.name not in ("event", "kept_file")]
    renamed = {"position", "minute", "meeting_id", "session_id", "appearance_id", "day_id", "format_notes",
               "withdrawn_id", "question_id", "clock_shows", "clock_set_at", "clock_rate"}  # fmt: skip
    missing = {
        f"{table.name}.{column.name}"
        for table in tables
        for column in table.columns
        if column.name not in renamed and f'"{column.name}"' not in text
    }
    assert missing == set()


def test_what_scripts_read(plan):
    data = plan_as_json(plan)
    group, parked = data["sessions"]
    assert (group["day"], group["start"], group["end"], group["room"]) == (1, "10:45", "13:00", "Sala 1")
    assert (parked["day"], parked["start"], parked["end"], parked["minutes"]) == (None, None, None, 20)
    assert group["kind"] == "action group"
    assert group["locked"] is True
    appearance = group["appearances"][0]
    assert (appearance["name"], appearance["organisation"], appearance["role"]) == ("Ana Ruiz", "México", "moderator")
    assert [alternate["name"] for alternate in appearance["alternates"]] == ["the Minister", "México"]


def small(**session):
    return {
        "format": "stocktake-plan",
        "version": 1,
        "meeting": {"title": "Small"},
        "days": [{"date": "2017-12-04"}],
        "rooms": [{"name": "Plenary"}],
        "sessions": [{"title": "Panel", "day": 1, "start": "10:00", "end": "11:00", "room": "Plenary", **session}],
    }


def read(data, tmp_path):
    source = tmp_path / "small.json"
    source.write_text(json.dumps(data))
    return import_plan_json(source, tmp_path / "small.stocktake")


def test_a_script_may_write_only_what_it_knows(tmp_path):
    with read(small(appearances=[{"name": "Presenter 1"}]), tmp_path) as plan:
        (session,) = plan.meeting.sessions
        assert (session.start, session.minutes, session.room.name) == (600, 60, "Plenary")
        assert session.appearances[0].placeholder == "Presenter 1"


def test_history_begins_with_what_was_imported(tmp_path):
    with read(small(), tmp_path) as plan:
        assert (history(plan), plan.undo_title) == ([], None)
        plan.undo()
        assert len(plan.meeting.sessions) == 1


@pytest.mark.parametrize(
    ("times", "until", "left_out"),
    [
        ({"start": "23:30", "minutes": 60}, "23:30–24:00", "23:30–00:30 of the next day, was cut at 24:00; 30 min"),
        ({"start": "22:00", "end": "03:30"}, "22:00–24:00", "22:00–03:30 of the next day, was cut at 24:00; 3 h 30"),
        ({"start": "23:30"}, "23:30–24:00", "23:30–00:30 of the next day, was cut at 24:00; 30 min"),
        ({"start": "10:00", "minutes": 1440}, "10:00–24:00", "10:00–10:00 of the next day, was cut at 24:00; 10 h"),
        ({"start": "22:00", "end": "24:00"}, "22:00–24:00", ""),
        ({"start": "12:00", "end": "00:00"}, "12:00–24:00", ""),
        ({"start": "10:00"}, "10:00–11:00", ""),
    ],
)
def test_what_goes_on_after_midnight_is_cut_and_told(times, until, left_out, tmp_path):
    with read(small(**{"end": None, **times}), tmp_path) as plan:
        [block] = plan.meeting.sessions
        assert hours(block) == until
        assert ("Times in the source" in block.notes) == bool(left_out)
        told = [words.partition(", ")[2].replace("left out: ", "") for words in plan.remarks]
        assert told == [f"{left_out}."] * bool(left_out)
        resize_block(plan, block.id, block.placed.start, block.minutes - 15)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "tea"}, "sessions[0].kind: 'tea' is not one of registration"),
        ({"start": "25:00"}, "sessions[0].start: '25:00' is not a time such as 10:15."),
        ({"day": 2}, "sessions[0].day: there is no day 2."),
        ({"day": None}, "sessions[0]: a session has a day and a start, or neither."),
        ({"room": "Attic"}, "sessions[0].room: there is no room Attic."),
        ({"title": 7}, "sessions[0].title: 7 is not text."),
        ({"end": "09:00"}, "sessions[0]: a session lasts from 1 to 1440 minutes."),
        ({"segments": {}}, "sessions[0].segments is not a list."),
        ({"segments": ["x"]}, "sessions[0].segments[0] is not an object."),
        (
            {"appearances": [{"person_id": "nobody"}]},
            "sessions[0].appearances[0].person_id: there is nothing with the id 'nobody'.",
        ),
        ({"start": "24:00"}, "sessions[0].start: '24:00' is not a time such as 10:15."),
        ({"appearances": [{}]}, "sessions[0].appearances[0] names nobody;"),
        ({"appearances": [{"name": ["x"]}]}, "sessions[0].appearances[0].placeholder: ['x'] is not text."),
        ({"appearances": [{"person_id": {}}]}, "sessions[0].appearances[0].person_id: there is nothing with the id {}"),
        ({"actuals": [{"segment_id": None}, {}]}, "sessions[0].actuals[1]: what really happened is told twice."),
        ({"actuals": [{"segment_id": "s"}]}, "sessions[0].actuals[0].segment_id: there is nothing with the id 's'."),
        ({"segments": [{"id": "s"}, {"id": "s"}]}, "sessions[0].segments[1].id: two have the same id."),
        ({"segments": [{"id": ["s"]}]}, "sessions[0].segments[0].id: ['s'] is not text."),
        ({"segments": [{"minutes": 10**30}]}, "sessions[0].segments[0].minutes: the number is too large."),
        ({"segments": [{"minutes": 2.5}]}, "sessions[0].segments[0].minutes: 2.5 is not a whole number."),
        ({"room": {"name": "Plenary"}}, "sessions[0].room: there is no room {'name': 'Plenary'}."),
        ({"day": 10**18}, "sessions[0].day: there is no day 1000000000000000000."),
        ({"notes": "\ud83d"}, "sessions[0].notes: the text holds half a character"),
        (
            {"x": [[[[[[[[[[[[]]]]]]]]]]]]},
            "sessions[0].x[0][0][0][0][0][0][0][0][0][0]: lists and",
        ),
        ({"minutes": None, "questions": [{"due": "soon"}]}, "sessions[0].minutes: None is not a whole number."),
    ],
)
def test_what_is_wrong_is_said_and_leaves_no_file(wrong, sentence, tmp_path):
    with pytest.raises(EditRefused) as refusal:
        read(small(**wrong), tmp_path)
    assert str(refusal.value).startswith(sentence)
    assert not (tmp_path / "small.stocktake").exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"meeting": {"title": "\udc00"}}, "meeting.title: the text holds half a character"),
        ({"meeting": {"id": {}}}, "meeting.id: {} is not text."),
        ({"meeting": {"emblem": "data:image/png;base64,PHN2Zz4="}}, "meeting.emblem: The emblem is a PNG picture"),
        ({"organisations": [{"id": {}}]}, "organisations[0].id: {} is not text."),
        ({"people": [{"organisation_id": []}]}, "people[0].organisation_id: there is nothing with the id []."),
        ({"people": [{"present_from": 4}]}, "people[0].present_from: 4 is not a date"),
        ({"days": [{}]}, "days[0].date is missing."),
        ({"days": [{"date": None}]}, "days[0].date: None is not a date"),
        ({"days": [{"date": "2017-12-04"}] * 2}, "days[1]: there is one with the same date already."),
        ({"rooms": [{"name": "Plenary", "kind": None}]}, "rooms[0].kind: None is not one of plenary"),
        ({"documents": [{"id": "d"}, {"id": "d"}]}, "documents[1].id: two have the same id."),
        ({"role_rules": [{"role": "chair"}]}, "role_rules[0].kind is missing."),
        ({"translations": [{"subject": "x", "field": "title", "language": "fr"}] * 2}, "translations[1]: there is one"),
        ({"sheet_issues": [{"sheet": "podium"}]}, "sheet_issues[0].subject is missing."),
    ],
)
def test_every_value_of_every_record_is_looked_at(wrong, sentence, tmp_path):
    with pytest.raises(EditRefused) as refusal:
        read(small() | wrong, tmp_path)
    assert str(refusal.value).startswith(sentence)
    assert [path.name for path in tmp_path.iterdir()] == ["small.json"]


@pytest.mark.parametrize("text", ["NaN", "1e999", "-Infinity", "9" * 5000])
def test_what_is_no_number_is_refused(text, tmp_path):
    source = tmp_path / "odd.json"
    source.write_text(json.dumps(small(expected="@")).replace('"@"', text))
    with pytest.raises(EditRefused, match=r"odd\.json is not JSON|sessions\[0\]\.expected"):
        import_plan_json(source, tmp_path / "odd.stocktake")


KILLED = """
import os, sys
from pathlib import Path
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from tests.history import history

import_plan_json(Path(sys.argv[1]), Path(sys.argv[2]), lambda done, _whole: done and os._exit(9))
"""


def test_an_import_that_is_killed_half_way_leaves_nothing(tmp_path):
    source = tmp_path / "small.json"
    source.write_text(json.dumps(small() | {"sessions": small()["sessions"] * 200}))
    command = [sys.executable, "-c", KILLED, str(source), str(tmp_path / "small.stocktake")]
    assert subprocess.run(command, check=False).returncode == 9
    assert [path.name for path in tmp_path.iterdir()] == ["small.json"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nonsense", '{"format": "stocktake-plan", "version": 9, "meeting": {}}']
)
def test_other_files_are_refused(text, tmp_path):
    source = tmp_path / "other.json"
    source.write_text(text)
    with pytest.raises(EditRefused, match=r"other\.json"):
        import_plan_json(source, tmp_path / "other.stocktake")


def test_a_failed_export_leaves_the_old_file(plan, tmp_path, monkeypatch):
    target = tmp_path / "plan.json"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", lambda _fd: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_plan_json(plan, target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []
