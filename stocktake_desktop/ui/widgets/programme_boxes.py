"""Choices of kinds, days and rooms, as several dialogs offer them."""

from PySide6.QtWidgets import QComboBox

from stocktake_desktop.models import Meeting, SessionKind
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.words import _


def kind_words() -> dict[SessionKind, str]:
    """What each kind of session is called."""
    return {
        SessionKind.PLENARY: _("Plenary"),
        SessionKind.PANEL: _("Panel"),
        SessionKind.TALKS: _("Talks"),
        SessionKind.ACTION_GROUP: _("Action group"),
        SessionKind.REPORTING: _("Reporting"),
        SessionKind.OPENING: _("Opening"),
        SessionKind.CLOSING: _("Closing"),
        SessionKind.CEREMONY: _("Ceremony"),
        SessionKind.REGISTRATION: _("Registration"),
        SessionKind.BREAK: _("Break"),
    }


def kind_box() -> QComboBox:
    """A choice of kinds of session."""
    box = QComboBox()
    for kind, words in kind_words().items():
        box.addItem(words, kind)
    return box


def day_box(meeting: Meeting) -> QComboBox:
    """A choice of the days of a meeting, by id."""
    box = QComboBox()
    for day in meeting.days:
        box.addItem(day_words(day), day.id)
    return box


def room_box(meeting: Meeting) -> QComboBox:
    """A choice of the rooms of a meeting, by id; the first choice is no room."""
    box = QComboBox()
    box.addItem(_("No room yet"), None)
    for room in meeting.rooms:
        box.addItem(room.name, room.id)
    return box


def around(meeting: Meeting) -> Around:
    """Where dates that say no year are looked for: near the days of the meeting, else from today on."""
    return Around([day.date for day in meeting.days], today(meeting))
