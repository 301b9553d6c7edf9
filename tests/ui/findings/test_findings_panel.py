"""The findings panel: what it lists, and where a click goes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import SessionBlock, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.panel import FindingsPanel


@pytest.fixture
def clash(qtbot):
    """A document with two sessions in one room at once, its panel, and their ids."""
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    one = add_block(plan, "Water", day_id=day, start=600, minutes=60, room_id=room)
    other = add_block(plan, "Wells", day_id=day, start=630, minutes=60, room_id=room)
    document = Document(plan)
    panel = FindingsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(600, 160)
    panel.show()
    yield document, panel, (one, other), day
    plan.close()


def click(panel, row=0):
    area = panel.list.visualRect(panel.list.model().index(row, 0))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def test_it_says_error_and_the_sentence(clash):
    _document, panel, _ids, _day = clash
    words = panel.list.model().index(0, 0).data()
    assert words == "Error: Water and Wells overlap in Hall, 10:30–11:00."
    assert panel.counts == (1, 0, 0)


def test_a_click_opens_the_session_and_a_second_one_its_partner(clash, qtbot):
    document, panel, (one, other), _day = clash
    opened: list[str] = []
    document.opened.connect(opened.append)
    for _click in range(3):
        click(panel)
    assert opened == [one, other, one]
    assert document.selection == (other, one)


def test_return_opens_too(clash):
    document, panel, (one, _other), _day = clash
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert document.selected.id == one


def test_it_looks_again_after_every_step_and_tells_the_count(clash, qtbot):
    document, panel, (one, _other), day = clash
    counts: list[tuple[int, int, int]] = []
    panel.count_changed.connect(lambda *found: counts.append(found))
    document.do(move_block, one, day, 690, document.plan.session(one).room_id)
    assert panel.currentIndex() == 0
    document.undo()
    assert panel.currentIndex() == 1
    assert counts == [(0, 0, 0), (1, 0, 0)]


def test_the_empty_state_is_in_words(clash):
    document, panel, (one, _other), day = clash
    document.do(move_block, one, day, 690, document.plan.session(one).room_id)
    words = [label.text() for label in panel.currentWidget().children() if hasattr(label, "text")]
    assert words[0] == "Nothing found."


def test_hostile_titles_show_as_typed(clash):
    document, panel, (one, _other), _day = clash
    document.do(set_field, SessionBlock, one, "title", "<img src=x>")
    assert panel.list.model().index(0, 0).data().startswith("Error: <img src=x> and Wells")
    assert not panel.grab().isNull()
