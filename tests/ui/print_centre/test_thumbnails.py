"""Small pictures of sheets: those in sight first, from the top."""

from PySide6.QtCore import QObject

from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.ui.print_centre.thumbnails import Thumbnails
from tests.plans import small_plan


def test_what_is_in_sight_is_drawn_first_and_from_the_top(qtbot):
    plan, owner, drawn = small_plan(), QObject(), []
    thumbnails = Thumbnails(lambda: plan, 60, owner)
    first, second, third, fourth, fifth = list(sheets_of(plan))[:5]

    def scroll(key):
        drawn.append(key)
        if len(drawn) == 1:  # meanwhile these came into sight
            for sheet in (fourth, fifth):
                thumbnails.picture(sheet, 1.0)

    thumbnails.ready.connect(scroll)
    for sheet in (first, second, third):
        assert thumbnails.picture(sheet, 1.0) is None
    qtbot.waitUntil(lambda: len(drawn) == 5)
    assert drawn == [sheet.key for sheet in (first, fourth, fifth, second, third)]
    assert thumbnails.picture(first, 1.0) is not None
