"""What the Arrange menu does to the selected sessions: asks where it must, then runs one verb of `edits`."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.arranging import (
    align_starts,
    lock_blocks,
    make_parallel,
    park_blocks,
    remove_blocks,
    repeat_in_all_rooms,
)
from stocktake_desktop.edits.copying import duplicate_blocks, merge_blocks, split_block
from stocktake_desktop.edits.shifting import close_gaps_after, swap_block_with_next
from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.ui.dialogs.shift import ShiftDialog, SplitDialog
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.widgets.shift_offer import fit_or_offer, shift_or_offer


class Arrangement(QObject):
    """Changes the sessions that are selected, or the one selected last."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        document.shift_asked.connect(lambda key: self._shift_from(document.plan.session(key), Mode.DAY))

    def acts(self) -> dict[Action, Callable[[], None]]:
        """What each action of the menu does, by its name; the lock is told its state and stands apart."""
        return {
            Action.PARK: self.park,
            Action.REMOVE: self.remove,
            Action.SHIFT: self.shift,
            Action.CLOSE_GAPS: self.close_gaps,
            Action.SWAP: self.swap,
            Action.FIT_CONTENTS: self.fit,
            Action.DUPLICATE: self.duplicate,
            Action.SPLIT: self.split,
            Action.MERGE: self.merge,
            Action.ALIGN: self.align,
            Action.PARALLEL: self.make_parallel,
            Action.REPEAT: self.repeat,
        }

    def park(self) -> None:
        """Take the selected sessions into the tray."""
        placed = [block.id for block in self._document.chosen if not block.is_parked]
        if placed:
            self._document.do(park_blocks, placed)

    def lock(self, locked: bool) -> None:
        """Hold the selected sessions where they are, or free them."""
        self._with_all(lambda plan, chosen: lock_blocks(plan, chosen, locked))

    def remove(self) -> None:
        """Take the selected sessions out of the plan; undo brings them back whole."""
        self._with_all(remove_blocks)

    def duplicate(self) -> None:
        """Copy the selected sessions into the tray, and select the copies."""
        chosen = self._document.selection
        if chosen and (made := self._document.do(duplicate_blocks, [(key, None, None, None) for key in chosen])):
            self._document.select_all(made.value)

    def align(self) -> None:
        """Let the selected sessions begin together."""
        self._with_all(align_starts)

    def make_parallel(self) -> None:
        """Put the selected sessions side by side in rooms of their own."""
        self._with_all(make_parallel)

    def merge(self) -> None:
        """Make one session of the selected ones."""
        if kept := self._document.do(merge_blocks, self._document.selection):
            self._document.select(kept.value)

    def repeat(self) -> None:
        """Copy the session into every other room of its time."""
        self._with_last(repeat_in_all_rooms)

    def close_gaps(self) -> None:
        """Let later sessions of the room follow without gaps."""
        self._with_last(close_gaps_after)

    def swap(self) -> None:
        """Let the session and the next one in its room change places."""
        self._with_last(swap_block_with_next)

    def fit(self) -> None:
        """Make the session as long as what is in it."""
        if block := self._document.selected:
            fit_or_offer(self._document, block)

    def split(self) -> None:
        """Ask where to cut the session in two, and cut it."""
        block = self._document.selected
        if block is None:
            return
        form = SplitDialog(self._window, block)
        form.ask(lambda: self._document.attempt(split_block, block.id, form.minutes()))

    def shift(self) -> None:
        """Ask by how much and what follows, show what moves, and move it."""
        if block := self._document.selected:
            self._shift_from(block, Mode.ROOM)

    def _shift_from(self, block: SessionBlock, mode: Mode) -> None:
        form = ShiftDialog(self._window, self._document.plan, block, mode)
        form.ask(lambda: shift_or_offer(self._document, form.wish()))

    def _with_all(self, verb: Callable[[Plan, Sequence[str]], object]) -> None:
        if self._document.selection:
            self._document.do(verb, self._document.selection)

    def _with_last(self, verb: Callable[[Plan, str], object]) -> None:
        if block := self._document.selected:
            self._document.do(verb, block.id)
