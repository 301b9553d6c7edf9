"""More time for scripts: asked, answered, listed; and what is said where it is not clear what is meant."""

import json

import pytest

from stocktake_desktop import cli
from stocktake_desktop.models import open_plan, save_copy
from stocktake_desktop.planning.more_time import waits_until
from stocktake_desktop.planning.projection import project
from tests.certain import certain
from tests.planning.test_projection import at
from tests.planning.test_recovery import plan_of


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "day.stocktake"
    plan = plan_of("10:00-12:30 P A Panel=150\n12:30-14:00 P Lunch locked\n10:00-11:00 B1 B")
    save_copy(plan, path)
    plan.close()
    return path


@pytest.fixture
def more_time(path, capsys):
    def run(*more, now="10:40"):
        code = cli.run(["more-time", str(path), "--now", f"2017-12-04 {now}", *more])
        said = capsys.readouterr()
        return code, (said.out + said.err).replace("stocktake-desktop: ", "").splitlines()

    return run


def test_a_limit_is_asked_to_wait_and_the_answer_is_noted(path, more_time):
    assert more_time() == (0, ["Nothing was asked on this day."])
    asked = "13:00 interpretation ends: asked 13:00 → 13:20, not answered (P) · asked 10:40"
    assert more_time("--limit", "13:00", "--room", "P", "--until", "13:20") == (0, [asked])
    granted = "13:00 interpretation ends: 13:20 granted, Ms Okafor (P) · asked 10:40, answered 11:05"
    assert more_time("--granted", "--by", "Ms Okafor", now="11:05") == (0, [granted])
    with open_plan(path, read_only=True) as plan:
        (stop, _evening), (room, other) = plan.meeting.days[0].hard_stops, plan.meeting.rooms
        assert (waits_until(stop, room.id), waits_until(stop, other.id)) == (800, 780)


def test_a_locked_meal_is_asked_by_its_title_and_begins_later_once_it_was_granted(path, more_time):
    more_time("--limit", "lunch", "--room", "P", "--until", "12:45", "--answer-by", "12:00")
    code, lines = more_time("--json")
    (told,) = json.loads("\n".join(lines))
    names = ("limit", "time", "until", "answer")
    assert (code, [told[name] for name in names]) == (0, ["Lunch", "12:30", "12:45", "not answered"])
    assert more_time("--refused", "--limit", "Lunch", "--room", "B1")[0] == 2
    more_time("--granted", "--limit", "Lunch", "--room", "P")
    with open_plan(path, read_only=True) as plan:
        lunch = next(block for block in plan.meeting.sessions if block.title == "Lunch")
        assert certain(project(plan.meeting, at("11:00")).of(lunch.id)).start == at("12:45")


def test_what_is_not_clear_is_said(more_time):
    assert more_time("--granted") == (2, ["Nothing that was asked waits for an answer."])
    code, (words,) = more_time("--until", "13:20", "--room", "P")
    assert (code, words.split(": ")[0]) == (2, "Say which limit")
    assert more_time("--until", "13:20", "--limit", "Lunch") == (2, ["Say for which room: B1; P."])
    assert more_time("--until", "13:20", "--limit", "14:30") == (2, ["No limit of this day is called 14:30."])
    for room in ("P", "B1"):
        more_time("--until", "13:20", "--limit", "13:00", "--room", room)
    code, (words,) = more_time("--refused")
    assert (code, words) == (
        2,
        "Say which limit and room: 13:00 interpretation ends (P); 13:00 interpretation ends (B1).",
    )
