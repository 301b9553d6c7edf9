"""The sessions that were read of a programme, by day, each with the lines of the source it was made of."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from stocktake_desktop.interchange.progress import Progress, told
from stocktake_desktop.interchange.readers.programme_text import ReadProgramme
from stocktake_desktop.interchange.readers.programme_text.programme import ReadDay, ReadName, ReadSession
from stocktake_desktop.interchange.report import ImportReport
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.head_count import heads_said
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font
from stocktake_desktop.ui.widgets.programme_boxes import kind_words
from stocktake_desktop.words import _

_TIME, _TITLE, _KIND, _ROOM, _WHO, _LINES = range(6)
_SESSION = Qt.ItemDataRole.UserRole
_MOST_NAMES = 3


def listing() -> QTreeWidget:
    """A list without a frame, of numbers and words."""
    tree = QTreeWidget()
    tree.setUniformRowHeights(True)
    tree.setRootIsDecorated(False)
    tree.setIndentation(3 * GRID)
    tree.setColumnCount(2)
    tree.setHeaderLabels([_("Line"), _("What")])
    tree.setFrameShape(QTreeWidget.Shape.NoFrame)
    return tree


def fill_listing(tree: QTreeWidget, rows: list[tuple[str, str]], progress: Progress) -> None:
    """Show these numbers and words in a list, and no others."""
    tree.clear()
    tree.addTopLevelItems([QTreeWidgetItem([number, words]) for number, words in told(rows, progress)])
    tree.resizeColumnToContents(0)


class ReadSessions(QTreeWidget):
    """Days and their sessions; to choose one shows its lines, and the other way round."""

    session_chosen = Signal(list)
    """The lines of the session that was gone to."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(2 * GRID)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setColumnCount(6)
        self.setHeaderLabels([_("Time"), _("Session"), _("Kind"), _("Room"), _("Who"), _("Lines")])
        self.setAccessibleName(_("Sessions"))
        self._items: list[tuple[ReadSession, QTreeWidgetItem]] = []
        self._of_line: dict[int, int] = {}
        self.currentItemChanged.connect(self._choose)

    def show_read(self, programme: ReadProgramme, report: ImportReport, progress: Progress) -> None:
        """List what was read."""
        self.blockSignals(True)  # a line of the source is looked at, not a session that is no more
        self.clear()
        self.blockSignals(False)
        self._items, heads = [], []
        odd = {remark.line: remark.text for remark in report.remarks if remark.line is not None}
        for nth, day in enumerate(told(programme.days, progress), 1):
            head = QTreeWidgetItem([_day_words(nth, day)])
            head.setFont(0, font(NORMAL, QFont.Weight.DemiBold))
            head.addChildren([self._item(session, odd) for session in told(day.sessions, progress)])
            heads.append(head)
        self.addTopLevelItems(heads)
        for head in heads:
            head.setFirstColumnSpanned(True)
        self.expandAll()
        self._of_line = {}
        for which in (lambda session: [session.line], lambda session: session.lines):
            for nth, (session, _item) in enumerate(self._items):
                for number in which(session):
                    self._of_line.setdefault(number, nth)
        self._share_width()

    def go_to(self, number: int) -> list[int]:
        """Choose the session that a line belongs to, and nothing where it belongs to none; answers its lines."""
        nth = self._of_line.get(number)
        self.blockSignals(True)
        self.setCurrentItem(self._items[nth][1] if nth is not None else None)  # type: ignore[arg-type]  # Qt takes it
        self.blockSignals(False)
        return _lines(self._items[nth][0]) if nth is not None else []

    def _item(self, session: ReadSession, odd: dict[int, str]) -> QTreeWidgetItem:
        item = _session_item(session)
        item.setData(0, _SESSION, len(self._items))
        self._items.append((session, item))
        if words := odd.get(session.line):
            item.setIcon(_TITLE, icon("warning", "amber"))
            item.setToolTip(_TITLE, plain_tip(words))
            item.setData(_TITLE, Qt.ItemDataRole.AccessibleDescriptionRole, words)
        return item

    def _choose(self, current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        nth = current.data(0, _SESSION) if current is not None else None
        if isinstance(nth, int):
            self.session_chosen.emit(_lines(self._items[nth][0]))

    def _share_width(self) -> None:
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column, widest in ((_ROOM, 30), (_WHO, 34)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, min(max(self.sizeHintForColumn(column), 12 * GRID), widest * GRID))
        header.setStretchLastSection(False)


def people_read(programme: ReadProgramme) -> int:
    """How many persons a programme names; the same name is the same one."""
    names = {
        one.name.key or (one.name.given_name, one.name.family_name, one.name.function)
        for session in programme.sessions
        for one in session.appearances
        if one.name.is_person
    }
    return len(names)


def _session_item(session: ReadSession) -> QTreeWidgetItem:
    time = span(session.start, session.end) if session.end is not None else ""
    kind = kind_words()[session.kind] if session.kind else ""
    title = f"{session.number} {session.title}".strip() if session.number not in session.title else session.title
    item = QTreeWidgetItem([time, title, kind, session.room, _who(session), _numbers(_lines(session))])
    item.setFont(_TIME, font(NORMAL, QFont.Weight.DemiBold))
    item.setTextAlignment(_LINES, Qt.AlignmentFlag.AlignRight)
    if session.kind is not None:
        spine: QColor = theme_in_use().spines[session.kind]
        item.setForeground(_KIND, spine)
    if session.appearances:
        item.setToolTip(_WHO, plain_tip("\n".join(_names(session))))
    return item


def _who(session: ReadSession) -> str:
    """How many come, and the first of them by name."""
    count = sum(heads_said(one.name.placeholder) for one in session.appearances)
    names = list(_names(session))
    return f"{count} · {', '.join(names[:_MOST_NAMES])}" if count and names else str(count or "")


def _names(session: ReadSession) -> Iterator[str]:
    for one in session.appearances:
        yield _name_words(one.name)


def _name_words(name: ReadName) -> str:
    return name.family_name or name.function or name.short_name or name.organisation or name.placeholder


def _lines(session: ReadSession) -> list[int]:
    return sorted({session.line, *session.lines})


def _numbers(lines: Sequence[int]) -> str:
    """ "27–52", or "15"."""
    return f"{lines[0]}–{lines[-1]}" if lines[0] != lines[-1] else str(lines[0] or "")


def _day_words(nth: int, day: ReadDay) -> str:
    words = _("Day {number}").format(number=nth)
    if day.date is not None:
        words = _("Day {number} · {date}").format(number=nth, date=date_words(day.date))
    return f"{words} · {day.title}" if day.title else words
