"""What a log says of itself: how many events of each kind, and by whom."""

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.models import new_plan


def test_events_are_counted_by_kind_and_by_whom(monkeypatch):
    with new_plan("Meeting") as plan:
        for who in ("farid", "ana", "farid"):
            monkeypatch.setattr("stocktake_desktop.models.event.getpass.getuser", lambda who=who: who)
            add_block(plan, who)
        plan.undo()
        assert plan.log.tally() == {"begin": 1, "do": 3, "undo": 1}
        assert plan.log.tally(2, 5) == {"do": 2}
        assert {"ana", "farid"} <= set(plan.log.makers())
        assert len(plan.log.makers()) == len(set(plan.log.makers()))
