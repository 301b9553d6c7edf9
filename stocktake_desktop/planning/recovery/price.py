"""What a way to recover costs, in one line: who loses minutes, what is left out, what stays free."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stocktake_desktop.models import SessionKind
from stocktake_desktop.planning.budget import budget_of, item_words
from stocktake_desktop.planning.clock import in_minutes
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.recovery.board import Board, Draft
from stocktake_desktop.planning.recovery.levers import DEBATES, free_minutes, open_debate
from stocktake_desktop.planning.slots import Slot
from stocktake_desktop.words import _, ngettext


class _Loss(NamedTuple):
    name: str
    minutes: int


def price_of(board: Board, draft: Draft, said: Sequence[str] = (), free: int = 0, *, only_moves: bool = False) -> str:
    """ "Q&A loses 18 min", "4 speakers lose 1 min each; 10 min stay free", "nobody loses a minute".

    What is `said` stands before; `free` are minutes that are free beside those of the draft.
    """
    words = [*said, *_left_out(board, draft), *_debates_lose(board, draft), *_breaks_lose(board, draft)]
    words += _speakers_lose(board, draft)
    free += free_minutes(board, draft)
    if free:
        words.append(ngettext("{n} min stays free", "{n} min stay free", free).format(n=free))
    return "; ".join(words) or (_("nothing is cut") if only_moves else _("nobody loses a minute"))


def _left_out(board: Board, draft: Draft) -> Iterator[str]:
    for block in board.blocks.values():
        for item in budget_of(block).items:
            if item.id in draft.dropped:
                yield _("without {item}").format(item=item_words(item))


def _debates_lose(board: Board, draft: Draft) -> Iterator[str]:
    losses = [loss for slot in board.in_order(draft.slots) for loss in _cut_inside(board, slot)]
    minutes = sum(loss.minutes for loss in losses)
    if len(losses) > 1:
        yield _("{count} debates lose {n} min together").format(count=len(losses), n=minutes)
    yield from _alone(losses)


def _breaks_lose(board: Board, draft: Draft) -> Iterator[str]:
    losses = [
        _Loss(called(board.blocks[slot.id].title), minutes)
        for slot in draft.slots
        if slot.kind is SessionKind.BREAK and (minutes := _cut(board, slot)) > 0
    ]
    if len(losses) > 1:
        minutes = sum(loss.minutes for loss in losses)
        yield _("{count} breaks lose {n} min together").format(count=len(losses), n=minutes)
    yield from _alone(losses)


def _alone(losses: list[_Loss]) -> Iterator[str]:
    if len(losses) == 1:
        yield _("{item} loses {n} min").format(item=losses[0].name, n=losses[0].minutes)


def _cut_inside(board: Board, slot: Slot) -> Iterator[_Loss]:
    """What the debates of a session lose; the one without minutes loses what its session does beside the others."""
    block, left = board.blocks[slot.id], {part.id: part for part in slot.parts}
    names = {item.id: item_words(item) for item in budget_of(block).items}
    lost = 0
    for part in board.planned(slot.id).parts:
        now = left.get(part.id)
        minutes = 0 if now is None else in_minutes((part.seconds or 0) - (now.seconds or 0))
        lost += minutes if now is not None else in_minutes(part.seconds or 0)
        if minutes > 0 and part.kind in DEBATES:
            yield _Loss(names[part.id], minutes)
    rest = _cut(board, slot) - lost
    if rest > 0 and open_debate(board, slot) is not None:
        untimed = next((names[part.id] for part in slot.parts if part.seconds is None), called(block.title))
        yield _Loss(untimed, rest)


def _cut(board: Board, slot: Slot) -> int:
    planned = board.planned(slot.id)
    return in_minutes((planned.end - planned.start) - (slot.end - slot.start))


def _speakers_lose(board: Board, draft: Draft) -> Iterator[str]:
    there = [one for block in board.blocks.values() for one in block.appearances if one.id in draft.speakers]
    lost = [(one.minutes or 0) - draft.speakers[one.id] for one in there]
    if not there:
        return
    n = sum(map(heads, there))
    if min(lost) == max(lost):
        words = ngettext("{n} speaker loses {minutes} min", "{n} speakers lose {minutes} min each", n)
    else:
        words = ngettext("{n} speaker loses up to {minutes} min", "{n} speakers lose up to {minutes} min", n)
    yield words.format(n=n, minutes=max(lost))
