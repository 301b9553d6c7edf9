"""The chasing list in a real window: keys note answers and go on, ticks are asked and copied, paper is foretold."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.chasing import ask, expect_answer
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Alternate, Appearance, Person, Status
from stocktake_desktop.planning.moments import today
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.ui.chasing.one_day_dialog import OneDayDialog
from stocktake_desktop.ui.chasing.panel import ChasingPanel
from stocktake_desktop.ui.chasing.rows import SESSIONS, WHO
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.words import use_language
from tests.certain import certain
from tests.printing import note_as_printed

Answer = Callable[[Callable[[], object], Callable[[QWidget], None]], None]
NONE = Qt.KeyboardModifier.NoModifier


class Desk:
    """A window on three people: Ada was asked ten days ago, Ben yesterday, and nobody asked Cleo yet."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.plan = window, window.document.plan
        self.blocks = {block.title: block for block in self.plan.meeting.sessions}
        self.today = today(self.plan.meeting)
        self.places: dict[str, str] = {}
        for name, contact, days in (
            ("Ada Lovelace", "ada@un.example", 10),
            ("Ben Okri", "+44 20", 1),
            ("Cleo Zhu", "", 0),
        ):
            person = add_person(self.plan, *name.split(), contact=contact)
            self.places[name] = add_appearance(self.plan, self.blocks["Panel II"].id, Who(person))
            if days:
                ask(self.plan, [self.places[name]], self.today - timedelta(days=days))
        window.commands[Action.CHASING].trigger()
        QApplication.processEvents()

    @property
    def panel(self) -> ChasingPanel:
        return self.window.deferred.table.panel.chasing

    @property
    def shown(self) -> list[str]:
        return [f"{row.name}, {row.urgency.value}" for row in self.panel.rows.shown]

    @property
    def chosen(self) -> str:
        return certain(self.panel.view.chosen).name

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.panel.view, key, modifiers)
        QApplication.processEvents()

    def choose(self, name: str) -> None:
        row = next(row for row in self.panel.rows.shown if row.name == name)
        self.panel.view.choose(row.key)

    def place(self, name: str) -> Appearance:
        return self.plan.get(Appearance, self.places[name])


@pytest.fixture
def desk(open_window: Callable[..., MainWindow], plan_path: Path) -> Desk:
    return Desk(open_window(plan_path))


def test_the_most_urgent_stands_first_and_the_tab_counts(desk: Desk) -> None:
    assert desk.shown == ["Ada Lovelace, overdue", "Ben Okri, this week", "Cleo Zhu, not asked"]
    assert desk.window.deferred.table.panel.tabs.tabText(1) == "Chasing 3"
    assert [chip.text() for chip in desk.panel.bar.chips.values() if chip.isVisible()] == [
        "1 overdue", "1 this week", "1 not asked", "0 answered",
    ]  # fmt: skip
    assert desk.chosen == "Ada Lovelace"


@pytest.mark.parametrize("code", ["unconfirmed", "placeholder-open", "answer-overdue"])
def test_a_finding_about_open_answers_leads_here(desk: Desk, code: str) -> None:
    window = desk.window
    add_appearance(desk.plan, desk.blocks["Panel II"].id, Who(placeholder="Minister"))
    window.commands[Action.PLAN_VIEW].trigger()
    findings, tables = window.findings, window.deferred.table.panel
    tables.show_table(tables.programme)
    codes = [cause.finding.code for cause in findings.list.causes]
    for wanted in ("session-without-chair", code):
        row = findings.list.model().index(codes.index(wanted), 0)
        findings.list.scrollTo(row)
        QTest.mouseClick(
            findings.list.viewport(), Qt.MouseButton.LeftButton, pos=findings.list.visualRect(row).center()
        )
        assert findings.pane.chase.isVisible() is (wanted == code)
    findings.pane.chase.click()
    QApplication.processEvents()
    assert desk.panel.isVisible()
    assert window.commands[Action.TABLE_VIEW].isChecked()


def test_a_key_notes_the_answer_and_the_next_one_is_chosen(desk: Desk) -> None:
    desk.press(Qt.Key.Key_C)
    assert desk.chosen == "Ben Okri"
    desk.press(Qt.Key.Key_D)
    assert desk.chosen == "Cleo Zhu"
    assert (desk.place("Ada Lovelace").status, desk.place("Ben Okri").status) == (Status.CONFIRMED, Status.DECLINED)
    assert desk.shown == ["Cleo Zhu, not asked", "Ada Lovelace, answered", "Ben Okri, answered"]
    assert desk.plan.undo_title == "Ben Okri declined"
    desk.window.document.undo()
    assert desk.shown[0] == "Ben Okri, this week"


def test_an_answer_is_never_for_all_who_are_ticked(desk: Desk) -> None:
    for _time in range(2):
        desk.press(Qt.Key.Key_Space)
        desk.press(Qt.Key.Key_Down)
    desk.choose("Cleo Zhu")
    desk.press(Qt.Key.Key_C)
    assert desk.place("Cleo Zhu").status is Status.CONFIRMED
    assert {desk.place(name).status for name in ("Ada Lovelace", "Ben Okri")} == {Status.INVITED}


def test_who_is_ticked_is_asked_together(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Space)
    desk.choose("Cleo Zhu")
    desk.press(Qt.Key.Key_Space)
    assert desk.panel.bar.ask.text() == "2 asked today"
    desk.press(Qt.Key.Key_A)
    assert desk.shown == ["Ben Okri, this week", "Ada Lovelace, this week", "Cleo Zhu, this week"]
    assert desk.place("Cleo Zhu").status is Status.INVITED
    assert desk.plan.undo_title == "Ask 2 people whether they come"
    assert desk.panel.rows.ticked == set()
    assert desk.chosen == "Ben Okri"


def test_later_asks_for_a_day(desk: Desk, answer: Answer) -> None:
    def reply(dialog: QWidget) -> None:
        assert isinstance(dialog, OneDayDialog)
        dialog.day.line.setText("yesterday afternoon")
        assert not dialog.ok.isEnabled()
        dialog.day.show_date(desk.today - timedelta(days=1))
        assert dialog.wrong.text() == "This day is over; type one that is to come."
        dialog.day.show_date(desk.today + timedelta(days=40))
        dialog.accept()

    answer(lambda: desk.press(Qt.Key.Key_L), reply)
    assert desk.place("Ada Lovelace").answer_by == desk.today + timedelta(days=40)
    assert desk.shown[-1] == "Ada Lovelace, later"
    assert desk.chosen == "Ben Okri"


def test_addresses_are_copied_and_who_has_none_is_named(desk: Desk) -> None:
    said: list[str] = []
    desk.window.document.noted.connect(said.append)
    for name in ("Ada Lovelace", "Ben Okri"):
        desk.choose(name)
        desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Ada Lovelace <ada@un.example>"
    assert said == ["1 address is on the clipboard; without an address: Ben Okri"]
    assert (desk.panel.bar.copy.text(), desk.panel.bar.write.isEnabled()) == ("Copy 1 address", True)


def test_chips_and_the_session_narrow_the_list(desk: Desk) -> None:
    other = add_block(desk.plan, "Closing", day_id=desk.plan.meeting.days[1].id, start=900, minutes=30)
    add_appearance(desk.plan, other, Who(desk.place("Ben Okri").person_id))
    closing = desk.panel.bar.session.findText("Wed 15:00 Closing")
    desk.panel.bar.session.setCurrentIndex(closing)
    desk.panel.bar.session.activated.emit(closing)
    assert [row.name for row in desk.panel.rows.shown] == ["Ben Okri"]
    assert [one.session.title for one in certain(desk.panel.view.chosen).places] == ["Panel II", "Closing"]
    desk.panel.bar.session.setCurrentIndex(0)
    desk.panel.bar.chips[next(iter(desk.panel.bar.chips))].click()
    assert [row.name for row in desk.panel.rows.shown] == ["Ada Lovelace"]


def test_the_pane_says_where_who_steps_in_and_offers_to_let_them(desk: Desk) -> None:
    place = desk.places["Ada Lovelace"]
    add_alternate(desk.plan, place, Who(placeholder="the Deputy"))
    pane = desk.panel.pane
    assert [line.meaning for line in pane.steps_in.lines] == ["the Deputy, to be confirmed"]
    assert [line.meaning for line in pane.keys.lines][1] == "Declined: the Deputy is called"
    assert [line[:2] for line in pane.where.lines] == [("Tue 15:00", "Panel II")]
    assert pane.about.text() == "asked 10 days ago, 3 days over"
    desk.press(Qt.Key.Key_D)
    desk.choose("Ada Lovelace")
    assert pane.steps_in.lines[0].meaning == "the Deputy: let them take the place"
    pane.steps_in.pressed.emit(pane.steps_in.lines[0].value)
    assert desk.place("Ada Lovelace").name == "the Deputy"
    assert desk.place("Ada Lovelace").asked_on is None


def test_keys_answer_for_who_steps_in_as_for_who_is_named(desk: Desk, answer: Answer) -> None:
    places = {name: add_alternate(desk.plan, desk.places["Ada Lovelace"], Who(person)) for name, person in (
        ("Dora Lie", add_person(desk.plan, "Dora", "Lie", contact="dora@un.example")),
        ("Cleo Zhu", desk.place("Cleo Zhu").person_id),
    )}  # fmt: skip

    def alternate(name: str) -> Alternate:
        return desk.plan.get(Alternate, places[name])

    def in_forty_days(dialog: QWidget) -> None:
        assert isinstance(dialog, OneDayDialog)
        dialog.day.show_date(desk.today + timedelta(days=40))
        dialog.accept()

    assert desk.shown[2:] == ["Cleo Zhu, not asked", "Dora Lie, not asked"]
    desk.choose("Dora Lie")
    who = [desk.panel.rows.index(desk.panel.view.currentIndex().row(), column).data() for column in (WHO, SESSIONS)]
    assert who == ["Dora Lie\nalternate of Ada Lovelace", "Tue 15:00 Panel II, alternate"]
    pane = desk.panel.pane
    assert [line.meaning for line in pane.keys.lines][1] == "Declined: goes below, and steps in no more"
    assert [line[:2] for line in pane.where.lines] == [("Tue 15:00", "Panel II, alternate")]
    desk.press(Qt.Key.Key_A)
    assert (alternate("Dora Lie").status, alternate("Dora Lie").asked_on) == (Status.INVITED, desk.today)
    desk.choose("Dora Lie")
    answer(lambda: desk.press(Qt.Key.Key_L), in_forty_days)
    assert alternate("Dora Lie").answer_by == desk.today + timedelta(days=40)
    desk.choose("Dora Lie")
    desk.press(Qt.Key.Key_D)
    assert alternate("Dora Lie").status is Status.DECLINED
    desk.choose("Ada Lovelace")
    assert [line.meaning for line in pane.steps_in.lines] == ["Cleo Zhu, to be confirmed", "Dora Lie, declined"]
    desk.choose("Cleo Zhu")
    assert desk.panel.rows.index(desk.panel.view.currentIndex().row(), WHO).data() == (
        "Cleo Zhu\nalternate in Panel II"
    )
    desk.press(Qt.Key.Key_C)
    assert {alternate("Cleo Zhu").status, desk.place("Cleo Zhu").status} == {Status.CONFIRMED}


def test_what_is_typed_of_the_answer_is_kept_with_who_it_was_typed_for(desk: Desk) -> None:
    desk.panel.pane.answer.setFocus()
    QTest.keyClicks(desk.panel.pane.answer, "by mail, Ana")
    desk.choose("Ben Okri")
    assert desk.place("Ada Lovelace").answer == "by mail, Ana"
    assert desk.place("Ben Okri").answer == ""
    assert desk.panel.pane.answer.text() == ""


def test_the_pane_foretells_what_a_yes_makes_stale(desk: Desk) -> None:
    note_as_printed(desk.plan, sheets_of(desk.plan), datetime(2031, 3, 1, 9))
    desk.panel.outlook.settle()
    lines = desk.panel.pane.paper.lines
    assert any(line.words.startswith("Podium sheet") and "current" in line.meaning for line in lines)
    assert lines[-1].words == "If they confirm"
    assert desk.place("Ada Lovelace").status is Status.INVITED
    before = desk.plan.undo_title
    desk.panel.outlook.look_at(desk.panel.view.chosen)
    desk.panel.outlook.settle()
    assert desk.plan.undo_title == before


def test_the_side_panels_make_room_and_come_back(desk: Desk) -> None:
    assert not desk.window.session_dock.isVisible()
    tables = desk.window.deferred.table.panel
    tables.show_table(tables.programme)
    QApplication.processEvents()
    assert desk.window.session_dock.isVisible()


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_no_table_makes_the_window_wider(
    open_window: Callable[..., MainWindow], plan_path: Path, language: str
) -> None:
    use_language(language)
    try:
        window = open_window(plan_path)
        window.resize(1366, 768)
        for action in (Action.CHASING, Action.PLAN_VIEW, Action.TELLING, Action.PLAN_VIEW, Action.CHASING):
            window.commands[action].trigger()
            QApplication.processEvents()
            assert (action, window.width()) == (action, 1366)
        tables = window.deferred.table.panel
        tables.show_table(tables.programme)
        QApplication.processEvents()
        assert window.session_dock.isVisible()
        assert window.width() == 1366
    finally:
        use_language("en")


def test_where_nobody_is_named_return_goes_to_the_session(desk: Desk) -> None:
    add_appearance(desk.plan, desk.blocks["Opening"].id, Who(placeholder="Speaker"))
    desk.choose("Speaker")
    desk.press(Qt.Key.Key_Return)
    assert desk.window.document.selection == (desk.blocks["Opening"].id,)


def test_a_plan_to_be_read_only_offers_no_answers(desk: Desk) -> None:
    desk.plan.read_only = True
    desk.panel.refresh()
    assert not desk.panel.bar.ask.isEnabled()
    assert {line.value for line in desk.panel.pane.keys.lines} == {None}
    desk.plan.read_only = False


def test_a_person_who_goes_leaves_the_list(desk: Desk) -> None:
    set_field(desk.plan, Person, certain(desk.place("Cleo Zhu").person).id, "contact", "cleo@un.example")
    with desk.plan.edit("gone"):
        desk.plan.remove(desk.place("Ben Okri"))
    assert desk.shown == ["Ada Lovelace, overdue", "Cleo Zhu, not asked"]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_list_fits_a_narrow_screen_in_every_language(
    open_window: Callable[..., MainWindow], plan_path: Path, language: str
) -> None:
    use_language(language)
    try:
        desk = Desk(open_window(plan_path))
        desk.press(Qt.Key.Key_Space)
        ask(desk.plan, [desk.places["Cleo Zhu"]], desk.today)
        expect_answer(desk.plan, [desk.places["Cleo Zhu"]], desk.today + timedelta(days=60))
        tables = desk.window.deferred.table.panel
        for table in (tables.chasing, tables.telling):
            assert table.minimumSizeHint().width() <= 1366
    finally:
        use_language("en")
