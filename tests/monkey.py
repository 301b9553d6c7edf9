"""A monkey at the window: seeded random keys, clicks, drags, turns of the wheel and commands, an event a turn."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEventLoop, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QMenu, QWidget

from stocktake_desktop.models import Plan
from stocktake_desktop.ui.look.actions import Action
from tests.snapshots import Snapshot, rewound, same_state, without_paper

if TYPE_CHECKING:
    from stocktake_desktop.ui.main_window import MainWindow

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLACES = ("plan view", "table view", "sheets view", "site view")
ELSEWHERE = ("new", "next meeting", "open", "sample", "close", "quit")
"""Commands that leave the plan in hand; they are hidden from the monkey."""
PATIENCE = 16
"""So many events go to one dialog or menu, then it is closed."""

_KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7),
    *(Qt.Key.Key_F8, Qt.Key.Key_Insert, Qt.Key.Key_Menu, Qt.Key.Key_A, Qt.Key.Key_P, Qt.Key.Key_S),
)
_HELD = (NONE, NONE, NONE, CTRL, SHIFT, ALT, CTRL | SHIFT)
_STEPS = (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_D)
_TYPED = ("1", "10:15", "45", "  ", "panel", "ana", "0", "9999", "x", "-5", "24:00", "(a)")

Event = Callable[[], object]


class Hands(Protocol):
    """What the monkey has: it reaches points of the screen, and keys go where the focus is."""

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None: ...
    def press(self, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None: ...
    def move(self, at: QPoint) -> None: ...
    def release(self, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None: ...
    def wheel(self, at: QPoint, turns: int, held: Qt.KeyboardModifier) -> None: ...


class TestHands:
    """Hands without a screen: events go to the windows as from the window system."""

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        if QApplication.activePopupWidget() is not None:
            held = NONE  # Qt sends Alt first, which closes a menu, and the key to the menu that is gone
        if (window := _in_front()) is not None:
            QTest.keyPress(window.windowHandle(), key, held)
        if (window := _in_front()) is not None:  # the key may have closed the other one
            QTest.keyRelease(window.windowHandle(), key, held)

    def press(self, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        if (window := _under(at)) is not None:
            QTest.mousePress(window.windowHandle(), button, held, _local(window, at))

    def move(self, at: QPoint) -> None:
        if (window := _under(at)) is not None:
            QTest.mouseMove(window.windowHandle(), _local(window, at))

    def release(self, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        if (window := _under(at)) is not None:
            QTest.mouseRelease(window.windowHandle(), button, held, _local(window, at))

    def wheel(self, at: QPoint, turns: int, held: Qt.KeyboardModifier) -> None:
        window = _under(at)
        widget = window.childAt(window.mapFromGlobal(at)) if window is not None else None
        if widget is not None:
            turn, phase = QPoint(0, 120 * turns), Qt.ScrollPhase.NoScrollPhase
            event = QWheelEvent(
                widget.mapFromGlobal(at).toPointF(), at.toPointF(), QPoint(), turn, Qt.MouseButton.NoButton, held,
                phase, False,
            )  # fmt: skip
            QApplication.sendEvent(widget, event)


class Monkey(QObject):
    """Does so many random events, one a turn of the event loop, also within dialogs, menus and drags."""

    def __init__(self, window: "MainWindow", hands: Hands, seed: int, *, pause: int = 1) -> None:
        super().__init__(window)
        self.window, self.hands, self.pause = window, hands, pause
        self.checks = 0
        self.on_check: Callable[[], object] = lambda: None
        self._chance = random.Random(seed)
        self._left = 0
        self._gesture: Iterator[Event] = iter(())
        self._in_front: QWidget | None = None
        self._stayed = 0
        self._loop, self._busy = QEventLoop(), [0]
        for name in ELSEWHERE:
            window.commands[Action.called(name)].setVisible(False)

    def run(self, events: int, check_every: int = 100) -> None:
        """Do so many events; now and then, between two, rows and memory are held against each other."""
        self._left, self._check_every = events, check_every
        QTimer.singleShot(0, self, self._turn)
        self._loop.exec()
        QApplication.processEvents()

    def _turn(self) -> None:
        """One event, unless one is under way in this very loop: in that of a dialog, a menu or a drag it goes on."""
        QTimer.singleShot(self.pause, self, self._turn)
        level = self.thread().loopLevel()
        if level <= self._busy[-1]:
            return
        self._busy.append(level)
        try:
            self._act()
        finally:
            self._busy.pop()

    def _act(self) -> None:
        event = next(self._gesture, None)
        if event is not None:
            event()
        elif self._left > 0:
            self._left -= 1
            if self._left % self._check_every == 0:
                self._check()
            self._choose()
        elif (stands := _on_top()) is not None:
            _close(stands)
        elif self._busy == [0, self._busy[-1]]:
            self._loop.quit()

    def _check(self) -> None:
        if not self.window.document.plan._depth:
            self.checks += 1
            self.on_check()

    def _choose(self) -> None:
        front = _on_top()
        self._stayed = self._stayed + 1 if front is not None and front is self._in_front else 0
        self._in_front = front
        if front is not None and (self._stayed > PATIENCE or _leaves_the_program(front)):
            _close(front)
            return
        if front is None and self._chance.random() < 0.2:
            self._command()
            return
        chosen = self._chance.choices(
            (self._keys, self._typing, self._click, self._drag, self._turn_wheel), (4, 1.5, 6, 3, 1.5)
        )[0]
        self._gesture = iter(chosen(front or self._window()))
        if (event := next(self._gesture, None)) is not None:
            event()

    def _window(self) -> QWidget:
        """The window that is used next: mostly the main one."""
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        return self._chance.choice(others) if others and self._chance.random() < 0.2 else self.window

    def _command(self) -> None:
        chance = self._chance
        names = PLACES if chance.random() < 0.3 else list(self.window.commands)
        action = self.window.commands[Action.called(chance.choice(names))]
        if action.isEnabled() and action.isVisible():
            action.trigger()

    def _keys(self, _over: QWidget) -> Iterator[Event]:
        key, held = self._chance.choice(_KEYS), self._chance.choice(_HELD)
        if self._chance.random() < 0.15:
            key, held = self._chance.choice(_STEPS), CTRL
        if held & ALT and key in (Qt.Key.Key_Tab, Qt.Key.Key_Escape):
            held = NONE
        for _nth in range(self._chance.choice((1, 1, 1, 3))):
            yield lambda: self.hands.key(key, held)

    def _typing(self, _over: QWidget) -> Iterator[Event]:
        for letter in self._chance.choice(_TYPED):
            key = Qt.Key(ord(letter.upper()))
            yield partial(self.hands.key, key, NONE)
        if self._chance.random() < 0.6:
            end = self._chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab))
            yield lambda: self.hands.key(end, NONE)

    def _click(self, over: QWidget) -> Iterator[Event]:
        at = self._point(over)
        button = self._chance.choices((LEFT, RIGHT, MIDDLE), (8, 2, 0.5))[0]
        held = self._chance.choices((NONE, CTRL, SHIFT), (8, 1, 1))[0]
        for _nth in range(self._chance.choice((1, 1, 1, 2))):
            yield lambda: self.hands.move(at)
            yield lambda: self.hands.press(at, button, held)
            yield lambda: self.hands.release(at, button, held)

    def _drag(self, over: QWidget) -> Iterator[Event]:
        start, area = self._point(over), _area(over)  # it may close in the middle of it
        held = self._chance.choices((NONE, CTRL, SHIFT, ALT), (6, 1, 1, 1))[0]
        button = self._chance.choices((LEFT, MIDDLE), (9, 1))[0]
        yield lambda: self.hands.move(start)
        yield lambda: self.hands.press(start, button, held)
        at = start
        for _nth in range(self._chance.randint(2, 6)):
            at = _within(area, at + QPoint(self._chance.randint(-160, 160), self._chance.randint(-90, 90)))
            yield partial(self.hands.move, at)
        if self._chance.random() < 0.15:
            yield lambda: self.hands.key(Qt.Key.Key_Escape, NONE)
        yield lambda: self.hands.release(at, button, held)

    def _turn_wheel(self, over: QWidget) -> Iterator[Event]:
        at, held = self._point(over), self._chance.choice((NONE, NONE, CTRL))
        for _nth in range(self._chance.randint(1, 4)):
            turn = self._chance.choice((-1, 1))
            yield partial(self.hands.wheel, at, turn, held)

    def _point(self, over: QWidget) -> QPoint:
        """A point of the screen on a widget of the window."""
        widgets = [one for one in over.findChildren(QWidget) if one.isVisible() and one.window() is over]
        sides = [max(one.width() * one.height(), 1) ** 0.5 for one in widgets]  # what is large is hit more often
        widget = self._chance.choices(widgets, sides)[0] if widgets else over
        area = widget.visibleRegion().boundingRect()
        if isinstance(widget, QMenu | QComboBox) or area.isEmpty():
            area = widget.rect()
        across = self._chance.randint(0, max(area.width() - 1, 0))
        down = self._chance.randint(0, max(area.height() - 1, 0))
        return _within(_area(over), widget.mapToGlobal(area.topLeft() + QPoint(across, down)))


def log_agrees(plan: Plan, number: int, begun: Snapshot) -> None:
    """The log alone leads back, past every event, to the rows of the beginning, when this was the newest event."""
    states = dict(rewound(plan))
    assert states[plan.log.lines(1, None)[0].number] == same_state(plan)
    assert states[number] == begun


def undo_and_redo_agree(plan: Plan, begun: Snapshot) -> None:
    """Take back all that was done, find the rows of the beginning, do it again, and find the rows of the end.

    What was printed meanwhile lies about all the while.
    """
    ended, steps = same_state(plan), 0
    while plan.undo_title is not None:
        plan.undo()
        steps += 1
    assert without_paper(same_state(plan)) == without_paper(begun)
    assert same_state(plan)["sheet_issue"] == ended["sheet_issue"]
    for _nth in range(steps):
        plan.redo()
    assert same_state(plan) == ended


def _close(widget: QWidget) -> None:
    if isinstance(widget, QDialog):
        widget.reject()
    else:
        widget.close()


def _leaves_the_program(widget: QWidget) -> bool:
    """Whether a dialog would write somewhere, or print."""
    return isinstance(widget, QFileDialog) or type(widget).__name__ in ("QPrintDialog", "QUnixPrintWidget")


def _on_top() -> QWidget | None:
    """The menu or dialog that takes all events."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _in_front() -> QWidget | None:
    front = _on_top() or QApplication.activeWindow()
    return front if front is not None and front.windowHandle() is not None else None


def _under(at: QPoint) -> QWidget | None:
    """The window at a point: what stands in front of all, else whichever is there."""
    found = _on_top() or QApplication.topLevelAt(at) or QApplication.activeWindow()
    return found if found is not None and found.windowHandle() is not None else None


def _area(window: QWidget) -> QRect:
    """Where a window stands on the screen."""
    return QRect(window.mapToGlobal(QPoint(0, 0)), window.size())


def _within(area: QRect, at: QPoint) -> QPoint:
    """The point of an area that is nearest to one of the screen."""
    return QPoint(min(max(at.x(), area.left()), area.right()), min(max(at.y(), area.top()), area.bottom()))


def _local(window: QWidget, at: QPoint) -> QPoint:
    """The point of a window that is nearest to one of the screen."""
    return _within(QRect(QPoint(0, 0), window.windowHandle().size()), window.mapFromGlobal(at))
