"""What a session means for others it shares neither day nor people with: the numbers of its kind, and the reporting."""

from collections.abc import Iterable
from typing import NamedTuple

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.findings.groups import ReportingGroup, group_of


class Counted(NamedTuple):
    """What the numbers of a kind say of a session that counts."""

    number: str
    title: str
    day_id: str | None
    start: int | None


def counts(block: SessionBlock) -> bool:
    """Whether the numbers of its kind have anything to do with a session."""
    return bool(block.number.strip()) or block.kind is SessionKind.ACTION_GROUP


class WholeMeeting:
    """Remembers what each session last meant for the whole, and tells what has to be looked at when that changes."""

    def __init__(self) -> None:
        self._counted: dict[SessionKind, dict[str, Counted]] = {kind: {} for kind in SessionKind}
        self._groups: dict[str, ReportingGroup] = {}
        self._reporting: set[str] = set()

    @property
    def groups(self) -> list[ReportingGroup]:
        """The action groups in the order in which they were made."""
        return [self._groups[session_id] for session_id in sorted(self._groups)]

    def counted(self, kind: SessionKind) -> list[str]:
        """The sessions of a kind that its numbers are about, in the order in which they were made."""
        return sorted(self._counted[kind])

    def note(self, sessions: Iterable[tuple[str, SessionBlock | None]]) -> tuple[set[SessionKind], set[str]]:
        """Take in sessions as they are now, None where one is gone.

        Returns the kinds whose numbers may say something else, and the reporting sessions (there now or before) that
        may.
        """
        kinds: set[SessionKind] = set()
        reports: set[str] = set()
        groups_changed = False
        for session_id, block in sessions:
            kinds |= self._count(session_id, block)
            groups_changed |= self._note_group(session_id, block)
            if session_id in self._reporting or (block is not None and block.kind is SessionKind.REPORTING):
                reports.add(session_id)
            self._reporting.discard(session_id)
            if block is not None and block.kind is SessionKind.REPORTING:
                self._reporting.add(session_id)
        return kinds, reports | self._reporting if groups_changed else reports

    def _count(self, session_id: str, block: SessionBlock | None) -> set[SessionKind]:
        """The kinds in which a session counts otherwise than before."""
        changed: set[SessionKind] = set()
        now = None
        if block is not None and counts(block):
            now = Counted(block.number, block.title, block.day_id, block.start)
        for kind, counted in self._counted.items():  # it may have been of another kind
            here = now if block is not None and kind is block.kind else None
            if counted.get(session_id) == here:
                continue
            changed.add(kind)
            if here is None:
                del counted[session_id]
            else:
                counted[session_id] = here
        return changed

    def _note_group(self, session_id: str, block: SessionBlock | None) -> bool:
        before = self._groups.pop(session_id, None)
        now = group_of(block) if block is not None else None
        if now is not None:
            self._groups[session_id] = now
        return now != before
