"""Text in a narrow place: broken at words, cut with … only where it cannot fit."""

from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from stocktake_desktop.ui.look.theme import font

_KEPT = 8192
_ELLIPSIS = "…"
_JOINTS = " –-·,:("
_ROUNDED = 0.5
"""Pixels by which type is measured too wide."""
_LEAST_CUT = 3
"""Characters, the … among them: less of a word says nothing."""

type_of = lru_cache(64)(font)
"""The program's type; making one anew for every line would cost more than drawing it."""


@lru_cache(_KEPT)
def flow(
    text: str, pixels: int, weight: QFont.Weight, width: int, most: int, first: int | None = None
) -> tuple[str, ...]:
    """`text` in at most `most` lines of `width` pixels; the last one ends in … when there is more.

    No word is broken: one too long for a line ends the text before it; only where it is the first it is cut.
    `first` is the width of the first line where it differs; a word that is too long for it begins on the second, or is
    cut where there is none.
    """
    if most <= 0 or width <= 0 or not text:
        return ()
    if first is not None and width_of(text.split(" ")[0], pixels, weight) > first:
        if most == 1:
            cut = _cut(text, pixels, weight, first)
            return (cut,) if len(cut) > _LEAST_CUT else ()
        return ("", *flow(text, pixels, weight, width, most - 1))
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts these, not characters
    layout = QTextLayout(text, type_of(pixels, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        room = width if lines or first is None else first
        line.setLineWidth(room)
        begun, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        is_too_long = line.naturalTextWidth() > room + _ROUNDED
        if is_too_long and any(lines):
            lines[-1] = _shortened(lines[-1], pixels, weight, room)
            break
        last = is_too_long or (len(lines) == most - 1 and end < len(units))
        rest = units[begun : None if last else end].decode("utf-16-le", "surrogatepass")
        lines.append(_cut(rest, pixels, weight, room) if last else rest.rstrip())
        if is_too_long:
            break
    layout.endLayout()
    return tuple(lines)


def fits(text: str, pixels: int, weight: QFont.Weight, width: int, most: int, first: int | None = None) -> bool:
    """Whether a text has room in so many lines without being cut."""
    lines = flow(text, pixels, weight, width, most, first)
    return bool(lines) and (not lines[-1].endswith(_ELLIPSIS) or text.endswith(_ELLIPSIS)) and any(lines)


def _shortened(line: str, pixels: int, weight: QFont.Weight, width: float) -> str:
    """A line with … after it, in place of what does not fit behind it."""
    whole = line.rstrip(_JOINTS) + _ELLIPSIS
    return whole if width_of(whole, pixels, weight) <= width else _cut(f"{line} {_ELLIPSIS}", pixels, weight, width)


def _cut(text: str, pixels: int, weight: QFont.Weight, width: float) -> str:
    """As much of a text as fits on a line with …, ending with a whole word where that costs little."""
    cut = QFontMetricsF(type_of(pixels, weight)).elidedText(text, Qt.TextElideMode.ElideRight, width)
    kept = cut.removesuffix(_ELLIPSIS)
    words = kept if text[len(kept) : len(kept) + 1] == " " else kept[: kept.rfind(" ") + 1]
    return words.rstrip(_JOINTS) + _ELLIPSIS if 3 * len(words) > 2 * len(kept) else cut


@lru_cache(_KEPT)
def width_of(text: str, pixels: int, weight: QFont.Weight) -> float:
    """How wide a text is, in pixels."""
    return QFontMetricsF(type_of(pixels, weight)).horizontalAdvance(text)


@lru_cache(_KEPT)
def runs_from_right(text: str) -> bool:
    """Whether the first letter of a text that has a direction is read from the right."""
    directions = (bidirectional(letter) for letter in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def as_it_runs(line: str, whole: str) -> str:
    """A line of a text, to be drawn among words from the left, with its marks where the text has them."""
    return f"\u2067{line}\u2069" if runs_from_right(whole) else line  # RLI … PDI of UAX #9


class Pen:
    """Writes lines downwards into a rectangle, and stops where it is full."""

    def __init__(self, painter: QPainter, room: QRectF) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.painter = painter
        self.room = QRectF(room)

    def lines(self, pixels: int) -> int:
        """How many lines of this size have room; the last one may lack its own leading."""
        return max(int((self.room.height() + 2) // line_height(pixels)), 0)

    def write(
        self,
        text: str,
        pixels: int,
        weight: QFont.Weight,
        colour: QColor,
        most: int = 99,
        indent: float = 0,
        outdent: float = 0,
    ) -> None:
        """Write a text in as many lines as there is room for, at most `most`.

        The first line begins `indent` pixels further in and ends `outdent` pixels earlier than the others.
        """
        step, width = line_height(pixels), int(self.room.width())
        self.painter.setFont(type_of(pixels, weight))
        self.painter.setPen(colour)
        first = int(width - indent - outdent) if indent or outdent else None
        for line in flow(text, pixels, weight, width, min(most, self.lines(pixels)), first):
            baseline = self.room.top() + step * 0.78
            self.painter.drawText(QPointF(self.room.left() + indent, baseline), as_it_runs(line, text))
            self.room.setTop(self.room.top() + step)
            indent = 0

    def skip(self, pixels: float) -> None:
        """Leave some space."""
        self.room.setTop(self.room.top() + pixels)


def line_height(pixels: int) -> int:
    """The distance of two lines of this size of type, in pixels."""
    return round(pixels * 1.32)
