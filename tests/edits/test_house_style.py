"""The verb that changes the house style: one step, and no picture that cannot be kept."""

import base64
import struct
from dataclasses import replace

import pytest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.models import LONGEST_EMBLEM, EditRefused, Meeting, PodiumSize, new_plan
from stocktake_desktop.planning.house_style import HouseStyle, house_style_of
from tests.history import history


def picture(width=8, height=8):
    """The head of a PNG, which is all that is looked at here."""
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)
    return "data:image/png;base64," + base64.b64encode(head + bytes(30)).decode()


STYLE = HouseStyle("Secretariat", True, "Ana Ruiz", picture(), False, PodiumSize.VERY_LARGE)


@pytest.fixture
def plan():
    with new_plan("Rivers") as plan:
        yield plan


def test_it_is_changed_in_one_step_and_undone_in_one(plan):
    set_house_style(plan, STYLE)
    assert house_style_of(plan.meeting) == STYLE
    assert len(history(plan)) == 1
    assert plan.undo_title == "Change the house style of the sheets"
    plan.undo()
    assert house_style_of(plan.meeting) == HouseStyle()


def test_the_same_style_again_is_no_step(plan):
    set_house_style(plan, HouseStyle())
    assert not history(plan)


@pytest.mark.parametrize(
    ("emblem", "why"),
    [
        ("data:image/svg+xml;base64,AAAA", "a PNG picture"),
        ("data:image/png;base64,AAAA", "a PNG picture"),
        ("data:image/png;base64,é!", "a PNG picture"),
        (picture(0, 8), "a PNG picture"),
        (picture(8, 0), "a PNG picture"),
        (picture(2001, 8), "2001 × 8 pixels"),
        (picture(8, 2001), "8 × 2001 pixels"),
        (picture(4000, 8), "4000 × 8 pixels"),
        ("data:image/png;base64," + "A" * LONGEST_EMBLEM, "too large"),
    ],
)
def test_a_picture_that_cannot_be_kept_is_refused(plan, emblem, why):
    with pytest.raises(EditRefused, match=why):
        set_house_style(plan, replace(STYLE, emblem=emblem))
    with pytest.raises(EditRefused, match=why):
        set_field(plan, Meeting, plan.meeting.id, "emblem", emblem)
    assert not history(plan)


def test_the_largest_picture_is_kept(plan):
    set_house_style(plan, replace(STYLE, emblem=picture(2000, 2000)))
    assert plan.meeting.emblem == picture(2000, 2000)
