"""Where a sentence is about one of two persons of one name, it says which of them."""

from collections.abc import Callable
from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance, promote_alternate
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person, remove_person
from stocktake_desktop.models import Appearance, Changes, Person, Role, SessionKind, Status, new_plan
from stocktake_desktop.planning.chasing import chased
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.findings.book import FindingsBook
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.reach import reach
from tests.history import history

TODAY = date(2031, 3, 3)


class Desk:
    """Maria Silva of Brazil and Maria Silva of Chad are on two panels at the same time."""

    def __init__(self) -> None:
        self.plan = new_plan("Rivers")
        self.day = add_day(self.plan, date(2031, 3, 4))
        groups = [add_organisation(self.plan, name) for name in ("Brazil", "Chad")]
        self.marias = [add_person(self.plan, "Maria", "Silva", group) for group in groups]
        self.panels = [self.panel("Panel I"), self.panel("Panel II")]
        for panel in self.panels:
            self.places = [add_appearance(self.plan, panel, Who(key)) for key in self.marias]

    def panel(self, title: str) -> str:
        room, at = add_room(self.plan, f"Hall of {title}"), {"start": 600, "minutes": 60}
        return add_block(self.plan, title, SessionKind.PANEL, day_id=self.day, room_id=room, **at)

    def found(self, code: str) -> list[str]:
        return [one.message for one in find_all(self.plan.meeting, TODAY) if one.code == code]


def test_findings_say_which_of_two() -> None:
    desk = Desk()
    assert desk.found("unconfirmed")[0].startswith(
        "Panel I: Maria Silva (Brazil), Maria Silva (Chad) are not confirmed"
    )
    assert sorted(desk.found("person-double-booked")) == [
        f"Maria Silva ({country}) is in Panel I and in Panel II at the same time, 10:00–11:00."
        for country in ("Brazil", "Chad")
    ]


def test_fixes_say_which_of_two() -> None:
    desk = Desk()
    finding = next(one for one in find_all(desk.plan.meeting, TODAY) if one.code == "unconfirmed")
    titles = [fix.title for fix in fixes_for(desk.plan.meeting, finding)]
    assert {"Mark Maria Silva (Brazil) as confirmed", "Mark Maria Silva (Chad) as confirmed"} <= set(titles)


STEPS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "a field": (
        lambda d: set_field(d.plan, Person, d.marias[1], "respelling", "SIL-va"),
        "Change respelling of Maria Silva (Chad)",
    ),
    "a status": (
        lambda d: set_field(d.plan, Appearance, d.places[0], "status", Status.INVITED),
        "Change status of Maria Silva (Brazil)",
    ),
    "a place": (
        lambda d: add_appearance(d.plan, d.panels[0], Who(d.marias[1]), Role.CHAIR),
        "Add Maria Silva (Chad) to Panel I",
    ),
    "an alternate": (
        lambda d: promote_alternate(d.plan, add_alternate(d.plan, d.places[0], Who(d.marias[1]))),
        "Promote Maria Silva (Chad)",
    ),
    "removed": (
        lambda d: remove_person(d.plan, d.marias[0]),
        "Remove Maria Silva (Brazil): 2 sessions lose them (Panel I, Panel II)",
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_the_history_says_which_of_two(step: str) -> None:
    desk, (act, said) = Desk(), STEPS[step]
    act(desk)
    assert history(desk.plan)[-1].title.casefold() == said.casefold()


def test_the_chasing_list_says_which_of_two() -> None:
    desk = Desk()
    names = sorted(row.name for row in chased(desk.plan.meeting, TODAY))
    assert names == ["Maria Silva (Brazil)", "Maria Silva (Chad)"]


def test_a_book_of_findings_follows_a_namesake_that_comes_and_goes() -> None:
    desk = Desk()
    book = FindingsBook(desk.plan, TODAY)

    def follow(changes: Changes) -> None:
        book.refresh(reach(desk.plan, changes))

    desk.plan.on_change(follow)
    set_field(desk.plan, Person, desk.marias[1], "given_name", "Marta")
    assert book.all() == find_all(desk.plan.meeting, TODAY)
    assert "Maria Silva (" not in str(book.all())
    desk.plan.undo()
    assert book.all() == find_all(desk.plan.meeting, TODAY)
    assert "Maria Silva (Chad)" in str(book.all())
