"""The find box on the toolbar: type parts of a title, a name or a note, go there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from stocktake_desktop.models import MARK_LENGTH, HardStop, Person, Plan, SessionBlock, SheetIssue
from stocktake_desktop.models.columns import Use
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.planning.folding import folded, person_order
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.searching import searched_in
from stocktake_desktop.ui.document import Document, FrameAsked, FrameField
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _, legible

_NARROW, _WIDE = 39 * GRID, 60 * GRID
"""How wide it is, in pixels: the buttons beside it have the room they need first."""
_MOST = 100
"""So many lines are shown; who finds more types on."""


class Findable(NamedTuple):
    """A line that can be found, the session or person it leads to, and what typed words are compared with."""

    words: str
    id: str
    sought: str


class FindBox(QLineEdit):
    """Completes what is typed over sessions, who is in them and what they say, and over everybody; Return goes there.

    Every word typed must be there, in any order, whatever its accents and capitals. The mark of a stamp, as it is read
    from paper, finds that printing and says whether it holds.
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._lines: list[Findable] = []
        self._shown: dict[str, str] = {}
        self._stale = True
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._go)
        found = QListView()
        found.setMinimumWidth(120 * GRID)
        found.setObjectName("found")
        found.setUniformItemSizes(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setTextElideMode(Qt.TextElideMode.ElideRight)
        completer.setPopup(found)
        self.setCompleter(completer)
        self.setPlaceholderText(_("Find a session, person or note"))
        self.setAccessibleName(_("Find a session, person or note"))
        self.setMinimumWidth(_NARROW)
        self.setMaximumWidth(_WIDE)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._narrow)
        self.returnPressed.connect(self._go_to_first)
        document.changed.connect(self._forget)
        document.replaced.connect(self._forget)

    def start(self) -> None:
        """Begin a search from the keyboard."""
        self._look_again()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._look_again()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def _forget(self, _reach: object = None) -> None:
        self._stale = True
        if self.hasFocus():
            self._look_again()

    def _look_again(self) -> None:
        if self._stale:
            self._lines = list(findable(self._document.plan))
            self._stale = False
        self._narrow(self.text())

    def _narrow(self, typed: str) -> None:
        """Offer the lines that hold all that is typed."""
        wanted = folded(typed).split()
        self._shown = {words: issue.id for issue, words in self._printings(typed)}
        for line in self._lines if wanted else ():
            if all(word in line.sought for word in wanted):
                self._shown.setdefault(line.words, line.id)
                if len(self._shown) == _MOST:
                    break
        self._model.setStringList(list(self._shown))

    def _printings(self, typed: str) -> Iterator[tuple[SheetIssue, str]]:
        """The printing with the mark that was typed, and whether it holds."""
        plan, words = self._document.plan, re.split(r"[\s·]+", typed.upper())
        marks = {word for word in (*words, "".join(words)) if len(word) == MARK_LENGTH}
        found = [issue for issue in plan.meeting.sheet_issues if issue.mark in marks]
        if found:
            from stocktake_desktop.sheets.ledger import printing_in_words  # what paper needs takes time to load

            yield from ((issue, printing_in_words(plan, issue)) for issue in found)

    def _go_to_first(self) -> None:
        first = next(iter(self._shown), None)
        if first is not None:
            self._go(first)

    def _go(self, line: str) -> None:
        found = self._shown.get(line)
        if found is None:
            return
        if self._document.plan.find(SessionBlock, found) is not None:
            self._document.select(found)
        elif self._document.plan.find(SheetIssue, found) is not None:
            self._document.paper_asked.emit(found)
        elif (stop := self._document.plan.find(HardStop, found)) is not None:
            self._document.frame_asked.emit(FrameAsked(FrameField.STOPS, stop.day_id))
        else:
            self._document.person_asked.emit(found)
        QTimer.singleShot(0, self, self.clear)  # the completer writes the line after this


def findable(plan: Plan) -> Iterator[Findable]:
    """Everything that can be found: titles first, then who is in a session, then texts, who watches, and everybody."""
    blocks = [(block, when(block)) for block in in_order(plan.meeting.sessions)]
    for block, time in blocks:
        yield _line(f"{time}  {block.title}", block.id)
    for block, time in blocks:
        for appearance in block.appearances:
            who = telling_name(appearance)
            yield _line(f"{who} · {block.title}, {time}", block.id, who)
    for block, time in blocks:
        for text in _texts(block):
            for line in filter(None, map(str.strip, text.splitlines())):
                yield _line(f"{line} · {block.title}, {time}", block.id, line)
    for stop in (stop for day in plan.meeting.days for stop in day.hard_stops):
        time = _("Day {number}, {time}").format(number=stop.day.number, time=end_clock(stop.minute))
        for watched_by in filter(legible, searched_in(stop)):
            yield _line(" · ".join(filter(None, (watched_by, stop.title, time))), stop.id, watched_by)
    for person in sorted(plan.meeting.people, key=person_order):
        yield from _about(person)


def _texts(block: SessionBlock) -> Iterator[str]:
    """What a session says: its own texts, its items, the questions and what came out."""
    yield from searched_in(block, Use.LONG)
    for part in (*block.segments, *block.questions, *block.outcomes):
        yield from searched_in(part)
    for appearance in block.appearances:
        yield from searched_in(appearance, Use.LONG)


def _about(person: Person) -> Iterator[Findable]:
    organisation = person.organisation.name if person.organisation else ""
    parts = [part for part in (person.name, person.function, organisation) if legible(part)]
    if parts:
        beside = parts[1:] if legible(person.name, person.function) else parts
        words = " · ".join((telling_name(person, *parts), *beside))
        yield _line(words, person.id, " ".join((*parts, *searched_in(person))))
    for line in filter(None, map(str.strip, person.notes.splitlines())):
        yield _line(f"{line} · {telling_name(person)}", person.id)


def _line(words: str, row_id: str, sought: str = "") -> Findable:
    """A line that is found by `sought`, which is all of its words unless it says otherwise."""
    return Findable(words, row_id, folded(sought or words))


def when(block: SessionBlock) -> str:
    """The day and time of a session in words, "Day 2, 10:45"."""
    if block.day is None:
        return _("Parked")
    return _("Day {number}, {time}").format(number=block.day.number, time=clock(block.placed.start))
