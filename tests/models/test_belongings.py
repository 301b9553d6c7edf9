"""Where a step shows, beyond the rows it wrote."""

from stocktake_desktop.models import where_shown
from stocktake_desktop.models.belongings import Shown
from tests.plans import small_plan


def test_where_a_step_may_show_in_any_row_only_what_it_touched_itself_is_named() -> None:
    told: list[Shown] = []
    with small_plan() as plan:
        plan.on_change(lambda changes: told.append(where_shown(plan, changes)))
        panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
        with plan.edit("A note"):
            panel.notes = "Flags"
        with plan.edit("A note, and another title of the meeting"):
            panel.notes, plan.meeting.title = "Banners", "Another meeting"
    alone, with_the_meeting = told
    assert not alone.everywhere
    assert alone.rows["session_block"] == {panel.id}
    assert alone.rows["person"]
    assert with_the_meeting.everywhere
    assert with_the_meeting.rows["session_block"] == {panel.id}
    assert "person" not in with_the_meeting.rows
