"""What a plan must be, told by somebody who keeps stacks of their own and reads nothing but rows and the log."""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from stocktake_desktop.models import EventKind, EventLine, Plan, SheetIssue
from stocktake_desktop.sheets.ledger import CURRENT, EARLIER, NEVER_PRINTED, STALE, SUPERSEDED, THROWN_AWAY, LedgerEntry
from stocktake_desktop.sheets.registry import sheet_kind
from tests.pictures import picture
from tests.snapshots import (
    digest_of,
    do_again,
    driver,
    rewound,
    rows,
    same_state,
    take_back,
    without_paper,
)

_COLUMNS = [column.name for column in SheetIssue.__table__.columns]
_LETTERS = [chr(ord("A") + nth) for nth in range(26)]
Paper = dict[str, dict[str, object]]
"""The columns of every printing, by its id."""


class Stand(NamedTuple):
    """How a plan stands, in three digests: what undo reaches, what was printed, and how the days look."""

    rows: str
    paper: str
    picture: str

    @classmethod
    def of(cls, plan: Plan) -> "Stand":
        """How it stands now; memory, its ties, and the file must agree."""
        state = same_state(plan)
        return cls(digest_of(without_paper(state)), digest_of({"paper": state["sheet_issue"]}), picture(plan))

    @property
    def reached(self) -> tuple[str, str]:
        """What undo, redo and going back lead to."""
        return self.rows, self.picture


@dataclass
class Laptop:
    """What a laptop knows of all plans: the last event it wrote as each copy, and every number it put on paper."""

    notes: dict[str, str] = field(default_factory=dict)
    stamps: set[tuple[object, ...]] = field(default_factory=set)


@dataclass
class Twin:
    """The history of one file as it must be: the stack of steps that stand, above it those that can be done again."""

    stands: list[Stand]
    after: dict[int, Stand]
    ids: dict[str, int]
    paper: Paper
    letters: dict[str, str]
    steps: list[str] = field(default_factory=list)
    """The ids of what led from each of `stands` to the next."""
    at: int = 0
    begin: int = 1
    writer: str = ""
    """The copy that wrote since the file was opened; empty before its first event."""

    @classmethod
    def of(cls, plan: Plan) -> "Twin":
        """A twin of a plan whose history begins here, written by one copy."""
        stand, newest = Stand.of(plan), newest_of(plan)
        assert newest.kind == EventKind.BEGIN
        ids = {line.id: line.number for line in plan.log.lines(1_000_000, None)}
        (own,) = plan.log.copies()
        return cls([stand], {newest.number: stand}, ids, paper_of(plan), {own.id: own.letter}, begin=newest.number)

    @property
    def here(self) -> Stand:
        """How it stands, as far as undo reaches."""
        return self.stands[self.at]

    def settle(self, plan: Plan, before: int, laptop: Laptop) -> str:
        """Take in what was done: one event, whose kind is returned, or nothing."""
        stand, newest = Stand.of(plan), newest_of(plan)
        assert newest.number - before in (0, 1)
        if newest.number == before:
            assert stand == self.after[before], "no event, and something is changed"
            return ""
        self._signed(newest, laptop)
        paper = paper_of(plan)
        self._settle_paper(paper, newest, laptop)
        getattr(self, f"_{newest.kind}")(newest, stand)
        self.after[newest.number] = stand
        self.ids[newest.id] = newest.number
        assert stand.reached == self.here.reached
        return newest.kind

    def agrees(self, plan: Plan) -> None:
        """What can be taken back and done again is what lies on the stacks."""
        back, again = plan.log.next(EventKind.UNDO), plan.log.next(EventKind.REDO)
        assert (back and back.id) == (self.steps[self.at - 1] if self.at else None)
        assert (again and again.id) == (self.steps[self.at] if self.at < len(self.steps) else None)
        assert plan.undo_title == (back and back.title)
        assert plan.redo_title == (again and again.title)
        assert plan.log.begin == self.begin
        assert {copy.id: copy.letter for copy in plan.log.copies()} == self.letters
        assert [*self.letters.values()] == _LETTERS[: len(self.letters)]

    def agrees_to_the_begin(self, plan: Plan) -> int:
        """The log alone leads back to each earlier state; returns to how many."""
        seen = 0
        for (number, state), (known, stand) in zip(rewound(plan), reversed(self.after.items()), strict=False):
            assert number == known
            assert digest_of(without_paper(state)) == stand.rows
            assert digest_of({"paper": state["sheet_issue"]}) == stand.paper
            seen += 1
        assert seen == len(self.after)
        return seen

    def _signed(self, newest: EventLine, laptop: Laptop) -> None:
        """It is by the copy that this laptop wrote last in this file, else by a new one with the next letter."""
        assert newest.id not in self.ids
        if not self.writer:
            ours = [one for one in reversed(self.letters) if laptop.notes.get(one) in self.ids]
            assert newest.copy_id in ours[:1] or (not ours and newest.copy_id not in self.letters)
        else:
            assert newest.copy_id == self.writer
        letter = newest.says("letter")
        if newest.copy_id in self.letters:
            assert letter is None
        else:
            assert letter == _LETTERS[len(self.letters)]
            self.letters[newest.copy_id] = letter
        self.writer = newest.copy_id
        laptop.notes[newest.copy_id] = newest.id

    def _settle_paper(self, paper: Paper, newest: EventLine, laptop: Laptop) -> None:
        """Facts alone change what lies about, and no fact is ever lost, or any number given twice."""
        if newest.kind != EventKind.FACT:
            assert paper == self.paper
        highest: Counter[tuple[object, ...]] = Counter()
        for one in self.paper.values():
            highest[_key(one)] = max(highest[_key(one)], int(str(one["revision"])))
        for issue_id, one in paper.items():
            if issue_id in self.paper:
                assert {**one, "thrown_away_at": ""} == {**self.paper[issue_id], "thrown_away_at": ""}
                continue
            highest[_key(one)] += 1
            assert one["revision"] == highest[_key(one)]
            assert one["event_id"] == newest.id
            if one["mark"]:
                assert one["letter"] == self.letters[newest.copy_id]
                number = (*_key(one), one["revision"])  # two files that know nothing of each other may have one letter
                stamps = {(*number, newest.copy_id), (*number, one["letter"], one["mark"])}
                assert not stamps & laptop.stamps, "two papers with one stamp"
                laptop.stamps |= stamps
        marks = [one["mark"] for one in paper.values() if one["mark"]]
        assert len(set(marks)) == len(marks)
        assert self.paper.keys() <= paper.keys()
        self.paper = paper

    def _do(self, newest: EventLine, stand: Stand) -> None:
        assert newest.back is None
        if (to := newest.says("to")) is not None:
            assert stand.reached == self.after[to].reached
        self.stands[self.at + 1 :] = [stand]
        self.steps[self.at :] = [newest.id]
        self.at += 1

    def _undo(self, newest: EventLine, _stand: Stand) -> None:
        self.at -= 1
        assert newest.back == self.steps[self.at]

    def _redo(self, newest: EventLine, _stand: Stand) -> None:
        assert newest.back == self.steps[self.at]
        self.at += 1

    def _fact(self, newest: EventLine, _stand: Stand) -> None:
        assert newest.back is None

    def _begin(self, newest: EventLine, stand: Stand) -> None:
        assert newest.rows == "[]"
        assert newest.says("origin")
        self.stands, self.steps, self.at, self.begin = [stand], [], 0, newest.number


class Shadow:
    """A copy of the rows that learns of each event from the log alone, with no code of the program's."""

    def __init__(self, plan: Plan) -> None:
        self._db = sqlite3.connect(":memory:")
        driver(plan).backup(self._db)
        self._db.isolation_level = None
        self._number = newest_of(plan).number

    def follow(self, plan: Plan) -> None:
        """Do the newest event, take it back, and do it again; there is at most one that is not known yet."""
        newest = newest_of(plan)
        if newest.number != self._number:
            before = rows(self._db)
            do_again(self._db, newest.rows)
            after = rows(self._db)
            take_back(self._db, newest.rows)
            assert rows(self._db) == before, "the newest event taken back"
            do_again(self._db, newest.rows)
            self._number = newest.number
            assert rows(self._db) == after == rows(driver(plan)), "the newest event, done as the log has it"

    def close(self) -> None:
        """Let go of it."""
        self._db.close()


def state_by_rows(plan: Plan, entry: LedgerEntry, *, is_there: bool) -> str:
    """How a sheet stands to its paper: what it would show now, against what the last paper that lies about shows."""
    asked = (
        "SELECT content, content_version, thrown_away_at FROM sheet_issue WHERE (sheet, subject, language) = (?, ?, ?) "
    )
    found = driver(plan).execute(asked + "ORDER BY revision, id", entry.sheet.key).fetchall()
    about = [(content, version) for content, version, thrown_away_at in found if thrown_away_at is None]
    if not about or not is_there:
        return NEVER_PRINTED if not found else THROWN_AWAY if not about else SUPERSEDED
    content, version = about[-1]
    if json.loads(content) == entry.sheet.content(plan):
        return CURRENT
    return STALE if version == sheet_kind(entry.sheet.kind).content_version else EARLIER


def newest_of(plan: Plan) -> EventLine:
    """The last line of the log."""
    return plan.log.lines(1, None)[0]


def paper_of(plan: Plan) -> Paper:
    """What the file says of printings."""
    found = driver(plan).execute(f"SELECT {', '.join(_COLUMNS)} FROM sheet_issue ORDER BY revision, id")
    return {str(row[_COLUMNS.index("id")]): dict(zip(_COLUMNS, row, strict=True)) for row in found}


def _key(one: dict[str, object]) -> tuple[object, ...]:
    return one["sheet"], one["subject"], one["language"]
