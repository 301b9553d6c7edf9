"""The bar above the programme that narrows it by kind, room, status and who; the rest fades, or is hidden."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from stocktake_desktop.models import SessionKind, Status
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import menu_words, plain_words
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, ngettext, term


class FilterBar(QFrame):
    """Shows and sets the criteria. While it is closed nothing is narrowed, so that nothing is ever out of sight."""

    def __init__(self, document: Document, narrowing: Narrowing) -> None:
        super().__init__()
        self.setObjectName("filter_bar")
        self.setAccessibleName(_("Filter of the programme"))
        self._document, self._narrowing = document, narrowing
        look = narrowing.look_for
        self.kinds = ValueChoice(_("Kind"), lambda chosen: look(replace(narrowing.criteria, kinds=chosen)))
        self.rooms = ValueChoice(_("Room"), lambda chosen: look(replace(narrowing.criteria, rooms=chosen)))
        self.statuses = ValueChoice(_("Status"), lambda chosen: look(replace(narrowing.criteria, statuses=chosen)))
        self.hidden_rooms = ValueChoice(_("Hidden rooms"), narrowing.hide_rooms)
        self.title = QLabel(_("Show"))
        self.who, self.hides, self.count = QLineEdit(), QCheckBox(_("Hide the others")), QLabel()
        self.who.setPlaceholderText(_("Person or organisation"))
        self.who.setAccessibleName(_("Person or organisation"))
        self.who.setClearButtonEnabled(True)
        self.who.setMinimumWidth(24 * GRID)
        self.who.setMaximumWidth(56 * GRID)
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._typing.timeout.connect(self._look_for_who)
        self.who.textChanged.connect(self._typing.start)
        self.hides.toggled.connect(narrowing.hide_others)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.done = QToolButton()
        self.done.setIcon(icon("close"))
        self.done.setToolTip(_("Close the filter, and show every session"))
        self.done.setAccessibleName(_("Close the filter"))
        self._lay_out()
        narrowing.changed.connect(self._show_criteria)
        WhenSeen(document, self, lambda _reach: self._show_criteria())

    def _look_for_who(self) -> None:
        self._narrowing.look_for(replace(self._narrowing.criteria, who=self.who.text().strip()))

    def showEvent(self, event: QShowEvent) -> None:
        self._show_criteria()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the window is narrow, leave out the words that do nothing."""
        spare = (self.title, self.count)
        for label in spare:
            label.show()
        for label in spare:
            label.setVisible(self._row.minimumSize().width() <= self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setMinimumWidth(1)  # a bar makes no window wider
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.title, self.kinds, self.rooms, self.statuses, self.who, self.hides, self.hidden_rooms):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.done)
        QWidget.setTabOrder(self.kinds, self.rooms)

    def _show_criteria(self) -> None:
        """Offer what the plan has, and say how much is left."""
        if not self.isVisible():
            return
        meeting, now = self._document.plan.meeting, self._narrowing.criteria
        self.kinds.offer({kind: term(kind, capital=True) for kind in SessionKind}, now.kinds)
        rooms = {room.id: room.name for room in sorted(meeting.rooms, key=lambda room: room.position)}
        self.rooms.offer({**rooms, "": _("No room")}, now.rooms)
        self.statuses.offer({status: term(status, capital=True) for status in Status}, now.statuses)
        self.hidden_rooms.offer({**rooms, "": _("No room")}, self._narrowing.hidden_rooms)
        if not self._typing.isActive() and self.who.text().strip() != now.who:
            self.who.setText(now.who)
            self._typing.stop()  # nobody typed it
        self.hides.setChecked(self._narrowing.hides)
        found, all_of_them = len(self._narrowing.clear_ones - self._narrowing.hidden), len(meeting.sessions)
        words = ngettext("{found} of {n} session", "{found} of {n} sessions", all_of_them)
        self.count.setText(words.format(found=found, n=all_of_them))
        self._make_room()


class ValueChoice(QToolButton):
    """A button that opens a list of values to tick; it says which are ticked."""

    def __init__(self, name: str, choose: Callable[[frozenset[Any]], None]) -> None:
        super().__init__()
        self.setObjectName("filter_choice")
        self._name, self._choose = name, choose
        self._chosen: frozenset[Any] = frozenset()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))

    def offer(self, values: Mapping[Any, str], chosen: frozenset[Any]) -> None:
        """Offer these values, of which some are ticked."""
        self._chosen = chosen
        menu = self.menu()
        menu.clear()
        for value, words in values.items():
            action = menu.addAction(menu_words(words))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.toggled.connect(lambda on, value=value: self._tick(value, on))
        ticked = [words for value, words in values.items() if value in chosen]
        summary = ticked[0] if len(ticked) == 1 else str(len(ticked))
        self.setText(menu_words(f"{self._name}: {summary}") if ticked else self._name)
        self.setProperty("narrows", bool(ticked))
        self.style().polish(self)  # Qt looks at properties in a style sheet only when it dresses a widget
        self.setAccessibleName(plain_words(self.text()))

    def _tick(self, value: object, on: bool) -> None:
        self._choose(self._chosen | {value} if on else self._chosen - {value})
