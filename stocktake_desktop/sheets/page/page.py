"""A page to draw on: distances from the upper edge and from the side where reading starts, mirrored in Arabic."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.languages import RIGHT_TO_LEFT
from stocktake_desktop.sheets.page.look import HAIRLINE, INK, MARGIN, grey
from stocktake_desktop.sheets.page.pictograms import draw_pictogram
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.type.lines import Colour, clean
from stocktake_desktop.sheets.type.text import Text

rl_config.useA85 = 0  # plain binary streams: smaller, and twice as quick to write

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
        self.canvas, self.stamp, self.face = canvas, stamp, face
        self.in_colour = in_colour
        self.paper_width, self.height = size
        self.width = self.paper_width - 2 * MARGIN
        self.rtl = language in RIGHT_TO_LEFT

    def text(self, box: Text, x: float, y: float) -> None:
        """Draw a box of text with its upper corner at x, y."""
        box.draw(self.canvas, self._left(x, box.width), self.height - y)

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
        self._write(f"{self._pen(colour, thickness, dash)} {left:.2f} {y:.2f} m {left + length:.2f} {y:.2f} l S")

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        red, green, blue = self._ink(colour)
        left, bottom = self._left(x, width), self.height - y - height
        self._write(f"{red:.3f} {green:.3f} {blue:.3f} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

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
        if radius:
            self._write(self._pen(colour, thickness, dash))
            self.canvas.roundRect(left, bottom, width, height, radius, stroke=1, fill=0)
        else:
            pen = self._pen(colour, thickness, dash)
            self._write(f"{pen} {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re S")

    def pictogram(self, name: str, x: float, y: float, size: float = 10.0, colour: Colour = INK) -> None:
        """Draw a pictogram in a square."""
        draw_pictogram(self.canvas, name, self._left(x, size), self.height - y, size, self._ink(colour))

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle; what is transparent in it stays so."""
        left, bottom = self._left(x, width), self.height - y - height
        self.canvas.drawImage(picture, left, bottom, width, height, mask="auto")

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

    def _write(self, operators: str) -> None:
        """Write operators as they are; the canvas's own calls cost three times as much."""
        self.canvas._code.append(operators)


def make_pdf(
    pages: Sequence[Callable[[Page], None]],
    stamp: Stamp,
    *,
    title: str,
    size: tuple[float, float],
    language: str = "en",
) -> bytes:
    """A PDF of pages that draw themselves; the same pages give the same bytes."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, lang=language, initialFontName="Helvetica")
    canvas.setTitle(clean(title))
    canvas.setCreator("Stocktake Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for draw in pages:
        draw(Page(canvas, size, stamp, language))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
