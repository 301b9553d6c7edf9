"""The bridge between the window and the plan: runs verbs, tells views what changed, holds the selection."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from stocktake_desktop.models import Changes, Plan, PlanError, SessionBlock

P = ParamSpec("P")
T = TypeVar("T")


class Document(QObject):
    """The plan the window works on. Views keep ids, and ask the plan again after `changed`."""

    changed = Signal(object)
    """A step was finished, undone or redone; carries its `Changes`."""
    replaced = Signal()
    """Another plan is open."""
    done = Signal(str)
    """A step was finished; its title in words, for the quiet line that offers Undo."""
    refused = Signal(str)
    """An edit was refused; why, in a sentence."""
    selection_changed = Signal()
    """Another session is selected, or none."""
    flush_requested = Signal()
    """Something is about to be done; whoever holds half-typed text is to write it down first."""
    opened = Signal(str)
    """Somebody asked for the details of the session with this id."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: str | None = None
        self._plan = plan
        plan.on_change(self._plan_changed)

    @property
    def plan(self) -> Plan:
        """The plan now open."""
        return self._plan

    def replace(self, plan: Plan) -> None:
        """Close the plan and work on another one."""
        self.flush_requested.emit()
        self._plan.close()
        self._plan = plan
        self._selected = None
        plan.on_change(self._plan_changed)
        self.replaced.emit()
        self.selection_changed.emit()

    def do(self, verb: Callable[Concatenate[Plan, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a verb on the plan; a refusal is told to the person, never raised, and changes nothing."""
        return self._told(lambda: verb(self._plan, *args, **kwargs))

    def undo(self) -> None:
        """Take back the last step."""
        self._told(self._plan.undo)

    def redo(self) -> None:
        """Do the step taken back last again."""
        self._told(self._plan.redo)

    @property
    def selected(self) -> SessionBlock | None:
        """The selected session, if it is still there."""
        return self._plan.find(SessionBlock, self._selected)

    def select(self, session_id: str | None) -> None:
        """Select a session in every view."""
        if session_id != self._selected:
            self._selected = session_id
            self.selection_changed.emit()

    def open(self, session_id: str) -> None:
        """Select a session and ask for its details."""
        self.select(session_id)
        self.opened.emit(session_id)

    def _told(self, act: Callable[[], T]) -> T | None:
        self.flush_requested.emit()
        try:
            return act()
        except PlanError as error:
            self.refused.emit(str(error))
            return None

    def _plan_changed(self, changes: Changes) -> None:
        if self._selected is not None and self.selected is None:
            self._selected = None
            self.selection_changed.emit()
        self.changed.emit(changes)
        self.done.emit(changes.title)
