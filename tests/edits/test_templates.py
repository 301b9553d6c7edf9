"""A format given to a session: one step that adds what is missing and throws nothing away."""

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.templates import Present, apply_template
from stocktake_desktop.models import EditRefused, Role, SegmentKind, SessionKind, new_plan
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.templates import templates
from tests.history import history


@pytest.fixture
def plan():
    return new_plan("Rivers")


def session(plan, kind=SessionKind.PANEL, minutes=90):
    return plan.session(add_block(plan, "Water", kind, minutes=minutes))


def items(block):
    return [(segment.title, segment.minutes) for segment in block.segments]


def people(block):
    return [
        (one.name, one.role.value, one.minutes, one.segment.title if one.segment else "-") for one in block.appearances
    ]


def test_an_empty_session_gets_items_roles_and_minutes_in_one_step(plan):
    block = session(plan)
    steps = len(history(plan))
    apply_template(plan, block.id, "panel")
    assert len(history(plan)) == steps + 1
    assert items(block) == [("Introduction", 5), ("Panel", 40), ("Q&A", 45)]
    panel = [(f"Panellist {n}", "panellist", 5, "Panel") for n in (1, 2, 3, 4)]
    assert people(block) == [("Moderator", "moderator", None, "Introduction"), *panel]
    words = "Introduction 5 + 4 × 5 min introductions + 20 min discussion + Q&A 45 = 90 of 90 min"
    assert budget_of(block).words == words
    assert block.format_notes.startswith("Panellists introduce")
    plan.undo()
    assert (items(block), people(block), block.format_notes) == ([], [], "")


def test_people_and_words_that_are_there_stay(plan):
    block = session(plan)
    add_appearance(plan, block.id, Who(placeholder="Ada"), Role.CHAIR)
    add_appearance(plan, block.id, Who(placeholder="Ben"), Role.PANELLIST, minutes=7)
    with plan.edit("Words"):
        block.format_notes = "As agreed."
    apply_template(plan, block.id, "panel")
    assert people(block) == [("Ada", "chair", None, "Introduction"), ("Ben", "panellist", 7, "Panel")]
    assert block.format_notes == "As agreed."


def test_items_that_are_there_must_be_spoken_of(plan):
    block = session(plan)
    add_segment(plan, block.id, "Debate", SegmentKind.PANEL, 30)
    with pytest.raises(EditRefused, match="has items already"):
        apply_template(plan, block.id, "panel")
    with pytest.raises(EditRefused, match="no format"):
        apply_template(plan, block.id, "soup", Present.KEEP)
    apply_template(plan, block.id, "action group", Present.KEEP)
    assert items(block) == [
        ("Debate", 30), ("Introduction", 10), ("Open discussion", 35), ("Summary of the main outcomes", 15),
    ]  # fmt: skip
    assert budget_of(block).rest == ""
    assert [one.text for one in block.questions] == [f"Guiding question {n}" for n in (1, 2, 3)]


def test_replaced_items_leave_their_people_where_the_kind_is_the_same(plan):
    block = session(plan)
    debate = add_segment(plan, block.id, "Debate", SegmentKind.PANEL, 30)
    odd = add_segment(plan, block.id, "Film", SegmentKind.OTHER, 10)
    add_appearance(plan, block.id, Who(placeholder="Eva"), Role.EXPERT, segment_id=debate, minutes=10)
    add_appearance(plan, block.id, Who(placeholder="Fay"), Role.EXPERT, segment_id=odd)
    add_appearance(plan, block.id, Who(placeholder="Ben"), Role.PANELLIST, segment_id=odd)
    apply_template(plan, block.id, "panel", Present.REPLACE)
    assert items(block) == [("Introduction", 5), ("Panel", 40), ("Q&A", 45)]
    assert people(block)[:3] == [
        ("Eva", "expert", 10, "Panel"), ("Fay", "expert", None, "-"), ("Ben", "panellist", 5, "Panel"),
    ]  # fmt: skip
    assert [name for name, *_rest in people(block)[3:]] == ["Moderator"]


def test_reporting_has_a_rapporteur_for_every_group(plan):
    for _nth in range(8):
        add_block(plan, "Group", SessionKind.ACTION_GROUP)
    block = session(plan, SessionKind.REPORTING, minutes=100)
    apply_template(plan, block.id, "reporting")
    assert items(block) == [("Introduction", 5), ("Reports of the groups", 64), ("Comments from the floor", 31)]
    assert [name for name, role, *_rest in people(block) if role == "rapporteur"][-1] == "Rapporteur of group 8"
    assert "reporting-incomplete" not in {one.code for one in find_all(plan.meeting)}


@pytest.mark.parametrize("name", templates())
@pytest.mark.parametrize("minutes", [30, 60, 165])
def test_every_format_fills_its_session(plan, name, minutes):
    block = session(plan, templates()[name].kind, minutes)
    apply_template(plan, block.id, name)
    budget = budget_of(block)
    assert (budget.rest, budget.crowded, budget.open) == ("", (), 0)


def test_what_is_promised_to_those_there_is_kept(plan):
    block = session(plan, SessionKind.CEREMONY, 60)
    add_appearance(plan, block.id, Who(placeholder="Hosts"), Role.CO_FACILITATOR, minutes=10)
    for minutes in (15, 10, None):
        add_appearance(plan, block.id, Who(placeholder="Head"), Role.KEYNOTE_SPEAKER, minutes=minutes)
    apply_template(plan, block.id, "ceremony")
    assert items(block) == [("Welcome", 10), ("Addresses", 45), ("Close", 5)]
    assert [minutes for _name, _role, minutes, _segment in people(block)] == [10, 15, 10, 10]
    assert budget_of(block).crowded == ()
