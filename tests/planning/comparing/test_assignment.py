"""Pairs of the highest sum, against all that are possible."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.planning.comparing.assignment import best_pairs

PLACES = st.integers(0, 4)
SCORES = st.dictionaries(st.tuples(PLACES, PLACES), st.integers(1, 9), max_size=12)


def best_sum(scores):
    ones, others = {pair[0] for pair in scores}, {pair[1] for pair in scores}
    most = 0
    for size in range(min(len(ones), len(others)) + 1):
        for some in combinations(sorted(ones), size):
            for theirs in permutations(sorted(others), size):
                pairs = list(zip(some, theirs, strict=True))
                if all(pair in scores for pair in pairs):
                    most = max(most, sum(scores[pair] for pair in pairs))
    return most


@given(SCORES)
def test_no_other_pairs_have_a_higher_sum(scores):
    pairs = best_pairs(scores)
    assert all(pair in scores for pair in pairs)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    assert sum(scores[pair] for pair in pairs) == best_sum(scores)


@given(SCORES, st.randoms(use_true_random=False))
def test_the_pairs_do_not_depend_on_the_order_in_which_scores_came(scores, chance):
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    assert best_pairs(dict(shuffled)) == best_pairs(scores)


def test_what_fits_equally_well_keeps_its_order():
    scores = {(one, other): 5 for one in range(4) for other in range(4)}
    assert best_pairs(scores) == [(n, n) for n in range(4)]
