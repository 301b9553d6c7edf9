"""The steps of a session one below the other; the keys go from sentence to sentence."""

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.edits.script import ScriptLine
from stocktake_desktop.ui.script.reading import RowFace
from stocktake_desktop.ui.script.sentence_row import SentenceRow
from stocktake_desktop.ui.script.step_row import StepRow

_Key = tuple[object, int]


class StepsColumn(QScrollArea):
    """Shows the rows of a script; a row stays the same widget as long as its step is there."""

    asked = Signal(object, object)
    """Something of `asked.py` is asked for, in this sentence or cue; None for what is of a whole step."""
    typed = Signal()
    """Something was typed that is not written down yet."""
    entered = Signal(int)
    """The keys are in the step of this number."""
    script_pasted = Signal(object, list)
    """These paragraphs were pasted at this line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_scroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self._rows: dict[_Key, StepRow] = {}

    @property
    def steps(self) -> list[StepRow]:
        """The rows in their order."""
        return list(self._rows.values())

    @property
    def sentences(self) -> list[SentenceRow]:
        """The sentences in their order."""
        return [row for step in self._rows.values() for row in step.rows]

    def show_rows(self, faces: list[RowFace], language: str, *, read_only: bool) -> None:
        """Show a script in a language."""
        keys, before, seen = list[_Key](), self._rows, Counter[object]()
        for face in faces:
            what = face.line or face.title
            seen[what] += 1
            keys.append((what, seen[what]))
        for key in before.keys() - set(keys):
            self._column.removeWidget(before[key])
            before[key].hide()
            before[key].deleteLater()
        self._rows = {key: before[key] if key in before else self._made() for key in keys}
        for nth, (row, face) in enumerate(zip(self._rows.values(), faces, strict=True)):
            if self._column.indexOf(row) != nth:
                self._column.removeWidget(row)
                self._column.insertWidget(nth, row)
            row.show_row(face, language, read_only=read_only)
            row.show()

    def go_to(self, line: ScriptLine) -> None:
        """Put the keys into the sentence of a line."""
        for row in self.sentences:
            if row.face is not None and row.face.line == line:
                self._enter(row)
                return

    def go_to_step(self, number: int) -> None:
        """Put the keys into what is said at the step of a number."""
        for step in self.steps:
            if step.face is not None and step.face.number == number and step.face.line is not None:
                self.go_to(step.face.line)

    def flush(self) -> bool:
        """Have what is typed written down; False where some of it cannot be."""
        for row in self.sentences:
            row.edit.pause.flush()
        cues = [line for step in self.steps for line in step.cues.lines]
        return all([*(line.flush() for line in cues), *(not row.message.text() for row in self.sentences)])

    def cues_of(self, row: SentenceRow) -> None:
        """Put the keys into the cues of the step of a sentence."""
        any(step.cues.begin() for step in self.steps if row in step.rows)

    def step_from(self, row: SentenceRow, step: int) -> None:
        """Go to the next sentence, or to the one before; from the last to the first."""
        rows = self.sentences
        self._enter(rows[(rows.index(row) + step) % len(rows)])

    def speaker_from(self, row: SentenceRow) -> None:
        """Go to the sentence that calls the next speaker; from the last to the first."""
        steps = self.steps
        here = next(nth for nth, step in enumerate(steps) if row in step.rows)
        for step in (*steps[here + 1 :], *steps[: here + 1]):
            if step.face is not None and step.face.calls and step.face.line is not None:
                self.go_to(step.face.line)
                return

    def _made(self) -> StepRow:
        row = StepRow()
        row.made.connect(self._wire)
        row.cues.asked.connect(lambda asked: self.asked.emit(None, asked))
        row.cues.worded.connect(lambda line, asked: self.asked.emit(line, asked))
        row.cues.in_hand.connect(lambda is_here: self.entered.emit(row.face.number) if is_here and row.face else None)
        row.if_asked.connect(lambda asked: self.asked.emit(None, asked))
        return row

    def _wire(self, row: SentenceRow) -> None:
        row.asked.connect(partial(self.asked.emit, row))
        row.edit.in_hand.connect(lambda is_here: self._enter_step(row) if is_here else None)
        row.edit.typed.connect(self.typed)
        row.edit.step_requested.connect(partial(self.step_from, row))
        row.edit.speaker_requested.connect(partial(self.speaker_from, row))
        row.edit.cues_requested.connect(partial(self.cues_of, row))
        row.edit.script_pasted.connect(
            lambda paragraphs: self.script_pasted.emit(row.face.line if row.face else None, paragraphs)
        )

    def _enter_step(self, row: SentenceRow) -> None:
        self.entered.emit(next((one.face.number for one in self.steps if one.face and row in one.rows), 0))

    def _enter(self, row: SentenceRow) -> None:
        row.edit.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, row, partial(self.ensureWidgetVisible, row, 0, 40))
