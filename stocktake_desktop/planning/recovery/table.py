"""The ways to recover as a table: limits, prices and times in rows, ways in columns, doing nothing first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from stocktake_desktop.models import Appearance, Meeting, Segment, SessionBlock, TimeAnswer
from stocktake_desktop.planning.acts import (
    Act,
    LockSession,
    ParkSession,
    PromoteAlternate,
    RemoveAppearance,
    RemoveSegment,
    ResizeSession,
    SetField,
)
from stocktake_desktop.planning.budget import budget_of, item_words
from stocktake_desktop.planning.clock import clock, span
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.recovery.levers import DEBATES
from stocktake_desktop.planning.recovery.proposal import CalledAt, Recovery, TimeLimit, Way
from stocktake_desktop.planning.recovery.telling import limit_words
from stocktake_desktop.words import _, joining, ngettext

_LONG = 10
"""Minutes from which a guest is called much later."""


class Tone(Enum):
    """How a cell is meant: as planned, otherwise, kept, at a price, missed."""

    PLAIN = ""
    NEW = "new"
    GOOD = "good"
    DEAR = "dear"
    BAD = "bad"


@dataclass(frozen=True)
class Cell:
    """What a way means for a row; `was` stands before what is another than planned."""

    words: str
    tone: Tone = Tone.PLAIN
    was: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it is not as planned."""
        return bool(self.was) or self.tone in (Tone.NEW, Tone.DEAR, Tone.BAD)

    @property
    def said(self) -> str:
        """The whole cell in words."""
        return _("{before} → {after}").format(before=self.was, after=self.words) if self.was else self.words


@dataclass(frozen=True)
class WayRow:
    """A line of the table: what it is about, a remark on it, and a cell for each way."""

    label: str
    cells: tuple[Cell, ...]
    note: str = ""
    request_id: str = ""
    """What is asked of whom the limit belongs to and can be answered, by its id."""


@dataclass(frozen=True)
class WayRows:
    """Lines that belong together."""

    title: str
    rows: tuple[WayRow, ...]


@dataclass(frozen=True)
class WayTable:
    """The ways side by side; `kept` are the limits that every one of them keeps."""

    ways: tuple[Recovery, ...] = ()
    parts: tuple[WayRows, ...] = ()
    kept: tuple[str, ...] = ()


def table_of(meeting: Meeting, ways: Sequence[Recovery], *, whole: bool = False) -> WayTable:
    """These ways, the first of them doing nothing, as a table; lines that are as planned everywhere are left out.

    What every way keeps stands in the table only when it is to be `whole`.
    """
    blocks = {block.id: block for block in meeting.sessions}
    limits = [[_limit(way, limit.id) for way in ways] for limit in ways[0].limits] if ways else []
    missed = [row for row in limits if any(limit is not None and not limit.is_kept for limit in row)]
    kept = [limit_words(limit) for row in limits if row not in missed if (limit := row[0]) is not None]
    clashes = tuple(_clash_row(ways, blocks))
    kept += [] if clashes else [_nobody_in_two_places(ways)]
    parts = (
        WayRows(_("Limits"), (*(_limit_row(row, ways) for row in (limits if whole else missed)), *clashes)),
        WayRows(_("What it costs"), tuple(_prices(ways, blocks))),
        WayRows(_("New times"), tuple(_times(ways, blocks))),
        WayRows(_("People"), (WayRow(_("To be asked"), tuple(map(_asked, ways))),)),
    )
    return WayTable(tuple(ways), tuple(part for part in parts if part.rows), tuple(kept))


def _nobody_in_two_places(ways: Sequence[Recovery]) -> str:
    is_so_planned = any(way.has_planned_clashes for way in ways)
    return _("nobody new in two places") if is_so_planned else _("nobody in two places")


def verdict_of(way: Recovery) -> Cell:
    """The verdict over a way, for the head of its column."""
    if way.asked is not None:
        return Cell(_("if they agree"), Tone.DEAR)
    if way.is_open:
        return Cell(_("if they agree"), Tone.DEAR)
    if way.over_minutes:
        return Cell(_("{n} min over").format(n=way.over_minutes), Tone.BAD)
    if way.late_minutes:
        return Cell(_("ends {n} min late").format(n=way.late_minutes), Tone.DEAR)
    return Cell(_("everything fits"), Tone.GOOD)


def _limit(way: Recovery, limit_id: str) -> TimeLimit | None:
    return next((limit for limit in way.limits if limit.id == limit_id), None)


def _limit_row(limits: Sequence[TimeLimit | None], ways: Sequence[Recovery]) -> WayRow:
    first = next(limit for limit in limits if limit is not None)
    asked = limits[0].asked if limits[0] is not None else None
    is_open = asked is not None and asked.answer is TimeAnswer.OPEN
    note, request_id = asked.words if asked is not None else "", asked.request_id if asked and is_open else ""
    return WayRow(limit_words(first), tuple(map(_kept_or_missed, limits, ways)), note, request_id)


def _kept_or_missed(limit: TimeLimit | None, way: Recovery) -> Cell:
    asked = way.asked
    if limit is not None and asked is not None and limit.id in asked.stops:
        return Cell(_("if {time} is agreed").format(time=clock(asked.until)), Tone.DEAR)
    if limit is not None and asked is not None and limit.id in asked.meals:
        return Cell(_("begins later"), Tone.DEAR)
    if limit is None or limit.is_kept:
        return Cell(_("kept"), Tone.GOOD)
    if limit.is_open and limit.asked is not None:
        return Cell(limit.asked.words, Tone.DEAR)
    return Cell(_("{n} min over").format(n=limit.over_minutes), Tone.BAD)


def _clash_row(ways: Sequence[Recovery], blocks: Mapping[str, SessionBlock]) -> Iterator[WayRow]:
    if not any(way.clashes for way in ways):
        return
    words = _("{name}: in {first} and {second} at once")
    cells = []
    for way in ways:
        said = [
            joining(words, name=one.name, first=_title(blocks, one.first_id), second=_title(blocks, one.second_id))
            for one in way.clashes
        ]
        cells.append(Cell("; ".join(said), Tone.BAD) if said else Cell(_("nobody"), Tone.GOOD))
    yield WayRow(_("In two places"), tuple(cells))


def _prices(ways: Sequence[Recovery], blocks: Mapping[str, SessionBlock]) -> Iterator[WayRow]:
    guest = next((call for way in ways for call in way.calls if call.is_guest), None)
    if guest is not None:
        first = next((call.minute for call in ways[0].calls if call.is_guest), None)
        label = _("{name} speaks").format(name=guest.name)
        yield WayRow(label, tuple(_call(way.calls, first) for way in ways))
    told = [(block, rows) for block in sorted(blocks.values(), key=_when) if (rows := list(_inside(ways, block)))]
    for block, rows in told:
        name = called(block.title)
        yield from rows if len(told) == 1 else (replace(row, label=f"{row.label} · {name}") for row in rows)
    if any(way.free_minutes for way in ways):
        cells = [Cell(f"{way.free_minutes}", Tone.DEAR if way.free_minutes else Tone.PLAIN) for way in ways]
        yield WayRow(_("Minutes left free"), tuple(cells))


def _when(block: SessionBlock) -> tuple[bool, int, str]:
    return block.start is None, block.start or 0, block.title


def _inside(ways: Sequence[Recovery], block: SessionBlock) -> Iterator[WayRow]:
    """What a session loses: as a whole where nothing is known inside, its debates, its speakers, what is left out."""
    yield from _changed(ways, partial(_length, block=block), _("length"))
    removed = {act.segment_id for way in ways for act in way.acts if isinstance(act, RemoveSegment)}
    for item in budget_of(block).items:
        if item.kind in DEBATES or item.id in removed:
            yield from _changed(ways, partial(_item, item_id=item.id, minutes=item.minutes), item_words(item))
    yield from _speakers(ways, block)


def _changed(ways: Sequence[Recovery], cell: Callable[[Recovery], Cell], label: str) -> Iterator[WayRow]:
    cells = tuple(map(cell, ways))
    if any(one.is_new for one in cells):
        yield WayRow(label, cells)


def _call(calls: Sequence[CalledAt], first: int | None) -> Cell:
    call = next((call for call in calls if call.is_guest), None)
    if call is None:
        return Cell("–")
    if call.minute is None:
        return Cell(_("not called"), Tone.BAD)
    is_much_later = first is not None and call.minute - first >= _LONG
    return Cell(_("at {time}").format(time=clock(call.minute)), Tone.DEAR if is_much_later else Tone.PLAIN)


def _length(way: Recovery, block: SessionBlock) -> Cell:
    """What a session of which nothing is known inside has, or that it waits; of others their items tell."""
    if any(isinstance(act, ParkSession) and act.session_id == block.id for act in way.acts):
        return Cell(_("postponed"), Tone.BAD)
    now = next((one.minutes for one in way.acts if isinstance(one, ResizeSession) and one.session_id == block.id), None)
    is_open = not block.segments or any(item.minutes is None for item in budget_of(block).items)
    return _minutes(block.minutes, now if now is not None and is_open else block.minutes)


def _item(way: Recovery, item_id: str, minutes: int | None) -> Cell:
    if any(isinstance(act, RemoveSegment) and act.segment_id == item_id for act in way.acts):
        return Cell(_("left out"), Tone.BAD)
    return _minutes(minutes, _set(way.acts, Segment, item_id, minutes))


def _minutes(before: int | None, after: int | None) -> Cell:
    if before is None or after is None:
        return Cell("–")
    words = _("{n} min").format(n=after)
    return Cell(words, was=str(before)) if after != before else Cell(words)


def _set(acts: Sequence[Act], model: type[Segment | Appearance], row_id: str, otherwise: int | None) -> int | None:
    found = (act.value for act in acts if isinstance(act, SetField) and (act.model, act.row_id) == (model, row_id))
    return next((value for value in found if isinstance(value, int)), otherwise)


def _speakers(ways: Sequence[Recovery], block: SessionBlock) -> Iterator[WayRow]:
    """Speakers of one length in a session, where any of them has less."""
    cut = {act.row_id for way in ways for act in way.acts if isinstance(act, SetField) and act.model is Appearance}
    there = [one for one in block.appearances if one.id in cut]
    for before in sorted({one.minutes or 0 for one in there}, reverse=True):
        mine = [one for one in there if (one.minutes or 0) == before]
        n = sum(map(heads, mine))
        label = ngettext("{n} speaker", "{n} speakers", n).format(n=n)
        cells = [_minutes(before, _set(way.acts, Appearance, mine[0].id, before)) for way in ways]
        yield WayRow(label, tuple(cells))


def _times(ways: Sequence[Recovery], blocks: Mapping[str, SessionBlock]) -> Iterator[WayRow]:
    old = {one.session_id: (one.old_start, one.old_end) for way in ways for one in way.times}
    for session_id, (start, end) in sorted(old.items(), key=lambda pair: pair[1]):
        cells = []
        for way in ways:
            new = next((one for one in way.times if one.session_id == session_id), None)
            is_gone = any(isinstance(act, ParkSession) and act.session_id == session_id for act in way.acts)
            planned = Cell("–") if is_gone else Cell(span(start, end))
            cells.append(planned if new is None else Cell(span(new.new_start, new.new_end), Tone.NEW))
        yield WayRow(_title(blocks, session_id), tuple(cells), _("was {old}").format(old=span(start, end)))


def _asked(way: Recovery) -> Cell:
    """Whose word it takes before a way is chosen."""
    if way.asked is not None:
        return Cell(_("by {time}").format(time=clock(way.asked.by)), Tone.DEAR)
    of_protocol = any(isinstance(act, PromoteAlternate | RemoveAppearance | LockSession) for act in way.acts)
    moves_a_guest = way.way is Way.SWAP and any(call.is_guest for call in way.calls)
    return Cell(_("protocol, now"), Tone.DEAR) if of_protocol or moves_a_guest else Cell(_("nobody"))


def _title(blocks: Mapping[str, SessionBlock], session_id: str) -> str:
    return called(blocks[session_id].title)
