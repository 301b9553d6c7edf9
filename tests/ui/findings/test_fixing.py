"""What can be done in the findings panel: fixes with their preview, acknowledging with a reason, filtering."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import new_plan, open_plan, save_copy
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.panel import FindingsPanel


@pytest.fixture
def clash(qtbot):
    """A document with two sessions in one room at once, its panel with the finding chosen, and their ids."""
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    add_room(plan, "Attic")
    ids = tuple(
        add_block(plan, title, day_id=day, start=start, minutes=60, room_id=room)
        for title, start in (("Water & <b>", 600), ("Wells", 630))
    )
    document = Document(plan)
    panel = FindingsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(700, 260)
    panel.show()
    panel.list.setFocus()
    choose(panel)
    yield document, panel, ids, (day, room)
    plan.close()


def choose(panel, code="room-overlap"):
    """Make the finding with this code the current one."""
    model = panel.list.model()
    rows = [row for row, standing in enumerate(model.standings) if standing.finding.code == code]
    panel.list.setCurrentIndex(model.index(rows[0], 0))
    QApplication.processEvents()


def codes(panel, known=False):
    standings = panel.list.model().standings
    return [standing.finding.code for standing in standings if (standing.acknowledgement is not None) is known]


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_fix_is_a_button_with_its_preview_and_undo_takes_it_back(clash):
    document, panel, (_one, other), _place = clash
    button = panel.list.buttons.buttons[0]
    assert button.text() == "Start Wells at 11:00, keep the end 11:30"
    assert panel.list.buttons.preview.text() == "Wells: 10:30–11:30 → 11:00–11:30"
    assert document.plan.undo_title == "Add Wells"
    press(button)
    assert document.plan.session(other).start == 660
    assert document.plan.undo_title == "Start Wells at 11:00, keep the end 11:30"
    assert "room-overlap" not in codes(panel)
    document.undo()
    assert "room-overlap" in codes(panel)


def test_other_fixes_are_in_a_menu_and_shown_ahead(clash):
    document, panel, (one, _other), _place = clash
    menu = panel.list.buttons.more.menu()
    assert menu.actions()[0].text() == "End Water && <b> at 10:30"
    menu.actions()[0].hover()
    assert panel.list.buttons.preview.text() == "Water & <b>: 10:00–11:00 → 10:00–10:30"
    assert document.plan.session(one).minutes == 60
    menu.actions()[0].trigger()
    assert document.plan.session(one).minutes == 30


def test_acknowledged_with_a_reason_it_is_greyed_last_and_comes_back_when_its_facts_change(clash):
    document, panel, (_one, other), (day, room) = clash
    press(panel.list.buttons.buttons[-1])
    QTest.keyClicks(panel.list.buttons.reason, "They share the hall")
    QTest.keyClick(panel.list.buttons.reason, Qt.Key.Key_Return)
    assert codes(panel, known=True) == ["room-overlap"]
    last = panel.list.model().index(len(panel.list.model().standings) - 1, 0).data()
    assert last.startswith("Acknowledged: ")
    assert last.endswith("Reason: They share the hall")
    assert panel.counts[0] == 0
    document.do(move_block, other, day, 640, room)
    assert codes(panel, known=True) == []
    assert panel.counts[0] == 1
    document.undo()
    assert codes(panel, known=True) == ["room-overlap"]
    choose(panel)
    press(panel.list.buttons.again)
    assert codes(panel, known=True) == []


def test_a_reason_is_needed_and_escape_goes_back_to_the_list(clash):
    document, panel, _ids, _place = clash
    buttons = panel.list.buttons
    press(buttons.buttons[-1])
    QTest.keyClicks(buttons.reason, "  ")
    assert not buttons.done.isEnabled()
    QTest.keyClick(buttons.reason, Qt.Key.Key_Return)
    QTest.keyClick(buttons.reason, Qt.Key.Key_Escape)
    assert panel.focusWidget() is panel.list
    assert document.plan.undo_title == "Add Wells"


def test_all_of_it_by_keyboard(clash):
    document, panel, (_one, other), _place = clash
    panel.activateWindow()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Tab)
    assert panel.focusWidget() is panel.list.buttons.buttons[0]
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
    assert document.plan.session(other).start == 660


def test_each_severity_can_be_hidden(clash):
    _document, panel, _ids, _place = clash
    switch = panel.filter.switches[Severity.ERROR]
    assert switch.text() == "1 error"
    press(switch)
    assert "room-overlap" not in codes(panel)
    press(switch)
    assert "room-overlap" in codes(panel)


def test_a_plan_open_for_reading_offers_nothing(clash, qtbot, tmp_path):
    document, _panel, _ids, _place = clash
    save_copy(document.plan, tmp_path / "kept.stocktake")
    with open_plan(tmp_path / "kept.stocktake", read_only=True) as plan:
        panel = FindingsPanel(Document(plan))
        qtbot.addWidget(panel)
        choose(panel)
        assert panel.list.buttons is None
