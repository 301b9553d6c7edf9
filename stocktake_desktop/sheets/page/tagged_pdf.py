"""PDF files that others can work with: tagged to PDF/UA-1 (ISO 14289-1), with an outline and told in their metadata."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.pdf_file import pdf_file
from stocktake_desktop.sheets.page.reading import ContentMark, Part, Reading, Tag, hex_text, reading_of
from stocktake_desktop.sheets.page.sheet_kind import Pages, Size
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.type.lines import clean

rl_config.useA85 = 0  # plain binary streams: smaller, and twice as quick to write

CREATOR = "Stocktake Desktop"
_LEVELS = {Tag.TITLE: 0, Tag.HEADING: 1}


@dataclass(frozen=True)
class FileFacts:
    """What a file says of itself; `created` is wall-clock time of the meeting."""

    title: str
    subject: str
    author: str
    meeting: str
    created: datetime
    language: str


class SheetPages(NamedTuple):
    """The pages of one sheet, which draw themselves; `name` is what an outline calls it."""

    pages: Pages
    size: Size
    stamp: Stamp
    language: str
    name: str


def make_pdf(sheets: Sequence[SheetPages], facts: FileFacts) -> bytes:
    """A PDF of the pages of one sheet or of several; the same pages give the same bytes."""
    canvas = _Canvas("", pagesize=sheets[0].size, invariant=1, pageCompression=1, lang=facts.language)
    starts: list[tuple[str, int]] = []
    for sheet in sheets:
        starts.append((sheet.name, canvas.getPageNumber()))
        canvas.setPageSize(sheet.size)
        for draw in sheet.pages:
            draw(Page(canvas, sheet.size, sheet.stamp, sheet.language))
            canvas.showPage()
    _outline(canvas, starts if len(sheets) > 1 else [])
    _describe(canvas, facts)
    return _tagged(canvas, reading_of(canvas))


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas without the font that others begin each page with: it would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def _describe(canvas: Canvas, facts: FileFacts) -> None:
    canvas.setTitle(clean(facts.title))
    canvas.setSubject(clean(facts.subject))
    canvas.setAuthor(clean(facts.author))
    canvas.setCreator(CREATOR)
    canvas.setDateFormatter(lambda *_now: f"D:{facts.created:%Y%m%d%H%M%S}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = canvas._doc.Catalog
    catalog.MarkInfo = "<</Marked true>>"
    stream = pdfdoc.PDFStream(content=_metadata(facts))
    stream.dictionary["Type"], stream.dictionary["Subtype"] = pdfdoc.PDFName("Metadata"), pdfdoc.PDFName("XML")
    catalog.Metadata = stream


def _metadata(facts: FileFacts) -> bytes:
    """The file about itself, as XMP (ISO 16684-1); it names PDF/UA-1."""
    title, subject, author = (escape(clean(words)) for words in (facts.title, facts.subject, facts.author))
    when = f"{facts.created:%Y-%m-%dT%H:%M:%S}"
    both = f"<rdf:li xml:lang='x-default'>{{0}}</rdf:li><rdf:li xml:lang='{facts.language}'>{{0}}</rdf:li>"
    return f"""<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xmp='http://ns.adobe.com/xap/1.0/'
 xmlns:pdf='http://ns.adobe.com/pdf/1.3/' xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt>{both.format(title)}</rdf:Alt></dc:title>
<dc:description><rdf:Alt>{both.format(subject)}</rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{facts.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='r'?>""".encode()


def _outline(canvas: Canvas, sheets: Sequence[tuple[str, int]]) -> None:
    """Where each sheet of a file of several begins, and titles and headings where there are pages to turn."""
    reading, keys = reading_of(canvas), count()
    below = 1 if sheets else 0
    entries = [(page, 0, words) for words, page in sheets]
    if len(reading.pages) > 1:
        entries += [(one.page + 1, below + _LEVELS[one.part.tag], one.words) for one in reading.headings]
    level = -1
    for page, wanted, words in sorted(entries, key=lambda entry: entry[0]):
        level, key = min(wanted, level + 1), f"to{next(keys)}"
        destination = canvas._bookmarkReference(key)
        destination.setPage(pdfdoc.PDFObjectReference(f"Page{page}"))
        destination.fit()
        canvas._doc.outline.addOutlineEntry(key, level, clean(words).strip())
    if sheets:
        canvas.showOutline()


def _tagged(canvas: Canvas, reading: Reading) -> bytes:
    """The file with the tree in it, and on each page where its marks are to be found in the tree."""
    document, tree = canvas._doc, pdfdoc.PDFObject()
    document.Catalog.StructTreeRoot = tree
    root, _generation = document.idToObjectNumberAndVersion[document.Reference(tree).name]
    pages = [document.idToObjectNumberAndVersion[f"Page{nth}"][0] for nth in range(1, document.pageCounter)]
    for nth in range(len(pages)):
        page = document.idToObject[f"Page{nth + 1}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # ReportLab writes those it finds here
        page.StructParents, page.Tabs = nth, pdfdoc.PDFName("S")
    return pdf_file(canvas, root, lambda first: _tree(reading, root, first, pages))


def _tree(reading: Reading, root: int, first: int, pages: Sequence[int]) -> list[str]:
    """The root of the tree, then its parts, numbered on from a number."""
    _prune(reading.root)
    parts = _all(reading.root)
    numbers = {id(part): first + nth for nth, part in enumerate(parts)}
    places = " ".join(
        f"{nth} [{' '.join(f'{numbers[id(part)]} 0 R' for part in marked)}]" for nth, marked in enumerate(reading.pages)
    )
    key = f"/ParentTree <</Nums [{places}]>>/ParentTreeNextKey {len(pages)}"
    names = " ".join(f"{_name(numbers[id(part)])} {numbers[id(part)]} 0 R" for part in parts if _is_head(part))
    known = f"/IDTree <</Names [{names}]>>" if names else ""
    return [
        f"<</Type/StructTreeRoot/K {first} 0 R{key}{known}>>",
        *(_element(part, numbers[id(part.above)] if part.above else root, numbers, pages) for part in parts),
    ]


def _prune(part: Part) -> bool:
    """Take out what holds nothing, but for the empty cells of a table; whether the part itself is to stay."""
    part.kids = [kid for kid in part.kids if isinstance(kid, ContentMark) or _prune(kid)]
    return bool(part.kids) or part.tag in (Tag.CELL, Tag.COLUMN_NAME, Tag.DOCUMENT)


def _all(part: Part) -> list[Part]:
    found, waiting = list[Part](), [part]
    while waiting:
        found.append(last := waiting.pop())
        waiting += (kid for kid in reversed(last.kids) if isinstance(kid, Part))
    return found


def _element(part: Part, above: int, numbers: dict[int, int], pages: Sequence[int]) -> str:
    """A part as a structure element (ISO 32000-1, table 323)."""
    page = next((kid.page for kid in part.kids if isinstance(kid, ContentMark)), None)
    kids = " ".join(_kid(kid, page, numbers, pages) for kid in part.kids)
    words = (("Alt", part.alternate), ("ActualText", part.actual))
    told = "".join(f"/{name} {hex_text(text)}" for name, text in words if text)
    more = f"/Lang ({part.language}){told}" if part.language else told
    shown = "" if page is None else f"/Pg {pages[page]} 0 R"
    called = f"/ID {_name(numbers[id(part)])}" if _is_head(part) else ""
    return f"<</S/{part.tag}/P {above} 0 R{called}{shown}{more}{_attributes(part, numbers)}/K [{kids}]>>"


def _is_head(part: Part) -> bool:
    return part.tag is Tag.COLUMN_NAME


def _name(number: int) -> str:
    """What the cells of a column call its head by; in the order of the numbers, as a tree of names asks it."""
    return f"({number:08})"


def _kid(kid: Part | ContentMark, page: int | None, numbers: dict[int, int], pages: Sequence[int]) -> str:
    if isinstance(kid, Part):
        return f"{numbers[id(kid)]} 0 R"
    return str(kid.number) if kid.page == page else f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>"


def _attributes(part: Part, numbers: dict[int, int]) -> str:
    if _is_head(part):
        return "/A <</O/Table/Scope/Column>>"
    if part.tag is Tag.CELL and part.heads:
        across = f"/ColSpan {part.across}" if part.across > 1 else ""
        return f"/A <</O/Table{across}/Headers [{' '.join(_name(numbers[id(head)]) for head in part.heads)}]>>"
    if part.box:
        return f"/A <</O/Layout/Placement/Block/BBox [{' '.join(f'{edge:.2f}' for edge in part.box)}]>>"
    is_numbered = part.tag is Tag.LIST and any(_is_numbered(kid) for kid in part.kids)
    return "/A <</O/List/ListNumbering/Decimal>>" if is_numbered else ""


def _is_numbered(kid: Part | ContentMark) -> bool:
    return isinstance(kid, Part) and any(isinstance(own, Part) and own.tag is Tag.NUMBER for own in kid.kids)
