"""A room on the staff board: the row of the window without its buttons, with the expected end and what is next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, LARGE, NORMAL, SMALL, font
from stocktake_desktop.ui.on_site.room_face import RoomFace
from stocktake_desktop.ui.on_site.standing_row import CLOCK, StandingRow, column
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.words import _

_WIDTHS = (50 * GRID, 0, CLOCK, CLOCK, 22 * GRID, 24 * GRID, 40 * GRID)
"""Pixels of the columns in type of the usual size; who has the floor takes what is left."""
_CLOCKS = (2, 3)
_WHO = 15
"""Pixels of who has the floor: two lines of it stand in a row."""
_PLAIN, _DEMI = QFont.Weight.Normal, QFont.Weight.DemiBold


class BoardRow(StandingRow):
    """Its type is as large as the board has room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("board_row")
        self.ends, self.planned = ShortLabel(pixels=LARGE, weight=_DEMI), ShortLabel(pixels=SMALL, tone="muted")
        self.next, self.following = ShortLabel(weight=_DEMI), ShortLabel(pixels=SMALL, tone="muted", most=2)
        self.late.setWordWrap(True)
        parts = (
            column(self.room, self.title), column(self.rubric, self.who), self.own, self.item, self.late,
            column(self.ends, self.planned), column(self.next, self.following),
        )  # fmt: skip
        self._columns = _Columns(self, parts)

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        if face == self.face:
            return
        super().show_face(face)
        rubric = _("not begun") if face.begins else face.floor.rubric
        self.rubric.setText(rubric)
        self.rubric.setVisible(bool(rubric))
        self.who.say(face.floor.name or face.begins or face.item)
        self.ends.say(face.ends)
        self.planned.say(face.ends_words)
        self.next.say(face.floor.following)
        self.next.setVisible(bool(face.floor.following))
        self.following.say(face.following)

    def show_larger(self, larger: float) -> None:
        """Make the type so many times as large as in the window."""
        self._columns.show_larger(larger)
        for short, pixels in (
            (self.title, NORMAL), (self.who, _WHO), (self.ends, LARGE), (self.planned, SMALL), (self.next, NORMAL),
            (self.following, SMALL),
        ):  # fmt: skip
            short.show_pixels(round(pixels * larger))
        for label, pixels, weight in (
            (self.room, SMALL, _DEMI), (self.rubric, SMALL, _PLAIN), (self.late, NORMAL, _DEMI)
        ):  # fmt: skip
            label.setFont(font(round(pixels * larger), weight))
        for clock in (self.own, self.item):
            clock.show_larger(larger)


class BoardHead(QFrame):
    """What the columns of the rows are."""

    def __init__(self) -> None:
        super().__init__()
        words = (
            _("Room, session"), _("Has the floor"), _("Own clock"), _("Item clock"), _("Late"),
            _("Expected end"), _("Next"),
        )  # fmt: skip
        self._labels = [plain_label(word, "rubric") for word in words]
        for nth, label in enumerate(self._labels):
            label.setIndent(0)
            if nth in _CLOCKS:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._columns = _Columns(self, self._labels)

    def show_larger(self, larger: float) -> None:
        """Make the type so many times as large as in the window."""
        self._columns.show_larger(larger)
        for label in self._labels:
            label.setFont(font(round(SMALL * larger), _DEMI))


class _Columns:
    """Widgets in columns that align from row to row, and grow with the type."""

    def __init__(self, row: QWidget, parts: Sequence[QWidget]) -> None:
        self._row, self._parts = QHBoxLayout(row), parts
        for part, wide in zip(parts, _WIDTHS, strict=True):
            self._row.addWidget(part, 0 if wide else 1)

    def show_larger(self, larger: float) -> None:
        """Make the columns so many times as wide as in the window."""
        grid = round(GRID * larger)
        self._row.setContentsMargins(3 * grid, 0, 2 * grid, 0)
        self._row.setSpacing(3 * grid)
        for part, wide in zip(self._parts, _WIDTHS, strict=True):
            if wide:
                part.setFixedWidth(round(wide * larger))
