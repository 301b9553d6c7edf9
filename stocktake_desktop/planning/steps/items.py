"""What the list of steps of a session consists of."""

from dataclasses import dataclass, field
from enum import StrEnum

from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Occasion,
    Segment,
    SessionBlock,
    StepKind,
)
from stocktake_desktop.planning.script.levels import Spot
from stocktake_desktop.planning.steps.timing import TimetableSlot

CALLING = frozenset({StepKind.GIVING_THE_FLOOR, StepKind.ON_BEHALF, StepKind.MODERATOR})
"""The steps at which somebody is called."""


@dataclass(frozen=True)
class ChairStep:
    """One thing the chair does; `slot` counts from the start of the session, `is_instant` takes no time.

    `place` is whose turn it is, `spot` tells who is really called there; `thanked` has spoken just before. At a closing
    `following` is the session that comes next. `occasions` are the IFs that are usual there.
    """

    kind: StepKind
    spot: Spot
    slot: TimetableSlot
    number: int = 0
    place: Appearance | None = None
    thanked: Appearance | Alternate | None = None
    following: SessionBlock | None = None
    audience: tuple[Appearance, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    is_instant: bool = False
    is_end: bool = False

    @property
    def session(self) -> SessionBlock:
        """The session it is a step of."""
        return self.spot.session

    @property
    def segment(self) -> Segment | None:
        """The segment it is a step of, None for the whole session."""
        return self.spot.segment


@dataclass(frozen=True)
class SegmentHeading:
    """A segment of the session, above its steps."""

    segment: Segment
    slot: TimetableSlot


class NoticeKind(StrEnum):
    """What is to be noticed between the steps."""

    SLACK = "slack"
    TOO_LONG = "too long"
    EMPTY_PLACE = "empty place"


@dataclass(frozen=True)
class StepsNotice:
    """Time that nothing is planned for, or more planned than there is, or a place that nobody takes.

    `whole` is the session or segment it is about; `planned` counts the minutes of all that is in it.
    """

    notice: NoticeKind
    slot: TimetableSlot
    whole: SessionBlock | Segment | Appearance
    planned: int = field(default=0)


StepItem = ChairStep | SegmentHeading | StepsNotice
