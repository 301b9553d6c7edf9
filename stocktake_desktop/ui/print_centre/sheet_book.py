"""How every sheet of the plan stands, kept in line with it; looked at anew in idle time, one sheet after the other."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.models import Changes, Person, PlanError, SessionBlock, SheetIssue
from stocktake_desktop.sheets.ledger import (
    NEVER_PRINTED,
    STALE,
    SUPERSEDED,
    Entry,
    Key,
    Sheet,
    compared,
    last_issues,
    sheets_in_use,
    superseded,
)
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.document import Document

_EVERYTHING = frozenset({"meeting", "day", "room", "hard_stop", "organisation", "translation", "document"})
"""Tables whose rows show on any sheet."""


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
        self._sheets: dict[Key, Sheet] = {}
        self._contents: dict[Key, list[str]] = {}
        self._entries: dict[Key, Entry] = {}
        self._last: dict[Key, SheetIssue] = {}
        self._waiting: dict[Key, None] = {}
        self._stale = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._look_at_one)
        document.changed.connect(self._follow)
        document.replaced.connect(self.start_over)
        self.start_over()

    @property
    def entries(self) -> list[Entry]:
        """Every sheet as it stood when it was looked at last."""
        return list(self._entries.values())

    def entry(self, key: Key) -> Entry | None:
        """How one sheet stands."""
        return self._entries.get(key)

    def content(self, sheet: Sheet) -> list[str]:
        """What a sheet would show now; PlanError when it cannot be made."""
        if sheet.key not in self._contents:
            self._contents[sheet.key] = sheet.content(self._document.plan)
        return self._contents[sheet.key]

    @property
    def stale(self) -> list[Entry]:
        """The sheets whose last printing holds no more."""
        return [one for one in self._entries.values() if one.state is STALE]

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits to be looked at."""
        return not self._waiting

    def speak(self, language: str) -> None:
        """List the sheets in another language."""
        if language != self.language:
            self.language = language
            self.start_over()

    def settle(self) -> None:
        """Look at all that waits, now."""
        while self._waiting:
            self._look_at_one()

    def start_over(self) -> None:
        """Another plan is open."""
        self._contents.clear()
        self._list()
        self._await(self._entries)

    def _follow(self, changes: Changes) -> None:
        before = self._entries
        self._list()
        back = {key for key in self._sheets if key not in before or before[key].state is SUPERSEDED}
        touched = back | set(self._touched(changes))
        self._last = last_issues(self._document.plan)
        printed = set(self._sheets) if "sheet_issue" in changes.rows else set()
        for key in touched:
            self._contents.pop(key, None)
        self._await(touched | printed)
        self.touched.emit(touched)

    def _touched(self, changes: Changes) -> Iterable[Key]:
        """The sheets a step may show on: those of its sessions' days, and all that are about more than a session."""
        rows = changes.rows.keys() - {"sheet_issue", "acknowledgement"}
        if rows <= {"actual"}:
            yield from (key for key in self._sheets if rows and sheet_kind(key[0]).tells_what_happened)
            return
        plan = self._document.plan
        everything = not _EVERYTHING.isdisjoint(changes.rows)
        days = changes.of("day")
        sessions = set(changes.of("session_block"))
        for row_id in changes.rows.get("person", ()):
            person = plan.find(Person, row_id)
            sessions |= {one.session_id for one in person.appearances} if person is not None else set()
        for key, sheet in self._sheets.items():
            block = plan.find(SessionBlock, sheet.session_id)
            near = block is not None and (block.id in sessions or block.day_id in days)
            if everything or near or sheet.session_id is None:
                yield key

    def _list(self) -> None:
        """List the sheets there are; what was known of them stays known."""
        plan = self._document.plan
        self._last = last_issues(plan)
        sheets = {sheet.key: sheet for sheet in sheets_in_use(plan, self.language)}
        gone = {one.key: one for one in superseded(plan, sheets, self.language)}
        known = self._entries
        entries = {key: self._standing(sheet, known.get(key)) for key, sheet in sheets.items()} | gone
        again = [(key, one.sheet.title) for key, one in known.items()]
        self._sheets, self._entries = sheets, entries
        self._contents = {key: content for key, content in self._contents.items() if key in sheets}
        if again != [(key, one.sheet.title) for key, one in entries.items()]:
            self.listed.emit()
        self._count()

    def _standing(self, sheet: Sheet, known: Entry | None) -> Entry:
        """How a sheet stood, with the words it goes by now."""
        if known is None or known.sheet != sheet:
            return Entry(sheet, NEVER_PRINTED) if known is None else replace(known, sheet=sheet, changes=())
        return known

    def _await(self, keys: Iterable[Key]) -> None:
        """Have these looked at in idle time; what was never printed has nothing to be compared with."""
        for key in keys:
            if key in self._sheets:
                self._waiting[key] = None
        self._idle.start()

    def _look_at_one(self) -> None:
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
            self._keep(Entry(sheet, NEVER_PRINTED))
            return False
        try:
            self._keep(compared(sheet, self.content(sheet), issue))
        except PlanError:
            return False
        return True

    def _keep(self, entry: Entry) -> None:
        if self._entries.get(entry.key) != entry:
            self._entries[entry.key] = entry
            self.entry_changed.emit(entry.key)
            self._count()

    def _count(self) -> None:
        count = len(self.stale)
        if count != self._stale:
            self._stale = count
            self.count_changed.emit(count)
