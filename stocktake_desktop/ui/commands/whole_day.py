"""A day as a whole, chosen from a menu: all its sessions go to another day, or a day like it is added."""

from PySide6.QtWidgets import QMenu

from stocktake_desktop.edits.whole_day import duplicate_day, move_whole_day
from stocktake_desktop.models import Day
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


def list_days_to_move(menu: QMenu, document: Document) -> None:
    """Fill a menu with the days, and behind each the days its sessions can go to."""
    menu.clear()
    for day in document.plan.meeting.days:
        list_other_days(menu.addMenu(menu_words(day_words(day))), document, day)
    if menu.isEmpty():
        menu.addAction(_("No days yet")).setEnabled(False)


def list_other_days(menu: QMenu, document: Document, day: Day) -> None:
    """Fill a menu with the days that all sessions of a day can go to; choosing one takes them there."""
    menu.clear()
    for other in document.plan.meeting.days:
        if other is not day:
            action = menu.addAction(_("To {day}").format(day=menu_words(day_words(other))))
            action.setEnabled(bool(day.sessions) and not document.plan.read_only)
            when(action.triggered, move, document, day.id, other.id)
    if menu.isEmpty():
        menu.addAction(_("There is no other day")).setEnabled(False)


def move(document: Document, day_id: str, to_id: str) -> None:
    """Take all sessions of a day to another one, and select them there."""
    if went := document.do(move_whole_day, day_id, to_id):
        document.select_all(went.value)


def duplicate(document: Document, day_id: str) -> None:
    """Add a day like this one after the last, and select its sessions."""
    if made := document.do(duplicate_day, day_id):
        document.select_all(block.id for block in document.plan.get(Day, made.value).sessions)
