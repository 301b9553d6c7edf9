"""A web page (.html), saved or from the clipboard: its blocks as lines, its tables as rows with tabs between cells."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.cells import as_block
from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of, refusing
from stocktake_desktop.interchange.readers.programme_text.source import decoded
from stocktake_desktop.interchange.readers.safe_xml import too_much
from stocktake_desktop.planning.honorifics import word_set
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_TAGS, LONGEST_CELL, MOST_CHARACTERS, MOST_SPAN = 300_000, 200_000, 5_000_000, 200
"""Tags of a page, characters of a cell and of all, and the rows or columns a cell goes over."""

_UNREAD = word_set(
    "script style nav noscript template svg math form button select input textarea iframe object head footer aside"
)
_BLOCKS = word_set(
    "address article br blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5"
    " h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset=["']?\s*([\w-]{2,30})|<\?xml[^>]{0,80}encoding=["']([\w-]{2,30})""", re.I
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LONE_MARK = re.compile(r"• *(?:\n[ \n]*)?(?:[•●▪■◦‣·○]\s*)?")


def read_page(path: Path, progress: Progress = silently) -> str:
    """The text of a page, without its menus and programs; ImportRefused says in a sentence why there is none."""
    content = content_of(path, _("{path} is too long to be a programme."))
    progress(1, 3)
    text = text_of_page(_decoded(content), path)
    if not text.strip():
        raise ImportRefused(_("{path} is empty.").format(path=path))
    return text


def text_of_page(page: str, path: object = "") -> str:
    """The lines of a page that is text already, as the clipboard gives it."""
    from lxml import html  # is needed only now

    if page.count("<") > MOST_TAGS:
        raise too_much(path)
    with refusing(_("{path} is not a web page that can be read: {cause}."), path):
        parser = html.HTMLParser(
            no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
        )
        root = html.document_fromstring(page.encode("utf-8", "replace") or b"<p></p>", parser=parser)
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):
        raise too_much(path)  # what is too deep or long is left out by the parser, and must not be lost in silence
    lines = _lines(root)
    if sum(map(len, lines)) > MOST_CHARACTERS or max(map(len, "\n".join(lines).split("\t"))) > LONGEST_CELL:
        raise too_much(path)
    return "\n".join(lines)


def _decoded(content: bytes) -> str:
    declared = _DECLARED.search(content[:4096])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return content.decode((declared[1] or declared[2]).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content) or ""


def _pieces(element: "HtmlElement") -> Iterator[str]:
    """What stands in an element, a line break before and behind each block; a table as rows of cells."""
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        if not isinstance(child.tag, str) or _is_unread(child):
            pass
        elif child.tag == "table" and _is_of_data(child):
            yield f"\n{as_block(_rows(child))}\n"
        elif child.tag in _BLOCKS:
            yield "\n• " if child.tag == "li" else "\n"
            yield from _pieces(child)
            yield "\n"
        else:
            yield from _pieces(child)
        yield _BLANKS.sub(" ", child.tail or "")


def _lines(element: "HtmlElement") -> list[str]:
    text = _LONE_MARK.sub("• ", "".join(_pieces(element)))
    return [line for line in (re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n")) if line.strip()]


def _is_unread(element: "HtmlElement") -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.tag in _UNREAD
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "banner", "contentinfo", "search")
        or "display:none" in style
    )


def _is_of_data(table: "HtmlElement") -> bool:
    """Whether a table is one, and not the frame of a page: nothing else stands in it, and it has columns."""
    rows = list(table.iter("tr"))
    return next(table.iterdescendants("table"), None) is None and any(
        len(row.findall("td") + row.findall("th")) > 1 for row in rows
    )


def _rows(table: "HtmlElement") -> Iterator[list[str]]:
    """The rows of a table; a cell that goes on is empty below and beside its first place."""
    held: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in (one for one in row if one.tag in ("td", "th")):
            _skip(cells, held)
            across, down = (_span(cell, name) for name in ("colspan", "rowspan"))
            words = "\n".join(_lines(cell))
            for nth in range(across):
                if down > 1:
                    held[len(cells)] = down - 1
                cells.append(words if nth == 0 else "")
        _skip(cells, held)
        yield cells


def _skip(cells: list[str], held: dict[int, int]) -> None:
    """Leave empty what cells above go on over."""
    while len(cells) in held:
        held[len(cells)] -= 1
        if not held[len(cells)]:
            del held[len(cells)]
        cells.append("")


def _span(cell: "HtmlElement", name: str) -> int:
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), MOST_SPAN)) if said.isdigit() and len(said) < 6 else 1


PAGE = TextReader("page", N_("Web pages"), (".html", ".htm", ".xhtml"), read_page)
