"""When those who sit in a session cannot be in it: while they are not at the meeting, or sit in another session."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time
from itertools import pairwise
from typing import NamedTuple

from stocktake_desktop.models import Day, Person, Placement, SessionBlock, Status
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, legible

_LONGEST = 28
"""Letters of a name or a title where several are told beside a session that is carried."""


class Away(NamedTuple):
    """A stretch of a day, in minutes, in which somebody cannot come.

    `elsewhere` is the session they sit in then, None while they are not at the meeting. `is_unsure` where they would
    only step in, here or there.
    """

    name: str
    start: int
    end: int
    elsewhere: str | None
    is_unsure: bool

    @property
    def words(self) -> str:
        """Why, in a few words: "Ana Ruiz: Panel II"."""
        why = _("not there") if self.elsewhere is None else _short(self.elsewhere)
        words = _("{name}: {why} (alternate)") if self.is_unsure else _("{name}: {why}")
        return words.format(name=_short(self.name), why=why)


class Stretch(NamedTuple):
    """A part of a day in which the same people cannot come."""

    start: int
    end: int
    who: tuple[Away, ...]

    @property
    def is_unsure(self) -> bool:
        """Whether all of them would only step in."""
        return all(away.is_unsure for away in self.who)


def away_from(blocks: Collection[SessionBlock], days: Iterable[Day]) -> dict[str, list[Away]]:
    """When the people of some sessions, which move together, cannot come; by the ids of the days.

    Who has declined is not expected, and who has declined elsewhere is free. Groups and places without a name are
    never away.
    """
    people = _expected(blocks)
    moving = {block.id for block in blocks}
    found: dict[str, list[Away]] = {day.id: [] for day in days}
    for person, unsure in people.items():
        name = telling_name(person)
        for day in days:
            found[day.id] += [Away(name, *part, None, unsure) for part in _absent(person, day)]
        for other, only_steps_in in _sessions(person).items():
            if other.id not in moving and other.day_id in found:
                at = other.placed
                title = legible(other.title, _("(untitled)"))
                found[at.day_id].append(Away(name, at.start, at.end, title, unsure or only_steps_in))
    return found


def away_at(away: Iterable[Away], at: Placement) -> list[Away]:
    """Who cannot come at a time, each reason once."""
    return [one for one in away if one.start < at.end and one.end > at.start]


def stretches(away: Collection[Away]) -> Iterator[Stretch]:
    """The parts of a day in which somebody cannot come, one after the other, none twice."""
    edges = sorted({edge for one in away for edge in (one.start, one.end)})
    for start, end in pairwise(edges):
        who = tuple(one for one in away if one.start < end and one.end > start)
        if who:
            yield Stretch(start, end, who)


def _expected(blocks: Iterable[SessionBlock]) -> dict[Person, bool]:
    """The people of some sessions; true for those who would only step in."""
    found: dict[Person, bool] = {}
    for appearance in (one for block in blocks for one in block.appearances):
        if appearance.person is not None and appearance.status is not Status.DECLINED:
            found[appearance.person] = False
        for alternate in appearance.alternates:
            if alternate.person is not None and alternate.status is not Status.DECLINED:
                found.setdefault(alternate.person, True)
    return found


def _sessions(person: Person) -> dict[SessionBlock, bool]:
    """The placed sessions somebody sits in; true where they would only step in."""
    sits = [one.session for one in person.appearances if one.status is not Status.DECLINED]
    found = {block: False for block in sits if not block.is_parked}
    for alternate in person.alternates:
        block = alternate.appearance.session
        if alternate.status is not Status.DECLINED and not block.is_parked:
            found.setdefault(block, True)
    return found


def _absent(person: Person, day: Day) -> Iterator[tuple[int, int]]:
    """The parts of a day before somebody comes, and after they leave."""
    midnight = datetime.combine(day.date, time())
    since, until = (
        int((moment - midnight).total_seconds() // 60) if moment is not None else None
        for moment in (person.present_from, person.present_to)
    )
    if since is not None and since > 0:
        yield 0, min(since, MINUTES_PER_DAY)
    if until is not None and until < MINUTES_PER_DAY:
        yield max(until, 0), MINUTES_PER_DAY


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip(" –-·,:(") + "…"
