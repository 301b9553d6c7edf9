"""People in a session: who, role, status, order, alternates."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Role, Status

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def row(desk):
    return lambda name: desk.panel.people.list.row(desk.ids[name])


def drag(handle, to: QPoint) -> None:
    """Press the handle, move in small steps as a hand does, and let go at a point of the screen."""
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    for share in (0.3, 0.6, 1.0):
        at = handle.mapToGlobal(middle) * (1 - share) + to * share
        QTest.mouseMove(handle, handle.mapFromGlobal(at))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.mapFromGlobal(to))


def test_people_stand_under_their_segment_with_its_time(desk, row):
    headings = {label.text() for label in desk.panel.people.list.findChildren(QLabel, "group")}
    assert headings == {"Whole session", "10:00  Debate", "10:40  Floor"}
    assert (row("ada here").name.text(), row("ada here").delegation.text()) == ("Ada Mbeki", "Chad")
    assert row("third").delegation.text() == "placeholder"


def test_a_click_or_a_key_takes_the_next_status(desk, row):
    button = row("ben here").status
    for status, words in ((Status.INVITED, "invited"), (Status.CONFIRMED, "confirmed"), (Status.DECLINED, "declined")):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (desk.plan.session(desk.ids["water"]).appearances[1].status, button.text()) == (status, words)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.text() == "TBC"
    desk.document.undo()
    assert button.text() == "declined"
    assert button.accessibleName() == "Status: declined"


def test_role_and_minutes(desk, row, type_over):
    row("ben here").role.setFocus()
    QTest.keyClick(row("ben here").role, Qt.Key.Key_Down)
    type_over(row("ben here").minutes, "7")
    QTest.keyClick(row("ben here").minutes, Qt.Key.Key_Return)
    ben = desk.block.appearances[1]
    assert (ben.role, ben.minutes, desk.steps()) == (Role.KEYNOTE_SPEAKER, 7, 2)


def test_the_order_by_key_within_and_across_segments(desk, row):
    third = row("third")
    third.role.setFocus()
    QTest.keyClick(third.role, Qt.Key.Key_Up, ALT)
    assert desk.people() == ["Ada Mbeki @ -", "Presenter 3 @ Debate", "Ben Okri @ Debate"]
    assert third.role.hasFocus()
    QTest.keyClick(third.role, Qt.Key.Key_Up, ALT)
    assert desk.people() == ["Ada Mbeki @ -", "Presenter 3 @ -", "Ben Okri @ Debate"]
    QTest.keyClick(row("ben here").role, Qt.Key.Key_Down, ALT)
    assert desk.people()[-1] == "Ben Okri @ Floor"
    assert desk.steps() == 3
    for _step in range(3):
        desk.document.undo()
    assert desk.people() == ["Ada Mbeki @ -", "Ben Okri @ Debate", "Presenter 3 @ Debate"]


def test_the_order_by_hand(desk, row):
    drag(row("third").handle, row("ben here").mapToGlobal(QPoint(5, 2)))
    assert desk.people() == ["Ada Mbeki @ -", "Presenter 3 @ Debate", "Ben Okri @ Debate"]
    QApplication.processEvents()
    drag(row("third").handle, row("ada here").mapToGlobal(QPoint(5, 2)))
    assert desk.people() == ["Presenter 3 @ -", "Ada Mbeki @ -", "Ben Okri @ Debate"]
    assert desk.steps() == 2


def test_dropping_where_it_was_or_escaping_changes_nothing(desk, row):
    drag(row("third").handle, row("third").mapToGlobal(QPoint(5, row("third").height() - 2)))
    handle = row("third").handle
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(0, -60))
    QTest.mouseMove(handle, QPoint(0, -90))
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, -90))
    assert desk.steps() == 0


def test_add_by_completion(desk):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "chad")
    assert desk.panel.people.add.words == "Return takes Chad."
    QTest.keyClick(edit, Qt.Key.Key_Return)
    added = desk.block.appearances[-1]
    assert (added.organisation_id, added.role, added.segment_id) == (desk.ids["chad"], Role.PANELLIST, None)
    assert edit.text() == ""


def test_choose_from_the_list_with_the_keyboard(desk):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "mbe")
    popup = edit.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert desk.block.appearances[-1].person_id == desk.ids["ada"]
    assert desk.steps() == 1


def test_unknown_words_become_a_placeholder_and_it_says_so(desk):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Presenter <b>")
    assert desk.panel.people.add.words == "Not in the list of people: Return keeps “Presenter <b>” as a placeholder."
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.block.appearances[-1].placeholder == "Presenter <b>"


@pytest.mark.parametrize("name", ["Kari van Nordmann", "Madonna", "H.E. Ms. Ana Ruiz"])
def test_a_new_speaker_is_made_a_person_and_seated_in_two_presses(desk, name):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    people = len(desk.plan.meeting.people)
    QTest.keyClicks(edit, name)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    newest = desk.block.appearances[-1]
    assert f"{newest.person.honorific} {newest.person.name}".strip() == name
    assert (newest.role, newest.status, newest.placeholder) == (Role.PANELLIST, Status.TO_BE_CONFIRMED, "")
    assert (len(desk.plan.meeting.people), desk.steps(), edit.text()) == (people + 1, 1, "")
    desk.document.undo()
    assert (len(desk.plan.meeting.people), len(desk.block.appearances)) == (people, 3)


def test_the_list_offers_the_person_first_and_the_place_second(desk):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Kari Nordmann")
    popup = edit.completer().popup()
    lines = [popup.model().index(nth, 0).data() for nth in range(popup.model().rowCount())]
    assert lines == ["Add “Kari Nordmann” as a person", "Keep a place called “Kari Nordmann”"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (desk.block.appearances[-1].placeholder, desk.block.appearances[-1].person) == ("Kari Nordmann", None)


@pytest.mark.parametrize("words", ["Presenter 2", "6 rapporteurs", "Minister of Water", "World Bank", "Speaker TBC"])
def test_what_keeps_a_place_is_kept_as_one(desk, words):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.block.appearances[-1].placeholder == words


def test_somebody_known_is_found_behind_a_title(desk):
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "H.E. Ms. Ada Mbeki")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.block.appearances[-1].person_id == desk.ids["ada"]


def test_nobody_becomes_a_second_moderator(desk):
    desk.document.do(add_appearance, desk.ids["water"], Who(placeholder="Moderator"), Role.MODERATOR)
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Kari Nordmann")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.block.appearances[-1].role is Role.PANELLIST


def test_a_placeholder_that_is_a_name_becomes_a_person(desk):
    key = desk.document.do(add_appearance, desk.ids["water"], Who(placeholder="Lt. Gen. Ana Ruiz"), Role.EXPERT).value
    row = desk.panel.people.list.row(key)
    row.more.menu().aboutToShow.emit()
    {action.text(): action for action in row.more.menu().actions()}["Make this a person…"].trigger()
    QTest.keyClick(row.who.edit, Qt.Key.Key_Return)
    newest = desk.block.appearances[-1]
    assert (newest.id, newest.role, newest.person.honorific, newest.person.family_name) == (
        key, Role.EXPERT, "Lt. Gen.", "Ruiz",
    )  # fmt: skip
    assert desk.steps() == 2


def test_two_of_the_same_name_are_never_guessed_between(desk):
    desk.document.do(add_person, "Ada", "Mbeki")
    edit = desk.panel.people.add.edit
    edit.setFocus()
    QTest.keyClicks(edit, "ada mbeki")
    assert desk.panel.people.add.words == "Several are called so: choose one from the list."
    edit.completer().popup().hide()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.steps() == 1


def test_alternates_are_added_ranked_promoted_and_removed(desk, row):
    ben = row("ben here")
    ben.ask_alternate()
    QTest.keyClicks(ben.who.edit, "Ada Mbeki")
    QTest.keyClick(ben.who.edit, Qt.Key.Key_Return)
    lines = [line.words.text() for line in ben.alternates.lines if line.isVisible()]
    assert lines == ["or: Deputy", "or: Ada Mbeki"]
    QTest.mouseClick(ben.alternates.lines[1].promote, Qt.MouseButton.LeftButton)
    assert ben.name.text() == "Ada Mbeki"
    assert [alternate.name for alternate in desk.block.appearances[1].alternates] == ["Ben Okri", "Deputy"]
    QApplication.processEvents()
    QTest.mouseClick(ben.alternates.lines[0].remove, Qt.MouseButton.LeftButton)
    assert [line.words.text() for line in ben.alternates.lines if line.isVisible()] == ["or: Deputy"]
    assert desk.steps() == 3


def test_a_placeholder_is_filled_and_keeps_its_place(desk, row):
    third = row("third")
    third.ask_replacement()
    QTest.keyClicks(third.who.edit, "Ada Mbeki")
    QTest.keyClick(third.who.edit, Qt.Key.Key_Return)
    assert desk.people()[-1] == "Ada Mbeki @ Debate"
    assert not third.who.isVisible()


def test_the_menu_moves_and_removes(desk, row):
    menu = row("ada here").more.menu()
    menu.aboutToShow.emit()
    {action.text(): action for action in menu.actions()}["Move to Floor"].trigger()
    assert desk.people()[-1] == "Ada Mbeki @ Floor"
    menu.aboutToShow.emit()
    {action.text(): action for action in menu.actions()}["Remove"].trigger()
    assert desk.people() == ["Ben Okri @ Debate", "Presenter 3 @ Debate"]
    desk.document.undo()
    assert len(desk.panel.people.list.rows()) == 3


def test_a_renamed_organisation_shows_at_once(desk, row):
    from stocktake_desktop.edits.fields import set_field
    from stocktake_desktop.models import Organisation

    desk.document.do(set_field, Organisation, desk.ids["chad"], "name", "Republic of Chad")
    assert row("ada here").delegation.text() == "Republic of Chad"


def test_a_collective_is_not_asked_to_confirm(desk):
    everybody = desk.document.do(add_organisation, "All participants", collective=True).value
    appearance = desk.document.do(add_appearance, desk.ids["water"], Who(organisation_id=everybody)).value
    assert not desk.panel.people.list.row(appearance).status.isVisible()


def test_forty_panellists(desk):
    with desk.plan.edit("Forty"):
        for number in range(40):
            add_appearance(desk.plan, desk.ids["water"], Who(placeholder=f"Panellist {number}"))
    rows = desk.panel.people.list.rows()
    assert len(rows) == 43
    QTest.keyClick(rows[20].role, Qt.Key.Key_Down, ALT)
    names = [row.name.text() for row in desk.panel.people.list.rows()]
    assert names.index("Panellist 19") == names.index("Panellist 20") + 1
    desk.document.select(desk.ids["talk"])
    assert desk.panel.people.list.rows() == []
    desk.document.select(desk.ids["water"])
    assert [row.name.text() for row in desk.panel.people.list.rows()] == names
