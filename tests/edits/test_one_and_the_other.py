"""Steps at their edges: how they are called, and what they leave as it is."""

from collections import Counter

from stocktake_desktop.edits.appearances import Who, add_appearances
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_outcome, add_segment, move_outcome
from stocktake_desktop.edits.documents import add_document, remove_document
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.shifting import fit_to_contents
from stocktake_desktop.edits.templates import apply_template
from stocktake_desktop.models import OutcomeKind, Role, SessionKind
from tests.plans import small_plan


def test_one_person_is_added_by_name_and_several_by_their_number() -> None:
    with small_plan() as plan:
        panel, kari = plan.meeting.sessions[0], Who(plan.meeting.people[0].id)
        add_appearances(plan, panel.id, [kari], Role.PANELLIST)
        assert plan.undo_title == "Add Kari Nordmann to Panel I"
        add_appearances(plan, panel.id, [kari, Who(placeholder="Speaker 2")], Role.PANELLIST)
        assert plan.undo_title == "Add 2 people to Panel I"


def test_a_bullet_that_is_put_into_the_other_list_is_of_its_kind() -> None:
    first, second = OutcomeKind
    with small_plan() as plan:
        group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
        bullets = {text: add_outcome(plan, group.id, text, kind) for text, kind in (("A", first), ("B", second))}
        move_outcome(plan, bullets["A"], second, 1)
        assert [(one.text, one.kind) for one in group.outcomes] == [("B", second), ("A", second)]
        move_outcome(plan, bullets["B"], first, 0)
        assert [(one.text, one.kind) for one in group.outcomes] == [("B", first), ("A", second)]


def test_who_is_inscribed_is_named_as_far_as_they_are_known() -> None:
    with small_plan() as plan:
        group, norway, kari = plan.meeting.sessions[0].id, plan.meeting.organisations[0].id, plan.meeting.people[0].id
        for who, name in (
            (Who(kari, norway), "Norway · Kari Nordmann"),
            (Who(organisation_id=norway), "Norway"),
            (Who(placeholder="Chad"), "Chad"),
        ):
            inscribe(plan, group, who)
            assert plan.undo_title == f"Inscribe {name}"


def test_a_document_is_called_by_its_title_and_else_by_its_symbol() -> None:
    with small_plan() as plan:
        for title, symbol, name in (("Note", "A/72/1", "Note"), ("", "A/72/1", "A/72/1"), ("Note", "", "Note")):
            document = add_document(plan, title, symbol)
            assert plan.undo_title == f"Add document {name}"
            remove_document(plan, document)
            assert plan.undo_title == f"Remove document {name}"


def test_only_rapporteurs_are_as_many_as_the_groups() -> None:
    with small_plan() as plan:
        for _nth in range(8):
            add_block(plan, "Group", SessionKind.ACTION_GROUP)
        reports = add_block(plan, "Reports", SessionKind.REPORTING, minutes=100)
        apply_template(plan, reports, "reporting")
        assert Counter(one.role for one in plan.session(reports).appearances) == {Role.MODERATOR: 1, Role.RAPPORTEUR: 9}


def test_a_locked_session_that_fits_its_contents_already_stays() -> None:
    with small_plan() as plan:
        group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
        add_segment(plan, group.id, "All of it", minutes=group.minutes)
        lock_block(plan, group.id, True)
        title = plan.undo_title
        fit_to_contents(plan, group.id)
        assert plan.undo_title == title
