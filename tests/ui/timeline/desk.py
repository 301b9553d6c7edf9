"""A timeline on a small meeting, and a hand for it: mouse and keys on a real widget."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import RoomKind, SessionKind, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.timeline.geometry import DayColumn
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from tests.pictures import hours

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Desk:
    """A timeline on a small meeting, and a hand."""

    def __init__(self, qtbot: QtBot) -> None:
        wear("light")
        self.plan = new_plan("Meeting")
        self.days = [add_day(self.plan, date(2017, 12, n)) for n in (4, 5, 6)]
        self.rooms = {"Plenary": add_room(self.plan, "Plenary")}
        for name in ("B1", "B2"):
            self.rooms[name] = add_room(self.plan, name, RoomKind.BREAKOUT)
        self.ids: dict[str, str] = {}
        for title, day, start, minutes, room in (
            ("Panel", 0, 600, 120, "Plenary"),
            ("Lunch", 0, 780, 120, "Plenary"),
            ("Group 1", 1, 660, 120, "B1"),
            ("Group 2", 1, 660, 120, "B2"),
            ("Debrief", 1, 900, 60, "Plenary"),
            ("Closing", 2, 1050, 30, "Plenary"),
        ):
            kind = SessionKind.BREAK if title == "Lunch" else SessionKind.PANEL
            self.ids[title] = add_block(
                self.plan,
                title,
                kind,
                day_id=self.days[day],
                start=start,
                minutes=minutes,
                room_id=self.rooms[room],
            )
        self.ids["Spare"] = add_block(self.plan, "Spare", minutes=45)
        self.plan.begin_history()
        self.document = Document(self.plan)
        self.refusals: list[str] = []
        self.document.refused.connect(self.refusals.append)
        self.panel = TimelinePanel(self.document)
        qtbot.addWidget(self.panel)
        self.panel.resize(1100, 760)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        self.view = self.panel.view
        self.view.setFocus()

    def where(self, title: str) -> str:
        """ "2 11:00–13:00 B1", or "parked"."""
        block = self.plan.session(self.ids[title])
        if block.is_parked:
            return "parked"
        room = block.room.name if block.room else "–"
        assert block.day is not None
        return f"{block.day.number} {hours(block)} {room}"

    def middle(self, title: str) -> QPoint:
        return self.view.rect_of(self.ids[title]).center()

    def at(self, day: int, minute: int, room: str = "Plenary") -> QPoint:
        """The point of the viewport for a time in a room."""
        lane = self.column(day).target_of(self.rooms[room])
        assert lane is not None
        middle = QPointF(lane.left + lane.width / 2, self.view.blocks.geometry.y(minute))
        return self.view.mapFromScene(middle)

    def column(self, day: int) -> DayColumn:
        column = self.view.blocks.geometry.column(self.days[day])
        assert column is not None
        return column

    def lanes(self, day: int) -> list[str]:
        """The rooms side by side on a day, as named in its head."""
        return [lane.name for lane in self.column(day).lanes]

    def down(self, minutes: int) -> QPoint:
        return QPoint(0, round(minutes * self.view.blocks.geometry.scale))

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
        port = self.view.viewport()
        QTest.mousePress(port, LEFT, modifiers, start)
        for step in (0.2, 0.6, 1.0):
            send_move(port, start + (end - start) * step, modifiers)
        if drop:
            QTest.mouseRelease(port, LEFT, modifiers, end)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, modifiers)

    def picture(self) -> dict[str, tuple[object, object]]:
        """Where every block stands, and what it says."""
        blocks = self.view.blocks.blocks
        return {i: (item.place.getRect(), item.face) for i, item in blocks.items()}

    def pixels(self) -> QImage:
        """What is on the screen, without the light of the pointer."""
        send_move(self.view.viewport(), QPoint(1, self.view.viewport().height() - 2), held=False)
        QApplication.processEvents()
        return self.panel.grab().toImage()


def send_move(port: QWidget, point: QPoint, modifiers: Qt.KeyboardModifier = NONE, *, held: bool = True) -> None:
    """A move of the mouse, with the left button held: QTest cannot make one with modifiers."""
    where, button = QPointF(point), LEFT if held else Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, where, QPointF(port.mapToGlobal(point)), button, button, modifiers)
    QApplication.sendEvent(port, move)
