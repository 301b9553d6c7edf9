"""What is selected and what a finding points at are never mixed up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, resize_block
from stocktake_desktop.edits.frame import add_hard_stop
from stocktake_desktop.models import Placement, Role, Status
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.timeline.face_painting import paint_face
from tests.certain import certain
from tests.ui.timeline.desk import Desk


def around(desk: Desk, image: QImage, rect: QRect) -> list[QColor]:
    """The colours along the edge of a block."""
    across = [image.pixelColor(x, y) for x in range(rect.left() + 8, rect.right() - 8) for y in (rect.top() + 1,)]
    return [*across, *(image.pixelColor(rect.left(), y) for y in range(rect.top() + 8, rect.bottom() - 8))]


def share(colours: list[QColor], colour: QColor) -> float:
    return sum(found == colour for found in colours) / len(colours)


def outlined(desk: Desk, colour: QColor, least: float) -> set[str]:
    """The titles of the blocks with this colour along their edges."""
    image = desk.view.viewport().grab().toImage()
    titles = (title for title in desk.ids if title != "Spare")
    return {
        title for title in titles if share(around(desk, image, desk.view.rect_of(desk.ids[title])), colour) >= least
    }


def test_one_is_selected_and_others_are_pointed_at(desk):
    theme = theme_in_use()
    desk.document.point([desk.ids["Group 1"], desk.ids["Group 2"]])
    desk.document.select(desk.ids["Panel"])
    assert outlined(desk, theme.accent, 0.9) == {"Panel"}
    assert outlined(desk, theme.red, 0.3) == {"Group 1", "Group 2"}
    desk.document.point()
    assert outlined(desk, theme.red, 0.3) == set()
    assert outlined(desk, theme.accent, 0.9) == {"Panel"}


def test_what_is_both_shows_both(desk):
    desk.document.point([desk.ids["Group 1"]])
    desk.document.select(desk.ids["Group 1"])
    assert outlined(desk, theme_in_use().accent, 0.9) == {"Group 1"}
    image, rect = desk.view.viewport().grab().toImage(), desk.view.rect_of(desk.ids["Group 1"])
    inside = [image.pixelColor(x, rect.top() + 4) for x in range(rect.left() + 10, rect.right() - 10)]
    assert share(inside, theme_in_use().red) > 0.3


def test_the_pointed_survive_a_step_and_a_new_layout(desk):
    desk.document.point([desk.ids["Group 1"]])
    desk.document.undo()
    desk.view.show_hours(7, 19)
    assert outlined(desk, theme_in_use().red, 0.3) == {"Group 1"}


def test_several_selected_have_a_tick_and_one_has_none(desk):
    def ticks() -> list[bool]:
        image, accent = desk.view.viewport().grab().toImage(), theme_in_use().accent
        rects = [desk.view.rect_of(desk.ids[title]) for title in ("Group 1", "Group 2")]
        return [image.pixelColor(rect.right() - 8, rect.top() + 6) == accent for rect in rects]

    desk.document.select(desk.ids["Group 1"])
    assert ticks() == [False, False]
    desk.document.select_all([desk.ids["Group 1"], desk.ids["Group 2"]])
    assert ticks() == [True, True]


def test_free_time_is_marked_at_its_place_while_its_finding_is_chosen(desk):
    amber = theme_in_use().amber
    column, geometry = desk.column(2), desk.view.blocks.geometry
    place = geometry.rect_between(column.left, column.right, 600, 660).toRect()

    def edge() -> float:
        image = desk.view.viewport().grab().toImage()
        line = [image.pixelColor(x, place.top() + 1) for x in range(place.left() + 8, place.right() - 8)]
        return share(line, amber)

    assert edge() == 0
    desk.document.point((), Placement(desk.days[2], 600, 660, None))
    assert edge() > 0.3
    desk.document.point()
    assert edge() == 0


@pytest.mark.parametrize("minutes", [12, 16, 30])
def test_what_is_not_confirmed_is_a_dot_where_its_words_have_no_room(desk, minutes):
    """A bar, a low bar and a block with a line of words, each in a lane that has no room for "TBC"."""
    desk.document.select(None)
    resize_block(desk.plan, desk.ids["Group 1"], 660, minutes)
    add_appearance(desk.plan, desk.ids["Group 1"], Who(placeholder="Presenter 2"), Role.PRESENTER)
    desk.view.closeness.look(1.0, 1.0, QPoint(0, 0))
    desk.panel.resize(560, 760)
    QApplication.processEvents()
    image, rect = desk.view.viewport().grab().toImage(), desk.view.rect_of(desk.ids["Group 1"])
    inside = [
        image.pixelColor(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())
    ]
    assert inside.count(theme_in_use().amber) >= 6


@pytest.mark.parametrize(
    ("status", "amber", "marks"),
    [(None, False, False), (Status.CONFIRMED, False, True), (Status.TO_BE_CONFIRMED, True, True)],
)
def test_a_row_ends_with_who_answered_and_the_minutes(desk, status, amber, marks):
    row = add_block(desk.plan, "Row", day_id=desk.days[2], start=600, minutes=20, room_id=desk.rooms["Plenary"])
    if status is not None:
        add_appearance(desk.plan, row, Who(placeholder="Somebody"), Role.CHAIR, status=status)
    desk.document.select(None)
    image, rect = desk.view.viewport().grab().toImage(), desk.view.rect_of(row)
    ground = image.pixelColor(rect.right() - 100, rect.center().y())
    lines = range(rect.center().y() - 5, rect.center().y() + 6)
    minutes = [image.pixelColor(x, y) for x in range(rect.right() - 24, rect.right() - 4) for y in lines]
    mark = [image.pixelColor(x, y) for x in range(rect.right() - 52, rect.right() - 32) for y in lines]
    assert any(colour != ground for colour in minutes)
    assert any(colour != ground for colour in mark) is marks
    assert any(colour.red() > colour.blue() + 60 for colour in mark) is amber


def test_the_names_of_two_stops_at_one_time_stand_beside_each_other(desk):
    for title in ("interpretation ends 13:00", "lunch is served"):
        add_hard_stop(desk.plan, desk.days[1], 780, title)
    names = [room for room, _name in desk.view.blocks.stops_on(desk.days[1]).names]
    assert len(names) >= 2
    assert not [one for nth, one in enumerate(names) for other in names[:nth] if one.intersects(other)]


def test_the_dot_of_a_narrow_block_never_covers_its_title(desk):
    """It stands in the line of the time, where the title needs all that is below."""
    face = replace(certain(desk.view.blocks.blocks[desk.ids["Panel"]].face), title="Welcome Ceremony", unconfirmed=2)
    image, amber = QImage(120, 38, QImage.Format.Format_RGB32), theme_in_use().amber
    painter = QPainter(image)
    paint_face(painter, QRectF(image.rect()), face, theme_in_use())
    painter.end()
    dots = {y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == amber}
    assert dots
    assert max(dots) < image.height() / 2
