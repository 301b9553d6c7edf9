"""Starting a plan: title, place, time zone, days, rooms, and the file it lives in."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import SUFFIX, Plan, RoomKind, RoomLayout, create_plan
from stocktake_desktop.paths import documents_folder, file_stem, is_there
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.date_field import DateField
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.zone_box import ZoneBox
from stocktake_desktop.words import _, legible


@dataclass(frozen=True)
class NewMeeting:
    """What a new plan starts with."""

    path: Path
    title: str
    place: str
    timezone: str
    first_day: Date
    days: int
    interpreted: bool
    """Whether interpretation ends at 13:00 and 18:00 each day, after which nothing can go on."""
    groups: int
    """How many rooms for parallel groups there are beside the plenary."""

    def create(self) -> Plan:
        """Write the plan file and set up its days and rooms, as one step."""
        plan = create_plan(self.path, self.title, self.timezone, self.place)
        with plan.edit(_("Set up the meeting")):
            for nth in range(self.days):
                add_day(plan, self.first_day + timedelta(days=nth), interpreted=self.interpreted)
            add_room(plan, _("Plenary"))
            for nth in range(self.groups):
                name = _("Breakout room {number}").format(number=nth + 1)
                add_room(plan, name, RoomKind.BREAKOUT, RoomLayout.ROUND_TABLE)
        return plan


class NewMeetingDialog(FormDialog):
    """Asks for what a new plan starts with; the file's name follows the title until it is chosen."""

    def __init__(self, parent: QWidget, folder: Path | None = None) -> None:
        super().__init__(parent, _("New meeting"), _("Start the plan"))
        self.setMinimumWidth(140 * GRID)
        self._folder = folder or documents_folder()
        self._file_chosen = False
        self.title, self.place, self.timezone = QLineEdit(), QLineEdit(), ZoneBox()
        self.first_day = DateField(_monday_in_a_month(), Around(today=Date.today()))
        self.days, self.groups, self.file = QSpinBox(), QSpinBox(), QLineEdit()
        self.days.setRange(1, 60)
        self.days.setValue(3)
        self.groups.setRange(0, 40)
        self.groups.setValue(3)
        for words, field in (
            (_("&Title"), self.title),
            (_("&Place"), self.place),
            (_("Time &zone"), self.timezone),
            (_("&First day"), self.first_day),
            (_("Number of &days"), self.days),
            (_("&Rooms for parallel groups"), self.groups),
        ):
            self.rows.addRow(words, field)
        self.interpreted = QCheckBox(_("&Interpretation ends at 13:00 and 18:00"))
        self.interpreted.setToolTip(_("Hard stops of every day: what goes on after them is a finding"))
        self.rows.addRow("", self.interpreted)
        self._add_file_row()
        self.title.textChanged.connect(self._propose_file)
        self.timezone.changed.connect(self.check)
        self.first_day.changed.connect(self.check)
        self.file.textEdited.connect(self._choose_file)
        self._propose_file()

    def chosen(self) -> NewMeeting:
        """What was asked for."""
        return NewMeeting(
            path=self.path(),
            title=self.title.text().strip(),
            place=self.place.text().strip(),
            timezone=self.timezone.meant(),
            first_day=self.first_day.meant(),
            days=self.days.value(),
            interpreted=self.interpreted.isChecked(),
            groups=self.groups.value(),
        )

    def path(self) -> Path:
        """The file the plan will live in."""
        return with_suffix(self.file.text().strip())

    def fault(self) -> str:
        if not self.title.text().strip():
            return _("Give the meeting a title.")
        if self.timezone.fault or self.first_day.fault:
            return self.timezone.fault or self.first_day.fault
        typed = self.file.text().strip()
        try:
            if not typed or "\0" in typed or not self.path().parent.is_dir():
                return _("Choose a folder that exists for the plan.")
            if self.path().exists():
                return _("A file of this name exists already; choose another name.")
        except OSError as error:
            return _("The plan cannot be kept there ({cause}).").format(cause=error.strerror)
        return ""

    def _add_file_row(self) -> None:
        browse = QPushButton(_("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        self.rows.addRow(_("&Kept in"), row)
        label = self.rows.labelForField(row)
        if label is not None:
            label.setBuddy(self.file)  # type: ignore[attr-defined]

    def _browse(self) -> None:
        chosen = ask_where_to_save(self, _("Keep the plan in"), self.path())
        if chosen is not None:
            self.file.setText(str(chosen))
            self._choose_file()

    def _choose_file(self) -> None:
        self._file_chosen = True
        self.check()

    def _propose_file(self) -> None:
        if not self._file_chosen:
            self.file.setText(str(proposed(self._folder, self.title.text())))
        self.check()


def _monday_in_a_month() -> Date:
    later = Date.today() + timedelta(days=30)
    return later + timedelta(days=-later.weekday() % 7)


def proposed(folder: Path, title: str) -> Path:
    """A file name for a plan with this title that is still free."""
    name = legible(file_stem(title), _("Meeting"))
    path = folder / f"{name}{SUFFIX}"
    number = 2
    while is_there(path):
        path = folder / f"{name} {number}{SUFFIX}"
        number += 1
    return path


def ask_where_to_save(parent: QWidget, title: str, start: Path) -> Path | None:
    """Ask for the file of a plan; None when the person thought better of it."""
    kinds = _("Stocktake plans (*{suffix})").format(suffix=SUFFIX)
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return with_suffix(name) if name else None


def with_suffix(name: str) -> Path:
    """A plan's path from what was typed, with the suffix whether it was typed or not."""
    path = Path(name if name.lower().endswith(SUFFIX) else f"{name}{SUFFIX}")
    with suppress(RuntimeError):  # the home of somebody who is not known here
        return path.expanduser()
    return path
