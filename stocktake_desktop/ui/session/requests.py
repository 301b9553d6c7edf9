"""What the session panel asks for, done by the verbs: every edit goes this one way."""

from collections.abc import Sequence

from stocktake_desktop.edits import appearances, blocks, contents, fields, templates
from stocktake_desktop.models import EditRefused, GuidingQuestion, Outcome, OutcomeKind, Plan, Segment
from stocktake_desktop.planning.free_time import free_start, freest_day
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.session.outcomes import OutcomesSection
from stocktake_desktop.ui.session.people import PeopleSection
from stocktake_desktop.ui.session.placement import PlacementSection
from stocktake_desktop.ui.session.questions import QuestionsSection
from stocktake_desktop.ui.session.segments import SegmentsSection
from stocktake_desktop.words import _


def set_field(document: Document, model: type, row_id: str, field: str, value: object) -> None:
    """Give one field another value."""
    document.do(fields.set_field, model, row_id, field, value)


def wire_placement(section: PlacementSection, document: Document) -> None:
    """Place, move, resize, park and lock."""
    do = document.do
    section.move_requested.connect(lambda *asked: do(blocks.move_block, *asked))
    section.resize_requested.connect(lambda *asked: do(blocks.resize_block, *asked))
    section.minutes_requested.connect(lambda *asked: do(blocks.set_minutes, *asked))
    section.park_requested.connect(lambda block_id: do(blocks.park_block, block_id))
    section.lock_requested.connect(lambda *asked: do(blocks.lock_block, *asked))
    section.place_requested.connect(lambda *asked: do(_place, *asked))


def _place(plan: Plan, block_id: str, day_id: str | None) -> None:
    """Put a parked session where there is time, on a given day or on the one with the earliest."""
    minutes = plan.session(block_id).minutes
    days = [day for day in plan.meeting.days if day.id == day_id]
    day = days[0] if days else freest_day(plan.meeting, minutes)
    if day is None:
        raise EditRefused(_("The meeting has no day yet; add one first."))
    blocks.move_block(plan, block_id, day.id, free_start(day, minutes), None)


def wire_segments(section: SegmentsSection, document: Document) -> None:
    """Add, remove, reorder segments, use a format; the title of a new one is typed at once."""

    def add(block_id: str) -> None:
        if added := document.do(contents.add_segment, block_id, ""):
            section.begin(added.value)

    section.add_requested.connect(add)
    section.remove_requested.connect(lambda segment_id: document.do(contents.remove_segment, segment_id))
    section.move_requested.connect(lambda *asked: document.do(_move_segment, *asked))
    section.format_requested.connect(lambda *asked: document.do(templates.apply_template, *asked))
    section.follow(lambda: document.selected)


def wire_questions(section: QuestionsSection, document: Document) -> None:
    """Add, remove, reorder guiding questions."""

    def add(block_id: str) -> None:
        if added := document.do(contents.add_question, block_id, ""):
            section.begin(added.value)

    section.add_requested.connect(add)
    section.remove_requested.connect(lambda question_id: document.do(_remove_question, question_id))
    section.move_requested.connect(lambda *asked: document.do(_move_question, *asked))


def wire_outcomes(section: OutcomesSection, document: Document) -> None:
    """Add, remove, reorder the points of a form, and move them from one list to the other."""

    def add(block_id: str, kind: OutcomeKind) -> None:
        if added := document.do(contents.add_outcome, block_id, "", kind):
            section.begin(added.value)

    section.add_requested.connect(add)
    section.remove_requested.connect(lambda outcome_id: document.do(_remove_outcome, outcome_id))
    section.move_requested.connect(lambda *asked: document.do(contents.move_outcome, *asked))


def wire_people(section: PeopleSection, document: Document) -> None:
    """Add, remove, replace, move people, and rank who steps in."""
    do = document.do

    def add(block_id: str, who: appearances.Who, role: object, segment_id: str | None) -> None:
        do(appearances.add_appearance, block_id, who, role, segment_id=segment_id)  # type: ignore[arg-type]

    section.add_requested.connect(add)
    section.remove_requested.connect(lambda row_id: do(appearances.remove_appearance, row_id))
    section.move_requested.connect(lambda *asked: do(appearances.move_appearance, *asked))
    section.alternate_requested.connect(lambda *asked: do(appearances.add_alternate, *asked))
    section.replace_requested.connect(lambda *asked: do(appearances.replace_appearance, *asked))
    section.empty_requested.connect(lambda row_id: do(appearances.empty_appearance, row_id))
    section.details_requested.connect(document.person_asked)
    section.promote_requested.connect(lambda row_id: do(appearances.promote_alternate, row_id))
    section.remove_alternate_requested.connect(lambda row_id: do(appearances.remove_alternate, row_id))


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
    rest = [one for one in ids if one != moved]
    return [*rest[:to], moved, *rest[to:]]
