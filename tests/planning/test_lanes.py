"""Blocks side by side."""

from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.planning.lanes import Interval, lanes, overlapping


def some(*spans):
    return [Interval(str(n), start, end) for n, (start, end) in enumerate(spans)]


def test_touching_intervals_share_a_lane():
    assert [tuple(lane) for lane in lanes(some((600, 660), (660, 720))).values()] == [(0, 1), (0, 1)]


def test_a_cluster_has_as_many_lanes_as_are_on_at_once():
    placed = lanes(some((600, 660), (615, 780), (660, 700), (800, 900)))
    assert {key: tuple(lane) for key, lane in placed.items()} == {"0": (0, 2), "1": (1, 2), "2": (0, 2), "3": (0, 1)}


INTERVALS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=25
).map(lambda spans: some(*spans))


def meet(a, b):
    return a.start < b.end and b.start < a.end


@given(INTERVALS)
def test_no_two_that_meet_share_a_lane_and_none_is_wasted(intervals):
    placed = lanes(intervals)
    assert placed.keys() == {interval.key for interval in intervals}
    for n, one in enumerate(intervals):
        for other in intervals[n + 1 :]:
            if meet(one, other):
                assert placed[one.key].nth != placed[other.key].nth
                assert placed[one.key].total == placed[other.key].total
        deepest = max(
            sum(1 for other in intervals if other.start <= moment < other.end)
            for moment in (i.start for i in intervals if placed[i.key].total == placed[one.key].total)
        )
        assert placed[one.key].nth < placed[one.key].total
        assert placed[one.key].total <= max(deepest, 1)


@given(INTERVALS)
def test_every_pair_that_meets_is_found_once(intervals):
    pairs = {frozenset((a.key, b.key)) for a, b in overlapping(intervals)}
    expected = {frozenset((a.key, b.key)) for n, a in enumerate(intervals) for b in intervals[n + 1 :] if meet(a, b)}
    assert pairs == expected
    assert len(overlapping(intervals)) == len(expected)
    assert all(a.start <= b.start for a, b in overlapping(intervals))


def test_the_order_of_lanes():
    """The earlier start first, of two that start together the longer, then the one made first; the first free lane."""
    placed = lanes(some((600, 660), (600, 720), (600, 660), (590, 605), (660, 700)))
    assert {key: lane.nth for key, lane in placed.items()} == {"3": 0, "1": 1, "0": 2, "2": 3, "4": 0}
