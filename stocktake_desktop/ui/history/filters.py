"""The filters of the history: words, who, which session, which copy; only what there is more than one of is offered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.ui.history.entries import HistoryCriteria
from stocktake_desktop.ui.history.placing_words import titled
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _

_TYPING = 150
"""Milliseconds after the last key."""


class HistoryFilters(QWidget):
    """A field and up to three choices, in one row where there is room and else in two."""

    changed = Signal(HistoryCriteria)
    """Other lines are looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Find"))
        self.words.setAccessibleName(_("Find in the history"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.who, self.session, self.copy = (
            _choice(name) for name in (_("By whom"), _("Of which session"), _("Of which copy"))
        )
        self._titles: dict[str, str] = {}
        self._sessions: list[Choice] = []
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self._tell)
        self.words.textChanged.connect(self._typing.start)
        for box in self._boxes:
            box.chosen.connect(self._tell)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + 2)
        for row in (self._upper, self._lower):
            row.setSpacing(2 * GRID)
            column.addLayout(row)
        self._upper.addWidget(self.words, 1)
        self._lay_out(self._lower)

    @property
    def criteria(self) -> HistoryCriteria:
        """What is looked for."""
        who, session, copy = (box.value() for box in self._boxes)
        return HistoryCriteria(self.words.text().strip(), _text(who), _text(session) or "", _text(copy))

    def offer(self, plan: Plan, makers: Sequence[str], copies: Sequence[tuple[str, str]]) -> None:
        """Offer the sessions of a plan, who wrote its history, and its copies by id and letter."""
        titles = {block.id: block.title for block in plan.meeting.sessions}
        if titles != self._titles:  # to sort and name them all takes longer than to see that they are the same
            self._titles = titles
            by_title = sorted(titles, key=lambda key: (name_order(titles[key]), key))
            self._sessions = [Choice(key, titled(titles[key])) for key in by_title]
        letters = [Choice(key, _("Copy {letter}").format(letter=letter or "–")) for key, letter in copies]
        offered = (
            (self.who, _("Everybody"), [Choice(name, titled(name) if name else _("(no name)")) for name in makers]),
            (self.session, _("All sessions"), self._sessions),
            (self.copy, _("Copies"), letters),
        )
        for box, every, choices in offered:
            value = box.value()
            box.offer([Choice(None, every), *choices])
            box.show_value(value)
            if box.currentIndex() < 0:
                box.show_value(None)
            box.setVisible(len(choices) > 1)
        self._arrange()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.criteria.is_on:
            self.clear()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Look for nothing."""
        self.words.clear()
        for box in self._boxes:
            box.show_value(None)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _boxes(self) -> tuple[ChoiceBox, ChoiceBox, ChoiceBox]:
        return self.who, self.session, self.copy

    def _arrange(self) -> None:
        """Put the choices beside the field where they have room there."""
        boxes = [box for box in self._boxes if not box.isHidden()]
        needed = sum(box.sizeHint().width() + 2 * GRID for box in boxes) + 24 * GRID
        self._lay_out(self._upper if needed <= self.width() - 6 * GRID else self._lower)

    def _lay_out(self, row: QBoxLayout) -> None:
        for box in self._boxes:
            row.addWidget(box, 1)

    def _tell(self) -> None:
        self._typing.stop()
        self.changed.emit(self.criteria)


def _choice(name: str) -> ChoiceBox:
    box = ChoiceBox(name)
    box.setProperty("quiet", False)
    box.set_narrow(8)
    box.setMinimumWidth(16 * GRID)
    box.hide()
    return box


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
