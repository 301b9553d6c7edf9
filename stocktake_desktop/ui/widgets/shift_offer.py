"""A shift, and what is offered where it meets a limit: the one place all drags, keys, dialogs and fields come to."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.shifting import fit_to_contents, foretell, limits_in_words, shift_by_way, shift_from
from stocktake_desktop.models import Day, Plan, SessionBlock
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.shift_ways import ShiftWay, WayKind, ways_out
from stocktake_desktop.planning.shift_ways_told import meaning_of, title_of
from stocktake_desktop.planning.shifting import Wish
from stocktake_desktop.ui.document import Document, Done, Refused
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import ngettext

T = TypeVar("T")
_WIDE = 112 * GRID


def shift_or_offer(document: Document, wish: Wish) -> Done[None] | Refused:
    """Do a shift; where it meets a limit, ask which way out shall be taken, and take that one as one step.

    Refused without a reason when the person takes none.
    """
    return _do_or_offer(document, wish, partial(shift_from, wish=wish))


def fit_or_offer(document: Document, block: SessionBlock) -> Done[None] | Refused:
    """Make a session as long as what is in it, and push what follows as it is chosen; at a limit, offer the same."""
    sums, mode = budget_of(block), document.follows
    wish = Wish(block.id, 0 if sums.open else sums.planned - block.minutes, mode, lengthens=True)
    return _do_or_offer(document, wish, partial(fit_to_contents, block_id=block.id, mode=mode))


def _do_or_offer(document: Document, wish: Wish, verb: Callable[[Plan], object]) -> Done[None] | Refused:
    block = document.plan.find(SessionBlock, wish.id)
    day = block.day if block is not None else None
    ways = ways_out(day, wish) if day is not None else ()
    if day is None or not ways:
        return _without_value(document.do(verb))
    with asked(ShiftOffer(document.plan, day, wish, ways)) as offer:
        kind = offer.chosen if offer is not None else None
    return Refused("") if kind is None else _without_value(document.do(shift_by_way, wish, kind))


def _without_value(outcome: Done[T] | Refused) -> Done[None] | Refused:
    return Done(None) if outcome else Refused(outcome.reason)


class ShiftOffer(QDialog):
    """The ways out of a shift that meets a limit, each a button with what it means below; one press chooses."""

    def __init__(self, plan: Plan, day: Day, wish: Wish, ways: tuple[ShiftWay, ...]) -> None:
        super().__init__(QApplication.activeWindow())
        heading = _heading(plan.session(wish.id), wish)
        self.chosen: WayKind | None = None
        self.buttons: dict[WayKind, QPushButton] = {}
        self.setWindowTitle(heading)
        self.setMinimumWidth(_WIDE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        self._column.setSpacing(GRID)
        self._column.addWidget(plain_label(heading, "heading", wrap=True))
        limits = limits_in_words(plan, foretell(plan, wish).stopped)
        self._column.addWidget(plain_label(" ".join(limits), "muted", wrap=True))
        for way in ways:
            self._offer(way.kind, title_of(way, wish), meaning_of(day, wish, way))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        close.rejected.connect(self.reject)
        self._column.addSpacing(4 * GRID)
        self._column.addWidget(close)
        self.buttons[ways[0].kind].setDefault(True)
        self.buttons[ways[0].kind].setFocus()

    def _offer(self, kind: WayKind, title: str, meaning: str) -> None:
        button = self.buttons[kind] = QPushButton(title)
        button.setAccessibleDescription(meaning)
        when(button.clicked, self._choose, kind)
        self._column.addSpacing(3 * GRID)
        self._column.addWidget(button)
        self._column.addWidget(plain_label(meaning, "small", wrap=True))

    def _choose(self, kind: WayKind) -> None:
        self.chosen = kind
        self.accept()


def _heading(block: SessionBlock, wish: Wish) -> str:
    title, n = named(block.title), abs(wish.minutes)
    if wish.lengthens:
        words = ngettext("{title} cannot get {n} minute longer", "{title} cannot get {n} minutes longer", n)
    elif wish.minutes > 0:
        words = ngettext("{title} cannot go {n} minute later", "{title} cannot go {n} minutes later", n)
    else:
        words = ngettext("{title} cannot go {n} minute earlier", "{title} cannot go {n} minutes earlier", n)
    return words.format(title=title, n=n)
