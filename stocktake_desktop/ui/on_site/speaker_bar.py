"""A bar with a part for each speaker, as wide as their minutes: who spoke, who speaks, who is still to speak."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from stocktake_desktop.planning.floor import minutes_words
from stocktake_desktop.planning.speaking_parts import PartStage, SpeakingPart
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import flow, type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, mix

_LEAST, _GAP = 60, 2
"""Seconds as wide as a part is at the least, and the pixels between two."""
_BAR, _TALL = 2 * GRID, 7 * GRID
_DEMI, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Normal


class SpeakerBar(QWidget):
    """Filled as far as each has spoken; who speaks stands out, what is beyond their minutes is red.

    The pointer tells whose part it is over; a screen reader is told them all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts: tuple[SpeakingPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[SpeakingPart, ...]) -> None:
        """Show these from now on."""
        if parts != self.parts:
            self.parts = parts
            self.setAccessibleName("; ".join(part.words for part in parts))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, _TALL)

    def places(self) -> list[QRectF]:
        """Where each part stands, the first at the side where reading begins."""
        lengths = [max(_LEAST, part.seconds) for part in self.parts]
        room = self.width() - _GAP * max(0, len(lengths) - 1)
        begins, places = 0.0, []
        for length in lengths:
            wide = room * length / sum(lengths)
            left = self.width() - begins - wide if self.isRightToLeft() else begins
            places.append(QRectF(left, 0, wide, _BAR))
            begins += wide + _GAP
        return places

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            over = (part for part, place in zip(self.parts, self.places(), strict=True) if _is_at(place, event))
            QToolTip.showText(event.globalPos(), plain_tip(next((part.words for part in over), "")), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, place in zip(self.parts, self.places(), strict=True):
            self._paint(painter, part, place)

    def _paint(self, painter: QPainter, part: SpeakingPart, place: QRectF) -> None:
        theme, speaks, length = theme_in_use(), part.stage is PartStage.SPEAKS, max(1, part.seconds)
        painter.fillRect(place, mix(theme.ink, theme.paper, 0.2) if speaks else theme.hairline)
        done = theme.accent if speaks else mix(theme.accent, theme.paper, 0.55)
        painter.fillRect(self._share(place, 0, (part.used - part.over) / length), done)
        painter.fillRect(self._share(place, (part.used - part.over) / length, part.used / length), theme.red)
        minutes = part.given if part.given is not None and part.stage is not PartStage.SPOKE else part.seconds
        weight, figure = _DEMI if speaks else _NORMAL, f" {minutes_words(minutes)}"
        painter.setFont(type_of(SMALL, weight))
        painter.setPen(theme.ink if speaks else theme.muted)
        room = int(place.width() - width_of(figure, SMALL, weight)) - GRID
        name = "".join(flow(part.name, SMALL, weight, room, 1))
        under = QRectF(place.left(), _BAR + 2, place.width(), _TALL - _BAR - 2)
        painter.drawText(under, Qt.AlignmentFlag.AlignTop.value | self._side(), name + figure if name else "")

    def _share(self, place: QRectF, begin: float, end: float) -> QRectF:
        """From one share of a part to another."""
        left = 1 - end if self.isRightToLeft() else begin
        return QRectF(place.left() + place.width() * left, place.top(), place.width() * (end - begin), place.height())

    def _side(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        return side.value


def _is_at(place: QRectF, event: QHelpEvent) -> bool:
    return place.left() <= event.pos().x() <= place.right() + _GAP
