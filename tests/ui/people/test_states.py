"""States in the people panel: ticked in a list and added as one step, offered where a delegation is typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stocktake_desktop.models import Category, Person
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.people.lines import Sort
from stocktake_desktop.ui.people.panel import PeoplePanel
from stocktake_desktop.ui.people.states_dialog import StatesDialog
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from tests.certain import certain


def answer(panel: PeoplePanel, act: Callable[[StatesDialog], object]) -> None:
    """Open the list of States, do something in it, and press OK."""

    def press() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, StatesDialog)
        act(form)
        form.accept()

    panel.filters.let_through(Sort.ORGANISATIONS)
    assert panel.add_states.isVisible()
    QTimer.singleShot(0, press)
    panel.add_states.click()


def test_all_states_but_those_there_are_added_as_one_step(
    panel: PeoplePanel, window: MainWindow, steps: Callable[[], int]
) -> None:
    before = steps()
    answer(panel, lambda form: form.all.click())
    names = [one.name for one in window.document.plan.meeting.organisations]
    assert len(names) == 2 + 194  # Peru is there
    assert names.count("Peru") == 1
    assert steps() == before + 1


def test_some_are_found_by_their_names_in_any_language(panel: PeoplePanel, window: MainWindow) -> None:
    def tick(form: StatesDialog) -> None:
        assert not form.ok.isEnabled()
        for words in ("norvège", "墨西哥"):
            form.search.setText(words)
            form.all.click()
        assert form.ok.text() == "Add 2 States"

    answer(panel, tick)
    names = {one.name: one.category for one in window.document.plan.meeting.organisations}
    assert names["Norway"] is names["Mexico"] is Category.MEMBER_STATE
    assert len(names) == 4


def test_the_button_is_only_there_with_the_organisations(panel: PeoplePanel) -> None:
    panel.filters.let_through(Sort.PERSONS)
    assert not panel.add_states.isVisible()


@pytest.mark.parametrize("typed", ["Norway", "norvege", "NORUEGA"])
def test_a_state_is_offered_where_a_delegation_is_typed(
    panel: PeoplePanel,
    window: MainWindow,
    person: Callable[[str], Person],
    type_over: Callable[[PauseLineEdit, str], None],
    typed: str,
) -> None:
    panel.show_details(person("Zoë").id)
    completer = certain(panel.details.person.organisation.completer())
    completer.setCompletionPrefix("norw")
    assert completer.currentCompletion() == "Norway"
    type_over(panel.details.person.organisation, typed)
    assert certain(person("Zoë").organisation).name == "Norway"
    type_over(panel.details.person.organisation, "Nowhere")
    assert "No organisation is called" in panel.details.person.wrong["organisation_id"].text()
    assert len(window.document.plan.meeting.organisations) == 3
