"""Views and their twins: what a view shows after any step is what the same view shows when it is made anew.

Each view says how it is made, how it is made like another one (the same line chosen, the same filter) and how what it
shows is read as plain data.
"""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from stocktake_desktop.models import EditRefused, Plan, SessionKind
from stocktake_desktop.planning.findings import FindingsBook
from stocktake_desktop.planning.recovery import ways_to_recover
from stocktake_desktop.settings import load
from stocktake_desktop.sheets.ledger import ledger
from stocktake_desktop.ui.chasing.panel import ChasingPanel
from stocktake_desktop.ui.chasing.telling_panel import TellingPanel
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.panel import FindingsPanel
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.panel import OnSitePanel
from stocktake_desktop.ui.on_site.recovery_desk import proposal_of
from stocktake_desktop.ui.on_site.report_window import ReportWindow
from stocktake_desktop.ui.people.panel import PeoplePanel
from stocktake_desktop.ui.print_centre.sheet_book import SheetBook
from stocktake_desktop.ui.script.panel import ScriptPanel
from stocktake_desktop.ui.search.filter_bar import FilterBar
from stocktake_desktop.ui.search.find_box import FindBox
from stocktake_desktop.ui.search.narrowing import Criteria, Narrowing
from stocktake_desktop.ui.session.panel import SessionPanel
from stocktake_desktop.ui.status_notice import Notice
from stocktake_desktop.ui.table.panel import TablePanel
from stocktake_desktop.ui.table_calls import TableCalls
from stocktake_desktop.ui.tables import Tables
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from stocktake_desktop.ui.translations.lines import ALL
from stocktake_desktop.ui.translations.model import TranslationTable
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace
from stocktake_desktop.ui.widgets.stale_count import StaleCount, StaleSheetsCounted
from tests.printing import note_as_printed
from tests.verbs import press_anything

DAY = datetime(2018, 3, 12, 10, 20)
"""The clock of the meeting stands here, on its first day, whatever time goes by."""
SIZE = (900, 700)


@dataclass
class Desk:
    """A document, what is narrowed in it, and where views find their preferences."""

    document: Document
    folder: Path
    narrowing: Narrowing = field(init=False)
    others: list[QObject] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.narrowing = Narrowing(self.document)

    @property
    def plan(self) -> Plan:
        """The plan in hand."""
        return self.document.plan


@dataclass(frozen=True)
class View:
    """How to make a view, to let a new one stand as another does, and to read what it shows."""

    make: Callable[[Desk], Any]
    read: Callable[[Any], object]
    like: Callable[[Any, Any], object] = lambda _new, _kept: None


def on_screen(widget: QWidget) -> list[tuple[str, ...]]:
    """What can be read in a widget, in no order."""
    seen = (one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget))
    return sorted(tuple(map(str, said)) for one in seen if (said := _said(one)))


def _said(one: QWidget) -> tuple[object, ...]:
    if isinstance(one.parent(), QLineEdit):  # the button that clears it fades away
        return ()
    if isinstance(one, QLabel | QLineEdit):
        return type(one).__name__, one.text(), one.accessibleName()
    if isinstance(one, QPlainTextEdit):
        return "text", one.toPlainText()
    if isinstance(one, QComboBox):
        return "choice", one.currentText(), *(one.itemText(nth) for nth in range(one.count()))
    if isinstance(one, QAbstractButton):
        return "button", one.text(), one.accessibleName(), one.isChecked(), one.isEnabled()
    return ()


def cells(model: Any) -> list[list[object]]:
    """Every cell of a table, and its heads."""
    role, across = Qt.ItemDataRole.DisplayRole, range(model.columnCount())
    heads = [model.headerData(nth, Qt.Orientation.Horizontal, role) for nth in across]
    return [heads, *([model.data(model.index(row, nth), role) for nth in across] for row in range(model.rowCount()))]


class Findings:
    """The book alone, as the findings panel keeps it."""

    def __init__(self, desk: Desk) -> None:
        self.book = FindingsBook(desk.plan, DAY.date())
        desk.document.changed.connect(self.book.refresh)


def _timeline(panel: TimelinePanel) -> object:
    scene = panel.view.blocks
    blocks = {key: (item.place, item.face, item.opacity()) for key, item in scene.blocks.items()}
    laid = scene.geometry
    chips = [chip.face for chip in panel.tray.chips()]
    labels = {day_id: scene.labels_on(day_id) for day_id in laid.days}
    return blocks, laid.columns, laid.first, laid.last, laid.days, laid.sight, labels, chips, panel.tray.height()


def _table(panel: TablePanel) -> object:
    rows = range(panel.model.rowCount())
    return cells(panel.model), panel.model.faded, [panel.view.isRowHidden(row) for row in rows]


def _findings(panel: FindingsPanel) -> object:
    return panel.counts, panel.windowTitle(), panel.list.causes, panel.currentIndex(), on_screen(panel.filter)


def _chasing(panel: ChasingPanel) -> object:
    return panel.rows.entries, panel.view.chosen, on_screen(panel)


def _telling(panel: TellingPanel) -> object:
    if panel._idle.isActive():
        panel.refresh()
    return panel.rows.people, panel.rows.ticked, on_screen(panel.bar)


def _tabs(tables: Tables) -> object:
    return _telling(tables.telling), [tables.tabs.tabText(nth) for nth in range(tables.tabs.count())]


def _session(panel: SessionPanel) -> object:
    if panel.currentIndex() == 0:
        return None
    lists = (panel.people.list, panel.segments.list, panel.questions.list, panel.outcomes.list)
    return [[row.key for row in one.rows()] for one in lists if one.isVisibleTo(panel)], on_screen(panel)


def _script(desk: Desk) -> ScriptPanel:
    return ScriptPanel(desk.document, load(desk.folder / "settings.json"))


def _said_there(panel: ScriptPanel) -> object:
    sentences = [(row.face, row.edit.text(), row.message.text()) for row in panel.column.sentences]
    return panel.rows, sentences, on_screen(panel.column), on_screen(panel.languages), panel.title.words


def _people(panel: PeoplePanel) -> object:
    return panel.list.lines, panel.currentIndex(), on_screen(panel)


def _people_like(new: PeoplePanel, kept: PeoplePanel) -> None:
    new.filters.let_through(kept.filters.sort)
    if kept.currentIndex():
        new.show_details(kept.details.row_id)


def _sheets(book: SheetBook) -> object:
    book.settle()
    return book.entries


def _translations(model: TranslationTable) -> object:
    return cells(model), model.entries


def _translation_table(desk: Desk) -> TranslationTable:
    table = TranslationTable(desk.document)
    table.narrow(("fr", "ar"), ALL, "", only_missing=False)
    return table


def _on_site(panel: OnSitePanel) -> object:
    panel.look()
    orders = {key: on_screen(card) for key, card in panel.cards.items()}
    return list(orders), orders, on_screen(panel.side), [row.key for row in panel.floor.list.rows()], on_screen(panel)


def _site(desk: Desk) -> OnSitePanel:
    panel = OnSitePanel(desk.document, load(desk.folder / "settings.json"))
    panel.clock.real = lambda: DAY.replace(tzinfo=ZoneInfo(desk.plan.meeting.timezone))
    panel.side.tabs.setCurrentIndex(panel.side.tabs.count() - 1)
    return panel


class Stale:
    """How many sheets each way to recover would make stale, as the recovery pane asks."""

    def __init__(self, desk: Desk) -> None:
        self.plan = desk.plan
        self._owner = QObject()
        self.count = StaleCount(desk.document, self._owner)
        self.told: dict[object, int] = {}
        self.count.counted.connect(self._hear)

    def read(self) -> object:
        """Ask for every way out there is now."""
        self.told.clear()
        day = next((day for day in self.plan.meeting.days if day.date == DAY.date()), None)
        if day is not None:
            self.count.ask(map(proposal_of, ways_to_recover(self.plan.meeting, DAY).recoveries), day.number)
            self.count.settle()
        return dict(self.told)

    def _hear(self, counted: StaleSheetsCounted) -> None:
        self.told[counted.key] = counted.count


class TableButton:
    """What the button of the tables says: how many are to be told."""

    def __init__(self, desk: Desk) -> None:
        self._notice, place = Notice(), DeferredPlace(lambda: Tables(desk.document, desk.narrowing))
        desk.others.append(place)
        actions = {name: QAction(self._notice) for name in (Action.TABLE_VIEW, Action.TELLING)}
        self.action = actions[Action.TABLE_VIEW]
        self.calls = TableCalls(desk.document, place, actions, self._notice)
        self.calls.count_untold()

    def read(self) -> object:
        """The words, counted anew only where a step has asked for it."""
        if self.calls._pause.isActive():
            self.calls._pause.stop()
            self.calls.count_untold()
        return self.action.iconText(), self.action.toolTip()


def _find_box(desk: Desk) -> FindBox:
    box = FindBox(desk.document)
    box.setText("a")
    return box


def _found(box: FindBox) -> object:
    box.start()
    return box._model.stringList()


def _report(desk: Desk) -> ReportWindow:
    owner = QWidget()
    desk.others.append(owner)
    clock = MeetingClock(desk.document, owner, lambda: DAY.replace(tzinfo=ZoneInfo(desk.plan.meeting.timezone)))
    window = ReportWindow(desk.document, load(desk.folder / "settings.json"), clock, owner)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    window.ask()
    return window


def _report_like(new: ReportWindow, kept: ReportWindow) -> None:
    new.day.show_value(kept.day.value())
    new._fill()


VIEWS = {
    "findings book": View(Findings, lambda view: view.book.all()),
    "findings panel": View(lambda desk: FindingsPanel(desk.document), _findings),
    "timeline": View(lambda desk: TimelinePanel(desk.document, desk.narrowing), _timeline),
    "table": View(lambda desk: TablePanel(desk.document, desk.narrowing), _table),
    "chasing": View(
        lambda desk: ChasingPanel(desk.document),
        _chasing,
        lambda new, kept: new.view.choose(kept.view.chosen.key if kept.view.chosen else ""),
    ),
    "whom to tell": View(lambda desk: TellingPanel(desk.document), _telling),
    "tabs of tables": View(lambda desk: Tables(desk.document, desk.narrowing), _tabs),
    "button of tables": View(TableButton, TableButton.read),
    "session panel": View(lambda desk: SessionPanel(desk.document), _session),
    "script pane": View(_script, _said_there),
    "people panel": View(lambda desk: PeoplePanel(desk.document), _people, _people_like),
    "translations": View(_translation_table, _translations),
    "sheet book": View(lambda desk: SheetBook(desk.document), _sheets),
    "on site": View(_site, _on_site),
    "report": View(_report, lambda view: (view.lines, on_screen(view)), _report_like),
    "stale count": View(Stale, Stale.read),
    "find box": View(_find_box, _found),
    "filter bar": View(lambda desk: FilterBar(desk.document, desk.narrowing), on_screen),
}


@dataclass
class Walked:
    """What was counted on the way."""

    steps: int = 0
    refused: int = 0
    hidden: int = 0
    looks: Counter[str] = field(default_factory=Counter)
    differences: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        looks = ", ".join(f"{name} {count:,}" for name, count in sorted(self.looks.items()))
        wrong = ", ".join(f"{name} {count:,}" for name, count in sorted(self.differences.items()))
        counted = (
            f"{self.steps:,} steps ({self.refused:,} refused), {self.looks.total():,} looks, {self.hidden:,} of them"
        )
        return f"{counted} at views that were hidden ({looks}); {self.differences.total()} differences {wrong}".strip()


class Walk:
    """Views kept on a plan while anything is pressed, and held against new ones."""

    def __init__(self, plan: Plan, chance: random.Random, folder: Path, walked: Walked, names: tuple[str, ...]) -> None:
        self.plan, self.chance, self.walked = plan, chance, walked
        self.desk = Desk(Document(plan), folder)
        self.kept = {name: self._open(VIEWS[name], self.desk) for name in names}

    def step(self) -> None:
        """Do something."""
        self.walked.steps += 1
        self._do()

    def differs(self, name: str) -> bool:
        """Whether a view shows something else than a new one."""
        shown, anew = self.look(name)
        self.walked.differences[name] += shown != anew
        return shown != anew

    def look(self, name: str) -> tuple[object, object]:
        """What a view shows, and what a new one shows."""
        self.walked.looks[name] += 1
        view, kept = VIEWS[name], self.kept[name]
        if isinstance(kept, QWidget) and not kept.isVisible():
            self.walked.hidden += 1
            kept.show()
        listeners = len(self.plan._listeners)
        with ExitStack() as stack:
            twin = Desk(Document(self.plan), self.desk.folder)
            stack.callback(self._close, twin, listeners)
            twin.document.select_all(self.desk.document.selection)
            new = self._open(view, twin)
            _narrow_like(twin.narrowing, self.desk.narrowing)
            view.like(new, kept)
            _settle()
            return view.read(kept), view.read(new)

    def close(self) -> None:
        """Let go of all."""
        for kept in self.kept.values():
            if isinstance(kept, QObject):
                kept.deleteLater()
        self._close(self.desk, 0)
        self.plan.close()

    def _open(self, view: View, desk: Desk) -> Any:
        made = view.make(desk)
        if isinstance(made, QObject):
            desk.others.insert(0, made)
        if isinstance(made, QWidget):
            made.resize(*SIZE)
            made.show()
        return made

    def _close(self, desk: Desk, listeners: int) -> None:
        del self.plan._listeners[listeners:]
        for one in [*desk.others, desk.narrowing, desk.document]:
            if isinstance(one, QWidget):
                one.hide()
            one.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _do(self) -> None:
        """Mostly a verb; also what only the window does: select, look for something, hide a view, print."""
        chance, document, meeting = self.chance, self.desk.document, self.plan.meeting
        with suppress(EditRefused):
            match chance.randrange(20):
                case 0 | 1 | 2:
                    self.plan.undo()
                case 3 | 4:
                    self.plan.redo()
                case 5:
                    document.select_all(
                        [one.id for one in chance.sample(meeting.sessions, min(2, len(meeting.sessions)))]
                    )
                case 6:
                    self._narrow()
                case 7:
                    self._hide_and_show()
                case 8:
                    sheets = [one.sheet for one in ledger(self.plan) if one.state != "superseded"]
                    printed = chance.sample(sheets, min(len(sheets), 5))
                    note_as_printed(self.plan, printed, DAY + timedelta(minutes=self.walked.steps))
                case 9 if "people panel" in self.kept:
                    somebody = [*meeting.people, *meeting.organisations]
                    self.kept["people panel"].show_details(chance.choice(somebody).id if somebody else "")
                case _:
                    press_anything(self.plan, chance)
            return
        self.walked.refused += 1

    def _narrow(self) -> None:
        chance, narrowing, meeting = self.chance, self.desk.narrowing, self.plan.meeting
        kinds = frozenset(chance.sample([one.kind for one in meeting.sessions] or [SessionKind.PANEL], 1))
        rooms = frozenset(room.id for room in chance.sample(meeting.rooms, min(1, len(meeting.rooms))))
        match chance.randrange(6):
            case 0:
                narrowing.clear()
            case 1:
                narrowing.look_for(Criteria(kinds=kinds))
            case 2:
                narrowing.look_for(Criteria(who="a"))
            case 3:
                narrowing.hide_others(not narrowing.hides)
            case 4:
                narrowing.hide_rooms(rooms)
            case 5:
                narrowing.step_day(1)

    def _hide_and_show(self) -> None:
        for kept in self.kept.values():
            if isinstance(kept, QWidget):
                kept.setVisible(self.chance.random() < 0.5)


def _settle() -> None:
    """Have Qt show what was put into a layout, and delete what is to go; timers do not run."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _narrow_like(new: Narrowing, kept: Narrowing) -> None:
    new.criteria, new.hides = kept.criteria, kept.hides
    new.hidden_rooms, new.day_id = kept.hidden_rooms, kept.day_id
    new.changed.emit()
