"""The names of sessions too low to hold them, in the free time beside them: before them, else after them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from stocktake_desktop.models import Day, SessionBlock
from stocktake_desktop.planning.clock import duration
from stocktake_desktop.ui.look.text import Pen, line_height, width_of
from stocktake_desktop.ui.look.theme import SMALL, Theme
from stocktake_desktop.ui.timeline.face_painting import paint_running, running_width
from stocktake_desktop.ui.timeline.faces import Face
from stocktake_desktop.ui.timeline.geometry import WORDED, Geometry
from stocktake_desktop.words import _, ngettext

_HEIGHT = line_height(SMALL) + 2
_LEADER, _INDENT, _GAP = 2, 8, 6
_LEAST = 64
"""Pixels: less of a name says nothing."""

_FEW = 2
"""So many low sessions that touch have each their own name; more have one for all."""

_WEIGHT = QFont.Weight.DemiBold


@dataclass(frozen=True)
class Label:
    """Where a name stands, the line that leads from there to its sessions, and these; `words` where they are many."""

    room: QRectF
    leader: QRectF
    sessions: tuple[str, ...]
    words: str = ""


def labels_of(
    geometry: Geometry, day: Day, kept_free: Iterable[QRectF], face: Callable[[str], Face | None]
) -> tuple[Label, ...]:
    """The names that have room on a day, none over a block, over what is `kept_free` or over another."""
    rects = geometry.days[day.id].rects
    blocks = {block.id: block for block in day.sessions}
    free = _Free([*rects.values(), *kept_free], geometry.within)
    labels: list[Label] = []
    low = [key for key in rects if geometry.tall(blocks[key].minutes) < WORDED]
    for run in _runs(low, rects):
        for nth in (run,) if len(run) > _FEW else ((key,) for key in run):
            words = _together([blocks[key] for key in nth]) if len(nth) > 1 else ""
            said = None if words else face(nth[0])
            width = running_width(said) if said is not None else width_of(words, SMALL, _WEIGHT)
            if label := _label(free, nth, [rects[key] for key in nth], words, width + _INDENT + _GAP):
                labels.append(label)
                free = free.without(label.room)
    return tuple(labels)


def paint_label(painter: QPainter, label: Label, face: Face, theme: Theme) -> None:
    """Draw a name; `face` is that of its first session."""
    painter.fillRect(label.room, theme.paper)
    painter.fillRect(label.leader, theme.kind(face.kind).spine)
    room = label.room.adjusted(_INDENT, 1, 0, 1)
    if label.words:
        Pen(painter, room).write(label.words, SMALL, _WEIGHT, theme.ink, 1)
    else:
        paint_running(painter, room, face, theme)


def _runs(low: Iterable[str], rects: dict[str, QRectF]) -> Iterator[tuple[str, ...]]:
    """Those of the `low` sessions that follow each other in one lane with no room for a name between them."""
    lanes: defaultdict[tuple[float, float], list[str]] = defaultdict(list)
    for key in low:
        lanes[rects[key].left(), rects[key].width()].append(key)
    for lane in lanes.values():
        run = lane[:1]
        for before, after in pairwise(lane):
            if rects[after].top() - rects[before].bottom() > _HEIGHT:
                yield tuple(run)
                run = []
            run.append(after)
        yield tuple(run)


def _together(blocks: Sequence[SessionBlock]) -> str:
    """ "36 × 5 min" """
    lengths = {block.minutes for block in blocks}
    if len(lengths) == 1:
        return _("{count} × {minutes}").format(count=len(blocks), minutes=duration(lengths.pop()))
    return ngettext("{n} short session", "{n} short sessions", len(blocks)).format(n=len(blocks))


def _label(free: "_Free", sessions: tuple[str, ...], rects: list[QRectF], words: str, width: float) -> Label | None:
    """Before the first block or after the last, where the name has more room; None where there is too little."""
    first, last = rects[0], rects[-1]
    width = min(width, first.width())
    above = QRectF(first.left(), first.top() - _HEIGHT, width, _HEIGHT)
    below = QRectF(last.left(), last.bottom() + 1, width, _HEIGHT)  # the row between may be that of a hard stop
    room = max((free.part_of(above), free.part_of(below)), key=QRectF.width)
    if room.width() < min(width, _LEAST):
        return None
    top, bottom = min(room.top(), last.bottom()), max(room.bottom(), first.top())
    return Label(room, QRectF(QPointF(room.left(), top), QPointF(room.left() + _LEADER, bottom)), sessions, words)


class _Free:
    """What of a day is free, asked for often: rectangles by their tops, and how far down those before each reach."""

    def __init__(self, taken: Iterable[QRectF], within: QRectF) -> None:
        self._taken = sorted(taken, key=QRectF.top)
        self._tops = [rect.top() for rect in self._taken]
        self._reach = list(accumulate((rect.bottom() for rect in self._taken), max))
        self._within = within

    def without(self, room: QRectF) -> "_Free":
        """The same less one more rectangle."""
        return _Free([*self._taken, room], self._within)

    def part_of(self, wished: QRectF) -> QRectF:
        """As much of a place as is free from its left end on; empty for nothing."""
        right = wished.right() if self._within.contains(wished) else wished.left()
        nth = bisect_left(self._tops, wished.bottom()) - 1
        while nth >= 0 and self._reach[nth] > wished.top():
            if self._taken[nth].intersects(wished):
                right = min(right, self._taken[nth].left() - _GAP)
            nth -= 1
        return QRectF(wished.topLeft(), QPointF(max(right, wished.left()), wished.bottom()))
