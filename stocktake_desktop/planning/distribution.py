"""Who gets how many copies of which kind of sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from stocktake_desktop.models import Meeting


@dataclass(frozen=True)
class HandOut:
    """So many copies of a sheet, and to whom they go in words; one for nobody named is what holds unless said."""

    copies: int = 1
    goes_to: str = ""


UNSAID = HandOut()


def distribution_of(meeting: Meeting) -> Mapping[str, HandOut]:
    """What was said of each kind of sheet, by its key."""
    return {line.sheet: HandOut(line.copies, line.goes_to) for line in meeting.distribution}
