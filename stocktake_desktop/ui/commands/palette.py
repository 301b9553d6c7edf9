"""The command palette (Ctrl+K): type what to do, whom to find or where to go, and press Return."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.ui.commands.actions import Menu, menus
from stocktake_desktop.ui.commands.help import show_help
from stocktake_desktop.ui.document import Document, FrameAsked, FrameField
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.ui.look.plain_words import key_words, plain_words
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.search.find_box import when
from stocktake_desktop.ui.widgets.word_table import WordCell, WordTable
from stocktake_desktop.words import _, legible, term

_WIDTH, _ROW, _ROWS, _MOST = 152 * GRID, 7 * GRID, 11, 60
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class PaletteEntry:
    """One thing that can be done: its words, where it is at home, and the doing."""

    words: str
    about: str
    act: Callable[[], object]


class CommandPalette(QFrame):
    """A field and a list over the window; it closes when something was chosen, on Esc, and on a click elsewhere."""

    def __init__(self, document: Document, actions: Mapping[Action, QAction], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self._document, self._actions, self._window = document, actions, window
        self._entries: list[tuple[str, PaletteEntry]] = []
        self._shown: list[PaletteEntry] = []
        self.field, self.list = QLineEdit(), QTreeView()
        self._rows = WordTable(self, 2)
        self.field.setPlaceholderText(_("What to do, or where to go"))
        self.field.setAccessibleName(_("What to do, or where to go"))
        self.field.textChanged.connect(self._show_matching)
        self.field.installEventFilter(self)
        self.list.setModel(self._rows)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("What was found"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.list.ensurePolished()  # rows are as high as the style sheet says from the first time on

    def start(self) -> None:
        """Open over the window, empty."""
        entries = (*commands(self._actions), *places(self._document))
        self._entries = [(folded(f"{entry.words} {entry.about}"), entry) for entry in entries]
        self.field.clear()
        self._show_matching()
        self.resize(min(_WIDTH, self._window.width() - 8 * GRID), (_ROWS + 2) * _ROW)
        self.move(self._window.mapToGlobal(QPoint((self._window.width() - self.width()) // 2, 22 * GRID)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def found(self) -> list[str]:
        """The words of what is shown, best first."""
        return [entry.words for entry in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the field that walk the list, take what is marked, or close."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALKS:
                self.list.event(event)
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self, *_index: object) -> None:
        nth = self.list.currentIndex().row()
        if nth >= 0:
            self.close()
            QTimer.singleShot(0, self._window, self._shown[nth].act)

    def _look_it_up(self) -> PaletteEntry:
        """What is offered where nothing is called as was typed."""
        typed = self.field.text().strip()
        words = _("Nothing here is called “{typed}”").format(typed=typed)
        return PaletteEntry(words, _("Look it up in the help"), partial(show_help, self._window, typed))

    def _show_matching(self, *_typed: object) -> None:
        self._shown = best(self._entries, self.field.text()) or [self._look_it_up()]
        muted = theme_in_use().muted
        self._rows.show_rows(
            [(WordCell(entry.words), WordCell(entry.about, colour=muted, at_end=True)) for entry in self._shown]
        )
        if self._shown:
            self.list.setCurrentIndex(self._rows.index(0, 0))


def best(entries: Iterable[tuple[str, PaletteEntry]], typed: str) -> list[PaletteEntry]:
    """The entries that hold every word typed; those whose own words begin with it first."""
    words = folded(typed).split()

    def rank(pair: tuple[str, PaletteEntry]) -> tuple[bool, bool]:
        own = folded(pair[1].words)
        return (not own.startswith(" ".join(words)), not all(f" {word}" in f" {own}" for word in words))

    found = [pair for pair in entries if all(word in pair[0] for word in words)]
    return [entry for _sought, entry in sorted(found, key=rank)[:_MOST]]


def commands(actions: Mapping[Action, QAction]) -> Iterator[PaletteEntry]:
    """What can be done now, with the menu it stands in and its keys."""
    for path, name in _paths(menus()):
        action = actions[name]
        if action.isEnabled():
            keys = key_words(action.shortcut())
            yield PaletteEntry(plain_words(action.text()), "   ".join(filter(None, (path, keys))), action.trigger)


def places(document: Document) -> Iterator[PaletteEntry]:
    """Where one can go: sessions, then people and organisations."""
    plan: Plan = document.plan
    for block in in_order(plan.meeting.sessions):
        yield PaletteEntry(legible(block.title, _("(untitled)")), when(block), partial(document.open, block.id))
    if not plan.read_only:
        yield from _of_the_frame(document)
    for person in plan.meeting.people:
        about = " · ".join(filter(None, (person.function, person.organisation.name if person.organisation else "")))
        name = telling_name(person, *about.split(" · "))
        yield PaletteEntry(name, about, partial(document.person_asked.emit, person.id))
    for organisation in plan.meeting.organisations:
        name, ask = legible(organisation.name, _("(no name)")), partial(document.person_asked.emit, organisation.id)
        yield PaletteEntry(name, term(organisation.category), ask)


def _of_the_frame(document: Document) -> Iterator[PaletteEntry]:
    """What can be changed of days and rooms."""

    def entry(words: str, about: str, field: FrameField, row_id: str) -> PaletteEntry:
        return PaletteEntry(words, about, partial(document.frame_asked.emit, FrameAsked(field, row_id)))

    for day in document.plan.meeting.days:
        name, about = (
            _("Day {number}").format(number=day.number),
            " · ".join(filter(None, (date_words(day.date), day.title))),
        )
        yield entry(_("Date of {day}").format(day=name), about, FrameField.DATE, day.id)
        yield entry(_("Rename {day}").format(day=name), about, FrameField.TITLE, day.id)
        yield entry(_("Hard stops of {day}").format(day=name), about, FrameField.STOPS, day.id)
    for room in document.plan.meeting.rooms:
        yield entry(_("Rename room {room}").format(room=room.name), term(room.kind), FrameField.NAME, room.id)
        yield entry(_("Seats and layout of {room}").format(room=room.name), term(room.kind), FrameField.SEATS, room.id)


def _paths(entries: Iterable[str | Menu], path: str = "") -> Iterator[tuple[str, Action]]:
    """The name of each action with the menus that lead to it, "View ▸ Theme"."""
    for entry in entries:
        if isinstance(entry, Menu):
            yield from _paths(entry.entries, " ▸ ".join(filter(None, (path, plain_words(entry.text).rstrip("…")))))
        elif isinstance(entry, Action):
            yield path, entry
