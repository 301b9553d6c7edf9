"""While a session is carried, the times are shaded at which those who sit in it cannot come."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Person
from stocktake_desktop.ui.timeline.away_shade import AwayShade
from stocktake_desktop.ui.timeline.ghost import Ghost
from tests.ui.timeline.desk import CTRL, Desk


@pytest.fixture
def desk_with_ana(desk: Desk) -> Desk:
    """Ana Ruiz sits in the panel of the first day and in the closing of the third; she comes on the second at noon."""
    ana = add_person(desk.plan, "Ana", "Ruiz")
    for title in ("Panel", "Closing"):
        add_appearance(desk.plan, desk.ids[title], Who(person_id=ana))
    set_field(desk.plan, Person, ana, "present_from", datetime(2017, 12, 5, 12, 0))
    return desk


def shades(desk: Desk) -> list[AwayShade]:
    return [item for item in desk.view.blocks.items() if isinstance(item, AwayShade)]


def test_presence_and_other_sessions_shade_the_days_at_their_times(desk_with_ana):
    desk = desk_with_ana
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(60), drop=False)
    (shade,) = shades(desk)
    geometry = desk.view.blocks.geometry
    told = [(stretch.start, stretch.end, [away.elsewhere for away in stretch.who]) for _area, stretch in shade.areas]
    assert told == [(0, 1440, [None]), (0, 720, [None]), (1050, 1080, ["Closing"])]
    for (area, stretch), nth in zip(shade.areas, (0, 1, 2), strict=True):
        assert (area.left(), area.right()) == (desk.column(nth).left, desk.column(nth).right)
        assert area.bottom() == round(geometry.y(min(stretch.end, geometry.last)))
    desk.key(Qt.Key.Key_Escape)
    assert shades(desk) == []


def test_the_ghost_and_the_status_line_name_who_cannot_come(desk_with_ana):
    desk, hints = desk_with_ana, list[str]()
    desk.panel.hint.connect(hints.append)
    start = desk.middle("Panel")
    desk.drag(start, QPoint(desk.at(1, 600).x(), start.y()), drop=False)
    (ghost,) = [item for item in desk.view.blocks.items() if isinstance(item, Ghost)]
    assert "Ana Ruiz: not there" in ghost.words
    assert hints[-1].startswith("Ana Ruiz: not there · 10:00–12:00")
    desk.drag(start, QPoint(desk.at(1, 600).x(), desk.at(1, 870).y()), drop=False)
    assert "Ana Ruiz" not in hints[-1]


def test_a_move_by_keys_says_it_too(desk_with_ana):
    desk, hints = desk_with_ana, list[str]()
    desk.panel.hint.connect(hints.append)
    desk.document.select(desk.ids["Closing"])
    desk.key(Qt.Key.Key_Down, CTRL)
    assert hints[-1] == ""
    desk.key(Qt.Key.Key_Left, CTRL)
    desk.key(Qt.Key.Key_Left, CTRL)
    desk.key(Qt.Key.Key_Left, CTRL)
    assert desk.where("Closing").startswith("2 ")
    assert hints[-1] == ""
    set_field(desk.plan, Person, desk.plan.meeting.people[0].id, "present_to", datetime(2017, 12, 5, 17, 0))
    desk.key(Qt.Key.Key_Down, CTRL)
    assert hints[-1] == "Ana Ruiz: not there"
