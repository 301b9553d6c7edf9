"""Lines that were made after the window are reached by Tab where they stand, not behind everything else."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Role
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from tests.certain import certain


def tabbed(window: MainWindow, start: QWidget, count: int) -> list[QWidget]:
    """Who has the keys, one Tab after the other."""
    QApplication.processEvents()
    start.setFocus()
    found: list[QWidget] = []
    for _press in range(count):
        QTest.keyClick(certain(window.focusWidget()), Qt.Key.Key_Tab)
        found.append(certain(window.focusWidget()))
    return found


def with_people(window: MainWindow, session: str) -> tuple[str, str]:
    """Ana and Ben of Peru, Ana on the panel; the ids of Ana and of Peru."""
    plan = window.document.plan
    peru = add_organisation(plan, "Peru")
    ana = add_person(plan, "Ana", "Ruiz", peru)
    add_person(plan, "Ben", "Okri", peru)
    for role in (Role.PANELLIST, Role.RAPPORTEUR):
        add_appearance(plan, session, Who(ana), role)
    return ana, peru


def test_sessions_and_members_come_behind_the_fields_above_them(
    open_window: Callable[..., MainWindow], plan_path: Path, session_named: Callable[[MainWindow, str], str]
) -> None:
    window = open_window(plan_path)
    ana, peru = with_people(window, session_named(window, "Panel II"))
    for asked in (ana, peru, ana):
        window.document.person_asked.emit(asked)
        details = window.people.details
        lines = [*details.places.lines, *([] if details.people.isHidden() else details.people.lines)]
        form = details.person if asked == ana else details.organisation
        assert tabbed(window, form.texts["notes"], len(lines)) == lines


def test_what_can_be_pressed_beside_the_list_comes_behind_the_list(
    open_window: Callable[..., MainWindow], plan_path: Path, session_named: Callable[[MainWindow, str], str]
) -> None:
    window = open_window(plan_path)
    with_people(window, session_named(window, "Panel II"))
    window.commands[Action.CHASING].trigger()
    panel = window.deferred.table.panel.chasing
    onward = tabbed(window, panel.view, 8)
    inside = [widget for widget in onward if panel.pane.isAncestorOf(widget)]
    assert onward[: len(inside)] == inside
    assert inside[-1] is panel.pane.answer
    places = [widget.mapTo(panel.pane, widget.rect().topLeft()).y() for widget in inside]
    assert places == sorted(places)
    assert len(inside) > 3
