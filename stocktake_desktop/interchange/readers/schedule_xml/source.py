"""The elements of a schedule file: size, depth and entities have their limits, and what is wrong gets a sentence."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.readers.programme_text.source import LONGEST_FILE, ImportRefused
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 40
"""Elements within each other; a schedule has seven."""


def read_elements(path: Path) -> "Element":
    """The root of a schedule file, which is named so."""
    from defusedxml.common import DefusedXmlException  # is needed only now
    from defusedxml.ElementTree import DefusedXMLParser

    try:
        if path.stat().st_size > LONGEST_FILE:
            raise ImportRefused(_("{path} is too long to be a schedule.").format(path=path))
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(_("{path} cannot be read: {cause}.").format(path=path, cause=error.strerror)) from error
    try:
        parser = DefusedXMLParser(target=_builder(path), forbid_dtd=True)
        parser.feed(content)
        root: Element = parser.close()
    except (SyntaxError, ValueError, LookupError) as error:  # a wrong encoding is a LookupError
        if isinstance(error, DefusedXmlException):
            words = _("{path} defines words of its own (a document type); such a file is not read.")
            raise ImportRefused(words.format(path=path)) from error
        words = _("{path} is not whole XML: {cause}.")
        raise ImportRefused(words.format(path=path, cause=error)) from error
    if root.tag != "schedule":
        words = _("{path} is no schedule: it begins with “{tag}”.")
        raise ImportRefused(words.format(path=path, tag=str(root.tag)[:40]))
    return root


def _builder(path: Path) -> object:
    """Builds the elements, and stops where they stand too deep within each other."""
    from xml.etree.ElementTree import TreeBuilder

    class Builder(TreeBuilder):
        depth = 0

        def start(self, tag: str, attrs: dict[str, str]) -> "Element":
            self.depth += 1
            if self.depth > DEEPEST:
                raise ImportRefused(_("{path} is no schedule: its elements stand too deep.").format(path=path))
            return super().start(tag, attrs)

        def end(self, tag: str) -> "Element":
            self.depth -= 1
            return super().end(tag)

    return Builder()


def text_of(element: "Element | None", name: str, longest: int, tell: Callable[[int], None]) -> str:
    """The text of a child, without blanks around its lines; what is longer is cut, and told by its length."""
    child = element.find(name) if element is not None else None
    words = "".join(child.itertext()) if child is not None else ""
    lines = (line.strip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    whole = "\n".join(lines).strip()
    if len(whole) > longest:
        tell(len(whole))
        return whole[: longest - 1] + "…"
    return whole
