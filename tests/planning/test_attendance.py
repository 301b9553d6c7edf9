"""Where somebody appears, how much that is on each day, and whether they have said yes."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, Organisation, Person, Role, Status, new_plan
from stocktake_desktop.planning.attendance import DayLoad, appearances_of, least_sure, loads_of


class Desk:
    """Two days with a session each, one more on the first day, and a parked one."""

    def __init__(self):
        self.plan = new_plan("Rivers")
        second, first = (add_day(self.plan, date(2031, 5, day)) for day in (7, 6))
        place = {"late": (first, 900, 30), "early": (first, 600, 45), "next": (second, 540, 60)}
        self.parked = add_block(self.plan, "parked", minutes=90)
        self.blocks = {
            name: add_block(self.plan, name, day_id=day, start=start, minutes=minutes)
            for name, (day, start, minutes) in place.items()
        } | {"parked": self.parked}
        self.chad = add_organisation(self.plan, "Chad")
        self.ada = add_person(self.plan, "Ada", "Mbeki", self.chad)

    def appear(self, name, who=None, status=Status.CONFIRMED):
        return add_appearance(self.plan, self.blocks[name], who or Who(self.ada), Role.PANELLIST, status=status)

    def where(self, model, row_id):
        return [one.session.title for one in appearances_of(self.plan.get(model, row_id))]


@pytest.fixture
def desk():
    return Desk()


def test_a_person_appears_in_the_order_of_the_programme_parked_last(desk):
    for name in ("parked", "next", "late", "early"):
        desk.appear(name)
    assert desk.where(Person, desk.ada) == ["early", "late", "next", "parked"]


def test_an_organisation_appears_by_name_and_where_its_people_speak_for_it(desk):
    desk.appear("early")  # for her own organisation, as nothing else is said
    desk.appear("late", Who(desk.ada, add_organisation(desk.plan, "Bank")))  # for another one
    desk.appear("next", Who(organisation_id=desk.chad))
    desk.appear("parked", Who(desk.ada, desk.chad))
    assert desk.where(Organisation, desk.chad) == ["early", "next", "parked"]


def test_the_load_counts_a_session_once_and_nothing_that_is_declined_or_parked(desk):
    for name in ("next", "early", "early", "parked"):
        desk.appear(name)
    declined = desk.appear("late")
    loads = [DayLoad(1, 2, 75), DayLoad(2, 1, 60)]
    assert loads_of(desk.plan.get(Person, desk.ada).appearances) == loads
    set_field(desk.plan, Appearance, declined, "status", Status.DECLINED)
    assert loads_of(desk.plan.get(Person, desk.ada).appearances) == [DayLoad(1, 1, 45), DayLoad(2, 1, 60)]


@pytest.mark.parametrize(
    ("statuses", "least"),
    [
        ([], None),
        ([Status.CONFIRMED, Status.DECLINED], None),
        ([Status.CONFIRMED, Status.INVITED], Status.INVITED),
        ([Status.INVITED, Status.TO_BE_CONFIRMED], Status.TO_BE_CONFIRMED),
    ],
)
def test_the_least_sure_status(desk, statuses, least):
    for status in statuses:
        desk.appear("early", status=status)
    assert least_sure(desk.plan.get(Person, desk.ada).appearances) is least


def test_a_collective_is_not_asked_to_confirm(desk):
    everybody = add_organisation(desk.plan, "All participants", collective=True)
    desk.appear("early", Who(organisation_id=everybody), Status.INVITED)
    assert least_sure(desk.plan.get(Organisation, everybody).appearances) is None
