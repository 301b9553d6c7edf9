"""A box of text on a page: lines broken to a width, placed glyph by glyph on a ReportLab canvas.

Text is text: no markup is ever looked for in it.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.type.bidi import visual_order
from stocktake_desktop.sheets.type.fonts import VISIBLE, FontFace, Shaped, number
from stocktake_desktop.sheets.type.lines import Piece, Run, Style, cut, fill
from stocktake_desktop.sheets.type.pdf_font import PdfFont, font_in

Align = Literal["start", "end", "centre"]

_CAP_HEIGHT = 0.698


class LineSegment:
    """Part of a line in one face and style, `x` points from the line's left edge."""

    def __init__(self, x: float, face: FontFace, style: Style, shapes: Sequence[Shaped]) -> None:
        self.x = x
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
    """A line of text, composed when it is first drawn."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.width = sum(piece.width for piece in pieces)
        self._segments: list[LineSegment] | None = None

    @property
    def text(self) -> str:
        """What stands in the line, in the order it is read."""
        return "".join(piece.text for piece in self.pieces)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw with the left edge at x and the baseline at y."""
        if self._segments is None:
            self._segments = list(_segments(self.pieces))
        ready: dict[TextLine, list[tuple[float, str, str]]] = canvas._doc.__dict__.setdefault("stocktake_lines", {})
        operators = ready.get(self)
        if operators is None:
            operators = ready[self] = [(s.x, s.head, s.tail(font_in(canvas, s.face))) for s in self._segments]
        for shift, head, tail in operators:
            canvas._code.append(f"{head} 1 0 0 1 {x + shift:.2f} {y:.2f} Tm {tail}")


class Text:
    """Lines of text in a box `width` points wide; `is_cut` tells that they end in … for want of room."""

    def __init__(
        self,
        lines: Sequence[TextLine],
        width: float,
        leading: float,
        size: float,
        align: Align,
        rtl: bool,
        is_cut: bool,
    ) -> None:
        self.lines = tuple(lines)
        self.width = width
        self.leading = leading
        self.size = size
        self.align = align
        self.rtl = rtl
        self.is_cut = is_cut

    @property
    def height(self) -> float:
        """From top to bottom in points."""
        return self.leading * len(self.lines)

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def baseline(self) -> float:
        """From the upper edge to the first baseline."""
        return (self.leading + _CAP_HEIGHT * self.size) / 2

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw with the left edge of the box at x and its upper edge at `top`."""
        y = top - self.baseline
        for line in self.lines:
            line.draw(canvas, x + self._indent(line), y)
            y -= self.leading

    def split(self, height: float) -> tuple["Text", "Text"]:
        """The lines that fit in a height, at least one of them, and the rest."""
        count = max(1, int(height / self.leading))
        return self._with(self.lines[:count]), self._with(self.lines[count:])

    def _with(self, lines: Sequence[TextLine]) -> "Text":
        return Text(lines, self.width, self.leading, self.size, self.align, self.rtl, self.is_cut)

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
    """Set runs of text in a box; with `max_lines` what does not fit is cut with a visible …."""
    waiting = fill(runs, width, rtl=rtl, language=language)
    lines = list(islice(waiting, max_lines))
    following = next(filter(None, waiting), None)
    if following:
        lines = cut(lines, following, width, language)
    size = max((style.size for _, style in runs), default=leading)
    return Text([TextLine(line) for line in lines], width, leading, size, align, rtl, bool(following))


def _segments(pieces: Sequence[Piece]) -> Iterable[LineSegment]:
    x = 0.0
    ordered = visual_order(pieces, [piece.level for piece in pieces])
    for (face, style), together in groupby(ordered, key=lambda piece: (piece.face, piece.style)):
        run = list(together)
        yield LineSegment(x, face, style, [piece.shaped for piece in run])
        x += sum(piece.width for piece in run)


def _show(shown: list[str]) -> str:
    return f"[{''.join(shown).replace('><', '')}] TJ" if shown else ""


@lru_cache(maxsize=1_000)
def _head(face: FontFace, style: Style) -> str:
    """The operators that choose a face, its size and colour."""
    red, green, blue = map(number, style.colour)
    return f"BT {red} {green} {blue} rg /{face.name} {number(style.size * face.scale)} Tf {number(style.tracking)} Tc"
