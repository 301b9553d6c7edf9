"""Which printing of a sheet this is: the boxed stamp at the top and the line at the foot."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import count

from stocktake_desktop.languages import RIGHT_TO_LEFT
from stocktake_desktop.models import MARK_LENGTH, SheetIssue, printing_name
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.sheets.words.dates import stamp_date
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.words import _, ngettext

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What marks are made of: no 0 or O, 1 or I, which are taken for each other when they are read out."""
_BITS = 5
"""Of a sign: there are 32."""


@dataclass(frozen=True)
class Stamp:
    """Revision, when it was printed, the revision it replaces; without a revision it is a draft.

    `letter` is that of the copy of the plan it was printed from, `mark` names this printing and no other.
    """

    revision: int | None
    printed_at: datetime
    replaces: int | None = None
    letter: str = ""
    mark: str = ""
    days: tuple[int, ...] = ()
    """The numbers of the days whose corrected pages these are; all days where there are none."""

    @classmethod
    def on(cls, issue: SheetIssue) -> "Stamp":
        """The stamp that a printing carries."""
        return cls(issue.revision, issue.printed_at, letter=issue.letter, mark=issue.mark)

    @property
    def name(self) -> str:
        """What a printing is called, "Rev. 3·B · K7QM"."""
        return self._name()

    def _name(self, isolated: Callable[[str], str] = str) -> str:
        if self.revision is None:
            return _("Draft")
        return printing_name(self.revision, self.letter, self.mark, isolated)

    def words(self, language: str) -> str:
        """What stands in the box, "Rev. 3·B · K7QM · 23 Nov 2026 18:40"."""
        name = self._name(_from_left) if language in RIGHT_TO_LEFT else self.name
        return f"{name} · {stamp_date(self.printed_at, language)} {clock(minute_of(self.printed_at))}"

    def foot(self) -> str:
        """What stands at the foot: which issue to throw away."""
        if self.revision is None:
            return _("Draft – it may still change.")
        if self.days:
            numbers = listed(map(str, self.days))
            words = ngettext(
                "Corrected pages of day {numbers}: destroy the earlier ones. All other pages stay valid.",
                "Corrected pages of days {numbers}: destroy the earlier ones. All other pages stay valid.",
                len(self.days),
            )
            return words.format(numbers=numbers)
        if self.replaces is None:
            return _("First issue.")
        return _("Replaces Rev. {revision} – destroy earlier copies.").format(revision=self.replaces)


def _from_left(words: str) -> str:
    """Words that keep their own order in a line that is read from the right."""
    return f"\u2066{words}\u2069"  # LRI … PDI of UAX #9


def mark_of(fingerprint: str, revision: int, copy_id: str, taken: Container[str]) -> str:
    """Four signs that name a printing, out of what it shows, its revision and the copy of the plan; none of `taken`."""
    for nth in count():
        digest = sha256(f"{fingerprint} {revision} {copy_id} {nth or ''}".encode()).digest()
        number = int.from_bytes(digest[:8])
        mark = "".join(SIGNS[number >> _BITS * place & len(SIGNS) - 1] for place in range(MARK_LENGTH))
        if mark not in taken:
            return mark
    raise AssertionError  # count() has no end
