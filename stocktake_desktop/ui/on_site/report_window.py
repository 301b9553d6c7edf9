"""What came of the plan, in a window of its own: planned against actual by day and room, to read, save and print."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.noting import note_as_planned, passed_unnoted
from stocktake_desktop.interchange.writers.report_csv import write_report_csv
from stocktake_desktop.models import Day, PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.planning.moments import today, wall_clock
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.report import DayReport, ReportLine, has_happened, report_of
from stocktake_desktop.planning.report_words import (
    cells,
    column_names,
    overrun_words,
    requests_words,
    totals_words,
    turn_cells,
)
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.file_names import dated_name, free_names, with_ending
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.notice import plain_label, tell
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font
from stocktake_desktop.ui.on_site.corrections import Corrections
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, legible, ngettext, term

_EVERY_DAY = ""
_ROW = 6 * GRID


class ReportWindow(QDialog):
    """Stays beside the day while it runs, and follows what is pressed; closed, it is gone."""

    def __init__(self, document: Document, settings: Settings, clock: MeetingClock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Planned and actual"))
        self.resize(312 * GRID, 170 * GRID)
        self._document, self._settings, self._clock = document, settings, clock
        self.day, self.totals, self.table = ChoiceBox(_("Day of the report")), plain_label(wrap=True), QTreeWidget()
        self.day.setProperty("quiet", False)
        self.save_csv, self.save_pdf = QPushButton(_("Save as &CSV…")), QPushButton(_("Save as &PDF…"))
        self.save_csv.clicked.connect(self._save_csv)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.as_planned = QPushButton()
        self.as_planned.clicked.connect(self._note_as_planned)
        self._set_up_table()
        self.corrections = Corrections(document, clock, self.table)
        self._lay_out()
        self.day.currentIndexChanged.connect(self._fill)
        WhenSeen(document, self, self._follow)
        document.replaced.connect(self.close)

    def ask(self) -> None:
        """Show the report of the last day on which something happened, in front."""
        days = [day for day in self._document.plan.meeting.days if has_happened(day)]
        self._offer_days()
        self.day.show_value(days[-1].id if days else _EVERY_DAY)
        self._fill()
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def _follow(self, reach: Reach) -> None:
        if reach.sessions or reach.days or reach.everywhere:
            self._offer_days()
            self._fill()

    @property
    def lines(self) -> list[list[str]]:
        """What the rows of the table say, from top to bottom."""
        return [[item.text(column) for column in range(self.table.columnCount())] for item in _walk(self.table)]

    def _days(self) -> tuple[DayReport, ...]:
        chosen = self._chosen()
        return report_of(self._document.plan.meeting, chosen.number if chosen is not None else None)

    def _chosen(self) -> Day | None:
        return next((day for day in self._document.plan.meeting.days if day.id == self.day.value()), None)

    def _offer_days(self) -> None:
        days = self._document.plan.meeting.days
        self.day.offer([Choice(_EVERY_DAY, _("Every day")), *(Choice(day.id, day_words(day)) for day in days)])
        if self.day.currentIndex() < 0:
            self.day.show_value(_EVERY_DAY)

    def _fill(self) -> None:
        scroll, place = self.table.verticalScrollBar(), self.table.verticalScrollBar().value()
        self.table.clear()
        days = self._days()
        names = {day.id: day_words(day) for day in self._document.plan.meeting.days}
        for report in days:
            top = self._heading(self.table.invisibleRootItem(), names[report.day_id], QFont.Weight.Bold)
            if not report.has_happened:
                self._heading(top, _("Nothing was noted on this day."), QFont.Weight.Normal)
                continue
            if len(days) > 1:
                self._heading(top, " · ".join(totals_words(report.totals)), QFont.Weight.Normal)
            for words in requests_words(report):
                self._heading(top, words, QFont.Weight.Normal)
            for room in report.rooms:
                under = self._heading(top, legible(room.name, _("No room")), QFont.Weight.DemiBold)
                for line in room.sessions:
                    self._line(under, line)
            if report.overruns:
                under = self._heading(top, _("Usual over-runs so far"), QFont.Weight.DemiBold)
                for usual in report.overruns:
                    self._heading(under, overrun_words(usual), QFont.Weight.Normal)
        self.table.expandAll()
        scroll.setValue(place)
        alone = days[0] if len(days) == 1 else None
        self.totals.setText(" · ".join(totals_words(alone.totals)) if alone and alone.has_happened else "")
        for button in (self.save_csv, self.save_pdf):
            button.setEnabled(bool(days))
        n = len(self._passed())
        words = ngettext("{n} before now took place as planned", "All {n} before now took place as planned", n)
        self.as_planned.setText(words.format(n=n))
        self.as_planned.setVisible(n > 0 and not self._document.plan.read_only)

    def _heading(self, under: QTreeWidgetItem, words: str, weight: QFont.Weight) -> QTreeWidgetItem:
        item = QTreeWidgetItem(under, [words])
        item.setFont(0, font(NORMAL, weight))
        item.setSizeHint(0, QSize(0, _ROW))
        item.setFirstColumnSpanned(True)
        return item

    def _line(self, under: QTreeWidgetItem, line: ReportLine) -> None:
        title = legible(line.title, term(line.kind.value, capital=True) if line.kind else _("Session without a title"))
        item = QTreeWidgetItem(under, cells(line, " ".join(title.split())))
        item.setData(0, Qt.ItemDataRole.UserRole, line)
        item.setSizeHint(0, QSize(0, _ROW))
        for column in (0, 2) if line.kind is None else ():
            item.setFont(column, font(NORMAL, QFont.Weight.DemiBold))
        for turn in line.turns:
            QTreeWidgetItem(item, turn_cells(turn)).setSizeHint(0, QSize(0, _ROW))
        for segment in line.segments:
            self._line(item, segment)

    def _passed(self) -> list[str]:
        """The sessions that are shown, were to be over by now, and of which nobody noted anything."""
        chosen, now = self._chosen(), self._clock.now
        days = [chosen] if chosen is not None else self._document.plan.meeting.days
        return [block.id for day in days for block in passed_unnoted(day, now)]

    def _note_as_planned(self) -> None:
        self._document.do(note_as_planned, self._passed())

    def _save_csv(self) -> None:
        path = self._ask_path(_("Save as CSV"), ".csv", _("Tables (*.csv)"))
        if path is not None:
            self._write(lambda: write_report_csv(self._days(), path))

    def _save_pdf(self) -> None:
        path = self._ask_path(_("Save as PDF"), ".pdf", _("PDF (*.pdf)"))
        if path is not None:
            self._write(lambda: self._write_pdf(path))

    def _write_pdf(self, path: Path) -> None:
        from stocktake_desktop.sheets.catalogue import Sheet, Stamp, write_sheet

        day, plan = self._chosen(), self._document.plan
        stamp = Stamp(revision=None, printed_at=wall_clock(plan.meeting), replaces=None)
        number = day.number if day is not None else None
        language = self._settings.sheet_language
        write_sheet(plan, Sheet("report", day=number, language=language), path, stamp)

    def _write(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (PlanError, OSError) as error:
            tell(self, _("The report could not be written"), str(error))

    def _ask_path(self, title: str, ending: str, kinds: str) -> Path | None:
        if not self._document.may_leave():
            return None
        plan, day = self._document.plan, self._chosen()
        folder = plan.path.parent if plan.path is not None else documents_folder()
        draft = "draft" if ending == ".pdf" else ""
        subject = "-".join(filter(None, ("report", str(day.number) if day is not None else "", draft)))
        (name,) = free_names([dated_name(plan.meeting, subject, today(plan.meeting), ending)], folder)
        path, _kind = QFileDialog.getSaveFileName(self, title, str(folder / name), kinds)
        return with_ending(Path(path), ending) if path else None

    def _set_up_table(self) -> None:
        names = column_names()
        self.table.setHeaderLabels(names)
        self.table.setAccessibleName(_("Planned and actual"))
        self.table.setObjectName("report")
        self.table.setIndentation(3 * GRID)
        self.table.setItemsExpandable(False)
        self.table.setRootIsDecorated(False)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(names)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        head, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(3 * GRID)
        head.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.totals, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        for button in (
            self.save_csv,
            self.save_pdf,
            self.as_planned,
            buttons.button(QDialogButtonBox.StandardButton.Close),
        ):
            button.setAutoDefault(False)
        foot.addWidget(self.save_csv)
        foot.addWidget(self.save_pdf)
        foot.addWidget(self.as_planned)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)


def show_report(document: Document, settings: Settings, clock: MeetingClock, parent: QWidget) -> None:
    """Bring up the one report window of a main window."""
    windows = (window for window in parent.findChildren(ReportWindow) if window.isVisible())
    window = next(windows, None) or ReportWindow(document, settings, clock, parent)
    window.ask()


def _walk(table: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    waiting = [table.topLevelItem(nth) for nth in range(table.topLevelItemCount())]
    while waiting:
        item = waiting.pop(0)
        if item is not None:
            yield item
            waiting = [*(item.child(nth) for nth in range(item.childCount())), *waiting]
