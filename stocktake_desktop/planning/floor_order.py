"""The list of speakers as it is read: when each will speak, who the stop cuts off, who must come now, and why there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState, SessionBlock
from stocktake_desktop.planning.floor import (
    FloorCategory,
    category_of,
    has_floor,
    in_order,
    precedence,
    rank_of,
    replies_before,
    seconds_left,
    seconds_of,
    waiting,
)
from stocktake_desktop.planning.floor_time import floor_begins, floor_seconds
from stocktake_desktop.planning.programme import in_order as programme_order
from stocktake_desktop.planning.running import State, state_of
from stocktake_desktop.words import _, term

AHEAD = 5
"""So many of those who wait must be in the room."""


@dataclass(frozen=True)
class ComingTurn:
    """A request that waits: at what moment it will have the floor, and whether it is over before the stop."""

    request: FloorRequest
    begins: datetime
    fits: bool
    is_ahead: bool
    """Whether it is among the first, who must be in the room now."""


def coming_turns(block: SessionBlock, now: datetime) -> list[ComingTurn]:
    """Everybody who waits in the order of the list, if each takes the whole time and nobody more."""
    there = [request for request in in_order(block) if request.state is FloorState.SPEAKING]
    taken = sum(max(0, seconds_left(request, now)) for request in there)
    begins, left = floor_begins(block, now), floor_seconds(block, now)
    turns = []
    for nth, request in enumerate(waiting(block)):
        seconds = seconds_of(request)
        turns.append(
            ComingTurn(request, begins + timedelta(seconds=taken), taken + seconds <= left, is_ahead=nth < AHEAD)
        )
        taken += seconds
    return turns


def five_ahead(block: SessionBlock) -> list[FloorRequest]:
    """Who must come to the room now: the first of those who wait."""
    return waiting(block)[:AHEAD]


def remaining(block: SessionBlock) -> int:
    """How many are still to speak, as the hall is told."""
    return len(waiting(block))


def next_with_floor(block: SessionBlock) -> SessionBlock | None:
    """The next session of the programme that has a list of speakers and has not begun."""
    ordered = programme_order(one for one in block.meeting.sessions if one.day is not None)
    later = ordered[ordered.index(block) + 1 :] if block in ordered else []
    return next((one for one in later if has_floor(one) and state_of(one) is State.PLANNED), None)


def why_here(request: FloorRequest) -> str:
    """Why a request that waits stands where it does, in a few words."""
    category, asked = category_of(request), _at(request.inscribed_at)
    if request.swapped_with:
        return _joined(_("swapped with {name}").format(name=request.swapped_with), _at(request.moved_at))
    if request.moved_at is not None:
        return _("moved by hand {time}").format(time=_at(request.moved_at))
    if request.absent_at is not None:
        words = _("absent {time}: end of {category}")
        return words.format(time=_at(request.absent_at), category=category_words(category, many=True))
    if request.is_late:
        return _("inscribed {time}: after closing").format(time=asked)
    if request.carried_from:
        return _("carried over from {title}").format(title=request.carried_from)
    return "".join(filter(None, _by_rule(request, category))) or (
        _("inscribed {time}").format(time=asked) if asked else _("as inscribed")
    )


def category_words(category: FloorCategory, *, many: bool = False) -> str:
    """What a category is called: of one, "State", or of `many`, "States"."""
    one, several = {
        FloorCategory.AT_ONCE: (_("at once"), _("at once")),
        FloorCategory.GROUP: (_("group"), _("groups")),
        FloorCategory.STATE: (_("State"), _("States")),
        FloorCategory.OBSERVER: (_("observer"), _("observers")),
        FloorCategory.REPLY: (_("right of reply"), _("rights of reply")),
    }[category]
    return several if many else one


def _by_rule(request: FloorRequest, category: FloorCategory) -> Iterator[str]:
    """The rule by which it stands before somebody who asked earlier, or behind the others."""
    if request.kind is FloorKind.MODERATOR_RESPONSE:
        yield _("answers at once")
    elif category is FloorCategory.GROUP:
        yield _("groups first")
    elif category is FloorCategory.REPLY:
        yield _("second right of reply on the item") if replies_before(request) else _("right of reply after the list")
    elif category is FloorCategory.STATE and (rank := rank_of(request)) is not None:
        words = _("{rank} before other States") if _overtakes(request) else _("{rank}, as inscribed")
        yield words.format(rank=term(rank.value))
    elif category is FloorCategory.OBSERVER and _is_first_of(request, category):
        yield _("observers after States")


def _overtakes(request: FloorRequest) -> bool:
    """Whether somebody of the category without such a rank waits behind."""
    own = precedence(request)
    behind = waiting(request.session)[waiting(request.session).index(request) + 1 :]
    same = takewhile(lambda other: category_of(other) is own.category, behind)
    return any(precedence(other) > own for other in same)


def _is_first_of(request: FloorRequest, category: FloorCategory) -> bool:
    return next((other for other in waiting(request.session) if category_of(other) is category), None) is request


def _at(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment is not None else ""


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
