"""A locked session that is late: what its contents lack, and its lock opened for a way out and closed after it."""

from collections.abc import Iterator, Mapping, Sequence

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.acts import Act, LockSession, MoveSession, ParkSession, ResizeSession
from stocktake_desktop.planning.clock import in_minutes, minute_after
from stocktake_desktop.planning.projection import spans_of
from stocktake_desktop.planning.recovery.board import Board, Draft
from stocktake_desktop.planning.recovery.levers import filled
from stocktake_desktop.planning.recovery.proposal import LimitKind, Overrun, TimeLimit
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import Slot


def contents_of(board: Board, slot: Slot) -> tuple[int, int]:
    """Minutes that the contents of a session need, and minutes it has from its expected start to its planned end."""
    span = spans_of(board.slots, board.now)[slot.id]
    length = in_minutes(slot.end - slot.start)
    need = min(length, filled(board, Draft(board.slots), slot) or length)
    late = 0 if span is None else minute_after(max(0, span.start - slot.start))
    return need, max(0, length - late)


def late_and_locked(board: Board) -> Iterator[Slot]:
    """Locked sessions that are not over and begin later than planned."""
    for slot in board.slots:
        span = spans_of(board.slots, board.now)[slot.id]
        if slot.locked and span is not None and slot.run.state is not State.DONE and span.start > slot.start:
            yield slot


def lacking(board: Board) -> list[Slot]:
    """Those of them whose contents need more than they have."""
    return [slot for slot in late_and_locked(board) if slot.id in board.scope and _lack(board, slot)]


def contents_limits(board: Board, slots: Sequence[Slot], *, kept: bool) -> tuple[TimeLimit, ...]:
    """That a locked session has room for its contents, as a limit: missed as long as its lock holds."""
    return tuple(
        TimeLimit(
            f"contents {slot.id}",
            LimitKind.CONTENTS,
            board.blocks[slot.id].title,
            in_minutes(slot.end),
            () if kept else (Overrun(slot.id, _lack(board, slot)),),
        )
        for slot in slots
    )


def opening(acts: Sequence[Act], blocks: Mapping[str, SessionBlock], shut: Sequence[Slot]) -> Iterator[Act]:
    """The acts, with a lock that is in the way opened before and closed after.

    Of what is under way, and of what goes into the tray, it stays open.
    """
    late = {slot.id for slot in shut}
    yield from (LockSession(slot.id, locked=False) for slot in shut if slot.run.is_under_way)
    for act in acts:
        if isinstance(act, MoveSession | ResizeSession) and act.session_id in late:
            yield from (LockSession(act.session_id, locked=False), act, LockSession(act.session_id, locked=True))
        elif isinstance(act, ParkSession) and act.session_id in late:
            yield from (LockSession(act.session_id, locked=False), act)
        else:
            yield act


def _lack(board: Board, slot: Slot) -> int:
    need, has = contents_of(board, slot)
    return max(0, need - has)
