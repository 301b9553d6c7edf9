"""What tells kinds of session apart without colour: a hatch along the edge of a block, and initials."""

from collections.abc import Iterator
from functools import cache

from stocktake_desktop.models import SessionKind
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.words import language_of_paper, term

Bars = tuple[float, float, float, float, float]
"""Bars of a hatch: from and to as shares of its width, how thick, how far apart, and where the first is, in points."""

_SOLID = 0.0
_HATCHES: dict[SessionKind, tuple[Bars, ...]] = {
    SessionKind.REGISTRATION: ((0, 1, 0.7, 4.2, 0),),
    SessionKind.CEREMONY: ((0, 1, _SOLID, 0, 0),),
    SessionKind.OPENING: ((0, 1, 4.2, 1.6, 0),),
    SessionKind.PANEL: ((0, 0.36, _SOLID, 0, 0), (0.64, 1, _SOLID, 0, 0)),
    SessionKind.TALKS: ((0, 1, 1.4, 1.6, 0),),
    SessionKind.PLENARY: ((0, 0.5, _SOLID, 0, 0),),
    SessionKind.ACTION_GROUP: ((0, 0.5, 2.6, 2.6, 0), (0.5, 1, 2.6, 2.6, 2.6)),
    SessionKind.REPORTING: ((0, 0.36, _SOLID, 0, 0), (0.36, 1, 0.8, 3.4, 0)),
    SessionKind.BREAK: (),
    SessionKind.CLOSING: ((0, 1, 1.6, 4.2, 0), (0.64, 1, _SOLID, 0, 0)),
}


def draw_hatch(page: Page, kind: SessionKind, x: float, y: float, width: float, height: float) -> None:
    """Fill a strip, or a square of a legend, with the hatch of a kind in its colour."""
    colour = look.kind_colours()[kind]
    for first, last, thick, gap, offset in _HATCHES[kind]:
        for top, tall in ((0.0, height),) if thick == _SOLID else _stripes(height, thick, gap, offset):
            page.fill(x + first * width, y + top, (last - first) * width, tall, colour)


def initials(kind: SessionKind) -> str:
    """One to three letters for a kind in the language of the sheet, each kind its own."""
    return _all_initials(language_of_paper())[kind]


@cache
def _all_initials(_language: str) -> dict[SessionKind, str]:
    found: dict[SessionKind, str] = {}
    for kind in SessionKind:
        words = term(kind.value).upper().split()
        tried = ("".join(word[0] for word in words), *(words[0][:count] for count in range(1, len(words[0]) + 1)))
        found[kind] = next((short for short in tried if short not in found.values()), words[0])
    return found


def _stripes(height: float, thick: float, gap: float, offset: float) -> Iterator[tuple[float, float]]:
    at = offset
    while at < height:
        yield at, min(thick, height - at)
        at += thick + gap
