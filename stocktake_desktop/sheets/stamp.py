"""Which printing of a sheet this is: the boxed stamp at the top and the line at the foot."""

from dataclasses import dataclass
from datetime import datetime

from stocktake_desktop.sheets.dates import stamp_date
from stocktake_desktop.words import _


@dataclass(frozen=True)
class Stamp:
    """Revision, when it was printed, and the revision it replaces; without a revision it is a draft."""

    revision: int | None
    printed_at: datetime
    replaces: int | None = None

    def words(self, language: str) -> str:
        """What stands in the box, "Rev. 3 · 23 Nov 2026 18:40"."""
        name = _("Draft") if self.revision is None else _("Rev. {revision}").format(revision=self.revision)
        day = stamp_date(self.printed_at, language)
        return f"{name} · {day} {self.printed_at:%H:%M}"

    def foot(self) -> str:
        """What stands at the foot: which issue to throw away."""
        if self.revision is None:
            return _("Draft – it may still change.")
        if self.replaces is None:
            return _("First issue.")
        return _("Replaces Rev. {revision} – destroy earlier copies.").format(revision=self.replaces)
