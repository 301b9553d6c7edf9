"""Dragging with Shift: what follows is shown before the drop, and done by it as one step."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.planning.shift_ways import WayKind
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.ui.timeline.ghost import FollowerGhosts, Ghost
from tests.history import history
from tests.ui.timeline.desk import CTRL, LEFT, SHIFT


def times_shown(desk):
    ghosts = [item for item in desk.view.blocks.items() if isinstance(item, FollowerGhosts)]
    return [time for ghost in ghosts for _rect, time in ghost.places]


def tag(desk):
    """What stands beside the carried session."""
    return next(item.words for item in desk.view.blocks.items() if isinstance(item, Ghost))


def after_lunch(desk):
    """A talk in the plenary of the first day, ten minutes after the lunch, and one in B1 at the same time."""
    for title, room in (("Talk", "Plenary"), ("Group 9", "B1")):
        desk.ids[title] = add_block(
            desk.plan, title, day_id=desk.days[0], start=910, minutes=60, room_id=desk.rooms[room]
        )
    desk.plan.begin_history()


def test_with_shift_later_sessions_of_the_room_follow_and_gaps_absorb(desk):
    after_lunch(desk)
    hints: list[str] = []
    desk.view.hint.connect(hints.append)
    start = desk.middle("Lunch")
    desk.drag(start, start + desk.down(30), SHIFT, drop=False)
    assert times_shown(desk) == ["15:30–16:30"]
    assert tag(desk) == ["13:30–15:30 · Plenary · 1 follows"]
    assert hints[-1] == "13:30–15:30 · moves 2 sessions"
    QTest.mouseRelease(desk.view.viewport(), LEFT, SHIFT, start + desk.down(30))
    assert [desk.where(title) for title in ("Lunch", "Talk", "Group 9")] == [
        "1 13:30–15:30 Plenary", "1 15:30–16:30 Plenary", "1 15:10–16:10 B1",
    ]  # fmt: skip
    assert times_shown(desk) == []
    assert len(history(desk.plan)) == 1


def test_with_ctrl_too_everything_later_that_day_follows(desk):
    after_lunch(desk)
    start = desk.middle("Lunch")
    desk.drag(start, start + desk.down(30), SHIFT | CTRL)
    assert [desk.where(title) for title in ("Lunch", "Talk", "Group 9")] == [
        "1 13:30–15:30 Plenary", "1 15:30–16:30 Plenary", "1 15:30–16:30 B1",
    ]  # fmt: skip
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"


def test_a_locked_session_stops_it_before_the_drop_and_ways_out_are_offered(desk, answer):
    after_lunch(desk)
    lock_block(desk.plan, desk.ids["Talk"], True)
    hints: list[str] = []
    desk.view.hint.connect(hints.append)
    start = desk.middle("Lunch")
    desk.drag(start, start + desk.down(30), SHIFT, drop=False)
    assert hints[-1] == "13:10–15:10 · moves 1 session · Talk is locked."
    assert tag(desk) == ["13:10–15:10 · Plenary", "Talk is locked."]

    def choose(offer):
        assert list(offer.buttons) == [WayKind.SHORTEN, WayKind.PART, WayKind.ALONE]
        offer.buttons[WayKind.PART].click()

    answer(lambda: QTest.mouseRelease(desk.view.viewport(), LEFT, SHIFT, start + desk.down(30)), choose)
    assert desk.where("Lunch") == "1 13:10–15:10 Plenary"
    assert desk.plan.undo_title == "Shift Lunch by +10 min"


def test_a_longer_session_pushes_what_follows(desk):
    after_lunch(desk)
    rect = desk.view.rect_of(desk.ids["Lunch"])
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    desk.drag(edge, edge + desk.down(20), SHIFT)
    assert desk.where("Lunch") == "1 13:00–15:20 Plenary"
    assert desk.where("Talk") == "1 15:20–16:20 Plenary"


def test_what_follows_can_be_chosen_for_good_and_shift_then_means_alone(desk):
    after_lunch(desk)
    desk.view.follow(Mode.ROOM)
    start = desk.middle("Lunch")
    desk.drag(start, start + desk.down(30))
    assert [desk.where(title) for title in ("Lunch", "Talk")] == ["1 13:30–15:30 Plenary", "1 15:30–16:30 Plenary"]
    start = desk.middle("Lunch")
    desk.drag(start, start - desk.down(15), SHIFT)
    assert [desk.where(title) for title in ("Lunch", "Talk")] == ["1 13:15–15:15 Plenary", "1 15:30–16:30 Plenary"]


def test_keys_take_along_what_follows(desk):
    after_lunch(desk)
    desk.view.follow(Mode.DAY)
    desk.document.select(desk.ids["Lunch"])
    for _press in range(4):
        desk.key(Qt.Key.Key_Down, CTRL)
    assert [desk.where(title) for title in ("Lunch", "Talk", "Group 9")] == [
        "1 13:20–15:20 Plenary", "1 15:20–16:20 Plenary", "1 15:20–16:20 B1",
    ]  # fmt: skip
    desk.key(Qt.Key.Key_Down, CTRL | SHIFT)
    assert [desk.where(title) for title in ("Lunch", "Talk")] == ["1 13:20–15:25 Plenary", "1 15:25–16:25 Plenary"]
    assert len(history(desk.plan)) == 5


def test_into_another_room_nothing_follows(desk):
    after_lunch(desk)
    desk.drag(desk.middle("Lunch"), desk.at(2, 840), SHIFT)
    assert desk.where("Lunch").startswith("3 ")
    assert desk.where("Talk") == "1 15:10–16:10 Plenary"
