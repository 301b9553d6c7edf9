"""A pasted list of documents: a document a line, its cells in any order, known by what they look like."""

import re
from functools import cache

from stocktake_desktop.edits.documents import NewDocument
from stocktake_desktop.interchange.readers.cells import between_cells, read_cells
from stocktake_desktop.interchange.readers.programme_text.source import clean_lines
from stocktake_desktop.models import DocumentKind, EditRefused
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.typed_dates import Around, parse_date
from stocktake_desktop.words import _, term

MOST_LINES = 2000
"""Lines of a list; a session of the General Assembly has fewer documents."""
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
# symbols of the United Nations: the body, then parts between strokes, "A/CONF.231/2", "E/CN.9/2017/1/Rev.1"
_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[A-Z0-9][A-Za-z0-9.()*-]*)+")
_HEADS = (
    "title|titre|titulo|название|标题|العنوان|symbol|cote|signatura|условное обозначение|文号|الرمز|date|fecha|дата"
    "|日期|التاريخ|link|lien|enlace|ссылка|链接|الرابط|kind|type|tipo|вид|类型|النوع|origin|origine|origen|происхождение|来源"
    "|المصدر|document|documents|documento|documentos"
)


def read_documents(text: str, around: Around) -> list[NewDocument]:
    """The documents of a list; dates that say no year are looked for `around` the meeting.

    EditRefused when there is none, or more than any meeting has.
    """
    lines = clean_lines(text)
    rows = [[cell.strip() for cell in cells] for _nth, cells in read_cells(lines, between_cells(lines))]
    rows = [cells for cells in rows if any(cells) and not _are_heads(cells)]
    if not rows:
        raise EditRefused(_("There is no list of documents on the clipboard: copy lines with a title and a symbol."))
    if len(rows) > MOST_LINES:
        raise EditRefused(_("A list of documents has at most {n} lines.").format(n=MOST_LINES))
    return [_document(cells, around) for cells in rows]


def _document(cells: list[str], around: Around) -> NewDocument:
    """What the cells of a line say; the first that looks like nothing else is the title, the second the origin."""
    found = NewDocument()
    words: list[str] = []
    kinds: list[str] = []
    for cell in filter(None, cells):
        typed = parse_date(cell, around) if any(sign.isdigit() for sign in cell) else None
        if not found.link and _LINK.fullmatch(cell):
            found = found._replace(link=cell)
        elif not found.symbol and _SYMBOL.fullmatch(cell):
            found = found._replace(symbol=cell)
        elif kind := _kinds().get(folded(cell)):
            found, kinds = found._replace(kind=kind), [*kinds, cell]
        elif found.date is None and typed is not None:
            found = found._replace(date=typed.date)
        else:
            words.append(cell)
    words = words or kinds  # "Report" alone is what it is called
    return found._replace(title="".join(words[:1]), origin=", ".join(words[1:]))


def _are_heads(cells: list[str]) -> bool:
    said = [folded(cell) for cell in cells if cell]
    return len(said) > 1 and all(cell in _heads() for cell in said)


@cache
def _heads() -> frozenset[str]:
    return frozenset(folded(word) for word in _HEADS.split("|"))


def _kinds() -> dict[str, DocumentKind]:
    """The kinds as they are called in the language in use, and in files."""
    return {folded(words): kind for kind in DocumentKind for words in (kind.value, term(kind.value))}
