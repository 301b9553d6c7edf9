"""Where a step of the history is shown on the timeline: the places its sessions left, those they came to, the words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from stocktake_desktop.models import Placement, Room, SessionBlock
from stocktake_desktop.planning.changes.told_history import PlaceThen, Placing
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.history.placing_words import briefly_titled, moments_words, titled
from stocktake_desktop.ui.look.text import line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.timeline.carrying import company, placements
from stocktake_desktop.ui.timeline.face_painting import SPINE
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _

MOST = 12
"""So many sessions of one step are shown."""

_GAP = 2


class Left(NamedTuple):
    """A place that a session left: `room` is what of it is free for words, of which the first that fit are shown.

    It lies behind what is `over` it: all that stands there, or where it could not be seen at all then, its words.
    """

    rect: QRectF
    room: QRectF
    words: tuple[str, ...]
    over: tuple[QRectF, ...]


class Reached(NamedTuple):
    """A place that a session came to; `time` and `title` are empty where its block stands there and says so."""

    rect: QRectF
    time: str
    title: str


class Pill(NamedTuple):
    """From when to when the only session of a step went."""

    rect: QRectF
    words: str


class StepPlaces(NamedTuple):
    """All that is shown of a step."""

    left: tuple[Left, ...] = ()
    reached: tuple[Reached, ...] = ()
    pill: Pill | None = None

    @property
    def rects(self) -> list[QRectF]:
        """The rectangles of everything that is shown."""
        rects = [*(left.rect for left in self.left), *(reached.rect for reached in self.reached)]
        return [*rects, self.pill.rect] if self.pill is not None else rects


def places_of(placings: Sequence[Placing], scene: TimelineScene, narrowing: Narrowing) -> StepPlaces:
    """Where these placings are seen in the layout of the scene; days, rooms and sessions out of sight are left out."""
    first = placings[:MOST]
    reached = tuple(there for placing in first if (there := _reached(placing, scene, narrowing)) is not None)
    taken = [*scene.geometry.rects.values(), *(there.rect for there in reached)]
    left = tuple(here for placing in first if (here := _left(placing, scene, narrowing, taken)) is not None)
    pill = None
    if len(placings) == len(left) == len(reached) == 1:
        pill = _pill(placings[0], reached[0].rect, [*taken, left[0].rect], scene.geometry.within)
    return StepPlaces(left, reached, pill)


def _reached(placing: Placing, scene: TimelineScene, narrowing: Narrowing) -> Reached | None:
    if placing.came is None or placing.after is None:
        return None
    rect, stands = _rect(placing, placing.came, placing.after.minutes, scene, narrowing)
    if rect.isEmpty():
        return None
    return Reached(rect, "", "") if stands else Reached(rect, _time(placing.after), titled(placing.title))


def _left(placing: Placing, scene: TimelineScene, narrowing: Narrowing, taken: Iterable[QRectF]) -> Left | None:
    if placing.was is None or placing.before is None:
        return None
    rect, _stands = _rect(placing, placing.was, placing.before.minutes, scene, narrowing)
    if rect.isEmpty():
        return None
    time, words = _time(placing.before), _("{title} was here, {time}")
    titles = (titled(placing.title), briefly_titled(placing.title))
    over = tuple(block for block in taken if block.intersects(rect))
    room = _free(rect, over)
    sentences = (*(words.format(title=title, time=time) for title in titles), time)
    return Left(rect, room, sentences, over if room.height() else tuple(_worded(block) for block in over))


def _rect(
    placing: Placing, place: Place, minutes: int, scene: TimelineScene, narrowing: Narrowing
) -> tuple[QRectF, bool]:
    """The rectangle of a place, empty where it is not seen, and whether the session itself stands there."""
    plan = scene.document.plan
    at = Placement(place.day_id, place.start, place.start + minutes, place.room_id)
    block = plan.find(SessionBlock, placing.session_id)
    if block is not None and block.placement == at:
        return scene.geometry.rect_of(block) or QRectF(), True
    is_hidden = block is not None and narrowing.hides and not narrowing.is_clear(block)
    is_gone = at.room_id is not None and plan.find(Room, at.room_id) is None
    if is_hidden or is_gone or (at.room_id or "") in narrowing.hidden_rooms:
        return QRectF(), False
    alone = company(placements(plan, at.day_id), at, {placing.session_id}).alone
    return scene.geometry.rect_at(at, alone=alone).intersected(scene.geometry.within), False


def _free(rect: QRectF, over: Sequence[QRectF]) -> QRectF:
    """The upper or the lower part of a rectangle, whichever is higher, in which nothing stands that lies over it."""
    if not over:
        return rect
    above, below = QRectF(rect), QRectF(rect)
    above.setBottom(min(block.top() for block in over))
    below.setTop(max(block.bottom() for block in over))
    free = max(above, below, key=QRectF.height)
    return free if free.height() > 0 else QRectF()


def _worded(rect: QRectF) -> QRectF:
    """The part of a block that may hold words."""
    return rect.adjusted(SPINE + GRID, 2, -GRID, -2)


def _pill(placing: Placing, rect: QRectF, taken: Sequence[QRectF], within: QRectF) -> Pill | None:
    """Below its new place, above it or at a side, where that is free."""
    before, after = placing.before, placing.after
    if before is None or after is None or (before.day, before.start) == (after.day, after.start):
        return None
    words = moments_words(before, after)
    width, height = width_of(words, SMALL, QFont.Weight.DemiBold) + 4 * GRID, line_height(SMALL) + GRID
    for x, y in (
        (rect.left(), rect.bottom() + _GAP),
        (rect.left(), rect.top() - height - _GAP),
        (rect.right() + _GAP, rect.top()),
        (rect.left() - width - _GAP, rect.top()),
    ):
        place = QRectF(round(x), round(y), round(width), height)
        if within.contains(place) and not any(place.intersects(block) for block in taken):
            return Pill(place, words)
    return None


def _time(place: PlaceThen) -> str:
    start = place.start or 0
    return span(start, start + place.minutes)
