"""The form of rooms and days by real keys: what is typed, what is refused, what is kept as one step."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.contents import add_question
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Person, Plan, Room, RoomKind, RoomLayout, SessionBlock, create_plan
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.ui.document import Document, FrameAsked, FrameField
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.rooms_days.day_rows import DayRow
from stocktake_desktop.ui.rooms_days.dialog import RoomsAndDays
from stocktake_desktop.ui.rooms_days.room_rows import RoomRow
from stocktake_desktop.ui.rooms_days.stop_chips import StopEditor
from tests.certain import certain
from tests.history import history
from tests.plans import small_plan
from tests.printing import note_as_printed
from tests.snapshots import same_state

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., RoomsAndDays]


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    """Two days, two rooms; the breakout room has 300 seats and its group expects as many."""
    with small_plan(tmp_path / "meeting.stocktake") as made:
        plenary, breakout = made.meeting.rooms
        set_field(made, Room, plenary.id, "capacity", 900)
        set_field(made, Room, breakout.id, "capacity", 300)
        group = next(block for block in made.meeting.sessions if block.title == "Group 1")
        set_field(made, SessionBlock, group.id, "expected", 300)
        yield made


@pytest.fixture
def open_form(plan: Plan, qtbot: QtBot) -> Iterator[Open]:
    """Open the form on the plan, the keys where they were asked to go."""
    wear("light")
    window = QWidget()
    window.resize(1366, 768)
    forms: list[RoomsAndDays] = []

    def start(field: FrameField | None = None, row_id: str = "") -> RoomsAndDays:
        form = RoomsAndDays(window, Document(plan))
        forms.append(form)
        form.begin(FrameAsked(field, row_id))
        form.show()
        form.activateWindow()
        QApplication.processEvents()
        return form

    yield start
    for form in forms:
        form.deleteLater()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def day_row(form: RoomsAndDays, nth: int) -> DayRow:
    row = form.days.rows()[nth]
    assert isinstance(row, DayRow)
    return row


def room_row(form: RoomsAndDays, nth: int) -> RoomRow:
    row = form.rooms.rows()[nth]
    assert isinstance(row, RoomRow)
    return row


def type_over(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def said(row: DayRow | RoomRow) -> str:
    return row.said.text() if not row.said.isHidden() else ""


@pytest.mark.parametrize(
    ("field", "of_room", "found"),
    [
        (FrameField.DATE, False, lambda form: day_row(form, 1).date),
        (FrameField.TITLE, False, lambda form: day_row(form, 1).title),
        (FrameField.STOPS, False, lambda form: day_row(form, 1).chips.chips[0]),
        (FrameField.NAME, True, lambda form: room_row(form, 1).name),
        (FrameField.SEATS, True, lambda form: room_row(form, 1).seats),
        (FrameField.ALL_DATES, False, lambda form: certain(form.move_pane).first_day.line),
    ],
)
def test_the_keys_are_in_the_field_that_was_asked_for(
    plan: Plan, open_form: Open, field: FrameField, of_room: bool, found: Callable[[RoomsAndDays], QWidget]
) -> None:
    row_id = plan.meeting.rooms[1].id if of_room else plan.meeting.days[1].id
    form = open_form(field, row_id)
    assert form.focusWidget() is found(form)


def test_asked_for_nothing_the_keys_are_in_the_first_date_and_what_is_typed_replaces_it(open_form: Open) -> None:
    form = open_form()
    QTest.keyClicks(certain(form.focusWidget()), "14.3.2018")
    assert form.draft.days[0].date == date(2018, 3, 14)


def test_what_is_typed_is_kept_as_one_step(plan: Plan, open_form: Open) -> None:
    form, before, steps = open_form(), same_state(plan), len(history(plan))
    type_over(day_row(form, 0).title, "Looking back")
    type_over(room_row(form, 1).name, "Salon Bahia")
    type_over(room_row(form, 1).seats, "1 200 seats")
    assert form.keep.text() == "&Keep 3 changes"
    QTest.keyClick(room_row(form, 1).seats, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert len(history(plan)) == steps + 1
    assert plan.undo_title == "Change 3 things of rooms and days"
    assert plan.meeting.days[0].title == "Looking back"
    assert [(room.name, room.capacity) for room in plan.meeting.rooms] == [("Plenary", 900), ("Salon Bahia", 1200)]
    plan.undo()
    assert same_state(plan) == before


def test_nothing_changed_has_nothing_to_keep(open_form: Open) -> None:
    form = open_form()
    assert form.keep.isHidden()
    assert form.cancel.text() == "&Close"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_what_is_typed_and_put_back_is_no_change(open_form: Open) -> None:
    form = open_form()
    type_over(room_row(form, 0).name, "Hall")
    assert form.keep.text() == "&Keep 1 change"
    type_over(room_row(form, 0).name, "Plenary")
    assert form.keep.isHidden()


@pytest.mark.parametrize("typed", ["tue 13 mar", "13/3", "2018-03-13", "13 mars 2018"])
def test_a_date_is_understood_as_it_is_typed_and_said_again(open_form: Open, typed: str) -> None:
    form = open_form()
    row = day_row(form, 1)
    type_over(row.date, typed)
    assert form.draft.days[1].date == date(2018, 3, 13)
    assert said(row) == "understood as Tuesday 13 March 2018"
    row.title.setFocus()
    assert (row.date.text(), said(row)) == ("Tue 13 Mar 2018", "")


def test_a_date_that_is_none_is_refused_while_the_field_is_open_and_stays_as_typed(plan: Plan, open_form: Open) -> None:
    form = open_form()
    row = day_row(form, 0)
    type_over(room_row(form, 0).name, "Hall")
    type_over(row.date, "the day after")
    assert said(row).startswith("“the day after” is not a date")
    assert not form.keep.isEnabled()
    QTest.keyClick(row.date, Qt.Key.Key_Return)
    assert form.isVisible()
    type_over(room_row(form, 0).name, "Great hall")
    assert row.date.text() == "the day after"
    type_over(row.date, "11 Mar 2018")
    assert form.keep.isEnabled()
    form.keep.click()
    assert plan.meeting.days[0].date == date(2018, 3, 11)


def test_two_days_of_one_date_are_refused_until_both_are_typed(plan: Plan, open_form: Open) -> None:
    form, ids = open_form(), [day.id for day in plan.meeting.days]
    type_over(day_row(form, 0).date, "13 mar")
    assert said(day_row(form, 0)) == "2018-03-13 is a day of the meeting already."
    assert not form.keep.isEnabled()
    type_over(day_row(form, 1).date, "12 mar")
    form.keep.click()
    assert [day.id for day in plan.meeting.days] == [ids[1], ids[0]]


def test_alt_and_arrows_order_rooms_and_let_days_change_dates(plan: Plan, open_form: Open) -> None:
    form = open_form()
    names, titles = [room.id for room in plan.meeting.rooms], [day.id for day in plan.meeting.days]
    room_row(form, 1).name.setFocus()
    QTest.keyClick(room_row(form, 1).name, Qt.Key.Key_Up, ALT)
    assert room_row(form, 0).name.hasFocus()
    day_row(form, 0).title.setFocus()
    QTest.keyClick(day_row(form, 0).title, Qt.Key.Key_Down, ALT)
    assert [row.date.text() for row in (day_row(form, 0), day_row(form, 1))] == ["Mon 12 Mar 2018", "Tue 13 Mar 2018"]
    form.keep.click()
    assert [room.id for room in plan.meeting.rooms] == names[::-1]
    assert [day.id for day in plan.meeting.days] == titles[::-1]


def test_a_room_is_dragged_to_its_place(plan: Plan, open_form: Open) -> None:
    form, names = open_form(), [room.id for room in plan.meeting.rooms]
    handle, below = room_row(form, 0).handle, form.rooms.rows()[1]
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    end = handle.mapFromGlobal(below.mapToGlobal(QPoint(5, below.height() + 2)))
    QTest.mouseMove(handle, end)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)
    form.keep.click()
    assert [room.id for room in plan.meeting.rooms] == names[::-1]


def test_kinds_and_layouts_are_chosen(plan: Plan, open_form: Open) -> None:
    form = open_form()
    row = room_row(form, 0)
    QTest.keyClick(row.layout_box, Qt.Key.Key_Down)
    row.kind.setFocus()
    QTest.keyClick(row.kind, Qt.Key.Key_Down)
    form.keep.click()
    room = plan.meeting.rooms[0]
    assert (room.kind, room.layout) == (RoomKind.BREAKOUT, RoomLayout.AMPHITHEATRE)


@pytest.mark.parametrize("typed", ["many", "-3", "3.5", "99999999999"])
def test_seats_that_are_no_number_are_refused_with_a_sentence(open_form: Open, typed: str) -> None:
    form = open_form()
    type_over(room_row(form, 1).seats, typed)
    assert said(room_row(form, 1)) == f"“{typed}” is not a number of seats; write one such as 300, or leave it empty."
    assert not form.keep.isEnabled()


def test_seats_are_left_open(plan: Plan, open_form: Open) -> None:
    form = open_form()
    field = room_row(form, 1).seats
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    form.keep.click()
    assert plan.meeting.rooms[1].capacity is None


def test_a_second_room_of_a_name_is_refused(open_form: Open) -> None:
    form = open_form()
    type_over(room_row(form, 1).name, " plenary")
    assert said(room_row(form, 1)) == "There is a room “Plenary” already; give this one a name of its own."
    assert not form.keep.isEnabled()
    assert form.words.text() == said(room_row(form, 1))


def test_a_room_that_is_too_small_offers_to_swap_and_the_press_keeps_the_group(plan: Plan, open_form: Open) -> None:
    form = open_form()
    row = room_row(form, 1)
    type_over(row.seats, "250")
    assert said(row) == "Breakout 1: 300 → 250 seats; Group 1 expects 300."
    assert row.beside.text() == "Swap with Plenary"
    row.beside.click()
    assert said(row) == "takes the sessions of Plenary"
    assert form.keep.text() == "&Keep 2 changes"
    form.keep.click()
    rooms = {block.title: block.room.name for block in plan.meeting.sessions if block.room is not None}
    assert rooms == {"Panel I": "Breakout 1", "Group 1": "Plenary"}


def test_the_swap_button_lists_the_other_rooms(open_form: Open) -> None:
    form = open_form()
    menu = room_row(form, 0).swap.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Breakout 1"]
    menu.actions()[0].trigger()
    assert [room_row(form, nth).sessions.text() for nth in (0, 1)] == ["1", "1"]
    assert form.draft.told == ["Swap Plenary and Breakout 1"]


def test_before_a_room_goes_it_is_said_what_is_lost_and_it_can_stay(plan: Plan, open_form: Open) -> None:
    form = open_form()
    row = room_row(form, 1)
    offered(row)["&Remove the room"].trigger()
    assert said(row) == "Goes: its 1 session stays, without a room"
    assert not row.name.isEnabled()
    assert form.draft.told == ["Remove room Breakout 1: its 1 session stays, without a room"]
    row.keep.click()
    assert row.name.isEnabled()
    assert form.keep.isHidden()
    offered(row)["&Remove the room"].trigger()
    form.keep.click()
    assert [room.name for room in plan.meeting.rooms] == ["Plenary"]


def test_before_a_day_goes_it_is_said_that_its_sessions_are_parked(plan: Plan, open_form: Open) -> None:
    form = open_form()
    offered(day_row(form, 0))["&Remove the day"].trigger()
    assert said(day_row(form, 0)) == "Goes: its 1 session is parked"
    form.keep.click()
    assert [day.date for day in plan.meeting.days] == [date(2018, 3, 13)]


def offered(row: DayRow | RoomRow) -> dict[str, QAction]:
    menu = row.more.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_a_day_and_a_room_more_are_typed_at_once(plan: Plan, open_form: Open) -> None:
    form = open_form()
    assert form.add_day.text() == "Add a day after Tue 13 Mar"
    form.add_day.click()
    assert form.focusWidget() is day_row(form, 2).date
    QTest.keyClicks(certain(form.focusWidget()), "15 mar")
    form.add_room.click()
    assert form.focusWidget() is room_row(form, 2).name
    assert not form.keep.isEnabled()
    QTest.keyClicks(certain(form.focusWidget()), "Annex")
    form.keep.click()
    assert [day.date.day for day in plan.meeting.days] == [12, 13, 15]
    assert [stop.minute for stop in plan.meeting.days[2].hard_stops] == [780, 1080]
    assert [room.name for room in plan.meeting.rooms] == ["Plenary", "Breakout 1", "Annex"]


def test_a_room_added_by_mistake_is_gone_at_once_and_a_swap_with_it_too(open_form: Open) -> None:
    form = open_form()
    form.add_room.click()
    added = room_row(form, 2)
    form.draft.swap(added.key, room_row(form, 0).key)
    offered(added)["&Remove the room"].trigger()
    assert len(form.rooms.rows()) == 2
    assert form.draft.told == []


def test_hard_stops_are_changed_added_and_taken_out_by_keys(plan: Plan, open_form: Open) -> None:
    form = open_form(FrameField.STOPS, plan.meeting.days[0].id)
    chips = day_row(form, 0).chips
    QTest.keyClick(chips.chips[0], Qt.Key.Key_Space)
    editor = QApplication.activePopupWidget()
    assert isinstance(editor, StopEditor)
    QTest.keyClicks(editor.time, "99")
    assert "is not a time" in editor.wrong.text()
    QTest.keyClick(editor.time, Qt.Key.Key_Return)
    assert editor.isVisible()
    type_over(editor.time, "1230")
    type_over(editor.title, "lunch is served")
    QTest.keyClick(editor.title, Qt.Key.Key_Tab)
    QTest.keyClicks(editor.watched_by, "conference officer")
    assert chips.chips[0].accessibleName() == "Hard stop 12:30: lunch is served · conference officer"
    QTest.keyClick(editor.watched_by, Qt.Key.Key_Return)
    assert [chip.text() for chip in chips.chips] == ["12:30", "18:00"]
    QTest.keyClick(chips.chips[1], Qt.Key.Key_Delete)
    chips.add.click()
    added = QApplication.activePopupWidget()
    assert isinstance(added, StopEditor)
    QTest.keyClicks(added.time, "24:00")
    QTest.keyClick(added.time, Qt.Key.Key_Return)
    form.keep.click()
    stops = [(stop.minute, stop.title, stop.watched_by) for stop in plan.meeting.days[0].hard_stops]
    assert stops == [(minute, "lunch is served", "conference officer") for minute in (750, 1440)]


def test_tab_goes_over_a_day_and_its_hard_stops_and_then_to_the_next_day(plan: Plan, open_form: Open) -> None:
    form = open_form(FrameField.DATE, plan.meeting.days[0].id)
    first, second = day_row(form, 0), day_row(form, 1)
    first.chips.add.click()
    added = certain(QApplication.activePopupWidget())
    QTest.keyClick(added, Qt.Key.Key_Escape)
    QApplication.processEvents()
    chips = first.chips
    assert len(chips.chips) == 3
    first.date.setFocus()
    for stop in (first.title, *chips.chips, chips.add, first.more, second.date, second.title, *second.chips.chips):
        QTest.keyClick(certain(form.focusWidget()), Qt.Key.Key_Tab)
        assert form.focusWidget() is stop


def test_a_hard_stop_twice_is_refused(plan: Plan, open_form: Open) -> None:
    form = open_form()
    chips = day_row(form, 0).chips
    chips.open_editor(form.draft.days[0].stops[1])
    editor = QApplication.activePopupWidget()
    assert isinstance(editor, StopEditor)
    type_over(editor.time, "13")
    assert said(day_row(form, 0)) == "There is a hard stop at 13:00 already."
    assert not form.keep.isEnabled()
    editor.remove.click()
    assert form.keep.isEnabled()


LEAVE: dict[str, Callable[[RoomsAndDays], object]] = {
    "button": lambda form: form.cancel.click(),
    "Esc": lambda form: QTest.keyClick(form, Qt.Key.Key_Escape),
    "X": lambda form: form.close(),
}


@pytest.mark.parametrize("leave", LEAVE.values(), ids=LEAVE)
def test_whoever_leaves_is_told_what_would_be_lost_before_it_is(
    plan: Plan, open_form: Open, leave: Callable[[RoomsAndDays], object]
) -> None:
    form, before = open_form(), same_state(plan)
    type_over(room_row(form, 0).name, "Hall")
    leave(form)
    assert form.isVisible()
    assert form.words.text() == "1 change would be lost: Plenary: Plenary → Hall"
    assert form.cancel.text() == "Lose them"
    QTest.keyClicks(room_row(form, 0).name, "s")
    assert form.cancel.text() == "Cancel"
    leave(form)
    assert form.isVisible()
    leave(form)
    assert not form.isVisible()
    assert same_state(plan) == before


def test_half_a_date_is_not_lost_in_silence_either(open_form: Open) -> None:
    form = open_form()
    type_over(day_row(form, 0).date, "what")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert "is not a date" in form.words.text()


def test_what_the_plan_refuses_leaves_the_form_as_it_was_typed(open_form: Open) -> None:
    form = open_form()
    form.draft.change_day(form.draft.days[0].id, date=date(1, 1, 1))
    form.keep.click()
    assert form.isVisible()
    assert "1900" in form.words.text()


def test_the_meeting_moves_by_a_press_that_names_the_distance(plan: Plan, open_form: Open) -> None:
    block, kari = plan.meeting.sessions[0], plan.meeting.people[0]
    add_question(plan, block.id, "Why?", date(2018, 3, 1))
    set_field(plan, Person, kari.id, "present_to", datetime(2018, 3, 13, 12))
    form, steps = open_form(FrameField.ALL_DATES), len(history(plan))
    pane = certain(form.move_pane)
    assert not pane.button.isEnabled()
    QTest.keyClicks(certain(form.focusWidget()), "19 mar 2018")
    assert (pane.button.text(), pane.distance.text()) == ("&Move by 7 days", "7 days later")
    assert [label.text() for label in pane.new_dates] == ["Mon 19 Mar", "Tue 20 Mar"]
    assert (pane.due.isChecked(), pane.presence.isChecked()) == (True, False)
    assert pane.presence.text() == "presence of 1 person, as they said it"
    pane.settle()
    assert pane.told == [
        "Kari Nordmann is not there for the whole of Panel I.",
        "Hard stops and sessions keep their clock times",
    ]
    pane.presence.setChecked(True)
    pane.settle()
    assert pane.told == ["Hard stops and sessions keep their clock times"]
    pane.presence.setChecked(False)
    pane.button.click()
    assert not form.isVisible()
    assert len(history(plan)) == steps + 1
    assert plan.undo_title == "Move the meeting: 2018-03-12 → 2018-03-19"
    assert (kari.present_to, block.questions[0].due) == (datetime(2018, 3, 13, 12), date(2018, 3, 8))


def test_a_move_to_an_earlier_day_says_so_and_what_was_typed_beside_it_waits(plan: Plan, open_form: Open) -> None:
    form = open_form(FrameField.ALL_DATES)
    type_over(room_row(form, 0).name, "Hall")
    type_over(day_row(form, 1).date, "15 mar 2018")
    pane = certain(form.move_pane)
    type_over(pane.first_day.line, "11 mar 2018")
    assert pane.button.text() == "&Move back by 1 day"
    pane.button.click()
    assert form.isVisible()
    assert plan.meeting.rooms[0].name == "Plenary"
    assert form.draft.told == ["Day 2: 2018-03-12 → 2018-03-14", "Plenary: Plenary → Hall"]
    assert day_row(form, 1).date.text() == "Wed 14 Mar 2018"
    form.keep.click()
    assert [day.date for day in plan.meeting.days] == [date(2018, 3, 11), date(2018, 3, 14)]


def test_a_move_says_how_many_printed_sheets_go_stale(plan: Plan, open_form: Open) -> None:
    overview = next(sheet for sheet in sheets_of(plan) if sheet.kind == "day")
    note_as_printed(plan, [overview], datetime(2018, 3, 1, 9))
    form = open_form(FrameField.ALL_DATES)
    pane = certain(form.move_pane)
    QTest.keyClicks(certain(form.focusWidget()), "19 mar 2018")
    pane.settle()
    assert "1 printed sheet goes stale" in pane.told


def test_a_meeting_without_days_gets_its_first(qtbot: QtBot, tmp_path: Path) -> None:
    wear("light")
    window = QWidget()
    with create_plan(tmp_path / "empty.stocktake", "Nothing yet") as plan:
        form = RoomsAndDays(window, Document(plan))
        form.begin(FrameAsked(FrameField.ALL_DATES))
        form.show()
        assert (form.move_pane, form.focusWidget()) == (None, form.add_day)
        form.add_day.click()
        QTest.keyClicks(certain(form.focusWidget()), "4 Dec 2031")
        form.keep.click()
        assert [day.date for day in plan.meeting.days] == [date(2031, 12, 4)]
        form.deleteLater()
    window.deleteLater()
