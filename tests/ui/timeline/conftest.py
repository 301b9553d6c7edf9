"""The fixture every test of the timeline stands on."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.timeline.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)
