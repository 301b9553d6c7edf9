"""A meeting with a session that has everything, and the panel that shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_question, add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Plan, Role, SegmentKind, SessionBlock, SessionKind, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.session.panel import SessionPanel
from tests.history import history


@dataclass
class Desk:
    """The panel in a window, and the ids of what the meeting holds."""

    document: Document
    panel: SessionPanel
    ids: dict[str, str]

    @property
    def plan(self) -> Plan:
        return self.document.plan

    @property
    def block(self) -> SessionBlock:
        """The session called "water"."""
        return self.plan.session(self.ids["water"])

    def steps(self) -> int:
        """How many steps stand in the history."""
        return len([step for step in history(self.plan) if step.stands])

    def people(self) -> list[str]:
        """Names in order, each with its segment."""
        return [f"{a.name} @ {a.segment.title if a.segment else '-'}" for a in self.block.appearances]


def fill(plan: Plan) -> dict[str, str]:
    """Two days, two rooms; a panel on water from 10:00 to 12:00, a parked talk, and people."""
    ids = {"day 1": add_day(plan, date(2031, 3, 4)), "day 2": add_day(plan, date(2031, 3, 5))}
    ids["hall"], ids["annex"] = add_room(plan, "Hall"), add_room(plan, "Annex")
    ids["chad"] = add_organisation(plan, "Chad")
    ids["ada"] = add_person(plan, "Ada", "Mbeki", ids["chad"])
    ids["ben"] = add_person(plan, "Ben", "Okri")
    ids["water"] = add_block(
        plan, "Water", SessionKind.PANEL, day_id=ids["day 1"], start=600, minutes=120, room_id=ids["hall"]
    )
    ids["talk"] = add_block(plan, "Talk", SessionKind.TALKS, minutes=45)
    ids["debate"] = add_segment(plan, ids["water"], "Debate", SegmentKind.PANEL, 40)
    ids["floor"] = add_segment(plan, ids["water"], "Floor", SegmentKind.QUESTIONS, 60)
    ids["question"] = add_question(plan, ids["water"], "Who pays?")
    for key, who, role, segment in (
        ("ada here", Who(person_id=ids["ada"]), Role.MODERATOR, None),
        ("ben here", Who(person_id=ids["ben"]), Role.PANELLIST, ids["debate"]),
        ("third", Who(placeholder="Presenter 3"), Role.PANELLIST, ids["debate"]),
    ):
        ids[key] = add_appearance(plan, ids["water"], who, role, segment_id=segment)
    ids["instead"] = add_alternate(plan, ids["ben here"], Who(placeholder="Deputy"))
    return ids


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """The program's own look, put on once."""
    wear("light")


@pytest.fixture
def desk(qtbot: QtBot, dressed: None) -> Iterator[Desk]:
    """The panel, shown, on a new plan with the session on water selected."""
    plan = new_plan("Rivers", "Africa/Ndjamena")
    ids = fill(plan)
    plan.begin_history()
    document = Document(plan)
    panel = SessionPanel(document)
    panel.resize(360, 900)
    panel.show()
    panel.activateWindow()
    document.select(ids["water"])
    QApplication.processEvents()
    yield Desk(document, panel, ids)
    panel.flush()
    document.plan.close()
    panel.close()
    panel.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # at once: what stays slows every later test


@pytest.fixture
def type_over() -> Callable[[QLineEdit | QPlainTextEdit, str], None]:
    """Click into a field, select what is there and type something else."""

    def run(field: QLineEdit | QPlainTextEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    return run
