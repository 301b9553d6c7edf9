"""A panel on a small clash, and hands for it: presses as a mouse makes them, one after the other."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import Plan, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.panel import FindingsPanel
from stocktake_desktop.ui.look.style import wear

LEFT = Qt.MouseButton.LeftButton


class Clash(NamedTuple):
    """Two sessions in one room at once, and all that is needed to mend it."""

    document: Document
    panel: FindingsPanel
    one: str
    other: str
    day: str
    room: str

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.document.plan

    def click(self, row: int) -> None:
        """Press a row of the list once."""
        area = self.panel.list.visualRect(self.panel.list.model().index(row, 0))
        QTest.mouseClick(self.panel.list.viewport(), LEFT, pos=area.center())
        QApplication.processEvents()

    def double_click(self, row: int) -> None:
        """Press a row of the list twice, fast."""
        area = self.panel.list.visualRect(self.panel.list.model().index(row, 0))
        QTest.mouseClick(self.panel.list.viewport(), LEFT, pos=area.center())
        QTest.mouseDClick(self.panel.list.viewport(), LEFT, pos=area.center())

    def choose(self, code: str = "room-overlap") -> None:
        """Press the row of a cause."""
        codes = [row.cause.finding.code for row in self.panel.list._model.rows]
        self.click(codes.index(code))

    def fix(self, title: str) -> QPushButton:
        """The button of a fix of the chosen cause."""
        return next(row.apply for row in self.panel.pane.rows if row.result.fix.title == title)

    def rows(self) -> list[str]:
        """The rows as they are read out."""
        model = self.panel.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def clash(qtbot: QtBot) -> Iterator[Clash]:
    """A document with two sessions in one room at once and its panel, with nothing chosen."""
    wear("light")
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    add_room(plan, "Attic")
    one = add_block(plan, "Water & <b>", day_id=day, start=600, minutes=60, room_id=room)
    other = add_block(plan, "Wells", day_id=day, start=630, minutes=60, room_id=room)
    document = Document(plan)
    panel = FindingsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(900, 200)
    panel.show()
    QApplication.processEvents()
    QApplication.sendEvent(panel, QEvent(QEvent.Type.Leave))  # wherever the pointer of no screen is
    yield Clash(document, panel, one, other, day, room)
    plan.close()
