"""Recovery in the window: what is known to be late, the pane of proposals, and choosing one."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from stocktake_desktop.edits.more_time import answer_request
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.edits.running import expect_late
from stocktake_desktop.models import Room
from stocktake_desktop.planning.projection import Projection, RoomAhead
from stocktake_desktop.planning.recovery import Outlook, Recovery, ways_to_recover
from stocktake_desktop.planning.report_words import late_words
from stocktake_desktop.planning.running import BY_ITSELF, OVER, UNDER_WAY, State, date_on_site, sessions_in, state_of
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.on_site.ask_chips import RequestAnswered
from stocktake_desktop.ui.on_site.late_dialog import LateDialog
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.recovery_pane import RecoveryPane
from stocktake_desktop.ui.widgets.stale_count import Proposal, StaleCount, StaleSheetsCounted
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class RecoveryDesk(QObject):
    """Puts its pane in the place of the rooms when it is asked to, and keeps it in line with plan and clock."""

    turned = Signal()
    """The pane was opened, or what it is to show is another."""
    recovered = Signal()
    """A way was chosen and done; printed sheets may be stale."""

    def __init__(self, document: Document, clock: MeetingClock, rooms: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._clock = document, clock
        self.pane, self.stack = RecoveryPane(), QStackedWidget()
        self.count = StaleCount(document, self)
        self._counts: dict[object, int] = {}
        self._room_id: str | None = None
        self._chosen: Recovery | None = None
        self._looked: tuple[object, ...] = ()
        self.stack.addWidget(rooms)
        self.stack.addWidget(self.pane)
        self.pane.chosen.connect(self._choose)
        self.pane.chosen_to_print.connect(self._choose_to_print)
        self.pane.answered.connect(self.note_answer)
        self.pane.late_requested.connect(self._ask_late_here)
        when(self.pane.left, self.stack.setCurrentIndex, 0)
        self.count.counted.connect(self._show_count)
        document.undone.connect(self._take_back)
        document.changed.connect(lambda _changes: self._forget_looked())
        document.replaced.connect(self._start_over)

    @property
    def is_open(self) -> bool:
        """Whether the proposals are shown."""
        return self.stack.currentWidget() is self.pane

    def open(self, room_id: str) -> None:
        """Show the ways to recover a room."""
        self._room_id, self._chosen = room_id, None
        self._forget_looked()
        self.stack.setCurrentWidget(self.pane)
        self.turned.emit()

    def ask_late(self, room_id: str, late_id: str = "") -> None:
        """Ask what is known to begin late in a room, or until when who is late by now, and show what can be done."""
        plan, now = self._document.plan, self._clock.now
        there = sessions_in(plan.meeting, room_id, date_on_site(plan.meeting, now))
        states = (State.PLANNED, *UNDER_WAY)
        coming = [block for block in there if state_of(block) in states and block.kind not in BY_ITSELF]
        form = LateDialog(self.stack.window(), coming, now, late_id)
        if form.ask(lambda: self._document.attempt(expect_late, form.late_id, form.moment)):
            self.open(room_id)

    def note_answer(self, answered: RequestAnswered) -> None:
        """Note what was answered to a request for more time, and by whom."""
        self._document.do(answer_request, answered.request_id, answered.answer, self._clock.now, answered.by)
        self._chosen = None
        self._forget_looked()
        self.turned.emit()

    def _ask_late_here(self) -> None:
        if self._room_id is not None:
            self.ask_late(self._room_id)

    def look(self, projection: Projection, rooms: list[Room]) -> None:
        """Show the proposals as they are now; they are worked out anew when a minute or the plan has changed."""
        room = next((room for room in rooms if room.id == self._room_id), None)
        if not self.is_open:
            return
        if room is None:
            self.stack.setCurrentIndex(0)
            return
        now = projection.now
        looked = (self._room_id, now.replace(second=0))
        if looked == self._looked:
            return
        self._looked = looked
        plan = self._document.plan
        outlook = ways_to_recover(plan.meeting, now, (room.id,))
        self._show(room, projection.room(room.id), outlook)

    def _show(self, room: Room, ahead: RoomAhead | None, outlook: Outlook) -> None:
        plan = self._document.plan
        late = late_words(ahead.over_minutes) if ahead is not None else ""
        heading = _("{room}: {late}").format(room=room.name, late=late)
        if self._chosen is not None:
            heading = _("Chosen: {title}").format(title=self._chosen.title)
        self.pane.show_outlook(plan, heading, outlook, self._chosen)
        self.pane.show_counts(self._counts)
        day = next((day for day in plan.meeting.days if day.date == date_on_site(plan.meeting, self._clock.now)), None)
        if day is not None and not plan.read_only:
            self.count.ask(map(proposal_of, outlook.recoveries), day.number)

    def _choose(self, recovery: Recovery) -> None:
        self._chosen = recovery
        if self._document.do(recover, recovery):
            self.recovered.emit()
        else:
            self._chosen = None
        self._forget_looked()
        self.turned.emit()

    def _choose_to_print(self, recovery: Recovery) -> None:
        self._choose(recovery)
        if self._chosen is recovery:
            self.pane.print_requested.emit()

    def _take_back(self) -> None:
        if self._chosen is not None:
            self._chosen = None
            self._forget_looked()
            self.turned.emit()

    def _show_count(self, counted: StaleSheetsCounted) -> None:
        self._counts[counted.key] = counted.count
        self.pane.show_counts(self._counts)

    def _forget_looked(self) -> None:
        self._looked = ()
        self._counts.clear()

    def _start_over(self) -> None:
        self._chosen = None
        self._forget_looked()
        self.stack.setCurrentIndex(0)


def proposal_of(recovery: Recovery) -> Proposal:
    """A way to recover, as printed sheets are counted for it."""
    return Proposal(recovery.acts, partial(recover, recovery=recovery))


def will_be_late(ahead: RoomAhead) -> bool:
    """Whether a room has something to recover: a limit is missed, what is to come is late, or the last is."""
    coming = [session for session in ahead.sessions if session.state is State.PLANNED]
    squeezed = any(session.squeezed_minutes for session in ahead.sessions if session.state not in OVER)
    late = coming or [session for session in ahead.sessions if session.state in UNDER_WAY]
    return squeezed or bool(ahead.past_stops) or any(session.over_minutes > 0 for session in late)
