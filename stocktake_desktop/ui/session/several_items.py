"""The items of several sessions where these are the same: one bar that changes all of them, each in one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.budget import Budget
from stocktake_desktop.planning.in_common import common_budget
from stocktake_desktop.ui.session.segment_bar import SegmentBar
from stocktake_desktop.ui.widgets.ordered_rows import RowMoveAsked
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.ui.widgets.section import Section, small_label
from stocktake_desktop.words import _


@dataclass(frozen=True)
class ItemOfAllAsked:
    """The item that stands at one place in several sessions is to be another way in all."""

    session_ids: tuple[str, ...]
    """The sessions."""
    place: int
    """Where it stands, counted from 0."""
    value: int
    """The minutes it is to have, or the place it is to stand at."""


class SeveralItems(Section):
    """A bar of the items, and their sum."""

    minutes_requested = Signal(ItemOfAllAsked)
    """An item is to last longer or shorter in all."""
    move_requested = Signal(ItemOfAllAsked)
    """An item is to stand at another place in all."""

    def __init__(self) -> None:
        super().__init__(_("Segments, the same in all of them"))
        self._ids: tuple[str, ...] = ()
        self.bar, self.sum = SegmentBar(), small_label("", "budget", wrap=True)
        for widget in (self.bar, self.sum):
            self.column.addWidget(widget)
        self.bar.minutes_requested.connect(self._ask_minutes)
        self.bar.move_requested.connect(self._ask_move)

    def show_sessions(self, blocks: Sequence[SessionBlock]) -> None:
        """Show the items; nothing where the sessions have different ones."""
        self._ids, budget = tuple(block.id for block in blocks), common_budget(blocks)
        self.setVisible(budget is not None)
        self._shown = budget or Budget(1)
        starts = {block.start for block in blocks}
        self.bar.show_budget(self._shown, starts.pop() if len(starts) == 1 else None)
        self.sum.setText(self._shown.words)
        self.sum.setVisible(bool(self._shown.words))
        set_mark(self.sum, "wrong", bool(self._shown.over))

    def _ask_minutes(self, asked: FieldAsked) -> None:
        assert isinstance(asked.value, int)
        self.minutes_requested.emit(ItemOfAllAsked(self._ids, self._place_of(asked.row_id), asked.value))

    def _ask_move(self, asked: RowMoveAsked) -> None:
        self.move_requested.emit(ItemOfAllAsked(self._ids, self._place_of(asked.item_id), asked.place))

    def _place_of(self, segment_id: str) -> int:
        return [item.id for item in self._shown.items].index(segment_id)
