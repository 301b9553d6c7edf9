"""Which sheet: its kind, and the session or the day it is about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.settings import PAPERS
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.programme_dialogs import day_words
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.words import _

PODIUM, DAY, RUN_OF_SHOW = "podium", "day", "run-of-show"


class SheetChoice(QWidget):
    """Four boxes over the pages; only those that matter for the kind of sheet are shown."""

    changed = Signal()
    """Another sheet, or another paper, was chosen."""

    def __init__(self, document: Document, kind: str, paper: str) -> None:
        super().__init__()
        self._kind, self._session, self._day, self._paper = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self._labels: dict[QComboBox, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for words, box in (
            (_("S&heet"), self._kind),
            (_("S&ession"), self._session),
            (_("&Day"), self._day),
            (_("P&aper"), self._paper),
        ):
            self._labels[box] = QLabel(words)
            self._labels[box].setBuddy(box)
            row.addWidget(self._labels[box])
            row.addWidget(box)
        self._session.setMaximumWidth(90 * GRID)
        self._fill(document)
        self._paper.setCurrentText(paper)
        self._start(document.selected, kind)
        self._show_what_matters()
        for box in self._labels:
            box.currentIndexChanged.connect(self._choose)

    @property
    def kind(self) -> str:
        """ "podium", "day" or "run-of-show"."""
        return str(self._kind.currentData())

    @property
    def session_id(self) -> str | None:
        """The session of a podium sheet."""
        return self._session.currentData() if self.kind == PODIUM else None

    @property
    def day(self) -> int | None:
        """The number of the day, counted from 1; None where it does not matter, and for the whole meeting."""
        return self._day.currentData() if self.kind != PODIUM else None

    @property
    def paper(self) -> str:
        """ "A4" or "Letter"."""
        return self._paper.currentText()

    @property
    def file_name(self) -> str:
        """A name for the PDF that says what is in it."""
        about = self._session if self.kind == PODIUM else self._day
        words = f"{self._kind.currentText()} {about.currentText()}"
        kept = "".join(c if c.isalnum() or c in "-_()" else " " for c in words)
        return " ".join(kept.split())[:90] + ".pdf"

    def choose(self, kind: str, session_id: str | None = None, day: int | None = None) -> None:
        """Choose a sheet as if it were picked in the boxes."""
        self._kind.setCurrentIndex(self._kind.findData(kind))
        if session_id is not None:
            self._session.setCurrentIndex(self._session.findData(session_id))
        if day is not None:
            self._day.setCurrentIndex(self._day.findData(day))

    def _fill(self, document: Document) -> None:
        meeting = document.plan.meeting
        for block in sorted(meeting.sessions, key=_place):
            self._session.addItem(_called(block), block.id)
        if meeting.sessions:
            self._kind.addItem(_("Podium sheet"), PODIUM)
        if meeting.days:
            self._kind.addItem(_("Day overview"), DAY)
        self._kind.addItem(_("Run of show"), RUN_OF_SHOW)
        self._day.addItem(_("All days"), None)
        for day in meeting.days:
            self._day.addItem(day_words(day), day.number)
        self._paper.addItems(list(PAPERS))

    def _start(self, selected: SessionBlock | None, kind: str) -> None:
        self._kind.setCurrentIndex(max(self._kind.findData(kind or (PODIUM if selected else RUN_OF_SHOW)), 0))
        if selected is not None:
            self._session.setCurrentIndex(self._session.findData(selected.id))
            if selected.day is not None and self.kind == DAY:
                self._day.setCurrentIndex(self._day.findData(selected.day.number))

    def _choose(self) -> None:
        self._show_what_matters()
        self.changed.emit()

    def _show_what_matters(self) -> None:
        for box, matters in ((self._session, self.kind == PODIUM), (self._day, self.kind != PODIUM)):
            box.setVisible(matters)
            self._labels[box].setVisible(matters)


def _place(block: SessionBlock) -> tuple[int, int, str]:
    return (block.day.number if block.day else 999, block.start or 0, block.title)


def _called(block: SessionBlock) -> str:
    if block.day is None or block.start is None:
        return _("{title} (parked)").format(title=block.title)
    return f"{block.day.number} · {clock(block.start)}  {block.title}"
