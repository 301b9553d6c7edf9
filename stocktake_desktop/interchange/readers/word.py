"""A Word document (.docx): its paragraphs as lines, its tables as rows with tabs between the cells."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.cells import as_block
from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of, refusing
from stocktake_desktop.interchange.readers.safe_xml import look_over, too_much
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Tc
    from docx.text.paragraph import Paragraph

MOST_PARTS, MOST_BYTES, MOST_ELEMENTS, DEEPEST = 2_000, 30_000_000, 500_000, 120
"""Parts; bytes of what is read once it is unpacked; elements and attributes of it, and how deep they stand."""
LONGEST_CELL, MOST_CHARACTERS = 200_000, 5_000_000
"""Characters of a cell, and of all."""

_DOCUMENT, _NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
_MACROS = "vbaproject.bin"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_GONE = ("del", "moveFrom", "instrText", "delText")
"""What a tracked change took away, and what is no text."""
_OPENED = ("ins", "moveTo", "smartTag", "sdtContent", "customXml")
"""What a tracked change brought, and frames around text: they read as what is in them."""
_PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}
"""A document with nothing beside its text: no pictures, no templates elsewhere, no programs."""


def read_word(path: Path, progress: Progress = silently) -> str:
    """The text of a document, its headers and footers apart; ImportRefused says in a sentence why there is none."""
    content = content_of(path, _("{path} is too long to be a programme."))
    parts = _parts(content, path)
    progress(1, 3)
    document = _opened(parts[_DOCUMENT], path)
    progress(2, 3)
    with refusing(_("{path} is not a whole Word document, or it is protected; save it anew as .docx."), path):
        lines = list(_lines_of(document))  # python-docx looks at the parts of a document when it is asked for them
    lines += [line for name in _NOTES if name in parts for line in _notes(parts[name], path)]
    text = "\n".join(lines)
    if len(text) > MOST_CHARACTERS or max(map(len, text.split("\t"))) > LONGEST_CELL:
        raise too_much(path)
    if not text.strip():
        raise ImportRefused(_("{path} is empty.").format(path=path))
    return text


def _parts(content: bytes, path: Path) -> dict[str, bytes]:
    """The parts that hold text, unpacked within bounds and looked over."""
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise too_much(path)
    words = _("{path} is not a whole Word document, or it is protected; save it anew as .docx.")
    with refusing(words, path):
        package = ZipFile(BytesIO(content))
        known = {name.lower(): name for name in package.namelist()}
    if any(name.endswith(_MACROS) for name in known):
        raise ImportRefused(_("{path} holds programs (macros); save it as .docx without them.").format(path=path))
    if _DOCUMENT not in known:
        raise ImportRefused(words.format(path=path))
    found, left = {}, MOST_BYTES
    for name in (_DOCUMENT, *_NOTES):
        if name not in known:
            continue
        part = package.getinfo(known[name])
        with refusing(words, path):
            if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others unpack without end
                raise NotImplementedError(part.filename)
            with package.open(part) as file:
                found[name] = file.read(left + 1).replace(_STRICT, _WORD[1:-1].encode())
        left -= len(found[name])
        if left < 0:
            raise too_much(path)
        look_over(found[name], path, MOST_ELEMENTS, DEEPEST)
    return found


def _opened(part: bytes, path: Path) -> "Document":
    """The document as it reads once every tracked change is taken."""
    from docx import Document  # is needed only now

    package = BytesIO()
    with ZipFile(package, "w", ZIP_STORED) as file:
        file.writestr(_DOCUMENT, part)
        for name, content in _PACKAGE.items():
            file.writestr(name, content)
    with refusing(_("{path} is not a whole Word document, or it is protected; save it anew as .docx."), path):
        document = Document(package)
        _accept_changes(document.element)
    return document


def _accept_changes(root: Any) -> None:
    for row in [*root.iter(f"{_WORD}tr")]:
        marked = row.find(f"{_WORD}trPr/{_WORD}del")
        if marked is not None:
            row.getparent().remove(row)
    for name in _GONE:
        for element in [*root.iter(f"{_WORD}{name}")]:
            if element.getparent() is not None:
                element.getparent().remove(element)
    for element in [*root.iter(*(f"{_WORD}{name}" for name in (*_OPENED, "sdt")))]:
        parent = element.getparent()
        if parent is None:
            continue
        at = parent.index(element)
        parent.remove(element)
        for nth, child in enumerate(child for child in element if not child.tag.endswith(("sdtPr", "sdtEndPr"))):
            parent.insert(at + nth, child)


def _lines_of(document: "Document") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield as_block(_cells(tc, document) for tc in block._tbl.tr_lst)
        else:
            yield from _lines(block)
    for frame in document.element.iter(f"{_WORD}txbxContent"):
        if not any(parent.tag.endswith("}Fallback") for parent in frame.iterancestors()):
            yield from _within(frame, document)


def _cells(row: Any, document: "Document") -> Iterator[str]:
    """The cells of a row; one that is merged with the cell above or before it is empty."""
    for cell in row.tc_lst:
        goes_on = cell.vMerge == "continue"
        yield "" if goes_on else "\n".join(_within(cell, document))
        yield from [""] * (min(cell.grid_span, 60) - 1)


def _within(cell: "CT_Tc", document: "Document") -> Iterator[str]:
    """The lines of a cell, those of tables in it too."""
    from docx.text.paragraph import Paragraph

    for paragraph in cell.iter(f"{_WORD}p"):
        yield from _lines(Paragraph(paragraph, document))


def _lines(paragraph: "Paragraph") -> list[str]:
    """What a paragraph says, line by line; what it is counted or marked with is a bullet."""
    properties: Any = paragraph._p.pPr
    is_item = properties is not None and (
        properties.numPr is not None or str(properties.style or "").startswith("ListBullet")
    )
    lines = [" ".join(line.split("\t")).strip() for line in paragraph.text.split("\n")]
    return [f"• {line}" if is_item and not nth else line for nth, line in enumerate(lines) if line]


def _notes(part: bytes, path: Path) -> Iterator[str]:
    """The lines of footnotes and endnotes."""
    from docx.oxml import parse_xml

    with refusing(_("{path} is not whole XML: {cause}."), path):
        root = parse_xml(part)
    for note in root:
        words = " ".join(text.text or "" for text in note.iter(f"{_WORD}t")).strip()
        if words:
            yield words


WORD = TextReader("word", N_("Word documents"), (".docx",), read_word)
