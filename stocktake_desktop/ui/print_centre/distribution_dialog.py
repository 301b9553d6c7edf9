"""How many copies of each kind of sheet are printed, and who gets them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QSpinBox, QWidget

from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.models import MOST_COPIES, Meeting
from stocktake_desktop.planning.distribution import UNSAID, HandOut, distribution_of
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.words import _


def change_distribution(document: Document, parent: QWidget) -> None:
    """Ask who gets how many copies, and change what differs, as one step."""
    form = DistributionDialog(parent, document.plan.meeting)
    form.ask(lambda: document.attempt(set_distribution, form.wished()))


class DistributionDialog(FormDialog):
    """A line for each kind of sheet: its copies and who gets them."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Copies and who gets them"), _("Hand them out so"))
        said = distribution_of(meeting)
        self.lines: dict[str, tuple[QSpinBox, QLineEdit]] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 2 * GRID, 0)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate((_("Sheet"), _("Number of copies"), _("To whom"))):
            grid.addWidget(plain_label(words, "rubric"), 0, column)
        for row, kind in enumerate(SHEET_KINDS, 1):
            fields = self.lines[kind.key] = _fields(kind.title, said.get(kind.key, UNSAID))
            grid.addWidget(plain_label(kind.title), row, 0)
            for column, field in enumerate(fields, 1):
                grid.addWidget(field, row, column)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setMinimumSize(160 * GRID, 110 * GRID)
        words = _(
            "Sheets come in so many copies. Say who gets them, such as “chair, podium”: before a sheet is printed"
            " again, you are told who has old ones."
        )
        self.body.addWidget(plain_label(words, "small", wrap=True))
        self.body.addWidget(scroll, 1)
        next(iter(self.lines.values()))[1].setFocus()
        self.check()

    def wished(self) -> dict[str, HandOut]:
        """What was said, by the kind of sheet."""
        return {kind: HandOut(copies.value(), goes_to.text()) for kind, (copies, goes_to) in self.lines.items()}


def _fields(kind: str, said: HandOut) -> tuple[QSpinBox, QLineEdit]:
    copies, goes_to = QSpinBox(), QLineEdit(said.goes_to)
    copies.setRange(1, MOST_COPIES)
    copies.setValue(said.copies)
    copies.setAccessibleName(_("Copies of {sheet}").format(sheet=kind))
    goes_to.setMaxLength(300)
    goes_to.setAccessibleName(_("Who gets {sheet}").format(sheet=kind))
    return copies, goes_to
