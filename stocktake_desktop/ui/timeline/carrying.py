"""A block on its way: the ghost that follows the hand, the outline it left, the blocks a drop would clash with."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from PySide6.QtCore import QPointF, QRectF

from stocktake_desktop.edits.shifting import foretell, limits_in_words
from stocktake_desktop.models import Day, Placement, Plan, Room, SessionBlock
from stocktake_desktop.planning.availability import Away, away_at, away_from
from stocktake_desktop.planning.clock import clock, span
from stocktake_desktop.planning.shifting import Mode, Moved, ShiftOutcome, Wish
from stocktake_desktop.planning.together import Place, moved_together
from stocktake_desktop.ui.timeline.away_shade import AwayShade
from stocktake_desktop.ui.timeline.faces import face_of
from stocktake_desktop.ui.timeline.geometry import Geometry
from stocktake_desktop.ui.timeline.gestures import Gesture, Move, Snap, wish_of
from stocktake_desktop.ui.timeline.ghost import FollowerGhosts, Ghost, SnapLines
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.timeline.targets import Targets
from stocktake_desktop.words import _, ngettext

_MOST_LIMITS = 4
"""So many limits are named beside a carried session; the status line names all."""


@dataclass(frozen=True)
class Company:
    """What else runs that day at that time: the sessions in the same room, and whether there are any elsewhere."""

    clashing: frozenset[str] = frozenset()
    alone: bool = True


def placements(plan: Plan, day_id: str) -> dict[str, Placement]:
    """Where the sessions of a day are, by their ids; none of a day that is gone."""
    day = plan.find(Day, day_id)
    return {} if day is None else {block.id: block.placed for block in day.sessions}


def company(sessions: Mapping[str, Placement], at: Placement, besides: Collection[str]) -> Company:
    """What a session would meet at a placement on the day of these, without itself and what follows it (`besides`)."""
    running = {
        key: other
        for key, other in sessions.items()
        if other.start < at.end and other.end > at.start and key not in besides
    }
    same = frozenset(key for key, other in running.items() if other.room_id == at.room_id)
    return Company(same if at.room_id is not None else frozenset(), len(same) == len(running))


class Carrying:
    """One gesture made visible, with the sessions it takes along; it draws, and leaves the plan alone."""

    def __init__(self, scene: TimelineScene, gesture: Gesture, along: Sequence[str] = ()) -> None:
        self.gesture = gesture
        self.along = tuple(along) if isinstance(gesture, Move) else ()
        self.places: dict[str, Place] = {}
        self.proposal: Placement | None = None
        self.parks = False
        self.wish: Wish | None = None
        self.outcome = ShiftOutcome()
        self._scene = scene
        self.plan = scene.document.plan
        self._sessions = cache(partial(placements, self.plan))  # a step in the plan ends the gesture
        self._shown: tuple[object, ...] = ()
        self._face = face_of(self.plan.session(gesture.subject.id))
        self._ghost: Ghost | None = None
        self._lines: SnapLines | None = None
        self._targets: Targets | None = None
        self._followers: FollowerGhosts | None = None
        self._alarmed: frozenset[str] = frozenset()
        self._away = away_from(
            [self.plan.session(key) for key in (gesture.subject.id, *self.along)], self.plan.meeting.days
        )
        self._shade = AwayShade(self._away) if any(self._away.values()) else None
        if self._shade is not None:
            scene.addItem(self._shade)
        self._lift(True)

    def propose(
        self, point: QPointF | None, snap: Snap, seen: QRectF, mode: Mode = Mode.ONLY, *, parks: bool = False
    ) -> None:
        """Show what a drop at `point` would give; None is outside the days, where it `parks` or changes nothing.

        `mode` says what follows.
        """
        geometry = self._scene.geometry
        proposal = self.gesture.propose(geometry, point, snap) if point is not None else None
        if (proposal, seen, mode, parks, geometry) == self._shown:
            return
        self._shown = (proposal, seen, mode, parks, geometry)
        self.parks, self.proposal = parks, proposal
        if self._shade is not None:
            self._shade.stand_in(geometry)
        self._foretell(mode)
        self._go_together()
        self._show_followers()
        if self.proposal is None:
            self._alarm(frozenset())
            self._remove_shown()
            return
        moving = {self.gesture.subject.id, *(moved.id for moved in self.outcome.moved), *self.places}
        beside = company(self._sessions(self.proposal.day_id), self.proposal, moving)
        self._alarm(beside.clashing)
        self._show_targets(self.proposal, seen)
        self._show_ghost(self.proposal, beside, seen)

    @property
    def away(self) -> list[Away]:
        """Who could not come to what a drop now would give."""
        return away_at(self._away.get(self.proposal.day_id, ()), self.proposal) if self.proposal is not None else []

    def end(self) -> None:
        """Take away everything that was only shown."""
        self._remove_shown()
        if self._shade is not None:
            self._scene.removeItem(self._shade)
        self._alarm(frozenset())
        self._lift(False)

    def _foretell(self, mode: Mode) -> None:
        """What follows, and how far the session itself can go then."""
        self.wish = wish_of(self.gesture, self.proposal, mode) if self.proposal is not None else None
        self.outcome = foretell(self.plan, self.wish) if self.wish is not None else ShiftOutcome()
        if self.wish is not None and self.proposal is not None:
            subject = self.gesture.subject
            own = next((moved for moved in self.outcome.moved if moved.id == subject.id), None)
            self.proposal = (
                subject.placement if own is None else self.proposal._replace(start=own.new_start, end=own.new_end)
            )

    def _go_together(self) -> None:
        """Where the other selected sessions go with it, and how far it can go itself then."""
        self.places = {}
        at, subject = self.proposal, self.gesture.subject
        if not self.along or self.wish is not None or at is None:
            return
        to = Place(at.day_id, at.start, at.room_id)
        self.places = moved_together(self.plan, self.along, subject.id, to)
        own = self.places.get(subject.id)
        self.proposal = _placement(own, at.minutes) if own is not None else subject.placement

    def _show_followers(self) -> None:
        following = [*self._followers_placed(), *self._others_placed()]
        if self._followers is None and following:
            self._followers = FollowerGhosts()
            self._scene.addItem(self._followers)
        if self._followers is not None:
            self._followers.show_places(following)

    def _followers_placed(self) -> list[tuple[QRectF, str]]:
        """Where those stand that a shift pushes, and their times."""
        geometry, blocks = self._scene.geometry, self._scene.blocks
        return [
            (_at(blocks[moved.id].place, geometry, moved), span(moved.new_start, moved.new_end))
            for moved in self.outcome.moved
            if moved.id != self.gesture.subject.id and moved.id in blocks
        ]

    def _others_placed(self) -> list[tuple[QRectF, str]]:
        """Where those stand that are selected with it, and their times."""
        placed = []
        for key, place in self.places.items():
            if key != self.gesture.subject.id:
                at = _placement(place, self.plan.session(key).minutes)
                alone = company(self._sessions(at.day_id), at, self.places).alone and not self._is_shared(at, key)
                placed.append((self._scene.geometry.rect_at(at, alone=alone), span(at.start, at.end)))
        return placed

    def _is_shared(self, at: Placement, key: str) -> bool:
        """Whether another of those carried runs at the same time."""
        others = (
            _placement(place, self.plan.session(other).minutes) for other, place in self.places.items() if other != key
        )
        return any(other.day_id == at.day_id and other.start < at.end and other.end > at.start for other in others)

    def _lift(self, lifted: bool) -> None:
        for key in (self.gesture.subject.id, *self.along):
            block = self.plan.find(SessionBlock, key)
            if (own := self._scene.blocks.get(key)) is not None and block is not None:
                own.lift(lifted and (not block.locked or key == self.gesture.subject.id))

    def _show_targets(self, at: Placement, seen: QRectF) -> None:
        """Name the rooms of the day under the hand."""
        column = self._scene.geometry.column(at.day_id)
        if not isinstance(self.gesture, Move) or column is None or len(column.targets) < 2:
            return
        if self._targets is None:
            self._targets = Targets()
            self._scene.addItem(self._targets)
        self._targets.show_for(column, at.room_id, seen)

    def _show_ghost(self, at: Placement, beside: Company, seen: QRectF) -> None:
        if self._ghost is None or self._lines is None:
            self._ghost, self._lines = Ghost(self._face), SnapLines()
            self._scene.addItem(self._lines)
            self._scene.addItem(self._ghost)
        room = self.plan.find(Room, at.room_id)
        name = room.name if room else ""
        face = replace(self._face, start=clock(at.start), time=span(at.start, at.end), room=name, minutes=at.minutes)
        count = len(self.places)
        several = ngettext("{n} session", "{n} sessions", count).format(n=count) if count > 1 else ""
        follow = len(self.outcome.moved) - 1 if self.wish is not None else 0
        following = ngettext("{n} follows", "{n} follow", follow).format(n=follow) if follow > 0 else ""
        overlaps = _("overlaps") if beside.clashing else ""
        words = [face.time, self._day_words(at), name, several, following, overlaps]
        label = " · ".join(filter(None, words))
        alone = beside.alone and not self._is_shared(at, self.gesture.subject.id)
        rect = self._scene.geometry.rect_at(at, alone=alone)
        missing = [away.words for away in self.away if not away.is_unsure]
        limits = tuple([*limits_in_words(self.plan, self.outcome.stopped), *missing][:_MOST_LIMITS])
        self._ghost.show_at(rect, face, label, limits, clashes=bool(beside.clashing), within=seen)
        self._lines.show_at(rect, seen)

    def _day_words(self, at: Placement) -> str:
        """The day, where it is another than before."""
        day, old = self.plan.find(Day, at.day_id), self.gesture.subject.placement
        if day is None or (old is not None and old.day_id == at.day_id):
            return ""
        return _("Day {number}").format(number=day.number)

    def _remove_shown(self) -> None:
        for item in (self._ghost, self._lines, self._targets, self._followers):
            if item is not None:
                self._scene.removeItem(item)
        self._ghost = self._lines = self._targets = self._followers = None

    def _alarm(self, ids: frozenset[str]) -> None:
        for session_id in ids ^ self._alarmed:
            if item := self._scene.blocks.get(session_id):
                item.alarm(session_id in ids)
        self._alarmed = ids


def _placement(place: Place, minutes: int) -> Placement:
    return Placement(place.day_id, place.start, place.start + minutes, place.room_id)


def _at(place: QRectF, geometry: Geometry, moved: Moved) -> QRectF:
    """The rectangle of a block that moves along its lane."""
    return geometry.rect_between(place.left(), place.right() + 1, moved.new_start, moved.new_end)
