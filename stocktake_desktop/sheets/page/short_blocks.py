"""Sessions too short for a line of words, drawn to scale: each gets the height of its words, and a neighbour gives it.

It never reaches over the name of an hour or a hard stop, where its words would be read as of another time.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CLOSE = 0.5
"""Points within which two edges are one."""


class TimedBox(NamedTuple):
    """A block where its times have it, in points; its words need some height, what is around them included.

    Only one that `grows` is made higher where it is too low for them.
    """

    x: float
    y: float
    width: float
    height: float
    needs: float
    grows: bool

    @property
    def end(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def with_lines(
    boxes: Sequence[TimedBox], edges: tuple[float, float], rules: Sequence[float]
) -> list[tuple[float, float]]:
    """From where to where each is drawn, within the upper and the lower edge of the day; `rules` are where times are.

    What is too low for its words grows into free time, else into a neighbour that has room to spare; where neither is
    there it stays as it is.
    """
    held = [(box.y, box.end) for box in boxes]
    for nth, box in enumerate(boxes):
        if not box.grows or box.height >= box.needs:
            continue
        tried = [(_givers(boxes, held, nth, way), way) for way in _ways(box, edges, rules)]
        ways = [(givers, way) for givers, way in tried if givers is not None]
        for givers, (first, last) in sorted(ways, key=lambda one: len(one[0]))[:1]:
            held[nth] = (first, last)
            for other in givers:
                start, end = held[other]
                held[other] = (last, end) if start >= box.end - _CLOSE else (start, first)
    return held


def _ways(box: TimedBox, edges: tuple[float, float], rules: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Downwards, and upwards, where no rule is on the way."""
    last, first = box.y + box.needs, box.end - box.needs
    if last <= edges[1] + _CLOSE and not any(box.end - _CLOSE <= rule < last - _CLOSE for rule in rules):
        yield box.y, last
    if first >= edges[0] - _CLOSE and not any(first + _CLOSE < rule <= box.y + _CLOSE for rule in rules):
        yield first, box.end


def _givers(
    boxes: Sequence[TimedBox], held: Sequence[tuple[float, float]], nth: int, way: tuple[float, float]
) -> list[int] | None:
    """The others that must give some height for one to stand so; None where one of them cannot."""
    box, (first, last) = boxes[nth], way
    givers = []
    for at, other in enumerate(boxes):
        start, end = held[at]
        is_apart = min(box.x + box.width, other.x + other.width) - max(box.x, other.x) < _CLOSE
        if at == nth or is_apart or start >= last - _CLOSE or end <= first + _CLOSE:
            continue
        left = end - last if start >= box.end - _CLOSE else first - start if end <= box.y + _CLOSE else 0.0
        if left < other.needs:
            return None
        givers.append(at)
    return givers
