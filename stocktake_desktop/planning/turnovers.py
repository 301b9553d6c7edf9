"""What staff must do next: who to fetch and which name plates to change when a room turns over, who is not sure yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stocktake_desktop.models import Appearance, Day, SessionBlock, SessionKind, Status
from stocktake_desktop.planning.running import OVER, State, state_of
from stocktake_desktop.planning.seats import has_seat
from stocktake_desktop.planning.stepping_in import comes

_UNSURE = (Status.TO_BE_CONFIRMED, Status.INVITED)
_NOBODY_SITS = (SessionKind.BREAK, SessionKind.REGISTRATION)


@dataclass(frozen=True)
class Turnover:
    """A session about to begin in a room: its start (minute of the day), and the name plates that go and come."""

    session_id: str
    room_id: str | None
    start: int
    plates_out: tuple[str, ...]
    plates_in: tuple[str, ...]


@dataclass(frozen=True)
class Unsure:
    """Somebody who is to appear soon and has not confirmed."""

    appearance_id: str
    session_id: str
    start: int


def turnovers(day: Day, now: int, expected: Mapping[str, int] | None = None, within: int = 120) -> list[Turnover]:
    """The sessions of a day that are to begin from `now` within so many minutes, the next one of each room first.

    `expected` says when a session will begin where that is not as planned.
    """
    starts = _starts(day, expected or {})
    found = []
    for block in sorted(day.sessions, key=lambda block: (starts[block.id], _room(block), block.id)):
        if block.kind in _NOBODY_SITS or state_of(block) is not State.PLANNED:
            continue
        if now <= starts[block.id] <= now + within:
            before = _before(day.sessions, block, starts)
            seated, coming = _plates(before), _plates(block)
            out = tuple(name for name in seated if name not in coming)
            new = tuple(name for name in coming if name not in seated)
            found.append(Turnover(block.id, block.room_id, starts[block.id], out, new))
    return found


def unsure(day: Day, now: int, expected: Mapping[str, int] | None = None, within: int = 120) -> list[Unsure]:
    """Who is to appear within so many minutes, or appears now, and has not confirmed; the next first."""
    starts = _starts(day, expected or {})
    there = [block for block in day.sessions if state_of(block) not in OVER]
    blocks = [block for block in there if starts[block.id] + block.minutes > now and starts[block.id] <= now + within]
    return [
        Unsure(appearance.id, block.id, starts[block.id])
        for block in sorted(blocks, key=lambda block: (starts[block.id], _room(block), block.id))
        for appearance in block.appearances
        if (who := comes(appearance)) is not None and who.status in _UNSURE and not appearance.is_collective
    ]


def _room(block: SessionBlock) -> int:
    return block.room.position if block.room is not None else -1


def _starts(day: Day, expected: Mapping[str, int]) -> dict[str, int]:
    return {block.id: expected.get(block.id, block.placed.start) for block in day.sessions}


def _before(sessions: Iterable[SessionBlock], block: SessionBlock, starts: Mapping[str, int]) -> SessionBlock | None:
    """Who sat in the room last: the session before it that has people at the podium."""
    earlier = [
        other
        for other in sessions
        if other.room_id == block.room_id
        and starts[other.id] < starts[block.id]
        and other.kind not in _NOBODY_SITS
        and state_of(other) is not State.SKIPPED
    ]
    return max(earlier, key=lambda other: (starts[other.id], other.id), default=None)


def _plates(block: SessionBlock | None) -> list[str]:
    """The names at the podium of a session, each once, in order."""
    seated: list[Appearance] = block.appearances if block is not None else []
    coming = (comes(appearance) for appearance in seated if has_seat(appearance))
    return list(dict.fromkeys(who.name for who in coming if who is not None))
