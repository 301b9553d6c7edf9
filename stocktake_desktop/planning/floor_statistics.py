"""Who has spoken from the floor: States, observers, regional groups, women and men, and time used against given."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState, Gender, SessionBlock
from stocktake_desktop.planning.floor import FloorCategory, category_of, seconds_of
from stocktake_desktop.planning.regional_groups import RegionalGroup, regional_group_of


@dataclass(frozen=True)
class FloorStatistics:
    """What the floor came to; `over` are the seconds beyond their time of those who went over it."""

    groups: int = 0
    states: int = 0
    observers: int = 0
    replies: int = 0
    regions: tuple[tuple[RegionalGroup, int], ...] = ()
    women: int = 0
    men: int = 0
    used: int = 0
    given: int = 0
    over: tuple[int, ...] = ()

    @property
    def speakers(self) -> int:
        """How many had the floor, points of order and answers of a moderator left out."""
        return self.groups + self.states + self.observers + self.replies

    @property
    def not_entered(self) -> int:
        """Of how many nobody entered whether a woman or a man spoke."""
        return self.speakers - self.women - self.men

    @property
    def median_over(self) -> int:
        """The median of the seconds beyond their time; 0 when nobody went over."""
        return round(median(self.over)) if self.over else 0


def floor_statistics(blocks: Iterable[SessionBlock]) -> FloorStatistics:
    """The statistics of one session, or of several together."""
    heard = [
        request
        for block in blocks
        for request in block.floor_requests
        if request.state is FloorState.SPOKEN
        and request.kind not in (FloorKind.POINT_OF_ORDER, FloorKind.MODERATOR_RESPONSE)
    ]
    categories = Counter(map(category_of, heard))
    regions = Counter(region for request in heard if (region := _region(request)) is not None)
    genders = Counter(request.person.gender for request in heard if request.person is not None)
    over = [used - seconds_of(one) for one in heard if (used := one.seconds_used or 0) > seconds_of(one)]
    return FloorStatistics(
        categories[FloorCategory.GROUP],
        categories[FloorCategory.STATE],
        categories[FloorCategory.OBSERVER],
        categories[FloorCategory.REPLY],
        tuple((region, regions[region]) for region in RegionalGroup),
        genders[Gender.FEMALE],
        genders[Gender.MALE],
        sum(one.seconds_used or 0 for one in heard),
        sum(map(seconds_of, heard)),
        tuple(over),
    )


def _region(request: FloorRequest) -> RegionalGroup | None:
    return regional_group_of(request.stands_for) if request.stands_for is not None else None
