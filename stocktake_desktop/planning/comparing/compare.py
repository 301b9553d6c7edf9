"""Two meetings held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stocktake_desktop.models import Meeting, SessionBlock
from stocktake_desktop.planning.comparing.difference import Compared, MeetingComparison
from stocktake_desktop.planning.comparing.kinds import (
    DAYS,
    EVERYTHING,
    ORGANISATIONS,
    OTHERS,
    PEOPLE,
    ROOMS,
    SESSIONS,
    Carried,
    Kind,
)
from stocktake_desktop.planning.comparing.matching import Identities, Pair, Paired, Why, frame_paired
from stocktake_desktop.planning.comparing.people import people_paired
from stocktake_desktop.planning.comparing.sessions import sessions_paired
from stocktake_desktop.planning.comparing.units import Differ
from stocktake_desktop.planning.comparing.words import place_told, row_words

MEETING = Kind(Meeting, lambda meeting: [meeting])


def compare(
    here: Meeting, there: Meeting, carried: Carried = EVERYTHING, said: Mapping[str, str] | None = None
) -> MeetingComparison:
    """What the other meeting says otherwise than the plan.

    `carried` is what its source says at all. `said` are answers to questions: who somebody there is in the plan, by
    ids, or nobody ("").
    """
    identities = Identities(here, there, said or {})
    found = frame_paired(identities)
    people, questions = people_paired(identities)
    sessions = sessions_paired(identities)
    differ = Differ(identities, carried)
    lines = list(_lines(differ, SESSIONS, sessions))
    others = [_line(differ, MEETING, Pair(here, there, (Why.SAID,)))]
    for kind, rows in ((DAYS, found["day"]), (ROOMS, found["room"])):
        others += _lines(differ, kind, rows)
        others += _order_line(differ, kind, rows, here)
    for kind, rows in ((ORGANISATIONS, found["organisation"]), (PEOPLE, people)):
        others += _lines(differ, kind, rows)
    for kind in OTHERS:
        if carried.has(kind.model):
            others += _of_meeting(differ, kind, here, there)
    told = tuple(line for line in others if line.differences)
    return MeetingComparison(tuple(sorted(lines, key=_order)), told, questions, dict(identities.known()), carried)


def _lines(differ: Differ, kind: Kind, found: Paired) -> Iterator[Compared]:
    for pair in found.pairs:
        yield _line(differ, kind, pair)
    for row in found.new:
        yield Compared(kind.table, "", row.id, row_words(row), _at(row), _day(row), differences=(differ.new(row),))
    for row in found.gone if differ.can_be_gone(kind) else ():
        yield Compared(kind.table, row.id, "", row_words(row), _at(row), _day(row), differences=(differ.gone(row),))


def _line(differ: Differ, kind: Kind, pair: Pair) -> Compared:
    here, there = pair.here, pair.there
    differences = tuple(differ.of_pair(kind, pair))
    return Compared(kind.table, here.id, there.id, row_words(here), _at(here), _day(here), pair.whys, differences)


def _order_line(differ: Differ, kind: Kind, found: Paired, here: Meeting) -> Iterator[Compared]:
    if kind.is_ordered and (order := differ.order(kind, found, here.id)):
        yield Compared(kind.table, here.id, here.id, order.label, differences=(order,))


def _of_meeting(differ: Differ, kind: Kind, here: Meeting, there: Meeting) -> Iterator[Compared]:
    """A line for each row of the meeting that is another one, new or gone."""
    for found in differ.of_parts(kind, (here, there)):
        title = found.before or found.after
        yield Compared(kind.table, found.here_id, found.there_id, title, differences=(found,))


def _at(row: Any) -> str:
    return place_told(row) if isinstance(row, SessionBlock) else ""


def _day(row: Any) -> str:
    return row.day.date.isoformat() if isinstance(row, SessionBlock) and row.day is not None else ""


def _order(line: Compared) -> tuple[str, str, str]:
    return line.day or "~", line.at, line.title
