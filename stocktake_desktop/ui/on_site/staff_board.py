"""What staff must know: how every room stands, the next turnovers with their name plates, who has not confirmed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Appearance, Day, SessionBlock
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.floor_order import five_ahead
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import UNDER_WAY, state_of
from stocktake_desktop.planning.turnovers import Turnover, Unsure, turnovers, unsure
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.room_face import RoomFace
from stocktake_desktop.words import _, term

NOW, NEXT = "now", "next"
"""The parts of the board."""


class StaffBoard(QScrollArea):
    """A column of short paragraphs, of now, of what is next, or of both; it is drawn anew only when it says more.

    `larger` makes its type so many times as large, for a display that is read from afar.
    """

    def __init__(self, document: Document, parts: Collection[str] = (NOW, NEXT), larger: float = 1.0) -> None:
        super().__init__()
        self._parts, self._larger = parts, larger
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

    def show_moment(
        self,
        now: datetime,
        day: Day | None,
        expected: Mapping[str, int] | None = None,
        rooms: Sequence[tuple[RoomFace, str]] = (),
    ) -> None:
        """Show this moment of a day: the rooms and how late each is, and what is next.

        `expected` says when sessions will really begin.
        """
        minute = minute_of(now)
        lines: list[tuple[str, str]] = list(_now(rooms)) if NOW in self._parts else []
        if day is not None and NEXT in self._parts:
            lines += self._lines(day, minute, expected or {})
        elif day is None:
            lines.append(("small", _("Nothing is planned today.")))
        if lines != self.lines:
            self.lines = lines
            self._fill(lines)

    def show_larger(self, larger: float) -> None:
        """Make the type so many times as large from now on."""
        if larger != self._larger:
            self._larger = larger
            self._fill(self.lines)

    def _lines(self, day: Day, minute: int, expected: Mapping[str, int]) -> Iterable[tuple[str, str]]:
        """The look and the words of each line."""
        yield from _ahead(day)
        yield "rubric", _("Next turnovers")
        coming = turnovers(day, minute, expected)
        for turnover in coming:
            yield from self._turnover(turnover)
        if not coming:
            yield "small", _("None in the next two hours.")
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
        for nth, (look, words) in enumerate(lines):
            if look == "rubric" and nth:
                self._column.addSpacing(3 * GRID)
            label = plain_label(words, look, wrap=True)
            label.setIndent(0)
            larger = QFont(label.font())
            larger.setPixelSize(round(larger.pixelSize() * self._larger))
            label.setFont(larger)
            self._column.addWidget(label)
        self._column.addStretch(1)


def _ahead(day: Day) -> Iterator[tuple[str, str]]:
    """Who of the lists of speakers under way must be in the room now."""
    there = [(block, five_ahead(block)) for block in day.sessions if state_of(block) in UNDER_WAY]
    if any(ahead for _block, ahead in there):
        yield "rubric", _("Five ahead: to the room now")
    for block, ahead in there:
        if ahead:
            yield "strong", block.room.name if block.room else _("No room")
            yield "", " · ".join(request.name for request in ahead)


def _now(rooms: Sequence[tuple[RoomFace, str]]) -> Iterator[tuple[str, str]]:
    """Every room: late or on time, and what runs in it."""
    if rooms:
        yield "rubric", _("Now")
    for face, late in rooms:
        yield "strong", f"{face.room} · {late}" if late else face.room
        yield "", f"{face.title} – {face.item}" if face.item else face.title
        if face.following:
            yield "small", face.following
