"""The history panel in a real window: walking, going back, folding, filters, and what became of paper."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stocktake_desktop.edits.blocks import lock_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Meeting, SessionBlock
from stocktake_desktop.ui.history import model as models
from stocktake_desktop.ui.history.entries import Further
from stocktake_desktop.ui.history.offers import HistoryAct
from stocktake_desktop.ui.history.shape import presses
from stocktake_desktop.ui.look.actions import Action
from tests.pictures import picture
from tests.ui.history.log_of import at, printed

MOVED = "Panel II: Day 1 15:00 Plenary → Day 1 15:30 Plenary"
STEPS = ["Lock Panel 2", "Change title of Panel II", MOVED]
SINCE_MOVED = "Panel II, title: Panel II → Panel 2\nPanel II: locked"
BEGUN = "The history was begun anew"


@pytest.fixture
def window(open_window, plan_path, session_named):
    """A window whose history begins with the plan; then Panel II is moved, renamed and locked."""
    window = open_window(plan_path)
    document = window.document
    document.plan.begin_history()
    window.commands[Action.HISTORY_PANEL].trigger()
    window.panel = session_named(window, "Panel II")
    block = document.plan.session(window.panel)
    window.before = picture(document.plan)
    document.do(move_block, window.panel, block.day_id, 930, block.room_id)
    document.do(set_field, SessionBlock, window.panel, "title", "Panel 2")
    document.do(lock_block, window.panel, True)
    return window


def rows(window):
    """What is shown, down to where the history begins, without the dates."""
    model = window.history.model
    said = [model.index(row).data() for row in range(model.rowCount()) if model.line_at(row) is not None]
    return said[: said.index(BEGUN) + 1] if BEGUN in said else said


def choose(window, words):
    """Choose the line that says this, and wait for what changed since."""
    listing = window.history.list
    model = listing.model()
    listing.choose(next(row for row in range(model.rowCount()) if model.index(row).data() == words))
    QTest.qWait(150)


def chosen(window):
    return window.history.list.currentIndex().data()


def press(window, act):
    """Click on the words of an offer of the chosen line."""
    listing = window.history.list
    index = listing.currentIndex()
    area, entry = listing.visualRect(index), window.history.model.entries[index.row()]
    shown = presses(entry, area.width(), listing.offers(index.row()))
    place = next(one.area.translated(area.topLeft()) for one in shown if one.offer.act is act)
    assert area.contains(place)
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def acts(window):
    return [offer.act for offer in window.history.list.offers(window.history.list.currentIndex().row())]


def keys(window, *keys):
    for key in keys:
        QTest.keyClick(window.history.list, key)


def test_every_step_is_listed_newest_first_below_its_date(window):
    assert rows(window) == [*STEPS, BEGUN]
    assert window.history.list.currentIndex().row() == 1
    QTest.qWait(150)
    assert window.history.heading.text() == "The plan stands here"
    assert window.history_dock.titleBarWidget().beside.words.endswith("steps, nothing is ever rewritten")
    assert HistoryAct.GO_BACK not in acts(window)


def test_what_changed_since_is_said(window):
    choose(window, MOVED)
    assert window.history.since.toPlainText() == SINCE_MOVED
    choose(window, BEGUN)
    assert window.history.since.toPlainText().splitlines()[0] == "Panel II: 15:00–16:30 → 15:30–17:00"


def test_under_the_pointer_it_is_said_without_choosing(window, qtbot):
    listing = window.history.list
    listing.entered.emit(window.history.model.index(3))
    qtbot.waitUntil(lambda: window.history.since.toPlainText() == SINCE_MOVED)
    assert chosen(window) == STEPS[0]
    listing.left.emit()
    qtbot.waitUntil(lambda: window.history.since.toPlainText() == "Nothing changed since.")


def test_the_plan_goes_to_the_step_chosen_and_forward_again(window):
    plan = window.document.plan
    after = picture(plan)
    choose(window, BEGUN)
    press(window, HistoryAct.GO_BACK)
    assert picture(plan) == window.before
    assert rows(window) == ["Went back to the beginning, before 3 steps", *STEPS, BEGUN]
    assert chosen(window) == BEGUN
    choose(window, STEPS[0])
    keys(window, Qt.Key.Key_Return)
    assert picture(plan) == after
    assert rows(window)[0].startswith("Went back to ")


def test_arrows_walk_past_dates_and_escape_returns_to_the_newest(window):
    keys(window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert chosen(window) == MOVED
    keys(window, Qt.Key.Key_Escape)
    assert chosen(window) == STEPS[0]
    keys(window, Qt.Key.Key_Up)
    assert chosen(window) == STEPS[0]


def test_before_the_history_began_nothing_can_be_gone_back_to(window):
    window.history.list.choose(window.history.model.row_of(1))
    assert chosen(window) == "The plan was begun"
    before = picture(window.document.plan)
    assert HistoryAct.GO_BACK not in acts(window)
    keys(window, Qt.Key.Key_Return)
    assert picture(window.document.plan) == before


def test_a_stretch_taken_back_opens_and_closes_by_key_and_click(window):
    for _nth in range(3):
        window.document.undo()
    folded = rows(window)
    assert len(folded) == 2
    assert "3 steps, taken back" in folded[0]
    keys(window, Qt.Key.Key_Right)
    assert len(rows(window)) == 8
    keys(window, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert rows(window) == folded
    assert window.history.list.currentIndex().row() == 1
    keys(window, Qt.Key.Key_Return)
    assert rows(window)[4:7] == STEPS
    keys(window, Qt.Key.Key_Return)
    listing = window.history.list
    QTest.mouseClick(
        listing.viewport(), Qt.MouseButton.LeftButton, pos=listing.visualRect(listing.currentIndex()).center()
    )
    assert len(rows(window)) == 8


def test_a_step_taken_back_can_be_gone_to_as_a_new_one(window):
    after = picture(window.document.plan)
    window.document.undo()
    keys(window, Qt.Key.Key_Right)
    choose(window, STEPS[0])
    press(window, HistoryAct.GO_BACK)
    assert picture(window.document.plan) == after


def test_the_session_of_a_line_is_selected(window):
    choose(window, MOVED)
    press(window, HistoryAct.SHOW)
    assert window.document.selection == (window.panel,)


def test_paper_is_thrown_away_and_found_again(window):
    with at("2031-03-01 10:00"):
        printed(window.document.plan, window.panel)
    fact = "Printed 1 sheet, 2 copies: Rev. 1·A · K7QM"
    assert "1 printing, nothing" in window.history.windowTitle()
    choose(window, fact)
    assert acts(window) == [HistoryAct.SHOW, HistoryAct.THROW_AWAY]
    press(window, HistoryAct.THROW_AWAY)
    issue = window.document.plan.meeting.sheet_issues[0]
    assert not issue.lies_about
    assert rows(window)[0].endswith("Podium sheet Panel 2: thrown away, 2 copies")
    choose(window, fact)
    assert acts(window) == [HistoryAct.SHOW, HistoryAct.FIND_AGAIN]
    press(window, HistoryAct.FIND_AGAIN)
    assert issue.lies_about


def test_the_menu_offers_what_the_line_does(window):
    choose(window, MOVED)
    listing = window.history.list
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, QPoint(5, 5), listing.viewport().mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(listing.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [action.text() for action in menu.actions()] == ["Go back to this step", "Show its session"]
        menu.actions()[1].trigger()
        menu.close()
    assert window.document.selection == (window.panel,)


def test_a_plan_that_may_only_be_read_offers_only_to_look(window):
    window.document.plan.read_only = True
    choose(window, MOVED)
    assert acts(window) == [HistoryAct.SHOW]


def test_a_new_step_is_shown_while_older_lines_stay(window, session_named):
    choose(window, MOVED)
    window.document.do(park_block, session_named(window, "Opening"))
    assert rows(window) == ["Opening: Day 1 10:00 Plenary → parked", *STEPS, BEGUN]
    assert chosen(window) == MOVED


def test_a_hidden_panel_catches_up_when_it_is_shown(window, session_named):
    window.history_dock.hide()
    window.document.do(park_block, session_named(window, "Opening"))
    window.document.do(set_field, Meeting, window.document.plan.meeting.id, "timezone", "America/New_York")
    window.history_dock.show()
    QApplication.processEvents()
    assert len(rows(window)) == 6
    assert window.history.list._painting.times == "times of New York"


def test_another_plan_has_its_own_history(window, tmp_path, plan_path, made_plan):
    import shutil

    other = shutil.copy(made_plan, tmp_path / "other.stocktake")
    window.history.filters.words.setText("Panel 2")
    QTest.qWait(250)
    assert window.files.open(other)
    QTest.qWait(250)
    assert rows(window) == []
    assert not window.history.nothing.isHidden()
    window.history.filters.clear()
    QTest.qWait(50)
    assert rows(window)[-1] == "The plan was begun"
    assert window.history.nothing.isHidden()


def test_only_what_there_is_more_than_one_of_can_be_filtered_by(window):
    filters = window.history.filters
    assert len(window.document.plan.log.copies()) == 2  # the file came from elsewhere
    assert (filters.who.isHidden(), filters.session.isHidden(), filters.copy.isHidden()) == (True, False, False)
    filters.copy.setCurrentText("Copy B")
    filters.copy.activated.emit(filters.copy.currentIndex())
    assert len(rows(window)) == 4
    assert rows(window)[-1] == BEGUN
    with at("2031-03-01 10:00", "Zoé"):
        window.document.do(lock_block, window.panel, False)
    assert not filters.who.isHidden()
    filters.who.setCurrentText("Zoé")
    filters.who.activated.emit(filters.who.currentIndex())
    assert rows(window) == ["Unlock Panel 2"]
    filters.clear()
    filters.session.setCurrentText("Side event")
    filters.session.activated.emit(filters.session.currentIndex())
    assert [one for one in rows(window) if one in STEPS] == []


def long_history(window, monkeypatch, page, steps):
    monkeypatch.setattr(models, "PAGE", page)
    for nth in range(steps):
        window.document.do(set_field, SessionBlock, window.panel, "title", f"Panel {nth}")
    window.history._anew = True
    window.history._refresh()


def test_a_long_history_is_read_as_it_is_met(window, monkeypatch):
    long_history(window, monkeypatch, 25, 60)
    model = window.history.model
    assert model.rowCount() < 60
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert rows(window)[-2:] == [MOVED, BEGUN]
    assert len(rows(window)) == 64


def test_older_lines_are_looked_for_in_idle_time_up_to_a_bound(window, monkeypatch, qtbot):
    monkeypatch.setattr(models, "FARTHEST", 30)
    long_history(window, monkeypatch, 10, 60)
    model = window.history.model
    window.history.filters.words.setText("15:30")
    qtbot.waitUntil(lambda: bool(model.entries) and isinstance(model.entries[-1], Further))
    assert rows(window) == []
    window.history.list.choose(model.rowCount() - 1)
    keys(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(window) == [MOVED])


def test_every_row_is_as_high_as_its_words(window, qtbot):
    """Narrower, a sentence takes a second line, and the row of the chosen line has room for its links."""
    listing, model = window.history.list, window.history.model
    choose(window, MOVED)
    row = listing.currentIndex().row()
    keys(window, Qt.Key.Key_Escape)
    heights = []
    window.session_dock.hide()
    for width in (640, 340):
        window.resizeDocks([window.history_dock], [width], Qt.Orientation.Horizontal)
        qtbot.waitUntil(lambda width=width: abs(window.history.width() - width) < 40)
        qtbot.waitUntil(lambda: listing.visualRect(model.index(row)).width() == listing.viewport().width())
        heights.append(listing.visualRect(model.index(row)).height())
    listing.choose(row)
    QApplication.processEvents()
    heights.append(listing.visualRect(model.index(row)).height())
    assert heights[0] < heights[1] < heights[2]
    below = listing.visualRect(model.index(row + 1))
    assert below.top() == listing.visualRect(model.index(row)).bottom() + 1
