"""The fixture every test of the timeline stands on."""

import pytest

from tests.ui.timeline.desk import Desk


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)
