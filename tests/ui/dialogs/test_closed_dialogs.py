"""What is closed is gone: dialogs and extra windows leave no widget and no listener, and edits stay as quick."""

import gc
import importlib
import inspect
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QMetaMethod, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QGesture, QProgressDialog, QTreeWidget, QWidget

import stocktake_desktop.ui
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.frame import StopLine
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.shifting import Wish
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.corrections import Corrections
from stocktake_desktop.ui.on_site.panel import OnSitePanel
from stocktake_desktop.ui.print_centre.distribution_dialog import change_distribution
from stocktake_desktop.ui.print_centre.take_back import TakeBack
from stocktake_desktop.ui.rooms_days.stop_chips import StopEditor
from stocktake_desktop.ui.widgets.shift_offer import shift_or_offer
from tests.certain import certain

OPENINGS = 50
Open = Callable[[MainWindow], object]


def command(name: str) -> Open:
    """A dialog that a menu opens."""
    return lambda window: window.commands[Action.called(name)].trigger()


def on_site(ask: Callable[[OnSitePanel], object]) -> Open:
    """A window of the day itself."""

    def act(window: MainWindow) -> None:
        if window.views.currentWidget() is not window.deferred.on_site:
            window.commands[Action.SITE_VIEW].trigger()
        ask(window.on_site)

    return act


def of_sheets(name: str) -> Open:
    """A dialog about the sheets that are chosen."""

    def act(window: MainWindow) -> None:
        window.commands[Action.SHEETS_VIEW].trigger()
        window.sheets.centre.choose("podium", window.document.selection[-1])
        window.commands[Action.called(name)].trigger()

    return act


def another_day(window: MainWindow) -> None:
    """The dialog for another day since which people are to be told."""
    if window.views.currentWidget() is not window.deferred.table:
        window.commands[Action.TELLING].trigger()
    since = window.deferred.table.panel.telling.bar.since
    since.activated.emit(since.count() - 1)


def correct_times(window: MainWindow) -> None:
    """When a session of the first day really began and ended."""
    line = report_of(window.document.plan.meeting)[0].rooms[0].sessions[0]
    owner = QTreeWidget(window)
    Corrections(window.document, window.on_site.clock, owner).correct(line)
    owner.deleteLater()


def add_states(window: MainWindow) -> None:
    """The States that can be added as delegations."""
    window.people.add_states.click()


def paste_script(window: MainWindow) -> None:
    """The script that is pasted, paragraph by paragraph."""
    if window.views.currentWidget() is not window.deferred.script:
        window.commands[Action.SCRIPT].trigger()
    window.deferred.script.panel.paste.click()


def past_midnight(window: MainWindow) -> None:
    """The ways out for a session that cannot go as far as it is to."""
    shift_or_offer(window.document, Wish(window.document.selection[-1], minutes=600))


def compare_with_itself(window: MainWindow) -> None:
    """Another plan beside this one, here its own file."""
    window.files.compare(certain(window.document.plan.path))


OPENED: dict[str, tuple[Open, ...]] = {
    "BoardWindow": (on_site(lambda site: site.open_board()),),
    "CommandPalette": (command("palette"),),
    "DayDialog": (command("add day"),),
    "CorrectDialog": (correct_times,),
    "DistributionDialog": (lambda window: change_distribution(window.document, window),),
    "DocumentsDialog": (command("documents"),),
    "ExportDialog": (command("export"),),
    "HallDialog": (lambda window: window.people.seat_hall.click(),),
    "HelpWindow": (command("keys"), command("legend")),
    "HouseStyleDialog": (command("house style"),),
    "ImportDialog": (command("import"),),
    "LateDialog": (on_site(lambda site: site.recovery.ask_late(site._document.plan.meeting.rooms[0].id)),),
    "MeetingDialog": (command("meeting"),),
    "NewMeetingDialog": (command("new"),),
    "NextMeetingDialog": (command("next meeting"),),
    "OneDayDialog": (another_day,),
    "PasteDialog": (command("paste people"),),
    "PasteScriptDialog": (paste_script,),
    "PlacementDialog": (command("new session"), command("move")),
    "PreferencesDialog": (command("preferences"),),
    "Preview": (of_sheets("preview"),),
    "QFileDialog": (command("open"), command("save copy"), of_sheets("pdf")),
    "QMessageBox": (command("about"),),
    "QPrintDialog": (of_sheets("print"),),
    "RehearsalDialog": (on_site(lambda site: site.rehearsal.ask()),),
    "ReportWindow": (command("report"),),
    "RoomDialog": (command("add room"),),
    "RoomsAndDays": (command("rooms and days"), command("move meeting")),
    "RulesDialog": (command("rules"),),
    "ShiftDialog": (command("shift"),),
    "ShiftOffer": (past_midnight,),
    "SpeakersScreen": (on_site(lambda site: site.speakers.open_or_close.click()),),
    "StatesDialog": (add_states,),
    "StopEditor": (lambda window: StopEditor(window, StopLine("stop", 780, "")).open_at(QPoint(40, 40)),),
    "SplitDialog": (command("split"),),
    "TakeBack": (lambda window: TakeBack(window, ["Take back: Day 1"]).exec(),),
    "UpdateDialog": (compare_with_itself,),
    "TranslationsDialog": (command("translations"), command("translate")),
}
"""Every dialog and window beside the main one, by its class, and how it is opened."""
NEVER_SEEN = {"FormDialog", "QProgressDialog"}
"""What other dialogs are made of, and what stands only while a preview is set."""


def _own(base: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in base.__subclasses__():
        if one.__module__.startswith("stocktake_desktop."):
            yield one
        yield from _own(one)


def test_every_dialog_of_the_program_is_in_the_table():
    for module in pkgutil.walk_packages(stocktake_desktop.ui.__path__, "stocktake_desktop.ui."):
        importlib.import_module(module.name)
    windows = {one for one in _own(QWidget) if "Qt.WindowType." in inspect.getsource(one)}
    assert {one.__name__ for one in windows | {*_own(QDialog)}} - NEVER_SEEN <= OPENED.keys()
    sources = (path.read_text("utf-8") for path in Path(stocktake_desktop.ui.__path__[0]).rglob("*.py"))
    of_qt = {name for source in sources for name in re.findall(r"\b(Q\w+Dialog|QMessageBox)[(.]", source)}
    assert of_qt - NEVER_SEEN <= OPENED.keys()


@contextmanager
def closing(window: MainWindow, read: Callable[[QWidget], object] = id) -> Iterator[list[str]]:
    """Whatever is opened beside the window is read, and closed again as a person would; says what it was."""
    seen: list[str] = []

    def close(front: QWidget) -> None:
        seen.append(type(front).__name__)
        read(front)
        front.close()

    def look() -> None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None and not isinstance(front, QProgressDialog):
            close(front)

    timer = QTimer(interval=1)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield seen
    finally:
        timer.stop()
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            close(one)
    if window.deferred.on_site.made is not None:
        window.on_site.look()
    settle()


def settle() -> None:
    for _nth in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def listeners(sender: QObject) -> dict[str, int]:
    meta = sender.metaObject()
    methods = [meta.method(nth) for nth in range(meta.methodCount())]
    names = [bytes(one.methodSignature().data()).decode() for one in methods if one.methodType() is SIGNALS]
    return {name: sender.receivers(SIGNAL(name)) for name in names}


SIGNALS = QMetaMethod.MethodType.Signal


def standing(window: MainWindow) -> dict[str, object]:
    """How much there is: widgets, all objects but the gestures that Qt keeps to itself, and who listens to whom."""
    gc.collect()
    settle()
    program = certain(QApplication.instance())
    tops: list[QObject] = [*QApplication.topLevelWidgets(), program]
    objects = [one for top in tops for one in (top, *top.findChildren(QObject)) if not isinstance(one, QGesture)]
    return {
        "widgets": len(QApplication.allWidgets()),
        "objects": Counter(type(one).__name__ for one in objects),
        "document": listeners(window.document),
        "narrowing": listeners(window.narrowing),
        "application": listeners(program),
        "plan": len(window.document.plan._listeners),
    }


def calls_of_an_edit(window: MainWindow) -> int:
    """How many functions of the program an edit and its undo call."""
    counted = 0

    def count(frame, event, _argument) -> None:
        nonlocal counted
        counted += event == "call" and "stocktake_desktop" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        session = window.document.selection[-1]
        window.document.do(set_field, SessionBlock, session, "notes", "Bring the gavel")
        window.document.undo()
    finally:
        sys.setprofile(before)
    settle()
    return counted


def fewest_calls_of_an_edit(window: MainWindow) -> int:
    """The same without what a clock that ticks meanwhile asks for: whatever listens is called each time."""
    return min(calls_of_an_edit(window) for _ in range(3))


@pytest.mark.parametrize("name", OPENED)
def test_what_is_closed_is_gone(open_window, plan_path, session_named, name: str):
    window = open_window(plan_path)
    window.document.select(session_named(window, "Panel II"))
    for act in OPENED[name]:
        seen: list[str] = []
        for nth in range(OPENINGS + 2):
            with closing(window) as closed:
                act(window)
            seen += closed
            if nth == 1:
                calls = fewest_calls_of_an_edit(window)
                before = standing(window)
        assert standing(window) == before
        # Whatever a closed dialog leaves listening is called once more for each opening; a call more or less is
        # what SQLite, or a memory that is full, asks for now and then on a busy machine.
        assert fewest_calls_of_an_edit(window) < calls + OPENINGS
        assert seen.count(name) == OPENINGS + 2, set(seen)
