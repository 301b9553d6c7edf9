"""The first minutes: the start page, a new meeting, what the menus and the palette say where there is nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.templates import apply_template
from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.dialogs.new_meeting import NewMeetingDialog
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.notice import tell
from stocktake_desktop.ui.look.plain_words import plain_words
from tests.certain import certain


def test_return_opens_the_plan_that_was_opened_last(open_window, plan_path):
    window = open_window(plan_path)
    window.commands[Action.CLOSE].trigger()
    assert not window.files.has_plan
    QTest.keyClick(certain(window.focusWidget()), Qt.Key.Key_Return)
    assert window.document.plan.path == plan_path


def test_with_no_plan_to_go_on_with_return_pastes(open_window):
    window = open_window()
    assert window.focusWidget() is window.welcome.paste


def test_a_new_meeting_begins_on_a_monday_and_has_hard_stops_if_wished(open_window, tmp_path):
    for wished, stops in ((False, []), (True, [780, 1080])):
        form = NewMeetingDialog(open_window(), tmp_path)
        form.title.setText(f"Water talks {wished}")
        form.interpreted.setChecked(wished)
        with form.chosen().create() as plan:
            assert certain(form.first_day.date).weekday() == 0
            assert certain(form.first_day.date) > date.today()
            assert [[stop.minute for stop in day.hard_stops] for day in plan.meeting.days] == [stops] * 3


def test_an_empty_plan_says_what_can_be_done_and_names_its_rooms(open_window, tmp_path):
    form = NewMeetingDialog(open_window(), tmp_path)
    form.title.setText("Water talks")
    path = form.path()
    form.chosen().create().close()
    window = open_window(path)
    hint = window.timeline.empty_hint.label
    assert hint.isVisible()
    assert "Plenary, Breakout room 1, Breakout room 2, Breakout room 3" in hint.text()
    assert hint.parentWidget().rect().contains(hint.geometry())
    window.document.do(add_block, "Opening", SessionKind.OPENING)
    assert not hint.isVisible()
    window.document.undo()
    assert hint.isVisible()


def submenus(window) -> dict[str, bool]:
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if isinstance(menu.parentWidget(), QMenu)]
    return {plain_words(menu.title()): menu.menuAction().isEnabled() for menu in menus}


def test_a_submenu_with_nothing_to_choose_cannot_be_opened(open_window, plan_path, session_named):
    window = open_window()
    assert {words for words, on in submenus(window).items() if on} == {"Theme"}
    window = open_window(plan_path)
    closed = {words for words, on in submenus(window).items() if not on}
    assert closed == {"Use a format"}
    window.document.select(session_named(window, "Panel II"))
    assert all(submenus(window).values())


def test_the_palette_says_when_nothing_is_called_so_and_offers_the_help(open_window, plan_path, answer):
    window = open_window(plan_path)
    window.commands[Action.PALETTE].trigger()
    palette = window.palette_of_commands
    QTest.keyClicks(palette.field, "hard stop?")
    assert palette.found == ["Nothing here is called “hard stop?”"]
    assert palette.list.model().rowCount() == 1

    def press() -> None:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        QApplication.processEvents()

    seen: list[str] = []
    answer(press, lambda dialog: (seen.append(dialog.windowTitle()), dialog.close()))
    assert len(seen) == 1


def test_a_minus_is_written_as_one(open_window):
    window = open_window()
    assert window.commands[Action.ZOOM_OUT].toolTip().endswith("Ctrl+−")


def test_a_box_is_wide_enough_for_its_title(open_window, answer):
    window = open_window()
    title, wide = "The plan cannot be opened", []
    answer(
        lambda: tell(window, title, "Gone."),
        lambda box: (wide.append(box.width() - box.fontMetrics().horizontalAdvance(title)), box.close()),
    )
    assert wide[0] > 160, "beside the buttons of the frame"


@pytest.mark.parametrize(
    ("before", "after"), [(SessionKind.PLENARY, SessionKind.TALKS), (SessionKind.CLOSING, SessionKind.CLOSING)]
)
def test_a_format_says_what_kind_of_session_it_is_and_gives_full_minutes(open_window, plan_path, before, after):
    window = open_window(plan_path)
    block = certain(window.document.do(add_block, "Ideas", before, minutes=65)).value
    window.document.do(apply_template, block, "talks")
    session = window.document.plan.session(block)
    assert session.kind is after
    assert {one.minutes for one in session.appearances if one.minutes} == {10}
    window.document.undo()
    assert window.document.plan.session(block).kind is before
