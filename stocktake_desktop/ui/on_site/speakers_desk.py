"""The row from which the desk steers the speakers' screen: which room, which display, and what it says."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy

from stocktake_desktop.edits.speaking import let_speak, next_speaker
from stocktake_desktop.models import Room
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.own_clock import coming_speakers, own_clock
from stocktake_desktop.planning.running import next_session, segment_under_way, session_under_way
from stocktake_desktop.planning.stepping_in import called
from stocktake_desktop.planning.turns import item_under_way, speakers, turn_under_way, yet_to_speak
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.countdown import item_countdown, own_countdown
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.speakers_screen import Scene, SpeakersScreen
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _


class SpeakersDesk(QFrame):
    """Opens the screen on a display and keeps what it shows in line with a room and the clock."""

    def __init__(self, document: Document, clock: MeetingClock) -> None:
        super().__init__()
        self.setObjectName("speakers_desk")
        self._document, self._clock = document, clock
        self._session: str | None = None
        self.screen_shown: SpeakersScreen | None = None
        self._said = ""
        self.room, self.display = ChoiceBox(_("Room on the speakers’ screen")), ChoiceBox(_("Display"))
        self.speaker, self.next_speaker = ChoiceBox(_("Who speaks")), QPushButton(_("Next speaker"))
        for box, letters in ((self.room, 4), (self.display, 5), (self.speaker, 6)):
            box.set_narrow(letters)  # they grow with the window
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.next_speaker.clicked.connect(self._let_next_speak)
        self.speaker.chosen.connect(self._let_speak)
        self.message = QComboBox()
        typed = QLineEdit()
        typed.setPlaceholderText(_("Message to the speakers"))
        typed.returnPressed.connect(self._say)
        self.message.setLineEdit(typed)
        self.message.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.message.addItems(["", _("Please conclude"), _("One minute left"), _("The session resumes shortly")])
        self.message.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.message.setMinimumContentsLength(4)
        self.message.setAccessibleName(_("Message to the speakers"))
        self.show_message, self.take_away = QPushButton(_("Show message")), QPushButton(_("Take away"))
        self.open_or_close = QPushButton()
        self.show_message.clicked.connect(self._say)
        self.take_away.clicked.connect(self._say_nothing)
        self.open_or_close.clicked.connect(self._toggle)
        self._lay_out()
        self._name_button()

    def show_moment(self, now: datetime, rooms: list[Room]) -> None:
        """Offer these rooms, and let the screen show how the chosen one stands."""
        self.room.offer([Choice(room.id, room.name) for room in rooms])
        if self.room.currentIndex() < 0 and rooms:
            self.room.show_value(rooms[0].id)
        displays = QGuiApplication.screens()
        self.display.offer([Choice(nth, _display_words(nth, displays)) for nth in range(len(displays))])
        if self.display.currentIndex() < 0:
            self.display.show_value(len(displays) - 1)
        if self.screen_shown is not None and not self.screen_shown.isVisible():
            self.close_screen()
        room = next((room for room in rooms if room.id == self.room.value()), None)
        self._offer_speakers(room, now)
        if self.screen_shown is not None:
            self.screen_shown.show_scene(scene_of(room, now, self._said))

    def _offer_speakers(self, room: Room | None, now: datetime) -> None:
        """Those of the item under way, the first chosen when the item begins."""
        block = session_under_way(room.meeting, room.id, now.date()) if room is not None else None
        item = item_under_way(block) if block is not None else None
        turn = turn_under_way(block) if block is not None else None
        there = dict.fromkeys(speakers(item)) if item is not None else {}
        self._session = block.id if block is not None else None
        self.speaker.offer([Choice(one.id, telling_name(called(one))) for one in there])
        self.speaker.show_value(turn.appearance_id if turn is not None else None)
        self.speaker.setEnabled(bool(there))
        self.next_speaker.setEnabled(item is not None and bool(yet_to_speak(item)))

    def _let_next_speak(self) -> None:
        if self._session is not None:
            self._document.do(next_speaker, self._session, self._clock.now)

    def _let_speak(self, appearance_id: object) -> None:
        self._document.do(let_speak, str(appearance_id), self._clock.now)

    def close_screen(self) -> None:
        """Take the screen off its display."""
        if self.screen_shown is not None:
            self.screen_shown.close()
            self.screen_shown.deleteLater()
            self.screen_shown = None
        self._name_button()

    def _toggle(self) -> None:
        if self.screen_shown is not None:
            self.close_screen()
            return
        displays = QGuiApplication.screens()
        nth = min(int(str(self.display.value() or 0)), len(displays) - 1)
        self.screen_shown = SpeakersScreen()
        self.screen_shown.open_on(displays[nth])
        self._name_button()

    def _say(self) -> None:
        self._said = self.message.currentText().strip()

    def _say_nothing(self) -> None:
        self._said = ""
        self.message.setCurrentIndex(0)

    def _name_button(self) -> None:
        is_open = self.screen_shown is not None
        self.open_or_close.setText(_("Close the speakers’ screen") if is_open else _("Open the speakers’ screen"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        for box in (self.room, self.display, self.speaker):
            box.setProperty("quiet", False)
        row.addWidget(plain_label(_("Speakers’ screen"), "rubric"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.room, 2)
        row.addWidget(self.display, 3)
        row.addWidget(self.open_or_close)
        row.addSpacing(2 * GRID)
        row.addWidget(self.speaker, 3)
        row.addWidget(self.next_speaker)
        row.addSpacing(2 * GRID)
        row.addWidget(self.message, 3)
        row.addWidget(self.show_message)
        row.addWidget(self.take_away)
        for button in (self.open_or_close, self.next_speaker, self.show_message, self.take_away):
            button.setAutoDefault(False)


def _display_words(nth: int, displays: Sequence[QScreen]) -> str:
    """A display by its number, and where there are several by its size, so that they are told apart."""
    words, size = _("Display {n}").format(n=nth + 1), displays[nth].geometry().size() * displays[nth].devicePixelRatio()
    return f"{words} · {size.width()}×{size.height()}" if len(displays) > 1 else words


def scene_of(room: Room | None, now: datetime, message: str) -> Scene:
    """What the speakers of a room see now: their own time where somebody has the floor, else the item's."""
    block = session_under_way(room.meeting, room.id, now.date()) if room is not None else None
    if block is None or room is None:
        return _scene_between(room, now, message)
    following = next(iter(coming_speakers(block)), "")
    segment, own = segment_under_way(block), own_clock(block, now)
    title = f"{block.title} – {segment.title}" if segment is not None and segment.title else block.title
    if own is None:
        return Scene(title, item_countdown(block, now), "", following, message)
    return Scene(title, own_countdown(own), own.name, following, message)


def _scene_between(room: Room | None, now: datetime, message: str) -> Scene:
    """Nothing runs: what time it is, and what comes next and when."""
    ahead = next_session(room.meeting, room.id, now.date(), now) if room is not None else None
    following = f"{clock(ahead.placed.start)} {ahead.title}" if ahead is not None else ""
    return Scene(room.name if room is not None else "", following=following, message=message, clock=f"{now:%H:%M}")
