"""The file of a sheet, read by another library."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.page.pdf_file import pdf_file


@pytest.mark.parametrize("count", [10, 70_000])
def test_every_object_is_found_however_many_there_are(count: int) -> None:
    """A run of show of a thousand sessions has more than 65,536 of them."""
    canvas = Canvas(BytesIO(), invariant=1)
    canvas.drawString(72, 72, "Panel")
    canvas.showPage()
    document = canvas._doc
    root, _generation = document.idToObjectNumberAndVersion[document.Reference(pdfdoc.PDFObject()).name]
    first: list[int] = []

    def more(number: int) -> list[str]:
        first.append(number)
        return [f"<</Nth {nth}>>" for nth in range(count)]

    reader = PdfReader(BytesIO(pdf_file(canvas, root, more)))
    assert len(reader.pages) == 1
    for nth in {1, count // 2, count - 1}:
        found = reader.get_object(IndirectObject(first[0] + nth - 1, 0, reader))
        assert isinstance(found, DictionaryObject)
        assert str(found["/Nth"]) == str(nth)
