"""What nobody sees does no work: it shows what it showed, and the plan as it is once it is shown."""

import random
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_question
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.models import Meeting, SessionBlock, SessionKind
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.sheets.ledger import STALE, ledger
from stocktake_desktop.ui.look.style import wear
from tests.plans import small_plan
from tests.printing import note_as_printed
from tests.ui.twins import DAY, Walk, Walked

NAMES = ("findings panel", "timeline", "table", "session panel", "people panel", "filter bar", "report")


def change_much(document):
    """A session more, somebody new in the panel, a new title for it; and it begins."""
    plan = document.plan
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    add_block(plan, "Talks", SessionKind.TALKS, day_id=panel.day_id, start=610, minutes=30, room_id=panel.room_id)
    add_appearance(plan, panel.id, Who(add_person(plan, "Ana", "Deby")))
    set_field(plan, SessionBlock, panel.id, "title", "Panel One")
    start_item(plan, panel.id, DAY)
    document.select(panel.id)


def data(name, view):
    """What a view keeps for itself: what it would have to work for."""
    match name:
        case "findings panel":
            return view.list.causes
        case "timeline":
            scene = view.view.blocks
            return {key: item.face for key, item in scene.blocks.items()}, scene.geometry.days
        case "table":
            return [view.model.id_at(row) for row in range(view.model.rowCount())]
        case "session panel":
            return view.head.title.text(), [row.key for row in view.people.list.rows()]
        case "people panel":
            return view.list.lines
        case "filter bar":
            return view.count.text()
    return view.lines


@pytest.mark.parametrize("name", NAMES)
def test_a_hidden_view_looks_when_it_is_shown(qtbot, tmp_path, name):
    wear("light")
    walk = Walk(small_plan(), random.Random(0), tmp_path, Walked(), (name,))
    walk.desk.document.select(walk.plan.meeting.sessions[0].id)
    kept = walk.kept[name]
    before = data(name, kept)
    kept.hide()
    change_much(walk.desk.document)
    assert data(name, kept) == before
    kept.show()
    assert data(name, kept) != before
    shown, anew = walk.look(name)
    assert shown == anew
    walk.close()


@pytest.fixture
def window(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    with small_plan(path) as plan:
        for _round in range(2):
            note_as_printed(plan, [one.sheet for one in ledger(plan) if one.revision is None], DAY)
    window = open_window(path)
    for panel in ("people panel", "history panel"):
        window.commands[panel].trigger()
    QApplication.processEvents()
    return window


def test_a_dock_behind_another_tab_looks_when_its_tab_is_chosen(window):
    people = window.people
    window.history_dock.raise_()
    QApplication.processEvents()
    before = people.list.lines
    change_much(window.document)
    assert people.list.lines == before
    window.people_dock.raise_()
    QApplication.processEvents()
    assert [line.name for line in people.list.lines] == ["Ana Deby", "Kari Nordmann"]


def test_what_others_show_of_a_hidden_view_stays_right(window):
    """The counter of findings and the number of stale sheets on the toolbar are right behind closed docks."""
    for dock in (window.people_dock, window.history_dock, window.session_dock, window.findings_dock):
        dock.hide()
    window.views.show_view("table view")
    QApplication.processEvents()
    change_much(window.document)
    plan, book = window.document.plan, window.sheets.panel.book
    add_question(plan, plan.meeting.sessions[0].id, "Why?", date(2000, 1, 1))
    assert window.counter.text() == str(len(find_all(plan.meeting)))
    told: list[int] = []
    book.count_changed.connect(told.append)
    book.settle()
    assert told[-1] == len([one for one in ledger(plan) if one.state is STALE]) > 0


def test_another_plan_is_shown_as_it_is_though_steps_of_the_first_were_missed(qtbot, tmp_path):
    wear("light")
    walk = Walk(small_plan(), random.Random(0), tmp_path, Walked(), ("people panel",))
    people = walk.kept["people panel"]
    people.hide()
    change_much(walk.desk.document)
    other = small_plan()
    set_field(other, Meeting, other.meeting.id, "title", "Another")
    walk.desk.document.replace(other)
    people.show()
    assert [line.name for line in people.list.lines] == ["Kari Nordmann"]
    other.close()
