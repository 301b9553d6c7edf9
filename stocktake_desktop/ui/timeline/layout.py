"""Laying out a meeting: which rooms of a day stand side by side, and the rectangle of every block.

A day is as wide as it has rooms in use at the same time. A session in the plenary spans the other rooms while these
are empty, since everybody is there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from PySide6.QtCore import QRectF

from stocktake_desktop.models import Day, Meeting, Room, RoomKind, SessionBlock
from stocktake_desktop.planning.lanes import Interval, lanes
from stocktake_desktop.ui.timeline.geometry import (
    ABOVE,
    BELOW,
    EVERYTHING,
    USUAL,
    Closeness,
    DayColumn,
    DayLayout,
    Geometry,
    Lane,
    Sight,
)
from stocktake_desktop.words import _

DAY_GAP = 12
"""Pixels between two days."""

BLOCK_GAP = 2
"""Pixels between blocks side by side in one room."""

LONE_LANE_WEIGHT = 2
"""A day with one lane is as wide as this many lanes of a day with several."""

SQUEEZED_LANE, LEAST_LANE, ROOMY_LANE = 24, 64, 104
"""Pixels a lane needs to be seen, and to be read. Where the window has fewer, the timeline is wider than the window,
and since it is scrolled then, every lane gets room for words; squeezed into the window it is only seen."""

SIDE = 44
"""Pixels a room without a lane takes at the side of a day while a block is carried."""

Span = tuple[int, int]


def lay_out(
    meeting: Meeting, width: float, height: float, sight: Sight = EVERYTHING, close: Closeness = USUAL
) -> Geometry:
    """The layout of what is in sight on at least this many pixels, as close as is wished.

    Sessions before and after the hours of the sight widen them.
    """
    days = sight.days(meeting)
    rooms = [_lanes_of(day, sight) for day in days]
    weights = [len(beside) if len(beside) > 1 else LONE_LANE_WEIGHT for beside in rooms]
    gaps, weight = DAY_GAP * max(len(days) - 1, 0), max(sum(weights), 1)
    width = width_in(width, weight, len(days), close.breadth)
    unit = (width - gaps) / weight
    lefts = accumulate((weight * unit + DAY_GAP for weight in weights), initial=0.0)
    columns = tuple(
        _column(day, beside, round(left), round(left + weight * unit) - round(left), sight)
        for day, beside, weight, left in zip(days, rooms, weights, lefts, strict=False)
    )
    first, last = _whole_hours(sight, (_hours(sight.sessions(day)) for day in days))
    height = max(height, ABOVE + BELOW + close.scale * (last - first))
    return with_days(Geometry(columns, first, last, width, height, sight=sight, weight=weight), days)


def width_in(window: float, weight: float, days: int, breadth: float) -> float:
    """How wide so many days with lanes of this weight are in a window, `breadth` times as wide as usual.

    Usually they fill the window, and are wider where lanes would be too narrow to be read.
    """
    gaps = DAY_GAP * max(days - 1, 0)
    usual = window if weight * LEAST_LANE + gaps <= window else max(window, weight * ROOMY_LANE + gaps)
    return max(usual * breadth, window, weight * SQUEEZED_LANE + gaps)


def with_days(geometry: Geometry, days: Iterable[Day]) -> Geometry:
    """The same layout with these days placed again; the others keep their rectangles."""
    laid = dict(geometry.days)
    for day in days:
        column = geometry.column(day.id)
        if column is not None:
            laid[day.id] = _place_day(geometry, column, day)
    return replace(geometry, days=laid)


def holds(geometry: Geometry, meeting: Meeting, day_ids: Collection[str]) -> bool:
    """Whether columns and hours still fit after a step that reached no more than these days."""
    sight = geometry.sight
    days = [day for day in sight.days(meeting) if day.id in day_ids]
    if not all(_lanes_hold(geometry.column(day.id), day, sight) for day in days):
        return False
    others = (laid.hours for day_id, laid in geometry.days.items() if day_id not in day_ids)
    now = _whole_hours(sight, [*others, *(_hours(sight.sessions(day)) for day in days)])
    return now == (geometry.first, geometry.last)


def _lanes_hold(column: DayColumn | None, day: Day, sight: Sight) -> bool:
    wanted = [(room.id if room else None, name) for room, name in _lanes_of(day, sight)]
    return column is not None and wanted == [(lane.room_id, lane.name) for lane in column.lanes]


def _hours(sessions: Iterable[SessionBlock]) -> Span | None:
    """From the first start to the last end, None without sessions."""
    placed = [block.placed for block in sessions]
    return (min(at.start for at in placed), max(at.end for at in placed)) if placed else None


def _whole_hours(sight: Sight, spans: Iterable[Span | None]) -> Span:
    known = [(sight.first_hour * 60, sight.last_hour * 60), *(span for span in spans if span is not None)]
    first, last = min(start for start, _end in known), max(end for _start, end in known)
    return first // 60 * 60, -(-last // 60) * 60


def _lanes_of(day: Day, sight: Sight) -> list[tuple[Room | None, str]]:
    """The rooms that run side by side on a day, in their order; where none do, one room that stands for the day."""
    sessions = sight.sessions(day)
    parallel = _parallel(sessions)
    used = {block.room for block in sessions}
    if parallel:
        beside = {block.room for block in sessions if block.id in parallel or not _is_plenary(block.room)}
        return [(room, _called(room)) for room in sorted(beside, key=_order)]
    ordered = sorted(used, key=_order) or sorted(day.meeting.rooms, key=_order)[:1] or [None]
    home = next((room for room in ordered if _is_plenary(room)), ordered[0])
    return [(home, " · ".join(_called(room) for room in ordered))]


def _parallel(sessions: Iterable[SessionBlock]) -> set[str]:
    """The sessions that share time with one in another room."""
    found: set[str] = set()
    running: list[tuple[int, str | None, str]] = []
    for at, key in sorted(((block.placed, block.id) for block in sessions), key=lambda one: one[0].start):
        running = [other for other in running if other[0] > at.start]
        elsewhere = [session_id for _end, room_id, session_id in running if room_id != at.room_id]
        if elsewhere:
            found.update(elsewhere, (key,))
        running.append((at.end, at.room_id, key))
    return found


def _order(room: Room | None) -> tuple[bool, int, str]:
    """Rooms in their order; without a room last."""
    return (True, 0, "") if room is None else (False, room.position, room.id)


def _called(room: Room | None) -> str:
    return _("No room") if room is None else room.name


def _column(day: Day, rooms: list[tuple[Room | None, str]], left: float, width: float, sight: Sight) -> DayColumn:
    share = width / len(rooms)
    own = tuple(
        Lane(room.id if room else None, name, left + n * share, share, _is_plenary(room))
        for n, (room, name) in enumerate(rooms)
    )
    everywhere = {*day.meeting.rooms, *(block.room for block in sight.sessions(day))}
    return DayColumn(day.id, left, width, own, _targets(everywhere, [room for room, _name in rooms], own, left, width))


def _is_plenary(room: Room | None) -> bool:
    return room is not None and room.kind is RoomKind.PLENARY


def _targets(
    everywhere: set[Room | None], own: list[Room | None], own_lanes: tuple[Lane, ...], left: float, width: float
) -> tuple[Lane, ...]:
    """The lanes as they are, less strips at the left and right for the other rooms of the meeting."""
    missing = sorted(everywhere - {*own}, key=_order)
    before = [room for room in missing if _order(room) < _order(own[0])]
    after = missing[len(before) :]
    side = min(SIDE, own_lanes[0].width / 2 / max(len(before), len(after), 1))
    inner_left, inner_right = left + side * len(before), left + width - side * len(after)
    return (
        *_strips(before, left, side),
        *(_clipped(lane, room, inner_left, inner_right) for lane, room in zip(own_lanes, own, strict=True)),
        *_strips(after, inner_right, side),
    )


def _strips(rooms: list[Room | None], left: float, side: float) -> Iterator[Lane]:
    for n, room in enumerate(rooms):
        yield Lane(room.id if room else None, _called(room), left + n * side, side, _is_plenary(room))


def _clipped(lane: Lane, room: Room | None, left: float, right: float) -> Lane:
    start, end = max(lane.left, left), min(lane.right, right)
    return replace(lane, name=_called(room), left=start, width=end - start)


def _place_day(geometry: Geometry, column: DayColumn, day: Day) -> DayLayout:
    """Place a day's blocks in the order of time; what overlaps in one room stands side by side.

    A session that clashes with a hidden one clashes all the same.
    """
    sessions = geometry.sight.sessions(day)
    parallel = _parallel(sessions)
    rects: dict[str, QRectF] = {}
    clusters = list(_clusters_by_room(sessions))
    for cluster in clusters:
        taken = _lanes_taken(column, cluster, parallel)
        rects |= _place_cluster(geometry, cluster, column.lanes[taken[0]].left, column.lanes[taken[-1]].right)
    by_time = sorted(sessions, key=lambda block: (block.start or 0, rects[block.id].left(), block.id))
    everything = clusters if len(sessions) == len(day.sessions) else _clusters_by_room(day.sessions)
    return DayLayout({block.id: rects[block.id] for block in by_time}, _clashing(everything), _hours(sessions))


def _clashing(clusters: Iterable[list[SessionBlock]]) -> frozenset[str]:
    """The sessions that share room and time with another."""
    return frozenset(
        block.id for cluster in clusters if len(cluster) > 1 and cluster[0].room_id is not None for block in cluster
    )


def _place_cluster(geometry: Geometry, cluster: list[SessionBlock], left: float, right: float) -> dict[str, QRectF]:
    """The rectangles of overlapping blocks side by side."""
    rects: dict[str, QRectF] = {}
    placed = {block.id: block.placed for block in cluster}
    places = lanes(Interval(key, at.start, at.end) for key, at in placed.items())
    for key, at in placed.items():
        nth, total = places[key]
        share = (right - left) / total
        gap = BLOCK_GAP if nth < total - 1 else 0
        rects[key] = geometry.rect_between(left + nth * share, left + (nth + 1) * share - gap, at.start, at.end)
    return rects


def _lanes_taken(column: DayColumn, cluster: list[SessionBlock], parallel: set[str]) -> range:
    """The lanes of a column that a cluster takes, by number: its own, or all."""
    nth = next((n for n, lane in enumerate(column.lanes) if lane.room_id == cluster[0].room_id), None)
    alone = parallel.isdisjoint(block.id for block in cluster)
    if nth is None or (alone and column.lanes[nth].everybody):
        return range(len(column.lanes))
    return range(nth, nth + 1)


def _clusters_by_room(sessions: Iterable[SessionBlock]) -> Iterator[list[SessionBlock]]:
    rooms: defaultdict[str | None, list[SessionBlock]] = defaultdict(list)
    for block in sessions:
        rooms[block.room_id].append(block)
    for blocks in rooms.values():
        yield from _clusters(blocks)


def _clusters(blocks: list[SessionBlock]) -> Iterator[list[SessionBlock]]:
    """Blocks of one room that hang together by overlapping, in the order of time."""
    cluster: list[SessionBlock] = []
    end = 0
    placed = ((block.placed, block) for block in blocks)
    for at, block in sorted(placed, key=lambda one: (one[0].start, -one[0].end, one[1].id)):
        if cluster and at.start >= end:
            yield cluster
            cluster = []
        end = max(end if cluster else 0, at.end)
        cluster.append(block)
    if cluster:
        yield cluster
