"""What follows when time moves: a table of days before and after, and what holds for any day."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.planning.clock import clock, parse_clock
from stocktake_desktop.planning.shifting import Mode, ShiftBlock, Wish, close_gaps, shift, swap_with_next
from tests.certain import certain

ROOM, DAY, ONLY = Mode.ROOM, Mode.DAY, Mode.ONLY


def day_of(picture, *stops):
    """A day from words such as "A 10:00-11:00, B 11:00-12:00 @2 locked"; the room is 1 unless it says otherwise."""
    placed = []
    for entry in picture.split(", "):
        name, time, *more = entry.split()
        start, end = (certain(parse_clock(part)) for part in time.split("-"))
        room = next((word[1:] for word in more if word.startswith("@")), "1")
        placed.append(ShiftBlock(name, room, start, end, "locked" in more, stops))
    return placed


def moves_of(outcome):
    return ", ".join(f"{one.id} {clock(one.new_start)}-{clock(one.new_end)}" for one in outcome.moved)


def limits_of(outcome):
    return ", ".join(f"{one.id} {one.reason}" for one in outcome.stopped)


CASES = [
    # day, who, minutes, mode, what moves, what is met
    ("A 10:00-11:00, B 11:00-12:00", "A", 15, ONLY, "A 10:15-11:15", ""),
    ("A 10:00-11:00, B 11:00-12:00", "A", 15, ROOM, "A 10:15-11:15, B 11:15-12:15", ""),
    ("A 10:00-11:00, B 11:10-12:00", "A", 15, ROOM, "A 10:15-11:15, B 11:15-12:05", ""),  # the gap takes ten
    ("A 10:00-11:00, B 11:30-12:00, C 12:00-12:30", "A", 15, ROOM, "A 10:15-11:15", ""),
    ("A 10:00-11:00, B 11:00-12:00 @2", "A", 15, ROOM, "A 10:15-11:15", ""),
    ("A 10:00-11:00, B 11:00-12:00 @2", "A", 15, DAY, "A 10:15-11:15, B 11:15-12:15", ""),
    # what runs in parallel keeps its relation
    ("A 10:00-11:00, B 10:00-11:00 @2, C 11:00-12:00", "A", 10, DAY, "A 10:10-11:10, B 10:10-11:10, C 11:10-12:10", ""),
    ("A 09:00-10:00, B 09:15-11:00, C 11:00-12:00", "A", 20, ROOM, "A 09:20-10:20, B 09:35-11:20, C 11:20-12:20", ""),
    ("A 09:00-10:00, B 10:00-11:00", "B", 5, ROOM, "B 10:05-11:05", ""),  # nothing before it moves
    # without a room it is in none's way
    ("A 10:00-11:00 @, B 11:00-12:00 @", "A", 15, ROOM, "A 10:15-11:15", ""),
    ("A 10:00-11:00 @, B 11:00-12:00 @", "A", 15, DAY, "A 10:15-11:15, B 11:15-12:15", ""),
    ("A 10:00-11:00 @, L 11:00-12:00 @ locked", "A", 15, DAY, "A 10:15-11:15", ""),
    # walls
    ("A 10:00-11:00, L 11:00-12:00 locked", "A", 15, ROOM, "", "A locked, L locked"),
    ("A 10:00-11:00, L 11:10-12:00 locked", "A", 15, ROOM, "A 10:10-11:10", "A locked, L locked"),
    ("A 10:00-11:00, B 11:05-12:00, L 12:10-13:00 locked", "A", 30, ROOM, "A 10:15-11:15, B 11:15-12:10",
     "B locked, L locked"),
    ("A 10:00-11:00, L 11:00-12:00 locked, C 12:00-12:30", "C", 5, ROOM, "C 12:05-12:35", ""),
    ("A 10:00-11:00, L 11:00-12:00 @2 locked", "A", 15, ROOM, "A 10:15-11:15", ""),
    ("A 10:00-11:00 locked, B 11:00-12:00", "A", 15, ROOM, "", "A locked"),
    ("A 11:00-12:50, B 12:50-13:00", "A", 5, ROOM, "", "B hard-stop"),
    ("A 11:00-12:50", "A", 30, ONLY, "A 11:10-13:00", "A hard-stop"),
    ("A 12:00-14:00", "A", 30, ONLY, "A 12:30-14:30", ""),  # it crossed the stop before
    ("A 22:00-23:50", "A", 30, ROOM, "A 22:10-24:00", "A day-end"),
    # earlier
    ("A 10:00-11:00, B 11:00-12:00", "B", -15, ROOM, "B 10:45-11:45", ""),
    ("A 10:00-11:00, B 12:00-12:30, C 12:30-13:00", "B", -15, ROOM, "B 11:45-12:15", ""),
    ("L 10:00-11:00 locked, B 11:10-12:00", "B", -15, ROOM, "B 11:00-11:50", "B locked, L locked"),
    ("A 00:05-01:00", "A", -10, ROOM, "A 00:00-00:55", "A day-end"),
    # earlier: nothing comes to lie across a stop, but who ends by it may go before it
    ("A 13:00-14:00", "A", -15, ONLY, "", "A hard-stop"),
    ("A 13:10-14:00", "A", -15, ROOM, "A 13:00-13:50", "A hard-stop"),
    ("A 18:00-18:05", "A", -5, ROOM, "A 17:55-18:00", ""),
    ("A 18:00-18:05", "A", -3, ROOM, "", "A hard-stop"),
    ("A 13:30-14:00", "A", -60, ROOM, "A 12:30-13:00", ""),
    ("A 13:30-14:30", "A", -200, ROOM, "A 10:10-11:10", ""),
    ("L 11:00-12:00 locked, A 13:30-14:30", "A", -200, ROOM, "A 12:00-13:00", "A locked, L locked"),
    ("A 12:30-13:30", "A", -15, ROOM, "A 12:15-13:15", ""),  # it crossed the stop before
]  # fmt: skip


@pytest.mark.parametrize(("day", "who", "minutes", "mode", "moved", "stopped"), CASES)
def test_shift(day, who, minutes, mode, moved, stopped):
    outcome = shift(day_of(day, 780, 1080), Wish(who, minutes, mode))
    assert (moves_of(outcome).replace("-00:00", "-24:00"), limits_of(outcome)) == (moved, stopped)


def test_later_sessions_are_pulled_only_when_asked():
    day = day_of("A 10:00-11:00, B 12:00-12:30, C 12:30-13:00")
    assert moves_of(shift(day, Wish("B", -15, ROOM, pull=True))) == "B 11:45-12:15, C 12:15-12:45"


def test_a_session_that_lengthens_pushes_and_keeps_its_start():
    day = day_of("A 10:00-11:00, B 11:10-12:00, C 12:00-12:30")
    assert moves_of(shift(day, Wish("A", 15, ROOM, lengthens=True))) == "A 10:00-11:15, B 11:15-12:05, C 12:05-12:35"
    assert moves_of(shift(day, Wish("A", -15, ROOM, lengthens=True))) == "A 10:00-10:45"


def test_who_shares_time_with_a_session_that_lengthens_stays_and_ties_nobody_to_it():
    """A follower begins at its end or later, whatever lies across that moment."""
    day = day_of("A 09:00-10:00, P 09:30-10:30, B 10:00-10:30")
    assert moves_of(shift(day, Wish("A", 15, ROOM, lengthens=True))) == "A 09:00-10:15, B 10:15-10:45"
    day = day_of("A 09:00-10:00, G 09:00-11:00 @2, B 10:05-10:30, C 10:30-11:00, D 11:30-12:00")
    outcome = shift(day, Wish("A", 15, DAY, lengthens=True))
    assert moves_of(outcome) == "A 09:00-10:15, B 10:15-10:40, C 10:40-11:10"
    day = day_of("A 09:00-10:00, P 09:30-10:30, B 10:00-10:30, C 10:15-11:00, L 11:20-12:00 locked")
    outcome = shift(day, Wish("A", 30, ROOM, lengthens=True))
    assert (moves_of(outcome), limits_of(outcome)) == (
        "A 09:00-10:20, B 10:20-10:50, C 10:35-11:20",
        "C locked, L locked",
    )


def test_when_a_session_gets_shorter_what_runs_beside_it_is_not_pulled():
    day = day_of("A 10:00-11:00, G 10:00-11:00 @2, B 11:00-12:00, H 11:00-12:00 @2")
    outcome = shift(day, Wish("A", -15, DAY, lengthens=True, pull=True))
    assert moves_of(outcome) == "A 10:00-10:45, B 10:45-11:45, H 10:45-11:45"


def test_pulled_sessions_come_to_lie_across_no_stop():
    day = day_of("A 13:30-13:40, B 14:00-15:00", 780)
    outcome = shift(day, Wish("A", -70, ROOM, pull=True))
    assert (moves_of(outcome), limits_of(outcome)) == ("A 12:30-12:40, B 13:00-14:00", "B hard-stop")


def test_a_session_over_midnight_may_come_earlier():
    day = [ShiftBlock("A", "1", 1410, 1470), ShiftBlock("B", "1", 1300, 1410)]
    assert moves_of(shift(day, Wish("A", -15))) == "A 23:15-00:15"
    assert moves_of(shift(day, Wish("A", -30, lengthens=True))) == "A 23:30-00:00"
    assert limits_of(shift(day, Wish("A", 5))) == "A day-end"


def test_gaps_close_as_far_as_the_first_locked_one():
    day = day_of("A 10:00-11:00, B 11:10-12:00, C 12:30-13:00, X 11:30-12:00 @2, L 13:30-14:00 locked, D 15:00-16:00")
    outcome = close_gaps(day, "A")
    assert (moves_of(outcome), limits_of(outcome)) == ("B 11:00-11:50, C 11:50-12:20", "L locked")


@pytest.mark.parametrize(
    ("day", "moved", "stopped"),
    [
        # beside A: it stays, and what follows begins after both
        ("A 10:00-11:00, B 10:30-11:30, C 12:00-12:30", "C 11:30-12:00", ""),
        ("A 10:00-11:00, B 10:15-10:45, C 12:00-12:30", "C 11:00-11:30", ""),
        ("A 10:00-11:00, B 10:30-12:00, C 11:30-12:30", "", ""),  # nothing comes later than it was
        # after A, beside each other: one after the other, none later than it was
        ("A 10:00-11:00, B 11:30-12:30, C 11:40-11:50, D 13:00-13:30", "B 11:00-12:00, D 12:00-12:30", ""),
        # touching: it follows A, so it is a wall when it is locked
        ("A 10:00-11:00, B 11:00-12:00, C 12:30-13:00", "C 12:00-12:30", ""),
        ("A 10:00-11:00, L 11:00-12:00 locked, C 12:30-13:00", "", "L locked"),
        ("A 10:00-11:00, L 10:59-12:00 locked, C 12:30-13:00", "C 12:00-12:30", ""),
        ("A 10:00-11:00 @, B 11:30-12:00 @", "", ""),  # no room: in none's way
    ],
)
def test_gaps_close_beside_others(day, moved, stopped):
    outcome = close_gaps(day_of(day), "A")
    assert (moves_of(outcome), limits_of(outcome)) == (moved, stopped)


def test_what_closes_a_gap_does_not_come_to_lie_across_a_hard_stop():
    day = day_of("A 10:00-12:30, B 15:00-16:00, C 16:30-17:00", 780, 1080)
    outcome = close_gaps(day, "A")
    assert (moves_of(outcome), limits_of(outcome)) == ("B 13:00-14:00, C 14:00-14:30", "B hard-stop")
    day = day_of("A 10:00-12:30, B 15:00-15:30, C 16:30-17:00", 780)  # whole before it
    assert moves_of(close_gaps(day, "A")) == "B 12:30-13:00, C 13:00-13:30"


def test_who_changes_places_meets_no_limit():
    outcome = swap_with_next(day_of("A 12:00-13:00, B 15:00-16:30", 780), "A")
    assert (outcome.moved, limits_of(outcome)) == ((), "A hard-stop, B hard-stop")
    day = day_of("A 12:00-13:00, B 15:00-16:30")
    assert moves_of(swap_with_next(day, "A")) == "A 15:30-16:30, B 12:00-13:30"
    day = day_of("A 10:00-11:00, L 10:30-11:30 locked, B 11:30-13:30")
    assert (swap_with_next(day, "B").moved, swap_with_next(day, "A").stopped != ()) == ((), True)


def test_two_sessions_change_places():
    day = day_of("A 10:00-11:00, B 11:10-11:30, C 12:00-13:00")
    assert moves_of(swap_with_next(day, "A")) == "A 10:30-11:30, B 10:00-10:20"
    assert swap_with_next(day, "C").moved == ()
    assert limits_of(swap_with_next(day_of("A 10:00-11:00, L 11:00-12:00 locked"), "A")) == "L locked"


def test_who_is_not_on_the_day_cannot_be_shifted():
    with pytest.raises(LookupError, match="Z"):
        shift(day_of("A 10:00-11:00"), Wish("Z", 5))


BLOCK = st.tuples(st.integers(0, 230), st.integers(1, 40), st.sampled_from("12"), st.booleans())


@given(st.lists(BLOCK, min_size=1, max_size=8), st.integers(0, 7), st.integers(-300, 300), st.sampled_from(list(Mode)))
def test_what_holds_for_any_day(blocks, nth, minutes, mode):
    stops = (780, 1080)
    day = [
        ShiftBlock(str(n), room, start * 5, min(start * 5 + length * 5, 1440), locked, stops)
        for n, (start, length, room, locked) in enumerate(blocks)
    ]
    outcome = shift(day, Wish(day[nth % len(day)].id, minutes, mode))
    before = {block.id: block for block in day}
    after = {one.id: (one.new_start, one.new_end) for one in outcome.moved}
    for one in outcome.moved:
        block = before[one.id]
        assert not block.locked
        assert one.new_end - one.new_start == block.end - block.start
        assert one.new_start >= 0
        assert one.new_end <= 1440
        assert not any(block.end <= stop < one.new_end for stop in stops)
        assert abs(one.new_start - one.old_start) <= abs(minutes)
    for block in day:
        for wall in day:
            if wall.locked and wall.room == block.room and block.end <= wall.start:
                assert after.get(block.id, (block.start, block.end))[1] <= wall.start
    if minutes > 0 and mode is not ONLY:
        for first, second in product(after, repeat=2):
            if before[first].end <= before[second].start and before[first].room == before[second].room:
                assert after[first][1] <= after[second][0]
    granted = [one for one in outcome.moved if one.new_start - one.old_start == minutes]
    assert outcome.stopped or granted or minutes == 0
