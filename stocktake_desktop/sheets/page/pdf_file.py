"""ReportLab’s objects as a file of PDF 1.7: all but streams lie compressed in one (ISO 32000-1, 7.5.7 and 7.5.8).

ReportLab itself writes PDF 1.4, where each of the many small objects of a tagged file would stand for itself.
"""

import zlib
from collections.abc import Callable, Sequence
from hashlib import md5

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes beyond ASCII tell that the file is binary
_NUMBER = 4
"""Bytes of a place in the table of all objects."""

Objects = Callable[[int], Sequence[str]]
"""Makes objects that are numbered on from a number."""


def pdf_file(canvas: Canvas, root: int, more: Objects) -> bytes:
    """The file of all pages of a canvas; the first of `more` objects takes the number `root`, which was kept for it."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    catalog, info = (document.Reference(part).format(document).decode() for part in (document.Catalog, document.info))
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    streams, small = _formatted(document, root)
    first, *others = more(document.objectcounter + 1)
    small.append((root, first.encode("ascii")))
    small += ((document.objectcounter + 1 + nth, made.encode("ascii")) for nth, made in enumerate(others))
    return _assembled(streams, small, f"/Root {catalog}/Info {info}")


def _formatted(document: pdfdoc.PDFDocument, kept: int) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """The streams and all others, by their numbers; objects may ask for further ones while they are written."""
    streams, small, number = list[tuple[int, bytes]](), list[tuple[int, bytes]](), 0
    while (number := number + 1) in document.numberToId:
        if number != kept:
            made = pdfdoc.format(document.idToObject[document.numberToId[number]], document, toplevel=1)
            (streams if made.rstrip().endswith(b"endstream") else small).append((number, made))
    return streams, small


def _assembled(streams: Sequence[tuple[int, bytes]], small: Sequence[tuple[int, bytes]], trailer: str) -> bytes:
    table = max(number for number, _made in (*streams, *small)) + 1
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    starts, at = list[str](), 0
    for nth, (number, made) in enumerate(small):
        places[number] = (2, table, nth)
        starts.append(f"{number} {at}")
        at += len(made) + 1
    head = " ".join(starts).encode() + b"\n"
    body = zlib.compress(head + b"\n".join(made for _number, made in small))
    kind = f"/Type/ObjStm/N {len(small)}/First {len(head)}"
    chunks, offset = [_HEAD], len(_HEAD)
    for number, made in (*streams, (table, _stream(kind, body))):
        places[number] = (1, offset, 0)
        chunks.append(b"%d 0 obj\n%b\nendobj\n" % (number, made.rstrip(b"\n")))
        offset += len(chunks[-1])
    places[table + 1] = (1, offset, 0)
    wide = 2 if len(small) <= 0x10000 else 3  # bytes of a place among the small ones
    index = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(_NUMBER, "big") + nth.to_bytes(wide, "big")
        for kind, place, nth in (places.get(number, (0, 0, 0xFFFF)) for number in range(table + 2))
    )
    name = md5(b"".join(chunks), usedforsecurity=False).hexdigest()
    entries = f"/Type/XRef/Size {table + 2}/W [1 {_NUMBER} {wide}]{trailer}/ID [<{name}><{name}>]"
    chunks.append(b"%d 0 obj\n%b\nendobj\n" % (table + 1, _stream(entries, zlib.compress(index))))
    return b"".join([*chunks, b"startxref\n%d\n%%%%EOF\n" % offset])


def _stream(entries: str, compressed: bytes) -> bytes:
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (
        entries.encode(),
        len(compressed),
        compressed,
    )
