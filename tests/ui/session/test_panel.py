"""The panel as a whole: what it shows when, and what it looks at again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from stocktake_desktop.edits.appearances import Who, add_appearance, promote_alternate
from stocktake_desktop.edits.blocks import move_block, remove_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import (
    Appearance,
    GuidingQuestion,
    Organisation,
    Person,
    Room,
    Segment,
    SessionBlock,
    open_plan,
    save_copy,
)
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.session.panel import SessionPanel
from stocktake_desktop.ui.session.people import PeopleSection
from stocktake_desktop.ui.widgets.choice_box import ChoiceBox
from stocktake_desktop.words import use_language
from tests.certain import certain
from tests.plans import small_plan


def test_with_nothing_selected_it_says_what_to_do(desk):
    desk.document.select(None)
    words = [label.text() for label in desk.panel.currentWidget().children() if hasattr(label, "text")]
    assert words[0] == "No session selected"
    assert "Click a block" in words[1]


def test_a_removed_session_leaves_the_panel_and_undo_brings_it_back(desk):
    desk.document.do(remove_block, desk.ids["water"])
    assert desk.panel.currentIndex() == 0
    desk.document.undo()
    desk.document.select(desk.ids["water"])
    assert desk.panel.head.title.text() == "Water"


def test_a_move_in_the_timeline_shows_at_once(desk):
    desk.document.do(move_block, desk.ids["water"], desk.ids["day 2"], 900, desk.ids["annex"])
    shown = desk.panel.placement
    assert (shown.start.text(), shown.room.currentText()) == ("15:00", "Annex")


def test_a_new_room_can_be_chosen_at_once(desk):
    desk.document.do(add_room, "Tent")
    assert desk.panel.placement.room.findText("Tent") > 0


def test_only_what_touches_the_selected_session_reaches_it(desk):
    heard: list[Reach] = []
    desk.document.changed.connect(heard.append)
    desk.document.do(set_field, SessionBlock, desk.ids["talk"], "title", "Speech")
    desk.document.do(move_block, desk.ids["talk"], desk.ids["day 1"], 900, desk.ids["annex"])
    desk.document.do(add_appearance, desk.ids["talk"], Who(person_id=desk.ids["ada"]))
    assert [reach.has_session(desk.block.id) for reach in heard] == [False, False, False]
    for model, key, field, value in (
        (SessionBlock, "water", "title", "Wells"),
        (Segment, "debate", "minutes", 5),
        (GuidingQuestion, "question", "text", "Why?"),
        (Appearance, "third", "minutes", 5),
        (Person, "ben", "family_name", "Okafor"),
        (Organisation, "chad", "name", "Tchad"),
    ):
        desk.document.do(set_field, model, desk.ids[key], field, value)
        assert heard[-1].has_session(desk.block.id), key
    desk.document.do(promote_alternate, desk.ids["instead"])
    assert heard[-1].has_session(desk.block.id)


def test_a_plan_for_reading_only_can_be_read_and_not_changed(desk, tmp_path: Path):
    path = tmp_path / "rivers.stocktake"
    save_copy(desk.plan, path)
    desk.document.replace(open_plan(path, read_only=True))
    desk.document.select(desk.ids["water"])
    panel = desk.panel
    QTest.keyClicks(panel.head.title, "x")
    panel.flush()
    assert desk.block.title == "Water"
    assert all(field.isReadOnly() for kind in (QLineEdit, QPlainTextEdit) for field in panel.findChildren(kind))
    buttons = {*panel.findChildren(QComboBox), *panel.findChildren(QAbstractButton)} - {panel.tabs.script}
    assert not any(button.isEnabled() for button in buttons)
    assert not panel.people.add.isVisible()
    desk.document.replace(open_plan(path))
    desk.document.select(desk.ids["water"])
    QTest.keyClicks(panel.head.title, "x")
    panel.flush()
    assert desk.block.title == "xWater"
    assert panel.people.add.isVisible()


def test_every_field_has_a_name_and_can_be_reached_by_tab(desk):
    fields = [
        field
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
        for field in desk.panel.findChildren(kind)
        if field.isVisible() and not isinstance(field.parent(), QComboBox)
    ]
    assert len(fields) > 30
    assert [field for field in fields if not field.accessibleName()] == []
    reached = set()
    desk.panel.head.title.setFocus()
    for _tab in range(2 * len(fields)):
        reached.add(desk.panel.window().focusWidget())
        QTest.keyClick(desk.panel.window().focusWidget(), Qt.Key.Key_Tab)
    assert [field.accessibleName() for field in fields if field.isEnabled() and field not in reached] == []


def test_words_without_end_never_push_anything_out_of_the_panel(desk):
    word = "Untergrundwasserbewirtschaftung" * 6
    desk.document.do(add_room, word)
    for model, key, field in (
        (SessionBlock, "water", "title"),
        (Segment, "debate", "title"),
        (Room, "hall", "name"),
        (Organisation, "chad", "name"),
        (Person, "ada", "family_name"),
        (GuidingQuestion, "question", "text"),
    ):
        desk.document.do(set_field, model, desk.ids[key], field, word)
    QApplication.processEvents()
    desk.panel.resize(320, 900)
    QApplication.processEvents()
    page = desk.panel.people.parentWidget()
    assert page.width() <= page.parentWidget().width() <= 336


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_nothing_is_cut_at_the_right_in_any_language(qtbot, code):
    wear("light")
    use_language(code)
    try:
        document = Document(small_plan())
        panel = SessionPanel(document)
        qtbot.addWidget(panel)
        panel.show()
        document.select(document.plan.meeting.sessions[0].id)
        panel.resize(panel.minimumWidth(), 700)
        QApplication.processEvents()
    finally:
        use_language("")
    scroll = certain(panel.findChild(QScrollArea))
    right = scroll.viewport().mapToGlobal(scroll.viewport().rect().topRight()).x()
    sections = (panel.head, panel.placement, panel.people, panel.segments)
    words = [label for section in sections for label in section.findChildren(QWidget) if label.isVisible()]
    assert words
    assert all(label.mapToGlobal(label.rect().topRight()).x() <= right for label in words)


def test_tab_comes_to_every_field_of_the_window(open_window, plan_path, session_named):
    window = open_window(plan_path)
    window.document.select(session_named(window, "Panel II"))
    window.activateWindow()
    window.find_box.setFocus()
    QApplication.processEvents()
    met = set()
    for _step in range(120):
        QTest.keyClick(certain(QApplication.focusWidget()), Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    people = window.session.findChild(PeopleSection)
    choices = [one for one in window.session.findChildren(ChoiceBox) if one.isVisible() and one.isEnabled()]
    assert {window.find_box, window.timeline.view, people.add.edit, *choices} <= met
