"""Who steps in starts at to be confirmed, however they come into the place; who declined goes below, marked."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import (
    Who,
    add_alternate,
    add_appearance,
    promote_alternate,
    replace_appearance,
)
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.chasing import ask, note_answer, note_how
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person, remove_organisation, remove_person
from stocktake_desktop.models import Alternate, Appearance, Role, SessionKind, Status, new_plan
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.sheets.catalogue import sheet_content
from stocktake_desktop.sheets.sheet import Sheet
from tests.certain import certain
from tests.snapshots import same_state


class Desk:
    """Kari is on a panel, and Ola and Per wait to step in for her."""

    def __init__(self, status: Status = Status.TO_BE_CONFIRMED) -> None:
        self.plan = new_plan("Rivers")
        self.day, self.hall = add_day(self.plan, date(2031, 3, 4)), add_room(self.plan, "Hall")
        self.norway = add_organisation(self.plan, "Norway")
        self.kari, self.ola, self.per = (add_person(self.plan, name, "Lie") for name in ("Kari", "Ola", "Per"))
        self.panel = self.block("Panel", 600)
        self.place = add_appearance(self.plan, self.panel, Who(self.kari), status=status)
        self.first, self.second = (add_alternate(self.plan, self.place, Who(who)) for who in (self.ola, self.per))

    def block(self, title: str, start: int, room: str | None = None) -> str:
        kind = SessionKind.PANEL
        return add_block(self.plan, title, kind, day_id=self.day, start=start, minutes=60, room_id=room or self.hall)

    @property
    def row(self) -> Appearance:
        return self.plan.get(Appearance, self.place)

    def stands(self) -> tuple[str, Status, list[tuple[str, Status]]]:
        return self.row.name, self.row.status, [(other.name, other.status) for other in self.row.alternates]

    def found(self, code: str) -> list[str]:
        return [finding.message for finding in find_all(self.plan.meeting) if finding.code == code]

    def sheet(self, kind: str) -> list[str]:
        return list(sheet_content(self.plan, Sheet(kind, session_id=self.panel)))


@pytest.mark.parametrize("before", Status)
@pytest.mark.parametrize(
    "step_in",
    [
        lambda desk: promote_alternate(desk.plan, desk.first),
        lambda desk: replace_appearance(desk.plan, desk.place, Who(desk.ola)),
        lambda desk: replace_appearance(desk.plan, desk.place, Who(organisation_id=desk.norway)),
        lambda desk: remove_person(desk.plan, desk.kari),
    ],
    ids=["promoted", "instead of", "a delegation", "removed"],
)
def test_who_comes_into_a_place_is_to_be_confirmed(step_in: Callable[[Desk], None], before: Status) -> None:
    desk = Desk(before)
    state = same_state(desk.plan)
    step_in(desk)
    assert desk.row.name != "Kari Lie"
    assert desk.row.status is Status.TO_BE_CONFIRMED
    desk.plan.undo()
    assert same_state(desk.plan) == state


def test_who_is_put_in_the_same_place_again_has_said_what_they_said() -> None:
    desk = Desk(Status.CONFIRMED)
    replace_appearance(desk.plan, desk.place, Who(desk.kari))
    assert desk.row.status is Status.CONFIRMED


@pytest.mark.parametrize("again", [True, False])
def test_who_is_put_in_the_same_place_again_was_asked_when_they_were(again: bool) -> None:
    desk = Desk()
    ask(desk.plan, [desk.place], date(2031, 2, 1))
    asked = desk.row.asked_on, desk.row.answer_by
    replace_appearance(desk.plan, desk.place, Who(desk.kari if again else desk.ola))
    assert (desk.row.asked_on, desk.row.answer_by) == (asked if again else (None, None))


def test_where_a_delegation_loses_its_speaker_it_is_to_name_another() -> None:
    desk = Desk()
    both = add_appearance(desk.plan, desk.panel, Who(desk.per, desk.norway), status=Status.CONFIRMED)
    remove_person(desk.plan, desk.per)
    row = desk.plan.get(Appearance, both)
    assert (row.name, row.status) == ("Norway", Status.TO_BE_CONFIRMED)


def test_who_stays_when_the_delegation_goes_has_said_what_they_said() -> None:
    desk = Desk()
    both = add_appearance(desk.plan, desk.panel, Who(desk.per, desk.norway), status=Status.CONFIRMED)
    remove_organisation(desk.plan, desk.norway)
    row = desk.plan.get(Appearance, both)
    assert (row.name, row.status) == ("Per Lie", Status.CONFIRMED)


def test_who_declined_goes_below_marked_and_is_called_last() -> None:
    desk = Desk(Status.DECLINED)
    promote_alternate(desk.plan, desk.first)
    unsure = Status.TO_BE_CONFIRMED
    assert desk.stands() == ("Ola Lie", unsure, [("Per Lie", unsure), ("Kari Lie", Status.DECLINED)])
    set_field(desk.plan, Appearance, desk.place, "status", Status.DECLINED)
    assert desk.found("alternate-waits") == ["Panel: Ola Lie has declined, and Per Lie waits to step in."]
    remove_person(desk.plan, desk.per)
    assert desk.found("alternate-waits") == []  # who is left below has declined too


def test_who_goes_below_was_asked_and_answered_when_they_did() -> None:
    desk, at = Desk(), datetime(2031, 2, 3, 9, 30)
    ask(desk.plan, [desk.place], date(2031, 2, 1))
    note_how(desk.plan, [desk.place], "by mail, Ana")
    note_answer(desk.plan, [desk.place], Status.DECLINED, at)
    promote_alternate(desk.plan, desk.first)
    below = desk.plan.get(Alternate, desk.first)
    assert (below.name, below.asked_on, below.answered_at, below.answer) == (
        "Kari Lie", date(2031, 2, 1), at, "by mail, Ana",
    )  # fmt: skip
    assert (desk.row.asked_on, desk.row.answered_at, desk.row.answer) == (None, None, "")
    desk.plan.undo()
    assert (desk.row.answered_at, desk.row.answer, below.answered_at) == (at, "by mail, Ana", None)


def test_who_was_sure_waits_first_with_what_they_said() -> None:
    desk = Desk(Status.CONFIRMED)
    promote_alternate(desk.plan, desk.second)
    assert desk.stands()[2] == [("Kari Lie", Status.CONFIRMED), ("Ola Lie", Status.TO_BE_CONFIRMED)]


def test_nobody_who_declined_steps_in() -> None:
    desk = Desk()
    set_field(desk.plan, Alternate, desk.first, "status", Status.DECLINED)
    remove_person(desk.plan, desk.kari)
    assert desk.stands()[0] == "Per Lie"


def test_nobody_steps_in_where_they_are_already() -> None:
    desk = Desk()
    add_appearance(desk.plan, desk.panel, Who(desk.ola), Role.MODERATOR)
    remove_person(desk.plan, desk.kari)
    assert [a.name for a in desk.plan.session(desk.panel).appearances] == ["Per Lie", "Ola Lie"]


def test_the_place_goes_where_all_who_wait_are_there_already() -> None:
    desk = Desk()
    for person in (desk.ola, desk.per):
        add_appearance(desk.plan, desk.panel, Who(person))
    remove_person(desk.plan, desk.kari)
    assert [a.name for a in desk.plan.session(desk.panel).appearances] == ["Ola Lie", "Per Lie"]


def test_a_finding_says_that_an_alternate_waits_and_its_fix_promotes() -> None:
    desk = Desk(Status.DECLINED)
    finding = certain(next((f for f in find_all(desk.plan.meeting) if f.code == "alternate-waits"), None))
    assert finding.message == "Panel: Kari Lie has declined, and Ola Lie waits to step in."
    (fix,) = fixes_for(desk.plan.meeting, finding)
    assert fix.title == "Promote Ola Lie"
    apply_fix(desk.plan, fix)
    assert desk.stands()[:2] == ("Ola Lie", Status.TO_BE_CONFIRMED)
    assert desk.found("alternate-waits") == []


def test_who_steps_in_is_double_booked_before_and_after_they_are_promoted() -> None:
    desk = Desk(Status.DECLINED)
    annex = add_room(desk.plan, "Annex")
    add_appearance(desk.plan, desk.block("Talks", 630, annex), Who(desk.ola), Role.MODERATOR)
    twice = ["Ola Lie is in Panel and in Talks at the same time, 10:30–11:00."]
    assert desk.found("person-double-booked") == twice
    promote_alternate(desk.plan, desk.first)
    assert desk.found("person-double-booked") == twice


@pytest.mark.parametrize("kind", ["podium", "seating", "moderators-brief", "name-plates"])
def test_on_paper_the_first_alternate_is_called_in_place_of_who_declined(kind: str) -> None:
    desk = Desk(Status.DECLINED)
    said = "\n".join(desk.sheet(kind))
    assert "Ola Lie" in said
    assert "DECLINED" not in said
    if kind != "name-plates":
        assert "in place of Kari Lie, who has declined" in said


def test_who_steps_in_has_a_seat_and_who_waits_is_named() -> None:
    desk = Desk(Status.DECLINED)
    said = desk.sheet("seating")
    assert "Declined: Kari Lie" in said
    assert any(line.startswith("Ola Lie") and "TBC" in line for line in said)
    assert any("or, if not available: Per Lie" in line for line in said)
