"""The table of documents: one a row, with what the selected session has of it; writes by verbs."""

from datetime import date as Date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stocktake_desktop.edits.documents import link_document, unlink_document
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import MeetingDocument
from stocktake_desktop.models.fields import field_words
from stocktake_desktop.planning.documents import listed, taken_up_in, untaken
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.planning.understood import NotUnderstood, understand_date
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import typed_date_words
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.words import _, legible, term

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
TAKEN, KIND, SYMBOL, TITLE, DATE, ORIGIN, SESSIONS, LINK, FILE = range(9)
FIELDS = {KIND: "kind", SYMBOL: "symbol", TITLE: "title", DATE: "date", ORIGIN: "origin", LINK: "link"}
"""Columns that are typed or chosen in, and what they are."""
_EXAMPLE = Date(2017, 11, 6)
_MARKS = {None: "", False: "●", True: "○"}
_KILOBYTE = 1000


class DocumentsModel(QAbstractTableModel):
    """The documents by kind, all of them or those that no session takes up."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.only_untaken = False
        self._ids: list[str] = []

    def list_anew(self, *, in_order: bool = True) -> None:
        """Read the plan and list what is wanted; rows that are there already may keep their places for a while.

        So what is typed into a cell is written down before the row goes elsewhere.
        """
        meeting = self._document.plan.meeting
        ids = [one.id for one in (untaken(meeting) if self.only_untaken else listed(meeting))]
        if ids == self._ids or (not in_order and sorted(ids) == sorted(self._ids)):
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, FILE))
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def document_at(self, row: int) -> MeetingDocument | None:
        """The document in a row, None where no row is."""
        return self._document.plan.find(MeetingDocument, self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, document_id: str) -> int:
        """The row of a document, -1 where it is not listed."""
        return self._ids.index(document_id) if document_id in self._ids else -1

    def turn(self, row: int) -> None:
        """Let the selected session take a document up, then have it at hand, then not have it."""
        row_document, block = self.document_at(row), self._document.selected
        if row_document is None or block is None or self._document.plan.read_only:
            return
        is_background = self._has(row_document)
        if is_background is True:
            self._document.do(unlink_document, row_document.id, block.id)
        else:
            self._document.do(link_document, row_document.id, block.id, is_background=is_background is False)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else FILE + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        may_write = index.column() in FIELDS and not self._document.plan.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if may_write else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.document_at(index.row())
        if row is None:
            return None
        words = self._words(row, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words) if words else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal, role)
            said = self._said(row) if index.column() == TAKEN else words or _("none")
            return _("{column}: {words}").format(column=head, words=said)
        return int(Qt.AlignmentFlag.AlignCenter) if self._is_mark(index.column(), role) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if section == TAKEN and role == Qt.ItemDataRole.ToolTipRole and self._document.selected is not None:
            return plain_tip(_("Here: {title}").format(title=self._document.selected.title))
        is_words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Vertical or not is_words:
            return None
        if section in FIELDS:
            return field_words(MeetingDocument, FIELDS[section])
        return {TAKEN: _("Here"), SESSIONS: _("Sessions"), FILE: _("File")}.get(section)

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, field = self.document_at(index.row()), FIELDS.get(index.column())
        if row is None or field is None:
            return False
        try:
            meant = self._date(str(value)) if field == "date" else value if field == "kind" else str(value).strip()
        except NotUnderstood as error:
            self._document.refused.emit(str(error))
            return False
        return bool(self._document.do(set_field, MeetingDocument, row.id, field, meant))

    def _date(self, typed: str) -> Date | None:
        days = [day.date for day in self._document.plan.meeting.days]
        around = Around(days, None if days else _EXAMPLE)
        return understand_date(typed, around, typed_date_words(_EXAMPLE)).date if typed.strip() else None

    def _words(self, row: MeetingDocument, column: int) -> str:
        if column == TAKEN:
            return _MARKS[self._has(row)]
        if column == KIND:
            return term(row.kind.value)
        if column == DATE:
            return typed_date_words(row.date) if row.date else ""
        if column == SESSIONS:
            return ", ".join(legible(block.number, block.title) for block in taken_up_in(row))
        if column == FILE:
            return (
                _("{name} ({size} KB)").format(name=row.file_name, size=-(-row.file_size // _KILOBYTE))
                if row.digest
                else ""
            )
        return str(getattr(row, FIELDS[column]))

    def _has(self, row: MeetingDocument) -> bool | None:
        """Whether the selected session has a document at hand only; None when it does not have it."""
        block = self._document.selected
        links = [link.is_background for link in row.sessions if block is not None and link.session is block]
        return links[0] if links else None

    def _said(self, row: MeetingDocument) -> str:
        return {None: _("no"), False: _("taken up"), True: _("background")}[self._has(row)]

    def _is_mark(self, column: int, role: int) -> bool:
        return column == TAKEN and role == Qt.ItemDataRole.TextAlignmentRole
