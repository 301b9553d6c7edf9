"""What was said does not vanish with whoever said it: refused while they speak, kept by name afterwards."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.floor import end_turn, give_floor, inscribe
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.people import add_organisation, add_person, remove_organisation, remove_person
from stocktake_desktop.models import EditRefused, new_plan
from stocktake_desktop.planning.floor import seconds_used, spoken, waiting
from stocktake_desktop.planning.report import report_of_day
from stocktake_desktop.sheets.catalogue import sheet_content
from stocktake_desktop.sheets.sheet import Sheet
from tests.snapshots import same_state

NOW = datetime(2031, 3, 4, 10, 10)


class Desk:
    """A debate with a floor list, a delegation, and Ana who speaks for it."""

    def __init__(self) -> None:
        self.plan = new_plan("Rivers")
        day = add_day(self.plan, date(2031, 3, 4))
        self.debate = add_block(self.plan, "Debate", day_id=day, start=600)
        self.chad = add_organisation(self.plan, "Chad")
        self.ana = add_person(self.plan, "Ana", "Ruiz", self.chad)

    def speaks(self, who: Who) -> None:
        give_floor(self.plan, inscribe(self.plan, self.debate, who), NOW)

    def spoke(self, who: Who) -> None:
        self.speaks(who)
        end_turn(self.plan, self.debate, NOW.replace(minute=13))


WHO = {
    "the delegation": lambda desk: Who(organisation_id=desk.chad),
    "its speaker": lambda desk: Who(desk.ana),
    "both": lambda desk: Who(desk.ana, desk.chad),
}
GONE = {
    "organisation": lambda desk: remove_organisation(desk.plan, desk.chad),
    "person": lambda desk: remove_person(desk.plan, desk.ana),
}
SAYS = [(who, gone) for who in WHO for gone in GONE if (who, gone) != ("the delegation", "person")]


@pytest.mark.parametrize(("who", "gone"), SAYS)
def test_who_has_the_floor_cannot_be_removed(who: str, gone: str) -> None:
    desk = Desk()
    desk.speaks(WHO[who](desk))
    state = same_state(desk.plan)
    with pytest.raises(EditRefused, match="has the floor in Debate; let it go back to the chair first"):
        GONE[gone](desk)
    assert same_state(desk.plan) == state


@pytest.mark.parametrize(("who", "gone"), SAYS)
def test_who_has_spoken_stays_on_the_list_in_the_report_and_on_paper(who: str, gone: str) -> None:
    desk = Desk()
    desk.spoke(WHO[who](desk))
    inscribe(desk.plan, desk.debate, WHO[who](desk))
    block = desk.plan.session(desk.debate)
    name, state = spoken(block)[0].name, same_state(desk.plan)
    GONE[gone](desk)
    (said,) = spoken(block)
    assert (said.name, seconds_used(said)) == (name, 180)
    totals = report_of_day(desk.plan.meeting.days[0]).rooms[0].sessions[0]
    assert (totals.floor_speakers, totals.floor_minutes) == (1, 3)
    assert name in "\n".join(sheet_content(desk.plan, Sheet("floor-list", session_id=desk.debate)))
    desk.plan.undo()
    assert same_state(desk.plan) == state


def test_who_only_waited_goes() -> None:
    desk = Desk()
    inscribe(desk.plan, desk.debate, Who(organisation_id=desk.chad))
    remove_organisation(desk.plan, desk.chad)
    assert waiting(desk.plan.session(desk.debate)) == []
