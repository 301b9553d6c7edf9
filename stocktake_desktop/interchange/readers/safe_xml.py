"""XML from elsewhere, element by element: no entities, no depth without end, and what is wrong gets a sentence."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.readers.programme_text.source import ImportRefused
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 40
"""Elements within each other; a schedule and a worksheet have seven."""


def walk(content: bytes, path: object) -> Iterator[tuple[str, "Element"]]:
    """Every element as it begins ("start") and ends ("end"); ImportRefused names the file at `path`."""
    from defusedxml.common import DefusedXmlException  # is needed only now
    from defusedxml.ElementTree import iterparse

    depth = 0
    try:
        for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise ImportRefused(_("{path} cannot be read: its elements stand too deep.").format(path=path))
            yield event, element
    except (SyntaxError, ValueError, LookupError) as error:  # a wrong encoding is a LookupError
        if isinstance(error, DefusedXmlException):
            words = _("{path} defines words of its own (a document type); such a file is not read.")
            raise ImportRefused(words.format(path=path)) from error
        words = _("{path} is not whole XML: {cause}.")
        raise ImportRefused(words.format(path=path, cause=error)) from error


def root_of(content: bytes, path: object) -> "Element":
    """The whole of it, as its outermost element."""
    root: Element | None = None
    for _event, element in walk(content, path):
        root = element if root is None else root
    assert root is not None  # what has no element is not whole
    return root
