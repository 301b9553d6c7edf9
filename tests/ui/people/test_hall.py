"""Seats in the hall: the lot is a step of its own, a typed name and the alphabet are one more."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.people import remove_organisation
from stocktake_desktop.edits.states import add_states
from stocktake_desktop.models import HallAlphabet
from stocktake_desktop.planning.hall import members_of, seating_order
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.people.hall_dialog import HallDialog
from stocktake_desktop.ui.people.lines import Sort
from stocktake_desktop.ui.people.panel import PeoplePanel


def answer(panel: PeoplePanel, act: Callable[[HallDialog], object]) -> None:
    """Open the seats in the hall, do something there, and press OK."""

    def press() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, HallDialog)
        act(form)
        form.accept()

    panel.filters.let_through(Sort.ORGANISATIONS)
    QTimer.singleShot(0, press)
    panel.seat_hall.click()


def test_the_first_seat_is_drawn_and_taken_back(
    panel: PeoplePanel, window: MainWindow, steps: Callable[[], int]
) -> None:
    window.document.do(add_states, ["MEX", "NOR", "FRA"])
    meeting, before = window.document.plan.meeting, steps()
    said: list[str] = []

    def draw(form: HallDialog) -> None:
        form.draw.click()
        said.append(form.says.text())

    answer(panel, draw)
    assert steps() == before + 1
    assert meeting.first_seat_lot is not None
    assert meeting.first_seat == members_of(meeting)[meeting.first_seat_lot - 1].name
    assert f"Lot {meeting.first_seat_lot} of 4: {meeting.first_seat}." in said[0]
    window.document.undo()
    assert (window.document.plan.meeting.first_seat, window.document.plan.meeting.first_seat_lot) == ("", None)


def test_it_is_typed_and_the_alphabet_is_chosen(panel: PeoplePanel, window: MainWindow) -> None:
    window.document.do(add_states, ["MEX", "NOR", "DEU", "AND"])

    def fill(form: HallDialog) -> None:
        form.first.setText("  andorre ")
        form.alphabet.chosen.emit(HallAlphabet.FRENCH)

    answer(panel, fill)
    meeting = window.document.plan.meeting
    assert (meeting.first_seat, meeting.hall_alphabet) == ("andorre", HallAlphabet.FRENCH)
    assert [one.name for one in seating_order(meeting)][:3] == ["Andorra", "Mexico", "Norway"]


def test_without_member_states_there_is_nothing_to_draw(panel: PeoplePanel, window: MainWindow) -> None:
    plan = window.document.plan
    remove_organisation(plan, next(one.id for one in plan.meeting.organisations if one.name == "Peru"))
    enabled: list[bool] = []
    answer(panel, lambda form: enabled.append(form.draw.isEnabled()))
    assert enabled == [False]
