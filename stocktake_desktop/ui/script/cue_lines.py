"""The cues of a step: pictogram, words, and who does it; a menu puts others there, or takes them away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.edits.script import ScriptLine
from stocktake_desktop.models import Pictogram
from stocktake_desktop.ui.script.asked import CueAsked
from stocktake_desktop.ui.script.cue_row import CueRow
from stocktake_desktop.ui.script.reading import CueFace
from stocktake_desktop.ui.widgets.section import quiet_button
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term


class CueLines(QWidget):
    """Shows the cues of a step, one a line."""

    asked = Signal(object)
    """Something of `asked.py` is asked for."""
    worded = Signal(CueRow, object)
    """Other words are asked for, in this line."""
    in_hand = Signal(bool)
    """The keys came into a line, or left it."""

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
        self.lines: list[CueRow] = []
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
        if [face.pictogram for face in faces] != [face.pictogram for face in self.faces]:
            self._renew(len(faces))
        self.faces = faces
        for shown, face in zip(self.lines, faces, strict=True):
            shown.show_face(face, line, read_only=read_only)

    def begin(self) -> bool:
        """Put the keys into the first cue that can be typed; False where there is none."""
        return any(line.begin() for line in self.lines)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from field to field of the cues, and then on."""
        fields = [(line, field) for line in self.lines for field in line.fields]
        here = next((nth for nth, (_line, field) in enumerate(fields) if field.hasFocus()), None)
        if here is not None:
            following = fields[here + 1 :] if forward else fields[:here][::-1]
            if any(line.begin(field) for line, field in following):
                return True
        return super().focusNextPrevChild(forward)

    def _renew(self, count: int) -> None:
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [CueRow() for _nth in range(count)]
        for nth, fresh in enumerate(self.lines):
            fresh.asked.connect(partial(self.worded.emit, fresh))
            fresh.in_hand.connect(self.in_hand)
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
