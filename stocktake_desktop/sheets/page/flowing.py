"""Pages over which rows flow: of one language, or of two side by side, where each row begins at one height."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile, zip_longest

from stocktake_desktop.sheets.page.flow import FlowRow, abreast, paginate
from stocktake_desktop.sheets.page.frame import FrameSetter
from stocktake_desktop.sheets.page.page import Page

Draw = Callable[[Page], None]
"""A page that draws itself."""

Dealt = list[list[FlowRow]]
"""Rows on their pages."""

Deal = Callable[[Sequence[FlowRow], float, float, float], Dealt]
"""Gives rows to pages with so much room on the first, on every later one, and more on the last."""

_NOTHING = FlowRow((), 0.0, 0.0, rule=0.0)


@dataclass(frozen=True)
class Flow:
    """Rows below a frame, down to `bottom` points from the upper edge of the paper; on the last page `extra` more.

    `rows` sets them in a share of their usual size; `fit` tries shares to save paper, told what a later page holds.
    `head` stands again above the rows of later pages. `is_low`: the foot says in a line what opens the next page.
    """

    frame: FrameSetter
    rows: Callable[[float], Sequence[FlowRow]]
    bottom: float
    fit: Callable[[Callable[[float], Dealt], float], Dealt]
    extra: float = 0.0
    head: FlowRow | None = None
    deal: Deal = paginate
    is_low: bool = True

    @property
    def rooms(self) -> tuple[float, float]:
        """The height that rows have on the first page, and on every other."""
        head = self.head.height if self.head else 0.0
        return self.bottom - self.frame.first_height, self.bottom - self.frame.later_height - head

    def draw(self, pages: Dealt, nth: int, number: int, total: int, page: Page) -> None:
        """Draw one of its pages, counted from 0, which is the `number`th of all of the sheet."""
        frame = self.frame
        frame.draw_head(page, nth + 1)
        y = frame.later_height if nth else frame.first_height
        if nth and self.head:
            with page.reading.artefact():
                self.head.draw(page, y)
            y += self.head.height
        for row in pages[nth]:
            row.draw(page, y)
            y += row.height
        following = pages[nth + 1] if nth + 1 < len(pages) else []
        opens = next((row.opening for row in following if row.opening or row.is_blank), None)
        frame.draw_foot(page, number, total, opens, is_low=self.is_low)


def pages_of(languages: Sequence[Sequence[Flow]]) -> list[list[Draw]]:
    """The pages of a sheet in each of its languages, each of whose chapters begins a page: as many in all of them."""
    chapters = [_dealt(flows) for flows in zip(*languages, strict=True)]
    return [list(_numbered(flows, chapters, nth)) for nth, flows in enumerate(languages)]


def _numbered(flows: Sequence[Flow], chapters: Sequence[Dealt], language: int) -> Iterator[Draw]:
    total, number = sum(map(len, chapters)), 0
    for flow, pages in zip(flows, chapters, strict=True):
        own = [[row.of(language) for row in page] for page in pages]
        for nth in range(len(own)):
            number += 1
            yield partial(flow.draw, own, nth, number, total)


def _dealt(flows: Sequence[Flow]) -> Dealt:
    """The rows of a chapter in all languages on their pages; what is set is said once, however often it is tried."""
    frames, lead = [flow.frame for flow in flows], flows[0]
    first, later = max(frame.first_height for frame in frames), max(frame.later_height for frame in frames)
    for frame in frames:
        frame.reach(first, later)
    texts = [frame.compositor.texts for frame in frames]
    before = [len(said) for said in texts]

    def deal(share: float) -> Dealt:
        for said, count in zip(texts, before, strict=True):
            del said[count:]
        return lead.deal(_together([flow.rows(share) for flow in flows]), *lead.rooms, lead.extra)

    return lead.fit(deal, lead.rooms[1])


def _together(languages: Sequence[Sequence[FlowRow]]) -> list[FlowRow]:
    """The rows of one language, or of two with what is said of the same beside each other."""
    if len(languages) == 1:
        return list(languages[0])
    one, other = languages
    last = _alike(reversed(one), reversed(other))
    first = _alike(one[: len(one) - last], other[: len(other) - last])
    apart = (rows[first : len(rows) - last] for rows in languages)
    pairs = [
        *zip(one[:first], other[:first], strict=True),
        *zip_longest(*apart, fillvalue=_NOTHING),
        *zip(one[len(one) - last :], other[len(other) - last :], strict=True),
    ]
    return [abreast(pair) for pair in pairs]


def _alike(one: Iterable[FlowRow], other: Iterable[FlowRow]) -> int:
    """How many rows from the first are of one shape in both languages: only one of them may have cut a title."""
    same = (_shape(row) == _shape(beside) for row, beside in zip(one, other, strict=False))
    return sum(1 for _same in takewhile(bool, same))


def _shape(row: FlowRow) -> tuple[object, ...]:
    return row.tag, len(row.columns), row.keeps_next, row.ground is None
