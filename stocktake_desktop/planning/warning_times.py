"""How long before the end of a speaker's time the clock turns amber: a rule of the meeting, by who speaks."""

from typing import NamedTuple

from stocktake_desktop.models import Meeting, SegmentKind, SessionKind

USUAL_WARNING = 60
"""Seconds before the end of what nobody's own time is counted for."""

_FIELDS: dict[SegmentKind | SessionKind, str] = {
    SessionKind.CEREMONY: "ceremony_warning",
    SegmentKind.PRESENTATION: "presentation_warning",
    SegmentKind.QUESTIONS: "floor_warning",
    SegmentKind.DISCUSSION: "floor_warning",
}
"""By the kind of item in which somebody speaks; in all others it is as on a panel."""
_OTHERS = "panel_warning"

_SHARE = 5
"""No warning takes more than this part of the time: of three minutes the last 36 seconds, not the last minute."""


class WarningTimes(NamedTuple):
    """Seconds before the end, by who speaks; the names are those of the meeting's own, none where it is 0."""

    ceremony_warning: int
    presentation_warning: int
    panel_warning: int
    floor_warning: int


def warning_times(meeting: Meeting) -> WarningTimes:
    """When speakers of each kind are warned in this meeting."""
    return WarningTimes(*(getattr(meeting, name) for name in WarningTimes._fields))


def warning_seconds(meeting: Meeting, kind: SegmentKind | SessionKind, given: int) -> int:
    """Seconds before the end at which a speaker with so many seconds in an item of a kind is warned."""
    warning: int = getattr(meeting, _FIELDS.get(kind, _OTHERS))
    return min(warning, given // _SHARE)
