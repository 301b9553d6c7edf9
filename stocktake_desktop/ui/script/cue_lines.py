"""The cues of a step: pictogram, words, and who does it; a menu puts others there, or takes them away."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.edits.script import ScriptLine
from stocktake_desktop.models import Pictogram
from stocktake_desktop.sheets.page.pictograms import outline_of
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.script.asked import CueAsked
from stocktake_desktop.ui.script.reading import CueFace
from stocktake_desktop.ui.widgets.section import quiet_button, small_label
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term

_SIDE = 13


class CueLines(QWidget):
    """Shows the cues of a step, one a line."""

    asked = Signal(object)
    """Something of `asked.py` is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: tuple[CueFace, ...] = ()
        self._line: ScriptLine | None = None
        self.change = quiet_button(_("Cues"), _("Change the cues of this step"))
        self.change.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.change)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.change.setMenu(self.menu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[QWidget] = []
        self.tools = QHBoxLayout()
        self.tools.setSpacing(0)
        self.tools.addWidget(self.change)
        self.tools.addStretch(1)
        self._column.addLayout(self.tools)
        self._column.addStretch(1)

    def show_cues(self, faces: tuple[CueFace, ...], line: ScriptLine | None, *, read_only: bool) -> None:
        """Show the cues of a step whose sentence is this line."""
        self._line = line
        self.change.setVisible(line is not None and not read_only)
        if faces == self.faces:
            return
        self.faces = faces
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_cue_line(face) for face in faces]
        for nth, fresh in enumerate(self._lines):
            self._column.insertWidget(nth, fresh)

    def _fill_menu(self) -> None:
        self.menu.clear()
        if self._line is None:
            return
        shown = {face.pictogram for face in self.faces}
        for pictogram in Pictogram:
            action = self.menu.addAction(term(pictogram, capital=True))
            action.setCheckable(True)
            action.setChecked(pictogram in shown)
            when(action.triggered, self.asked.emit, CueAsked(self._line, pictogram, pictogram not in shown))


class PictogramMark(QWidget):
    """A pictogram as it stands on paper, in the colour of text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_SIDE / 10, _SIDE / 10)
        ink: QColor = theme_in_use().ink
        filled, stroked = outline_of(self._name)
        for path in filled:
            painter.fillPath(_path(path), ink)
        for path in stroked:
            painter.strokePath(_path(path), QPen(ink, 0.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


def _cue_line(face: CueFace) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(int(1.5 * GRID))
    words, done_by = (
        small_label(face.words, "strong" if face.is_strong else "", wrap=True),
        small_label(face.done_by, "muted", wrap=True),
    )
    for label in (words, done_by):  # beside the pictogram, whatever the language is
        label.setAlignment(Qt.AlignmentFlag.AlignAbsolute | _beginning(line) | Qt.AlignmentFlag.AlignTop)
    row.addWidget(PictogramMark(face.pictogram), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 3)
    row.addWidget(done_by, 2)
    return line


def _beginning(widget: QWidget) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if widget.isRightToLeft() else Qt.AlignmentFlag.AlignLeft


@cache
def _path(words: str) -> QPainterPath:
    """A path of "M x y L x y C x y x y x y Z", or "O x y r" for a circle."""
    path, parts = QPainterPath(), iter(words.split())
    for part in parts:
        if part == "Z":
            path.closeSubpath()
            continue
        numbers = [float(next(parts)) for _nth in range({"M": 2, "L": 2, "C": 6, "O": 3}[part])]
        points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if part == "M":
            path.moveTo(points[0])
        elif part == "L":
            path.lineTo(points[0])
        elif part == "C":
            path.cubicTo(*points)
        else:
            (x, y), radius = points[0].toTuple(), numbers[2]
            path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return path
