"""Fields in words to say, drawn as chips with what stands there: each is one letter of the text that is edited."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from stocktake_desktop.models import Gender, SessionKind
from stocktake_desktop.models.script_text import BRACES, FIELDS, field_name
from stocktake_desktop.planning.script.template import filled, plain, without_article
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import NORMAL, font, mix
from stocktake_desktop.words import _

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
"""The sort of object in a text that is a chip."""
_INSIDE = QTextFormat.Property.UserProperty.value + 1
"""What stands between the braces of a chip."""
_SIGN = "\ufffc"
_PADDING = 5.0
_WHAT = frozenset({"session", "item", "room"})
_MINUTES = frozenset({"minutes", "floor_minutes", "light"})
_TIMES = frozenset({"time", "day", "n", "next", "seat"})


class Chips(QPyTextObject):
    """Draws the chips of one document with the present values of their fields."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.values: Mapping[str, str] = {}
        self.gender: Gender | None = None
        self.widest = 400.0
        """Pixels that a chip may take; longer values are cut."""
        document.documentLayout().registerHandler(CHIP, self)

    def words(self, inside: str) -> str:
        """What a chip says: the value of its field; of an empty one, its name in braces."""
        if "|" in inside:
            return plain(filled(f"{{{inside}}}", {}, self.gender))
        name = field_name(inside)
        value = self.values.get(name, "")
        return (without_article(value) if name == "delegation" else value) or f"{{{name}}}"

    def is_empty(self, inside: str) -> bool:
        """Whether nothing stands for a field now."""
        return "|" not in inside and not self.values.get(field_name(inside))

    def intrinsicSize(self, _document: QTextDocument, _at: int, mark: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(font(NORMAL))
        width = metrics.horizontalAdvance(self.words(inside_of(mark))) + 2 * _PADDING
        return QSizeF(min(width, self.widest), metrics.height() + 1)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _at: int, mark: QTextFormat
    ) -> None:
        inside, look = inside_of(mark), theme_in_use()
        colour, is_empty = colour_of(inside), self.is_empty(inside)
        box = QRectF(rect).adjusted(1.5, 0.5, -1.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if is_empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(mix(colour, look.paper, 0.5), 1, style))
        painter.setBrush(look.paper if is_empty else mix(colour, look.paper, 0.12))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font(NORMAL))
        painter.setPen(look.muted if is_empty else mix(colour, look.ink, 0.85))
        room = box.adjusted(_PADDING - 2, 0, 2 - _PADDING, 0)
        words = QFontMetricsF(painter.font()).elidedText(
            self.words(inside), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()


def put_words(cursor: QTextCursor, text: str) -> None:
    """Put words at a cursor, their fields as chips; a field that there is not stays as it is typed."""
    at = 0
    for match in BRACES.finditer(text):
        if "|" in match[1] or field_name(match[1]) in FIELDS:
            cursor.insertText(text[at : match.start()], QTextCharFormat())
            put_chip(cursor, match[1])
            at = match.end()
    cursor.insertText(text[at:], QTextCharFormat())


def put_chip(cursor: QTextCursor, inside: str) -> None:
    """Put a chip at a cursor."""
    mark = QTextCharFormat()
    mark.setObjectType(CHIP)
    mark.setProperty(_INSIDE, inside)
    mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    cursor.insertText(_SIGN, mark)
    cursor.setCharFormat(QTextCharFormat())


def words_of(document: QTextDocument, first: int = 0, last: int | None = None) -> str:
    """The words between two places of a document, chips as fields in braces."""
    end = document.characterCount() - 1 if last is None else last
    return "".join(_pieces(document, first, end))


def inside_of(mark: QTextFormat) -> str:
    """What stands between the braces of a chip; empty for plain words."""
    return str(mark.property(_INSIDE) or "")


def name_of(inside: str) -> str:
    """A chip in words, for who points at it."""
    if "|" in inside:
        return _("{field} – said by the gender of the speaker").format(field=f"{{{inside}}}")
    return f"{{{field_name(inside)}}} – {_(FIELDS[field_name(inside)])}"


def colour_of(inside: str) -> QColor:
    """What a chip is about by its colour: blue what, green minutes, teal time and numbers, violet who."""
    look, name = theme_in_use(), field_name(inside)
    kinds = ((_WHAT, SessionKind.PANEL), (_MINUTES, SessionKind.ACTION_GROUP), (_TIMES, SessionKind.PLENARY))
    kind = next((kind for names, kind in kinds if name in names), SessionKind.TALKS)
    return look.kind(kind).spine


def _pieces(document: QTextDocument, first: int, last: int) -> Iterator[str]:
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        if block.position() > first:
            yield "\n"
        at: Any = block.begin()
        while not at.atEnd():
            part = at.fragment()
            inside, start = inside_of(part.charFormat()), part.position()
            for nth, letter in enumerate(part.text()):
                if first <= start + nth < last:
                    yield f"{{{inside}}}" if inside and letter == _SIGN else letter
            at += 1
        block = block.next()
