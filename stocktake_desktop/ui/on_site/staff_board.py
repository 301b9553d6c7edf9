"""What staff must do in the next two hours: turnovers with their name plates, and who has not confirmed."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Appearance, Day
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.turnovers import Turnover, Unsure, turnovers, unsure
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.notice import plain_label
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.words import _, term


class StaffBoard(QScrollArea):
    """A column of short paragraphs; a line that stays the same is not drawn anew."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("staff_board")
        self.setAccessibleName(_("What is next for staff"))
        self._document = document
        self.shown: list[tuple[str, str]] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        self._column.setSpacing(GRID)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_moment(self, now: datetime, day: Day | None, expected: Mapping[str, int] | None = None) -> None:
        """Show what is next at this moment of a day; `expected` says when sessions will really begin."""
        minute = now.hour * 60 + now.minute
        lines = list(self._lines(day, minute, expected or {})) if day is not None else []
        if lines != self.shown:
            self.shown = lines
            self._fill(lines)

    def _lines(self, day: Day, minute: int, expected: Mapping[str, int]) -> Iterable[tuple[str, str]]:
        """The look and the words of each line."""
        yield "rubric", _("Next turnovers")
        coming = turnovers(day, minute, expected)
        for one in coming:
            yield from self._turnover(one)
        if not coming:
            yield "small", _("None in the next two hours.")
        yield "rubric", _("Not confirmed")
        doubtful = unsure(day, minute, expected)
        for person in doubtful:
            yield self._unsure(person)
        if not doubtful:
            yield "small", _("Everybody of the next two hours has confirmed.")

    def _turnover(self, one: Turnover) -> Iterable[tuple[str, str]]:
        block = self._document.plan.session(one.session_id)
        room = block.room.name if block.room else _("No room")
        yield "strong", f"{clock(one.start)} {room}"
        yield "", block.title
        if one.plates_in:
            yield "small", _("Fetch, and name plates in: {names}").format(names=" · ".join(one.plates_in))
        if one.plates_out:
            yield "small", _("Name plates out: {names}").format(names=" · ".join(one.plates_out))

    def _unsure(self, one: Unsure) -> tuple[str, str]:
        appearance = self._document.plan.get(Appearance, one.appearance_id)
        words = _("{time} {name}: {status}, {title}")
        title = appearance.session.title
        return "small", words.format(
            time=clock(one.start), name=appearance.name, status=term(appearance.status), title=title
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
            self._column.addWidget(label)
        self._column.addStretch(1)
