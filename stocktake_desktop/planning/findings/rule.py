"""What a rule is: the code of what it finds, how bad that is, how it is found, and what could be done about it."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import TYPE_CHECKING

from stocktake_desktop.models import Day, Meeting, Person, SessionBlock, SessionKind
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.findings.groups import ReportingGroup

if TYPE_CHECKING:
    from stocktake_desktop.planning.fixes.fix import Fix

Found = Iterable[Finding]
Proposal = Callable[[Meeting, Finding], "Iterable[Fix]"]


@dataclass(frozen=True)
class Rule:
    """A kind of finding; a module of `planning.findings` that has one is all it takes to be found.

    Its class tells what it looks at, and so after which steps it is asked again.

    `severities` are those its findings may have, the worst first; `fixes` is what may be proposed, the likeliest first.
    What the function `find` says of itself is its row in docs/findings.md. Findings of one severity are told, and
    mended, as one where `together` has words for how many there are; its fixes then meet all their sessions at once.
    """

    code: str
    severities: tuple[Severity, ...]
    find: Callable[..., Found]
    fixes: tuple[Proposal, ...] = ()
    together: Callable[[int], str] | None = None

    @property
    def says(self) -> str:
        """In one sentence, what is found."""
        return " ".join((inspect.getdoc(self.find) or "").split())


@dataclass(frozen=True)
class SessionRule(Rule):
    """Looks at one session, with the people and all else in it, its room and the hard stops of its day."""

    find: Callable[[SessionBlock], Found]


@dataclass(frozen=True)
class DatedRule(Rule):
    """Looks at one session too, and asks what day it is."""

    find: Callable[[SessionBlock, Date], Found]


@dataclass(frozen=True)
class DayRule(Rule):
    """Looks at the sessions of one day."""

    find: Callable[[Day], Found]


@dataclass(frozen=True)
class PersonRule(Rule):
    """Looks at one person, and the sessions they appear in."""

    find: Callable[[Person], Found]


@dataclass(frozen=True)
class KindRule(Rule):
    """Looks at number, title and time of those sessions of one kind of which `whole_meeting.counts` is true."""

    find: Callable[[SessionKind, Sequence[SessionBlock]], Found]


@dataclass(frozen=True)
class ReportRule(Rule):
    """Looks at a reporting session, and the action groups it hears."""

    find: Callable[[SessionBlock, Iterable[ReportingGroup]], Found]


@dataclass(frozen=True)
class FrameRule(Rule):
    """Looks at the rooms and days of the meeting alone, whatever is in them."""

    find: Callable[[Meeting], Found]
