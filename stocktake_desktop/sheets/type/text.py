"""A box of text on a page: lines broken to a width, placed glyph by glyph on a ReportLab canvas.

Text is text: no markup is ever looked for in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, islice, pairwise, zip_longest
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.type.bidi import visual_order
from stocktake_desktop.sheets.type.fonts import VISIBLE, FontFace, Shaped, number, shape
from stocktake_desktop.sheets.type.lines import SOFT_HYPHEN, Piece, Run, Style, clean, cut, fill
from stocktake_desktop.sheets.type.pdf_font import PdfFont, font_in
from stocktake_desktop.sheets.type.stretches import ReadStretch, other_language, stretches_of

Align = Literal["start", "end", "centre"]

_CAP_HEIGHT = 0.698
_BETWEEN = 0.03  # of the type size, between the ink of two lines


class LineSegment:
    """Part of a line in one face and style, `x` points from the line's left edge; `nth` is its stretch."""

    def __init__(self, x: float, face: FontFace, style: Style, shapes: Sequence[Shaped], nth: int) -> None:
        self.x = x
        self.nth = nth
        self.face = face
        self.head = _head(face, style)
        self.used = tuple(dict.fromkeys(glyph for shaped in shapes for glyph in shaped.used))
        self._glyphs = [glyph for shaped in shapes for glyph in shaped.glyphs]
        self._rise = style.size * face.scale / 1000
        level = all(shaped.shown for shaped in shapes)
        self._tail = f"{_show([shaped.shown for shaped in shapes])} ET" if level else self._operators(None)

    def tail(self, font: PdfFont) -> str:
        """The operators that show the glyphs, with codes of their own where the document needs them."""
        return self._tail if font.claim(self.used) else self._operators(font)

    def _operators(self, font: PdfFont | None) -> str:
        code: list[str] = []
        shown: list[str] = []
        rise = 0.0
        for gid, text, advance, dx, dy in self._glyphs:
            if abs(dy - rise) > VISIBLE:
                code += [_show(shown), f"{number(dy * self._rise)} Ts"]
                shown, rise = [], dy
            if abs(dx) > VISIBLE:
                shown.append(f"{number(-dx)} ")
            shown.append(f"<{font.code(gid, text) if font else gid:04X}>")
            back = self.face.advance(gid) + dx - advance
            if abs(back) > VISIBLE:
                shown.append(f"{number(back)} ")
        code += [_show(shown), "0 Ts ET" if rise else "ET"]
        return " ".join(part for part in code if part)


class TextLine:
    """A line of text, composed when it is first drawn; with `has_gap` a space parts it from the next one.

    Its ink reaches `above` and `below` its baseline.
    """

    def __init__(self, pieces: list[Piece], language: str = "en", *, has_gap: bool = False) -> None:
        self.pieces = pieces
        self.width = sum(piece.width for piece in pieces)
        self.above = max((piece.shaped.above * _unit(piece) for piece in pieces), default=0.0)
        self.below = max((piece.shaped.below * _unit(piece) for piece in pieces), default=0.0)
        self.has_gap = has_gap
        self._language = language
        self._segments: list[LineSegment] | None = None

    @property
    def text(self) -> str:
        """What stands in the line, in the order it is read."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def _told(self) -> tuple[list[ReadStretch], list[int]]:
        return stretches_of(self.pieces)

    @property
    def stretches(self) -> list[ReadStretch]:
        """What it is made of for who listens, in the order of reading."""
        return self._told[0]

    @cached_property
    def is_tracked(self) -> bool:
        """Whether its letters stand so far apart that they may be taken for words."""
        return any(piece.style.tracking for piece in self.pieces)

    @cached_property
    def is_plain(self) -> bool:
        """Whether what is drawn, from left to right, is what is to be read, in the language of the sheet."""
        (first, *others) = self.stretches or [ReadStretch("", "", False)]
        is_own = not others and not other_language(first.script, self._language)
        return is_own and not first.from_right and not self.is_tracked

    def draw(self, canvas: Canvas, x: float, y: float, marks: "Marks | None" = None) -> None:
        """Draw with the left edge at x and the baseline at y; with `marks` each stretch stands between two of them."""
        if self._segments is None:
            self._segments = list(_segments(self))
        ready: dict[TextLine, list[tuple[float, str, str]]] = canvas._doc.__dict__.setdefault("stocktake_lines", {})
        operators = ready.get(self)
        if operators is None:
            operators = ready[self] = [(s.x, s.head, s.tail(font_in(canvas, s.face))) for s in self._segments]
        starts, nth = marks(self) if marks and self._segments else (), -1
        for segment, (shift, head, tail) in zip(self._segments, operators, strict=True):
            if starts and segment.nth != nth:
                canvas._code.append(f"EMC {starts[segment.nth]}" if nth >= 0 else starts[segment.nth])
                nth = segment.nth
            canvas._code.append(f"{head} 1 0 0 1 {x + shift:.2f} {y:.2f} Tm {tail}")
        if starts:
            canvas._code.append("EMC")


Marks = Callable[[TextLine], Sequence[str]]
"""The operators that begin each stretch of a line in a PDF."""


class Text:
    """Lines of text in a box `width` points wide; `is_cut` tells that they end in … for want of room.

    What was split off another text goes on from it: `after`.
    """

    def __init__(
        self,
        lines: Sequence[TextLine],
        width: float,
        leading: float,
        size: float,
        align: Align,
        rtl: bool,
        is_cut: bool,
        after: "Text | None" = None,
    ) -> None:
        self.after = after
        self.lines = tuple(lines)
        self.width = width
        self.leading = leading
        self.size = size
        self.align = align
        self.rtl = rtl
        self.is_cut = is_cut
        above, below = (self.lines[0].above, self.lines[-1].below) if self.lines else (0.0, 0.0)
        cap = _CAP_HEIGHT * size
        self._head_room = max(0.0, above - (leading + cap) / 2)
        self._foot_room = max(0.0, below - (leading - cap) / 2)

    @property
    def height(self) -> float:
        """From top to bottom in points; no ink reaches beyond."""
        return self._head_room + self.leading * len(self.lines) + self._foot_room

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def baseline(self) -> float:
        """From the upper edge to the first baseline."""
        return self._head_room + (self.leading + _CAP_HEIGHT * self.size) / 2

    @cached_property
    def is_plain(self) -> bool:
        """Whether what is drawn is what is to be read."""
        return all(line.is_plain for line in self.lines)

    @cached_property
    def words(self) -> str:
        """All that stands in it, in the order it is read."""
        return "".join(line.text + " " * line.has_gap for line in self.lines).replace(SOFT_HYPHEN, "")

    def draw(self, canvas: Canvas, x: float, top: float, marks: Marks | None = None) -> None:
        """Draw with the left edge of the box at x and its upper edge at `top`; `marks` as for a line."""
        y = top - self.baseline
        more = (marks,) if marks else ()
        for line in self.lines:
            line.draw(canvas, x + self._indent(line), y, *more)
            y -= self.leading

    def split(self, height: float) -> tuple["Text", "Text"]:
        """The lines that fit in a height, at least one of them, and the rest."""
        count = max(1, int((height - self._head_room - self._foot_room) / self.leading))
        head = self._with(self.lines[:count], self.after)
        return head, self._with(self.lines[count:], head)

    def _with(self, lines: Sequence[TextLine], after: "Text | None") -> "Text":
        return Text(lines, self.width, self.leading, self.size, self.align, self.rtl, self.is_cut, after)

    def _indent(self, line: TextLine) -> float:
        free = self.width - line.width
        if self.align == "centre":
            return free / 2
        return free if (self.align == "end") != self.rtl else 0.0


@lru_cache(maxsize=20_000)
def set_text(
    runs: tuple[Run, ...],
    width: float,
    leading: float,
    *,
    align: Align = "start",
    rtl: bool = False,
    language: str = "en",
    max_lines: int | None = None,
) -> Text:
    """Set runs of text in a box; with `max_lines` what does not fit is cut with a visible ….

    Lines stand further apart than `leading` where ink would touch the line above or below: in Arabic, Khmer, Tibetan.
    """
    waiting = fill(runs, width, rtl=rtl, language=language)
    lines = list(islice(waiting, max_lines))
    following = next(filter(None, waiting), None)
    if following:
        lines = cut(lines, following, width, language)
    size = max((style.size for _, style in runs), default=leading)
    gaps = _gaps("".join(clean(text) for text, _style in runs), lines)
    made = [TextLine(line, language, has_gap=gap) for line, gap in zip(lines, gaps, strict=True)]
    reach = max((before.below + after.above for before, after in pairwise(made)), default=0.0)
    leading = max(leading, reach + _BETWEEN * size)
    return Text(made, width, leading, size, align, rtl, bool(following))


def _unit(piece: Piece) -> float:
    return piece.style.size * piece.face.scale / 1000


def _gaps(text: str, lines: Sequence[Sequence[Piece]]) -> Iterator[bool]:
    """Whether each line is parted from the next by a space or the end of a line of the text."""
    at = 0
    words = ["".join(piece.text for piece in line) for line in lines]
    for line, following in zip_longest(words, words[1:]):
        line = line.rstrip(SOFT_HYPHEN)
        found = text.find(line, at)
        at = at if found < 0 else found + len(line)  # what was shortened is not found
        yield found >= 0 and following is not None and text[at : at + 1].isspace()


def _segments(line: TextLine) -> Iterable[LineSegment]:
    x = 0.0
    pieces, places = line.pieces, line._told[1]
    if line.has_gap and line.is_plain and pieces:
        last = pieces[-1]
        space = shape(last.face, " ", False, "")
        pieces, places = [*pieces, last._replace(text=" ", shaped=space, width=0.0)], [*places, places[-1]]
    ordered = visual_order(list(zip(pieces, places, strict=True)), [piece.level for piece in pieces])
    for (face, style, nth), together in groupby(ordered, key=lambda pair: (pair[0].face, pair[0].style, pair[1])):
        run = [piece for piece, _nth in together]
        yield LineSegment(x, face, style, [piece.shaped for piece in run], nth)
        x += sum(piece.width for piece in run)


def _show(shown: list[str]) -> str:
    return f"[{''.join(shown).replace('><', '')}] TJ" if shown else ""


@lru_cache(maxsize=1_000)
def _head(face: FontFace, style: Style) -> str:
    """The operators that choose a face, its size and colour."""
    red, green, blue = map(number, style.colour)
    return f"BT {red} {green} {blue} rg /{face.name} {number(style.size * face.scale)} Tf {number(style.tracking)} Tc"
