"""What the session panel asks for, done by the verbs: every edit goes this one way."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from stocktake_desktop.edits import appearances, blocks, contents, templates
from stocktake_desktop.models import EditRefused, GuidingQuestion, Outcome, OutcomeKind, Plan, Segment
from stocktake_desktop.planning.free_time import free_start, freest_day
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.session.outcomes import OutcomeAsked, OutcomesSection
from stocktake_desktop.ui.session.people import AppearanceAsked, PeopleSection
from stocktake_desktop.ui.session.person_row import WhoAsked
from stocktake_desktop.ui.session.placement import PlaceAsked, PlacementSection
from stocktake_desktop.ui.session.questions import QuestionsSection
from stocktake_desktop.ui.session.segments import FormatAsked, SegmentsSection
from stocktake_desktop.ui.widgets.ordered_rows import RowMoveAsked
from stocktake_desktop.ui.widgets.placing import MoveAsked, ResizeAsked
from stocktake_desktop.ui.widgets.shift_offer import shift_or_offer
from stocktake_desktop.words import _


class PlacementRequests(QObject):
    """Places, moves, resizes, parks and locks a session."""

    def __init__(self, section: PlacementSection, document: Document) -> None:
        super().__init__(section)
        self._section, self._document = section, document
        section.move_requested.connect(self._move)
        section.resize_requested.connect(self._resize)
        section.minutes_requested.connect(self._set_minutes)
        section.park_requested.connect(self._park)
        section.lock_requested.connect(self._lock)
        section.place_requested.connect(self._place)

    def _move(self, asked: MoveAsked) -> None:
        at = self._document.plan.session(asked.session_id).placement
        stays = at is not None and (at.day_id, at.room_id) == (asked.place.day_id, asked.place.room_id)
        if at is None or not stays or self._document.follows is Mode.ONLY:
            self._document.do(blocks.move_block, asked.session_id, *asked.place)
        else:
            self._shift(Wish(asked.session_id, asked.place.start - at.start, self._document.follows))

    def _resize(self, asked: ResizeAsked) -> None:
        self._set_minutes(asked.session_id, asked.minutes)

    def _set_minutes(self, session_id: str, minutes: int) -> None:
        block = self._document.plan.session(session_id)
        if block.is_parked or self._document.follows is Mode.ONLY:
            self._document.do(blocks.set_minutes, session_id, minutes)
        else:
            self._shift(Wish(session_id, minutes - block.minutes, self._document.follows, lengthens=True))

    def _shift(self, wish: Wish) -> None:
        """Let later ones follow what was typed; where nothing came of it, what stands is shown again."""
        if wish.minutes:
            shift_or_offer(self._document, wish)
        self._section.show_session(self._document.plan.session(wish.id), self._document.plan.meeting)

    def _park(self, session_id: str) -> None:
        self._document.do(blocks.park_block, session_id)

    def _lock(self, session_id: str, locked: bool) -> None:
        self._document.do(blocks.lock_block, session_id, locked)

    def _place(self, asked: PlaceAsked) -> None:
        self._document.do(_place, asked.session_id, asked.day_id)


def _place(plan: Plan, block_id: str, day_id: str | None) -> None:
    """Put a parked session where there is time, on a given day or on the one with the earliest."""
    minutes = plan.session(block_id).minutes
    days = [day for day in plan.meeting.days if day.id == day_id]
    day = days[0] if days else freest_day(plan.meeting, minutes)
    if day is None:
        raise EditRefused(_("The meeting has no day yet; add one first."))
    blocks.move_block(plan, block_id, day.id, free_start(day, minutes), None)


class SegmentRequests(QObject):
    """Adds, removes, reorders segments, uses a format; the title of a new segment is typed at once."""

    def __init__(self, section: SegmentsSection, document: Document) -> None:
        super().__init__(section)
        self._section, self._document = section, document
        section.add_requested.connect(self._add)
        section.remove_requested.connect(self._remove)
        section.move_requested.connect(self._move)
        section.format_requested.connect(self._use_format)
        section.follow(lambda: document.selected)

    def _add(self, session_id: str) -> None:
        if added := self._document.do(contents.add_segment, session_id, ""):
            self._section.begin(added.value)

    def _remove(self, segment_id: str) -> None:
        self._document.do(contents.remove_segment, segment_id)

    def _move(self, asked: RowMoveAsked) -> None:
        self._document.do(_move_segment, asked.item_id, asked.place)

    def _use_format(self, asked: FormatAsked) -> None:
        self._document.do(templates.apply_template, asked.session_id, asked.name, asked.present)


class QuestionRequests(QObject):
    """Adds, removes, reorders guiding questions."""

    def __init__(self, section: QuestionsSection, document: Document) -> None:
        super().__init__(section)
        self._section, self._document = section, document
        section.add_requested.connect(self._add)
        section.remove_requested.connect(self._remove)
        section.move_requested.connect(self._move)

    def _add(self, session_id: str) -> None:
        if added := self._document.do(contents.add_question, session_id, ""):
            self._section.begin(added.value)

    def _remove(self, question_id: str) -> None:
        self._document.do(_remove_question, question_id)

    def _move(self, asked: RowMoveAsked) -> None:
        self._document.do(_move_question, asked.item_id, asked.place)


class OutcomeRequests(QObject):
    """Adds, removes, reorders the points of a form, and moves them from one list to the other."""

    def __init__(self, section: OutcomesSection, document: Document) -> None:
        super().__init__(section)
        self._section, self._document = section, document
        section.add_requested.connect(self._add)
        section.remove_requested.connect(self._remove)
        section.move_requested.connect(self._move)

    def _add(self, asked: OutcomeAsked) -> None:
        if added := self._document.do(contents.add_outcome, asked.session_id, "", asked.kind):
            self._section.begin(added.value)

    def _remove(self, outcome_id: str) -> None:
        self._document.do(_remove_outcome, outcome_id)

    def _move(self, asked: RowMoveAsked) -> None:
        self._document.do(contents.move_outcome, asked.item_id, OutcomeKind(asked.group), asked.place)


class PeopleRequests(QObject):
    """Adds, removes, replaces, moves people, and ranks who steps in."""

    def __init__(self, section: PeopleSection, document: Document) -> None:
        super().__init__(section)
        self._document = document
        section.add_requested.connect(self._add)
        section.remove_requested.connect(self._remove)
        section.move_requested.connect(self._move)
        section.alternate_requested.connect(self._add_alternate)
        section.replace_requested.connect(self._replace)
        section.empty_requested.connect(self._empty)
        section.details_requested.connect(document.person_asked)
        section.promote_requested.connect(self._promote)
        section.remove_alternate_requested.connect(self._remove_alternate)

    def _add(self, asked: AppearanceAsked) -> None:
        add = appearances.add_appearance
        self._document.do(add, asked.session_id, asked.who, asked.role, segment_id=asked.segment_id)

    def _remove(self, appearance_id: str) -> None:
        self._document.do(appearances.remove_appearance, appearance_id)

    def _move(self, asked: RowMoveAsked) -> None:
        self._document.do(appearances.move_appearance, asked.item_id, asked.group or None, asked.place)

    def _add_alternate(self, asked: WhoAsked) -> None:
        self._document.do(appearances.add_alternate, asked.appearance_id, asked.who)

    def _replace(self, asked: WhoAsked) -> None:
        self._document.do(appearances.replace_appearance, asked.appearance_id, asked.who)

    def _empty(self, appearance_id: str) -> None:
        self._document.do(appearances.empty_appearance, appearance_id)

    def _promote(self, alternate_id: str) -> None:
        self._document.do(appearances.promote_alternate, alternate_id)

    def _remove_alternate(self, alternate_id: str) -> None:
        self._document.do(appearances.remove_alternate, alternate_id)


def _move_segment(plan: Plan, segment_id: str, to: int) -> None:
    block = plan.get(Segment, segment_id).session
    contents.reorder(plan, block.id, block.segments, _moved([s.id for s in block.segments], segment_id, to))


def _move_question(plan: Plan, question_id: str, to: int) -> None:
    block = plan.get(GuidingQuestion, question_id).session
    contents.reorder(plan, block.id, block.questions, _moved([q.id for q in block.questions], question_id, to))


def _remove_question(plan: Plan, question_id: str) -> None:
    contents.remove_item(plan, plan.get(GuidingQuestion, question_id))


def _remove_outcome(plan: Plan, outcome_id: str) -> None:
    contents.remove_item(plan, plan.get(Outcome, outcome_id))


def _moved(ids: Sequence[str], moved: str, to: int) -> list[str]:
    """The ids with one of them at another place."""
    rest = [key for key in ids if key != moved]
    return [*rest[:to], moved, *rest[to:]]
