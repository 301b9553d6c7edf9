"""How every sheet of the plan stands, kept in line with it; looked at anew in idle time, one sheet after the other."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.models import PlanError, SheetIssue
from stocktake_desktop.planning.reach import News, Reach
from stocktake_desktop.sheets.ledger import (
    NEVER_PRINTED,
    STALE,
    SUPERSEDED,
    Key,
    LedgerEntry,
    ListedSheet,
    compared,
    last_issues,
    sheets_in_use,
    superseded,
)
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.document import Document


class SheetBook(QObject):
    """The sheets in their order and how they stand; what an edit may have touched is looked at again, and told."""

    listed = Signal()
    """There are other sheets, or they are called or ordered otherwise."""
    entry_changed = Signal(tuple)
    """A sheet stands otherwise than before; its key."""
    count_changed = Signal(int)
    """So many sheets are stale now."""
    touched = Signal(set)
    """The sheets with these keys may show something else now."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.language = "en"
        self._sheets: dict[Key, ListedSheet] = {}
        self._contents: dict[Key, list[str]] = {}
        self._entries: dict[Key, LedgerEntry] = {}
        self._last: dict[Key, SheetIssue] = {}
        self._waiting: dict[Key, None] = {}
        self._missed = Reach()
        self._stale = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._look_at_one)
        document.changed.connect(self._follow)
        document.replaced.connect(self.start_over)
        self.start_over()

    @property
    def entries(self) -> list[LedgerEntry]:
        """Every sheet as it stood when it was looked at last."""
        self._catch_up()
        return list(self._entries.values())

    def entry(self, key: Key) -> LedgerEntry | None:
        """How one sheet stands."""
        self._catch_up()
        return self._entries.get(key)

    def content(self, sheet: ListedSheet) -> list[str]:
        """What a sheet would show now; PlanError when it cannot be made."""
        self._catch_up()
        if sheet.key not in self._contents:
            self._contents[sheet.key] = sheet.content(self._document.plan)
        return self._contents[sheet.key]

    @property
    def stale(self) -> list[LedgerEntry]:
        """The sheets whose last printing holds no more."""
        self._catch_up()
        return [entry for entry in self._entries.values() if entry.state is STALE]

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits to be looked at."""
        return not self._waiting and not self._missed

    def speak(self, language: str) -> None:
        """List the sheets in another language."""
        if language != self.language:
            self.language = language
            self.start_over()

    def settle(self) -> None:
        """Look at all that waits, now."""
        self._catch_up()
        while self._waiting:
            self._look_at_one()

    def start_over(self) -> None:
        """Another plan is open."""
        self._contents.clear()
        self._missed = Reach()
        self._list()
        self._await(self._entries)

    def _follow(self, reach: Reach) -> None:
        """Take in a step once there is time for it, or somebody asks: several at once cost no more than one."""
        self._missed |= reach
        self._idle.start()

    def _catch_up(self) -> None:
        reach, self._missed = self._missed, Reach()
        if not reach:
            return
        before = self._entries
        self._list()
        back = {key for key in self._sheets if key not in before or before[key].state is SUPERSEDED}
        touched = back | {key for key, sheet in self._sheets.items() if self._may_show(sheet, reach)}
        printed = set(self._sheets) if News.PRINTED in reach.news else set()
        for key in touched:
            self._contents.pop(key, None)
        self._await(touched | printed)
        self.touched.emit(touched)

    def _may_show(self, sheet: ListedSheet, reach: Reach) -> bool:
        """Whether steps may show on a sheet: on any that is about more than a session, or names other sessions."""
        kind, news = sheet_kind(sheet.kind), reach.news
        if news & {News.PLANNED, News.TRANSLATED}:
            return sheet.session_id is None or kind.names_other_sessions or reach.has_session(sheet.session_id)
        happened, printed = News.HAPPENED in news, News.PRINTED in news
        return (happened and kind.tells_what_happened) or (printed and kind.tells_of_paper)

    def _list(self) -> None:
        """List the sheets there are; what was known of them stays known."""
        plan = self._document.plan
        self._last = last_issues(plan)
        sheets = {sheet.key: sheet for sheet in sheets_in_use(plan, self.language)}
        gone = {entry.key: entry for entry in superseded(plan, sheets, self.language)}
        known = self._entries
        entries = {key: self._standing(sheet, known.get(key)) for key, sheet in sheets.items()} | gone
        again = [(key, entry.sheet.title) for key, entry in known.items()]
        self._sheets, self._entries = sheets, entries
        self._contents = {key: content for key, content in self._contents.items() if key in sheets}
        if again != [(key, entry.sheet.title) for key, entry in entries.items()]:
            self.listed.emit()
        self._count()

    def _standing(self, sheet: ListedSheet, known: LedgerEntry | None) -> LedgerEntry:
        """How a sheet stood, with the words it goes by now."""
        if known is None or known.sheet != sheet:
            return LedgerEntry(sheet, NEVER_PRINTED) if known is None else replace(known, sheet=sheet, changes=())
        return known

    def _await(self, keys: Iterable[Key]) -> None:
        """Have these looked at in idle time; what was never printed has nothing to be compared with."""
        for key in keys:
            if key in self._sheets:
                self._waiting[key] = None
        self._idle.start()

    def _look_at_one(self) -> None:
        self._catch_up()
        while self._waiting:
            key = next(iter(self._waiting))
            del self._waiting[key]
            if self._look_at(key):
                break
        if not self._waiting:
            self._idle.stop()

    def _look_at(self, key: Key) -> bool:
        """See how a sheet stands; True when that took some time."""
        sheet, issue = self._sheets.get(key), self._last.get(key)
        if sheet is None:
            return False
        if issue is None:
            self._keep(LedgerEntry(sheet, NEVER_PRINTED))
            return False
        try:
            self._keep(compared(sheet, self.content(sheet), issue))
        except PlanError:
            return False
        return True

    def _keep(self, entry: LedgerEntry) -> None:
        if self._entries.get(entry.key) != entry:
            self._entries[entry.key] = entry
            self.entry_changed.emit(entry.key)
            self._count()

    def _count(self) -> None:
        count = sum(entry.state is STALE for entry in self._entries.values())
        if count != self._stale:
            self._stale = count
            self.count_changed.emit(count)
