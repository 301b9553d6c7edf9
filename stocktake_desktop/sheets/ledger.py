"""Which sheets a meeting has, which of them were printed, and which of those went stale and why.

A sheet is stale when what it shows is no longer what was printed last. It is decided by content, never by time: a
change that a sheet does not show leaves it current, and one that is taken back makes it current again.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from stocktake_desktop.models import Day, Meeting, Plan, Room, SessionBlock, SheetIssue, printing_name
from stocktake_desktop.planning.programme import in_order, rooms_in_use
from stocktake_desktop.sheets.catalogue import KINDS, Sheet, sheet_content
from stocktake_desktop.sheets.corrected import changed_days, days_words, lying_parts
from stocktake_desktop.sheets.page.content import changes, fingerprint, thawed, title_in
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.sheets.words.languages import LANGUAGES, is_spoken, languages_of
from stocktake_desktop.words import _, ngettext

_MOST_TOLD = 3
"""Changes that are told where there is little place."""
Key = tuple[str, str, str]
"""The kind, the subject and the language of a sheet."""


class PaperState(StrEnum):
    """How a sheet stands to the paper that lies about."""

    NEVER_PRINTED = "never printed"
    CURRENT = "current"
    STALE = "stale"
    SUPERSEDED = "superseded"
    EARLIER = "printed by an earlier version"
    THROWN_AWAY = "thrown away"


NEVER_PRINTED, CURRENT, STALE, SUPERSEDED, EARLIER, THROWN_AWAY = PaperState


@dataclass(frozen=True, kw_only=True)
class ListedSheet(Sheet):
    """A sheet of a meeting with what it is about by its id and in words.

    `subject` is the id of the session or day it is about, or the meeting's; of a room on a day the latter halves of
    both ids. `title` names the subject in words. `is_other`: it was printed in another language than the list is in.
    """

    subject: str
    title: str
    is_other: bool = False

    @property
    def key(self) -> "Key":
        """What tells one sheet from another, as its issues are kept."""
        return (self.kind, self.subject, self.language)

    @property
    def called(self) -> str:
        """What it is and what it is about, "Podium sheet · Panel I", and its language if that is another."""
        return " · ".join(filter(None, dict.fromkeys((sheet_kind(self.kind).title, self.title, self.other_language))))

    @property
    def other_language(self) -> str:
        """The language by its own name, when it is another than that of the list."""
        return " + ".join(LANGUAGES[code] for code in languages_of(self.language)) if self.is_other else ""

    def content(self, plan: Plan) -> list[str]:
        """What it would show if it were printed now."""
        return sheet_content(plan, self)


@dataclass(frozen=True)
class LedgerEntry:
    """A sheet and how it stands: its state, the last printing (None: never printed) and in words what changed.

    A printing is told by its revision, the letter of the copy it was printed from and its mark; `issue_id` is its id,
    `copies` tells how many came out, where that is known, and `goes_to` who got them.
    """

    sheet: ListedSheet
    state: PaperState
    revision: int | None = None
    changes: tuple[str, ...] = ()
    letter: str = ""
    mark: str = ""
    issue_id: str = ""
    copies: int | None = None
    goes_to: str = ""
    days: tuple[int, ...] = ()
    """Of a stale sheet the numbers of the days whose pages alone hold no more; none where all do not."""
    lying: tuple[str, ...] = ()
    """The printings that lie about, as what has to be taken back of each."""

    @classmethod
    def of(cls, sheet: ListedSheet, state: PaperState, issue: SheetIssue, changes: Iterable[str] = ()) -> "LedgerEntry":
        """How a sheet stands to a printing of it."""
        printing = (issue.letter, issue.mark, issue.id, issue.copies, issue.goes_to)
        return cls(sheet, state, issue.revision, tuple(changes), *printing)

    @property
    def corrected(self) -> ListedSheet:
        """The sheet as it is to come out again: all of it, or the pages of the days that changed."""
        return replace(self.sheet, only_days=self.days)

    @property
    def key(self) -> "Key":
        """What tells one sheet from another."""
        return self.sheet.key

    @property
    def in_words(self) -> str:
        """The state for a reader, "Rev. 3·B · K7QM is stale"."""
        words = {
            NEVER_PRINTED: _("never printed"),
            CURRENT: _("{printing} is current"),
            STALE: _("{printing} is stale"),
            SUPERSEDED: _("{printing} holds no more: take its copies away"),
            EARLIER: _("{printing} was printed by an earlier version of the program"),
            THROWN_AWAY: _("{printing} was thrown away"),
        }
        return words[self.state].format(printing=self._printing)

    @property
    def who_has_it(self) -> str:
        """How many copies lie about, and with whom: "2 copies: chair, podium"; as far as anybody said."""
        return "" if self.state is THROWN_AWAY else who_has(self.copies, self.goes_to)

    @property
    def take_back(self) -> str:
        """What must be taken back from whom, in a line; empty while the paper holds."""
        if self.state not in (STALE, SUPERSEDED):
            return ""
        what = ", ".join(filter(None, (self.sheet.called, self._printing, self.who_has_it)))
        if self.lying:
            what = ", ".join((self.sheet.called, "; ".join(self.lying)))
        return _("Take back: {what}").format(what=what)

    @property
    def since_printed(self) -> str:
        """What made it stale, the first of it a line each: "Changed since Rev. 3·B · K7QM: “Hello.” is now “Hi.”"."""
        if self.state is not STALE:
            return ""
        told, more = self.changes[:_MOST_TOLD], len(self.changes) - _MOST_TOLD
        if not told:
            return _("Changed since {printing}").format(printing=self._printing)
        first = _("Changed since {printing}: {what}").format(printing=self._printing, what=told[0])
        rest = [ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else []
        return "\n".join([first, *told[1:], *rest])

    @property
    def _printing(self) -> str:
        return printing_name(self.revision, self.letter, self.mark) if self.revision is not None else ""

    def as_json(self) -> dict[str, object]:
        """The entry for a script."""
        sheet = self.sheet
        about = {"kind": sheet.kind, "title": sheet.title, "subject": sheet.subject, "language": sheet.language}
        printing = {"revision": self.revision, "letter": self.letter, "mark": self.mark}
        printing |= {"copies": self.copies, "goes_to": self.goes_to}
        return {**about, "state": str(self.state), **printing, "changes": list(self.changes), "days": list(self.days)}


def sheets_of(plan: Plan, language: str = "en") -> Iterator[ListedSheet]:
    """Every sheet of the meeting: those of the whole, then of each day, its rooms, and its sessions in their order."""
    meeting = plan.meeting
    if not meeting.days:
        return
    for kind in (kind for kind in _about(About.MEETING) if kind.is_due(meeting)):
        yield ListedSheet(kind=kind.key, subject=meeting.id, title=kind.title, language=language)
    for day in meeting.days:
        name = _("Day {number}").format(number=day.number)
        for kind in (kind for kind in _about(About.DAY) if kind.belongs_on(day)):
            yield ListedSheet(kind=kind.key, subject=day.id, title=name, day=day.number, language=language)
        for room in rooms_in_use(day):
            for kind in _about(About.ROOM):
                yield _of_room(kind, room, day, language)
        for block in in_order(day.sessions):
            for kind in _about(About.SESSION):
                if kind.belongs_to(block):
                    yield ListedSheet(
                        kind=kind.key, subject=block.id, title=block.title, session_id=block.id, language=language
                    )


def _about(about: About) -> list[SheetKind]:
    return [kind for kind in SHEET_KINDS if kind.about is about]


def _of_room(kind: SheetKind, room: Room, day: Day, language: str) -> ListedSheet:
    subject = room.id[len(room.id) // 2 :] + day.id[len(day.id) // 2 :]
    title = _("{room}, day {number}").format(room=room.name, number=day.number)
    return ListedSheet(kind=kind.key, subject=subject, title=title, day=day.number, room_id=room.id, language=language)


def ledger(plan: Plan, language: str = "en", *, with_others: bool = False) -> list[LedgerEntry]:
    """How every sheet of the meeting stands in a language; `with_others` also those printed in any other."""
    last = last_issues(plan)
    sheets = sheets_in_use(plan, language) if with_others else sheets_of(plan, language)
    there = [entry(plan, sheet, last.get(sheet.key)) for sheet in sheets]
    gone = superseded(plan, {sheet.key for sheet in sheets_in_use(plan, language)}, language)
    return [*there, *(found for found in gone if with_others or not found.sheet.is_other)]


def sheets_in_use(plan: Plan, language: str) -> Iterator[ListedSheet]:
    """Every sheet in a language, each followed by itself in the other languages that lie about on paper."""
    printed: dict[tuple[str, str], list[str]] = {}
    for (kind, subject, other), issue in last_issues(plan).items():
        if issue.lies_about:
            printed.setdefault((kind, subject), []).append(other)
    for sheet in sheets_of(plan, language):
        yield sheet
        for other in printed.get((sheet.kind, sheet.subject), ()):
            if other != language:
                yield replace(sheet, language=other, is_other=True)


def last_issues(plan: Plan) -> dict[Key, SheetIssue]:
    """The last printing of every sheet that was ever printed: of those that lie about, else of those thrown away.

    What paper does not know, a file from elsewhere brought.
    """
    known = [issue for issue in plan.meeting.sheet_issues if issue.sheet in KINDS and is_spoken(issue.language)]
    known.sort(key=lambda issue: issue.lies_about)  # what was thrown away only where nothing else is there
    return {(issue.sheet, issue.subject, issue.language): issue for issue in known}


def superseded(plan: Plan, there: Collection[Key], language: str) -> Iterator[LedgerEntry]:
    """The sheets that were printed and are no more: their session was parked or removed, their room or day given up."""
    for key, issue in last_issues(plan).items():
        if key not in there and issue.lies_about:
            block = plan.find(SessionBlock, issue.subject)
            title = block.title if block is not None else title_in(thawed(issue.content) or [])
            yield LedgerEntry.of(_of_issue(issue, title, is_other=issue.language != language), SUPERSEDED, issue)


def _of_issue(issue: SheetIssue, title: str, *, is_other: bool = False) -> ListedSheet:
    return ListedSheet(kind=issue.sheet, subject=issue.subject, title=title, language=issue.language, is_other=is_other)


def entry(plan: Plan, sheet: ListedSheet, last: SheetIssue | None) -> LedgerEntry:
    """How one sheet stands to its last printing."""
    if last is None:
        return LedgerEntry(sheet, NEVER_PRINTED)
    return compared(sheet, sheet.content(plan), last)


def compared(sheet: ListedSheet, now: list[str], last: SheetIssue) -> LedgerEntry:
    """How a sheet that would show this now stands to its last printing."""
    if not last.lies_about:
        return LedgerEntry.of(sheet, THROWN_AWAY, last)
    if fingerprint(now) == last.fingerprint:
        return LedgerEntry.of(sheet, CURRENT, last)
    if last.content_version != sheet_kind(sheet.kind).content_version:
        return LedgerEntry.of(sheet, EARLIER, last)
    before = thawed(last.content)
    words = [_("what was printed can no longer be told")] if before is None else changes(before, now)
    days = () if before is None else changed_days(sheet.kind, sheet.language, before, now, last.meeting.days)
    stale = LedgerEntry.of(sheet, STALE, last, words)
    return replace(stale, days=tuple(days), lying=tuple(_lying(last, days)))


def _lying(last: SheetIssue, days: Collection[int]) -> Iterator[str]:
    """What has to be taken back of each printing of a sheet, where that is not all of one printing."""
    meeting = last.meeting
    parts = lying_parts(_printings(meeting, (last.sheet, last.subject, last.language)), meeting)
    if not days and len(parts) < 2:
        return
    for part in parts:
        there = [day.number for day in meeting.days if not part.days or day.number in part.days]
        wanted = [number for number in there if not days or number in days]
        if wanted:
            issue, pages = part.issue, days_words(wanted)
            yield ", ".join(filter(None, (pages, issue.name, who_has(issue.copies, issue.goes_to))))


def _printings(meeting: Meeting, key: Key) -> Iterator[SheetIssue]:
    """Every printing of a sheet."""
    yield from (one for one in meeting.sheet_issues if (one.sheet, one.subject, one.language) == key)


def who_has(copies: int | None, goes_to: str) -> str:
    """How many copies there are, and with whom."""
    words = ngettext("{n} copy", "{n} copies", copies).format(n=copies) if copies else ""
    return _("{copies}: {who}").format(copies=words, who=goes_to) if words and goes_to else words or goes_to


def printing_in_words(plan: Plan, issue: SheetIssue) -> str:
    """One printing and whether it holds: "Podium sheet · Panel I: Rev. 3·B · K7QM was replaced by Rev. 4·A · 2VXW"."""
    key = (issue.sheet, issue.subject, issue.language)
    last = last_issues(plan).get(key)
    sheet = next((listed for listed in sheets_in_use(plan, issue.language) if listed.key == key), None)
    if not issue.lies_about or last is None or sheet is None or last is issue:
        gone = _of_issue(issue, title_in(thawed(issue.content) or []))
        state = SUPERSEDED if issue.lies_about else THROWN_AWAY
        found = entry(plan, sheet, issue) if sheet is not None else LedgerEntry.of(gone, state, issue)
        return f"{found.sheet.called}: {found.in_words}"
    words = _("{sheet}: {printing} was replaced by {later}")
    own = next((part for part in lying_parts(_printings(plan.meeting, key), plan.meeting) if part.issue is issue), None)
    if own is not None:
        words = _("{sheet}: of {printing} the {pages} hold still, beside {later}")
        return words.format(sheet=sheet.called, printing=issue.name, later=last.name, pages=days_words(own.days))
    return words.format(sheet=sheet.called, printing=issue.name, later=last.name)
