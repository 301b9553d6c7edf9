"""A person or an organisation in the hand, on its way from one panel to another."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font

_WHO = "application/x-stocktake-who"
_APPEARANCE = "application/x-stocktake-appearance"
_WIDEST = 64 * GRID


def carry(who: Iterable[Who], appearance_id: str = "") -> QMimeData:
    """Put people into the hand; `appearance_id` is where one of them was taken from, if from a session."""
    chosen = list(who)
    data = QMimeData()
    lines = (f"{somebody.person_id or ''} {somebody.organisation_id or ''}" for somebody in chosen)
    data.setData(_WHO, "\n".join(lines).encode())
    if appearance_id:
        data.setData(_APPEARANCE, appearance_id.encode())
    return data


def carried(data: QMimeData) -> list[Who]:
    """Who is in the hand; nobody when it is something else."""
    pairs = (line.split(" ") for line in bytes(data.data(_WHO).data()).decode().splitlines())
    return [Who(person or None, organisation or None) for person, organisation in pairs]


def taken_from(data: QMimeData) -> str:
    """The id of the appearance that is being carried off, empty for somebody from the people panel."""
    return bytes(data.data(_APPEARANCE).data()).decode()


def take_along(source: QWidget, data: QMimeData, words: str) -> None:
    """Let people hang on the pointer, under a tag with these words, until they are let go somewhere."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_tag(words, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-3 * GRID, -2 * GRID))
    drag.exec(Qt.DropAction.CopyAction)


def _tag(words: str, ratio: float) -> QPixmap:
    theme, type_ = theme_in_use(), font(NORMAL, QFont.Weight.DemiBold)
    metrics = QFontMetrics(type_)
    elided = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, _WIDEST)
    width, height = metrics.horizontalAdvance(elided) + 4 * GRID, 7 * GRID
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawRoundedRect(0, 0, width, height, GRID, GRID)
    painter.setFont(type_)
    painter.setPen(theme.paper)
    painter.drawText(2 * GRID, 0, width, height, Qt.AlignmentFlag.AlignVCenter, elided)
    painter.end()
    return picture
