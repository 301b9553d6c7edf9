"""Before what ran leaves the programme the person is asked, however it is taken out; Cancel leaves everything."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from stocktake_desktop.edits.arranging import park_blocks
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.running import end_item, start_item
from stocktake_desktop.ui.main_window import MainWindow
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
