"""Whatever is gone, hidden, empty or nameless: every place of the window shows what there is, and nothing fails."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import remove_appearance
from stocktake_desktop.edits.arranging import remove_blocks
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import remove_item
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room, remove_day, remove_room
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.people import remove_organisation, remove_person
from stocktake_desktop.models import (
    Appearance,
    Day,
    Meeting,
    Organisation,
    Person,
    Room,
    Row,
    Segment,
    SessionBlock,
    SessionKind,
    create_plan,
)
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import names_of
from stocktake_desktop.ui.search.narrowing import Criteria
from tests.certain import certain
from tests.plans import small_plan
from tests.ui.walk import PLACES, look_around, walk

UNSEEN = ("", "  ", "\n", "\u00a0", "\u200b", "\u200f\u200e", "\u3164", "\u0301", "\t \u2060")


@pytest.fixture
def path(tmp_path):
    """A small plan with a session over a hard stop, on a day that is not today."""
    path = tmp_path / "Small.stocktake"
    with small_plan(path) as plan:
        panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
        add_hard_stop(plan, certain(panel.day_id), certain(panel.start) + 30, "interpretation ends")
    return path


def rows_of(plan) -> list[Row]:
    return [row for row in plan._db.identity_map.values() if isinstance(row, Row)]


def texts_of(row: Row) -> list[str]:
    """The fields of a row that can hold any words."""
    names = [name for name in names_of(type(row), Use.EDITED) if type(getattr(row, name)) is str]
    return [name for name in names if name not in ("timezone", "emblem")]


@pytest.mark.parametrize("words", UNSEEN, ids=ascii)
def test_names_and_titles_that_show_nothing(open_window, path, words):
    window = open_window(path)
    plan = window.document.plan

    def blank(plan) -> None:
        with plan.edit("Blank everything"):
            for row in rows_of(plan):
                for name in texts_of(row):
                    setattr(row, name, words)

    walk(window)
    refused: list[str] = []
    window.document.refused.connect(refused.append)
    window.document.do(blank)
    assert refused == []
    assert plan.undo_title == "Blank everything"
    walk(window)
    window.document.undo()
    walk(window)


def test_rooms_that_are_hidden_while_a_session_crosses_a_hard_stop(open_window, path):
    window = open_window(path)
    plan, narrowing = window.document.plan, window.narrowing
    crossing = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    for room in ("", *(room.id for room in plan.meeting.rooms)):
        narrowing.hide_rooms({room})
        walk(window)
        narrowing.show_only_room(room)
        window.document.do(set_field, Meeting, plan.meeting.id, "notes", room)
        window.document.do(set_field, type(crossing), crossing.id, "notes", room)
        walk(window)
    narrowing.hide_rooms({room.id for room in plan.meeting.rooms})
    walk(window)
    narrowing.clear()
    narrowing.look_for(Criteria(kinds=frozenset({SessionKind.TALKS})))
    narrowing.hide_others(True)
    window.document.do(set_field, type(crossing), crossing.id, "notes", "changed out of sight")
    walk(window)
    assert window.timeline.view.blocks.blocks.keys() < {block.id for block in plan.meeting.sessions}


def nothing(_plan) -> None: ...


def one_day(plan) -> None:
    add_day(plan, date(2031, 3, 4))


def one_room(plan) -> None:
    add_room(plan, "Plenary")


def a_day_without_rooms(plan) -> None:
    day = add_day(plan, date(2031, 3, 4))
    add_hard_stop(plan, day, 610, "")
    add_block(plan, "Opening", SessionKind.OPENING, day_id=day, start=600, minutes=30)


def parked_only(plan) -> None:
    add_block(plan, "Idea", SessionKind.TALKS)


@pytest.mark.parametrize("filled", [nothing, one_day, one_room, a_day_without_rooms, parked_only])
def test_meetings_in_which_something_is_missing(open_window, tmp_path, filled):
    with create_plan(tmp_path / "New.stocktake", "Jaipur round", "Asia/Kolkata") as plan:
        filled(plan)
    window = open_window(tmp_path / "New.stocktake")
    walk(window)
    while window.document.plan.undo_title is not None:
        window.document.undo()
        walk(window)


REMOVED = {
    SessionBlock: lambda plan, row: remove_blocks(plan, [row.id]),
    Person: lambda plan, row: remove_person(plan, row.id),
    Organisation: lambda plan, row: remove_organisation(plan, row.id),
    Appearance: lambda plan, row: remove_appearance(plan, row.id),
    Segment: remove_item,
    Room: lambda plan, row: remove_room(plan, row.id),
    Day: lambda plan, row: remove_day(plan, row.id),
}


@pytest.mark.parametrize("models", [*((one,) for one in REMOVED), tuple(REMOVED)], ids=lambda some: some[-1].__name__)
def test_rows_that_left_the_plan_while_nobody_was_told(open_window, path, models):
    window = open_window(path)
    plan = window.document.plan
    walk(window)
    window.document.select_all([block.id for block in plan.meeting.sessions])
    told, plan._listeners = plan._listeners, []
    with plan.edit("Remove unseen"):
        for model in models:
            for row in [row for row in rows_of(plan) if isinstance(row, model)]:
                if plan.find(model, row.id) is not None:
                    REMOVED[model](plan, row)
    for place in PLACES:
        window.commands[place].trigger()
        look_around(window)
    walk(window)
    plan._listeners = told
    window.document.undo()
    walk(window)


@pytest.mark.parametrize("harm", ["emptied", "overwritten", "removed"])
@pytest.mark.parametrize("seen", [True, False], ids=["seen before", "not seen yet"])
def test_the_file_of_the_plan_is_lost(open_window, path, harm, seen):
    window = open_window(path)
    document, titles = window.document, {block.title for block in window.document.plan.meeting.sessions}
    if seen:
        walk(window)
    if harm == "removed":
        path.unlink()
    else:
        path.write_bytes(b"" if harm == "emptied" else b"\x07" * path.stat().st_size)
    for notes in ("one", "two"):
        document.do(set_field, Meeting, document.plan.meeting.id, "notes", notes)
    for act in (document.undo, document.redo, lambda: document.do(go_back, 1)):
        act()
    walk(window)
    assert {block.title for block in document.plan.meeting.sessions} == titles
