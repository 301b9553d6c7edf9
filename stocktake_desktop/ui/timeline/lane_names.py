"""Names of rooms in little room: cut where they are alike, so that "Conference Room 1" and "… 8" are told apart."""

from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from stocktake_desktop.ui.look.text import type_of, width_of
from stocktake_desktop.ui.look.theme import SMALL

NAME_WEIGHT = QFont.Weight.DemiBold


def told_apart(name: str, names: Iterable[str], width: float) -> str:
    """A room's name in at most `width` pixels of small type.

    It is cut in the words that it begins with like others of `names`, else in the middle.
    """
    if width_of(name, SMALL, NAME_WEIGHT) <= width:
        return name
    metrics, words = QFontMetricsF(type_of(SMALL, NAME_WEIGHT)), name.split()
    common = max((_common(words, other.split()) for other in names if other != name), default=0)
    own = " ".join(("", *words[common:]))
    room = width - metrics.horizontalAdvance(own)
    if not common or common == len(words) or room < metrics.horizontalAdvance("…"):
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)
    return metrics.elidedText(" ".join(words[:common]), Qt.TextElideMode.ElideRight, room) + own


def _common(words: list[str], others: list[str]) -> int:
    """How many words two names begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False))))
