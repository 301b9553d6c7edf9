"""Draws the plan of the house, docs/pictures/house.svg: rooms on floors, an arrow for an import (`make docs`).

A room stands above all that it imports. An arrow that follows from others is not drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import fmean

from scripts.measure import Graph, read

PACKAGE = "stocktake_desktop"
ROOT = Path(__file__).parent.parent
PLAN = ROOT / "docs" / "pictures" / "house.svg"
DOOR = "the door"
"""Modules of a room that none of its sub-rooms imports."""
LEAVES = "leaves"
"""Modules of the house that import no room."""

_WITH_SUB_ROOMS = ("sheets", "ui")
_LETTER, _LINE, _PAD, _GAP, _RISE = 7.5, 24, 10, 18, 26
"""Pixels: a letter is wide, a box is high, words and walls are apart, boxes are, and floors are."""
_FILLS = ("#ffffff", "#e8eef4", "#ffffff")
"""Of the house, its rooms and their sub-rooms."""
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:.0f} {h:.0f}" width="{w:.0f}" height="{h:.0f}" '
    'font-family="sans-serif" font-size="13">\n'
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#51606e"/></marker></defs>\n'
)
_BOX = '<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" rx="4" fill="{fill}" stroke="#51606e"/>\n'
_NAME = '<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" fill="#17212b">{name}</text>\n'
_ARROW = (
    '<path d="M{x:.0f} {y:.0f}C{x:.0f} {bend:.0f} {to_x:.0f} {bend:.0f} {to_x:.0f} {to_y:.0f}" '
    'fill="none" stroke="#51606e" marker-end="url(#tip)"/>\n'
)


@dataclass
class Box:
    """A room as it is drawn: the arrows that leave it, its own floors, the highest first, and its place in pixels."""

    name: str
    arrows: set[str] = field(default_factory=set)
    floors: list[list["Box"]] = field(default_factory=list)
    x: float = 0
    y: float = 0

    @property
    def width(self) -> float:
        """Room for its name and for its widest floor."""
        wide = (sum(one.width + _GAP for one in floor) + _GAP for floor in self.floors)
        return max(len(self.name) * _LETTER + 2 * _PAD, *wide, 0)

    @property
    def height(self) -> float:
        """Room for its name, and below it for its floors."""
        high = sum(max(one.height for one in floor) + _RISE for floor in self.floors)
        return _LINE + (high - _RISE + _PAD if high else 0)

    @property
    def middle(self) -> float:
        """Where arrows arrive."""
        return self.x + self.width / 2


def main() -> None:
    """Draw the plan anew."""
    PLAN.write_text(drawn(read(ROOT / PACKAGE).graph), "utf-8")


def drawn(graph: Graph) -> str:
    """The plan as SVG, from which modules of the package import which others."""
    house = Box(PACKAGE, floors=_floors(with_leaves_as_one(graph, rooms(graph, PACKAGE))))
    for room in (one for floor in house.floors for one in floor if one.name in _WITH_SUB_ROOMS):
        room.floors = _floors(rooms(graph, f"{PACKAGE}.{room.name}"))
    _place(house, 1, 1)
    return _HEAD.format(w=house.width + 2, h=house.height + 2) + "".join(_parts(house)) + "</svg>\n"


def rooms(graph: Graph, within: str) -> Graph:
    """Which sub-room of a room imports which others; a module beside them is one where a sub-room imports it."""
    inside = {name for name in graph if name.startswith(f"{within}.")}
    place = {name: name.removeprefix(f"{within}.").split(".")[0] for name in inside}
    folders = {place[name] for name in inside if name != f"{within}.{place[name]}"}
    asked = {place[other] for name in inside if place[name] in folders for other in graph[name] & inside}
    place = {name: one if one in folders | asked else DOOR for name, one in place.items()}
    found: Graph = {one: set() for one in sorted(set(place.values()))}
    for name in inside:
        found[place[name]] |= {place[other] for other in graph[name] & inside} - {place[name]}
    return found


def with_leaves_as_one(graph: Graph, house: Graph) -> Graph:
    """The rooms of the house, with the modules that import no room gathered."""
    leaves: set[str] = set()
    for room in TopologicalSorter(house).static_order():
        is_folder = any(name.startswith(f"{PACKAGE}.{room}.") for name in graph)
        leaves |= {room} if not is_folder and house[room] <= leaves else set()
    above = {room: {LEAVES if one in leaves else one for one in house[room]} for room in house if room not in leaves}
    return above | {LEAVES: set()}


def needed(graph: Graph) -> Graph:
    """The imports that do not follow from others."""
    below: Graph = {}
    for room in TopologicalSorter(graph).static_order():
        below[room] = graph[room].union(*(below[other] for other in graph[room]))
    return {room: others.difference(*(below[other] for other in others)) for room, others in graph.items()}


def _floors(graph: Graph) -> list[list[Box]]:
    """The rooms as boxes, each one floor above the highest that it imports; the highest floor first."""
    arrows, floor = needed(graph), dict.fromkeys(graph, 0)
    for room in TopologicalSorter(graph).static_order():
        floor[room] = max((floor[other] + 1 for other in graph[room]), default=0)
    numbers = sorted(set(floor.values()), reverse=True)
    return [[Box(room, arrows[room]) for room in graph if floor[room] == number] for number in numbers]


def _place(box: Box, x: float, y: float) -> None:
    """Put a box and all in it somewhere; on each floor stand rooms above what they import, as well as can be."""
    box.x, box.y = x, y
    ground, middles = y + box.height - _PAD, {"": x}
    for floor in reversed(box.floors):
        floor.sort(key=lambda one: fmean(middles[other] for other in one.arrows or {""}))
        apart = (box.width - sum(one.width for one in floor)) / (len(floor) + 1)
        left, high = x + apart, max(one.height for one in floor)
        for one in floor:
            _place(one, left, ground - (high + one.height) / 2)
            middles[one.name] = one.middle
            left += one.width + apart
        ground -= high + _RISE


def _parts(box: Box, depth: int = 0) -> Iterator[str]:
    """A box, the arrows in it, and above them the boxes in it."""
    yield _BOX.format(x=box.x, y=box.y, w=box.width, h=box.height, fill=_FILLS[depth])
    yield _NAME.format(x=box.middle, y=box.y + _LINE - 8, name=box.name)
    inner = {one.name: one for floor in box.floors for one in floor}
    for one in inner.values():
        others = sorted((inner[name] for name in one.arrows), key=lambda other: other.middle)
        for nth, other in enumerate(others, 1):
            x, start, end = one.x + one.width * nth / (len(others) + 1), one.y + one.height, other.y
            yield _ARROW.format(x=x, y=start, bend=(start + end) / 2, to_x=other.middle, to_y=end)
    for one in inner.values():
        yield from _parts(one, depth + 1)


if __name__ == "__main__":
    main()
