"""One Type0 font in a PDF: glyphs by number, only those used, and what each stands for in Unicode."""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.type.fonts import FontFace

_UNNEEDED_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "MATH", "BASE", "VORG", "name", "OS/2", "post", "gasp", "DSIG")
_MORE_UNNEEDED = ("vhea", "vmtx", "VVAR", "meta")
_FIRST_EXTRA = 60_000  # beyond every glyph number of the faces that ship
_MOST_EXTRA = 0x10000 - _FIRST_EXTRA
_ROWS_PER_BLOCK = 100  # a limit of the CMap format

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_CMAP_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"


class _Subset(NamedTuple):
    """The part of a face that a document holds: the file of the font, the numbers of its glyphs by their codes, and
    their widths."""

    tag: str
    file: bytes
    numbers: bytes
    widths: str


class PdfFont:
    """A face in one document; ReportLab asks for its objects when the document is saved.

    A glyph's code is its number in the face, so that what was composed for one document fits every other. Only a
    glyph that stands for a second text (Latin A and Cyrillic А share one) gets a code of its own.
    """

    def __init__(self, face: FontFace) -> None:
        self.face = face
        self.fontName = face.name
        self._texts: dict[int, str] = {}
        self._glyphs: dict[int, int] = {}
        self._extra: dict[tuple[int, str], int] = {}

    def claim(self, glyphs: Iterable[tuple[int, str]]) -> bool:
        """Take the glyphs' own numbers as their codes; False when one already stands for another text."""
        free = True
        for gid, text in glyphs:
            if self._texts.setdefault(gid, text) == text:
                self._glyphs[gid] = gid
            else:
                free = False
        return free

    def code(self, gid: int, text: str) -> int:
        """The code to write for a glyph that stands for `text`."""
        if self.claim([(gid, text)]):
            return gid
        code = self._extra.get((gid, text))
        if code is None and len(self._extra) == _MOST_EXTRA:
            return gid  # looks the same, and is copied as the first text it stood for
        if code is None:
            code = self._extra[gid, text] = _FIRST_EXTRA + len(self._extra)
            self._texts[code], self._glyphs[code] = text, gid
        return code

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:
        """Write the font into the document (a name and a call that ReportLab prescribes)."""
        codes = sorted(self._glyphs)
        shown = _subset(self.face, tuple((code, self._glyphs[code]) for code in codes))
        base = f"{shown.tag}+{self.face.name}"
        streams = (shown.file, shown.numbers, _stream(self._to_unicode(codes)))
        file, glyphs, unicode = (
            document.Reference(stream, f"stream {nth}:{base}").format(document).decode()
            for nth, stream in enumerate(streams)
        )
        descriptor = _made(document, f"descriptor:{base}", self._descriptor(base, file))
        descendant = _made(
            document,
            f"descendant:{base}",
            f"/Type/Font/Subtype/CIDFontType2/BaseFont/{base}/FontDescriptor {descriptor}/DW 1000"
            f"/CIDSystemInfo <</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/W {shown.widths}/CIDToGIDMap {glyphs}",
        )
        font = (
            f"/Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
            f"/DescendantFonts [{descendant}]/ToUnicode {unicode}"
        )
        # every page ReportLab makes refers to this dictionary; there is no public call to add to it
        document.idToObject["BasicFonts"].dict[self.face.name] = _made(document, f"font:{base}", font)

    def _descriptor(self, base: str, file: str) -> str:
        extents = self.face.font.get_font_extents("ltr")
        return (  # symbolic (4), as it has no standard encoding: ISO 32000-1, table 123
            f"/Type/FontDescriptor/FontName/{base}/Flags 4/ItalicAngle {-12 if 'Italic' in base else 0}"
            f"/Ascent {extents.ascender}/Descent {extents.descender}/CapHeight 698/StemV {self.face.weight // 5}"
            f"/FontBBox [-1000 -500 3000 1500]/FontFile2 {file}"
        )

    def _to_unicode(self, codes: list[int]) -> bytes:
        rows = [f"<{code:04X}> <{self._texts[code].encode('utf-16-be').hex()}>" for code in codes]
        blocks = [rows[first : first + _ROWS_PER_BLOCK] for first in range(0, len(rows), _ROWS_PER_BLOCK)]
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (_CMAP_HEAD + body + _CMAP_FOOT).encode("ascii")


def font_in(canvas: Canvas, face: FontFace) -> PdfFont:
    """The face as a font of the canvas's document, made on first use."""
    document = canvas._doc
    fonts: dict[str, PdfFont] = document.__dict__.setdefault("stocktake_fonts", {})
    font = fonts.get(face.name)
    if font is None:
        font = fonts[face.name] = PdfFont(face)
        document.fontMapping[face.name] = f"/{face.name}"
        document.delayedFonts.append(font)
    return font


@lru_cache(maxsize=64)
def _subset(face: FontFace, glyphs: tuple[tuple[int, int], ...]) -> _Subset:
    """What a document holds of a face of which it shows these glyphs, by their rising codes."""
    data, renumbered = _font_file(face, {gid for _code, gid in glyphs})
    numbers = bytearray(2 * (glyphs[-1][0] + 1))
    for code, gid in glyphs:
        numbers[2 * code : 2 * code + 2] = renumbered[gid].to_bytes(2, "big")
    # the name of a subset begins with six capitals and a plus sign: ISO 32000-1, 9.6.4
    tag = "".join(chr(65 + (zlib.crc32(data) >> (4 * place)) % 26) for place in range(6))
    return _Subset(tag, _stream(data, f" /Length1 {len(data)}"), _stream(bytes(numbers)), _widths(face, glyphs))


def _widths(face: FontFace, glyphs: Sequence[tuple[int, int]]) -> str:
    array: list[str] = []
    for _, run in groupby(enumerate(glyphs), key=lambda pair: pair[1][0] - pair[0]):
        together = [glyph for _, glyph in run]
        widths = " ".join(f"{face.advance(gid):.1f}" for _code, gid in together)
        array.append(f"{together[0][0]} [{widths}]")
    return f"[{' '.join(array)}]"


def _font_file(face: FontFace, gids: set[int]) -> tuple[bytes, dict[int, int]]:
    """The font file with these glyphs only, pinned at the face's weight, and the new number of each glyph."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    drop = {int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED_TABLES + _MORE_UNNEEDED}
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(drop)
    for tag, value in face.axes.items():
        wanted.pin_axis_location(face.hb_face, tag, value)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    data: bytes = plan.execute().blob.data
    mapping = plan.old_to_new_glyph_mapping
    return data, {gid: mapping[gid] for gid in gids}


def _made(document: pdfdoc.PDFDocument, name: str, entries: str) -> str:
    """A dictionary of the document, as others refer to it; ReportLab's own take ten times as long to write."""
    reference: bytes = document.Reference(f"<<{entries}>>", name).format(document)
    return reference.decode()


def _stream(content: bytes, more: str = "") -> bytes:
    """A stream as ReportLab writes one."""
    packed = zlib.compress(content)
    head = f"<<\n/Filter [ /FlateDecode ] /Length {len(packed)}{more}\n>>\nstream\n"
    return head.encode() + packed + b"endstream\n"
