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
    """One thing found: a stable code, a plain sentence, and the ids of the sessions and people it concerns."""

    code: str
    severity: Severity
    message: str
    sessions: tuple[str, ...]
    people: tuple[str, ...] = ()
