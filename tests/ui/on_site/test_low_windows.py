"""The day on a laptop of 1366×768 at 150 % and on one of half its size: nothing grows, and every button is reached."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from stocktake_desktop.ui.on_site.room_face import Press
from tests.ui.on_site.conftest import Day
from tests.ui.on_site.test_room_wall import site_of

__all__ = ["site_of"]

SCALED, TWICE_SCALED = QSize(1093, 614), QSize(910, 512)


def resize(day: Day, size: QSize) -> None:
    day.window.resize(size)
    QApplication.processEvents()
    assert day.window.size() == size


def cut(window: QWidget) -> list[str]:
    """The buttons of the day that no scrolling brings wholly into sight."""
    return [button.text() for button in window.findChildren(QAbstractButton) if not is_reached(button, window)]


def is_reached(button: QAbstractButton, window: QWidget) -> bool:
    place, around = button.parentWidget(), list[QScrollArea]()
    while place is not None and place is not window:
        around += [place] if isinstance(place, QScrollArea) else []
        place = place.parentWidget()
    for area in around:
        area.ensureWidgetVisible(button, 0, 0)
    QApplication.processEvents()
    whole = QRect(button.mapTo(window, QPoint()), button.size())
    seen = button.visibleRegion().boundingRect()
    return not button.isVisible() or (window.rect().contains(whole) and seen == button.rect())


@pytest.mark.parametrize("size", [SCALED, TWICE_SCALED])
@pytest.mark.parametrize("rooms", [1, 4])
def test_a_low_window_stays_as_low_and_every_button_is_reached(
    site_of: Callable[[int], Day], rooms: int, size: QSize
) -> None:
    day = site_of(rooms)
    resize(day, size)
    for room_id in day.site.cards:
        day.site.press(room_id, Press.NEXT)
    assert cut(day.site) == []
    day.site.speakers.fold.setChecked(True)
    QApplication.processEvents()
    assert cut(day.site) == []
    day.site.side.open_floor()
    QApplication.processEvents()
    assert cut(day.site) == []
    assert day.window.size() == size


def test_what_is_pressed_on_the_lowest_card_is_in_sight_without_scrolling(
    site_of: Callable[[int], Day],
) -> None:
    day = site_of(1)
    resize(day, TWICE_SCALED)
    day.next("Room 0")
    card = day.card("Room 0")
    foot = [card.podium, *(card.buttons[press] for press in (Press.NEXT, Press.BACK, Press.HOLD, Press.END))]
    assert all(button.visibleRegion().boundingRect() == button.rect() for button in foot)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_of_what_folds_stands_before_its_words(day: Day, direction: Qt.LayoutDirection) -> None:
    fold = day.site.speakers.fold
    fold.setLayoutDirection(direction)
    picture = fold.grab().toImage()
    ground, columns, rows = picture.pixelColor(0, 0), range(picture.width()), range(picture.height())
    inked = [x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows)]
    breaks = [0, *(nth for nth in range(1, len(inked)) if inked[nth] - inked[nth - 1] > 3), len(inked)]
    shapes = [inked[end - 1] - inked[begin] + 1 for begin, end in pairwise(breaks)]
    arrow = shapes[0] if direction is Qt.LayoutDirection.LeftToRight else shapes[-1]
    assert arrow <= fold.iconSize().width() < min(shapes[1:-1], default=0)
