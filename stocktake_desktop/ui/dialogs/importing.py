"""Importing a programme: what was received at the left, what was read of it at the right, what was assumed above."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.interchange.as_plan import SourcePlan, plan_of
from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.grid.column_words import Column
from stocktake_desktop.interchange.progress import Progress, ReadingStopped, silently
from stocktake_desktop.interchange.readers.programme_text import (
    Answers,
    ReadProgramme,
    place_programme,
    read_programme,
)
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSource
from stocktake_desktop.interchange.registry import programme_reader_for
from stocktake_desktop.interchange.report import Fate, ImportReport
from stocktake_desktop.interchange.whole_plan import make_plan
from stocktake_desktop.models import Meeting, Plan, PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.ui.dialogs.import_facts import MeetingFacts
from stocktake_desktop.ui.dialogs.import_goal import ImportGoal
from stocktake_desktop.ui.dialogs.import_sessions import ReadSessions, fill_listing, listing, people_read
from stocktake_desktop.ui.dialogs.import_source import Legend, SourceGrid, UnusedBar
from stocktake_desktop.ui.dialogs.new_meeting import ask_where_to_save, proposed
from stocktake_desktop.ui.dialogs.source_text import SourceText, ask_for_programme, programme_in
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label, tell
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.long_reading import is_shown_whole, reading
from stocktake_desktop.ui.widgets.whole_words import WholeWords
from stocktake_desktop.words import _, ngettext

PAUSE = 200
"""Milliseconds without typing before the text is read again."""


class ImportDialog(FormDialog):
    """Shows the source beside what is read of it; OK stands for exactly what is shown, and says what it will do."""

    def __init__(
        self,
        parent: QWidget,
        meeting: Meeting | None,
        text: str = "",
        folder: Path | None = None,
        *,
        updates: bool = False,
    ) -> None:
        """`updates`: a programme was taken into the meeting before, so this one may be its next version."""
        super().__init__(parent, _("Import a programme"), _("Import"))
        self.resize(parent.size() * 0.96)
        self._meeting, self._folder = meeting, folder or documents_folder()
        self._programme, self._report = ReadProgramme(), ImportReport()
        self._source: ReadSource | None = None
        self._counted = self._long_text = self._refused = ""
        self._columns: tuple[Column | None, ...] = ()
        self._opened, self._known = frozenset[int](), set[str]()
        self._chosen: Path | None = None
        self.facts = MeetingFacts(meeting)
        self.first_day, self.timezone = self.facts.first_day, self.facts.timezone
        self.text, self.grid, self.sessions = SourceText(), SourceGrid(), ReadSessions()
        self.remarks, self.notes = listing(), listing()
        self.counts = plain_label(name="muted")
        self.goal = ImportGoal(starts=meeting is None, updates=updates)
        self._place_top()
        self._place_halves()
        self._place_foot()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.read)
        self._wire()
        self._show_text(text, "")
        self.read()
        self.show_source(as_text=not text.strip())

    def title(self) -> str:
        """What the new meeting shall be called."""
        return self.facts.name()

    def path(self) -> Path:
        """The file that a new plan will live in: named after the meeting, until another was chosen."""
        return self._chosen or proposed(self._folder, self.title())

    def place(self, plan: Plan) -> None:
        """Put what is shown into a plan, as one step."""
        with reading(self, _("Import a programme")) as progress:
            place_programme(plan, self._programme, self._report, self.first_day.meant(), progress, self.name.text())

    def source_plan(self) -> SourcePlan:
        """What is shown as a plan in memory, to be held against the one that is open; whoever asks closes it."""
        zone = self._meeting.timezone if self._meeting is not None else self.timezone.meant()
        with reading(self, _("Import a programme")) as progress:
            return plan_of(ReadSource(self._programme, zone), self.name.text(), self.first_day.meant(), progress)

    def start_plan(self, path: Path) -> Plan:
        """Start a new plan with what is shown; no file is left behind when it fails."""
        return make_plan(path, self.place, self.title(), self.timezone.meant(), self.facts.place.text().strip())

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
        self._take(text, path.name)
        return True

    def take_any(self, held: Path | QMimeData) -> bool:
        """Take a file, or what the clipboard or a drop holds, a file or a text; False where it holds neither."""
        if isinstance(held, Path):
            return self.take(held)
        if files := [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]:
            return self.take(files[0])
        text = programme_in(held)
        if text.strip():
            self._source = None
            self._take(text, "")
        return bool(text.strip())

    def _take(self, text: str, name: str) -> None:
        self._columns, self._opened, self._known = (), frozenset(), set()
        self._show_text(text, name)
        self.read()
        self.show_source(as_text=False)

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
        self.check()

    def _read(self, progress: Progress) -> None:
        if self._source is not None:
            self._programme, self._report = self._source.programme, self._source.report
        else:
            text = self._long_text or self.text.toPlainText()
            answers = Answers(self._columns, self._opened, self.facts.otherwise)
            self._programme, self._report = read_programme(text, self.facts.said_day, progress, answers)
        self._show_read(progress)

    def _show_read(self, progress: Progress) -> None:
        self.facts.show_read(self._programme, self._source.timezone if self._source else "")
        self.first_day.setEnabled(self.first_day.isEnabled() and self._source is None)
        self.sessions.show_read(self._programme, self._report, progress)
        self.grid.show_read(self._programme, self._report, self._known)
        unused = set(self._report.unused)
        remarks = [remark for remark in self._report.remarks if remark.line not in unused]
        remarks.sort(key=lambda remark: remark.line is not None)  # of the whole first
        notes = [
            (str(line.number), f"{line.text}  ({line.where})") for line in self._report.lines if line.fate is Fate.NOTE
        ]
        fill_listing(self.remarks, [(str(remark.line or ""), remark.text) for remark in remarks], progress)
        fill_listing(self.notes, notes, progress)
        self._tabs.setTabText(1, _("Kept as notes ({count})").format(count=len(notes)))
        self.counts.setText(self._count_words())
        self._show_unused()

    def _count_words(self) -> str:
        if not self._report.lines:
            return ""
        if self._source is not None:
            return self._counted.format(**self._report.counts)
        people = people_read(self._programme)
        rooms = len({session.room for session in self._programme.sessions if session.room})
        words = _("lines read: {read}, lost: {lost}, placed: {placed}, kept as notes: {notes}")
        lost = len({p.line for row in self._programme.rows for p in row.paragraphs if p.text.strip()})
        lost -= len(self._report.lines)
        return " · ".join((
            words.format(**self._report.counts, lost=max(lost, 0)),
            ngettext("{n} person", "{n} people", people).format(n=people),
            ngettext("{n} room", "{n} rooms", rooms).format(n=rooms),
        ))  # fmt: skip

    def show_source(self, *, as_text: bool) -> None:
        """Show what was received as the text it is, to be changed, or as the grid it was read as."""
        as_text = as_text or not self._programme.rows
        self._pages.setCurrentWidget(self.text if as_text else self.grid)
        self.as_text.setChecked(as_text)
        self.as_text.setVisible(bool(self._programme.rows))

    def _show_text(self, text: str, name: str) -> None:
        """Show a text to be changed; of one too long for that, as of a programme in data, only where it came from."""
        is_long = not is_shown_whole(text)
        self._long_text = text if is_long else ""
        words = _("What is shown was read from {name}.").format(name=name or _("the clipboard"))
        self.text.setPlainText(words if is_long or self._source is not None else text)
        self.text.setReadOnly(is_long or self._source is not None)
        self.name.setText(name)

    def fault(self) -> str:
        if not self.text.toPlainText().strip():
            return _("Paste the programme at the left, or open it from a file.")
        if unclear := self._refused or self.facts.fault:
            return unclear
        if not self._programme.sessions:
            return _("No session was found: no line has a time such as 10:15 – 13:00.")
        return ""

    def check(self) -> None:
        super().check()
        if self._meeting is None:
            self.goal.show_file(self.path())
        self.ok.setText(self.goal.words(len(self._programme.sessions)))

    def bring_up_to_date(self) -> None:
        if self._timer.isActive():
            self.read()

    def first_field(self) -> QWidget:
        if not self.text.toPlainText().strip():
            return self.text
        return self.first_day.line if self.facts.is_guessed and self.first_day.isEnabled() else self.ok

    def doubted_field(self) -> QWidget:
        return self.facts.doubted() if self.facts.fault else self.ok

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._go_to(self.first_field())

    # how it is laid out

    def _place_top(self) -> None:
        top, beside = QHBoxLayout(), QVBoxLayout()
        top.setSpacing(5 * GRID)
        beside.setSpacing(2)
        self.remarks.setAccessibleName(_("Assumptions"))
        self.remarks.setHeaderHidden(True)
        self.remarks.setUniformRowHeights(False)
        self.remarks.setItemDelegate(WholeWords(self.remarks))
        self.remarks.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.remarks.setFixedHeight(26 * GRID)
        beside.addWidget(plain_label(_("Also assumed"), "rubric"))
        beside.addWidget(self.remarks)
        top.addWidget(self.facts, 5)
        top.addLayout(beside, 4)
        self.body.addLayout(top)

    def _place_halves(self) -> None:
        left, halves, column, bar = QWidget(), QSplitter(), QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self.name = plain_label(name="strong")
        self.open_file = QPushButton(_("&Open a file…"))
        self.paste = QPushButton(_("&Paste"))
        self.as_text = QPushButton(_("Change the te&xt"))
        self.as_text.setCheckable(True)
        bar.addWidget(self.name)
        for button in (self.open_file, self.paste, self.as_text):
            button.setAutoDefault(False)
            bar.addWidget(button)
        bar.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        self._pages.addWidget(self.grid)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        left.setLayout(column)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self.notes.setAccessibleName(_("Kept as notes"))
        self._tabs.addTab(self.sessions, _("Sessions"))
        self._tabs.addTab(self.notes, _("Kept as notes"))
        halves.addWidget(left)
        halves.addWidget(self._tabs)
        halves.setSizes([520, 680])
        self.body.addWidget(halves, 1)

    def _place_foot(self) -> None:
        foot = QHBoxLayout()
        self.unused = UnusedBar()
        foot.addWidget(Legend())
        foot.addWidget(self.unused)
        foot.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.goal)
        self.body.addLayout(foot)
        self.body.addLayout(row)

    def _wire(self) -> None:
        self.text.textChanged.connect(self._timer.start)
        self.text.filled.connect(self._show_what_was_pasted)
        self.facts.day_changed.connect(self.read)
        self.facts.changed.connect(self.check)
        self.facts.line_asked.connect(self._go_to_line)
        self.open_file.clicked.connect(self._open)
        self.paste.clicked.connect(self._paste)
        self.goal.changed.connect(self.check)
        self.goal.elsewhere_asked.connect(self._keep_elsewhere)
        self.as_text.clicked.connect(self._turn_source)
        self.grid.columns_chosen.connect(self._read_columns)
        self.grid.line_chosen.connect(self._show_session_of)
        self.sessions.session_chosen.connect(self.grid.mark)
        for tree in (self.remarks, self.notes):
            tree.currentItemChanged.connect(self._go_to_line_of)
        self.unused.next_asked.connect(self._next_unused)
        self.unused.session_asked.connect(self._make_session)
        self.unused.note_asked.connect(self._make_note)
        QShortcut(QKeySequence(Key.NEXT_UNUSED.sequence), self, self._next_unused)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)

    # what is chosen in it

    def _show_session_of(self, line: int) -> None:
        self.grid.mark(self.sessions.go_to(line))
        self._show_unused()

    def _go_to_line(self, line: int) -> None:
        if line:
            self.show_source(as_text=False)
            self.grid.go_to(line)

    def _turn_source(self, as_text: bool) -> None:
        self.show_source(as_text=as_text)

    def _go_to_line_of(self, item: QTreeWidgetItem | None) -> None:
        self._go_to_line(int(item.text(0) or 0) if item is not None else 0)

    def _show_what_was_pasted(self) -> None:
        self.read()
        self.show_source(as_text=False)

    def _next_unused(self) -> None:
        if self.grid.model.amber:
            self.show_source(as_text=False)
            self.grid.go_to_next_unused()

    def _show_unused(self) -> None:
        self.unused.show_lines(len(self.grid.model.amber), is_at_one=bool(self.grid.unused))

    def _make_session(self) -> None:
        self._opened |= {self.grid.line}
        self.read()

    def _make_note(self) -> None:
        self._known.add(self.grid.unused)
        self.grid.show_read(self._programme, self._report, self._known)
        self._show_unused()

    def _read_columns(self, columns: tuple[Column | None, ...]) -> None:
        self._columns = columns
        self.read()

    def _paste(self) -> None:
        if (held := QGuiApplication.clipboard().mimeData()) is not None:
            self._try(partial(self.take_any, held))

    def _open(self) -> None:
        if (path := ask_for_programme(self)) is not None:
            self._try(partial(self.take, path))

    def _try(self, act: "partial[bool]") -> None:
        try:
            act()
        except PlanError as error:
            tell(self, _("The file cannot be read"), str(error))

    def _keep_elsewhere(self) -> None:
        chosen = ask_where_to_save(self, _("Keep the plan in"), self.path())
        if chosen is not None:
            self._chosen = chosen
            self.check()
