"""Which sheet: its kind, and the session, the room or the day it is about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.settings import PAPERS
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.sheets.sheet_kind import About, SheetKind
from stocktake_desktop.ui.dates import day_words
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.words import _


class SheetChoice(QWidget):
    """Five boxes over the pages; only those that matter for the kind of sheet are shown."""

    changed = Signal()
    """Another sheet, or another paper, was chosen."""

    def __init__(self, document: Document, kind: str, paper: str) -> None:
        super().__init__()
        self._kind, self._session, self._room = QComboBox(), QComboBox(), QComboBox()
        self._day, self._paper = QComboBox(), QComboBox()
        self._labels: dict[QComboBox, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for words, box in (
            (_("S&heet"), self._kind),
            (_("S&ession"), self._session),
            (_("&Room"), self._room),
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
        """The key of the kind of sheet."""
        return str(self._kind.currentData())

    @property
    def session_id(self) -> str | None:
        """The session of a sheet that is about one."""
        return self._session.currentData() if self._chosen.about is About.SESSION else None

    @property
    def room_id(self) -> str | None:
        """The room of a sheet that is about one."""
        return self._room.currentData() if self._chosen.about is About.ROOM else None

    @property
    def day(self) -> int | None:
        """The number of the day, counted from 1; None where it does not matter, and for the whole meeting."""
        return self._day.currentData() if self._chosen.takes_day else None

    @property
    def paper(self) -> str:
        """The name of the paper, such as "A4"."""
        return self._paper.currentText()

    @property
    def file_name(self) -> str:
        """A name for the PDF that says what is in it."""
        about = " ".join(box.currentText() for box in self._matter())
        words = f"{self._kind.currentText()} {about}"
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
        needs = {About.SESSION: meeting.sessions, About.ROOM: meeting.rooms, About.DAY: meeting.days}
        for kind in SHEET_KINDS:
            if needs.get(kind.about, True):
                self._kind.addItem(kind.title, kind.key)
        for room in meeting.rooms:
            self._room.addItem(room.name, room.id)
        self._day.addItem(_("All days"), None)
        for day in meeting.days:
            self._day.addItem(day_words(day), day.number)
        self._paper.addItems(list(PAPERS))

    def _start(self, selected: SessionBlock | None, kind: str) -> None:
        wanted = kind or ("podium" if selected else "run-of-show")
        self._kind.setCurrentIndex(max(self._kind.findData(wanted), 0))
        if selected is not None:
            self._session.setCurrentIndex(self._session.findData(selected.id))
            if selected.room is not None:
                self._room.setCurrentIndex(self._room.findData(selected.room.id))
            if selected.day is not None and self._chosen.about is not About.MEETING:
                self._day.setCurrentIndex(self._day.findData(selected.day.number))

    def _choose(self) -> None:
        self._show_what_matters()
        self.changed.emit()

    def _show_what_matters(self) -> None:
        matter = self._matter()
        for box in (self._session, self._room, self._day):
            box.setVisible(box in matter)
            self._labels[box].setVisible(box in matter)

    @property
    def _chosen(self) -> SheetKind:
        return sheet_kind(self.kind)

    def _matter(self) -> list[QComboBox]:
        """The boxes that say what a sheet of the chosen kind is about."""
        kind = self._chosen
        named = {About.SESSION: [self._session], About.ROOM: [self._room]}.get(kind.about, [])
        return [*named, *([self._day] if kind.takes_day else [])]


def _place(block: SessionBlock) -> tuple[int, int, str]:
    return (block.day.number if block.day else 999, block.start or 0, block.title)


def _called(block: SessionBlock) -> str:
    if block.day is None or block.start is None:
        return _("{title} (parked)").format(title=block.title)
    return f"{block.day.number} · {clock(block.start)}  {block.title}"
