"""How a hard stop is said on paper."""

from stocktake_desktop.planning.stops import TimedStop
from stocktake_desktop.sheets.words.punctuation import with_dots
from stocktake_desktop.sheets.words.said import said


def stop_title(at: TimedStop) -> str:
    """What ends then, and in which rooms where that is not the same in all."""
    return with_dots((said(at.stop, "title"), *(said(room, "name") for room in at.rooms)))
