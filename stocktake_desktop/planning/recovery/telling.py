"""A proposal to recover, in words: what it is called, what it changes, and when nothing helps."""

from collections.abc import Iterator, Sequence

from stocktake_desktop.planning.budget import budget_of, item_words
from stocktake_desktop.planning.clock import clock, in_minutes
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.recovery.asking import without_asking
from stocktake_desktop.planning.recovery.board import Board, Draft, is_to_come
from stocktake_desktop.planning.recovery.locked import contents_of, late_and_locked
from stocktake_desktop.planning.recovery.proposal import LimitKind, Recovery, TimeLimit, Way, most_over
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import Slot, SlotPart
from stocktake_desktop.words import _, joining, ngettext


def title_of(board: Board, way: Way, draft: Draft, swapped: tuple[str, str] | None) -> str:
    """What a proposal is called on its card and in the history."""
    if way is Way.SWAP and swapped is not None:
        first, second = (called(board.blocks[slot_id].title) for slot_id in swapped)
        return joining(_("Swap {first} and {second}"), first=first, second=second)
    if way is Way.DROP:
        return _("Drop {item}").format(
            item=", ".join(_name(board, slot, part) for slot, part in _dropped(board, draft))
        )
    words = {
        Way.ABSORB: _("Let free time absorb it"),
        Way.SLACK: _("Use free time and shorten breaks"),
        Way.QUESTIONS: _("Shorten Q&A and discussion"),
        Way.SPEAKERS: _("Fewer minutes for each speaker"),
        Way.TOGETHER: _("A little of everything"),
        Way.REMAINDER: _("Q&A gets what is left"),
        Way.MOVE: _("Move what follows"),
    }
    return words.get(way, "")  # those of protocol say whom they are about


def changes_of(board: Board, draft: Draft, swapped: tuple[str, str] | None) -> tuple[str, ...]:
    """What a proposal changes beside the times, a sentence each; it ends with how many sessions begin later."""
    lines = []
    if swapped is not None:
        first, second = (called(board.blocks[slot_id].title) for slot_id in swapped)
        lines.append(_("{second} comes before {first}").format(first=first, second=second))
    for slot in board.in_order(draft.slots):
        lines.extend(_session_lines(board, draft, board.planned(slot.id), slot))
    lines.extend(_moved(board, draft))
    return tuple(lines)


def verdict(board: Board, found: Sequence[Recovery], limits: Sequence[TimeLimit]) -> str:
    """A sentence where there is nothing to do, or where nothing does it; and that a locked session is late.

    Empty when a way keeps every limit, and nothing is locked that is late.
    """
    locked = [_locked_words(board, slot) for slot in late_and_locked(board) if slot.id in board.scope]
    if not found:
        on_time = _("What follows is on time: nothing to recover.")
        return " ".join(locked) or (_nothing_helps(limits) if most_over(tuple(limits)) else on_time)
    best = min(without_asking(found) or found, key=lambda recovery: recovery.over_minutes)
    return " ".join([*locked, *([_nothing_helps(best.limits)] if best.over_minutes else [])])


def limit_words(limit: TimeLimit) -> str:
    """What a limit is called with its time: "13:00 interpretation ends", "13:00 Lunch, locked"."""
    if limit.kind is LimitKind.LOCKED:
        return _("{time} {title}, locked").format(time=clock(limit.minute), title=called(limit.title))
    if limit.kind is LimitKind.CONTENTS:
        return _("{time} {title} with all that is in it").format(time=clock(limit.minute), title=called(limit.title))
    return _("{time} {title}").format(time=clock(limit.minute), title=called(limit.title))


def limit_line(limit: TimeLimit) -> str:
    """ "13:00 interpretation ends: kept", "13:00 Lunch, locked: missed by 20 min"."""
    if limit.is_kept:
        return _("{limit}: kept").format(limit=limit_words(limit))
    if limit.is_open and limit.asked is not None:
        return _("{limit}: {words}").format(limit=limit_words(limit), words=limit.asked.words)
    return _("{limit}: missed by {n} min").format(limit=limit_words(limit), n=limit.over_minutes)


def _nothing_helps(limits: Sequence[TimeLimit]) -> str:
    missed = max(limits, key=lambda limit: limit.over_minutes)
    words = _("Nothing here can save {limit}: it is still {n} min over at best.")
    return words.format(limit=limit_words(missed), n=missed.over_minutes)


def _locked_words(board: Board, slot: Slot) -> str:
    """That a locked session ends when planned, and whether its contents have the time they need."""
    need, has = contents_of(board, slot)
    words = _("{title} is locked and late: its contents need {need} min, it has {has}.")
    return words.format(title=called(board.blocks[slot.id].title), need=need, has=has)


def _session_lines(board: Board, draft: Draft, planned: Slot, slot: Slot) -> Iterator[str]:
    """What becomes of a session's items, its speakers, and its length where they do not say it."""
    block = board.blocks[slot.id]
    items = list(_item_lines(board, planned, slot))
    yield from (words for words, _saved in items)
    speeches = [
        (appearance, draft.speakers[appearance.id])
        for appearance in block.appearances
        if appearance.id in draft.speakers
    ]
    for before, after in sorted({(appearance.minutes or 0, new) for appearance, new in speeches}, reverse=True):
        n = sum(heads(appearance) for appearance, new in speeches if (appearance.minutes, new) == (before, after))
        words = ngettext("{n} speaker: {before} → {after} min", "{n} speakers: {before} → {after} min each", n)
        yield words.format(n=n, before=before, after=after)
    before, after = in_minutes(planned.end - planned.start), in_minutes(slot.end - slot.start)
    if before - after > sum(saved for _words, saved in items) and not speeches:
        words = _("{title}: {before} → {after} min")
        yield words.format(title=called(block.title), before=before, after=after)


def _item_lines(board: Board, planned: Slot, slot: Slot) -> Iterator[tuple[str, int]]:
    """What becomes of the items of a session, and the minutes that saves."""
    left = {part.id: part for part in slot.parts}
    for part in planned.parts:
        name, before = _name(board, slot, part), in_minutes(part.seconds or 0)
        after = in_minutes(left[part.id].seconds or 0) if part.id in left else 0
        if part.id not in left:
            yield _("Without {item}").format(item=name), before
        elif part.run.state is State.DONE and before != after:
            yield _("{item} as it went: {minutes} min").format(item=name, minutes=after), before - after
        elif before != after:
            yield _("{item}: {before} → {after} min").format(item=name, before=before, after=after), before - after


def _moved(board: Board, draft: Draft) -> Iterator[str]:
    later = [
        in_minutes(slot.start - board.planned(slot.id).start)
        for slot in draft.slots
        if is_to_come(slot) and slot.start > board.planned(slot.id).start
    ]
    if later:
        words = ngettext(
            "{n} session begins {minutes} min later", "{n} sessions begin up to {minutes} min later", len(later)
        )
        yield words.format(n=len(later), minutes=max(later))


def _dropped(board: Board, draft: Draft) -> Iterator[tuple[Slot, SlotPart]]:
    yield from ((slot, part) for slot in board.slots for part in slot.parts if part.id in draft.dropped)


def _name(board: Board, slot: Slot, part: SlotPart) -> str:
    """An item with its session: "Q&A (Panel II)"."""
    block = board.blocks[slot.id]
    item = next(item for item in budget_of(block).items if item.id == part.id)
    return _("{item} ({title})").format(item=item_words(item), title=called(block.title))
