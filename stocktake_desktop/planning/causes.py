"""Causes: findings gathered by what makes them, since whoever mends an overlap mends what follows from it too."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stocktake_desktop.models import Placement, SessionBlock
from stocktake_desktop.planning.brevity import brief
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.planning.findings.rule import Rule
from stocktake_desktop.planning.findings.rules import rules
from stocktake_desktop.planning.more_time import stop_minutes
from stocktake_desktop.planning.standing import Standing
from stocktake_desktop.words import ngettext

Find = Callable[[str], SessionBlock | None]
"""The session with an id, None when it is gone."""


@dataclass(frozen=True)
class Cause:
    """One mistake, with all findings it makes: itself, others like it, and what follows from it."""

    key: str
    """What tells it from every other, also when it makes fewer or more findings than before."""
    standings: tuple[Standing, ...]
    """The mistake itself; several where it was made several times."""
    follows: tuple[Standing, ...] = ()
    """What is gone once it is mended."""

    @property
    def finding(self) -> Finding:
        """What is to be mended, as one finding."""
        findings = [standing.finding for standing in self.standings]
        first = findings[0]
        if len(findings) == 1:
            return first
        sessions = dict.fromkeys(session for finding in findings for session in finding.sessions)
        people = dict.fromkeys(person for finding in findings for person in finding.people)
        return Finding(first.code, first.severity, self.message, tuple(sessions), tuple(people))

    @property
    def message(self) -> str:
        """What is wrong, in a sentence."""
        first, n = self.standings[0].finding, len(self.standings)
        if n == 1:
            return first.message
        words = _together().get(first.code)
        if words is not None:
            return words(n)
        more = ngettext("{message} And {n} more like it.", "{message} And {n} more like it.", n - 1)
        return more.format(message=first.message, n=n - 1)

    @property
    def severity(self) -> Severity:
        """How bad the worst is that comes of it."""
        return min((s.finding.severity for s in (*self.standings, *self.follows)), key=lambda one: one.rank)

    @property
    def is_acknowledged(self) -> bool:
        """Whether it may stand as it is."""
        return self.standings[0].acknowledgement is not None

    @property
    def reason(self) -> str:
        """Why it may stand, as whoever acknowledged it said."""
        known = self.standings[0].acknowledgement
        return known.reason if known is not None else ""

    @property
    def count(self) -> int:
        """How many findings it makes."""
        return len(self.standings) + len(self.follows)


def causes_of(find: Find, standings: Iterable[Standing]) -> list[Cause]:
    """The causes of these findings, in the order of the worst of each; every finding is in one of them."""
    ordered = list(standings)
    explained = _explained(find, [standing.finding for standing in ordered if standing.acknowledgement is None])
    gathered: defaultdict[str, tuple[list[Standing], list[Standing]]] = defaultdict(lambda: ([], []))
    for standing in ordered:
        cause = explained.get(standing.finding.key) if standing.acknowledgement is None else None
        own, follows = gathered[_alike(standing if cause is None else Standing(cause))]
        (own if cause is None else follows).append(standing)
    return [Cause(key, tuple(own), tuple(follows)) for key, (own, follows) in gathered.items()]


def brief_words(find: Find, cause: Cause) -> str:
    """What is wrong in one line: long titles of its sessions in few words."""
    words = cause.message
    blocks = map(find, cause.finding.sessions if len(cause.standings) == 1 else ())
    for title in sorted({called(block) for block in blocks if block is not None}, key=len, reverse=True):
        words = words.replace(title, brief(title)) if brief(title) != title else words
    return words


def free_time(find: Find, finding: Finding) -> Placement | None:
    """The free time that a finding is about, without a room; None for every finding but a gap."""
    blocks = [block for session_id in finding.sessions if finding.code == "gap" and (block := find(session_id))]
    places = [block.placement for block in blocks if block.placement is not None]
    return Placement(places[0].day_id, places[0].end, places[1].start, None) if len(places) == 2 else None


def _alike(standing: Standing) -> str:
    """What findings have in common that are one cause; the finding itself where it stands alone."""
    finding, known = standing
    if finding.code in _together():
        return " ".join((finding.code, finding.severity, known.reason if known is not None else ""))
    if finding.code == "person-double-booked":
        return " ".join((finding.code, *finding.sessions, known.reason if known is not None else ""))
    if finding.code == "person-absent":
        return " ".join((finding.code, *finding.people, known.reason if known is not None else ""))
    return finding.key


@cache
def _together() -> dict[str, Callable[[int], str]]:
    return {rule.code: rule.together for rule in rules(Rule) if rule.together is not None}


def _explained(find: Find, found: Sequence[Finding]) -> dict[str, Finding]:
    """For each finding that follows from another one, by its key, that other one."""
    effects = [finding for finding in found if finding.code in _EFFECTS]
    codes = {effect.code for effect in effects}
    able: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in found:
        for code in codes.intersection(_FOLLOW.get(finding.code, ())):
            for place in finding.sessions or finding.people:
                able[code, place].append(finding)
    told: dict[str, Finding] = {}
    for effect in effects if able else ():
        near = (cause for place in (*effect.sessions, *effect.people) for cause in able.get((effect.code, place), ()))
        causes = (cause for cause in near if _explains(find, cause, effect))
        cause = min(causes, key=lambda one: (_EXPLAINERS.index(one.code), one.key), default=None)
        if cause is not None:
            told[effect.key] = cause
    return {effect: _last(cause, told) for effect, cause in told.items()}


def _last(cause: Finding, told: Mapping[str, Finding]) -> Finding:
    """The cause of a cause, which comes first in `_EXPLAINERS`, so that this ends."""
    while cause.key in told:
        cause = told[cause.key]
    return cause


def _explains(find: Find, cause: Finding, effect: Finding) -> bool:
    """Whether a finding of a kind that may cause the other one, in the same place, does."""
    if cause.code == "after-hard-stop":
        return _runs_into(find, cause, effect)
    if cause.code in ("room-overlap", "crosses-break"):
        return set(cause.sessions) == set(effect.sessions)
    return cause.code != "end-before-start" or set(cause.people) == set(effect.people)


def _runs_into(find: Find, cause: Finding, effect: Finding) -> bool:
    """Whether the session that passes a hard stop meets, after the stop, what the other finding is about."""
    late = find(cause.sessions[0])
    if late is None or late.day is None or late.start is None or late.end is None or late.id not in effect.sessions:
        return False
    start, end, day = late.start, late.end, late.day
    stop = min((minute for minute in stop_minutes(day, late.room_id) if start < minute < end), default=end)
    others = [find(other) for other in effect.sessions if other != late.id]
    return all(other is not None and other.start is not None and other.start >= stop for other in others)


_FOLLOW: Mapping[str, tuple[str, ...]] = {
    "after-hard-stop": ("room-overlap", "crosses-break", "person-double-booked", "outside-day"),
    "room-overlap": ("person-double-booked",),
    "crosses-break": ("person-double-booked",),
    "duplicate-number": ("missing-number", "numbering"),
    "missing-number": ("numbering",),
    "end-before-start": ("person-absent",),
}
"""What may follow from a finding: who sits in two sessions at once while the two overlap in their room."""
_EXPLAINERS = tuple(_FOLLOW)
_EFFECTS = frozenset(code for codes in _FOLLOW.values() for code in codes)
