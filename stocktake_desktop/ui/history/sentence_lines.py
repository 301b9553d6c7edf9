"""A sentence in the lines it takes: some of its words strong, cut with … where it is too long."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from stocktake_desktop.ui.history.spans import Sentence, WordSpan, cut_at_word
from stocktake_desktop.ui.look.text import line_height, type_of
from stocktake_desktop.ui.look.theme import NORMAL

MOST = 2
"""Lines of a sentence."""
LINE = line_height(NORMAL)
_LEAST = 8
"""Characters of a title that is cut: less of it says nothing."""
_ISOLATE_ENDS = "\u2069"
_STRONG = QFont.Weight.DemiBold
_PLAIN = QFont.Weight.Normal


@lru_cache(1024)
def laid_out(sentence: Sentence, width: int) -> QTextLayout:
    """A sentence in at most two lines of so many pixels; where it is too long, the title it begins with gives way."""
    layout = _flowed(sentence, width)
    if layout.lineCount() <= MOST:
        return layout
    if len(sentence) > 1 and len(sentence[0].words) > _LEAST and sentence[0].is_strong:
        shorter = _with_shorter_title(sentence, width)
        if shorter is not None:
            return shorter
    text = _text(sentence)
    kept = len(text.encode("utf-16-le", "surrogatepass")[: 2 * layout.lineAt(MOST - 1).textStart()].decode("utf-16-le"))
    metrics = QFontMetricsF(type_of(NORMAL, _STRONG))  # whatever is strong of it, it has room then
    rest = metrics.elidedText(text[kept:], Qt.TextElideMode.ElideRight, width).removesuffix("…")
    return _flowed((*_begun(sentence, kept + len(rest)), WordSpan("…")), width)


def _with_shorter_title(sentence: Sentence, width: int) -> QTextLayout | None:
    """The sentence with as much of its first words as lets the rest be seen whole; None where nothing does."""
    title, found = sentence[0].words, None
    end = _ISOLATE_ENDS if title.endswith(_ISOLATE_ENDS) else ""
    least, most = _LEAST, len(title) - 1
    while least <= most:
        middle = (least + most) // 2
        cut = WordSpan(cut_at_word(title, middle) + end, is_strong=True)
        layout = _flowed((cut, *sentence[1:]), width)
        if layout.lineCount() <= MOST:
            found, least = layout, middle + 1
        else:
            most = middle - 1
    return found


def lines_of(sentence: Sentence, width: int) -> int:
    """How many lines a sentence takes."""
    return min(max(laid_out(sentence, width).lineCount(), 1), MOST)


def draw(painter: QPainter, sentence: Sentence, left: float, top: float, width: int) -> None:
    """Write a sentence with the painter's pen."""
    laid_out(sentence, width).draw(painter, QPointF(left, top))


def _text(sentence: Sentence) -> str:
    return "".join(span.words for span in sentence)


def _flowed(sentence: Sentence, width: int) -> QTextLayout:
    layout = QTextLayout(_text(sentence), type_of(NORMAL, _PLAIN))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # else Qt goes by the first letter: an Arabic title
    layout.setTextOption(option)
    layout.setFormats(list(_strong_ones(sentence)))
    layout.beginLayout()
    top = 0.0
    while layout.lineCount() <= MOST and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += LINE
    layout.endLayout()
    return layout


def _strong_ones(sentence: Sentence) -> "list[QTextLayout.FormatRange]":
    """The strong words as Qt counts them, in half characters."""
    found, at = [], 0
    for span in sentence:
        length = len(span.words.encode("utf-16-le", "surrogatepass")) // 2
        if span.is_strong:
            stretch, strong = QTextLayout.FormatRange(), QTextCharFormat()
            strong.setFont(type_of(NORMAL, _STRONG))
            stretch.start, stretch.length, stretch.format = at, length, strong
            found.append(stretch)
        at += length
    return found


def _begun(sentence: Sentence, letters: int) -> Sentence:
    """The first letters of a sentence."""
    found: list[WordSpan] = []
    for span in sentence:
        found.append(span._replace(words=span.words[: max(letters, 0)]))
        letters -= len(span.words)
    return tuple(span for span in found if span.words)
