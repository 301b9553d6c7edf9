"""What staff must know: who must come now, the next turnovers with their name plates, who has not confirmed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Appearance, Day, SessionBlock, TimeAnswer
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.floor_order import five_ahead
from stocktake_desktop.planning.more_time import asked_of
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import UNDER_WAY, state_of
from stocktake_desktop.planning.turnovers import Turnover, Unsure, turnovers, unsure
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _, term

TURNOVERS, UNSURE, AHEAD, ASKED = "turnovers", "unsure", "ahead", "asked"
PARTS = (AHEAD, ASKED, TURNOVERS, UNSURE)
"""The parts of the board, in the order in which they matter."""


class StaffBoard(QScrollArea):
    """A column of short paragraphs, of all parts or of some; it is drawn anew only when it says more.

    Where nobody can scroll it `is_cut`: what has no room is left out, and … says that there is more.
    """

    def __init__(self, document: Document, parts: Sequence[str] = PARTS, *, is_cut: bool = False) -> None:
        super().__init__()
        self._parts, self._is_cut, self._larger = parts, is_cut, 1.0
        self.labels: list[QLabel] = []
        self.setObjectName("staff_board")
        self.setAccessibleName(_("What is next for staff"))
        self._document = document
        self.lines: list[tuple[str, str]] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        self._column.setSpacing(GRID)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if is_cut:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_moment(self, now: datetime, day: Day | None, expected: Mapping[str, int] | None = None) -> None:
        """Show this moment of a day; `expected` says when sessions will really begin."""
        lines = [("small", _("Nothing is planned today."))]
        if day is not None:
            lines = list(self._lines(day, minute_of(now), expected or {}))
        if lines != self.lines:
            self.lines = lines
            self._fill(lines)

    def show_larger(self, larger: float) -> None:
        """Make the type so many times as large from now on."""
        if larger != self._larger:
            self._larger = larger
            self._fill(self.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _lines(self, day: Day, minute: int, expected: Mapping[str, int]) -> Iterable[tuple[str, str]]:
        """The look and the words of each line."""
        if AHEAD in self._parts:
            yield from _ahead(day)
        if ASKED in self._parts:
            yield from _asked(day)
        if TURNOVERS in self._parts:
            yield from self._turnovers(day, minute, expected)
        if UNSURE in self._parts:
            yield from self._unconfirmed(day, minute, expected)

    def _turnovers(self, day: Day, minute: int, expected: Mapping[str, int]) -> Iterable[tuple[str, str]]:
        yield "rubric", _("Next turnovers")
        coming = turnovers(day, minute, expected)
        for turnover in coming:
            yield from self._turnover(turnover)
        if not coming:
            yield "small", _("None in the next two hours.")

    def _unconfirmed(self, day: Day, minute: int, expected: Mapping[str, int]) -> Iterable[tuple[str, str]]:
        yield "rubric", _("Not confirmed")
        doubtful = unsure(day, minute, expected)
        for person in doubtful:
            yield from self._unsure(person)
        if not doubtful:
            yield "small", _("Everybody of the next two hours has confirmed.")

    def _turnover(self, turnover: Turnover) -> Iterable[tuple[str, str]]:
        block = self._document.plan.find(SessionBlock, turnover.session_id)
        if block is None:
            return
        room = block.room.name if block.room else _("No room")
        yield "strong", f"{clock(turnover.start)} {room}"
        yield "", block.title
        if turnover.plates_in:
            yield "small", _("Fetch, and name plates in: {names}").format(names=" · ".join(turnover.plates_in))
        if turnover.plates_out:
            yield "small", _("Name plates out: {names}").format(names=" · ".join(turnover.plates_out))

    def _unsure(self, person: Unsure) -> Iterable[tuple[str, str]]:
        appearance = self._document.plan.find(Appearance, person.appearance_id)
        if appearance is None:
            return
        words = _("{time} {name}: {status}, {title}")
        title = appearance.session.title
        yield (
            "small",
            words.format(
                time=clock(person.start), name=telling_name(appearance), status=term(appearance.status), title=title
            ),
        )

    def _fill(self, lines: Iterable[tuple[str, str]]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.deleteLater()
        self.labels = []
        for nth, (look, words) in enumerate([*lines, *([("", "…")] if self._is_cut else [])]):
            if look == "rubric" and nth:
                self._column.addSpacing(3 * GRID)
            label = plain_label(words, look, wrap=True)
            label.setIndent(0)
            larger = QFont(label.font())
            larger.setPixelSize(round(larger.pixelSize() * self._larger))
            label.setFont(larger)
            self._column.addWidget(label)
            self.labels.append(label)
        self._column.addStretch(1)
        self._cut()

    def _cut(self) -> None:
        """Leave out what has no room."""
        if not self._is_cut or not self.labels:
            return
        *labels, more = self.labels
        width, left = self.viewport().width() - 8 * GRID, self.viewport().height() - 7 * GRID
        highs = [label.heightForWidth(width) + GRID for label in labels]
        if sum(highs) > left:
            left -= more.heightForWidth(width)
        for label, bottom in zip(labels, accumulate(highs), strict=True):
            label.setVisible(bottom <= left)
        more.setVisible(sum(highs) > left)


def _asked(day: Day) -> Iterator[tuple[str, str]]:
    """What was asked of others and is not answered yet."""
    there = [request for request in day.time_requests if request.answer is TimeAnswer.OPEN]
    if there:
        yield "rubric", _("Asked, not answered")
    for request in there:
        yield "strong", request.room.name if request.room else _("No room")
        yield "open", asked_of(request)


def _ahead(day: Day) -> Iterator[tuple[str, str]]:
    """Who of the lists of speakers under way must be in the room now."""
    there = [(block, five_ahead(block)) for block in day.sessions if state_of(block) in UNDER_WAY]
    if any(ahead for _block, ahead in there):
        yield "rubric", _("Five ahead: to the room now")
    for block, ahead in there:
        if ahead:
            yield "strong", block.room.name if block.room else _("No room")
            yield "", " · ".join(request.name for request in ahead)
