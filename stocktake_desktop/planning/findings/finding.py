"""What a finding is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from stocktake_desktop.models import Alternate, Appearance, SessionBlock
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, ngettext


class Severity(StrEnum):
    """How bad it is; an error makes `stocktake-desktop check` fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Finding:
    """One thing found: a stable code, a plain sentence, and the ids of the sessions and people it concerns.

    `facts` holds, in no language, what it was found from: an acknowledged finding comes back when its facts change.
    """

    code: str
    severity: Severity
    message: str
    sessions: tuple[str, ...]
    people: tuple[str, ...] = ()
    facts: str = ""

    @cached_property
    def key(self) -> str:
        """What tells this finding from every other of the plan, whatever its words say today."""
        return " ".join((self.code, *self.sessions, *self.people))


def called(block: SessionBlock) -> str:
    """A session in a sentence."""
    return titled(block.title)


def titled(title: str) -> str:
    """The title of a session in a sentence."""
    return " ".join(title.split()) or _("an untitled session")


def names(appearances: Sequence[Appearance | Alternate]) -> str:
    """Some people in a sentence; of many, the first few and how many more."""
    few = [telling_name(appearance) for appearance in appearances[:3]]
    words = ", ".join(few)
    more = len(appearances) - len(few)
    if not more:
        return words
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=words, count=more)


def people_of(appearances: Sequence[Appearance | Alternate]) -> tuple[str, ...]:
    """The ids of the persons and organisations behind some appearances, each once."""
    ids = (appearance.person_id or appearance.organisation_id for appearance in appearances)
    return tuple(dict.fromkeys(row_id for row_id in ids if row_id))
