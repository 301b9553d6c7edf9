"""The log that an old journal becomes. Whatever is made up here is the same for two copies of one journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from stocktake_desktop.models.migrations.past_steps import (
    PRINTED,
    Change,
    PastLine,
    PastStep,
    Trial,
    Values,
    inverse,
    moment,
    read_changes,
    told,
)

_TEXTS = {
    "id": 32,
    "meeting_id": 32,
    "sheet": 40,
    "subject": 32,
    "language": 8,
    "fingerprint": 64,
    "content": 5 * 10**7,
}
"""What a printing says of itself in words, and how long each can be."""
_LONGEST_ID, _LONGEST_TITLE, _LONGEST_NAME, _MOST = 32, 200_000, 80, 10_000_000
_FIRST_YEAR, _LAST_YEAR = "1900", "2199"
_NEVER = "1970-01-01 00:00:00.000000"
"""When a step was made of which nobody knows."""


class PastEvent(NamedTuple):
    """A row of the table of events but for its number."""

    id: str
    kind: str
    title: str
    rows: str
    back: str | None
    copy_id: str
    made_at: str
    made_by: str
    about: str


class Made(NamedTuple):
    """When, and by whom."""

    at: str
    by: str


class OldEntry(NamedTuple):
    """A row of the old journal made sound; its printings stand apart from the `rows` that can be taken back."""

    step: PastStep
    id: str
    title: str
    made: Made
    rows: str
    printings: list[Values]
    is_fact: bool
    """Whether the step only printed."""


class OldJournal:
    """The journal of a plan up to schema 3, and the log it becomes."""

    def __init__(self, meeting_id: str, rows: Iterable[Sequence[Any]]) -> None:
        """`rows`: number, id, title, made_at, made_by, state and rows of every step, in the order of their numbers."""
        kept = [*rows]
        self._origin = named(f"{meeting_id}:{kept[0][1] if kept else ''}")
        self._copy = named(" ".join([self._origin, *(f"{row[1]}={row[5]}" for row in kept)]))
        self._meeting_id = meeting_id
        self._entries: list[OldEntry] = []
        for row in kept:
            self._entries.append(self._entry(*row))

    def log(self, trial: Trial, printings: Mapping[str, Values], new: Values) -> list[PastEvent]:
        """The events in their order; the rows of the facts are all the printings there are.

        `printings` are those in the table by their ids, as a journal writes them. `new` is what each has in the columns
        that are new, but for the event that holds it.
        """
        left = {**printings}
        facts = self._facts(left, new)
        made = self._entries[0].made if self._entries else Made(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}", "")
        events = [self._begin(named(f"{self._origin}:begin"), self._origin, made)]
        if left:  # the plan was once saved without its history
            rest = [{**printing, **new} for printing in left.values()]
            events.append(self._fact(named(f"{self._origin}:printed before"), "", made, rest))
        entries = {entry.step.number: entry for entry in self._entries}
        for line in told([entry.step for entry in self._entries], trial):
            events += self._events(line, entries[line.step.number], facts[line.step.number])
        return events

    def _facts(self, left: dict[str, Values], new: Values) -> dict[int, list[Values]]:
        """The printings of every step, those that are `left` in the table as they stand there."""
        known: set[str] = set()
        facts: dict[int, list[Values]] = {}
        for entry in self._entries:
            fresh = {printing["id"]: printing for printing in entry.printings if printing["id"] not in known}
            facts[entry.step.number] = [{**left.pop(key, printing), **new} for key, printing in fresh.items()]
            known |= fresh.keys()
        return facts

    def _events(self, line: PastLine, entry: OldEntry, printings: list[Values]) -> Iterator[PastEvent]:
        if line.kind == "begin":
            origin = named(f"{self._origin}:origin:{entry.id}")
            yield self._begin(named(f"{self._origin}:begin:{entry.id}"), origin, entry.made)
        elif line.kind == "undo" and not entry.is_fact:
            rows = written(inverse(entry.step.changes or []))
            made_up = named(f"{self._origin}:undo:{entry.id}")
            yield self._event(made_up, "undo", entry.title, rows, entry.made, back=entry.id)
        elif line.kind == "do":
            if not entry.is_fact:
                yield self._event(entry.id, "do", entry.title, entry.rows, entry.made)
            if printings or entry.is_fact:
                fact = entry.id if entry.is_fact else named(f"{self._origin}:fact:{entry.id}")
                yield self._fact(fact, entry.title, entry.made, printings)

    def _event(
        self, event_id: str, kind: str, title: str, rows: str, made: Made, back: str | None = None, about: str = "{}"
    ) -> PastEvent:
        return PastEvent(event_id, kind, title, rows, back, self._copy, *made, about)

    def _begin(self, event_id: str, origin: str, made: Made) -> PastEvent:
        return self._event(event_id, "begin", "", "[]", made, about=json.dumps({"origin": origin}))

    def _fact(self, event_id: str, title: str, made: Made, printings: list[Values]) -> PastEvent:
        rows: list[Change] = [(PRINTED, None, {**printing, "event_id": event_id}) for printing in printings]
        return self._event(event_id, "fact", title, written(rows), made)

    def _entry(
        self, number: int, step_id: Any, title: Any, made_at: Any, made_by: Any, state: Any, rows: Any
    ) -> OldEntry:
        """A row of the journal, which may hold anything."""
        text = rows if isinstance(rows, str) else str(rows)
        changes = read_changes(text)
        others = changes and [change for change in changes if change[0] != PRINTED]
        printings = [after for table, before, after in changes or () if table == PRINTED and not before and after]
        is_id = isinstance(step_id, str) and 1 <= len(step_id) <= _LONGEST_ID
        return OldEntry(
            PastStep(number, str(state), others),
            step_id if is_id else named(f"{self._origin}:step:{number}"),
            str(title)[:_LONGEST_TITLE],
            Made(made_at if _is_moment(made_at) else self._last_moment(), str(made_by)[:_LONGEST_NAME]),
            text if others == changes else written(others or []),
            [row for row in printings if row.get("meeting_id") == self._meeting_id and _is_printing(row)],
            is_fact=others == [] != changes,
        )

    def _last_moment(self) -> str:
        return self._entries[-1].made.at if self._entries else _NEVER


def named(words: str) -> str:
    """An id made of what it is the id of."""
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def written(changes: Sequence[Change]) -> str:
    """Rows as they are kept in a journal; half a character, which no file can keep, stays as it was escaped."""
    text = json.dumps([list(change) for change in changes], ensure_ascii=False)
    return text if _can_be_kept(text) else json.dumps([list(change) for change in changes])


def _can_be_kept(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_moment(value: Any) -> bool:
    """Whether something is a moment as a column holds it, in a year that a meeting can be in."""
    try:
        return bool(moment(value) == value and _FIRST_YEAR <= value[:4] <= _LAST_YEAR)
    except (ValueError, TypeError):
        return False


def _is_printing(values: Values) -> bool:
    """Whether a row that the table may have lost can be put there again."""
    if values.keys() != {*_TEXTS, "revision", "printed_at"} or not values["id"]:
        return False
    try:
        is_then = _is_moment(moment(values["printed_at"]))
    except (ValueError, TypeError):
        return False
    revision = values["revision"]
    is_counted = type(revision) is int and 1 <= revision <= _MOST
    return is_then and is_counted and all(_is_text(values[name], most) for name, most in _TEXTS.items())


def _is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and _can_be_kept(value)
