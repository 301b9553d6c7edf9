"""How long before the end of a speaker's time the clock turns amber, by the kind of item."""

from stocktake_desktop.models import SegmentKind, SessionKind

USUAL_WARNING = 60
"""Seconds before the end, unless the kind says otherwise."""

_BY_KIND: dict[SegmentKind | SessionKind, int] = {
    SessionKind.CEREMONY: 120,
    SegmentKind.PRESENTATION: 120,
    SegmentKind.QUESTIONS: 30,
    SegmentKind.DISCUSSION: 30,
}
"""Long speeches are closed in two minutes, what is said from the floor in half a minute."""

_SHARE = 5
"""No warning takes more than this part of the time: of three minutes the last 36 seconds, not the last minute."""


def warning_seconds(kind: SegmentKind | SessionKind, given: int) -> int:
    """Seconds before the end at which a speaker with so many seconds in an item of a kind is warned."""
    return min(_BY_KIND.get(kind, USUAL_WARNING), given // _SHARE)
