"""Random days against a slow reading of docs/shifting.md: minute by minute, with no eye to how the program does it."""

import random
from itertools import pairwise

import pytest

from stocktake_desktop.planning.shifting import Mode, ShiftBlock, Wish, close_gaps, shift, swap_with_next

STOPS = (780, 1080)
DAYS = 2_000


def some_day(chance: random.Random) -> list[ShiftBlock]:
    """Up to eight sessions about the two stops or midnight, in two rooms or none; some locked, one may be too long."""
    blocks = []
    around = chance.choice((700, 1000, 1330, 0))
    for n in range(chance.randrange(1, 9)):
        start = min(around + chance.randrange(0, 240, 5), 1435)
        end = start + chance.choice((5, 10, 15, 30, 45, 60, 90))
        if chance.random() < 0.9:
            end = min(end, 1440)
        blocks.append(ShiftBlock(f"{n}", chance.choice(("1", "1", "2", "")), start, end, chance.random() < 0.15, STOPS))
    return blocks


def followers(day: list[ShiftBlock], subject: ShiftBlock, wish: Wish) -> list[ShiftBlock]:
    """Who follows: later ones of the room, or of all; when an end moves alone, those from that end on."""
    since = subject.end if wish.lengthens else subject.start
    found = []
    for block in day:
        near = wish.mode is Mode.DAY or (wish.mode is Mode.ROOM and subject.room and block.room == subject.room)
        if near and block is not subject and not block.locked and block.start >= since:
            found.append(block)
    return found


def tied(blocks: list[ShiftBlock]) -> list[list[ShiftBlock]]:
    """Those that share time, directly or through others, together; the earliest first."""
    groups: list[list[ShiftBlock]] = []
    for block in blocks:
        meets = [g for g in groups if any(o.start < block.end and block.start < o.end for o in g)]
        groups = [g for g in groups if g not in meets] + [[block, *(one for g in meets for one in g)]]
    return sorted(groups, key=lambda group: min(one.start for one in group))


def wished(day: list[ShiftBlock], subject: ShiftBlock, wish: Wish, by: int) -> dict[str, tuple[int, int]]:
    """Where everybody would be after so many minutes, were there no limits."""
    places = {block.id: (block.start, block.end) for block in day}
    follow = followers(day, subject, wish)
    places[subject.id] = (subject.start + (0 if wish.lengthens else by), subject.end + by)
    if by < 0:
        for block in follow if wish.pull else []:
            places[block.id] = (block.start + by, block.end + by)
        return places
    reach = places[subject.id][1]
    for group in tied(follow if wish.lengthens else [subject, *follow]):
        delay = by if subject in group else max(0, reach - min(one.start for one in group))
        for one in group:
            places[one.id] = (one.start + delay, one.end + delay)
            reach = max(reach, one.end + delay)
    return places


def keeps_all_limits(day: list[ShiftBlock], places: dict[str, tuple[int, int]]) -> bool:
    """Whether nobody meets midnight, a stop, or somebody locked whom he did not meet before."""
    for block in day:
        start, end = places[block.id]
        if start < 0 or (end > 1440 and end > block.end):
            return False
        for stop in STOPS:
            if block.end <= stop < end or (block.start >= stop and start < stop < end):
                return False
        walls = [one for one in day if one.locked and one.room and one.room == block.room and one is not block]
        if any(block.end <= wall.start < end or block.start >= wall.end > start for wall in walls):
            return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_a_shift_does_what_the_page_says(seed: int) -> None:
    chance, granted, held = random.Random(seed), 0, 0
    for _nth in range(DAYS):
        day = some_day(chance)
        subject = chance.choice(day)
        lengthens = chance.random() < 0.4
        least = 1 - (subject.end - subject.start) if lengthens else -200
        minutes = chance.choice((5, 10, 15, 30, 60, -5, -15, -60, chance.randrange(-200, 200)))
        wish = Wish(subject.id, max(minutes, least), chance.choice(list(Mode)), lengthens, chance.random() < 0.5)
        outcome = shift(day, wish)
        if subject.locked:
            assert outcome.moved == ()
            continue
        step = 1 if wish.minutes > 0 else -1
        tries = range(wish.minutes, -step, -step)
        most = next(by for by in tries if keeps_all_limits(day, wished(day, subject, wish, by)))
        places = {block.id: (block.start, block.end) for block in day}
        places |= {moved.id: (moved.new_start, moved.new_end) for moved in outcome.moved}
        assert places == wished(day, subject, wish, most), (day, wish)
        assert bool(outcome.stopped) == (most != wish.minutes)
        granted, held = granted + (most == wish.minutes), held + (most != wish.minutes)
    assert min(granted, held) > DAYS // 10


@pytest.mark.parametrize("seed", range(2))
def test_closed_gaps_and_changed_places_do_too(seed: int) -> None:
    chance = random.Random(seed)
    closed = swapped = 0
    for _nth in range(DAYS):
        day = some_day(chance)
        subject = chance.choice(day)
        places = {block.id: (block.start, block.end) for block in day}
        after = close_gaps(day, subject.id)
        new = places | {moved.id: (moved.new_start, moved.new_end) for moved in after.moved}
        for block in day:
            start, end = new[block.id]
            assert start <= block.start
            assert end - start == block.end - block.start
            assert not any(block.start >= stop and start < stop < end for stop in STOPS)
        line = sorted((b for b in followers(day, subject, Wish(subject.id, 0, Mode.ROOM)) if b.start >= subject.end),
                      key=lambda b: (new[b.id], b.id))  # fmt: skip
        for before, later in pairwise(line):
            assert new[later.id][0] >= min(new[before.id][1], later.start)
        closed += bool(after.moved)
        after = swap_with_next(day, subject.id)
        new = places | {moved.id: (moved.new_start, moved.new_end) for moved in after.moved}
        assert keeps_all_limits(day, new)
        if after.moved:
            first, second = (moved.id for moved in after.moved)
            assert [new[first][1] - new[second][0], new[second][0], new[first][1]] == [
                places[second][1] - places[first][0], places[first][0], places[second][1],
            ]  # fmt: skip
        swapped += bool(after.moved)
    assert min(closed, swapped) > DAYS // 20
