"""Which session of one programme is which of the other: by title, number, people and day, never by time alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.comparing.assignment import best_pairs
from stocktake_desktop.planning.comparing.kinds import SESSIONS
from stocktake_desktop.planning.comparing.likeness import likeness, numbers_in, without_numbers, words_of
from stocktake_desktop.planning.comparing.matching import Identities, Pair, Paired, Why, begun, counted
from stocktake_desktop.planning.folding import folded, name_key

_LIKE, _LIKE_THAT_DAY, _SOMEWHAT_LIKE = 70, 55, 45
"""Per cent of likeness at which titles alone tell a session, those of one day, and with the same number or people."""
_DAILY = (SessionKind.BREAK, SessionKind.REGISTRATION)
"""Kinds of which each day has its own."""


class _Facts(NamedTuple):
    """What a session is known by, in terms of the plan."""

    title: str
    family: str
    numbers: frozenset[str]
    number: str
    kind: SessionKind
    day: str
    start: int | None
    minutes: int
    room: str
    people: frozenset[str]
    content: tuple[Any, ...]


def sessions_paired(identities: Identities) -> Paired:
    """The sessions of both meetings."""
    found = begun(SESSIONS, (identities.here, identities.there))
    same_in_all = _same_in_all(found, identities)
    found.without_pairs(same_in_all)
    here = sorted(found.gone, key=_in_order)
    there = sorted(found.new, key=_in_order)
    mine, theirs = [_facts(row, None) for row in here], [_facts(row, identities) for row in there]
    likely = _Likely(mine, theirs, list(_told_families(identities)))
    scores = {pair: score for pair in likely.candidates() if (score := likely.score(*pair)) > 0}
    found.without_pairs(Pair(here[one], there[other], likely.whys(one, other)) for one, other in best_pairs(scores))
    identities.learn(found.pairs)
    return found


def _same_in_all(found: Paired, identities: Identities) -> list[Pair]:
    """Those of which nothing differs, one after the other: whatever they are called, nothing can become of them."""
    waiting: dict[_Facts, list[SessionBlock]] = {}
    for block in sorted(found.gone, key=_in_order):
        waiting.setdefault(_facts(block, None), []).append(block)
    pairs = []
    for block in sorted(found.new, key=_in_order):
        if rows := waiting.get(_facts(block, identities)):
            pairs.append(Pair(rows.pop(0), block, (Why.SAME,)))
    return pairs


class _Likely:
    """How well the sessions fit each other, above 0 where they may be one."""

    def __init__(self, mine: Sequence[_Facts], theirs: Sequence[_Facts], families: Sequence[str]) -> None:
        self._mine, self._theirs = mine, theirs
        self._titles = counted([facts.title for facts in mine]), counted([facts.title for facts in theirs])
        self._families = counted(families)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Those who have a word of their titles, a number or somebody in common."""
        marks: dict[str, list[int]] = {}
        for nth, facts in enumerate(self._theirs):
            for mark in _marks(facts):
                marks.setdefault(mark, []).append(nth)
        for one, facts in enumerate(self._mine):
            for other in sorted(set(chain.from_iterable(marks.get(mark, ()) for mark in _marks(facts)))):
                yield one, other

    def score(self, one: int, other: int) -> int:
        """How well two sessions fit, 0 where they are not taken for one."""
        mine, theirs = self._mine[one], self._theirs[other]
        like = 100 if mine.title == theirs.title and mine.title else likeness(mine.title, theirs.title)
        shared = len(mine.people & theirs.people)
        people = 100 * shared // max(len(mine.people | theirs.people), 1)
        number = bool(mine.number) and mine.number == theirs.number
        same_day = mine.day == theirs.day
        if not self._may_be_one(mine, theirs, like, shared, people):
            return 0
        return (
            10 * like
            + 3 * people
            + (250 if number else -100 if mine.number and theirs.number else 0)
            + (120 if same_day else 0)
            + (60 if same_day and mine.start == theirs.start else 0)
            + (40 if mine.room == theirs.room else 0)
            + (50 if mine.kind is theirs.kind else 0)
            + (100 if mine.numbers == theirs.numbers else 0)
        )

    def whys(self, one: int, other: int) -> tuple[Why, ...]:
        """What two sessions have in common."""
        mine, theirs = self._mine[one], self._theirs[other]
        like = likeness(mine.title, theirs.title)
        found = [
            (Why.NUMBER, bool(mine.number) and mine.number == theirs.number),
            (Why.TITLE, bool(mine.title) and mine.title == theirs.title),
            (Why.LIKE_TITLE, mine.title != theirs.title and like >= _SOMEWHAT_LIKE),
            (Why.DAY, mine.day == theirs.day),
            (Why.PEOPLE, bool(mine.people & theirs.people)),
        ]
        return tuple(why for why, holds in found if holds)

    def _may_be_one(self, mine: _Facts, theirs: _Facts, like: int, shared: int, people: int) -> bool:
        number = bool(mine.number) and mine.number == theirs.number
        same_day = mine.day == theirs.day
        if mine.kind in _DAILY and theirs.kind in _DAILY and not same_day:
            return False
        if mine.title and mine.title == theirs.title:
            often = max(titles[mine.title] for titles in self._titles) > 1
            return not often or same_day or number or bool(shared)
        if mine.numbers != theirs.numbers and not number and people < 50:
            family = mine.family if mine.family == theirs.family else ""
            alike = likeness(mine.family, theirs.family)
            if (family and self._families[family] > 2) or len(mine.family.split()) < 2 or alike < _LIKE:
                return False
        return (
            like >= _LIKE
            or (like >= _SOMEWHAT_LIKE and (number or people >= 50))
            or (like >= _LIKE_THAT_DAY and same_day)
            or (number and people >= 34)
            or (people >= 50 and shared > 1 and mine.kind is theirs.kind and same_day)
        )


def _told_families(identities: Identities) -> Iterator[str]:
    """What the sessions of both meetings are called besides their numbers, each once a meeting and title."""
    for meeting in (identities.here, identities.there):
        yield from (without_numbers(title) for title in {folded(block.title) for block in meeting.sessions})


def _marks(facts: _Facts) -> set[str]:
    numbers = {f"#{facts.number}"} if facts.number else set()
    return {*words_of(facts.title), *facts.people, *numbers} or {""}


def _facts(block: SessionBlock, identities: Identities | None) -> _Facts:
    """What a session is known by; of the other meeting with the ids that things have in the plan."""

    def known(row_id: str | None) -> str:
        return identities.of(row_id) if identities is not None else row_id or ""

    who = [known(p.person_id or p.organisation_id) or folded(p.placeholder) for p in block.appearances]
    roles = [(name, p.role, p.status, p.minutes, p.notes) for name, p in zip(who, block.appearances, strict=True)]
    segments = [(s.title, s.kind, s.minutes, s.notes) for s in block.segments]
    texts = (block.title, block.objectives, block.format_notes, block.notes, *(q.text for q in block.questions))
    return _Facts(
        folded(block.title),
        without_numbers(block.title),
        numbers_in(block.title),
        name_key(block.number),
        block.kind,
        known(block.day_id),
        block.start,
        block.minutes,
        known(block.room_id),
        frozenset(who),
        (*texts, *roles, *segments),
    )


def _in_order(block: SessionBlock) -> tuple[Any, ...]:
    """By day, start and room, those without a place last; then in the order in which they were made."""
    day = block.day.date.isoformat() if block.day is not None else "~"
    return day, block.start or 0, block.room.position if block.room is not None else -1, block.title, block.id
