"""Who speaks in turn: the named speakers of an item, who of them had the floor, and what each is given.

A place that is kept for several ("6 rapporteurs") has as many turns.
"""

from datetime import datetime
from typing import NamedTuple

from stocktake_desktop.models import LEADING_ROLES, Appearance, Role, Segment, SessionBlock, SpeakingTurn
from stocktake_desktop.planning.clock import in_minutes, in_seconds
from stocktake_desktop.planning.floor import FLOOR_SEGMENTS, seconds_of, seconds_used, spoken
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.real_time import instant, seconds_between
from stocktake_desktop.planning.running import UNDER_WAY, Item, held_seconds, segment_under_way, state_of
from stocktake_desktop.planning.stepping_in import called, comes


def item_under_way(block: SessionBlock) -> Item | None:
    """What of a session runs or is held: its segment; the session itself where it has none."""
    if block.segments:
        return segment_under_way(block)
    return block if state_of(block) in UNDER_WAY else None


def speakers(item: Item) -> list[Appearance]:
    """Who speaks in an item in turn, as often as their place stands for people; a session with segments has none.

    Who leads or only takes part has a turn where minutes are said; who leads a segment also when nobody else speaks.
    """
    if isinstance(item, SessionBlock) and item.segments:
        return []
    there = [one for one in item.appearances if not one.is_collective and comes(one) is not None]
    found = [one for one in there if one.minutes or one.role not in (*LEADING_ROLES, Role.PARTICIPANT)]
    if not found and isinstance(item, Segment) and item.kind not in FLOOR_SEGMENTS:
        found = [one for one in there if one.role in LEADING_ROLES]
    return [one for one in found for _nth in range(heads(called(one)))]


def own_minutes(speaker: Appearance) -> int | None:
    """What a speaker is given: the minutes of the place, else an even share of what the others leave of the item."""
    if speaker.minutes:
        return speaker.minutes
    item = speaker.segment or speaker.session
    there = speakers(item)
    sharing = [one for one in there if not one.minutes]
    left = (item.minutes or 0) - sum(one.minutes or 0 for one in there)
    return max(0, left) // len(sharing) or None if speaker in sharing else None


def turns_of(item: Item) -> list[SpeakingTurn]:
    """The turns that were had in an item, in the order in which they began; of a session those of its segments too."""
    return sorted(item.turns, key=lambda turn: (instant(turn.session.meeting, turn.started), turn.id))


def turn_under_way(block: SessionBlock) -> SpeakingTurn | None:
    """The turn that lasts; None while the chair or somebody of the floor list speaks."""
    return next((turn for turn in turns_of(block) if turn.ended is None), None)


def yet_to_speak(item: Item) -> list[Appearance]:
    """Who of an item has not had the floor yet, in the order of the plan."""
    left = speakers(item)
    for turn in item.turns:
        if turn.appearance is not None and turn.appearance in left:
            left.remove(turn.appearance)
    return left


def seconds_spoken(turn: SpeakingTurn, now: datetime) -> int:
    """How long a turn has lasted, holds left out."""
    return max(0, seconds_between(turn.session.meeting, turn.started, turn.ended or now) - held_seconds(turn, now))


class TurnTaken(NamedTuple):
    """Who has spoken, for how many seconds, and how many were given; None where nobody said."""

    name: str
    given: int | None
    taken: int

    @property
    def over_minutes(self) -> int | None:
        """How much longer than given it was, to the nearest minute."""
        return None if self.given is None else in_minutes(self.taken - self.given)


def turns_taken(item: Item) -> tuple[TurnTaken, ...]:
    """What each took who was named for an item, in the order in which they spoke; in a session those of its floor list
    too, and not those of its segments.
    """
    segment_id = None if isinstance(item, SessionBlock) else item.id
    named = tuple(
        TurnTaken(
            turn.spoken_as,
            None if turn.minutes is None else in_seconds(turn.minutes),
            seconds_spoken(turn, turn.ended),
        )
        for turn in turns_of(item)
        if turn.ended is not None and turn.segment_id == segment_id
    )
    heard = spoken(item) if isinstance(item, SessionBlock) else []
    return named + tuple(TurnTaken(one.name, seconds_of(one), seconds_used(one)) for one in heard)
