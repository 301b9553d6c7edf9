"""People dropped on the session panel: into the session, a segment, the place of somebody, or as who steps in."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.appearances import Who, add_alternate, move_appearance, move_to_session, replace_appearance
from stocktake_desktop.models import Appearance
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.session.people import PeopleSection
from stocktake_desktop.ui.session.segments import SegmentsSection
from stocktake_desktop.ui.widgets.people_drops import CarriedPeople, PeopleDrops
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.role_menu import Choice, ask_role
from stocktake_desktop.words import _


@dataclass(frozen=True)
class PeopleTarget:
    """Where people would go: a segment (None: the whole session), or the place of an appearance; what lights up."""

    segment_id: str | None
    appearance_id: str
    lit: QWidget


class SessionPeople:
    """Takes people who are dropped on the people or the segments of the session shown."""

    def __init__(self, document: Document, people: PeopleSection, segments: SegmentsSection) -> None:
        self._document, self._people, self._segments = document, people, segments
        self._lit: QWidget | None = None
        self._drops = [
            PeopleDrops(people, self._among_people, self._light, self._take),
            PeopleDrops(segments, self._among_segments, self._light, self._take),
        ]

    def _among_people(self, point: QPoint, load: CarriedPeople) -> PeopleTarget | None:
        at = self._people.mapToGlobal(point)
        rows = self._people.list.rows()
        row = next((row for row in rows if row.rect().contains(row.mapFromGlobal(at))), None)
        if self._closed():
            return None
        if row is not None and row.key != load.appearance_id:
            there = self._document.plan.find(Appearance, row.key)
            return PeopleTarget(there.segment_id if there is not None else None, row.key, row)
        group = self._people.list.group_at(at)
        return PeopleTarget(group or None, "", self._people.list.heading(group) or self._people)

    def _among_segments(self, point: QPoint, load: CarriedPeople) -> PeopleTarget | None:
        at = self._segments.mapToGlobal(point)
        row = next((row for row in self._segments.list.rows() if row.rect().contains(row.mapFromGlobal(at))), None)
        if row is None and (key := self._segments.bar.segment_at(self._segments.bar.mapFromGlobal(at))):
            row = self._segments.list.row(key)
        return None if row is None or self._closed() else PeopleTarget(row.key, "", row)

    def _closed(self) -> bool:
        return self._document.plan.read_only or self._document.selected is None

    def _light(self, place: PeopleTarget | None, _load: CarriedPeople) -> None:
        if self._lit is not None:
            set_mark(self._lit, "welcomes", False)
        self._lit = place.lit if place is not None else None
        if self._lit is not None:
            set_mark(self._lit, "welcomes", True)

    def _take(self, load: CarriedPeople, place: PeopleTarget, at: QPoint) -> None:
        there = self._document.plan.find(Appearance, place.appearance_id or None)
        if load.appearance_id:
            self._take_appearance(load.appearance_id, place)
        elif there is not None and len(load.who) == 1 and there.person is None and there.organisation is None:
            self._document.do(replace_appearance, there.id, load.who[0])
        elif (block := self._document.selected) is not None:
            others = self._instead(there, load.who)
            ask_role(self._document, self._people, at, load.who, block.id, place.segment_id, others)

    def _take_appearance(self, appearance_id: str, place: PeopleTarget) -> None:
        """Somebody of a session comes back by the way of a drag: into another segment, or from another session."""
        moved, block = self._document.plan.find(Appearance, appearance_id), self._document.selected
        if moved is None or block is None:
            return
        if moved.session_id != block.id:
            self._document.do(move_to_session, moved.id, block.id, place.segment_id)
        elif moved.segment_id != place.segment_id:
            self._document.do(move_appearance, moved.id, place.segment_id, len(block.appearances))

    def _instead(self, there: Appearance | None, who: list[Who]) -> list[Choice]:
        """What else a drop on somebody can mean."""
        if there is None or len(who) != 1:
            return []
        do, key = self._document.do, there.id
        called = menu_words(telling_name(there))
        return [
            (_("Instead of {name}").format(name=called), lambda: do(replace_appearance, key, who[0])),
            (_("Steps in for {name}").format(name=called), lambda: do(add_alternate, key, who[0])),
        ]
