"""Inside a step: the clock of something that runs stands, goes on, and ends."""

from datetime import datetime

from stocktake_desktop.models import Actual, SessionBlock, SpeakingTurn
from stocktake_desktop.planning.real_time import latest, moved
from stocktake_desktop.planning.running import Item, actual_of, held_seconds, segment_under_way
from stocktake_desktop.planning.turns import turn_under_way

Noted = Actual | SpeakingTurn
"""What has a clock that can be held: a session, a segment, a turn."""


def let_go(noted: Noted, now: datetime) -> None:
    """A hold ends; how long it was is kept."""
    if noted.held_since is not None:
        noted.held_seconds = held_seconds(noted, now)
        noted.held_since = None


def hold_again(noted: Noted, now: datetime) -> None:
    """A hold that was over lasts after all. When it began is no longer known; how long it was is."""
    noted.held_since, noted.held_seconds = moved(noted.session.meeting, now, -noted.held_seconds), 0


def clocks_of(block: SessionBlock) -> list[Noted]:
    """What has a clock that goes: the session, its segment, the turn in it; the innermost last."""
    segment = segment_under_way(block)
    noted = (actual_of(block), actual_of(segment) if segment is not None else None, turn_under_way(block))
    return [one for one in noted if one is not None]


def end_turns(item: Item, now: datetime) -> None:
    """Whoever was named for an item and has the floor has spoken."""
    for turn in item.turns:
        if turn.ended is None:
            let_go(turn, now)
            turn.ended = latest(turn.session.meeting, (now, turn.started))
