"""The background documents of the meeting: title, symbol, where to find each, and their order."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Meeting, MeetingDocument, new_id
from stocktake_desktop.models.fields import field_words
from stocktake_desktop.planning.frame import DocumentLine, documents_of
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.section import remove_button, small_label
from stocktake_desktop.words import _

_TITLE, _SYMBOL, _LINK = 5, 2, 3
"""How the columns share the width."""


class DocumentRow(MovableRow):
    """One document: what is typed in it is its line."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.symbol, self.link = QLineEdit(), QLineEdit(), QLineEdit()
        self.symbol.setPlaceholderText("A/71/728")
        self.remove = remove_button(_("Remove the document"))
        self.remove.clicked.connect(self.ask_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self.handle)
        fields = {"title": self.title, "symbol": self.symbol, "link": self.link}
        for (name, field), share in zip(fields.items(), (_TITLE, _SYMBOL, _LINK), strict=True):
            field.setAccessibleName(field_words(MeetingDocument, name))
            row.addWidget(field, share)
        row.addWidget(self.remove)

    def show_item(self, item: object) -> None:
        """Show a document."""
        assert isinstance(item, DocumentLine)
        for field, words in zip((self.title, self.symbol, self.link), item[1:], strict=True):
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)

    def stops(self) -> list[QWidget]:
        """Title, symbol, link, remove."""
        return [self.title, self.symbol, self.link, self.remove]

    @property
    def line(self) -> DocumentLine:
        """The document as it is typed."""
        return DocumentLine(self.key, *(field.text().strip() for field in (self.title, self.symbol, self.link)))


class DocumentsDialog(FormDialog):
    """Asks for the background documents; they are changed together, in one step."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Background documents"), _("Change the documents"))
        self.setMinimumWidth(190 * GRID)
        self.list = OrderedRows(self._make_row)
        self.list.move_requested.connect(self._move)
        self.add = QPushButton(_("&Add a document"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self._lay_out()
        self._show(documents_of(meeting) or [DocumentLine(new_id())])

    def lines(self) -> list[DocumentLine]:
        """The documents as they are typed, in their order."""
        return [row.line for row in self.list.rows() if isinstance(row, DocumentRow)]

    def _show(self, lines: list[DocumentLine]) -> None:
        self.list.show_groups([RowGroup("", "", lines)])

    def _make_row(self) -> MovableRow:
        row = DocumentRow()
        row.remove_requested.connect(self._remove)
        return row

    def _add(self) -> None:
        line = DocumentLine(new_id())
        self._show([*self.lines(), line])
        self.list.row(line.id).stops()[0].setFocus()

    def _remove(self, key: str) -> None:
        self._show([line for line in self.lines() if line.id != key])

    def _move(self, asked: RowMoveAsked) -> None:
        lines = self.lines()
        others = [line for line in lines if line.id != asked.item_id]
        moved = [line for line in lines if line.id == asked.item_id]
        self._show([*others[: asked.place], *moved, *others[asked.place :]])

    def _lay_out(self) -> None:
        page, heads = QWidget(), QHBoxLayout()
        page.setObjectName("page")
        heads.setContentsMargins(5 * GRID, 0, 8 * GRID, 0)
        for name, share in (("title", _TITLE), ("symbol", _SYMBOL), ("link", _LINK)):
            heads.addWidget(small_label(field_words(MeetingDocument, name), "unit"), share)
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addLayout(heads)
        column.addWidget(self.list)
        column.addStretch(1)
        PageLook(page)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setMinimumHeight(50 * GRID)
        area.setWidget(page)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
