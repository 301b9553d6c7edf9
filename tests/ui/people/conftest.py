"""A window on a small meeting with its people panel open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Category, Person, Role, Status, open_plan
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.people.panel import PeoplePanel
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from tests.history import history


@pytest.fixture
def window(open_window: Callable[..., MainWindow], plan_path: Path) -> MainWindow:
    """Ana and Émile speak for Peru, Zoë for nobody; the sessions are "Opening", "Panel II" and a parked one."""
    with open_plan(plan_path) as plan:
        blocks = {block.title: block.id for block in plan.meeting.sessions}
        peru = add_organisation(plan, "Peru", Category.MEMBER_STATE)
        add_organisation(plan, "World Bank", Category.INTERNATIONAL_ORGANISATION, short_name="WB")
        ana = add_person(plan, "Ana", "Peña", peru, function="Minister")
        add_person(plan, "Émile", "Zola", peru)
        add_person(plan, "Zoë", "Abe", function="Facilitator")
        add_appearance(plan, blocks["Opening"], Who(ana), Role.CHAIR, status=Status.CONFIRMED)
        add_appearance(plan, blocks["Panel II"], Who(ana), Role.PANELLIST)
        add_appearance(plan, blocks["Panel II"], Who(ana), Role.RAPPORTEUR)
        add_appearance(plan, blocks["Panel II"], Who(placeholder="Speaker 2"))
        plan.begin_history()
    window = open_window(plan_path)
    window.activateWindow()
    window.commands[Action.PEOPLE_PANEL].trigger()
    QApplication.processEvents()
    return window


@pytest.fixture
def panel(window: MainWindow) -> PeoplePanel:
    return window.people


@pytest.fixture
def names(panel: PeoplePanel) -> Callable[[], list[str]]:
    return lambda: [line.name for line in panel.list.lines]


@pytest.fixture
def person(window: MainWindow) -> Callable[[str], Person]:
    """A person of the plan by given name."""
    return lambda given: next(one for one in window.document.plan.meeting.people if one.given_name == given)


@pytest.fixture
def steps(window: MainWindow) -> Callable[[], int]:
    return lambda: len([step for step in history(window.document.plan) if step.stands])


@pytest.fixture
def type_over() -> Callable[[PauseLineEdit, str], None]:
    """Select what is in a field, type something else and press Return."""

    def run(field: PauseLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        field.pause.flush()

    return run
