"""What the menus say and what can be done now, following the plan and the selection."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stocktake_desktop.planning.losses import parked_words, roomless_words, with_loss
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.commands.actions import (
    DUPLICATE_DAY,
    FORMATS,
    MOVE_DAY,
    RECENT,
    REMOVE_DAY,
    REMOVE_ROOM,
    dress,
)
from stocktake_desktop.ui.commands.programme_edits import ProgrammeEdits
from stocktake_desktop.ui.commands.whole_day import duplicate, list_days_to_move
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action, Need
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.plan_files import PlanFiles
from stocktake_desktop.ui.session.format_menu import fill_formats
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class MenuState(QObject):
    """Keeps actions and the menus that list things in line with the plan."""

    def __init__(
        self,
        actions: Mapping[Action, QAction],
        menus: Mapping[str, QMenu],
        document: Document,
        files: PlanFiles,
        edits: ProgrammeEdits,
        settings: Settings,
    ) -> None:
        super().__init__(files)
        self._actions, self._menus, self._document = actions, menus, document
        self._files, self._edits, self._settings = files, edits, settings
        for place, fill in (
            (RECENT, self._list_recent),
            (REMOVE_DAY, self._list_days_to_remove),
            (DUPLICATE_DAY, self._list_days_to_duplicate),
            (MOVE_DAY, partial(list_days_to_move, document=document)),
            (REMOVE_ROOM, self._list_rooms),
            (FORMATS, self._list_formats),
        ):
            menus[place].aboutToShow.connect(partial(fill, menu=menus[place]))

    def refresh(self) -> None:
        """Look at the plan again: what can be done, what undo would take back, whether the session is locked."""
        plan, selected = self._document.plan, self._document.selected
        undo, redo = plan.undo_title, plan.redo_title  # asked of the file, so once only
        facts = self._facts() | {
            need for need, step in ((Need.UNDOABLE, undo), (Need.REDOABLE, redo)) if step is not None
        }
        for name, action in self._actions.items():
            action.setEnabled(name.spec.needs <= facts)
        meeting, may = plan.meeting, self._may_edit()
        has_days, has_rooms = may and bool(meeting.days), may and bool(meeting.rooms)
        for place, is_filled in (
            (RECENT, bool(self._settings.recent)),
            (REMOVE_DAY, has_days),
            (DUPLICATE_DAY, has_days),
            (MOVE_DAY, has_days),
            (REMOVE_ROOM, has_rooms),
            (FORMATS, may and selected is not None),
        ):
            self._menus[place].menuAction().setEnabled(is_filled)
        self._say(Action.UNDO, _("&Undo {step}"), undo)
        self._say(Action.REDO, _("&Redo {step}"), redo)
        self._actions[Action.LOCK].setChecked(selected is not None and selected.locked)
        self._actions[Action.called(self._settings.theme)].setChecked(True)

    def _facts(self) -> set[Need]:
        plan, selected = self._document.plan, self._document.selected
        true = {
            Need.PLAN: self._files.has_plan,
            Need.WRITABLE: not plan.read_only,
            Need.SELECTED: selected is not None,
            Need.PLACED: selected is not None and not selected.is_parked,
            Need.UNLOCKED: selected is not None and not selected.locked,
            Need.SEVERAL: len(self._document.selection) > 1,
            Need.DAYS: bool(plan.meeting.days),
            Need.TIMELINE: self._actions[Action.PLAN_VIEW].isChecked(),
        }
        return {need for need, is_so in true.items() if is_so}

    def _say(self, name: Action, words: str, step: str | None) -> None:
        text = words.format(step=menu_words(step)) if step else ""
        dress(self._actions[name], name, text)

    def _list_recent(self, menu: QMenu) -> None:
        names = {name: Path(name).stem for name in self._settings.recent}
        self._list(menu, names, self._files.open_recent, _("Nothing yet"))

    def _list_days_to_remove(self, menu: QMenu) -> None:
        days = {day.id: with_loss(day_words(day), parked_words(day)) for day in self._document.plan.meeting.days}
        self._list(menu, days, self._edits.remove_day, _("No days yet"), self._may_edit())

    def _list_days_to_duplicate(self, menu: QMenu) -> None:
        days = {day.id: day_words(day) for day in self._document.plan.meeting.days}
        self._list(menu, days, partial(duplicate, self._document), _("No days yet"), self._may_edit())

    def _list_rooms(self, menu: QMenu) -> None:
        rooms = {room.id: with_loss(room.name, roomless_words(room)) for room in self._document.plan.meeting.rooms}
        self._list(menu, rooms, self._edits.remove_room, _("No rooms yet"), self._may_edit())

    def _list_formats(self, menu: QMenu) -> None:
        fill_formats(menu, self._document.selected, self._edits.use_format, may=self._may_edit())

    def _may_edit(self) -> bool:
        return self._files.has_plan and not self._document.plan.read_only

    def _list(
        self, menu: QMenu, entries: Mapping[str, str], act: Callable[[str], object], none: str, may: bool = True
    ) -> None:
        menu.clear()
        for key, words in entries.items():
            action = menu.addAction(menu_words(words))
            action.setEnabled(may)
            when(action.triggered, act, key)
        if not entries:
            menu.addAction(none).setEnabled(False)
