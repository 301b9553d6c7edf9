"""What a finding is."""

from dataclasses import dataclass
from enum import StrEnum


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

    `facts` is what the finding rests on; who has acknowledged it is asked again when they are others.
    """

    code: str
    severity: Severity
    message: str
    sessions: tuple[str, ...]
    people: tuple[str, ...] = ()
    facts: str = ""

    @property
    def key(self) -> str:
        """What tells this finding from every other of the plan, whatever its words say today."""
        return " ".join((self.code, *self.sessions, *self.people))
