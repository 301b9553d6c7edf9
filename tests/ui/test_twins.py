"""Random walks: after any step every view shows what the same view shows when it is made anew."""

import random

import pytest

from stocktake_desktop.ui.look.style import wear
from tests.plans import small_plan
from tests.ui.twins import VIEWS, Walk, Walked

STEPS = {"sheet book": 25, "stale count": 15, "on site": 25}
"""What takes long is walked less far here; the soak walks all of it."""


@pytest.mark.parametrize("name", VIEWS)
def test_what_a_view_shows_is_what_a_new_one_shows(qtbot, tmp_path, name):
    wear("light")
    walked = Walked()
    walk = Walk(small_plan(), random.Random(f"{name} 1"), tmp_path, walked, (name,))
    try:
        for _step in range(STEPS.get(name, 60)):
            walk.step()
            shown, anew = walk.look(name)
            assert shown == anew
    finally:
        walk.close()
    assert walked.looks[name] == walked.steps
