"""A plan file of old may hold a session that goes on after midnight: what helps is allowed, and a finding names it."""

from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block, move_block, resize_block, set_minutes
from stocktake_desktop.edits.copying import duplicate_block
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.shifting import shift_from
from stocktake_desktop.edits.whole_day import duplicate_day, move_whole_day
from stocktake_desktop.models import EditRefused, new_plan
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.findings.finding import Severity
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.shifting import Mode, Wish
from tests.pictures import hours
from tests.snapshots import same_state


class Night:
    """A session from 23:30 to 00:30 in a hall, as no verb makes one, and an empty second day."""

    def __init__(self):
        self.plan = plan = new_plan("Meeting")
        self.days = [add_day(plan, date(2031, 5, day)) for day in (6, 7)]
        self.hall, self.room = add_room(plan, "Hall"), add_room(plan, "Room")
        self.id = add_block(plan, "Night", day_id=self.days[0], start=1380, minutes=60, room_id=self.hall)
        with plan.edit("Across midnight, as no verb has it"):
            plan.session(self.id).start = 1410

    @property
    def said(self):
        return hours(self.plan.session(self.id))


@pytest.fixture
def night():
    return Night()


HELPS = {
    "a shift earlier": (lambda n: shift_from(n.plan, Wish(n.id, -15)), "23:15–00:15"),
    "a shift of the room": (lambda n: shift_from(n.plan, Wish(n.id, -40, Mode.ROOM)), "22:50–23:50"),
    "a move earlier": (lambda n: move_block(n.plan, n.id, n.days[0], 1400, n.hall), "23:20–00:20"),
    "a shorter one": (lambda n: set_minutes(n.plan, n.id, 45), "23:30–00:15"),
    "an end at midnight": (lambda n: resize_block(n.plan, n.id, 1410, 30), "23:30–24:00"),
    "another room": (lambda n: move_block(n.plan, n.id, n.days[0], 1410, n.room), "23:30–00:30"),
    "another day": (lambda n: move_whole_day(n.plan, n.days[0], n.days[1]), "23:30–00:30"),
}
HARMS = {
    "later": lambda n: move_block(n.plan, n.id, n.days[0], 1411, n.hall),
    "a shift later": lambda n: shift_from(n.plan, Wish(n.id, 1)),
    "longer": lambda n: set_minutes(n.plan, n.id, 61),
}


@pytest.mark.parametrize("name", HELPS)
def test_what_helps_or_does_no_harm_is_done(night, name):
    act, after = HELPS[name]
    act(night)
    assert night.said == after


@pytest.mark.parametrize("name", HARMS)
def test_what_makes_it_worse_is_refused_with_a_sentence(night, name):
    before = same_state(night.plan)
    with pytest.raises(EditRefused, match="Night would cross midnight"):
        HARMS[name](night)
    assert same_state(night.plan) == before


def test_a_finding_names_it_and_its_first_fix_ends_it_at_midnight(night):
    found = next(one for one in find_all(night.plan.meeting) if one.code == "outside-day")
    assert (found.severity, found.sessions) == (Severity.ERROR, (night.id,))
    assert found.message == "Night, 23:30–00:30, goes on after midnight; a session ends at 24:00."
    fix = next(iter(fixes_for(night.plan.meeting, found)))
    assert fix.title == "End Night at 24:00"
    apply_fix(night.plan, fix)
    assert night.said == "23:30–24:00"


def test_its_copies_end_at_midnight(night):
    copy = night.plan.session(duplicate_block(night.plan, night.id, night.days[1], 1420, None))
    assert hours(copy) == "23:40–24:00"
    day = duplicate_day(night.plan, night.days[0])
    assert [hours(block) for block in night.plan.meeting.sessions if block.day_id == day] == ["23:30–24:00"]
