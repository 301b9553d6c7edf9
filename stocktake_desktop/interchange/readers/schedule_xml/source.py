"""The elements of a schedule file, and the text of one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.progress import Progress
from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of
from stocktake_desktop.interchange.readers.safe_xml import root_of
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_elements(path: Path, progress: Progress) -> "Element":
    """The root of a schedule file, which is named so."""
    root = root_of(content_of(path, _("{path} is too long to be a schedule.")), path, progress)
    if root.tag != "schedule":
        words = _("{path} is no schedule: it begins with “{tag}”.")
        raise ImportRefused(words.format(path=path, tag=str(root.tag)[:40]))
    return root


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
