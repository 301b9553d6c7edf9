"""The pages of a PDF as pictures, drawn by PDFium as the printer will draw them."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfPages:
    """A PDF held in memory, from a file that may be replaced or removed meanwhile, or from its bytes."""

    def __init__(self, source: Path | bytes) -> None:
        self._pdf = pypdfium2.PdfDocument(source.read_bytes() if isinstance(source, Path) else source)
        self.sizes: Sequence[QSizeF] = [QSizeF(*self._pdf.get_page_size(nth)) for nth in range(len(self._pdf))]
        """Width and height of each page in points (1/72 inch)."""

    def picture(self, nth: int, scale: float) -> QImage:
        """Page `nth` (from 0), opaque, with `scale` pixels a point."""
        bitmap = self._pdf[nth].render(scale=scale, prefer_bgrx=True)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return image.copy()  # the buffer goes away with the bitmap

    def close(self) -> None:
        """Let go of the PDF."""
        self._pdf.close()


def joined(files: Sequence[Path]) -> bytes:
    """One PDF with the pages of several, in their order."""
    whole, buffer = pypdfium2.PdfDocument.new(), BytesIO()
    for path in files:
        part = pypdfium2.PdfDocument(path.read_bytes())
        whole.import_pages(part)
        part.close()
    whole.save(buffer)
    whole.close()
    return buffer.getvalue()
