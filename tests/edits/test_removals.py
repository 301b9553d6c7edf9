"""Taking away what others refer to: one step, nothing left behind, and undo brings all back in its order."""

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance, move_appearance
from stocktake_desktop.edits.blocks import add_block, remove_block
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment, remove_segment
from stocktake_desktop.edits.frame import add_room, remove_day, remove_room
from stocktake_desktop.edits.people import add_organisation, add_person, remove_organisation, remove_person
from stocktake_desktop.models import Actual, Appearance, EditRefused, FloorRequest, Segment, Translation, open_plan
from tests.history import history
from tests.pictures import picture
from tests.plans import small_plan
from tests.snapshots import same_state


@pytest.fixture
def plan(tmp_path):
    """A panel in which the same person is speaker, alternate, rapporteur of Norway, and asks for the floor."""
    with small_plan(tmp_path / "meeting.stocktake") as plan:
        block = panel(plan)
        kari, norway = plan.meeting.people[0], plan.meeting.organisations[0]
        both = add_appearance(plan, block.id, Who(kari.id, norway.id))
        add_alternate(plan, both, Who(kari.id))
        chair = add_appearance(plan, block.id, Who(kari.id))
        add_alternate(plan, chair, Who(kari.id))
        add_alternate(plan, chair, Who(placeholder="The Minister"))
        add_question(plan, block.id, "What works?")
        add_outcome(plan, block.id, "More of it.")
        with plan.edit("Ask for the floor"):
            plan.add(FloorRequest(session=block, person=kari))
            plan.add(FloorRequest(session=block, organisation=norway))
            plan.add(Actual(session=block))
            plan.add(Actual(session=block, segment=block.segments[0]))
            for row in [block, *block.segments, *block.appearances, *plan.meeting.rooms, kari, norway]:
                plan.add(Translation(meeting=plan.meeting, subject=row.id, field="title", language="fr", text="…"))
        yield plan


def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def names(plan):
    return [(one.name, [other.name for other in one.alternates]) for one in panel(plan).appearances]


REMOVALS = {
    "room": lambda plan: remove_room(plan, plan.meeting.rooms[0].id),
    "day": lambda plan: remove_day(plan, plan.meeting.days[0].id),
    "session": lambda plan: remove_block(plan, panel(plan).id),
    "segment": lambda plan: remove_segment(plan, panel(plan).segments[0].id),
    "person": lambda plan: remove_person(plan, plan.meeting.people[0].id),
    "organisation": lambda plan: remove_organisation(plan, plan.meeting.organisations[0].id),
}


@pytest.mark.parametrize("what", REMOVALS)
def test_one_step_there_and_back(plan, what):
    before, shown, steps = same_state(plan), picture(plan), len(history(plan))
    REMOVALS[what](plan)
    after = same_state(plan)
    assert after != before
    assert len(history(plan)) == steps + 1
    plan.close()
    with open_plan(plan.path) as again:
        again.undo()
        assert (same_state(again), picture(again)) == (before, shown)
        again.redo()
        assert same_state(again) == after


def test_translations_and_actuals_go_with_what_they_are_about(plan):
    block = panel(plan)
    about = {block.id, *(row.id for row in [*block.segments, *block.appearances])}
    remove_block(plan, block.id)
    assert plan.meeting.translations
    assert not about & {one.subject for one in plan.meeting.translations}


def test_sessions_outlive_their_room_and_day(plan):
    remove_room(plan, plan.meeting.rooms[0].id)
    assert (panel(plan).room, panel(plan).start) == (None, 600)
    remove_day(plan, plan.meeting.days[0].id)
    assert panel(plan).is_parked


def test_alternates_step_in_for_somebody_who_is_removed(plan):
    remove_person(plan, plan.meeting.people[0].id)
    assert names(plan) == [("Speaker 1", []), ("Norway", []), ("The Minister", [])]  # not Norway twice
    assert [request.organisation.name for request in panel(plan).floor_requests] == ["Norway"]


def test_people_outlive_their_organisation(plan):
    remove_organisation(plan, plan.meeting.organisations[0].id)
    assert [person.organisation for person in plan.meeting.people] == [None]
    assert "Norway" not in [name for name, _alternates in names(plan)]


def test_those_in_a_segment_stay_in_the_session(plan):
    people = names(plan)
    remove_segment(plan, panel(plan).segments[0].id)
    assert names(plan) == people
    assert all(one.segment is None for one in panel(plan).appearances)


def test_a_segment_of_another_session_is_refused(plan):
    other = add_segment(plan, add_block(plan, "Other"), "Elsewhere")
    before = same_state(plan)
    with pytest.raises(EditRefused, match="another session"):
        add_appearance(plan, panel(plan).id, Who(placeholder="Lost"), segment_id=other)
    with pytest.raises(EditRefused, match="another session"):
        move_appearance(plan, panel(plan).appearances[0].id, other, 0)
    assert same_state(plan) == before


@pytest.mark.parametrize(
    "verb",
    [
        lambda plan: add_person(plan, "Ana", "Ruiz", "gone"),
        lambda plan: add_appearance(plan, panel(plan).id, Who("gone")),
        lambda plan: add_appearance(plan, panel(plan).id, Who(organisation_id="gone")),
        lambda plan: add_appearance(plan, panel(plan).id, Who(placeholder="A"), segment_id="gone"),
        lambda plan: add_block(plan, "A", day_id="gone", start=600),
        lambda plan: remove_room(plan, "gone"),
    ],
)
def test_what_is_gone_cannot_be_chosen(plan, verb):
    before = same_state(plan)
    with pytest.raises(EditRefused, match="no longer in the plan"):
        verb(plan)
    assert same_state(plan) == before


def test_two_of_a_name_are_two(plan):
    twins = [add_person(plan, "Ana", "Ruiz", add_organisation(plan, "Norway")) for _ in range(2)]
    for twin in twins:
        add_appearance(plan, panel(plan).id, Who(twin))
    remove_person(plan, twins[0])
    (left,) = [one for one in panel(plan).appearances if one.name == "Ana Ruiz"]
    assert left.person.id == twins[1]
    assert plan.find(Appearance, left.id) is left
    assert plan.find(Segment, left.id) is None


def test_a_room_that_is_removed_and_brought_back_keeps_its_place(plan):
    rooms = [room.name for room in plan.meeting.rooms]
    add_room(plan, "Third")
    remove_room(plan, plan.meeting.rooms[0].id)
    plan.undo()
    assert [room.name for room in plan.meeting.rooms] == [*rooms, "Third"]
