"""Every place of the real window, visited without a screen as somebody would who looks into everything once."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from stocktake_desktop.ui.look.actions import Action

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.settings import load
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.plan_files import no_plan
from tests.soak.children import Witness, last_frames

VIEWS = ("plan view", "table view", "sheets view", "site view")
PANELS = ("people panel", "history panel", "findings panel", "session panel")
DIALOGS = ("translations", "translate", "house style", "rules", "meeting", "report", "new session", "move", "palette")
MOST = 6
"""So many sessions and people are opened."""


def visit_in_window(path: Path, witness: Witness) -> None:
    """Open a plan in the window, go everywhere, undo, edit and close."""
    app = QApplication(["stocktake-desktop"])
    answers = _answer_dialogs(witness)
    sys.excepthook = lambda _kind, error, _trace: witness.harm("traceback in the window", last_frames(error))
    with witness.call("the window"):
        wear("light")
        window = MainWindow(Document(no_plan()), load(path.parent / "settings.json"))
        window.resize(1280, 800)
        window.show()
        _rest(app)
    with witness.call("open in the window"):
        is_open = window.files.open(path)
        _rest(app)
    witness.count("opened in the window" if is_open else "refused in the window")
    if is_open:
        _go_everywhere(app, window, witness)
    with witness.call("close the window"):
        window.close()
        _rest(app)
    answers.stop()


def _go_everywhere(app: QApplication, window: MainWindow, witness: Witness) -> None:
    document = window.document
    for name in (*PANELS, *VIEWS):
        with witness.call(name):
            window.commands[Action.called(name)].trigger()
            _rest(app)
    window.commands[Action.PLAN_VIEW].trigger()
    for nth, block in enumerate(document.plan.meeting.sessions[:MOST]):
        with witness.call("a session in the panel"):
            document.open(block.id)
            window.commands[Action.called(VIEWS[nth % len(VIEWS)])].trigger()
            _rest(app)
    for row in [*document.plan.meeting.people[:MOST], *document.plan.meeting.organisations[:MOST]]:
        with witness.call("a person in the panel"):
            document.person_asked.emit(row.id)
            _rest(app)
    for name in DIALOGS:
        with witness.call(f"dialog {name}"):
            window.commands[Action.called(name)].trigger()
            _rest(app)
    for name, act in _acts(document).items():
        with witness.call(f"{name} in the window"):
            act()
            _rest(app)
    with witness.call("sheets after all"):
        window.commands[Action.SHEETS_VIEW].trigger()
        _rest(app)
    with witness.call("on site after all"):
        window.commands[Action.SITE_VIEW].trigger()
        _rest(app)


def _acts(document: Document) -> dict[str, Callable[[], object]]:
    return {
        "undo": document.undo,
        "undo twice": document.undo,
        "redo": document.redo,
        "going back": lambda: document.do(lambda plan: go_back(plan, plan.log.begin)),
        "an edit": lambda: document.do(add_room, "Attic"),
        "undo of it": document.undo,
    }


def _rest(app: QApplication, seconds: float = 0.1) -> None:
    """Let timers and paint events have their turn."""
    end = monotonic() + seconds
    while monotonic() < end:
        app.processEvents()


def _answer_dialogs(witness: Witness) -> QTimer:
    """Close whatever stands in the way, as with Escape, once it was painted."""
    seen: list[object] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if dialog is None:
            return
        if dialog not in seen:
            seen[:] = [dialog]
            return
        witness.count("boxes closed")
        with suppress(RuntimeError):
            dialog.reject() if isinstance(dialog, QDialog) else dialog.close()
        seen.clear()

    timer = QTimer(interval=40)
    timer.timeout.connect(look)
    timer.start()
    return timer
