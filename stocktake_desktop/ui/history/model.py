"""The history as a list: read a page at a time, told once, and looked through while nobody waits."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from stocktake_desktop.models import EventLine, Plan, PlanError
from stocktake_desktop.ui.history.entries import (
    DateHeading,
    Entry,
    Fold,
    Further,
    HistoryCriteria,
    StepEntry,
    Stretches,
    entries_of,
)
from stocktake_desktop.ui.history.entry_words import spoken
from stocktake_desktop.ui.history.spans import plain
from stocktake_desktop.ui.history.telling import HistoryLine, Teller
from stocktake_desktop.ui.look.plain_words import plain_tip

PAGE = 200
"""Events that are read at once."""
ENOUGH = 60
"""So many entries are looked for at a time."""
FARTHEST = 10_000
"""So many events are looked through for them before it is asked whether to go on."""

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """The events of a plan as entries, newest first."""

    looked = Signal()
    """Looking for lines came to its end, for now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.criteria = HistoryCriteria()
        self._opened: set[str] = set()
        self._plan, self._teller = plan, Teller(plan)
        self._stretches = Stretches()
        self._is_whole = True
        self.begin = 0
        """The number of the event at which the history begins; the plan cannot go back to before it."""
        self._wanted = self._bound = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._look_on)

    @property
    def newest(self) -> int:
        """The number of the newest event, 0 where none was read."""
        return self._lines[0].number if self._lines else 0

    @property
    def is_looking(self) -> bool:
        """Whether older lines are being looked for."""
        return self._idle.isActive()

    def show_plan(self, plan: Plan) -> str:
        """Read the history of a plan from its newest event on; returns why it cannot be read, or ""."""
        self._plan, self._stretches, self._opened, self._is_whole = plan, Stretches(), set(), False
        self.beginResetModel()
        self.entries = []
        self.endResetModel()
        trouble = ""
        try:
            self._teller, self.begin = Teller(plan), plan.log.begin
            self._read()
        except PlanError as error:
            trouble, self._is_whole = str(error), True
        self._look_anew()
        return trouble

    def catch_up(self) -> str:
        """Read what was done since; returns why it cannot be read, or ""."""
        try:
            fresh = list(self._newer())
            later = Teller(self._plan)
            newer = [later.tell(event) for event in fresh]
            self._teller, self.begin = self._teller.behind(later), self._plan.log.begin
        except PlanError as error:
            return str(error)
        lines = self._lines
        self._stretches = Stretches()
        self._stretches.add([*newer, *lines])
        self._show()
        return ""

    def look_for(self, criteria: HistoryCriteria) -> None:
        """Show only lines that fit, older ones as they are found."""
        if criteria != self.criteria:
            self.criteria = criteria
            self._look_anew()

    def look_further(self) -> None:
        """Go on looking for lines that fit."""
        self._wanted, self._bound = len(self.entries) + ENOUGH, len(self._lines) + FARTHEST
        self._idle.start()
        self._show()

    def open_fold(self, row: int, *, wide: bool) -> None:
        """Open or close a stretch that was taken back."""
        entry = self.entries[row]
        if isinstance(entry, Fold) and entry.is_open != wide:
            ids = {line.id for line in entry.lines}
            self._opened = self._opened | ids if wide else self._opened - ids
            self._show()

    def fold_of(self, row: int) -> int:
        """The row of the stretch that a row is or belongs to, -1 where it is of none."""
        entry = self.entries[row]
        while isinstance(entry, StepEntry) and entry.is_inside:
            row -= 1
            entry = self.entries[row]
        return row if isinstance(entry, Fold) else -1

    def line_at(self, row: int) -> HistoryLine | None:
        """The line of a row, the newest one of a stretch; None for what is no line."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry.first if isinstance(entry, StepEntry | Fold) else None

    def row_of(self, number: int) -> int:
        """The row of an event, or of the stretch it is in; -1 where neither is shown."""
        at = -1
        for row, entry in enumerate(self.entries):
            if isinstance(entry, StepEntry) and entry.line.number == number:
                return row
            if isinstance(entry, Fold) and any(line.number == number for line in entry.lines):
                at = row
        return at

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def canFetchMore(self, parent: Index) -> bool:
        return not (parent.isValid() or self._is_whole or self.is_looking or isinstance(self._last, Further))

    def fetchMore(self, _parent: Index) -> None:
        if self.criteria.is_on:
            self.look_further()
            return
        self._read_on()
        self._show()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.entries[index.row()], DateHeading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(plain(entry.line.saying.sentence)) if isinstance(entry, StepEntry) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(entry.line.saying.sentence) if isinstance(entry, StepEntry) else spoken(entry)
        return None

    @property
    def _lines(self) -> list[HistoryLine]:
        return self._stretches.lines

    @property
    def _last(self) -> Entry | None:
        return self.entries[-1] if self.entries else None

    def _newer(self) -> Iterator[EventLine]:
        before: int | None = None
        while page := self._plan.log.lines(PAGE, before):
            for event in page:
                if event.number <= self.newest:
                    return
                yield event
            before = page[-1].number

    def _read(self) -> None:
        before = self._lines[-1].number if self._lines else None
        page = self._plan.log.lines(PAGE, before)
        self._is_whole = len(page) < PAGE
        self._stretches.add([self._teller.tell(event) for event in page])

    def _read_on(self) -> None:
        """Read the next page; that the history cannot be read is said when it is read anew."""
        try:
            self._read()
        except PlanError:
            self._is_whole = True

    def _look_anew(self) -> None:
        self._wanted, self._bound = ENOUGH, len(self._lines) + FARTHEST
        self._idle.start() if self.criteria.is_on else self._idle.stop()
        self._show()

    def _look_on(self) -> None:
        """One slice of looking for lines."""
        if self._is_whole or len(self.entries) >= self._wanted or len(self._lines) >= self._bound:
            self._idle.stop()
        else:
            self._read_on()
        self._show()
        if not self.is_looking:
            self.looked.emit()

    def _show(self) -> None:
        """Show what there is now; what stands at the beginning and the end of the list already stays."""
        wanted = entries_of(self._stretches.entries, self._opened, self.criteria)
        if self.criteria.is_on and not self._is_whole and not self.is_looking and len(self._lines) >= self._bound:
            wanted.append(Further(self._lines[-1].at))
        shared = _shared(self.entries, wanted)
        rest = _shared(self.entries[shared:][::-1], wanted[shared:][::-1])
        gone, come = len(self.entries) - shared - rest, len(wanted) - shared - rest
        if gone:
            self.beginRemoveRows(QModelIndex(), shared, shared + gone - 1)
            del self.entries[shared : shared + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), shared, shared + come - 1)
            self.entries[shared:shared] = wanted[shared : shared + come]
            self.endInsertRows()


def _shared(before: list[Entry], after: list[Entry]) -> int:
    """How many entries two lists begin with alike."""
    both = zip(before, after, strict=False)
    return next((nth for nth, (left, right) in enumerate(both) if left != right), min(len(before), len(after)))
