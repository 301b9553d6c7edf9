"""Ways out of a shift that meets a limit, in words: what each is called, and what it means in a line."""

from collections.abc import Iterator

from stocktake_desktop.models import Day, SessionBlock
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import clock, span
from stocktake_desktop.planning.fixes.contents import fitted
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.more_time import waits_until
from stocktake_desktop.planning.shift_ways import ShiftWay, WayKind
from stocktake_desktop.planning.shifting import Moved, Wish
from stocktake_desktop.words import _, ngettext

_MOST_NAMED = 3


def title_of(way: ShiftWay, wish: Wish) -> str:
    """What a way is called on its button, with a mnemonic."""
    if way.kind is WayKind.PART:
        return _("&Only up to the limit")
    if way.kind is WayKind.PARK:
        return _("&Park what no longer fits")
    if way.kind is WayKind.ALONE:
        return _("Lengthen it &alone") if wish.lengthens else _("Move it &alone")
    if wish.id not in way.shortened:
        return _("&Shorten what follows")
    return _("&Keep the end, shorten it") if len(way.shortened) == 1 else _("&Shorten it and what follows")


def meaning_of(day: Day, wish: Wish, way: ShiftWay) -> str:
    """What comes of a way, in one line: new times, who loses minutes, whom it overlaps, who leaves the programme."""
    blocks = {block.id: block for block in day.sessions}
    own = next((one for one in way.moved if one.id == wish.id), None)
    parts = [span(own.new_start, own.new_end)] if own is not None else []
    if own is not None and way.kind is WayKind.PART:
        words = _("{time}, {part} min instead of {whole}")
        parts = [words.format(time=parts[0], part=own.new_end - own.old_end, whole=wish.minutes)]
    parts += _losses(blocks, way)
    if own is not None and way.kind is WayKind.ALONE:
        parts += _met_alone(day, blocks[wish.id], own)
    if way.parked:
        words = ngettext("{titles} goes to the tray", "{titles} go to the tray", len(way.parked))
        parts.append(words.format(titles=_titles([blocks[key] for key in way.parked])))
    following = sum(1 for one in way.moved if one.id != wish.id and one.new_start != one.old_start)
    if following:
        parts.append(ngettext("{n} session moves along", "{n} sessions move along", following).format(n=following))
    return " · ".join(parts)


def _losses(blocks: dict[str, SessionBlock], way: ShiftWay) -> Iterator[str]:
    """Who loses how many minutes, and whose contents do not fit any more."""
    for key, minutes in list(way.shortened.items())[:_MOST_NAMED]:
        yield _("{title} loses {n} min").format(title=called(blocks[key].title), n=minutes)
    if more := way.shortened.keys() - list(way.shortened)[:_MOST_NAMED]:
        yield ngettext("{n} more loses time", "{n} more lose time", len(more)).format(n=len(more))
    tight = [blocks[key] for key, minutes in way.shortened.items() if _overfull(blocks[key], minutes)]
    if tight:
        yield _("look at the items of {titles}").format(titles=_titles(tight))


def _overfull(block: SessionBlock, lost: int) -> bool:
    """Whether what is in a session takes longer than it lasts then, and nothing in it can give way."""
    minutes = block.minutes - lost
    return budget_of(block).planned > minutes and not fitted(block, minutes)


def _met_alone(day: Day, block: SessionBlock, own: Moved) -> Iterator[str]:
    """What a session that goes alone comes to lie across."""
    for other in sorted(day.sessions, key=lambda other: (other.placed.start, other.id)):
        at = other.placed
        shared = min(own.new_end, at.end) - max(own.new_start, at.start)
        before = min(own.old_end, at.end) - max(own.old_start, at.start)
        if other is not block and block.room_id and at.room_id == block.room_id and shared > max(before, 0):
            yield _("overlaps {title} by {n} min").format(title=called(other.title), n=shared)
    for stop in day.hard_stops:
        minute = waits_until(stop, block.room_id)
        if own.new_start < minute < own.new_end and not own.old_start < minute < own.old_end:
            yield _("goes on past {time} {stop}").format(time=clock(minute), stop=called(stop.title))


def _titles(blocks: list[SessionBlock]) -> str:
    names = [called(block.title) for block in blocks[:_MOST_NAMED]]
    more = len(blocks) - len(names)
    return ", ".join([*names, *([ngettext("{n} more", "{n} more", more).format(n=more)] if more else [])])
