"""A whole name that is typed where people are added goes into its parts, and none of it is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.models import Person
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.people.panel import PeoplePanel
from tests.history import history


def parts(person: Person) -> tuple[str, str, str]:
    return person.honorific, person.given_name, person.family_name


def newest(window: MainWindow) -> Person:
    return max(window.document.plan.meeting.people, key=lambda one: one.id == window.people.details.row_id)


def test_who_was_searched_in_vain_is_added_with_title_and_particle(window: MainWindow, panel: PeoplePanel) -> None:
    QTest.keyClicks(panel.filters.search, "H.E. Ms. Ursula von der Heide")
    QTest.mouseClick(panel.add_person, Qt.MouseButton.LeftButton)
    assert parts(newest(window)) == ("H.E. Ms.", "Ursula", "von der Heide")


def test_a_whole_name_typed_as_given_name_is_parted_at_a_press(window: MainWindow, panel: PeoplePanel) -> None:
    QTest.mouseClick(panel.add_person, Qt.MouseButton.LeftButton)
    given = panel.details.person.texts["given_name"]
    QTest.keyClicks(given, "Lt. Gen. Ana de la Cruz")
    QTest.keyClick(given, Qt.Key.Key_Return)
    split = panel.details.person.split
    assert split.isVisibleTo(panel)
    assert split.text() == "Split: Lt. Gen. | Ana | de la Cruz"
    QTest.mouseClick(split, Qt.MouseButton.LeftButton)
    assert parts(newest(window)) == ("Lt. Gen.", "Ana", "de la Cruz")
    assert not split.isVisibleTo(panel)
    window.document.undo()
    assert parts(newest(window)) == ("", "Lt. Gen. Ana de la Cruz", "")
    assert not any("untitled" in step.title for step in history(window.document.plan))


def test_who_has_a_family_name_is_not_asked(panel: PeoplePanel, person: Callable[[str], Person]) -> None:
    panel.show_details(person("Ana").id)
    assert not panel.details.person.split.isVisibleTo(panel)
    QApplication.processEvents()
    texts = panel.details.person.texts
    gap = texts["family_name"].geometry().top() - texts["given_name"].geometry().bottom()
    assert 0 < gap <= 2, "a question that is not asked takes no room"
