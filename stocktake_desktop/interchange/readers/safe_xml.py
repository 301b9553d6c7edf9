"""XML from elsewhere: no document type and so no entities, no depth or width without end; else a sentence."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import ImportRefused, refusing
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 40
"""Elements within each other; a schedule and a worksheet have seven."""
MOST_ELEMENTS = 1_000_000
"""Elements, and attributes too: with the 20 MB that a file or part may have, a tree stays below 500 MB."""

_ENDLESS = re.compile(rb"<[^<>]{1000000}")
_SLICE = 1 << 20
"""Bytes parsed at once."""


def root_of(content: bytes, path: object, progress: Progress = silently) -> "Element":
    """The whole of it, as its outermost element."""
    from xml.etree.ElementTree import XMLParser

    look_over(content, path)
    parser = XMLParser()
    for piece in _slices(content, progress):
        with _whole(path):
            parser.feed(piece)
    with _whole(path):
        root: Element = parser.close()
    return root


def look_over(content: bytes, path: object, most: int = MOST_ELEMENTS, deepest: int = DEEPEST) -> None:
    """Refuse what a tree should not be made of, before one is made; ImportRefused names the file at `path`."""
    from xml.parsers import expat

    depth = count = 0

    def begin(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1 + len(attributes)
        if depth > deepest:
            raise ImportRefused(_("{path} cannot be read: its elements stand too deep.").format(path=path))
        if count > most:
            raise too_much(path)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_doctype: object) -> None:
        words = _("{path} defines words of its own (a document type); such a file is not read.")
        raise ImportRefused(words.format(path=path))

    if _ENDLESS.search(content):  # expat takes long over very many attributes of one element
        raise too_much(path)
    with _whole(path):
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = begin, end
        parser.StartDoctypeDeclHandler = refuse
        parser.Parse(content, True)


def _slices(content: bytes, progress: Progress) -> Iterator[bytes]:
    for start in range(0, len(content), _SLICE):
        progress(start, len(content))
        yield content[start : start + _SLICE]


def _whole(path: object) -> AbstractContextManager[None]:
    return refusing(_("{path} is not whole XML: {cause}."), path)


def too_much(path: object) -> ImportRefused:
    """The refusal of what nobody would fill in by hand."""
    words = _("{path} holds too much to be a list of people or a programme.")
    return ImportRefused(words.format(path=path))
