"""Before what others lose is taken away the person is asked, however it is done; Cancel leaves everything."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from stocktake_desktop.edits.appearances import Who, add_appearances
from stocktake_desktop.edits.arranging import park_blocks
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.running import end_item, start_item
from stocktake_desktop.models import Day, Person, Role, Room
from stocktake_desktop.ui.look.plain_words import plain_words
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.people.list import PeopleList
from stocktake_desktop.ui.people.panel import PeoplePanel
from stocktake_desktop.ui.timeline.head_parts import HeadMenuAsked, head_places
from tests.certain import certain
from tests.snapshots import same_state

WAYS: dict[str, Callable[[MainWindow, str], object]] = {
    "menu": lambda w, _key: w.arrangement.remove(),
    "tray": lambda w, key: w.document.do(park_blocks, [key]),
    "another day": lambda w, key: w.document.do(move_block, key, w.document.plan.meeting.days[1].id, 600, None),
    "from a form": lambda w, key: w.document.attempt(park_blocks, [key]),
}


def answering(press: str, heard: list[str]) -> None:
    """Press a button of the box that comes next, and hear what it says."""

    def press_it() -> None:
        box = certain(QApplication.activeModalWidget())
        assert isinstance(box, QMessageBox)
        heard.append(box.informativeText())
        next(one for one in box.buttons() if one.text().replace("&", "") == press).click()

    QTimer.singleShot(0, press_it)


@pytest.mark.parametrize("way", WAYS)
def test_what_ran_is_asked_about_before_it_leaves(
    way: str, open_window: Callable[..., MainWindow], plan_path: Path
) -> None:
    window = open_window(plan_path)
    plan = window.document.plan
    block = next(one for one in plan.meeting.sessions if one.day is not None)
    day = certain(block.day)
    ten = datetime(day.date.year, day.date.month, day.date.day, 10)
    start_item(plan, block.id, ten)
    end_item(plan, block.id, ten.replace(hour=11, minute=20))
    window.document.select(block.id)
    state, title, heard, refused = same_state(plan), block.title, list[str](), list[str]()
    window.document.refused.connect(refused.append)

    answering("Cancel", heard)
    WAYS[way](window, block.id)
    assert (same_state(plan), refused) == (state, [])

    answering("Take it out", heard)
    WAYS[way](window, block.id)
    assert [run.title for run in plan.meeting.withdrawn] == [title]
    assert heard[0] == heard[1]
    assert heard[0].startswith(f"{title} has run (10:00–11:20).")
    assert f"{title} stays in the report as withdrawn" in window.notice.words
    plan.undo()
    assert same_state(plan) == state


def chosen_in_the_list(window: MainWindow, keys: list[str]) -> PeopleList:
    window.document.person_asked.emit(keys[0])
    panel = certain(window.findChild(PeoplePanel))
    QTest.keyClick(panel.details, Qt.Key.Key_Escape)
    for row, line in enumerate(panel.list.lines):
        if line.id in keys:
            panel.list.selectionModel().select(
                panel.list.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select
            )
    assert {line.id for line in panel.list.chosen} == set(keys)
    return panel.list


def by_menu(window: MainWindow, keys: list[str]) -> None:
    people = chosen_in_the_list(window, keys)
    people.customContextMenuRequested.emit(people.visualRect(people.currentIndex()).center())
    menu = certain(people.findChild(QMenu))
    press(menu, "Remove from the meeting")


def press(menu: QMenu, words: str) -> None:
    menu.setActiveAction(next(one for one in menu.actions() if plain_words(one.text()).startswith(words)))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def by_key(window: MainWindow, keys: list[str]) -> None:
    QTest.keyClick(chosen_in_the_list(window, keys), Qt.Key.Key_Delete)


def by_details(window: MainWindow, keys: list[str]) -> None:
    window.document.person_asked.emit(keys[0])
    QTest.mouseClick(certain(window.findChild(PeoplePanel)).details.remove, Qt.MouseButton.LeftButton)


PEOPLE_GO = [(by_menu, 1), (by_menu, 2), (by_key, 1), (by_key, 2), (by_details, 1)]


@pytest.mark.parametrize(("way", "n"), PEOPLE_GO)
def test_how_many_sessions_lose_somebody_is_said_before(
    way: Callable[[MainWindow, list[str]], None], n: int, open_window: Callable[..., MainWindow], plan_path: Path
) -> None:
    window = open_window(plan_path)
    plan = window.document.plan
    keys = [add_person(plan, name, "Lie") for name in ("Kari", "Ola")[:n]]
    titles = [block.title for block in plan.meeting.sessions if not block.is_parked][:2]
    for block in plan.meeting.sessions:
        if block.title in titles:
            add_appearances(plan, block.id, [Who(key) for key in keys], Role.PANELLIST)
    state, heard = same_state(plan), list[str]()

    answering("Cancel", heard)
    way(window, keys)
    assert same_state(plan) == state

    answering("Remove", heard)
    way(window, keys)
    assert [plan.find(Person, key) for key in keys] == [None] * n
    assert heard == [f"2 sessions lose them ({', '.join(titles)})."] * 2
    assert heard[0][:-1] in window.notice.words
    plan.undo()
    assert same_state(plan) == state


@pytest.mark.parametrize("way", [by_menu, by_key, by_details])
def test_who_is_nowhere_goes_at_once(
    way: Callable[[MainWindow, list[str]], None], open_window: Callable[..., MainWindow], plan_path: Path
) -> None:
    window = open_window(plan_path)
    key = add_person(window.document.plan, "Nobody", "Nowhere")
    way(window, [key])
    assert window.document.plan.find(Person, key) is None
    assert window.notice.words == "Remove Nobody Nowhere"
    assert window.notice.offer.isVisible()


def by_the_menu_bar(window: MainWindow, row: Room | Day) -> None:
    title = "Remove room" if isinstance(row, Room) else "Remove day"
    bar = [one for menu in window.menuBar().findChildren(QMenu) for one in menu.actions()]
    menu = next(one.menu() for one in bar if one.menu() and plain_words(one.text()) == title)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    rows: list[Room] | list[Day] = row.meeting.rooms if isinstance(row, Room) else row.meeting.days
    menu.actions()[[one.id for one in rows].index(row.id)].trigger()


def by_the_heading(window: MainWindow, row: Room | Day) -> None:
    heads = window.timeline.view.heads
    of_room = isinstance(row, Room)
    parts = head_places(window.timeline.view.blocks.geometry)
    part = next(one for one in parts if one.is_room is of_room and row.id in (one.room_id, one.day_id))
    heads.menu_requested.emit(HeadMenuAsked(part, QPoint(0, 0)))
    menu = certain(heads.findChild(QMenu))
    press(menu, "Remove the ")


@pytest.mark.parametrize("way", [by_the_menu_bar, by_the_heading])
@pytest.mark.parametrize("model", [Room, Day])
def test_how_many_sessions_lose_a_room_or_a_day_is_said_before(
    model: type[Room] | type[Day],
    way: Callable[[MainWindow, Room | Day], None],
    open_window: Callable[..., MainWindow],
    plan_path: Path,
) -> None:
    window = open_window(plan_path)
    plan = window.document.plan
    rows: list[Room | Day] = [*(plan.meeting.rooms if model is Room else plan.meeting.days)]
    busy = next(one for one in rows if one.sessions)
    state, heard, n, key = same_state(plan), list[str](), len(busy.sessions), busy.id
    answering("Cancel", heard)
    way(window, busy)
    assert same_state(plan) == state
    answering("Remove", heard)
    way(window, busy)
    assert plan.find(model, key) is None
    assert heard[0] == heard[1]
    assert heard[0].startswith(f"Its {n} session{'s' if n > 1 else ''} ")
    plan.undo()
    assert same_state(plan) == state
