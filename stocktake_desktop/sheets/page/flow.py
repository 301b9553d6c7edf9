"""Rows of columns of text, and how they flow from page to page: a row is split only when no page could hold it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby, pairwise, repeat

from stocktake_desktop.sheets.page.look import HAIRLINE
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.type.lines import Colour
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.words import _

Mark = Callable[[Page, float], None]
"""Draws something beside a row whose upper edge is at the given y."""

Ornament = Callable[[Page, float, float, Text], None]
"""Draws something about a text that stands at x, y."""

Box = Callable[[Page, float, float, Sequence["FlowPart"]], None]
"""Draws something around parts that follow one another, the first of which begins at x, y."""

_WORTH_SPLITTING = 0.3
_SHORT, _VERY_SHORT = 0.35, 0.22
"""How much of a page one thing may fill and it is short all the same; and two things."""


@dataclass(frozen=True)
class FlowPart:
    """A text in a column, `above` points below the one before; the ornament belongs to it, also when it is split.

    The tag tells who listens what it is: a heading, an item of a list. Parts of one `box` stand in it together, on
    every page that has any of them.
    """

    text: Text
    above: float = 0.0
    indent: float = 0.0
    below: float = 0.0
    ornament: Ornament | None = None
    tag: Tag = Tag.TEXT
    box: Box | None = None

    @property
    def height(self) -> float:
        """With the space around it."""
        return self.above + self.text.height + self.below


@dataclass(frozen=True)
class FlowColumn:
    """Parts one under the other, from x on."""

    x: float
    parts: tuple[FlowPart, ...]

    @property
    def height(self) -> float:
        """Of all parts."""
        return sum(part.height for part in self.parts)

    def draw(self, page: Page, y: float) -> None:
        """Draw every part, the first at y."""
        self._draw_boxes(page, y)
        for part in self.parts:
            y += part.above
            if part.tag is Tag.ITEM and part.text.after is None:
                with page.reading.item(holds_text=True):
                    page.text(part.text, self.x + part.indent, y)
            else:
                page.text(part.text, self.x + part.indent, y, part.tag)
            if part.ornament:
                part.ornament(page, self.x + part.indent, y, part.text)
            y += part.text.height + part.below

    def _draw_boxes(self, page: Page, y: float) -> None:
        for box, together in groupby(self.parts, key=lambda part: part.box):
            parts = list(together)
            if box:
                box(page, self.x, y, parts)
            y += sum(part.height for part in parts)

    def dealt(self, rooms: Iterable[float]) -> Iterator[FlowColumn]:
        """The column in as many pieces as it takes, one at least, each in a height of its own."""
        waiting = deque(self.parts)
        for height in rooms:
            fitting: list[FlowPart] = []
            while waiting and waiting[0].height <= height:
                height -= waiting[0].height
                fitting.append(waiting.popleft())
            if waiting and height - waiting[0].above - waiting[0].below >= waiting[0].text.leading:
                part = waiting.popleft()
                head, tail = part.text.split(height - part.above - part.below)
                fitting.append(replace(part, text=head))
                waiting.appendleft(replace(part, text=tail, above=0.0))
            yield FlowColumn(self.x, tuple(fitting))
            if not waiting:
                return


@dataclass(frozen=True)
class Ground:
    """What lies behind a row from `above` down: a colour if any, and a bar at the edge; it is split with the row."""

    bar: Colour
    colour: Colour | None = None
    bar_width: float = 3.0
    above: float = 0.0

    def draw(self, page: Page, y: float, height: float) -> None:
        """Draw behind a row of a height with its upper edge at y."""
        y, height = y + self.above, height - self.above
        if self.colour is not None:
            page.fill(0, y, page.width, height, self.colour)
        page.fill(0, y, self.bar_width, height, self.bar)


@dataclass(frozen=True)
class FlowRow:
    """Columns side by side; `opens` is what the page before says when this row is the first of the next.

    `tag` tells who listens what the row is. A row with a `figure` is one drawing, told in these words. The pieces of
    a row that was split have the same `whole`.
    `under` is the heading it belongs to, which stands again above it when a page breaks between them: one that
    `is_again` is not read twice. `on_top` is the row as it stands where it is the first of its sort on a page, as high
    as itself. `beside` are the same row in the other languages of a sheet: all stand at one height,
    and are split together.
    """

    columns: tuple[FlowColumn, ...]
    above: float = 8.0
    below: float = 9.0
    opens: tuple[str, str] | None = None
    keeps_next: bool = False
    marks: tuple[Mark, ...] = ()
    rule: float = 0.5
    continued: FlowPart | None = None
    continued_in: int = 0
    at_least: float = 0.0
    ground: Ground | None = None
    tag: RowTag = RowTag.PLAIN
    figure: str = ""
    whole: object = None
    goes_on: bool = False
    is_again: bool = False
    under: FlowRow | None = None
    on_top: FlowRow | None = None
    beside: tuple[FlowRow, ...] = ()

    @cached_property
    def height(self) -> float:
        """With the space above and below."""
        content = max((column.height for column in self.columns), default=0.0)
        own = self.above + max(content, self.at_least) + self.below
        return max((own, *(row.height for row in self.beside)))

    @property
    def is_blank(self) -> bool:
        """Whether it is there to be written on."""
        return bool(self.marks) and not self.columns

    @property
    def opening(self) -> tuple[str, str] | None:
        """What opens the page that begins with this row, or with the rest of it; "continued" is said once."""
        if self.opens is None or self.continued is None or not self.goes_on:
            return self.opens
        at, words = self.opens
        ending = f" – {_('continued')}"
        return at, words.removesuffix(ending) + ending

    def of(self, nth: int) -> FlowRow:
        """The row in one language, counted from 0, as high as beside the others."""
        own = self.beside[nth - 1] if nth else self
        return replace(own, beside=(), at_least=self.height - own.above - own.below) if self.beside else self

    def draw(self, page: Page, y: float) -> None:
        """Draw with the upper edge at y."""
        if self.ground:
            self.ground.draw(page, y, self.height)
        if self.figure:
            with page.figure(self.figure, 0, y, page.width, self.height):
                self._draw_columns(page, y)
        else:
            with page.reading.artefact(unless=not self.is_again):
                self._draw_columns(page, y)
        if self.rule:
            page.rule(0, y + self.height, page.width, self.rule, HAIRLINE)

    def _draw_columns(self, page: Page, y: float) -> None:
        columns = [(column.x, len(column.parts)) for column in self.columns]
        with page.reading.row(self.tag, columns, self.whole) as parts:
            for mark in self.marks:
                mark(page, y)
            for column, part in zip(self.columns, parts, strict=True):
                with page.reading.column(part):
                    column.draw(page, y + self.above)

    def split(self, first: float, later: float) -> list[FlowRow]:
        """What fits in a height, and the rest in pieces of another height, each under the word "continued"."""
        if self.beside:
            return _split_abreast((replace(self, beside=()), *self.beside), first, later)
        dealt = [self._dealt(nth, first, later) for nth in range(len(self.columns))]
        count = max(map(len, dealt), default=1)
        whole = self.whole or object()
        pieces = [
            replace(
                self,
                whole=whole,
                columns=tuple(pieces[nth] if nth < len(pieces) else self._again(at) for at, pieces in enumerate(dealt)),
                goes_on=self.goes_on or nth > 0,
                marks=() if nth else self.marks,
                at_least=0.0 if nth else self.at_least,
            )
            for nth in range(count)
        ]
        return [*(replace(piece, keeps_next=False, rule=0.0) for piece in pieces[:-1]), pieces[-1]]

    def _dealt(self, at: int, first: float, later: float) -> list[FlowColumn]:
        """The pieces of one column."""
        around, again = self.above + self.below, self._again(at)
        head, *rest = self.columns[at].dealt(chain((first - around,), repeat(later - around - again.height)))
        return [head, *(replace(column, parts=(*again.parts, *column.parts)) for column in rest)]

    def _again(self, at: int) -> FlowColumn:
        """What a column begins with on a next page."""
        parts = (self.continued,) if self.continued and at == self.continued_in else ()
        return FlowColumn(self.columns[at].x, parts)


def height_of(rows: Iterable[FlowRow]) -> float:
    """The height of rows one below the other."""
    return sum(row.height for row in rows)


def abreast(rows: Sequence[FlowRow]) -> FlowRow:
    """One row in several languages; it stays with the next one where any of them does."""
    first, *others = rows
    return replace(first, beside=tuple(others), keeps_next=any(row.keeps_next for row in rows))


def _split_abreast(rows: Sequence[FlowRow], first: float, later: float) -> list[FlowRow]:
    """The pieces of a row in several languages: as many of each, also of one that would do with fewer."""
    count = max(len(row.split(first, later)) for row in rows)
    pieces = [_in_pieces(row, count, first, later) for row in rows]
    ends = [replace(row[-1], columns=(), marks=(), figure="", rule=0.0, goes_on=True) for row in pieces]
    filled = [[*row, *[end] * (count - len(row))] for row, end in zip(pieces, ends, strict=True)]
    return [abreast(piece) for piece in zip(*filled, strict=True)]


def _in_pieces(row: FlowRow, count: int, first: float, later: float) -> list[FlowRow]:
    """A row in as many pieces, or in fewer where it has not as many lines."""
    shares = (nth / 20 for nth in range(20, 0, -1))
    tries = (row.split(first * share, later * share) for share in shares)
    return next((pieces for pieces in tries if len(pieces) == count), row.split(first, later))


def paginate(rows: Sequence[FlowRow], first: float, later: float, last_extra: float = 0.0) -> list[list[FlowRow]]:
    """Deal rows out to pages with room for `first` points on the first and `later` on every other.

    The last page holds `last_extra` points more, where nothing has to be said of a next one; one that is hardly
    used holds more where the page before can spare something.
    """
    pages: list[list[FlowRow]] = [[]]
    room = first
    waiting = deque(rows)
    left = height_of(rows)
    while waiting and left > room + last_extra:
        row = waiting[0]
        if _fits(waiting, room, later):
            pages[-1].append(waiting.popleft())
            room -= row.height
            left -= row.height
        elif row.height > later and room >= later * _WORTH_SPLITTING:
            head, *rest = waiting.popleft().split(room, later)
            pages[-1].append(head)
            pages += [[piece] for piece in rest[:-1]]
            waiting.extendleft(rest[-1:])
            left += sum(piece.height for piece in rest[-1:]) - row.height
            room = 0.0
        else:
            again = [row.under] if row.under and _fits(waiting, later - row.under.height, later) else []
            pages.append(again)
            room = later - sum(heading.height for heading in again)
    pages[-1] += waiting
    if len(pages) > 1 and all(row.whole is None for row in pages[-1]):
        _keep_company(pages[-2], pages[-1], later)
    return [_topped(page) for page in pages]


def _topped(page: list[FlowRow]) -> list[FlowRow]:
    """The rows of a page, the first that says more on top of one as it does there."""
    nth = next((nth for nth, row in enumerate(page) if row.is_again or row.on_top), None)
    if nth is None or (row := page[nth].on_top) is None:
        return page
    return [*page[:nth], row, *page[nth + 1 :]]


def _keep_company(before: list[FlowRow], last: list[FlowRow], later: float) -> None:
    """Move what ends a page to the last one, under the heading it belongs to, until that is worth its paper."""
    while True:
        has_heading = len(last) > 1 and last[1].under is last[0]
        own = last[1:] if has_heading else last[:]
        first = len(before) - 1
        while first > 0 and before[first - 1].keeps_next:
            first -= 1
        moved = before[max(first, 0) :]
        if first <= 0 or not _is_slight(own, later):
            return
        together = [*([moved[0].under] if moved[0].under else []), *moved, *own]
        if height_of(together) > later:
            return
        last[:] = together
        del before[first:]


def _is_slight(rows: Sequence[FlowRow], height: float) -> bool:
    """Whether rows are too little for a page of such a height: one thing that is short, or two that are very short."""
    things, full = sum(not row.keeps_next for row in rows[:-1]) + 1, height_of(rows) / height
    return full < {1: _SHORT, 2: _VERY_SHORT}.get(things, 0.0)


def _fits(waiting: Sequence[FlowRow], room: float, later: float) -> bool:
    """Whether the first row stands in the room with all that must not leave it, or alone where no page holds them."""
    row = waiting[0]
    needed = row.height + _followers(waiting)
    return needed <= room or (needed > later and row.height <= room)


def _followers(waiting: Sequence[FlowRow]) -> float:
    """The height of what must stand on the same page as the first row."""
    height = 0.0
    for before, row in pairwise(waiting):
        if not before.keeps_next:
            break
        height += row.height
    return height
