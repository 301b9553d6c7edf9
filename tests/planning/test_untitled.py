"""A session that is placed and has no title is told, and no longer once it has one."""

from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.models import SessionBlock, new_plan
from stocktake_desktop.planning.findings import FindingsBook, find_all
from stocktake_desktop.planning.reach import reach

TODAY = date(2031, 5, 1)


def meeting(title):
    plan = new_plan("Rivers")
    return plan, add_block(plan, title, day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=60)


def told(plan):
    return [(one.message, one.severity) for one in find_all(plan.meeting, TODAY) if one.code == "session-untitled"]


@pytest.mark.parametrize("title", ["", "  ", "\u200b\u2060", "\u2800"])
def test_a_title_that_shows_nothing_is_none(title):
    plan, _block = meeting("Opening")
    with plan.edit("Rename"):
        plan.meeting.sessions[0].title = title
    assert told(plan) == [("The session on day 1, 10:00–11:00, has no title.", "warning")]


def test_what_is_parked_may_wait_for_its_title():
    plan, block = meeting("Opening")
    set_field(plan, SessionBlock, block, "title", "")
    book = FindingsBook(plan, TODAY)
    plan.on_change(lambda changes: book.refresh(reach(plan, changes)))
    assert len(told(plan)) == 1
    park_block(plan, block)
    assert told(plan) == []
    assert book.all() == find_all(plan.meeting, TODAY)
    plan.undo()
    set_field(plan, SessionBlock, block, "title", "Opening")
    assert told(plan) == []
    assert book.all() == find_all(plan.meeting, TODAY)
