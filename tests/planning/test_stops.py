"""Which sessions a hard stop ends, also behind a locked one."""

from datetime import timedelta

from stocktake_desktop.edits.running import start_item
from stocktake_desktop.planning.clock import in_seconds
from stocktake_desktop.planning.projection import spans_of
from stocktake_desktop.planning.slots import slots_of
from stocktake_desktop.planning.stops import bound_by, past_stop
from tests.planning.test_projection import at, happened, plan_of


def test_a_locked_session_in_between_does_not_let_go_of_what_follows_a_late_one():
    plan = plan_of("""
        10:00-11:00 P A
        11:00-11:10 P B locked
        11:30-11:50 P C
    """)
    happened(plan, "A 10:40-")
    titles = {block.id: block.title for block in plan.meeting.sessions}
    slots = slots_of(plan.meeting.days[0])
    spans, stop = spans_of(slots, in_seconds(650)), in_seconds(660)
    assert [titles[slot.id] for slot in bound_by(stop, slots, spans)] == ["A", "B", "C"]
    assert past_stop(stop, slots, spans) == in_seconds(60)  # C from 11:40 to 12:00


def test_seconds_do_not_make_a_pause_too_short():
    plan = plan_of("12:30-13:00 P A\n13:15-13:30 P B")
    start_item(plan, plan.meeting.sessions[0].id, at("12:30") + timedelta(seconds=2))
    slots, stop = slots_of(plan.meeting.days[0]), in_seconds(780)
    spans = spans_of(slots, in_seconds(760))
    assert [slot.id for slot in bound_by(stop, slots, spans)] == [plan.meeting.sessions[0].id]
