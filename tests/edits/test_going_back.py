"""Going back in the history: the new step says to when, by the clock of the meeting."""

from datetime import UTC, datetime

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.models import new_plan


def test_the_moment_is_told_by_the_clock_of_the_meeting(laptop, monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 11, 28, 22, 38, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr("stocktake_desktop.models.event.datetime", Clock)
    laptop("Asia/Tokyo", datetime(2026, 11, 28, 23, tzinfo=UTC))
    with new_plan("Meeting", "America/Mexico_City") as plan:
        for title in ("Opening", "Panel"):
            add_block(plan, title)
        go_back(plan, 2)
        assert plan.undo_title == "Go back to 28 Nov 16:38"
        go_back(plan, 1)
        assert plan.undo_title == "Go back to the beginning"
