"""A planner's laptop dies in the middle of an edit: every finished step is there."""

from stocktake_desktop.models import create_plan
from tests.soak.killing import Tally, kill_once

KILLS = 25


def test_killed_at_random_moments(tmp_path, capsys):
    tally = Tally()
    for seed in range(KILLS):
        path = tmp_path / f"{seed // 5}.stocktake"
        if not path.exists():
            create_plan(path, "Killed").close()
        kill_once(path, seed, tally)
    with capsys.disabled():
        print(f"\n{tally}")
    assert tally.steps_reported > KILLS
    assert (tally.kills, tally.steps_lost, tally.files_broken, tally.journals_wrong) == (KILLS, 0, 0, 0)
