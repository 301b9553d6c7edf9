"""Everybody not confirmed in one list: the most urgent first, one row a person or place over all sessions."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance, replace_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.chasing import ask, expect_answer, note_answer, note_how
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.models import Alternate, Appearance, EditRefused, Organisation, Plan, Status
from stocktake_desktop.planning.chasing import SOON, Chased, Urgency, chased
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.stepping_in import ranked, waiting
from tests.certain import certain
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
    return list(row(plan, name).appearance_ids)


def kari_id(plan: Plan) -> str:
    return next(person.id for person in plan.meeting.people if person.name == "Kari Nordmann")


def test_one_row_a_person_over_all_sessions(plan: Plan) -> None:
    other = add_block(plan, "Closing", day_id=plan.meeting.days[1].id, start=900, minutes=30)
    add_appearance(plan, other, Who(kari_id(plan)))
    assert rows(plan) == [("Kari Nordmann", "not asked"), ("Norway", "not asked"), ("Speaker 1", "not asked")]
    places = row(plan, "Kari Nordmann").places
    assert [(one.session.title, type(one)) for one in places] == [
        ("Panel I", Appearance), ("Panel I", Alternate), ("Closing", Appearance),
    ]  # fmt: skip


def step_in(plan: Plan, place: str, who: Who) -> str:
    return add_alternate(plan, row(plan, place).appearance_ids[0], who)


def test_who_steps_in_has_a_row_and_is_asked_and_answers_like_who_is_named(plan: Plan) -> None:
    ola = step_in(plan, "Norway", Who(add_person(plan, "Ola", "Hansen", contact="ola@un.example")))
    assert dict(rows(plan))["Ola Hansen"] == "not asked"
    found = row(plan, "Ola Hansen")
    assert (found.appearance_ids, found.alternate_ids, found.contact) == ((), (ola,), "ola@un.example")
    ask(plan, (), TODAY, [ola])
    found = row(plan, "Ola Hansen")
    assert (found.status, found.asked_on, found.answer_by) == (Status.INVITED, TODAY, TODAY + SOON)
    assert plan.undo_title == "Ask Ola Hansen whether they come"
    assert dict(rows(plan, TODAY + SOON + timedelta(1)))["Ola Hansen"] == "overdue"
    expect_answer(plan, (), TODAY + timedelta(30), [ola])
    assert row(plan, "Ola Hansen").urgency is Urgency.LATER
    note_how(plan, (), "by mail", [ola])
    note_answer(plan, (), Status.CONFIRMED, NOW, [ola])
    (place,) = row(plan, "Ola Hansen").places
    assert (place.status, place.answered_at, place.answer) == (Status.CONFIRMED, NOW, "by mail")
    for _step in range(4):
        plan.undo()
    assert dict(rows(plan))["Ola Hansen"] == "not asked"


def test_one_answer_is_for_all_places_named_and_as_an_alternate(plan: Plan) -> None:
    kari = row(plan, "Kari Nordmann")
    assert (len(kari.appearance_ids), len(kari.alternate_ids)) == (1, 1)
    note_answer(plan, kari.appearance_ids, Status.DECLINED, NOW, kari.alternate_ids)
    assert {(one.status, one.answered_at) for one in kari.places} == {(Status.DECLINED, NOW)}
    assert plan.undo_title == "Kari Nordmann declined"


def test_an_alternate_who_declined_stands_below_and_the_next_one_is_first(plan: Plan) -> None:
    place = plan.get(Appearance, row(plan, "Norway").appearance_ids[0])
    first, second = (step_in(plan, "Norway", Who(placeholder=words)) for words in ("Deputy", "Envoy"))
    note_answer(plan, (), Status.DECLINED, NOW, [first])
    assert [one.id for one in ranked(place)] == [second, first]
    assert [one.id for one in waiting(place)] == [second]
    note_answer(plan, [place.id], Status.DECLINED, NOW)
    (message,) = [one.message for one in find_all(plan.meeting, TODAY) if one.code == "alternate-waits"]
    assert message == "Panel I: Norway has declined, and Envoy waits to step in."


def test_nobody_is_chased_to_step_in_for_who_comes_for_certain_unless_asked(plan: Plan) -> None:
    ola = step_in(plan, "Norway", Who(placeholder="Deputy"))
    note_answer(plan, ids(plan, "Norway"), Status.CONFIRMED, NOW)
    assert "Deputy" not in dict(rows(plan))
    ask(plan, (), TODAY, [ola])
    assert dict(rows(plan))["Deputy"] == "this week"
    everybody = add_organisation(plan, "All participants", collective=True)
    step_in(plan, "Speaker 1", Who(organisation_id=everybody))
    assert "All participants" not in dict(rows(plan))


def test_things_of_two_sorts_with_one_id_are_not_one_person(tmp_path: Path) -> None:
    """A script may count persons, organisations, appearances and alternates from 1 each."""
    people = [{"id": "1", "person_id": "1", "alternates": [{"id": "1", "name": "Deputy"}]}, {"organisation_id": "1"}]
    data = {
        "format": "stocktake-plan", "version": 1, "meeting": {"title": "Rivers", "timezone": "UTC"},
        "people": [{"id": "1", "given_name": "Ada"}], "organisations": [{"id": "1", "name": "Norway"}],
        "sessions": [{"id": "1", "title": "Panel", "appearances": people}],
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(data))
    with import_plan_json(tmp_path / "plan.json", tmp_path / "plan.stocktake") as read:
        assert sorted(name for name, _urgency in rows(read)) == ["Ada", "Deputy", "Norway"]
        note_answer(read, (), Status.DECLINED, NOW, row(read, "Deputy").alternate_ids)
        named = read.get(Appearance, "1")
        assert (named.status, named.alternates[0].status) == (Status.TO_BE_CONFIRMED, Status.DECLINED)


def late(plan: Plan, day: date) -> list[tuple[str, str]]:
    return [(one.severity.value, one.message) for one in find_all(plan.meeting, day) if one.code == "answer-overdue"]


def test_a_finding_knows_whose_answer_is_overdue_as_the_list_does(plan: Plan) -> None:
    ola = step_in(plan, "Norway", Who(placeholder="Deputy"))
    ask(plan, ids(plan, "Norway"), TODAY, [ola])
    due = TODAY + SOON
    assert late(plan, due) == []
    assert late(plan, due + timedelta(1)) == [("warning", "Panel I: no answer yet from Norway, Deputy, 1 day over.")]
    assert {name for name, urgent in rows(plan, due + timedelta(1)) if urgent == "overdue"} == {"Norway", "Deputy"}
    note_answer(plan, ids(plan, "Norway"), Status.CONFIRMED, NOW)
    assert late(plan, due + timedelta(2)) == [("warning", "Panel I: no answer yet from Deputy, 2 days over.")]
    note_answer(plan, (), Status.DECLINED, NOW, [ola])
    assert late(plan, due + timedelta(2)) == []


def test_who_is_overdue_is_noted_as_asked_again_person_by_person(plan: Plan) -> None:
    ola, day = step_in(plan, "Norway", Who(placeholder="Deputy")), today(plan.meeting)
    ask(plan, ids(plan, "Norway"), TODAY, [ola])
    (finding,) = [one for one in find_all(plan.meeting) if one.code == "answer-overdue"]
    fixes = fixes_for(plan.meeting, finding)
    assert [fix.title for fix in fixes] == [
        "Note that Norway was asked again today", "Note that Deputy was asked again today",
    ]  # fmt: skip
    assert all(fix.asserts for fix in fixes)
    apply_fix(plan, fixes[1])
    alternate = plan.get(Alternate, ola)
    assert (alternate.asked_on, certain(alternate.answer_by) > day) == (day, True)
    assert "Deputy" not in late(plan, day)[0][1]


def test_a_group_is_never_chased(plan: Plan) -> None:
    everybody = add_organisation(plan, "All participants", collective=True)
    add_appearance(plan, plan.meeting.sessions[0].id, Who(organisation_id=everybody))
    assert "All participants" not in dict(rows(plan))


def test_who_is_asked_is_invited_and_has_a_week(plan: Plan) -> None:
    ask(plan, ids(plan, "Norway"), TODAY)
    norway = row(plan, "Norway")
    assert (norway.status, norway.asked_on, norway.answer_by) == (Status.INVITED, TODAY, TODAY + SOON)
    assert rows(plan)[0] == ("Norway", "this week")
    assert rows(plan, TODAY + SOON + timedelta(1))[0] == ("Norway", "overdue")
    plan.undo()
    assert row(plan, "Norway").urgency is Urgency.NOT_ASKED


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
    note_answer(plan, ids(plan, "Norway"), Status.CONFIRMED, NOW)
    assert dict(rows(plan))["Norway"] == "answered"
    assert plan.undo_title == "Norway confirmed"
    record_issues(plan, [Issued("podium", panel, 2, "[]", "f")], NOW + timedelta(hours=1))
    assert "Norway" not in dict(rows(plan))
    throw_away_issues(plan, [plan.meeting.sheet_issues[1].id], NOW + timedelta(hours=2))
    assert dict(rows(plan))["Norway"] == "answered"


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
    norway = certain(row(plan, "Norway").somebody).id
    set_field(plan, Organisation, norway, "contact", "desk@mfa.example")
    assert row(plan, "Kari Nordmann").contact == "desk@mfa.example"
    assert row(plan, "Speaker 1").contact == ""
