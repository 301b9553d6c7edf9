"""A page to draw on: distances from the upper edge and from the side where reading starts, mirrored in Arabic.

Texts are read, lines and grounds are not; `Reading` says how.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import groupby

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.languages import RIGHT_TO_LEFT
from stocktake_desktop.sheets.page.look import HAIRLINE, INK, MARGIN, MUTED, grey
from stocktake_desktop.sheets.page.pictograms import draw_pictogram
from stocktake_desktop.sheets.page.reading import Tag, reading_of
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.type.lines import Colour
from stocktake_desktop.sheets.type.text import Text

Dash = tuple[float, ...]


class CardFace(StrEnum):
    """Which part of a card in two languages a page draws: the one to the hall, with the base, or that to the podium."""

    FRONT = "front"
    BACK = "back"


class Page:
    """One page; x runs from the starting margin, y down from the upper edge, both in points.

    Of a card in two languages each draws its own `face`; in one language it draws both (None).
    """

    def __init__(
        self,
        canvas: Canvas,
        size: tuple[float, float],
        stamp: Stamp,
        language: str = "en",
        *,
        in_colour: bool = True,
        face: CardFace | None = None,
    ) -> None:
        self.canvas, self.stamp, self.face, self.reading = canvas, stamp, face, reading_of(canvas)
        self.in_colour = in_colour
        self.paper_width, self.height = size
        self.width = self.paper_width - 2 * MARGIN
        self.rtl = language in RIGHT_TO_LEFT

    def text(self, box: Text, x: float, y: float, tag: Tag = Tag.TEXT) -> None:
        """Draw a box of text with its upper corner at x, y; the tag tells what it is where it stands alone."""
        self.reading.draw(box, tag, self._left(x, box.width), self.height - y)

    def rule(
        self,
        x: float,
        y: float,
        length: float,
        thickness: float = 0.5,
        colour: Colour = HAIRLINE,
        dash: Dash = (),
    ) -> None:
        """Draw a level line."""
        left, y = self._left(x, length), self.height - y
        self.reading.write(f"{self._pen(colour, thickness, dash)} {left:.2f} {y:.2f} m {left + length:.2f} {y:.2f} l S")

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        red, green, blue = self._ink(colour)
        left, bottom = self._left(x, width), self.height - y - height
        self.reading.write(f"{red:.3f} {green:.3f} {blue:.3f} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def outline(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        thickness: float = 0.8,
        colour: Colour = INK,
        dash: Dash = (),
        radius: float = 0.0,
    ) -> None:
        """Draw the outline of a rectangle."""
        left, bottom = self._left(x, width), self.height - y - height
        pen = self._pen(colour, thickness, dash)
        if not radius:
            self.reading.write(f"{pen} {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")
            return
        with self.reading.artefact():
            self.reading.write(pen)
            self.canvas.roundRect(left, bottom, width, height, radius, stroke=1, fill=0)

    def hatch(self, x: float, y: float, width: float, height: float, colour: Colour, gap: float = 5.0) -> None:
        """Fill a rectangle with thin slanted lines."""
        left, bottom = self._left(x, width), self.height - y - height
        starts = (left + gap * nth for nth in range(-int(height / gap) - 1, int(width / gap) + 1))
        lines = " ".join(f"{at:.2f} {bottom:.2f} m {at + height:.2f} {bottom + height:.2f} l" for at in starts)
        clip = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n"
        self.reading.write(f"q {clip} {self._pen(colour, 0.5, ())} {lines} S Q")

    def zigzag(self, x: float, y: float, width: float, height: float, colour: Colour = MUTED) -> None:
        """Draw a line in waves, where a scale leaves something out."""
        left, top, step = self._left(x, width), self.height - y, width / 6
        points = (f"{left + nth * step:.2f} {top - height * (nth % 2):.2f} {'l' if nth else 'm'}" for nth in range(7))
        self.reading.write(f"{self._pen(colour, 0.9, ())} {' '.join(points)} S")

    def pictogram(self, name: str, x: float, y: float, size: float = 10.0, colour: Colour = INK) -> None:
        """Draw a pictogram in a square, beside words that say the same."""
        with self.reading.artefact():
            draw_pictogram(self.canvas, name, self._left(x, size), self.height - y, size, self._ink(colour))

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float, told: str) -> None:
        """Draw a picture into a rectangle; what is transparent in it stays so. Who listens is told it in words."""
        left, bottom = self._left(x, width), self.height - y - height
        with self.figure(told, x, y, width, height):
            self.canvas.drawImage(picture, left, bottom, width, height, mask="auto")

    def squares(self, black: Sequence[Sequence[bool]], x: float, y: float, side: float, told: str) -> None:
        """Draw a code of black squares, row by row from the top, never mirrored; who listens is told it in words."""
        left, top, step = self._left(x, side), self.height - y, side / len(black)
        boxes = (
            f"{left + begun * step:.3f} {top - (row + 1) * step:.3f} {length * step:.3f} {step:.3f} re"
            for row, cells in enumerate(black)
            for begun, length in _runs(cells)
        )
        with self.figure(told, x, y, side, side):
            self.reading.write(f"0 0 0 rg {' '.join(boxes)} f")

    @contextmanager
    def figure(self, told: str, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """All that is drawn within is one figure in a rectangle, told in words to who listens."""
        left, bottom = self._left(x, width), self.height - y - height
        (x0, y0), (x1, y1) = map(self.canvas.absolutePosition, (left, left + width), (bottom, bottom + height))
        with self.reading.figure(told, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))):
            yield

    @contextmanager
    def turned(self, y: float) -> Iterator[None]:
        """All that is drawn within stands on its head, mirrored at the level y, as on paper that is folded there."""
        self.canvas.saveState()
        self.canvas.translate(self.paper_width, 2 * (self.height - y))
        self.canvas.rotate(180)
        yield
        self.canvas.restoreState()

    def _left(self, x: float, width: float) -> float:
        return self.paper_width - MARGIN - x - width if self.rtl else MARGIN + x

    def _ink(self, colour: Colour) -> Colour:
        return colour if self.in_colour else grey(colour)

    def _pen(self, colour: Colour, thickness: float, dash: Dash) -> str:
        red, green, blue = self._ink(colour)
        pattern = " ".join(f"{part:g}" for part in dash)
        return f"{red:.3f} {green:.3f} {blue:.3f} RG {thickness:.2f} w [{pattern}] 0 d"


def _runs(cells: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where black squares that touch begin, and how many they are."""
    at = 0
    for is_black, run in groupby(cells):
        length = len(list(run))
        if is_black:
            yield at, length
        at += length
