"""A monkey at the real window: whatever it does, nothing fails, and what is in memory is what is on disk."""

import sys
import traceback

import pytest

from stocktake_desktop.interchange.sample import copy_sample
from tests.monkey import Monkey, TestHands, log_agrees, undo_and_redo_agree
from tests.snapshots import same_state, unsynced

EVENTS = 1500


@pytest.mark.parametrize("seed", [1])
def test_a_monkey_breaks_nothing(open_window, tmp_path, monkeypatch, seed):
    failed = []
    monkeypatch.setattr(sys, "excepthook", lambda *failure: failed.extend(traceback.format_exception(*failure)))
    path = tmp_path / "Sample.stocktake"
    copy_sample(path).close()
    window = open_window(path)
    plan = unsynced(window.document.plan)
    begun, number = same_state(plan), plan.log.lines(1, None)[0].number
    monkey = Monkey(window, TestHands(), seed)
    monkey.on_check = lambda: same_state(plan)
    monkey.run(EVENTS)
    assert window.document.plan is plan
    assert not failed, "".join(failed)
    assert monkey.checks > EVENTS // 200
    log_agrees(plan, number, begun)
    undo_and_redo_agree(plan, begun)
