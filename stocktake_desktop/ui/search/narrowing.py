"""What the views of the programme are narrowed to: sessions that are looked for stay clear, the others fade or hide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from stocktake_desktop.models import SessionBlock, SessionKind, Status
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document


@dataclass(frozen=True)
class Criteria:
    """What a session must have; what is empty asks for nothing. `who` is a part of a name or an organisation."""

    kinds: frozenset[SessionKind] = frozenset()
    rooms: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    who: str = ""

    def fit(self, block: SessionBlock) -> bool:
        """Whether a session has all of it."""
        wanted = folded(self.who)
        names = (folded(f"{appearance.name} {appearance.delegation}") for appearance in block.appearances)
        return (
            (not self.kinds or block.kind in self.kinds)
            and (not self.rooms or (block.room_id or "") in self.rooms)
            and (not self.statuses or any(appearance.status in self.statuses for appearance in block.appearances))
            and (not wanted or any(wanted in name for name in names))
        )


NOTHING = Criteria()


class Narrowing(QObject):
    """The criteria in force, whether the rest is hidden, and the one day that is shown, if any."""

    changed = Signal()
    """Other sessions are clear, or hidden, or another day is shown."""
    rooms_hidden = Signal()
    """Rooms are out of sight now; whoever can show so should."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.criteria = NOTHING
        self.hides = False
        self.hidden_rooms: frozenset[str] = frozenset()
        self.day_id: str | None = None
        document.replaced.connect(self.clear)
        document.changed.connect(self._follow)
        document.selection_changed.connect(self._reveal)

    @property
    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return self.criteria != NOTHING

    def is_clear(self, block: SessionBlock) -> bool:
        """Whether a session is among those looked for."""
        return not self.is_on or self.criteria.fit(block)

    @property
    def clear_ones(self) -> frozenset[str]:
        """The sessions that are looked for."""
        return frozenset(block.id for block in self._document.plan.meeting.sessions if self.is_clear(block))

    @property
    def hidden(self) -> frozenset[str]:
        """The sessions not to be shown at all."""
        if not self.hides and not self.hidden_rooms:
            return frozenset()
        sessions = self._document.plan.meeting.sessions
        return frozenset(block.id for block in sessions if self._hides(block))

    def hide_rooms(self, room_ids: Iterable[str]) -> None:
        """Take what is placed in these rooms out of the views ("": without a room), and show all other rooms."""
        rooms = frozenset(room_ids)
        if rooms != self.hidden_rooms:
            self.hidden_rooms = rooms
            self.changed.emit()
            if rooms:
                self.rooms_hidden.emit()

    def hide_room(self, room_id: str) -> None:
        """Take what is placed in one room more out of the views."""
        self.hide_rooms(self.hidden_rooms | {room_id})

    def show_all_rooms(self) -> None:
        """Show what is placed in any room."""
        self.hide_rooms(())

    def show_only_room(self, room_id: str) -> None:
        """Take all other rooms out of the views."""
        self.hide_rooms({"", *(room.id for room in self._document.plan.meeting.rooms)} - {room_id})

    def look_for(self, criteria: Criteria) -> None:
        """Let sessions stay clear that have all of this."""
        if criteria != self.criteria:
            self.criteria = criteria
            self.changed.emit()

    def hide_others(self, hides: bool) -> None:
        """Take the others out of the views, or only let them fade."""
        if hides != self.hides:
            self.hides = hides
            self.changed.emit()

    def show_day(self, day_id: str | None) -> None:
        """Show one day alone, or all of them."""
        if day_id != self.day_id:
            self.day_id = day_id
            self.changed.emit()

    def toggle_day(self, day_id: str) -> None:
        """Show one day alone; where it is alone already, all of them."""
        self.show_day(None if self.day_id == day_id else day_id)

    def step_day(self, step: int) -> None:
        """Go on by a day; before the first and after the last one all are shown."""
        days = sorted(self._document.plan.meeting.days, key=lambda day: day.date)
        ring = [None, *(day.id for day in days)]
        at = ring.index(self.day_id) if self.day_id in ring else 0
        self.show_day(ring[(at + step) % len(ring)])

    def clear(self) -> None:
        """Look for nothing, and show every day and every room."""
        self.criteria, self.hides, self.day_id, self.hidden_rooms = NOTHING, False, None, frozenset()
        self.changed.emit()

    def _follow(self, reach: Reach) -> None:
        """A room or day that is gone is looked for no more; other sessions may fit now."""
        if not (reach.sessions or reach.everywhere):
            return
        meeting = self._document.plan.meeting
        if self.day_id is not None and self.day_id not in {day.id for day in meeting.days}:
            self.show_day(None)
        rooms = {"", *(room.id for room in meeting.rooms)}
        if self.is_on or self.hidden_rooms or self.day_id is not None:
            self.criteria = replace(self.criteria, rooms=self.criteria.rooms & rooms)
            self.hidden_rooms &= rooms
            self.changed.emit()

    def _reveal(self) -> None:
        """What is selected elsewhere must be seen."""
        block = self._document.selected
        if block is None or block.day_id is None:
            return
        if self.day_id is not None:
            self.show_day(block.day_id)
        if self.hides and not self.is_clear(block):
            self.hide_others(False)
        if (block.room_id or "") in self.hidden_rooms:
            self.hide_rooms(self.hidden_rooms - {block.room_id or ""})

    def _hides(self, block: SessionBlock) -> bool:
        in_hidden_room = not block.is_parked and (block.room_id or "") in self.hidden_rooms
        return in_hidden_room or (self.hides and not self.is_clear(block))
