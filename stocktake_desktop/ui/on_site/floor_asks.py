"""What rows, figures and buttons of the list of speakers ask for, put to the verbs."""

from collections.abc import Callable
from datetime import datetime

from stocktake_desktop.edits import floor, floor_rules, floor_turns, speaking
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import speaking as on_floor
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.on_site.floor_row import FloorKindAsked, FloorRow, SpeakingTimeAsked
from stocktake_desktop.ui.on_site.floor_sums import CutAsked, FloorSums, TimeForAllAsked


class FloorAsks:
    """Knows of which session the list is and what time it is only when something is asked."""

    def __init__(self, document: Document, session_id: Callable[[], str | None], now: Callable[[], datetime]) -> None:
        self._document, self._session_id, self._now = document, session_id, now

    def hear_row(self, row: FloorRow) -> None:
        """Do what is asked in a row."""
        row.kind_requested.connect(self._change_kind)
        row.minutes_requested.connect(self._set_minutes)
        row.floor_requested.connect(self.give_floor)
        row.withdraw_requested.connect(self._withdraw)
        row.back_requested.connect(self._bring_back)
        row.remove_requested.connect(self._remove)

    def hear_sums(self, sums: FloorSums) -> None:
        """Do what is asked for all who wait."""
        sums.time_requested.connect(self._set_each)
        sums.cut_requested.connect(self._cut)
        sums.lift_requested.connect(self._lift_cut)

    def give_floor(self, request_id: str) -> None:
        """Give a delegation the floor now."""
        self._document.do(floor.give_floor, request_id, self._now())

    def change_minutes(self, by: int) -> None:
        """Whoever has the floor is to have so many minutes more, or less."""
        if (session_id := self._session_id()) is not None:
            self._document.do(speaking.change_own_minutes, session_id, by, self._now())

    def end_turn(self) -> None:
        """Let the floor go back to the chair."""
        if (session_id := self._session_id()) is not None:
            self._document.do(floor.end_turn, session_id, self._now())

    def note_absent(self) -> None:
        """Whoever was just called is not there, and waits again at the end of the category."""
        block = self._document.plan.find(SessionBlock, self._session_id())
        called = on_floor(block) if block is not None else None
        if called is not None:
            self._document.do(floor_turns.note_absent, called.id, self._now())

    def _set_each(self, asked: TimeForAllAsked) -> None:
        if (session_id := self._session_id()) is not None:
            self._document.do(floor.set_time_for_all, session_id, asked.seconds)

    def _cut(self, asked: CutAsked) -> None:
        if (session_id := self._session_id()) is not None:
            cut, words = asked.cut, asked.announced
            self._document.do(floor_rules.cut_floor, session_id, cut.seconds, words, for_all=cut.for_all)

    def _lift_cut(self) -> None:
        if (session_id := self._session_id()) is not None:
            self._document.do(floor_rules.lift_cut, session_id)

    def _change_kind(self, asked: FloorKindAsked) -> None:
        self._document.do(floor.change_kind, asked.request_id, asked.kind)

    def _set_minutes(self, asked: SpeakingTimeAsked) -> None:
        self._document.do(floor.set_speaking_minutes, asked.request_id, asked.minutes)

    def _withdraw(self, request_id: str) -> None:
        self._document.do(floor.withdraw_request, request_id)

    def _bring_back(self, request_id: str) -> None:
        self._document.do(floor.bring_back_request, request_id)

    def _remove(self, request_id: str) -> None:
        self._document.do(floor.remove_request, request_id)
