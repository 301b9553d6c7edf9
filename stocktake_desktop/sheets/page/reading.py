"""How a document is read aloud: the tree of its parts in the order of reading, and what on its pages is of which part.

All that is drawn is either of a part or an artefact, which nobody reads: there is no third way to the page.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.type.stretches import other_language
from stocktake_desktop.sheets.type.text import Text, TextLine


class Tag(StrEnum):
    """What a part is, by the standard names of ISO 32000-1, 14.8.4."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    GROUP = "Div"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    TEXT = "P"
    LIST = "L"
    ITEM = "LI"
    NUMBER = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    COLUMN_NAME = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    SPAN = "Span"


class RowTag(StrEnum):
    """What a row is: texts one after the other, an item of a list, a row of a table, its head, or words across it."""

    PLAIN = "plain"
    ITEM = "item"
    CELLS = "cells"
    HEAD = "head"
    ACROSS = "across"


_HOLDS_TEXT = frozenset({Tag.TITLE, Tag.HEADING, Tag.SUBHEADING, Tag.TEXT, Tag.NUMBER, Tag.COLUMN_NAME, Tag.SPAN})


class ContentMark(NamedTuple):
    """A marked stretch of the content of a page, which is counted from 0."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Part:
    """A part of the tree; `above` holds it. `edges`: where the columns of a table begin.

    `heads` are the names of the columns of a table, and of a cell those that it is in.
    """

    tag: Tag
    above: "Part | None" = None
    kids: "list[Part | ContentMark]" = field(default_factory=list)
    language: str = ""
    alternate: str = ""
    actual: str = ""
    across: int = 1
    box: tuple[float, float, float, float] | None = None
    edges: tuple[float, ...] = ()
    heads: "tuple[Part, ...]" = ()
    holds_text: bool = False

    def __post_init__(self) -> None:
        self.holds_text = self.holds_text or self.tag in _HOLDS_TEXT


class Heading(NamedTuple):
    """A title or heading as it is listed in the outline, and on which page it stands, counted from 0."""

    part: Part
    words: str
    page: int


class Reading:
    """The tree of a document while its pages are drawn, and the place in it where the next words go."""

    def __init__(self, canvas: Canvas) -> None:
        self.root = Part(Tag.DOCUMENT)
        self.pages: list[list[Part]] = []
        """Of each page, by the numbers of its marks, the part that each belongs to."""
        self.headings: list[Heading] = []
        self.language = ""
        self._canvas, self._at = canvas, self.root
        self._is_open = False
        self._sections: dict[Hashable, Part] = {}
        self._seen: set[Hashable] = set()
        self._kept: dict[int, Part] = {}
        self._going_on: dict[int, tuple[object, list[Part]]] = {}

    @property
    def is_open(self) -> bool:
        """Whether what is drawn now is taken together: an artefact, or a figure that is told in words."""
        return self._is_open

    @contextmanager
    def section(self, key: Hashable, language: str) -> Iterator[None]:
        """Within, all is of the section of that key, on however many pages it stands."""
        if key not in self._sections:
            self._sections[key] = self._added(Part(Tag.SECTION, self.root, language=language))
        before, self._at, self.language = (self._at, self.language), self._sections[key], language
        try:
            yield
        finally:
            self._at, self.language = before

    def is_first(self, key: Hashable) -> bool:
        """True the first time that this is asked of a key in a section."""
        of_section = (id(self._at), key)
        is_new = of_section not in self._seen
        self._seen.add(of_section)
        return is_new

    def keep_place(self) -> None:
        """Keep a place here for what is drawn at the foot of the page, once in a section."""
        self._kept.setdefault(id(self._at), self._added(Part(Tag.GROUP, self._at)))

    @contextmanager
    def kept_place(self) -> Iterator[None]:
        """Within, all goes to the place that was kept; nothing is read where it is taken."""
        place = self._kept.get(id(self._at))
        if place is None or place.kids:
            with self.artefact():
                yield
        else:
            with self._within(place):
                yield

    @contextmanager
    def artefact(self, *, unless: bool = False) -> Iterator[None]:
        """Within, nothing is read; `unless` tells that it is read all the same."""
        if self._is_open or unless:
            yield
            return
        with self._open("/Artifact BMC"):
            yield

    @contextmanager
    def figure(self, alternate: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Within, all is one figure, read in words instead; `box` is where it stands, in points on the paper."""
        if self._is_open:
            yield
            return
        part = self._added(Part(Tag.FIGURE, self._at, alternate=alternate, box=box))
        with self._open(f"/Figure <</MCID {self._marked(part)}>> BDC"):
            yield

    @contextmanager
    def part(self, tag: Tag) -> Iterator[None]:
        """Within, texts are of a part; the number of an item stands before its body."""
        body = self._at
        if tag is Tag.NUMBER and body.tag is Tag.BODY and body.above is not None:
            part = Part(tag, body.above)
            body.above.kids.insert(body.above.kids.index(body), part)
        else:
            part = self._added(Part(tag, self._at))
        with self._within(part):
            yield

    @contextmanager
    def item(self, *, holds_text: bool = False) -> Iterator[None]:
        """Within, all is of the next item of a list."""
        item = self._added(Part(Tag.ITEM, self._run(Tag.LIST)))
        with self._within(self._added(Part(Tag.BODY, item, holds_text=holds_text))):
            yield

    @contextmanager
    def row(self, tag: RowTag, columns: Sequence[tuple[float, int]], whole: object) -> Iterator[Sequence[Part]]:
        """Within, all is of a row; the part of each column, by its x and how many texts it has.

        What was split goes on where it stands in the tree already: its pieces have the same `whole`.
        """
        if self._is_open or not columns:
            yield [self._at] * len(columns)
            return
        known = self._going_on.get(id(whole))
        parts = known[1] if known and whole is not None else self._row(tag, columns, is_split=whole is not None)
        if whole is not None:
            self._going_on[id(whole)] = (whole, parts)
        with self._within(parts[0] if tag is not RowTag.PLAIN else self._at):
            yield parts

    def column(self, part: Part) -> AbstractContextManager[None]:
        """Within, all is of a column of a row."""
        return self._within(part)

    def is_under_head(self) -> bool:
        """Whether a table that has its head goes on here."""
        last = self._at.kids[-1] if self._at.kids else None
        return isinstance(last, Part) and last.tag is Tag.TABLE and bool(last.edges)

    def draw(self, text: Text, tag: Tag, left: float, top: float) -> None:
        """Draw a box of text as a text of its own, or as what goes on of one."""
        if self._is_open:
            text.draw(self._canvas, left, top)
        elif not text.words.strip():
            with self.artefact():
                text.draw(self._canvas, left, top)
        elif tag is Tag.NUMBER and not self._at.holds_text:
            with self.part(tag):
                self.draw(text, tag, left, top)
        elif text.is_plain:
            part, code = self._part_of(text, tag), self._canvas._code
            code.append(f"/{part.tag} <</MCID {self._marked(part)}>> BDC")
            text.draw(self._canvas, left, top)
            code.append("EMC")
        else:
            part = self._part_of(text, tag)
            text.draw(self._canvas, left, top, lambda line: self._stretches(part, line))

    def write(self, operators: str) -> None:
        """Write operators that draw and say nothing; the canvas's own calls cost three times as much."""
        self._canvas._code.append(operators if self._is_open else f"/Artifact BMC {operators} EMC")

    def _stretches(self, part: Part, line: TextLine) -> list[str]:
        """What begins each stretch of a line: in another language, or in words where its glyphs tell it otherwise."""
        return [
            self._stretch(part, line, nth, other_language(stretch.script, self.language))
            for nth, stretch in enumerate(line.stretches)
        ]

    def _stretch(self, part: Part, line: TextLine, nth: int, language: str) -> str:
        stretch, is_last = line.stretches[nth], nth == len(line.stretches) - 1
        words = stretch.text + " " * (line.has_gap and is_last)
        if language or stretch.from_right or words != stretch.text:
            part = self._added(Part(Tag.SPAN, part, language=language))
            part.actual = words if stretch.from_right or words != stretch.text else ""
        # readers that know no tree take tracked letters for words, unless they are told here
        told = f"/ActualText {hex_text(words)}" if line.is_tracked else ""
        return f"/Span <</MCID {self._marked(part)}{told}>> BDC"

    def _part_of(self, text: Text, tag: Tag) -> Part:
        """The part that a text is of."""
        if text.after is not None and (known := self._going_on.get(id(text.after))):
            part = known[1][0]
        elif self._at.holds_text:
            part = self._at
        else:
            part = self._added(Part(tag, self._at))
        self._going_on[id(text)] = (text, [part])
        if part.tag in (Tag.TITLE, Tag.HEADING) and not part.kids:
            self.headings.append(Heading(part, text.words, self._page))
        return part

    def _row(self, tag: RowTag, columns: Sequence[tuple[float, int]], *, is_split: bool) -> list[Part]:
        if tag in (RowTag.PLAIN, RowTag.ITEM):
            above = self._at
            if tag is RowTag.ITEM:
                item = self._added(Part(Tag.ITEM, self._run(Tag.LIST)))
                above = self._added(Part(Tag.BODY, item))
            is_apart = is_split and len(columns) > 1
            return [self._added(Part(Tag.GROUP, above)) if is_apart else above for _column in columns]
        table = self._run(Tag.TABLE)
        row = self._added(Part(Tag.ROW, table))
        if tag is RowTag.HEAD:
            table.edges = tuple(x for x, _count in columns)
            table.heads = tuple(self._added(Part(Tag.COLUMN_NAME, row)) for _column in columns)
            return list(table.heads)
        if tag is RowTag.ACROSS:
            first = _column_at(columns[0][0], table.edges)
            for head in table.heads[:first]:
                self._added(Part(Tag.CELL, row, heads=(head,)))
            heads = table.heads[first:]
            return [self._added(Part(Tag.CELL, row, across=max(1, len(heads)), heads=heads))] * len(columns)
        cells = [
            self._added(Part(Tag.CELL, row, heads=table.heads[nth : nth + 1]))
            for nth, _edge in enumerate(table.edges or columns)
        ]
        own = [cells[_column_at(x, table.edges)] if table.edges else cells[nth] for nth, (x, _) in enumerate(columns)]
        for cell, (_x, count) in zip(own, columns, strict=True):
            cell.holds_text = count == 1 and not is_split
        return own

    def _run(self, tag: Tag) -> Part:
        """The list or table that goes on here, else a new one."""
        last = self._at.kids[-1] if self._at.kids else None
        return last if isinstance(last, Part) and last.tag is tag else self._added(Part(tag, self._at))

    def _added(self, part: Part) -> Part:
        if part.above is not None:
            part.above.kids.append(part)
        return part

    @property
    def _page(self) -> int:
        return int(self._canvas.getPageNumber()) - 1

    def _marked(self, part: Part) -> int:
        """The number of a new mark on this page, which is of a part."""
        page = self._page
        while len(self.pages) <= page:
            self.pages.append([])
        self.pages[page].append(part)
        number = len(self.pages[page]) - 1
        part.kids.append(ContentMark(page, number))
        return number

    @contextmanager
    def _within(self, part: Part) -> Iterator[None]:
        before, self._at = self._at, part
        try:
            yield
        finally:
            self._at = before

    @contextmanager
    def _open(self, operators: str) -> Iterator[None]:
        self._canvas._code.append(operators)
        self._is_open = True
        try:
            yield
        finally:
            self._is_open = False
            self._canvas._code.append("EMC")


def reading_of(canvas: Canvas) -> Reading:
    """The tree of the document that is drawn on a canvas, made when it is first asked for."""
    reading: Reading = canvas.__dict__.get("stocktake_reading") or Reading(canvas)
    canvas.__dict__["stocktake_reading"] = reading
    return reading


def hex_text(words: str) -> str:
    """A text as a PDF writes it."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def _column_at(x: float, edges: Sequence[float]) -> int:
    """The column in which x is."""
    return max(0, bisect_right(edges, x + 0.5) - 1)
