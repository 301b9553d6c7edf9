"""Who has the floor: a countdown to be read at a glance, and the two buttons that pass the floor on."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from stocktake_desktop.models import FloorRequest
from stocktake_desktop.planning.floor import length_words, minutes_words, seconds_of, seconds_used
from stocktake_desktop.planning.own_clock import own_clock
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.countdown import Countdown, own_countdown
from stocktake_desktop.ui.on_site.countdown_face import CountdownFace
from stocktake_desktop.ui.widgets.section import shrunk
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

NEXT_KEYS, BACK_KEYS = Key.FLOOR_NEXT.sequence, Key.FLOOR_BACK.sequence


class FloorNow(QFrame):
    """Shows a request and asks for the next one; it knows nothing of the plan."""

    next_requested = Signal()
    """The next one is to have the floor."""
    end_requested = Signal()
    """The floor is to go back to the chair."""
    minutes_requested = Signal(int)
    """Whoever has the floor is to have so many minutes more, or less."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floor_now")
        self.rubric, self.used = plain_label(name="rubric"), plain_label(name="small")
        self.name, self.countdown = shrunk(plain_label(name="heading", wrap=True)), CountdownFace()
        self.next, self.end = _Elided(), QPushButton(_("Back to the chair"))
        self.next.setObjectName("main_button")
        self.next.setMinimumHeight(9 * GRID)
        self.next.setToolTip(_("Give the floor to the next one ({keys})").format(keys=_native(NEXT_KEYS)))
        self.end.setToolTip(_("The chair speaks ({keys})").format(keys=_native(BACK_KEYS)))
        self.less, self.more = QPushButton("−1"), QPushButton("+1")
        for button, by, tip in (
            (self.less, -1, _("One minute less for whoever has the floor")),
            (self.more, 1, _("One minute more for whoever has the floor")),
        ):
            button.setToolTip(f"{tip} ({'+' if by > 0 else '-'})")
            button.setAccessibleName(tip)
            when(button.clicked, self.minutes_requested.emit, by)
        self.next.clicked.connect(self.next_requested)
        self.end.clicked.connect(self.end_requested)
        self._lay_out()

    def show_moment(self, speaking: FloorRequest | None, following: FloorRequest | None, now: datetime) -> None:
        """Show who has the floor at this moment, and who is next."""
        self.rubric.setText(_("Has the floor") if speaking is not None else _("The chair speaks"))
        self.name.setText(speaking.name if speaking is not None else "")
        self.countdown.show_countdown(countdown_of_turn(speaking, now))
        for widget in (self.name, self.countdown, self.used):
            widget.setVisible(speaking is not None)
        if speaking is not None:
            words = _("used {length} of {minutes} min")
            used = length_words(seconds_used(speaking, now))
            self.used.setText(words.format(length=used, minutes=minutes_words(seconds_of(speaking))))
        self.next.show_words(_("Next: {name}").format(name=following.name) if following else _("Nobody is next"))
        self.next.setEnabled(following is not None)
        for button in (self.end, self.less, self.more):
            button.setEnabled(speaking is not None)

    def _lay_out(self) -> None:
        column, head, row = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row.setSpacing(GRID)
        head.addWidget(self.rubric, 1)
        head.addWidget(self.used)
        column.addLayout(head)
        column.addWidget(self.name)
        column.addWidget(self.countdown)
        column.addWidget(self.next)
        column.addLayout(row)
        for button, stretch in ((self.less, 0), (self.more, 0), (self.end, 1)):
            row.addWidget(button, stretch)
        for button in (self.next, self.less, self.more, self.end):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where somebody types


def countdown_of_turn(request: FloorRequest | None, now: datetime) -> Countdown:
    """The time left for whoever has the floor, as on the card of the room."""
    return own_countdown(own_clock(request.session, now) if request is not None else None)


class _Elided(QPushButton):
    """A button that cuts its words with … rather than grow, and tells them whole to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(40 * GRID)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show these words as far as there is room."""
        self._words = words
        self.setAccessibleName(words)
        room = max(self.width(), self.minimumWidth()) - 8 * GRID
        line = menu_words(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        if line != self.text():
            self.setText(line)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
