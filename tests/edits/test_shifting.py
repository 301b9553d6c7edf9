"""Moving time in a plan: days as text, before and after, and after undo."""

from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block, lock_block, park_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.shifting import (
    close_gaps_after,
    fit_to_contents,
    limits_in_words,
    shift_from,
    swap_block_with_next,
)
from stocktake_desktop.models import EditRefused, new_plan
from stocktake_desktop.planning.shifting import Mode, Wish
from tests.pictures import hours


class Day:
    """A day of four sessions in one room, lunch locked."""

    def __init__(self):
        self.plan = new_plan("Meeting")
        self.day, self.room = add_day(self.plan, date(2031, 5, 6)), add_room(self.plan, "Hall")
        self.ids = {}
        for title, start, minutes in (("Opening", 600, 15), ("Panel", 615, 60), ("Talks", 690, 60), ("Lunch", 780, 60)):
            self.ids[title] = add_block(
                self.plan, title, day_id=self.day, start=start, minutes=minutes, room_id=self.room
            )
        lock_block(self.plan, self.ids["Lunch"], True)
        self.before = self.picture()

    def picture(self):
        blocks = sorted(self.plan.meeting.days[0].sessions, key=lambda block: block.start or 0)
        return ", ".join(f"{block.title} {hours(block)}" for block in blocks)

    def undone(self):
        self.plan.undo()
        return self.picture() == self.before


@pytest.fixture
def day():
    return Day()


def test_a_shift_is_one_step(day):
    shift_from(day.plan, Wish(day.ids["Opening"], 20, Mode.ROOM))
    assert day.picture() == "Opening 10:20–10:35, Panel 10:35–11:35, Talks 11:35–12:35, Lunch 13:00–14:00"
    assert day.plan.undo_title == "Shift Opening by +20 min"
    assert day.undone()


def test_a_longer_session_pushes_those_after_it(day):
    shift_from(day.plan, Wish(day.ids["Panel"], 30, Mode.ROOM, lengthens=True))
    assert day.picture() == "Opening 10:00–10:15, Panel 10:15–11:45, Talks 11:45–12:45, Lunch 13:00–14:00"
    assert day.undone()


def test_a_shift_goes_as_far_as_lunch_allows(day):
    outcome = shift_from(day.plan, Wish(day.ids["Talks"], 60, Mode.ROOM))
    assert day.picture() == "Opening 10:00–10:15, Panel 10:15–11:15, Talks 12:00–13:00, Lunch 13:00–14:00"
    assert limits_in_words(day.plan, outcome.stopped) == [
        "Talks would go past a hard stop.",
        "Lunch is locked.",
    ]


def test_nothing_is_half_done(day):
    with pytest.raises(EditRefused, match=r"Nothing was moved\. Lunch is locked\."):
        shift_from(day.plan, Wish(day.ids["Lunch"], 5, Mode.ROOM))
    park_block(day.plan, day.ids["Talks"])
    with pytest.raises(EditRefused, match="parked"):
        shift_from(day.plan, Wish(day.ids["Talks"], 5))


def test_gaps_close_and_sessions_swap(day):
    close_gaps_after(day.plan, day.ids["Opening"])
    assert day.picture() == "Opening 10:00–10:15, Panel 10:15–11:15, Talks 11:15–12:15, Lunch 13:00–14:00"
    assert day.undone()
    swap_block_with_next(day.plan, day.ids["Panel"])
    assert day.picture() == "Opening 10:00–10:15, Talks 10:15–11:15, Panel 11:30–12:30, Lunch 13:00–14:00"
    assert day.undone()


def test_a_session_becomes_as_long_as_what_is_in_it(day):
    with pytest.raises(EditRefused, match="its minutes first"):
        fit_to_contents(day.plan, day.ids["Panel"])
    segment = add_segment(day.plan, day.ids["Panel"], "Talk", minutes=80)
    fit_to_contents(day.plan, day.ids["Panel"], Mode.ROOM)
    assert day.picture() == "Opening 10:00–10:15, Panel 10:15–11:35, Talks 11:35–12:35, Lunch 13:00–14:00"
    day.plan.undo()
    assert segment in {one.id for one in day.plan.session(day.ids["Panel"]).segments}
    assert day.picture() == day.before


def test_what_cannot_get_as_long_as_its_contents_stays(day):
    add_segment(day.plan, day.ids["Talks"], "Talk", minutes=95)  # until 13:05, past the hard stop
    with pytest.raises(EditRefused, match="Talks would go past a hard stop"):
        fit_to_contents(day.plan, day.ids["Talks"])
    assert day.picture() == day.before
    add_segment(day.plan, day.ids["Panel"], "Talk", minutes=80)
    fit_to_contents(day.plan, day.ids["Panel"])
    assert "Panel 10:15–11:35, Talks 11:30–12:30" in day.picture()


def test_a_swap_that_would_cross_a_hard_stop_says_so(day):
    closing = add_block(day.plan, "Closing", day_id=day.day, start=900, minutes=90, room_id=day.room)
    lock_block(day.plan, day.ids["Lunch"], False)
    park_block(day.plan, day.ids["Lunch"])
    before = day.picture()
    with pytest.raises(EditRefused, match=r"Nothing was moved.*Talks would go past a hard stop"):
        swap_block_with_next(day.plan, day.ids["Talks"])
    assert day.picture() == before
    assert close_gaps_after(day.plan, day.ids["Talks"]).stopped[0].id == closing
    assert "Closing 13:00–14:30" in day.picture()
