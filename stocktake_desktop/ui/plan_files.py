"""Plans as files: open, start, import, copy, close; whatever is wrong with a file is told, never raised."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from stocktake_desktop.interchange.progress import ReadingStopped
from stocktake_desktop.models import (
    SUFFIX,
    DamagedPlan,
    Plan,
    PlanError,
    new_plan,
    open_damaged,
    open_plan,
    save_copy,
)
from stocktake_desktop.paths import documents_folder, is_there
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.dialogs.new_meeting import NewMeetingDialog, ask_where_to_save, proposed
from stocktake_desktop.ui.document import Document, Done, Refused
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.notice import tell
from stocktake_desktop.ui.widgets.long_reading import opening, reading
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.ui.dialogs.exporting import ExportDialog
    from stocktake_desktop.ui.dialogs.importing import ImportDialog


def no_plan() -> Plan:
    """What the document holds while no plan is open."""
    return new_plan("")


class PlanFiles(QObject):
    """Brings plans into the document and out of it."""

    remarked = Signal(str)
    """Something was done that no step of the history shows, such as a copy that was saved."""

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window

    @property
    def has_plan(self) -> bool:
        """True while a plan is open: one from a file, or one in memory that is called something."""
        plan = self._document.kept
        return plan.path is not None or bool(plan.meeting.title)

    def open(self, path: Path) -> bool:
        """Open a plan; True when it is open now."""
        current = self._document.kept.path
        with suppress(OSError):
            if current is not None and path.samefile(current):
                self.remarked.emit(_("This plan is open already."))
                return True
        with opening(self._window, _("Opening {name}").format(name=path.name)) as go_on:
            try:
                plan = open_plan(path, go_on=go_on)
            except DamagedPlan as error:
                return self._open_damaged(path, error, go_on)
            except (PlanError, OSError) as error:
                tell(self._window, _("The plan cannot be opened"), str(error))
                return False
        self._use(plan)
        return True

    def ask_open(self) -> None:
        """Ask for a plan and open it."""
        kinds = _("Stocktake plans (*{suffix})").format(suffix=SUFFIX) + ";;" + _("All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Open a plan"), str(self._folder()), kinds)
        if name:
            self.open(Path(name))

    def open_recent(self, name: str) -> None:
        """Open a plan from the recent ones; one that is gone is forgotten."""
        path = Path(name)
        if not self.open(path) and not is_there(path):
            self._settings.forget(path)

    def open_sample(self) -> None:
        """Open a copy of the sample meeting that can be changed freely."""
        from stocktake_desktop.interchange.sample import own_sample

        self._try(_("The sample meeting cannot be opened"), lambda: self.open(own_sample()))

    def start_meeting(self) -> None:
        """Ask for a new meeting and open its plan."""
        form = NewMeetingDialog(self._window, self._folder())
        if started := form.ask(lambda: _outcome(lambda: form.chosen().create())):
            self._use(started.value)

    def acts(self) -> dict[Action, Callable[[], object]]:
        """What each action of the File menu about plans does, by its name."""
        return {
            Action.NEW: self.start_meeting,
            Action.NEXT_MEETING: self.start_next_meeting,
            Action.OPEN: self.ask_open,
            Action.SAMPLE: self.open_sample,
            Action.IMPORT: self.import_programme,
            Action.COMPARE: self.compare,
            Action.SAVE_COPY: self.save_copy,
            Action.EXPORT: self.export,
            Action.CLOSE: self.close,
        }

    def start_next_meeting(self) -> None:
        """Ask for the meeting that follows this one, and open its plan."""
        from stocktake_desktop.interchange.next_meeting import make_next_meeting
        from stocktake_desktop.ui.dialogs.next_meeting import NextMeetingDialog

        plan = self._document.kept
        form = NextMeetingDialog(self._window, self._folder(), plan.meeting)
        if started := form.ask(lambda: _outcome(lambda: make_next_meeting(plan, form.next()))):
            self._use(started.value)

    def import_programme(self, source: Path | QMimeData | None = None) -> None:
        """Ask for a programme (or take a file, or what the clipboard holds), and show what would be read of it."""
        from stocktake_desktop.edits.sources import has_versions
        from stocktake_desktop.interchange.as_plan import says_a_plan
        from stocktake_desktop.ui.dialogs.importing import ImportDialog

        self._document.end_rehearsal()
        if self.has_plan and self._document.kept.read_only:
            words = _("This plan is open for reading only; save a copy first.")
            tell(self._window, _("Nothing can be imported"), words)
            return
        plan = self._document.kept
        if self.has_plan and isinstance(source, Path) and says_a_plan(source):
            self.compare(source)
            return
        meeting = plan.meeting if self.has_plan else None
        form = ImportDialog(self._window, meeting, folder=self._folder(), updates=has_versions(plan))
        if source is not None and not self._try(_("The file cannot be read"), lambda: form.take_any(source)):
            form.deleteLater()
            return
        self._bring_in(form)

    def compare(self, path: Path | None = None) -> None:
        """Hold another file, a version of a programme or a plan, against the plan, and take over what is chosen."""
        from stocktake_desktop.interchange.as_plan import as_plan, day_one
        from stocktake_desktop.ui.dialogs.source_text import ask_for_programme
        from stocktake_desktop.ui.update.dialog import UpdateDialog

        self._document.end_rehearsal()
        path = path or ask_for_programme(self._window, plans=True)
        if path is None:
            return
        with ExitStack() as kept:
            try:
                with reading(self._window, _("Reading {name}").format(name=path.name)) as progress:
                    near = day_one(self._document.plan.meeting)
                    source = kept.enter_context(as_plan(path, near=near, progress=progress))
                is_version = not source.carried.is_whole
                form = UpdateDialog(self._window, self._document, source, proposes=is_version)
            except ReadingStopped:
                return
            except (PlanError, OSError) as error:
                tell(self._window, _("The file cannot be read"), str(error))
                return
            form.ask(lambda: self._document.attempt(form.take))

    def paste_programme(self) -> None:
        """Take the programme that is on the clipboard, a text, a page or a file, and show what would be read of it."""
        held = QGuiApplication.clipboard().mimeData()
        self.import_programme(held if held is not None and (held.hasText() or held.hasUrls()) else None)

    def open_programme(self) -> None:
        """Ask for the file of a programme, and show what would be read of it."""
        from stocktake_desktop.ui.dialogs.source_text import ask_for_programme

        if (path := ask_for_programme(self._window)) is not None:
            self.take(path)

    def _bring_in(self, form: "ImportDialog") -> None:
        """What importing does once it is agreed to: sessions for the plan that is open, as one step; else a new one."""
        if self.has_plan:
            form.ask(partial(self._place, form))
        elif started := form.ask(lambda: _outcome(lambda: form.start_plan(form.path()))):
            self._use(started.value)
            if (path := started.value.path) is not None:
                words = _("The plan is kept in {folder} as {name}")
                self.remarked.emit(words.format(folder=path.parent, name=path.name))

    def _place(self, form: "ImportDialog") -> Done[int] | Refused:
        """What was read is held against the plan, or added to it; how many things, or sessions, that were."""
        if form.goal.updates:
            return self._update(form)
        before = len(self._document.plan.meeting.sessions)
        placed = self._document.attempt(form.place)
        return Done(len(self._document.plan.meeting.sessions) - before) if placed else placed

    def _update(self, form: "ImportDialog") -> Done[int] | Refused:
        """What was read is the next version: say what it brings, over the form, which stays where that is cancelled."""
        from stocktake_desktop.ui.update.dialog import UpdateDialog

        source = form.source_plan()
        try:
            update = UpdateDialog(form, self._document, source)
            return update.ask(lambda: self._document.attempt(update.take)) or Refused("")
        except PlanError as error:  # the history cannot be read
            return Refused(str(error))
        finally:
            source.plan.close()

    def save_copy(self) -> None:
        """Ask for a file and write the whole plan to it; a plan opened for reading only goes on in the copy."""
        plan = self._document.kept
        name = plan.path.stem if plan.path else plan.meeting.title
        path = ask_where_to_save(self._window, _("Save a copy as"), proposed(self._folder(), name))
        if path is None or not self._try(_("The copy cannot be saved"), lambda: self._copy(plan, path)):
            return
        if plan.read_only or plan.path is None or plan.trouble:
            self.open(path)

    def export(self) -> None:
        """Ask for a kind of file and what of the plan goes into it, and write it."""
        from stocktake_desktop.ui.dialogs.exporting import ExportDialog

        form = ExportDialog(self._window, self._document.kept.meeting)
        if exported := form.ask(lambda: self._export(form)):
            self.remarked.emit(_("Exported as {name}").format(name=exported.value.name))

    def close(self) -> None:
        """Let go of the plan; the welcome page comes back."""
        self._document.replace(no_plan())

    def take(self, what: Path | QMimeData) -> None:
        """Open a plan, or import anything else as a programme, as when a file or a text is dropped."""
        if isinstance(what, Path) and what.suffix.lower() == SUFFIX:
            self.open(what)
            return
        self.import_programme(what)

    def may_take(self, held: QMimeData) -> bool:
        """Whether words that are let go over the window are a programme: where no plan is open, they can be no else."""
        return not self.has_plan and (held.hasHtml() or held.hasText())

    def _export(self, form: "ExportDialog") -> Done[Path] | Refused:
        """Write the plan into the file that is asked for; with none, back to the form."""
        plan = self._document.kept
        name = plan.path.stem if plan.path else plan.meeting.title
        try:
            path = form.ask_file(proposed(self._folder(), name).with_suffix(""))
            if path is None:
                return Refused("")
            form.write(plan, path)
        except (PlanError, OSError) as error:
            return Refused(str(error))
        return Done(path)

    def _folder(self) -> Path:
        """Where files are proposed: beside the plan, or the one opened last, else among the person's documents."""
        path = self._document.kept.path
        known = [path, *map(Path, self._settings.recent[:1])]
        folders = [*(one.parent for one in known if one is not None), documents_folder()]
        return next((folder for folder in folders if is_there(folder)), Path.home())

    def _use(self, plan: Plan) -> None:
        if plan.path is not None:
            self._settings.remember(plan.path)
        self._document.replace(plan)

    def _copy(self, plan: Plan, path: Path) -> None:
        if plan.path is not None and path.exists() and path.samefile(plan.path):
            raise PlanError(_("Choose another name: this is the plan itself, and it is saved already."))
        words = _("Saved a copy as {name}")
        if not save_copy(plan, path):
            words = _("Saved a copy as {name}, without the history: the file of this plan cannot be read")
        self.remarked.emit(words.format(name=path.name))

    def _open_damaged(self, path: Path, error: DamagedPlan, go_on: Callable[[], bool]) -> bool:
        """Show what is whole of the plan, as far as anything can be had, or its latest good copy instead."""
        try:
            whole = open_damaged(path, go_on=go_on)
        except (PlanError, OSError):
            self._look_at_backup(_("The plan cannot be opened"), error)
            return False
        if self._look_at_backup(_("This plan is damaged"), error):
            whole.close()
            return False
        self._document.replace(whole)
        return True

    def _try(self, trouble: str, act: Callable[[], object]) -> bool:
        """Do it; False when it went wrong, after the person was told."""
        try:
            return act() is not False
        except DamagedPlan as error:
            self._look_at_backup(trouble, error)
        except (PlanError, OSError) as error:
            tell(self._window, trouble, str(error))
        return False

    def _look_at_backup(self, trouble: str, error: DamagedPlan) -> bool:
        """Say that a plan is damaged; True when the person looks at its latest good copy instead."""
        backup = error.backup
        offer = _("Look at the copy of {moment}").format(moment=error.made) if backup else ""
        if not tell(self._window, trouble, str(error), offer) or not backup:
            return False
        self._try(trouble, lambda: self._document.replace(open_plan(Path(backup), read_only=True)))
        return True


def _outcome(start: Callable[[], Plan]) -> Done[Plan] | Refused:
    try:
        return Done(start())
    except (PlanError, OSError) as error:
        return Refused(str(error))
