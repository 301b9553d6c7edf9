"""The next version of a programme is taken over as far as it is ticked; what staff changed stays theirs."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance, replace_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block, park_block, remove_block, resize_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.sources import last_version, source_of
from stocktake_desktop.edits.updating import compare_with_source, proposed, take_over
from stocktake_desktop.interchange.as_plan import as_plan
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.interchange.sample import SAMPLE
from stocktake_desktop.interchange.writers.plan_json import plan_as_json, write_plan_json
from stocktake_desktop.models import EditRefused, SessionBlock, open_plan
from stocktake_desktop.planning.comparing.compare import compare
from stocktake_desktop.planning.comparing.difference import Became, Newness
from stocktake_desktop.planning.comparing.kinds import EVERYTHING
from tests.certain import certain
from tests.plans import small_plan
from tests.snapshots import driver, rows, same_state, unsynced
from tests.verbs import press_anything

PROGRAMMES = Path(__file__).parent.parent / "interchange" / "programmes"
FIRST = """Winter forum

Monday 12 March 2018
09:00 - 10:00 Registration
10:00 - 11:30 Panel I: Water for cities, Plenary
Moderator: Ms. Kari Nordmann (Norway)
Panellists:
- Mayor
Objectives:
- Hear what works
11:30 - 12:00 Coffee break
12:00 - 13:00 Group 1: Rivers, Room B
Tuesday 13 March 2018
10:00 - 11:00 Closing of the forum
"""


@pytest.fixture
def forum(tmp_path):
    """The plan made of the first version, and a way to write the next one."""
    source = tmp_path / "programme_v1.txt"
    source.write_text(FIRST, "utf-8")
    path = tmp_path / "plan.stocktake"
    import_programme(source, path)
    with open_plan(path) as plan:
        yield unsynced(plan)


@pytest.fixture
def version(tmp_path):
    """Write a version of the text with some words replaced; gives its path."""

    def write(number, *words):
        text = FIRST
        for old, new in words:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / f"programme_v{number}.txt"
        path.write_text(text, "utf-8")
        return path

    return write


def looked_at(plan, path):
    with as_plan(path) as source:
        return compare_with_source(plan, source.plan.meeting, source.name, source.carried)


def taken(plan, path, choose=proposed):
    with as_plan(path) as source:
        found = compare_with_source(plan, source.plan.meeting, source.name, source.carried)
        take_over(plan, source.plan.meeting, found, choose(found), source.name)
    return found


def everything(found):
    return frozenset(one.key for one in found.differences())


def named(plan, title):
    return next(block for block in plan.meeting.sessions if block.title.startswith(title))


def newness(found, title):
    (line,) = [line for line in found.lines() if line.title.startswith(title)]
    return {one.unit or one.label: one.newness for one in line.differences}


def test_names_of_files_without_their_versions():
    names = ("Programme_v3.docx", "programme v4 FINAL.pdf", "Programme (2).txt", "programme-2.1.txt", "PROGRAMME.txt")
    assert {source_of(name) for name in names} == {"programme"}
    assert source_of("2017-12.txt") == "2017-12"
    assert source_of("") == ""


def test_the_same_file_again_brings_nothing(forum, version):
    found = taken(forum, version(2))
    assert (found.has_news, list(found.differences())) == (False, [])
    assert forum.undo_title == "Import 5 sessions"


@pytest.mark.parametrize("name", sorted(path.name for path in PROGRAMMES.iterdir()))
def test_a_programme_that_was_imported_brings_nothing_when_it_comes_again(tmp_path, name):
    path = tmp_path / "plan.stocktake"
    source = tmp_path / name
    source.write_bytes((PROGRAMMES / name).read_bytes())
    with as_plan(source) as read:
        first = min(day.date for day in read.plan.meeting.days)
    import_programme(source, path, first)
    with open_plan(path) as plan:
        before = rows(driver(plan))
        with as_plan(source, near=first) as read:
            found = compare_with_source(plan, read.plan.meeting, source.name, read.carried)
            assert not found.has_news
            assert take_over(plan, read.plan.meeting, found, proposed(found), source.name) == 0
        assert rows(driver(plan)) == before


def test_what_the_next_version_says_is_taken_over_as_one_step(forum, version):
    before = rows(driver(forum))
    found = taken(
        forum,
        path := version(
            2,
            ("10:00 - 11:30 Panel I", "10:15 - 11:30 Panel I"),
            ("Group 1: Rivers", "Group 1: Rivers and lakes"),
            ("- Mayor", "- Ms. Inés Cordero, Mayor"),
            ("11:30 - 12:00 Coffee", "11:30 - 11:50 Coffee"),
            ("Tuesday", "15:00 - 15:10 Photograph\nTuesday"),
        ),
    )
    assert found.counts() == {Became.SAME: 2, Became.MOVED: 1, Became.CHANGED: 2, Became.NEW: 1, Became.GONE: 0}
    assert (named(forum, "Panel I").start, named(forum, "Coffee").minutes) == (615, 20)
    assert named(forum, "Group 1").title.startswith("Group 1: Rivers and lakes")
    assert [one.name for one in named(forum, "Panel I").appearances] == ["Kari Nordmann", "Inés Cordero"]
    assert named(forum, "Photograph").start == 900
    assert looked_at(forum, path).is_same
    assert forum.undo_title.startswith("Update from programme_v2.txt: ")
    forum.undo()
    assert rows(driver(forum)) == before
    same_state(forum)


def test_what_staff_changed_stays_theirs(forum, version):
    panel = named(forum, "Panel I")
    set_field(forum, SessionBlock, panel.id, "objectives", "Ours")
    group = named(forum, "Group 1")
    resize_block(forum, group.id, 735, 45)
    found = looked_at(forum, version(2, ("- Hear what works", "- Hear what does not work")))
    assert newness(found, "Panel I") == {"objectives": Newness.YOURS}
    assert newness(found, "Group 1") == {"place": Newness.KEPT}
    (told,) = [one.told for one in found.differences() if one.newness is Newness.YOURS]
    assert told.startswith("Changed here after programme_v1.txt (")
    assert found.counts()[Became.CHANGED] == 1
    taken(forum, version(2, ("- Hear what works", "- Hear what does not work")))
    assert (panel.objectives, group.start) == ("Ours", 735)
    taken(forum, version(2, ("- Hear what works", "- Hear what does not work")), everything)
    assert (panel.objectives, group.start) == ("Hear what does not work", 720)


def test_what_was_left_out_is_not_news_again_and_stays_theirs_when_it_changes(forum, version):
    words = ("- Hear what works", "- Hear all"), ("12:00 - 13:00 Group", "12:10 - 13:00 Group")
    taken(forum, version(2, *words), lambda found: {key for key in proposed(found) if ":place" in key})
    assert named(forum, "Group 1").start == 730
    again = looked_at(forum, version(3, *words))
    assert not again.has_news
    assert newness(again, "Panel I") == {"objectives": Newness.LEFT}
    other = looked_at(forum, version(3, ("- Hear what works", "- Hear nobody"), words[1]))
    assert newness(other, "Panel I") == {"objectives": Newness.YOURS}


def test_who_and_what_staff_took_out_does_not_come_back(forum, version):
    panel = named(forum, "Panel I")
    remove_appearance(forum, next(one.id for one in panel.appearances if one.placeholder == "Mayor"))
    remove_block(forum, named(forum, "Coffee").id)
    park_block(forum, named(forum, "Closing").id)
    found = taken(forum, version(2))
    assert not found.has_news
    assert len(forum.meeting.sessions) == 4
    assert {one.newness for one in found.differences()} == {Newness.KEPT}


def test_who_and_what_staff_added_is_not_gone(forum, version):
    add_block(forum, "Press conference")
    ana = add_person(forum, "Ana", "Ruiz")
    panel = named(forum, "Panel I")
    add_appearance(forum, panel.id, Who(ana))
    mayor = next(one for one in panel.appearances if one.placeholder == "Mayor")
    replace_appearance(forum, mayor.id, Who(ana))
    found = taken(forum, version(2))
    assert not found.has_news
    taken(forum, version(3, ("12:00 - 13:00 Group", "12:10 - 13:00 Group")))
    assert not looked_at(forum, version(4, ("12:00 - 13:00 Group", "12:10 - 13:00 Group"))).has_news
    assert [one.name for one in panel.appearances] == ["Kari Nordmann", "Ana Ruiz", "Ana Ruiz"]


def test_what_is_gone_is_parked_only_when_ticked_and_all_in_it_stays(forum, version):
    words = (("11:30 - 12:00 Coffee break\n", ""),)
    found = taken(forum, version(2, *words))
    assert (found.counts()[Became.GONE], named(forum, "Coffee").is_parked) == (1, False)
    taken(forum, version(3, ("11:30 - 12:00 Coffee break\n", ""), ("- Mayor\n", "")), everything)
    assert named(forum, "Coffee").is_parked
    assert [one.name for one in named(forum, "Panel I").appearances] == ["Kari Nordmann"]


def test_a_locked_session_is_not_moved(forum, version):
    group = named(forum, "Group 1")
    lock_block(forum, group.id, True)
    path = version(2, ("12:00 - 13:00 Group", "12:10 - 13:00 Group"))
    assert newness(looked_at(forum, path), "Group 1") == {"place": Newness.LOCKED}
    before = rows(driver(forum))
    with pytest.raises(EditRefused, match="locked"):
        taken(forum, path, everything)
    assert rows(driver(forum)) == before


def test_an_import_that_was_taken_back_is_no_last_version(forum, version):
    path = version(2, ("12:00 - 13:00 Group", "12:10 - 13:00 Group"))
    taken(forum, path)
    assert certain(last_version(forum, "programme.txt")).name == "programme_v2.txt"
    forum.undo()
    assert certain(last_version(forum, "programme.txt")).name == "programme_v1.txt"
    forum.redo()
    assert certain(last_version(forum, "other.txt")).name == "programme_v2.txt"


def test_who_may_be_one_or_two_are_two_until_somebody_says_so(forum, version):
    path = version(2, ("Ms. Kari Nordmann (Norway)", "Ms. Kari Nordmann (Sweden)"))
    with as_plan(path) as source:
        meeting = source.plan.meeting
        found = compare_with_source(forum, meeting, source.name, source.carried)
        (question,) = found.questions
        before = rows(driver(forum))
        take_over(forum, meeting, found, proposed(found), source.name)
        assert len(forum.meeting.people) == 2
        forum.undo()
        assert rows(driver(forum)) == before
        said = {question.there_id: question.here_id}
        found = compare_with_source(forum, meeting, source.name, source.carried, said)
        take_over(forum, meeting, found, proposed(found), source.name)
        (kari,) = forum.meeting.people
        assert kari.organisation.name == "Sweden"


def is_held(plan, one):
    """Whether a difference would move or park a session that is locked, and is not locked elsewhere there."""
    block = plan.find(SessionBlock, one.here_id)
    return block is not None and block.locked and (one.unit == "place" or one.sort is Became.GONE)


def told(data):
    """The JSON of a plan without ids: what was taken out and made anew elsewhere has another one there."""
    if isinstance(data, list):
        return [told(one) for one in data]
    if not isinstance(data, dict):
        return data
    ids = {key for key in data if key == "id" or key.endswith("_id")} | {"subject", "who", "order", "position"}
    return {key: told(value) for key, value in data.items() if key not in ids}


def without_what_happened(plan, parked=()):
    """What a plan says as far as two plans are compared, but for these sessions; lists are in their order."""
    whole = plan_as_json(plan)
    whole["sessions"] = [session for session in whole["sessions"] if session["id"] not in parked]
    data = told(whole)
    for key in ("sheet_issues", "tellings", "withdrawn", "time_requests", "acknowledgements", "as_planned"):
        del data[key]
    for session in data["sessions"]:
        for key in ("floor_requests", "actuals", "turns"):
            del session[key]
    for key in ("role_rules", "sentences", "cues", "translations"):
        data[key].sort(key=repr)
    return data


@pytest.mark.parametrize("seed", range(12))
def test_all_that_a_changed_copy_says_can_be_taken_over_and_taken_back(tmp_path, seed):
    """A plan is written as JSON, changed elsewhere, and comes back: what is ticked is then as it is there."""
    chance = random.Random(seed)
    path = tmp_path / "changed.json"
    with small_plan() as plan:
        with plan.rehearsal() as copy:
            for _step in range(40):
                with suppress(EditRefused):
                    press_anything(copy, chance)
            write_plan_json(copy, path)
        before = rows(driver(plan))
        with as_plan(path) as source:
            found = compare_with_source(plan, source.plan.meeting, source.name, source.carried)
            ticked = frozenset(one.key for one in found.differences() if not is_held(plan, one))
            take_over(plan, source.plan.meeting, found, ticked, source.name)
            same_state(plan)
            again = compare(plan.meeting, source.plan.meeting, EVERYTHING)
            left = {one.key for one in again.differences() if (one.table, one.sort) != ("session_block", Became.GONE)}
            assert left == {one.key for one in found.differences()} - ticked
        while plan.undo_title and plan.undo_title.startswith("Update from"):
            plan.undo()
        assert rows(driver(plan)) == before
        same_state(plan)


@pytest.mark.parametrize("seed", [2, 4, 6])
def test_the_sample_that_was_changed_elsewhere_is_the_other_plan(seed):
    with as_plan(SAMPLE) as source, as_plan(SAMPLE) as other:
        chance = random.Random(seed)
        for _step in range(25):
            with suppress(EditRefused):
                press_anything(other.plan, chance)
        found = compare_with_source(source.plan, other.plan.meeting, "x.json", EVERYTHING)
        gone = {line.here_id for line in found.sessions if line.sort is Became.GONE}
        take_over(source.plan, other.plan.meeting, found, everything(found), "x.json")
        same_state(source.plan)
        assert without_what_happened(source.plan, gone) == without_what_happened(other.plan)
