"""The timeline by keys: walk between blocks, move, lengthen, park and open the selected one."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from stocktake_desktop.edits.arranging import move_together, park_blocks
from stocktake_desktop.edits.blocks import resize_block
from stocktake_desktop.edits.several import lengthen_all_by
from stocktake_desktop.edits.shifting import swap_block_with_next
from stocktake_desktop.models import Placement, SessionBlock
from stocktake_desktop.planning.availability import away_at, away_from
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.timeline.geometry import Geometry
from stocktake_desktop.ui.timeline.gestures import FINE, Ways
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.widgets.shift_offer import shift_or_offer
from stocktake_desktop.words import _

_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(document: Document, scene: TimelineScene, event: QKeyEvent, ways: Ways) -> bool:
    """Do what a key means for the selected block, and for what follows it; False when it means nothing here."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    selected = document.selected
    if key in _ARROWS:
        across, down = _ARROWS[key]
        if modifiers & (_CTRL | _ALT) == _ALT and down and selected is not None:
            _trade(document, selected, down)
        elif not modifiers & _CTRL:
            walk(document, scene.geometry, key)
        elif selected is not None:
            step = FINE if modifiers & _ALT else ways.snap
            lengthens = bool(modifiers & _SHIFT)
            if ways.follows is Mode.ONLY or not down or selected.is_parked or len(document.selection) > 1:
                _change(document, selected, across, down * step, lengthen=lengthens)
            else:
                shift_or_offer(document, Wish(selected.id, down * step, ways.follows, lengthens=lengthens))
        return True
    if key == Qt.Key.Key_A and modifiers & _CTRL:
        document.select_all(scene.geometry.rects)
        return True
    return walk(document, scene.geometry, key) or (selected is not None and _act(document, selected, key))


def walk(document: Document, geometry: Geometry, key: Qt.Key) -> bool:
    """Select the session next to the selected one, the first or the last; False for a key that walks nowhere."""
    if key in _ARROWS:
        _walk_on(document, geometry, *_ARROWS[key])
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        _walk_to_end(document, geometry, last=key == Qt.Key.Key_End)
    else:
        return False
    return True


def described(block: SessionBlock) -> str:
    """A block in words, as it is read aloud: "Panel II, Day 1, 15:00–16:30, Plenary"."""
    at = block.placement
    if block.day is None or at is None:
        return f"{block.title}, {_('parked')}, {duration(block.minutes)}"
    day = _("Day {number}").format(number=block.day.number)
    room = block.room.name if block.room else _("no room")
    return f"{block.title}, {day}, {span(at.start, at.end)}, {room}"


def missing_words(blocks: Collection[SessionBlock]) -> str:
    """Who cannot be in these sessions where they stand now; empty when all can."""
    found: dict[str, None] = {}
    for block in blocks:
        if block.day is not None:
            away = away_from(blocks, [block.day])[block.day.id]
            found |= dict.fromkeys(one.words for one in away_at(away, block.placed))
    return " · ".join(found)


def _act(document: Document, selected: SessionBlock, key: Qt.Key) -> bool:
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        placed = [block.id for block in document.chosen if not block.is_parked]
        if placed:
            document.do(park_blocks, placed)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        document.enter(selected.id)
    else:
        return False
    return True


def _trade(document: Document, selected: SessionBlock, down: int) -> None:
    """Let the session change places with the one before or after it in its room."""
    at, day = selected.placement, selected.day
    if at is None or day is None:
        return
    if len(document.selection) > 1:
        document.refused.emit(_("Select one session to let it trade places."))
        return
    beside = [other for other in day.sessions if other.room_id == at.room_id]
    if down > 0:
        first = selected if any(other.placed.start >= at.end for other in beside) else None
    else:
        first = max((o for o in beside if o.placed.end <= at.start), key=lambda o: o.placed.end, default=None)
    if first is None:
        no_later, no_earlier = _("No later session in this room."), _("No earlier session in this room.")
        document.refused.emit(no_later if down > 0 else no_earlier)
    else:
        document.do(swap_block_with_next, first.id)


def _walk_to_end(document: Document, geometry: Geometry, *, last: bool) -> None:
    """Select the first or the last block, as they are read: by day, time and room."""
    days = [geometry.days[column.day_id].rects for column in geometry.columns]
    filled = [rects for rects in days if rects]
    if filled:
        rects = filled[-1 if last else 0]
        ordered = sorted(rects, key=lambda key: (rects[key].top(), rects[key].left()))
        document.select(ordered[-1 if last else 0])


def _walk_on(document: Document, geometry: Geometry, across: int, down: int) -> None:
    """Select the neighbour in a direction; with none selected, the first block."""
    selected = document.selected
    here = geometry.rect_of(selected) if selected is not None else None
    if selected is None or here is None:
        _walk_to_end(document, geometry, last=False)
        return
    day = geometry.days[selected.placed.day_id].rects
    found = _below(day, selected.id, down) if down else _beside(day, here, across)
    if found is None and across:
        found = _on_next_day(geometry, selected, here, across)
    if found is not None:
        document.select(found)


def _below(rects: dict[str, QRectF], key: str, down: int) -> str | None:
    """The next block of the day in time: the nearest that shares its lane, else the nearest."""
    order, here = list(rects), rects[key]
    nth = order.index(key)
    ahead = order[nth + 1 :] if down > 0 else order[:nth][::-1]
    lane = [key for key in ahead if rects[key].left() < here.right() and rects[key].right() > here.left()]
    near = lane or [key for key in ahead if rects[key].top() != here.top()]
    return min(
        near, key=lambda key: (abs(rects[key].top() - here.top()), abs(rects[key].left() - here.left())), default=None
    )


def _beside(rects: dict[str, QRectF], here: QRectF, across: int) -> str | None:
    """The nearest block of the day at the left or right that is on at the same time."""
    ahead = {
        key: rect
        for key, rect in rects.items()
        if (rect.left() - here.left()) * across > 0 and rect.top() < here.bottom() and rect.bottom() > here.top()
    }
    return min(ahead, key=lambda key: abs(ahead[key].left() - here.left()), default=None)


def _on_next_day(geometry: Geometry, selected: SessionBlock, here: QRectF, across: int) -> str | None:
    """The block nearest in time on the next day that has any."""
    ids = [column.day_id for column in geometry.columns]
    start = ids.index(selected.placed.day_id)
    further: Iterable[str] = ids[start + 1 :] if across > 0 else reversed(ids[:start])
    rects = next((geometry.days[day_id].rects for day_id in further if geometry.days[day_id].rects), {})
    return min(rects, key=lambda key: (abs(rects[key].top() - here.top()), rects[key].left() * across), default=None)


def _change(document: Document, block: SessionBlock, across: int, minutes: int, *, lengthen: bool) -> None:
    at = block.placement
    if at is None:
        return
    if lengthen and len(document.selection) > 1:
        if minutes:
            document.do(lengthen_all_by, document.selection, minutes)
    elif lengthen:
        if minutes and at.minutes + minutes >= 1:
            document.do(resize_block, block.id, at.start, at.minutes + minutes)
    elif minutes:
        to = Place(at.day_id, max(0, at.start + minutes), at.room_id)
        document.do(move_together, document.selection, block.id, to)
    elif target := _next_room(document, at, across):
        document.do(move_together, document.selection, block.id, Place(target[0], at.start, target[1]))


def _next_room(document: Document, at: Placement, step: int) -> tuple[str, str | None] | None:
    """The next room of the same day; past the last one, the next day in the first room."""
    meeting = document.plan.meeting
    rooms: list[str | None] = [r.id for r in sorted(meeting.rooms, key=lambda room: (room.position, room.id))]
    rooms = rooms or [None]
    days = [day.id for day in sorted(meeting.days, key=lambda day: day.date)]
    room = rooms.index(at.room_id) if at.room_id in rooms else -1
    day = days.index(at.day_id)
    if 0 <= room + step < len(rooms):
        return days[day], rooms[room + step]
    if 0 <= day + step < len(days):
        return days[day + step], rooms[0 if step > 0 else -1]
    return None
