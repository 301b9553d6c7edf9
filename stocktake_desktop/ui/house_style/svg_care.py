"""Which vector pictures are drawn at all: plain shapes and words, nothing from elsewhere, no more than a page holds."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.safe_xml import root_of
from stocktake_desktop.models import PlanError
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_SHAPES, LONGEST_VALUE = 20_000, 500_000
"""Elements, what is used again counted each time; characters of one attribute, such as the line of a path."""

_MORE = frozenset({"image", "feImage", "foreignObject", "script", "iframe", "audio", "video"})
_PREFIXES = {"": "http://www.w3.org/2000/svg", "xlink": "http://www.w3.org/1999/xlink"}
"""How the picture is written again: Qt knows a link by this very prefix."""
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\b[^\[<>]{0,500}>")
_OUTSIDE = re.compile(r"url\s*\(\s*['\"]?\s*(?!['\"\s#])|@import", re.IGNORECASE)
_WITHIN = re.compile(r"url\s*\(\s*['\"]?\s*#([^'\")\s]+)", re.IGNORECASE)


def plain_svg(data: bytes, name: str) -> bytes:
    """The same picture with only what was looked at; PlanError, with the file's name, where it shows anything else."""
    from xml.etree.ElementTree import register_namespace, tostring

    for prefix, address in _PREFIXES.items():
        register_namespace(prefix, address)
    try:
        root = root_of(_DOCTYPE.sub(b"", data, count=1), name)
    except ImportRefused as error:
        raise PlanError(_("The picture in {name} is broken.").format(name=name)) from error
    if _bare(root.tag) != "svg":
        raise PlanError(_("The picture in {name} is broken.").format(name=name))
    elements = list(root.iter())
    if len(elements) > MOST_SHAPES:
        raise too_intricate(name)
    for element in elements:
        _look_at(element, name)
    _count_again(elements, name)
    return tostring(root)


def _look_at(element: "Element", name: str) -> None:
    words = [*element.attrib.values(), element.text or ""]
    hrefs = [value for key, value in element.attrib.items() if _bare(key) in ("href", "src")]
    is_outside = any(not value.startswith(("#", "data:")) for value in hrefs) and _bare(element.tag) != "a"
    if is_outside or any(_OUTSIDE.search(value) for value in words):
        raise PlanError(_("{name} shows a picture that lies in another file.").format(name=name))
    if _bare(element.tag) in _MORE:
        refusal = _("{name} holds more than a drawing ({element}); save it as a plain SVG, or as a PNG.")
        raise PlanError(refusal.format(name=name, element=_bare(element.tag)))
    if any(len(value) > LONGEST_VALUE for value in words):
        raise too_intricate(name)


def _count_again(elements: list["Element"], name: str) -> None:
    """Refuse a picture in which something is used within itself, or so often that it would never be drawn."""
    by_id = {element.get("id", ""): element for element in elements}
    counts: dict[Element, int | None] = {}  # None while it is being counted

    def count(element: "Element", depth: int) -> int:
        if element in counts:
            known = counts[element]
            if known is None:
                raise too_intricate(name)
            return known
        if depth > 200:
            raise too_intricate(name)
        counts[element] = None
        inner = [*element, *(by_id[used] for used in _used(element) if used in by_id)]
        whole = 1 + sum(count(part, depth + 1) for part in inner)
        if whole > MOST_SHAPES:
            raise too_intricate(name)
        counts[element] = whole
        return whole

    for element in elements:
        count(element, 0)


def _used(element: "Element") -> Iterator[str]:
    """The ids of what an element shows beside what is in it."""
    for key, value in element.attrib.items():
        if _bare(key) == "href" and _bare(element.tag) != "a":
            yield value.removeprefix("#")
        yield from _WITHIN.findall(value)


def too_intricate(name: str) -> PlanError:
    """The refusal of what would take too long to draw."""
    words = _("{name} is too intricate to be drawn; save it as a plain SVG, or as a PNG.")
    return PlanError(words.format(name=name))


def _bare(tag: object) -> str:
    """A name without its namespace."""
    return str(tag).rpartition("}")[2]
