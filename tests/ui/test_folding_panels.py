"""Where the main window is too small for the plan and its panels, the panels fold; what was done by hand stays."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDockWidget

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.words import use_language

LARGE, SCALED, TWICE_SCALED = QSize(1366, 768), QSize(1093, 614), QSize(910, 512)
"""A screen of 1366 × 768 as it is, at a scale of 125 % and at one of 150 %."""

Open = Callable[[QSize], MainWindow]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.stocktake"
    copy_sample(path).close()
    return path


@pytest.fixture
def open_sized(open_window: Callable[..., MainWindow], sample: Path) -> Open:
    def start(size: QSize) -> MainWindow:
        window = open_window()
        resize(window, size)
        assert window.files.open(sample)
        QApplication.processEvents()
        return window

    return start


@pytest.fixture(params=["en", "fr", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


def resize(window: MainWindow, size: QSize) -> None:
    window.resize(size)
    QApplication.processEvents()
    assert window.size() == size


def open_docks(window: MainWindow) -> set[str]:
    return {dock.objectName() for dock in window.findChildren(QDockWidget) if not dock.isHidden()}


def hours_in_sight(window: MainWindow) -> int:
    view = window.timeline.view
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    geometry = view.blocks.geometry
    tops = [geometry.y(minute) for minute in range(geometry.first, geometry.last, 60)]
    return sum(shown.top() <= top and top + geometry.scale * 60 <= shown.bottom() for top in tops)


@pytest.mark.parametrize(
    ("size", "standing", "pixels_an_hour"),
    [
        (LARGE, {"session", "findings"}, 37),
        (SCALED, {"session"}, 38),
        (TWICE_SCALED, set(), 28),
    ],
)
def test_days_and_lanes_are_in_sight_on_a_scaled_screen(
    open_sized: Open, language: str, size: QSize, standing: set[str], pixels_an_hour: int
) -> None:
    window = open_sized(size)
    assert open_docks(window) == standing
    view = window.timeline.view
    assert hours_in_sight(window) == 10
    assert view.blocks.geometry.scale * 60 >= pixels_an_hour
    assert view.blocks.geometry.width <= view.viewport().width()
    lanes = [lane for column in view.blocks.geometry.columns for lane in column.lanes]
    assert min(lane.width for lane in lanes) >= 90


def test_panels_fold_as_the_window_shrinks_and_come_back_as_wide_as_they_were(open_sized: Open) -> None:
    window = open_sized(LARGE)
    before = {dock: dock.size() for dock in (window.session_dock, window.findings_dock)}
    for size, standing in ((SCALED, {"session"}), (TWICE_SCALED, set()), (SCALED, {"session"})):
        resize(window, size)
        assert open_docks(window) == standing
    resize(window, LARGE)
    assert {dock: dock.size() for dock in before} == before


def test_a_panel_opened_by_hand_stays_until_the_window_was_large_enough(open_sized: Open) -> None:
    window = open_sized(TWICE_SCALED)
    window.commands[Action.FINDINGS_PANEL].trigger()
    for size in (QSize(900, 512), QSize(920, 520)):
        resize(window, size)
        assert open_docks(window) == {"findings"}
    for view in (Action.SHEETS_VIEW, Action.PLAN_VIEW):
        window.commands[view].trigger()
    QApplication.processEvents()
    assert open_docks(window) == {"findings"}
    resize(window, LARGE)
    assert open_docks(window) == {"findings", "session"}
    resize(window, TWICE_SCALED)
    assert open_docks(window) == set()


def test_what_stands_stays_beside_a_panel_opened_by_hand(open_sized: Open) -> None:
    window = open_sized(SCALED)
    window.commands[Action.PEOPLE_PANEL].trigger()
    for view in (Action.TABLE_VIEW, Action.PLAN_VIEW):
        window.commands[view].trigger()
        QApplication.processEvents()
    resize(window, QSize(1092, 650))
    assert open_docks(window) == {"people", "session"}


def test_a_session_that_is_opened_shows_its_panel_in_a_small_window(open_sized: Open) -> None:
    window = open_sized(TWICE_SCALED)
    window.document.open(window.document.plan.meeting.sessions[0].id)
    QApplication.processEvents()
    assert open_docks(window) == {"session"}


def test_a_panel_closed_by_hand_stays_closed(open_sized: Open) -> None:
    window = open_sized(SCALED)
    window.commands[Action.SESSION_PANEL].trigger()
    for size in (TWICE_SCALED, SCALED):
        resize(window, size)
        assert open_docks(window) == set()
    resize(window, LARGE)
    assert open_docks(window) == {"findings"}


def test_a_folded_panel_that_was_only_looked_at_comes_back(open_sized: Open) -> None:
    window = open_sized(TWICE_SCALED)
    for _press in range(2):
        window.commands[Action.SESSION_PANEL].trigger()
    assert open_docks(window) == set()
    resize(window, LARGE)
    assert open_docks(window) == {"findings", "session"}


def test_the_settings_keep_what_was_laid_out_by_hand(open_sized: Open) -> None:
    window = open_sized(LARGE)
    window.commands[Action.PEOPLE_PANEL].trigger()
    window.commands[Action.FINDINGS_PANEL].trigger()
    resize(window, TWICE_SCALED)
    assert open_docks(window) == set()
    window.close()

    window = open_sized(TWICE_SCALED)
    assert open_docks(window) == set()
    assert window.size() == TWICE_SCALED
    resize(window, LARGE)
    assert open_docks(window) == {"people", "session"}


def test_another_plan_in_a_small_window_brings_no_panel_back(open_sized: Open, sample: Path) -> None:
    window = open_sized(LARGE)
    before = {dock: dock.size() for dock in (window.session_dock, window.findings_dock)}
    resize(window, TWICE_SCALED)
    window.commands[Action.CLOSE].trigger()
    QApplication.processEvents()
    assert window.files.open(sample)
    QApplication.processEvents()
    assert (open_docks(window), window.size()) == (set(), TWICE_SCALED)
    resize(window, LARGE)
    assert {dock: dock.size() for dock in before if dock.isVisible()} == before
