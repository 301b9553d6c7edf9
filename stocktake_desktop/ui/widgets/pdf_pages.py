"""The pages of a PDF as pictures, drawn by PDFium as the printer will draw them."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


@dataclass(frozen=True)
class PdfWord:
    """Words of one run on a page: how far below its upper edge they begin, and where their middle is, in points."""

    text: str
    top: float
    middle: float


class PdfPages:
    """A PDF held in memory, from a file that may be replaced or removed meanwhile, or from its bytes.

    PDFium opens it for each picture anew (about a millisecond), so that nothing stays open that must be let go of.
    """

    def __init__(self, source: Path | bytes) -> None:
        self._data = source.read_bytes() if isinstance(source, Path) else source
        with _opened(self._data) as pdf:
            self.sizes: Sequence[QSizeF] = [QSizeF(*pdf.get_page_size(nth)) for nth in range(len(pdf))]
        """Width and height of each page in points (1/72 inch)."""

    def picture(self, nth: int, scale: float) -> QImage:
        """Page `nth` (from 0), opaque, with `scale` pixels a point."""
        with _opened(self._data) as pdf:
            bitmap = pdf[nth].render(scale=scale, prefer_bgrx=True)
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return image.copy()  # the buffer goes away with the bitmap

    def words(self, nth: int) -> list[PdfWord]:
        """What is written on page `nth` (from 0), run by run."""
        with _opened(self._data) as pdf, closing(pdf[nth]) as page, closing(page.get_textpage()) as text:
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            height = page.get_height()
            return [
                PdfWord(text.get_text_bounded(*box).strip(), height - box[3], (box[0] + box[2]) / 2) for box in boxes
            ]


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()
