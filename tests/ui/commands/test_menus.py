"""Menus hold every action, shortcuts are unique, and undo says what it takes back, also after a restart."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from stocktake_desktop.edits.blocks import lock_block, move_block
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.commands.actions import (
    COUNTER,
    FIND,
    FOLLOWS,
    SEPARATOR,
    STRETCH,
    TOOLBAR,
    Menu,
    menus,
)
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.plain_words import plain_tip, plain_words
from stocktake_desktop.words import use_language
from tests.certain import certain


def named_in(entries) -> Iterator[str]:
    for entry in entries:
        yield from named_in(entry.entries) if isinstance(entry, Menu) else (entry,)


def test_every_action_is_in_exactly_one_menu():
    shown = Counter(name for menu in menus() for name in named_in(menu.entries) if isinstance(name, Action))
    assert shown == Counter(Action)


def test_the_toolbar_names_only_actions_and_the_windows_own_widgets():
    assert {entry for entry in TOOLBAR if not isinstance(entry, Action)} == {SEPARATOR, STRETCH, FIND, COUNTER, FOLLOWS}


def test_every_shortcut_is_understood_and_unique():
    keys = [QKeySequence(one) for action in Action for one in action.spec.keys]
    assert all(not one.isEmpty() for one in keys)
    assert [str(k) for k, n in Counter(one.toString() for one in keys).items() if n > 1] == []


def test_mnemonics_are_unique_within_each_menu():
    def mnemonic(text: str) -> str:
        return QKeySequence.mnemonic(text).toString()

    def check(menu: Menu) -> None:
        entries = [entry for entry in menu.entries if isinstance(entry, Menu | Action)]
        texts = [entry.text for entry in entries]
        used = Counter(filter(None, map(mnemonic, texts)))
        assert [key for key, n in used.items() if n > 1] == [], menu.text
        for entry in menu.entries:
            if isinstance(entry, Menu):
                check(entry)

    bar = Counter(mnemonic(menu.text) for menu in menus())
    assert max(bar.values()) == 1
    for menu in menus():
        check(menu)


def test_every_action_does_something(open_window, plan_path):
    window = open_window(plan_path)
    idle = [
        name
        for name, action in window.commands.items()
        if not any(action.receivers(signal) for signal in ("2triggered(bool)", "2toggled(bool)"))
    ]
    assert idle == []


def test_tooltips_name_the_shortcut(open_window, plan_path):
    window = open_window(plan_path)
    for name in ("undo", "zoom in", "podium"):
        action = window.commands[name]
        assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()


def test_undo_in_the_menu_names_its_step_and_works_after_a_restart(open_window, plan_path, session_named):
    window = open_window(plan_path)
    block = window.document.plan.session(session_named(window, "Panel II"))
    window.document.do(move_block, block.id, block.day_id, 930, block.room_id)
    assert plain_words(window.commands[Action.UNDO].text()) == "Undo Move Panel II to 15:30"
    window.close()

    window = open_window(plan_path)
    undo = window.commands[Action.UNDO]
    assert undo.isEnabled()
    assert plain_words(undo.text()) == "Undo Move Panel II to 15:30"
    undo.trigger()
    assert window.document.plan.session(block.id).start == 900
    assert plain_words(window.commands[Action.REDO].text()) == "Redo Move Panel II to 15:30"
    window.commands[Action.REDO].trigger()
    assert window.document.plan.session(block.id).start == 930


def test_what_cannot_be_done_is_grey(open_window, plan_path, session_named):
    window = open_window()
    assert not any(window.commands[name].isEnabled() for name in ("undo", "park", "print", "new session", "zoom in"))
    window = open_window(plan_path)
    assert not window.commands[Action.PARK].isEnabled()
    window.document.select(session_named(window, "Side event"))
    assert window.commands[Action.MOVE].isEnabled()
    assert not window.commands[Action.PARK].isEnabled()
    window.document.select(session_named(window, "Panel II"))
    assert window.commands[Action.PARK].isEnabled()
    window.document.do(lock_block, session_named(window, "Panel II"), True)
    assert window.commands[Action.LOCK].isChecked()
    assert not window.commands[Action.PARK].isEnabled()


@pytest.mark.parametrize("name", ["park", "remove", "lock"])
def test_programme_commands_act_on_the_selected_session(open_window, plan_path, name: str, session_named):
    window = open_window(plan_path)
    block_id = session_named(window, "Panel II")
    window.document.select(block_id)
    window.commands[name].trigger()
    plan = window.document.plan
    block = plan.find(SessionBlock, block_id)
    assert {"park": lambda: block.is_parked, "remove": lambda: block is None, "lock": lambda: block.locked}[name]()
    window.commands[Action.UNDO].trigger()
    block = plan.session(block_id)
    assert (block.start, block.locked) == (900, False)


def test_a_room_called_by_mnemonic_or_markup_is_shown_as_typed(open_window, plan_path):
    window = open_window(plan_path)
    window.document.do(add_room, "R&D <b>")
    menu = find_menu(window, "room")
    menu.aboutToShow.emit()
    plenary = "Plenary: its 2 sessions stay, without a room"
    assert [plain_words(action.text()) for action in menu.actions()] == [plenary, "R&D <b>"]
    menu.actions()[1].trigger()
    assert [room.name for room in window.document.plan.meeting.rooms] == ["Plenary"]
    assert "<b>" not in window.commands[Action.UNDO].toolTip()
    assert "&lt;b&gt;" in plain_tip("Remove room <b>x</b>")


def find_menu(window, word):
    for top in window.menuBar().actions():
        for action in top.menu().actions():
            if action.menu() and word in plain_words(action.text()):
                return action.menu()
    raise AssertionError(word)


def test_panels_close_and_come_back_with_view(open_window, plan_path):
    window = open_window(plan_path)
    for name, dock in (("session panel", window.session_dock), ("findings panel", window.findings_dock)):
        action: QAction = window.commands[name]
        assert dock.isVisible()
        action.trigger()
        assert not dock.isVisible()
        assert not action.isChecked()
        action.trigger()
        assert dock.isVisible()


def test_the_layout_comes_back_after_a_restart(open_window, plan_path):
    window = open_window(plan_path)
    window.commands[Action.FINDINGS_PANEL].trigger()
    window.resizeDocks([window.session_dock], [430], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    width = window.session_dock.width()
    window.close()

    window = open_window(plan_path)
    assert not window.findings_dock.isVisible()
    assert window.session_dock.isVisible()
    assert window.session_dock.width() == width


def test_no_panels_stand_around_the_welcome_page_and_they_come_back_with_a_plan(open_window, plan_path):
    window = open_window()
    assert not window.session_dock.isVisible()
    assert window.welcome.isVisible()
    window.files.open(plan_path)
    assert window.session_dock.isVisible()
    assert not window.welcome.isVisible()
    window.commands[Action.CLOSE].trigger()
    assert window.welcome.isVisible()
    assert not window.tool_bar.isVisible()


def test_what_the_toolbar_has_no_room_for_is_behind_an_arrow_that_is_seen(open_window, plan_path):
    window = open_window(plan_path)
    window.resize(900, 700)
    QApplication.processEvents()
    arrow = certain(window.findChild(QToolButton, "qt_toolbar_ext_button"))
    assert arrow.isVisible()
    assert arrow.width() >= arrow.iconSize().width() == 16
    assert arrow.geometry().right() < certain(arrow.parentWidget()).width()
    button = certain(window.tool_bar.widgetForAction(window.commands[Action.MOVE]))
    assert arrow.width() >= button.width()
    assert arrow.height() >= button.height() - 4


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_on_a_laptop_of_1366_pixels_all_is_in_sight_however_it_is_scaled(open_window, tmp_path, scale, language):
    """With both panels opened by hand the window fits, five hours are seen, and the fixes of a finding are whole."""
    use_language(language)
    copy_sample(tmp_path / "sample.stocktake").close()
    window = open_window(tmp_path / "sample.stocktake")
    use_language("en")
    size = QSize(int(1366 / scale), int(768 / scale))
    window.resize(size)
    window.document.open(window.document.plan.meeting.sessions[0].id)
    window.counter.clicked.emit()
    QApplication.processEvents()
    assert window.size() == size
    view = window.timeline.view
    assert view.viewport().height() / view.blocks.geometry.scale > 5 * 60
    findings = window.findings
    findings.list.choose(findings.list.causes[0].key)
    findings.list.chosen.emit(True)
    QApplication.processEvents()
    buttons = [button for button in findings.pane.findChildren(QPushButton) if not button.visibleRegion().isEmpty()]
    assert len(buttons) > 2
    for button in buttons:
        assert button.visibleRegion().boundingRect().width() == button.width() >= button.sizeHint().width()
