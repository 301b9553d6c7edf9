"""Who belongs to whom, by scores: the pairs whose sum is highest, the same ones each time."""

from collections.abc import Mapping, Sequence

Scores = Mapping[tuple[int, int], int]
"""For a place in one list and one in the other how well they fit, above 0; what is not in it cannot be a pair."""

_MOST_WORK = 60_000_000
"""Steps that one tangle of pairs may cost; where all could be each other's, the best ones are taken in turn."""


def best_pairs(scores: Scores) -> list[tuple[int, int]]:
    """The pairs of the highest sum, none in two; of equal sums the one in which the lists keep their order most."""
    found = [pair for tangle in _tangles(scores) for pair in _solved(tangle)]
    return sorted(found)


def _tangles(scores: Scores) -> list[dict[tuple[int, int], int]]:
    """The scores in parts that have nothing to do with each other."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in scores:
        parent[root(("one", one))] = root(("other", other))
    parts: dict[tuple[str, int], dict[tuple[int, int], int]] = {}
    for pair in sorted(scores):
        parts.setdefault(root(("one", pair[0])), {})[pair] = scores[pair]
    return list(parts.values())


def _solved(scores: Scores) -> list[tuple[int, int]]:
    ones, others = sorted({one for one, _other in scores}), sorted({other for _one, other in scores})
    if len(ones) == len(others) == 1:
        return list(scores)
    if min(len(ones), len(others)) ** 2 * max(len(ones), len(others)) > _MOST_WORK:
        return _in_turn(scores)
    scale = (len(ones) + len(others)) ** 2
    ranks = {place: nth for nth, place in enumerate(others)}
    gains = [[0] * len(others) for _one in ones]
    for nth, one in enumerate(ones):
        for other, rank in ranks.items():
            if (one, other) in scores:
                gains[nth][rank] = scores[one, other] * scale - abs(nth - rank)
    flipped = len(ones) > len(others)
    if flipped:
        gains = [list(column) for column in zip(*gains, strict=True)]
    chosen = _assigned(gains)
    pairs = [(ones[b], others[a]) if flipped else (ones[a], others[b]) for a, b in enumerate(chosen)]
    return [pair for pair in pairs if pair in scores]


def _in_turn(scores: Scores) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    taken: set[tuple[str, int]] = set()
    for _score, one, other in sorted((-score, *pair) for pair, score in scores.items()):
        if not {("one", one), ("other", other)} & taken:
            taken |= {("one", one), ("other", other)}
            found.append((one, other))
    return found


def _assigned(gains: Sequence[Sequence[int]]) -> list[int]:
    """For each row, of which there are no more than columns, its column in the assignment of the highest sum.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), rows added one by one.
    """
    n, m = len(gains), len(gains[0])
    of_row, of_column, row_at = [0] * (n + 1), [0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        row_at[0] = row
        before, column = _way(gains, of_row, of_column, row_at)
        while column:
            row_at[column] = row_at[before[column]]
            column = before[column]
    chosen = [0] * n
    for column in range(1, m + 1):
        if row_at[column]:
            chosen[row_at[column] - 1] = column - 1
    return chosen


def _way(
    gains: Sequence[Sequence[int]], of_row: list[int], of_column: list[int], row_at: Sequence[int]
) -> tuple[list[int], int]:
    """The shortest way from the row that was added last to a free column: by which column each is reached, and it."""
    m, column = len(gains[0]), 0
    far = 1 + 2 * sum(map(abs, of_column)) + 2 * sum(map(abs, of_row)) + 2 * max(max(row) for row in gains)
    least, before, done = [far] * (m + 1), [0] * (m + 1), [False] * (m + 1)
    while True:
        done[column] = True
        here, step, following = row_at[column], far, 0
        for other in range(1, m + 1):
            if done[other]:
                continue
            cost = -gains[here - 1][other - 1] - of_row[here] - of_column[other]
            if cost < least[other]:
                least[other], before[other] = cost, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(m + 1):
            if done[other]:
                of_row[row_at[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = following
        if row_at[column] == 0:
            return before, column
