"""The day itself, as the main window places it: the clock, a card for each room, and what staff must do next."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.edits import running, speaking
from stocktake_desktop.edits.noting import note_as_planned
from stocktake_desktop.models import Day
from stocktake_desktop.planning.likely_ends import likely_ends
from stocktake_desktop.planning.more_time import asked_of, open_requests
from stocktake_desktop.planning.programme import rooms_in_use
from stocktake_desktop.planning.projection import day_of, project
from stocktake_desktop.planning.report_words import late_words
from stocktake_desktop.planning.running_order import running_order
from stocktake_desktop.planning.waiting import waits_in
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.on_site.board_window import BoardWindow
from stocktake_desktop.ui.on_site.card_keys import CardKeys, focus_by_tab
from stocktake_desktop.ui.on_site.clock_strip import ClockStrip
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.no_day import NoDay
from stocktake_desktop.ui.on_site.recovery_desk import RecoveryDesk, will_be_late
from stocktake_desktop.ui.on_site.rehearsal import Rehearsal
from stocktake_desktop.ui.on_site.rehearsal_strip import RehearsalStrip
from stocktake_desktop.ui.on_site.room_card import RoomCard
from stocktake_desktop.ui.on_site.room_face import Press, face_of_room, starts_of
from stocktake_desktop.ui.on_site.room_wall import RoomNow, RoomPressed, RoomWall
from stocktake_desktop.ui.on_site.running_order_list import LineAsked, LinePress
from stocktake_desktop.ui.on_site.side_pane import SidePane
from stocktake_desktop.ui.widgets.restyle import set_mark

_MINUTES = {Press.MORE: 1, Press.LESS: -1}
"""What whoever has the floor may speak more or less; pressed twice it is two minutes."""


class OnSitePanel(QWidget):
    """Follows the plan and the clock while it is shown, and asks the verbs of `edits.running` for what is pressed."""

    hint = Signal(str)
    """What is under way, for the status bar."""

    came = Signal(bool)
    """It is shown from now on, or no longer."""

    podium_asked = Signal(str)
    """The podium sheet of the session with this id is wanted: printed if it is stale, else shown."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("on_site")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self.clock = MeetingClock(document, self, settings=settings)
        self.rehearsal = Rehearsal(document, self.clock, self)
        self.strip, self.side = ClockStrip(document, self.clock), SidePane(document, self.clock, settings)
        self.rehearsal_strip = RehearsalStrip(document, self.clock, self.rehearsal)
        self.board, self.floor, self.speakers = self.side.board, self.side.floor, self.side.speakers
        self.speakers.turned.connect(self.look)
        self.speakers.halls.pressed.connect(self.press)
        self.wall = RoomWall()
        self.no_day, self._middle = NoDay(), QStackedWidget()
        self.board_window: BoardWindow | None = None
        self.strip.board.clicked.connect(self.open_board)
        for button in (self.strip.rehearse, self.no_day.rehearse):
            button.clicked.connect(self.rehearsal.ask)
        self.rehearsal.turned.connect(self._look_rehearsed)
        self._pressed: tuple[str, Press, datetime] | None = None
        self.keys = CardKeys(self)
        self.keys.pressed.connect(self.press)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.recovery = RecoveryDesk(document, self.clock, self.wall, self)
        self._lay_out()
        self._hear_the_wall()
        self.recovery.turned.connect(self.look)
        self.recovery.stack.currentChanged.connect(self._turn_recovery)
        self.clock.ticked.connect(self.look)
        document.changed.connect(lambda _reach: self.look())
        document.replaced.connect(self.look)
        self.side.tabs.currentChanged.connect(self.look)
        key = QShortcut(QKeySequence(Key.GO_TO_FLOOR.sequence), self)
        key.activated.connect(self.side.open_floor)
        self._remote = QShortcut(QKeySequence(Qt.Key.Key_PageDown), self)  # no list or choice keeps it for itself
        self._remote.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._remote.setAutoRepeat(False)
        self._remote.activated.connect(self._press_remote)

    def look(self) -> None:
        """Show how every room stands now."""
        if not self.isVisible() and not self._is_watched:
            self.clock.go(False)
            return
        now = self.clock.now
        day = self.day
        rooms = rooms_in_use(day) if day is not None else []
        if [room.id for room in rooms] != list(self.cards):
            self.wall.place(rooms)
            self.keys.follow(self.wall.cards, self.wall.rows)
            focus_by_tab(self)
        self._show_middle(now, day)
        meeting = self._document.plan.meeting
        projection, likely = project(meeting, now), likely_ends(meeting, now)
        standing = {}
        for room in rooms:
            face, ahead = face_of_room(room, now, projection, likely), projection.room(room.id)
            over = ahead.over_minutes if ahead is not None else None
            can_recover = ahead is not None and will_be_late(ahead)
            open_ones = open_requests(day, room.id) if day is not None else []
            asked = tuple((one.id, asked_of(one)) for one in open_ones)
            standing[room.id] = RoomNow(face, late_words(over), (over or 0) > 0, can_recover, asked)
            if day is not None:
                self.cards[room.id].waits.show_waits(waits_in(meeting, room.id, now))
                self.cards[room.id].order.show_lines(running_order(room, day, projection))
        self.wall.show_rooms(standing)
        if self._document.rehearses:
            self.rehearsal_strip.show_moment(now, day)
        else:
            self.strip.show_moment(now, day, likely.get(day.id) if day is not None else None)
        self.board.show_moment(now, day, starts_of(projection))
        if self.board_window is not None:
            self.board_window.show_moment(now, day, starts_of(projection), standing)
        if self.side.shows_floor:
            self.floor.show_moment(now)
        self.speakers.show_moment(now, rooms, projection)
        self.recovery.look(projection, rooms)

    def _look_rehearsed(self) -> None:
        """No part of it looks real while a day is rehearsed, and the hall sees nothing of it."""
        rehearses = self._document.rehearses
        self.strip.setVisible(not rehearses)
        self.rehearsal_strip.setVisible(rehearses)
        for ground in (self, self.wall.ground, self.speakers):
            set_mark(ground, "rehearses", rehearses)
        if rehearses:
            self.close_screens()
        self.look()

    def _show_middle(self, now: datetime, day: Day | None) -> None:
        """The rooms, or what to do where there are none."""
        plan = self._document.plan
        if not self.cards:
            self.no_day.show_meeting(plan.meeting, now.date(), day)
        self._middle.setCurrentWidget(self.recovery.stack if self.cards else self.no_day)
        self._middle.setHidden(self.side.shows_floor)
        self._remote.setEnabled(not self.side.shows_floor)

    @property
    def _is_watched(self) -> bool:
        """Whether another display shows the day, whatever this window shows."""
        return bool(self.speakers.halls.shown) or (self.board_window is not None and self.board_window.isVisible())

    def open_board(self) -> None:
        """Show the board of the staff in a window of its own."""
        if self.board_window is None:
            self.board_window = BoardWindow(self._document)
        self.board_window.show()
        self.board_window.raise_()
        self.look()

    def close_screens(self) -> None:
        """Take everything off other displays."""
        self.speakers.close_screen()
        if self.board_window is not None:
            self.board_window.close()

    @property
    def cards(self) -> dict[str, RoomCard]:
        """The card of each room of the day, by the room's id."""
        return self.wall.cards

    @property
    def day(self) -> Day | None:
        """The day of the meeting it is; None on any other."""
        return day_of(self._document.plan.meeting, self.clock.now)

    def press(self, room_id: str, press: Press) -> None:
        """Do what was pressed on the card of a room; the second half of a double click is not a press of its own."""
        if press not in _MINUTES and self._is_double(room_id, press):
            return
        now, card = self.clock.now, self.cards.get(room_id)
        session_id = card.face.session_id if card is not None and card.face is not None else None
        by_room: dict[Press, Callable[..., None]] = {Press.NEXT: running.go_to_next, Press.BACK: running.go_back}
        by_session: dict[Press, Callable[..., None]] = {
            Press.HOLD: running.hold_item,
            Press.RESUME: running.resume_item,
            Press.END: running.end_item,
            Press.SKIP: running.skip_item,
            Press.NEXT_SPEAKER: speaking.next_speaker,
        }
        if press in by_room:
            self._document.do(by_room[press], room_id, now)
        elif press in _MINUTES and session_id is not None:
            self._document.do(speaking.change_own_minutes, session_id, _MINUTES[press], now)
        elif session_id is not None:
            self._document.do(by_session[press], session_id, now)

    def _is_double(self, room_id: str, press: Press) -> bool:
        """Whether the same was pressed a moment ago, in real time."""
        within = timedelta(milliseconds=QGuiApplication.styleHints().mouseDoubleClickInterval())
        before, self._pressed = self._pressed, (room_id, press, self.clock.real())
        return before is not None and before[:2] == (room_id, press) and self._pressed[2] - before[2] < within

    def press_line(self, press: LinePress, item_id: str) -> None:
        """Do what was asked of one line of a running order."""
        verbs: dict[LinePress, Callable[..., None]] = {
            LinePress.START: running.start_item,
            LinePress.END: running.end_item,
            LinePress.SKIP: running.skip_item,
        }
        if press is LinePress.AS_PLANNED:
            self._document.do(note_as_planned, [item_id])
        else:
            self._document.do(verbs[press], item_id, self.clock.now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field or focused control wanted goes to the card that has the keys.

        While the list of speakers hides the cards, only what a presenter's remote sends.
        """
        is_hidden = self.side.shows_floor and event.key() != Qt.Key.Key_PageDown
        if is_hidden or not self.cards or self.recovery.is_open or not self.keys.take(event, self.focusWidget()):
            super().keyPressEvent(event)

    def _press_remote(self) -> None:
        if not self.recovery.is_open:
            self.keys.press_next(self.focusWidget())

    def _turn_recovery(self, nth: int) -> None:
        """A table needs the room of the pane; back at the rooms the keys are theirs."""
        self.side.setVisible(nth == 0)
        if nth == 0:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press_room(self, pressed: RoomPressed) -> None:
        self.press(pressed.room_id, pressed.press)

    def _press_line(self, asked: LineAsked) -> None:
        self.press_line(asked.press, asked.item_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus_by_tab(self)
        self.clock.go(True)
        self.look()
        self.came.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.clock.go(self._is_watched)
        self.came.emit(False)
        super().hideEvent(event)

    def _lay_out(self) -> None:
        middle, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.rehearsal_strip)
        self.rehearsal_strip.hide()
        middle.setSpacing(0)
        self._middle.addWidget(self.recovery.stack)
        self._middle.addWidget(self.no_day)
        middle.addWidget(self._middle, 1)
        middle.addWidget(self.side)
        column.addLayout(middle, 1)

    def _hear_the_wall(self) -> None:
        self.wall.pressed.connect(self._press_room)
        self.wall.line_asked.connect(self._press_line)
        self.wall.touched.connect(self.keys.give)
        self.wall.podium_asked.connect(self.podium_asked)
        self.wall.recover_asked.connect(self.recovery.open)
        self.wall.late_asked.connect(lambda asked: self.recovery.ask_late(asked.room_id, asked.late_id))
        self.wall.answered.connect(self.recovery.note_answer)
        self.wall.has_come.connect(lambda late_id: self._document.do(running.expect_late, late_id, None))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
