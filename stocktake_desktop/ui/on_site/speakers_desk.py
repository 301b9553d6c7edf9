"""The desk's hand on the speakers' screens: what the hall sees, on which display, and what is said there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.speaking import let_speak, next_speaker
from stocktake_desktop.models import Room
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.own_clock import coming_speakers, own_clock
from stocktake_desktop.planning.projection import Projection
from stocktake_desktop.planning.running import date_on_site, next_session, segment_under_way, session_under_way
from stocktake_desktop.planning.stepping_in import called
from stocktake_desktop.planning.turns import item_under_way, speakers, turn_under_way, yet_to_speak
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.countdown import item_countdown, own_countdown
from stocktake_desktop.ui.on_site.hall_scene import MUTED, Scene, Shows, paint_scene
from stocktake_desktop.ui.on_site.hall_screens import HallNote, HallScreens, name_of
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.room_face import expected_start
from stocktake_desktop.ui.on_site.speakers_screen import SpeakersScreen
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_WIDE, _TALL, _LOW = 67 * GRID, 38 * GRID, 20 * GRID
"""How wide the picture of the hall is, how tall, and how low it becomes where there is little room."""


class SpeakersDesk(QFrame):
    """Folded until it is needed; open, it shows what the hall sees of a room and has all that steers it."""

    turned = Signal()
    """The hall is to see something else."""

    def __init__(self, document: Document, clock: MeetingClock, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("speakers_desk")
        self._document, self._clock = document, clock
        self._session: str | None = None
        self.halls = HallScreens(settings, self)
        self.halls.changed.connect(self._offer_displays)
        self.halls.changed.connect(self.turned)
        self.fold, self.status = QToolButton(), plain_label(name="small")
        self.preview, self._body = HallPreview(), QWidget()
        self.room, self.display = ChoiceBox(_("Room on the speakers’ screen")), ChoiceBox(_("Display"))
        self.speaker, self.next_speaker = ChoiceBox(_("Who speaks")), QPushButton(_("Next speaker"))
        self.message, self.open_or_close = _message_box(), QPushButton()
        self.show_message, self.take_away = QPushButton(_("Show message")), QPushButton(_("Take away"))
        self.only_clock, self.blackout = QPushButton(_("Clock only")), QPushButton(_("Blackout"))
        self._connect()
        self._lay_out()
        self._unfold(False)

    @property
    def screen_shown(self) -> SpeakersScreen | None:
        """The screen of the room that is chosen."""
        return self.halls.shown.get(self._room_id)

    @property
    def _room_id(self) -> str:
        return str(self.room.value() or "")

    def show_moment(self, now: datetime, rooms: list[Room], projection: Projection) -> None:
        """Offer these rooms, and let each screen show how its room stands."""
        self.room.offer([Choice(room.id, room.name) for room in rooms])
        self.room.setVisible(len(rooms) > 1)
        if self.room.currentIndex() < 0 and rooms:
            self.room.show_value(rooms[0].id)
        self._offer_displays()
        if not self._document.rehearses:
            self.halls.restore([room.id for room in rooms])
        self.open_or_close.setEnabled(not self._document.rehearses)
        if rooms:
            self.halls.leave_no_room()
        self.halls.show_scene("", Scene(clock=f"{now:%H:%M}"))
        for room in rooms:
            scene = scene_of(room, now, self.halls.note(room.id), projection)
            self.halls.show_scene(room.id, scene)
            if room.id == self._room_id:
                self.preview.show_scene(scene)
                self._offer_speakers(room, now)
        self._name_buttons()

    def close_screen(self) -> None:
        """Take all screens off their displays, to come back when the day is looked at again."""
        self.halls.close_all()

    def _offer_displays(self) -> None:
        """The displays as they are; that of the room's screen is chosen, one just plugged in, or not the desk's."""
        displays = QGuiApplication.screens()
        chosen, before = self.display.value(), self.display.count()
        choices = [Choice(name_of(one), _display_words(nth, displays)) for nth, one in enumerate(displays)]
        self.display.offer(choices)
        names = [str(choice.value) for choice in choices]
        if self.halls.newest in names and before != len(names):
            chosen = self.halls.newest
        if self.screen_shown is not None:
            chosen = self.screen_shown.display
        others = [name for name in names if name != name_of(self.screen())] or names
        self.display.show_value(chosen if chosen in names else next(reversed(others), None))

    def _offer_speakers(self, room: Room, now: datetime) -> None:
        """Those of the item under way, and who of them has the floor."""
        block = session_under_way(room.meeting, room.id, date_on_site(room.meeting, now))
        item = item_under_way(block) if block is not None else None
        turn = turn_under_way(block) if block is not None else None
        there = dict.fromkeys(speakers(item)) if item is not None else {}
        self._session = block.id if block is not None else None
        self.speaker.offer([Choice(one.id, telling_name(called(one))) for one in there])
        if not self.speaker.view().isVisible():
            self.speaker.show_value(turn.appearance_id if turn is not None else None)
        self.speaker.setEnabled(bool(there))
        self.next_speaker.setEnabled(item is not None and bool(yet_to_speak(item)))

    def _let_next_speak(self) -> None:
        if self._session is not None:
            self._document.do(next_speaker, self._session, self._clock.now)

    def _let_speak(self, appearance_id: object) -> None:
        self._document.do(let_speak, str(appearance_id), self._clock.now)

    def _toggle(self) -> None:
        if self.screen_shown is not None:
            self.halls.close(self._room_id)
        else:
            self._open_on(self.display.value())
            self._unfold(True)
        self.turned.emit()

    def _turn_room(self) -> None:
        """Another room is looked at: the display that is proposed for it shows no other one."""
        taken = {name_of(self.screen()), *(screen.display for screen in self.halls.shown.values())}
        free = [name for name in map(name_of, QGuiApplication.screens()) if name not in taken]
        if free:
            self.display.show_value(free[-1])
        self.turned.emit()

    def _move(self, display: object) -> None:
        """A room that is shown goes to the display that is chosen for it."""
        if self.screen_shown is not None:
            self._open_on(display)
            self.turned.emit()

    def _open_on(self, display: object) -> None:
        displays = {name_of(one): one for one in QGuiApplication.screens()}
        self.halls.open(self._room_id, displays[str(display)])

    def _say(self) -> None:
        self._keep(message=self.message.currentText())

    def _say_nothing(self) -> None:
        self.message.setCurrentIndex(0)
        self._keep(message="")

    def _show(self, shows: Shows) -> None:
        self._keep(shows=Shows.ALL if self.halls.note(self._room_id).shows is shows else shows)

    def _keep(self, **what: object) -> None:
        note = replace(self.halls.note(self._room_id), **what)  # type: ignore[arg-type]
        self.halls.keep(self._room_id, note)
        self.turned.emit()

    def _unfold(self, is_open: bool) -> None:
        self.fold.setChecked(is_open)
        self.fold.setIcon(icon("arrow-up" if is_open else "arrow-down"))
        self._body.setVisible(is_open)

    def _name_buttons(self) -> None:
        note, is_open = self.halls.note(self._room_id), self.screen_shown is not None
        self.open_or_close.setText(_("Close the speakers’ screen") if is_open else _("Open the speakers’ screen"))
        self.only_clock.setChecked(note.shows is Shows.CLOCK)
        self.blackout.setChecked(note.shows is Shows.NOTHING)
        words = _("{display} is unplugged; it comes back with it") if self.halls.is_missed(self._room_id) else ""
        self.status.setText(_("shown on {display}") if is_open else words or _("not shown"))
        shown = {name_of(one): nth for nth, one in enumerate(QGuiApplication.screens())}.get(note.display)
        display = note.display if shown is None else _("Display {n}").format(n=shown + 1)
        self.status.setText(self.status.text().format(display=display))

    def _connect(self) -> None:
        self.fold.toggled.connect(self._unfold)
        self.next_speaker.clicked.connect(self._let_next_speak)
        self.speaker.chosen.connect(self._let_speak)
        self.display.chosen.connect(self._move)
        self.room.chosen.connect(self._turn_room)
        self.show_message.clicked.connect(self._say)
        self.take_away.clicked.connect(self._say_nothing)
        self.open_or_close.clicked.connect(self._toggle)
        when(self.only_clock.clicked, self._show, Shows.CLOCK)
        when(self.blackout.clicked, self._show, Shows.NOTHING)
        if (typed := self.message.lineEdit()) is not None:
            typed.returnPressed.connect(self._say)

    def _lay_out(self) -> None:
        column, head, grid = QVBoxLayout(self), QHBoxLayout(), QGridLayout(self._body)
        column.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self.fold.setObjectName("fold")
        self.fold.setText(_("What the hall sees"))
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setCheckable(True)
        self.only_clock.setCheckable(True)
        self.blackout.setCheckable(True)
        head.addWidget(self.fold)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.status)
        column.addWidget(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * GRID)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.preview,),
            (self.message,),
            (self.show_message, self.take_away),
            (self.only_clock, self.blackout),
            (self.speaker, self.next_speaker),
            (self.room,),
            (self.display,),
            (self.open_or_close,),
        )
        for nth, row in enumerate(rows):
            for at, widget in enumerate(row):
                grid.addWidget(widget, nth, at, 1, 2 // len(row))
        for box in (self.room, self.display, self.speaker):
            box.setProperty("quiet", False)
            box.set_narrow(6)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)


class HallPreview(QWidget):
    """What the hall sees, small; that it sees nothing is said."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.setAccessibleName(_("What the hall sees"))
        self.setMinimumHeight(_LOW)
        self.setMaximumHeight(_TALL)

    def show_scene(self, scene: Scene) -> None:
        """Show this from now on."""
        if scene != self.scene:
            self.scene = scene
            self.setAccessibleDescription(f"{scene.speaker} {scene.countdown.digits} {scene.countdown.words}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, room = QPainter(self), QRectF(self.rect())
        paint_scene(painter, room, self.scene)
        if self.scene.shows is Shows.NOTHING:
            painter.setPen(MUTED)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter.value), _("blackout"))


def _message_box() -> QComboBox:
    box, typed = QComboBox(), QLineEdit()
    typed.setPlaceholderText(_("Message to the speakers"))
    box.setLineEdit(typed)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", _("Please conclude"), _("One minute left"), _("The session resumes shortly")])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setAccessibleName(_("Message to the speakers"))
    return box


def _display_words(nth: int, displays: Sequence[QScreen]) -> str:
    """A display by its number, and where there are several by its size, so that they are told apart."""
    words, size = _("Display {n}").format(n=nth + 1), displays[nth].geometry().size() * displays[nth].devicePixelRatio()
    return f"{words} · {size.width()}×{size.height()}" if len(displays) > 1 else words


def scene_of(room: Room, now: datetime, note: HallNote, projection: Projection) -> Scene:
    """What the speakers of a room see now: their own time where somebody has the floor, else the item's."""
    date, place = date_on_site(room.meeting, now), room.meeting.place.split(",")[0].strip()
    block = session_under_way(room.meeting, room.id, date)
    bare = Scene(message=note.message, clock=f"{now:%H:%M}", shows=note.shows)
    bare = replace(bare, place=_("{place} time").format(place=place) if place else _("Time"))
    if block is None:
        ahead = next_session(room.meeting, room.id, date, now, projection.not_noted)
        following = f"{expected_start(ahead, projection)} {ahead.title}" if ahead is not None else ""
        return replace(bare, title=room.name, following=following)
    segment, own, ahead_names = segment_under_way(block), own_clock(block, now), coming_speakers(block)
    title = f"{block.title} – {segment.title}" if segment is not None and segment.title else block.title
    scene = replace(bare, title=title, following=next(iter(ahead_names), ""), remaining=len(ahead_names))
    if own is None:
        return replace(scene, countdown=item_countdown(block, now))
    return replace(scene, countdown=own_countdown(own), speaker=own.name)
