"""Importing a programme: paste or open its text, and see at once what will be read of it and what will be assumed."""

from datetime import date as Date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, ReadingStopped, silently, told
from stocktake_desktop.interchange.readers.programme_text import (
    ReadProgramme,
    place_programme,
    read_programme,
)
from stocktake_desktop.interchange.readers.programme_text.programme import ReadDay, ReadSession, ReadSource
from stocktake_desktop.interchange.registry import PROGRAMME_READERS, pattern, patterns, programme_reader_for
from stocktake_desktop.interchange.report import Fate, ImportReport
from stocktake_desktop.interchange.whole_plan import make_plan
from stocktake_desktop.models import Meeting, Plan, PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.head_count import heads_said
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.dialogs.source_text import SourceText
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.ui.look.notice import plain_label, tell
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font
from stocktake_desktop.ui.widgets.date_field import DateField
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.long_reading import is_shown_whole, reading
from stocktake_desktop.ui.widgets.programme_boxes import around, kind_words
from stocktake_desktop.ui.widgets.zone_box import ZoneBox
from stocktake_desktop.words import _

PAUSE = 200
"""Milliseconds without typing before the text is read again."""


class ImportDialog(FormDialog):
    """Shows the text beside what is read of it; OK stands for exactly what is shown."""

    def __init__(self, parent: QWidget, meeting: Meeting | None, text: str = "") -> None:
        super().__init__(parent, _("Import a programme"), _("Import"))
        self.resize(parent.size() * 0.86)
        self._meeting = meeting
        self._programme, self._report = ReadProgramme(), ImportReport()
        self._source: ReadSource | None = None
        self._counted = ""
        self._long_text = ""
        self._refused = ""
        self._dates: tuple[Date, Date] | None = None
        self._title = QLineEdit()
        first = min((day.date for day in meeting.days), default=None) if meeting else None
        near = around(meeting) if meeting else Around(today=Date.today())
        self.first_day = DateField(first or (today(meeting) if meeting else Date.today()), near)
        self.timezone = ZoneBox(meeting.timezone if meeting else "")
        self.text, self.sessions, self.remarks, self.notes = SourceText(), _tree(), _tree(), _tree()
        self.counts = plain_label(name="muted")
        self._place_fields()
        self._place_halves()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.read)
        self.text.textChanged.connect(self._timer.start)
        self.first_day.changed.connect(self.read)
        self._title.textChanged.connect(self.check)
        self.timezone.changed.connect(self.check)
        self._show_text(text, "")
        self.read()

    def title(self) -> str:
        """What the new meeting shall be called."""
        return self._title.text().strip() or self._title.placeholderText() or _("Meeting")

    def place(self, plan: Plan) -> None:
        """Put what is shown into a plan, as one step."""
        with reading(self, _("Import a programme")) as progress:
            place_programme(plan, self._programme, self._report, self.first_day.meant(), progress)

    def start_plan(self, path: Path) -> Plan:
        """Start a new plan with what is shown; no file is left behind when it fails."""
        return make_plan(path, self.place, self.title(), self.timezone.meant())

    def take(self, path: Path) -> bool:
        """Take a file that is a programme or says one as text, instead of what was typed; False when that was stopped.

        PlanError when it cannot be read.
        """
        source, text, reader = None, "", programme_reader_for(path)
        try:
            with reading(self, _("Open a programme")) as progress:
                if isinstance(reader, TextReader):
                    text = reader.programme(path, progress)
                else:
                    source = reader.read(path, progress)
        except ReadingStopped:
            return False
        self._source, self._counted = source, _(reader.counted)
        self._show_text(text, path.name)
        if source is not None:
            zone = self.timezone.findText(source.timezone)
            if self._meeting is None and zone >= 0:
                self.timezone.setCurrentIndex(zone)
        self.first_day.setEnabled(source is None)
        self.read()
        return True

    def read(self) -> None:
        """Read the text as it stands and show what is in it."""
        self._timer.stop()
        self._refused = ""
        if self.first_day.fault:  # what was read stays until the date is one
            self.check()
            return
        try:
            with reading(self, _("Import a programme")) as progress:
                self._read(progress)
        except PlanError as error:  # stopped, or too long
            self._refused = str(error)
            self._programme, self._report = ReadProgramme(), ImportReport()
            self._show_read(silently)
        dates = self._programme.dates
        if self._meeting is None and dates and dates != self._dates:
            self._dates = dates
            if self._programme.timezone:
                self.timezone.setCurrentText(self._programme.timezone)
            self.first_day.show_date(dates[0])  # and so the text is read again, from the day that it says itself
        self.check()

    def _read(self, progress: Progress) -> None:
        if self._source is not None:
            self._programme, self._report = self._source.programme, self._source.report
        else:
            text = self._long_text or self.text.toPlainText()
            self._programme, self._report = read_programme(text, self.first_day.meant(), progress)
        self._show_read(progress)

    def _show_read(self, progress: Progress) -> None:
        self._title.setPlaceholderText(self._programme.title)
        self._show_sessions(progress)
        remarks = [(str(remark.line or ""), remark.text) for remark in self._report.remarks]
        notes = [
            (str(line.number), f"{line.text}  ({line.where})") for line in self._report.lines if line.fate is Fate.NOTE
        ]
        _fill(self.remarks, remarks, progress)
        _fill(self.notes, notes, progress)
        self._tabs.setTabText(1, _("Assumptions ({count})").format(count=len(remarks)))
        self._tabs.setTabText(2, _("Kept as notes ({count})").format(count=len(notes)))
        words = _("{read} lines read: {placed} placed, {notes} kept as notes. Nothing is lost.")
        if self._source is not None:
            words = self._counted
        self.counts.setText(words.format(**self._report.counts) if self._report.lines else "")

    def _show_text(self, text: str, name: str) -> None:
        """Show a text to be changed; of one too long for that, as of a programme in data, only where it came from."""
        is_long = not is_shown_whole(text)
        self._long_text = text if is_long else ""
        words = _("What is shown was read from {name}.").format(name=name or _("the clipboard"))
        self.text.setPlainText(words if is_long or self._source is not None else text)
        self.text.setReadOnly(is_long or self._source is not None)

    def fault(self) -> str:
        if not self.text.toPlainText().strip():
            return _("Paste the programme at the left, or open it from a file.")
        unclear = self._refused or self.first_day.fault or (self._meeting is None and self.timezone.fault)
        if unclear:
            return unclear
        if not self._programme.sessions:
            return _("No session was found: no line has a time such as 10:15 – 13:00.")
        return ""

    def bring_up_to_date(self) -> None:
        if self._timer.isActive():
            self.read()

    def first_field(self) -> QWidget:
        return self.text

    def _place_fields(self) -> None:
        if self._meeting is None:
            self.rows.addRow(_("&Title"), self._title)
            self.rows.addRow(_("Time &zone"), self.timezone)
        self.rows.addRow(_("&First day"), self.first_day)

    def _place_halves(self) -> None:
        left, halves, column = QWidget(), QSplitter(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self.open_file = QPushButton(_("&Open a file…"))
        self.open_file.setAutoDefault(False)
        self.open_file.clicked.connect(self._open)
        column.addWidget(self.text, 1)
        column.addWidget(self.open_file, 0, Qt.AlignmentFlag.AlignLeft)
        left.setLayout(column)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for tree, words in (
            (self.sessions, _("Sessions")),
            (self.remarks, _("Assumptions")),
            (self.notes, _("Kept as notes")),
        ):
            tree.setAccessibleName(words)
            self._tabs.addTab(tree, words)
        self.sessions.setColumnCount(5)
        self.sessions.setHeaderLabels([_("Time"), _("Session"), _("Kind"), _("Room"), _("Who")])
        halves.addWidget(left)
        halves.addWidget(self._tabs)
        halves.setSizes([420, 640])
        self.body.addWidget(halves, 1)
        self.body.addWidget(self.counts)

    def _show_sessions(self, progress: Progress) -> None:
        self.sessions.clear()
        heads = []
        for nth, day in enumerate(told(self._programme.days, progress), 1):
            head = QTreeWidgetItem([_day_words(nth, day)])
            head.setFont(0, font(NORMAL, QFont.Weight.DemiBold))
            head.addChildren([_session_item(session) for session in told(day.sessions, progress)])
            heads.append(head)
        self.sessions.addTopLevelItems(heads)
        for head in heads:
            head.setFirstColumnSpanned(True)
        self.sessions.expandAll()
        header = self.sessions.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def _open(self) -> None:
        every = f"{_('Programmes')} ({pattern(PROGRAMME_READERS)})"
        kinds = ";;".join((every, *patterns(PROGRAMME_READERS), _("All files (*)")))
        name, _kind = QFileDialog.getOpenFileName(self, _("Open a programme"), str(documents_folder()), kinds)
        if not name:
            return
        try:
            self.take(Path(name))
        except PlanError as error:
            tell(self, _("The file cannot be read"), str(error))


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setUniformRowHeights(True)
    tree.setRootIsDecorated(False)
    tree.setIndentation(3 * GRID)
    tree.setColumnCount(2)
    tree.setHeaderLabels([_("Line"), _("What")])
    tree.setFrameShape(QTreeWidget.Shape.NoFrame)
    return tree


def _fill(tree: QTreeWidget, rows: list[tuple[str, str]], progress: Progress) -> None:
    tree.clear()
    tree.addTopLevelItems([QTreeWidgetItem([number, words]) for number, words in told(rows, progress)])
    tree.resizeColumnToContents(0)


def _session_item(session: ReadSession) -> QTreeWidgetItem:
    time = span(session.start, session.end) if session.end is not None else ""
    kind = kind_words()[session.kind] if session.kind else ""
    title = f"{session.number} {session.title}".strip() if session.number not in session.title else session.title
    who = str(sum(heads_said(one.name.placeholder) for one in session.appearances) or "")
    item = QTreeWidgetItem([time, title, kind, session.room, who])
    item.setFont(0, font(NORMAL, QFont.Weight.DemiBold))
    if session.kind is not None:
        spine: QColor = theme_in_use().spines[session.kind]
        item.setForeground(2, spine)
    return item


def _day_words(nth: int, day: ReadDay) -> str:
    words = _("Day {number}").format(number=nth)
    if day.date is not None:
        words = _("Day {number} · {date}").format(number=nth, date=date_words(day.date))
    return f"{words} · {day.title}" if day.title else words
