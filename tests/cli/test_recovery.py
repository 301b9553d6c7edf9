"""Ways out of a late day for scripts: listed as words and as an object, and one of them done."""

import json

import pytest

from stocktake_desktop import cli
from stocktake_desktop.models import open_plan
from tests.plans import small_plan


@pytest.fixture
def recover(tmp_path, capsys):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()

    def run(*more):
        code = cli.run(["recover", str(path), "--now", "2018-03-12 09:30", *more])
        said = capsys.readouterr()
        return path, code, said.out, said.err

    return run


def test_the_ways_are_listed(recover):
    _path, code, said, _complaint = recover("--late", "Panel I=10:20")
    assert code == 0
    assert said.splitlines() == [
        "1. Let free time absorb it: ends 20 min late; nobody loses a minute",
        "   1 session begins 20 min later",
        "   10:20–11:50  Panel I",
        "   11:30 end of the day in Plenary: +20 min",
        "2. Use free time and shorten breaks: everything fits; nobody loses a minute",
        "   Panel I: 90 → 70 min",
        "   1 session begins 20 min later",
        "   10:20–11:30  Panel I",
        "3. Fewer minutes for each speaker: ends 18 min late; 1 speaker loses 2 min",
        "   Introductions (Panel I): 20 → 18 min",
        "   1 speaker: 5 → 3 min",
        "   1 session begins 20 min later",
        "   10:20–11:48  Panel I",
        "   11:30 end of the day in Plenary: +18 min",
    ]
    assert recover()[2] == "What follows is on time: nothing to recover.\n"


def test_the_ways_as_an_object(recover):
    told = json.loads(recover("--late", "Panel I=10:20", "--room", "Plenary", "--json")[2])
    assert told["over_minutes"] == 0
    first = told["proposals"][1]
    assert (first["way"], first["over_minutes"], first["double_booked"]) == ("slack", 0, [])
    assert (first["price"], first["free_minutes"]) == ("nobody loses a minute", 0)
    assert "done" not in told
    assert [{key: one[key] for key in one if key != "id"} for one in first["sessions"]] == [
        {"old_start": "10:00", "old_end": "11:30", "new_start": "10:20", "new_end": "11:30"}
    ]
    assert [(one["kind"], one["time"], one["over_minutes"]) for one in told["limits"]] == [
        ("end", "11:30", 20),
        ("hard-stop", "13:00", 0),
        ("hard-stop", "18:00", 0),
    ]


def test_one_of_them_is_done_and_can_be_undone(recover):
    path, code, said, _complaint = recover("--late", "Panel I=10:20", "--choose", "2")
    assert code == 0
    assert said.splitlines() == [
        "done: Use free time and shorten breaks: everything fits; nobody loses a minute",
        "   Panel I: 90 → 70 min",
        "   1 session begins 20 min later",
        "   10:20–11:30  Panel I",
    ]
    with open_plan(path) as plan:
        panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
        assert (panel.start, panel.minutes) == (620, 70)
        plan.undo()
        assert (panel.start, panel.minutes) == (600, 90)


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (("--late", "Panel I"), "is not a session and a time"),
        (("--late", "Panel IX=10:20"), "No session is called Panel IX"),
        (("--choose", "1"), "There are 0 ways"),
    ],
)
def test_what_makes_no_sense_is_refused(recover, more, complaint):
    _path, code, _said, said = recover(*more)
    assert code == 2
    assert complaint in said
