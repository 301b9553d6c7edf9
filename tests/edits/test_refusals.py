"""What is refused: each in its sentence, and no step is left of it; and what is just inside of a limit is done."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, move_appearance, replace_appearance
from stocktake_desktop.edits.arranging import align_starts, make_parallel
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block, resize_block, set_minutes
from stocktake_desktop.edits.contents import add_segment, reorder
from stocktake_desktop.edits.copying import merge_blocks, split_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import bring_back_request, inscribe
from stocktake_desktop.edits.frame import add_day, add_hard_stop
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.edits.rules import RoleLine, acknowledge, add_role_rule, change_rules, role_lines
from stocktake_desktop.edits.running import record_times, start_item
from stocktake_desktop.edits.shifting import close_gaps_after, shift_from
from stocktake_desktop.models import Category, Day, EditRefused, Role, SessionBlock, SessionKind
from stocktake_desktop.planning.recovery import Recovery
from stocktake_desktop.planning.recovery.proposal import Way
from stocktake_desktop.planning.shifting import Wish
from tests.history import history
from tests.plans import small_plan
from tests.snapshots import same_state

NOW = datetime(2018, 3, 12, 10)


@pytest.fixture
def plan():
    with small_plan() as plan:
        lock_block(plan, plan.meeting.sessions[1].id, True)
        yield plan


def panel(plan):
    return plan.meeting.sessions[0]


def group(plan):
    """Locked."""
    return plan.meeting.sessions[1]


def parked(plan):
    return plan.meeting.sessions[2]


def day(plan, nth=0):
    return plan.meeting.days[nth]


def asked(plan):
    return inscribe(plan, panel(plan).id, Who(placeholder="Chile"))


def rule(plan):
    return plan.meeting.role_rules[0]


NOBODY = "Choose a person or an organisation, or type a placeholder."
MERGE = "Select two or more sessions of one day to merge them."
SPLIT = "Split Panel I somewhere between its start and its end."
MIDNIGHT = "would cross midnight"
CASES = {
    "nobody is added": (lambda p: add_appearance(p, panel(p).id, Who(placeholder=" ")), NOBODY),
    "nobody replaces": (lambda p: replace_appearance(p, panel(p).appearances[0].id, Who()), NOBODY),
    "somebody in an item of another session": (
        lambda p: move_appearance(p, panel(p).appearances[0].id, add_segment(p, group(p).id, "Talk"), 0),
        "This item belongs to another session.",
    ),
    "one alone beside each other": (
        lambda p: make_parallel(p, [panel(p).id, parked(p).id]),
        "Select two or more sessions of the programme first.",
    ),
    "one alone begins with itself": (
        lambda p: align_starts(p, [panel(p).id]),
        "Select two or more sessions of the programme first.",
    ),
    "what is locked is moved": (lambda p: move_block(p, group(p).id, day(p).id, 600, None), "locked"),
    "before midnight": (lambda p: move_block(p, panel(p).id, day(p).id, -1, None), MIDNIGHT),
    "past midnight": (lambda p: move_block(p, panel(p).id, day(p).id, 1351, None), MIDNIGHT),
    "longer than the day": (lambda p: resize_block(p, panel(p).id, 600, 841), MIDNIGHT),
    "no minute": (lambda p: set_minutes(p, parked(p).id, 0), "at least one minute"),
    "more than a day": (lambda p: set_minutes(p, parked(p).id, 1441), "at least one minute"),
    "less than a minute is left": (
        lambda p: shift_from(p, Wish(panel(p).id, -90, lengthens=True)),
        "at least one minute",
    ),
    "gaps after what is parked": (lambda p: close_gaps_after(p, parked(p).id), "Idea is parked; place it first."),
    "another list": (
        lambda p: reorder(p, panel(p).id, panel(p).segments, []),
        "The list has changed meanwhile; try again.",
    ),
    "no field of a form": (
        lambda p: set_field(p, SessionBlock, panel(p).id, "start", 5),
        "start cannot be changed here.",
    ),
    "two days of one date": (
        lambda p: set_field(p, Day, day(p).id, "date", date(2018, 3, 13)),
        "2018-03-13 is a day of the meeting already.",
    ),
    "a day twice": (lambda p: add_day(p, date(2018, 3, 13)), "2018-03-13 is a day of the meeting already."),
    "a stop before the day": (
        lambda p: add_hard_stop(p, day(p).id, -1, "x"),
        "A hard stop is a time between 00:00 and 24:00.",
    ),
    "a stop after the day": (
        lambda p: add_hard_stop(p, day(p).id, 1441, "x"),
        "A hard stop is a time between 00:00 and 24:00.",
    ),
    "who waits is brought back": (lambda p: bring_back_request(p, asked(p)), "Chile has not withdrawn."),
    "a finding is acknowledged without a reason": (
        lambda p: acknowledge(p, "gap", "gap a b", "", "  "),
        "Say in a few words why this can stay as it is.",
    ),
    "a rule twice": (
        lambda p: add_role_rule(p, rule(p).kind, rule(p).role, rule(p).category, not rule(p).allowed),
        "There is a rule for this role and category already.",
    ),
    "no time is noted": (
        lambda p: record_times(p, panel(p).id, None, None),
        "Say when it started, when it ended, or both.",
    ),
    "it ends before it starts": (
        lambda p: record_times(p, panel(p).id, NOW, datetime(2018, 3, 12, 9, 59)),
        "Panel I cannot end before it starts.",
    ),
    "what is parked is started": (
        lambda p: start_item(p, parked(p).id, NOW),
        "Idea is parked; place it first.",
    ),
    "a proposal of nothing": (
        lambda p: recover(p, Recovery(Way.MOVE, "x", (), (), (), (), ())),
        "This proposal changes nothing.",
    ),
    "one alone is merged": (lambda p: merge_blocks(p, [panel(p).id]), MERGE),
    "sessions of two days are merged": (lambda p: merge_blocks(p, [panel(p).id, group(p).id]), MERGE),
    "what is parked is merged": (lambda p: merge_blocks(p, [parked(p).id, add_block(p, "x", minutes=5)]), MERGE),
    "split at its start": (lambda p: split_block(p, panel(p).id, 0), SPLIT),
    "split at its end": (lambda p: split_block(p, panel(p).id, 90), SPLIT),
    "what is locked is split": (lambda p: split_block(p, group(p).id, 5), "Group 1 is locked; unlock it first."),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_in_a_sentence_and_nothing_has_changed(plan, case):
    act, words = CASES[case]
    with pytest.raises(EditRefused) as refused, plan.edit("Around it"):
        act(plan)
    assert words in str(refused.value)
    with small_plan() as other:
        assert len(history(plan)) == len(history(other)) + 1


def test_what_is_just_inside_is_done(plan):
    move_block(plan, panel(plan).id, day(plan).id, 1350, None)
    move_block(plan, panel(plan).id, day(plan).id, 0, None)
    resize_block(plan, panel(plan).id, 0, 1440)
    set_minutes(plan, parked(plan).id, 1)
    set_minutes(plan, parked(plan).id, 1440)
    for minute in (0, 1440):
        add_hard_stop(plan, day(plan, 1).id, minute, "x")
    record_times(plan, panel(plan).id, NOW, NOW)
    add_role_rule(plan, SessionKind.OPENING, Role.CHAIR, Category.ACADEMIA, True)
    assert [stop.minute for stop in day(plan, 1).hard_stops] == [0, 780, 1080, 1440]
    assert (panel(plan).start, panel(plan).minutes, parked(plan).minutes) == (0, 1440, 1440)


def test_the_rules_of_the_meeting_are_changed_as_a_whole(plan):
    first, *rest = role_lines(plan.meeting)
    line = RoleLine(SessionKind.OPENING, Role.CHAIR, Category.ACADEMIA, True)
    steps = len(history(plan))
    kept = plan.meeting.days[0].hard_stops[0].id
    change_rules(plan, 7, {day(plan).id: [780, 1000]}, [*rest, line])
    assert len(history(plan)) == steps + 1
    assert (plan.meeting.turnaround_minutes, role_lines(plan.meeting)) == (7, [*rest, line])
    assert [[stop.minute for stop in one.hard_stops] for one in plan.meeting.days] == [[780, 1000], [780, 1080]]
    assert plan.meeting.days[0].hard_stops[0].id == kept
    plan.undo()
    assert role_lines(plan.meeting) == [first, *rest]


def test_the_same_value_again_is_no_step(plan):
    before, steps = same_state(plan), len(history(plan))
    set_field(plan, SessionBlock, panel(plan).id, "title", "Panel I")
    set_field(plan, Day, day(plan).id, "date", date(2018, 3, 12))
    assert (same_state(plan), len(history(plan))) == (before, steps)
