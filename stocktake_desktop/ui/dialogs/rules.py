"""The rules of the meeting: who may take which role, hard stops of each day, minutes to change rooms."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QSpinBox, QWidget

from stocktake_desktop.edits.rules import RoleLine, role_lines
from stocktake_desktop.models import Category, Meeting, Role, SessionKind
from stocktake_desktop.planning.clock import clock, parse_clock
from stocktake_desktop.planning.floor import SpeakingTimes, speaking_times
from stocktake_desktop.planning.warning_times import WarningTimes, warning_times
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.programme_boxes import kind_words
from stocktake_desktop.ui.widgets.time_field import LengthLine
from stocktake_desktop.words import _, term

_STEP, _LONGEST = 10, 3600
"""Seconds of a press of the arrows of a warning, and its most."""


class RulesDialog(FormDialog):
    """Asks for the rules; they are changed together, in one step."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Rules of the meeting"), _("Change the rules"))
        self.setMinimumWidth(168 * GRID)
        self.turnaround = LengthLine(meeting.turnaround_minutes, 0, 120)
        self.turnaround.understood.connect(self.check)
        self.rows.addRow(_("&To change rooms"), self.turnaround)
        self._stops: dict[str, QLineEdit] = {}
        for day in meeting.days:
            field = self._stops[day.id] = QLineEdit(", ".join(clock(stop.minute) for stop in day.hard_stops))
            field.setToolTip(_("Times after which nothing can go on that day, such as 13:00, 18:00"))
            field.textChanged.connect(self.check)
            self.rows.addRow(_("Hard stops, {day}").format(day=day_words(day)), field)
        self._place_times(meeting)
        self._place_warnings(meeting)
        self._lines: list[RoleLine] = role_lines(meeting)
        self._place_roles()
        self.check()

    def stops(self) -> dict[str, list[int]]:
        """The minutes of the hard stops by the id of their day."""
        return {day: [minute for minute in _minutes(field.text()) if minute is not None]
                for day, field in self._stops.items()}  # fmt: skip

    def times(self) -> SpeakingTimes:
        """How long each category may speak from the floor."""
        return SpeakingTimes(*(line.meant() for line in self.time_lines))

    def _place_times(self, meeting: Meeting) -> None:
        words = (_("Groups"), _("States"), _("Observers"), _("First reply"), _("Second reply"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.time_lines = [LengthLine(minutes, 1, 120) for minutes in speaking_times(meeting)]
        for label, line in zip(words, self.time_lines, strict=True):
            line.setAccessibleName(_("Speaking time: {category}").format(category=label))
            line.understood.connect(self.check)
            row.addWidget(plain_label(label, "small"))
            row.addWidget(line, 1)
        self.rows.addRow(_("Speaking time"), row)

    def warnings(self) -> WarningTimes:
        """How many seconds before the end of their time speakers of each kind are warned."""
        return WarningTimes(*(box.value() for box in self.warning_boxes))

    def _place_warnings(self, meeting: Meeting) -> None:
        words = (_("Ceremonies"), _("Presentations"), _("Panels and others"), _("From the floor"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.warning_boxes = [QSpinBox() for _words in words]
        for label, box, seconds in zip(words, self.warning_boxes, warning_times(meeting), strict=True):
            box.setRange(0, _LONGEST)
            box.setSingleStep(_STEP)
            box.setSuffix(" s")
            box.setSpecialValueText(_("none"))
            box.setValue(seconds)
            box.setAccessibleName(_("Warning: {who}").format(who=label))
            box.setToolTip(_("Seconds before the end at which the clock turns amber, at most a fifth of the time"))
            row.addWidget(plain_label(label, "small"))
            row.addWidget(box, 1)
        self.rows.addRow(_("Warning before the end"), row)

    def roles(self) -> list[RoleLine]:
        """The lines of the rules about roles."""
        return list(self._lines)

    def fault(self) -> str:
        for line in (self.turnaround, *self.time_lines):
            if line.fault:
                return line.fault
        if any(None in _minutes(field.text()) for field in self._stops.values()):
            return _("Write hard stops as times with commas between them, such as 13:00, 18:00.")
        return ""

    def _place_roles(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Rules about roles"))
        self.list.setMinimumHeight(44 * GRID)
        self.take_out = QPushButton(_("&Remove the line"))
        self.list.currentRowChanged.connect(self._allow)
        self.take_out.setAutoDefault(False)
        self.take_out.clicked.connect(self._remove)
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        head, words = QHBoxLayout(), _("Lines with “only” belong together: they name all who may take a role.")
        head.addWidget(plain_label(_("Who may take which role"), "rubric"), 1)
        head.addWidget(self.take_out)
        self.body.addLayout(head)
        self.body.addWidget(plain_label(words, "small", wrap=True))
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._adding())
        self._show()

    def _adding(self) -> QHBoxLayout:
        names = kind_words()
        self.kind = ChoiceBox(_("Kind of session"), [Choice(kind, names[kind]) for kind in SessionKind])
        self.role = ChoiceBox(_("Role"), [Choice(role, term(role.value)) for role in Role])
        self.sense = ChoiceBox(_("Only or never"), [Choice(True, _("only")), Choice(False, _("never"))])
        self.category = ChoiceBox(_("Category"), [Choice(category, term(category.value)) for category in Category])
        self.put_in = QPushButton(_("&Add"))
        self.put_in.setAutoDefault(False)
        self.put_in.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for box, stretch in ((self.kind, 3), (self.role, 3), (self.sense, 1), (self.category, 4), (self.put_in, 0)):
            row.addWidget(box, stretch)
        return row

    def _add(self) -> None:
        nth = (box.currentIndex() for box in (self.kind, self.role, self.category))
        kind, role, category = (list(sort)[n] for sort, n in zip((SessionKind, Role, Category), nth, strict=True))
        line = RoleLine(SessionKind(kind), Role(role), Category(category), self.sense.currentIndex() == 0)
        others = [other for other in self._lines if other[:3] != line[:3]]
        self._lines = [*others, line]
        self._show(len(others))

    def _allow(self, row: int) -> None:
        self.take_out.setEnabled(row >= 0)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            del self._lines[row]
            self._show(min(row, len(self._lines) - 1))

    def _show(self, row: int = -1) -> None:
        self.list.clear()
        for line in self._lines:
            self.list.addItem(QListWidgetItem(_line_words(line)))
        self.list.setCurrentRow(row)
        self.take_out.setEnabled(row >= 0)


def _minutes(typed: str) -> list[int | None]:
    """The times in a list with commas; None for each that is no time."""
    return [parse_clock(part) for part in typed.replace(";", ",").split(",") if part.strip()]


def _line_words(line: RoleLine) -> str:
    words = _("{kind}: {role} only {category}") if line.allowed else _("{kind}: {role} never {category}")
    return words.format(kind=kind_words()[line.kind], role=term(line.role.value), category=term(line.category.value))
