"""Writing the plan as another kind of file: which kind, and what of the plan."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.interchange.registry import OPTION_WORDS, WRITERS, patterns, with_ending, write_plan
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Meeting, Plan, PlanError
from stocktake_desktop.paths import is_there
from stocktake_desktop.planning.folding import person_order
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.long_reading import reading
from stocktake_desktop.words import _

_LETTERS = 32


class ExportDialog(FormDialog):
    """Asks for the kind of file and for what it may hold; only what the kind can do is there to be chosen."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Export the plan"), _("Export…"))
        self.setMinimumWidth(120 * GRID)
        in_order = sorted(WRITERS, key=lambda writer: writer.title.casefold())
        self.format = ChoiceBox(_("Format"), [Choice(one.key, f"{one.title} ({one.endings[0]})") for one in in_order])
        languages = [Choice("", _("In the words of the plan")), *(Choice(*pair) for pair in PAPER_LANGUAGES.items())]
        rooms = [Choice("", _("All rooms")), *(Choice(room.id, room.name) for room in meeting.rooms)]
        people = [Choice(one.id, one.name or one.function) for one in sorted(meeting.people, key=person_order)]
        self.language = ChoiceBox(_(OPTION_WORDS[Heeds.LANGUAGE]), languages)
        self.room = ChoiceBox(_(OPTION_WORDS[Heeds.ROOM]), rooms)
        self.person = ChoiceBox(_(OPTION_WORDS[Heeds.PERSON]), [Choice("", _("Everybody")), *people])
        self.contacts = QCheckBox(_("&Contacts and internal notes go along"))
        for words, field in (
            (_("&Format"), self.format),
            (_("&Language"), self.language),
            (_("&Room"), self.room),
            (_("&Person"), self.person),
            ("", self.contacts),
        ):
            self.rows.addRow(words, field)
        for box in (self.language, self.room, self.person):
            box.set_narrow(_LETTERS)
        self.format.chosen.connect(self._offer)
        self.format.show_value("plan-json")
        self._offer()

    @property
    def writer(self) -> PlanWriter:
        """Who writes the kind of file that is chosen."""
        return next(writer for writer in WRITERS if writer.key == self.format.value())

    def options(self) -> ExportOptions:
        """What was asked for, of that which this kind of file can do."""
        can = self.writer.heeds
        return ExportOptions(
            language=str(self.language.value() or "") if Heeds.LANGUAGE in can else "",
            room_id=str(self.room.value() or "") if Heeds.ROOM in can else "",
            person_id=str(self.person.value() or "") if Heeds.PERSON in can else "",
            contacts=self.contacts.isChecked() if Heeds.CONTACTS in can else None,
        )

    def ask_file(self, start: Path) -> Path | None:
        """Ask where to write; None when the person thought better of it. PlanError where another file would go."""
        [kind] = patterns([self.writer])
        proposed = with_ending(start, self.writer)
        name, _kind = QFileDialog.getSaveFileName(self, _("Export the plan"), str(proposed), kind)
        if not name:
            return None
        path = with_ending(Path(name), self.writer)
        if path != Path(name) and is_there(path):  # nobody was asked whether it may be replaced
            raise PlanError(_("A file of this name exists already; choose another name."))
        return path

    def write(self, plan: Plan, path: Path) -> None:
        """Write the plan as it was asked for; PlanError or OSError where it cannot be."""
        options = self.options()
        with reading(self, _("Writing {name}").format(name=path.name)) as progress:
            write_plan(self.writer, plan, path, options.heard_by(progress))

    def _offer(self) -> None:
        """Show what can be asked of this kind of file."""
        can = self.writer.heeds
        for option, field in (
            (Heeds.LANGUAGE, self.language),
            (Heeds.ROOM, self.room),
            (Heeds.PERSON, self.person),
            (Heeds.CONTACTS, self.contacts),
        ):
            self.rows.setRowVisible(field, option in can)
        self.contacts.setChecked(self.writer.contacts)
        self.adjustSize()
