"""Which row of one meeting is which of the other, and by what each was known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from stocktake_desktop.models import Day, Meeting, Row
from stocktake_desktop.planning.comparing.assignment import best_pairs
from stocktake_desktop.planning.comparing.kinds import DAYS, DOCUMENTS, LIKE, ORGANISATIONS, ROOMS, Kind
from stocktake_desktop.words import N_, _


class Why(StrEnum):
    """By what two rows are taken for one; marked for translation."""

    ID = N_("the same id")
    SOURCE = N_("the same key of the source")
    SAME = N_("the same in everything")
    TITLE = N_("the same title")
    LIKE_TITLE = N_("a like title")
    NUMBER = N_("the same number")
    PEOPLE = N_("the same people")
    DAY = N_("the same day")
    NAME = N_("the same name")
    NAME_AND_ORGANISATION = N_("the same name and organisation")
    SAID = N_("you said so")
    PARTICULARS = N_("the same particulars")
    NEXT = N_("the same place among the days")


def whys_words(whys: Iterable[Why]) -> str:
    """By what two rows are taken for one, in a line."""
    return " · ".join(_(why.value) for why in whys)


class Pair(NamedTuple):
    """A row of each meeting that are one thing, and why."""

    here: Any
    there: Any
    whys: tuple[Why, ...]


@dataclass
class Paired:
    """The rows of one kind: those in both, the new and the gone."""

    pairs: list[Pair] = field(default_factory=list)
    new: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)

    def without_pairs(self, taken: Iterable[Pair]) -> None:
        """Move rows that were found to be one from the rest to the pairs."""
        taken = list(taken)
        self.pairs += taken
        here, there = {pair.here.id for pair in taken}, {pair.there.id for pair in taken}
        self.gone = [row for row in self.gone if row.id not in here]
        self.new = [row for row in self.new if row.id not in there]


class Identities:
    """What each id of the other meeting is called in the plan, as far as it is known."""

    def __init__(self, here: Meeting, there: Meeting, said: Mapping[str, str]) -> None:
        """`said` are the answers of a person: for the id of somebody there who they are in the plan."""
        self.here, self.there, self.said = here, there, said
        self._ids: dict[str, str] = {there.id: here.id}

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Know these pairs from now on."""
        self._ids.update({pair.there.id: pair.here.id for pair in pairs})

    def of(self, there_id: str | None) -> str:
        """The id in the plan; what is not there has the id it has there."""
        return self._ids.get(there_id or "", there_id or "")

    def known(self) -> Mapping[str, str]:
        """All that is known, by the ids of the other meeting."""
        return self._ids


def paired(kind: Kind, owners: tuple[Any, Any], identities: Identities) -> Paired:
    """The rows of a kind: by id, by the key of their source, by what the kind is known by, by how they fit."""
    found = begun(kind, owners)
    for key in kind.keys:
        found.without_pairs(_by_key(found, key, identities, Why.PARTICULARS))
    if kind.fits is not None:
        found.without_pairs(_by_fitting(found, kind.fits))
    identities.learn(found.pairs)
    return found


def begun(kind: Kind, owners: tuple[Any, Any]) -> Paired:
    """The rows of a kind as far as ids, or keys of a source, tell which is which."""
    here, there = (sorted(kind.rows(owner), key=_standing) for owner in owners)
    found = Paired(new=there, gone=here)
    by_id = {row.id: row for row in here}
    found.without_pairs(Pair(by_id[row.id], row, (Why.ID,)) for row in there if row.id in by_id)
    by_source = {key: rows[0] for key, rows in _grouped(found.gone, source_key).items() if len(rows) == 1}
    theirs = {key: rows[0] for key, rows in _grouped(found.new, source_key).items() if len(rows) == 1}
    found.without_pairs(
        Pair(by_source[key], row, (Why.SOURCE,)) for key, row in theirs.items() if key and key in by_source
    )
    return found


def frame_paired(identities: Identities) -> dict[str, Paired]:
    """Rooms, days, organisations and documents of both meetings, by table."""
    both = (identities.here, identities.there)
    found = {kind.table: paired(kind, both, identities) for kind in (ROOMS, DAYS, ORGANISATIONS, DOCUMENTS)}
    days = found[Day.__tablename__]
    if not days.pairs and len(days.new) == len(days.gone):  # the whole meeting is on other dates
        in_order = [sorted(rows, key=lambda day: day.date) for rows in (days.gone, days.new)]
        days.without_pairs([Pair(one, other, (Why.NEXT,)) for one, other in zip(*in_order, strict=True)])
        identities.learn(days.pairs)
    return found


def source_key(row: Row) -> str:
    """What the source of a row tells it apart by; empty where it came from none, or that has no keys."""
    return str(getattr(row, "source_key", "") or "")


def _by_key(found: Paired, key: Callable[..., Hashable], identities: Identities, why: Why) -> list[Pair]:
    mine = _grouped(found.gone, lambda row: key(row, lambda row_id: row_id or ""))
    theirs = _grouped(found.new, lambda row: key(row, identities.of))
    pairs = []
    for value, rows in mine.items():
        if value:
            pairs += [Pair(one, other, (why,)) for one, other in zip(rows, theirs.get(value, ()), strict=False)]
    return pairs


def _by_fitting(found: Paired, fits: Callable[[Any, Any], int]) -> list[Pair]:
    scores = {}
    for one, mine in enumerate(found.gone):
        for other, theirs in enumerate(found.new):
            if (score := fits(mine, theirs)) >= LIKE:
                scores[one, other] = score
    return [Pair(found.gone[one], found.new[other], (Why.LIKE_TITLE,)) for one, other in best_pairs(scores)]


def _grouped(rows: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[Hashable, list[Any]]:
    groups: defaultdict[Hashable, list[Any]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _standing(row: Any) -> tuple[Any, ...]:
    """The order in which rows are gone through, the same each time: their own, else that in which they were made."""
    return getattr(row, "position", 0), row.id


def counted(values: Sequence[Hashable]) -> Counter[Hashable]:
    """How often each value is there; nothing is not counted."""
    return Counter(value for value in values if value)
