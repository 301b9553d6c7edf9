"""Everybody not confirmed in one list: the most urgent first, one row a person or place over all sessions."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, replace_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.chasing import ask, expect_answer, note_answer
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, EditRefused, Organisation, Plan, Status
from stocktake_desktop.planning.chasing import SOON, Chased, Urgency, chased
from tests.plans import small_plan

TODAY = date(2018, 2, 20)
NOW = datetime(2018, 2, 20, 9, 30)


@pytest.fixture
def plan() -> Iterator[Plan]:
    with small_plan() as made:
        yield made


def rows(plan: Plan, today: date = TODAY) -> list[tuple[str, str]]:
    return [(row.name, row.urgency.value) for row in chased(plan.meeting, today)]


def row(plan: Plan, name: str, today: date = TODAY) -> Chased:
    return next(row for row in chased(plan.meeting, today) if row.name == name)


def ids(plan: Plan, name: str) -> list[str]:
    return [one.id for one in row(plan, name).appearances]


def test_one_row_a_person_over_all_sessions(plan: Plan) -> None:
    kari = row(plan, "Kari Nordmann")
    other = add_block(plan, "Closing", day_id=plan.meeting.days[1].id, start=900, minutes=30)
    add_appearance(plan, other, Who(kari.key))
    assert rows(plan) == [("Kari Nordmann", "not asked"), ("Norway", "not asked"), ("Speaker 1", "not asked")]
    assert [one.session.title for one in row(plan, "Kari Nordmann").appearances] == ["Panel I", "Closing"]


def test_a_group_is_never_chased(plan: Plan) -> None:
    everybody = add_organisation(plan, "All participants", collective=True)
    add_appearance(plan, plan.meeting.sessions[0].id, Who(organisation_id=everybody))
    assert "All participants" not in dict(rows(plan))


def test_who_is_asked_is_invited_and_has_a_week(plan: Plan) -> None:
    ask(plan, ids(plan, "Kari Nordmann"), TODAY)
    kari = row(plan, "Kari Nordmann")
    assert (kari.status, kari.asked_on, kari.answer_by) == (Status.INVITED, TODAY, TODAY + SOON)
    assert rows(plan)[0] == ("Kari Nordmann", "this week")
    assert rows(plan, TODAY + SOON + timedelta(1))[0] == ("Kari Nordmann", "overdue")
    plan.undo()
    assert row(plan, "Kari Nordmann").urgency is Urgency.NOT_ASKED


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2018, 3, 1), date(2018, 3, 8)),
        (date(2018, 3, 8), date(2018, 3, 11)),
        (date(2018, 3, 11), date(2018, 3, 18)),
        (date(2019, 1, 1), date(2019, 1, 8)),
    ],
)
def test_an_answer_is_due_before_the_session(plan: Plan, asked: date, due: date) -> None:
    """The panel is on 12 March; where its eve is no time to answer in, a week is all that can be said."""
    ask(plan, ids(plan, "Speaker 1"), asked)
    assert row(plan, "Speaker 1", asked).answer_by == due


def test_later_is_another_day_to_expect_it(plan: Plan) -> None:
    expect_answer(plan, ids(plan, "Norway"), TODAY + timedelta(30))
    assert dict(rows(plan))["Norway"] == "later"
    assert dict(rows(plan, TODAY + timedelta(31)))["Norway"] == "overdue"


def test_who_was_invited_before_there_was_a_date_waits(plan: Plan) -> None:
    set_field(plan, Appearance, ids(plan, "Norway")[0], "status", Status.INVITED)
    assert rows(plan)[-1] == ("Norway", "later")


def test_an_answer_stays_until_the_sheet_is_printed(plan: Plan) -> None:
    panel = plan.meeting.sessions[0].id
    record_issues(plan, [Issued("podium", panel, 1, "[]", "f")], NOW - timedelta(hours=1))
    note_answer(plan, ids(plan, "Kari Nordmann"), Status.CONFIRMED, NOW)
    assert dict(rows(plan))["Kari Nordmann"] == "answered"
    assert plan.undo_title == "Kari Nordmann confirmed"
    record_issues(plan, [Issued("podium", panel, 2, "[]", "f")], NOW + timedelta(hours=1))
    assert "Kari Nordmann" not in dict(rows(plan))
    throw_away_issues(plan, [plan.meeting.sheet_issues[1].id], NOW + timedelta(hours=2))
    assert dict(rows(plan))["Kari Nordmann"] == "answered"


def test_declined_keeps_the_place(plan: Plan) -> None:
    speaker = ids(plan, "Speaker 1")
    note_answer(plan, speaker, Status.DECLINED, NOW)
    place = plan.get(Appearance, speaker[0])
    assert (place.status, place.name, [other.name for other in place.alternates]) == (
        Status.DECLINED, "Speaker 1", ["Kari Nordmann"],
    )  # fmt: skip


def test_answers_are_noted_one_by_one(plan: Plan) -> None:
    both = [*ids(plan, "Kari Nordmann"), *ids(plan, "Norway")]
    with pytest.raises(EditRefused, match="one by one"):
        note_answer(plan, both, Status.CONFIRMED, NOW)
    ask(plan, both, TODAY)
    assert plan.undo_title == "Ask 2 people whether they come"


def test_who_answered_is_not_asked_again_among_others(plan: Plan) -> None:
    kari, norway = ids(plan, "Kari Nordmann"), ids(plan, "Norway")
    note_answer(plan, kari, Status.CONFIRMED, NOW)
    ask(plan, [*kari, *norway], TODAY)
    assert plan.get(Appearance, kari[0]).status is Status.CONFIRMED
    with pytest.raises(EditRefused, match="still open"):
        ask(plan, kari, TODAY)


def test_somebody_else_in_the_place_was_never_asked(plan: Plan) -> None:
    speaker = ids(plan, "Speaker 1")
    ask(plan, speaker, TODAY)
    note_answer(plan, speaker, Status.DECLINED, NOW)
    replace_appearance(plan, speaker[0], Who(add_person(plan, "Ola", "Hansen")))
    place = plan.get(Appearance, speaker[0])
    assert (place.asked_on, place.answer_by, place.answered_at) == (None, None, None)


def test_a_person_is_reached_through_the_organisation(plan: Plan) -> None:
    norway = row(plan, "Norway").key
    set_field(plan, Organisation, norway, "contact", "desk@mfa.example")
    assert row(plan, "Kari Nordmann").contact == "desk@mfa.example"
    assert row(plan, "Speaker 1").contact == ""
