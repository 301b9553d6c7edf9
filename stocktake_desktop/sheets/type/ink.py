"""How far the ink of a text reaches above and below its baseline, so that lines stand apart in any script."""

from functools import lru_cache

from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import Text, set_text

_PROBE = 100.0
_ENDLESS = 100_000.0


@lru_cache(maxsize=5_000)
def ink_of(words: str, weight: int, rtl: bool, language: str) -> float:
    """From the highest to the lowest ink of some words, as a multiple of the type size."""
    text = set_text(((words, Style(weight, _PROBE)),), _ENDLESS, _PROBE, rtl=rtl, language=language)
    return sum(_reach(text)) / _PROBE


def _reach(text: Text) -> tuple[float, float]:
    """The ink above and below the baseline in points, of all lines together."""
    above, below = 0.0, 0.0
    for piece in (piece for line in text.lines for piece in line.pieces):
        scale = piece.style.size * piece.face.scale / 1000
        for glyph in piece.shaped.glyphs:
            highest, lowest = piece.face.ink(glyph.gid)
            above = max(above, (glyph.dy + highest) * scale)
            below = max(below, -(glyph.dy + lowest) * scale)
    return above, below
