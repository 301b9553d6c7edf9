"""What Word documents need and python-docx cannot say: direction, language, page numbers, rows that stay whole."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_RTL = ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath")
_AFTER_BOLD = (
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:color",
    "w:sz",
    "w:szCs",
    "w:u",
    "w:rtl",
    "w:lang",
)
_AFTER_TABLE_DIRECTION = (
    "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
)  # fmt: skip
_AFTER_SECTION_DIRECTION = ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")
"""What comes behind each mark: Word refuses a document in which they stand in another order (ECMA-376, part 1)."""


def seen(text: str) -> str:
    """A text without signs that no document may hold."""
    return _NOT_IN_XML.sub("", text)


def repeat(row: "_Row") -> None:
    """Let a row head the table on every page; it is not broken either."""
    keep_whole(row)
    row._tr.get_or_add_trPr().append(_mark("w:tblHeader"))


def keep_whole(row: "_Row") -> None:
    """Let a row not be broken across pages."""
    row._tr.get_or_add_trPr().append(_mark("w:cantSplit"))


def number_pages(document: "Document") -> None:
    """Number of the page and of all of them at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for nth, field in enumerate(("PAGE", "NUMPAGES")):
        if nth:
            paragraph.add_run(" / ")
        element = _mark("w:fldSimple", instr=field)
        run = paragraph.add_run("1")._r
        element.append(run)
        paragraph._p.append(element)


def mark_language(document: "Document", language: str) -> None:
    """Say which language the words are in, for spelling and for whoever listens to them."""
    region = _REGIONS.get(language, language)
    for mark in document.styles.element.iter(_name("w:lang")):
        for attribute in ("w:val", "w:eastAsia", "w:bidi"):
            mark.set(_name(attribute), region)


def read_from_right(document: "Document") -> None:
    """Turn paragraphs, words, tables and pages, and mark what is bold or slanting for letters of such scripts too."""
    for part in (document.element.body, document.sections[0].footer._element):
        for paragraph in part.iter(_name("w:p")):
            paragraph.get_or_add_pPr().insert_element_before(_mark("w:bidi"), *_AFTER_BIDI)
        for run in part.iter(_name("w:r")):
            _turn(run.get_or_add_rPr())
    for table in document.tables:
        table._tbl.tblPr.insert_element_before(_mark("w:bidiVisual"), *_AFTER_TABLE_DIRECTION)
    for section in document.sections:
        section._sectPr.insert_element_before(_mark("w:bidi"), *_AFTER_SECTION_DIRECTION)


def _turn(properties: Any) -> None:
    """The marks of a run for scripts that are read from the right."""
    if properties.find(_name("w:b")) is not None:
        properties.insert_element_before(_mark("w:bCs"), *_AFTER_BOLD)
    if properties.find(_name("w:i")) is not None:
        properties.insert_element_before(_mark("w:iCs"), *_AFTER_BOLD[2:])
    properties.insert_element_before(_mark("w:rtl"), *_AFTER_RTL)


def _mark(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(_name(f"w:{attribute}"), value)
    return element


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)
