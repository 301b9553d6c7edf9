"""The head of the session panel: title, kind and number, on the tint and beside the spine of the kind."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, LARGE, font
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.marks import kind_mark
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import quiet_button, small_label
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.words import _, term

NUMBER_LENGTH = 20
"""Characters a session's number may have."""


class Head(QFrame):
    """Looks like the session's block in the timeline, and its words can be changed."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("head")
        self._kind = SessionKind.PLENARY
        self.title = GrowingTextEdit(_("Title"), _("Title of the session"), one_paragraph=True)
        self.title.setFont(font(LARGE, QFont.Weight.DemiBold))
        kinds = [Choice(kind, term(kind.value, capital=True), kind_mark(kind)) for kind in SessionKind]
        self.kind = ChoiceBox(_("Kind"), kinds)
        self.number = PauseLineEdit(_("Number"), "–")
        self.number.setMaxLength(NUMBER_LENGTH)
        self.number.setFixedWidth(16 * GRID)
        self.translations = quiet_button("", _("Translations of the session"))
        self.translations.setIcon(icon("languages", "muted"))
        self.translations.setToolTip(_("Translations: what the session is called on sheets in other languages"))
        self._row = RowFields(SessionBlock, self)
        self._row.asked.connect(self.field_requested)
        self._row.take("title", self.title.text_requested)
        self._row.take("number", self.number.text_requested)
        self._row.take("kind", self.kind.chosen)
        self._lay_out()

    def show_session(self, block: SessionBlock) -> None:
        """Show a session; what is being typed about the same one stays."""
        if block.id != self._row.row_id:
            for field in (self.title, self.number):
                field.pause.forget()
        self._row.row_id, self._kind = block.id, block.kind
        self.title.show_text(block.title)
        self.number.show_text(block.number)
        self.kind.show_value(block.kind)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = theme_in_use().kind(self._kind), QPainter(self)
        painter.fillRect(self.rect(), colours.tint)
        left = self.width() - GRID if self.isRightToLeft() else 0
        painter.fillRect(left, 0, GRID, self.height(), colours.spine)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.kind)
        row.addStretch(1)
        row.addWidget(self.translations)
        row.addWidget(small_label(_("No."), "field_name"))
        row.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addLayout(row)
