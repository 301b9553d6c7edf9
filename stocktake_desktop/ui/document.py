"""The bridge between the window and the plan: runs verbs, tells views what changed, holds the selection."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Concatenate, Generic, Literal, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from stocktake_desktop.edits.asking import AskedFirst, Question, asking_first, foresee
from stocktake_desktop.models import Changes, Placement, Plan, PlanError, SessionBlock
from stocktake_desktop.planning.reach import Reach, reach
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.words import _

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Done(Generic[T]):
    """A verb was done; true in an `if`."""

    value: T
    """What the verb gave, such as the id of what it added."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True)
class Refused:
    """A verb was refused and changed nothing, which the person has been told; false in an `if`."""

    reason: str
    """Why, in a sentence; empty where the person was asked and thought better of it."""

    def __bool__(self) -> Literal[False]:
        return False


class FrameField(StrEnum):
    """What of rooms and days somebody wants to change."""

    DATE = "date"
    TITLE = "title"
    STOPS = "hard stops"
    NAME = "name"
    SEATS = "seats"
    ALL_DATES = "all dates"


@dataclass(frozen=True)
class FrameAsked:
    """Rooms and days are to be changed."""

    field: FrameField | None = None
    """Where the keys are to go first; None: nowhere in particular."""
    row_id: str = ""
    """The day or room it is about."""


class Document(QObject):
    """The plan the window works on. Views keep ids, and ask the plan again after `changed`."""

    changed = Signal(Reach)
    """A step was finished, undone or redone; carries where it may show."""
    replaced = Signal()
    """Another plan is open."""
    done = Signal(str)
    """A step was finished or done again; its title in words, for the quiet line that offers Undo."""
    undone = Signal(str)
    """A step was taken back; its title in words, for the quiet line that offers Redo."""
    noted = Signal(str)
    """A fact was noted, such as a printing; its title in words. There is nothing to take back."""
    refused = Signal(str)
    """An edit was refused; why, in a sentence."""
    selection_changed = Signal()
    """Other sessions are selected, or none."""
    pointed_changed = Signal()
    """The chosen finding points at something else."""
    flush_requested = Signal()
    """Something is about to be done; whoever holds half-typed text is to write it down first."""
    opened = Signal(str)
    """Somebody asked for the details of the session with this id."""
    entered = Signal(str)
    """Somebody asked to go on typing in the details of the session with this id."""
    paper_asked = Signal(str)
    """Somebody asked for the printing with this id."""
    sheets_asked = Signal(tuple)
    """Somebody asked for the podium sheets of the sessions with these ids."""
    shift_asked = Signal(str)
    """Somebody asked by how much the session with this id, and everything later that day, is to move."""
    frame_asked = Signal(FrameAsked)
    """Somebody asked for rooms and days, to change them."""
    person_asked = Signal(str)
    """Somebody asked for the details of the person or organisation with this id."""
    chasing_asked = Signal()
    """Somebody asked for everybody whose answer is still open."""
    telling_asked = Signal(int)
    """Somebody asked whom to tell what changed since the event with this number."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.follows = Mode.ONLY
        """What follows a session whose time is changed, as long as nothing else is asked for."""
        self.agrees: Callable[[Question], bool] = lambda _question: True
        """Asks the person whether what a step takes away is to go, before it does."""
        self._selection: tuple[str, ...] = ()
        self._pointed: tuple[tuple[str, ...], Placement | None] = ((), None)
        self._plan = self._kept = plan
        plan.on_change(self._plan_changed)

    @property
    def plan(self) -> Plan:
        """The plan to work on: the one that is open, in a rehearsal a copy of it."""
        return self._plan

    @property
    def kept(self) -> Plan:
        """The plan that is open, whatever is rehearsed."""
        return self._kept

    @property
    def rehearses(self) -> bool:
        """Whether what is done is done to a copy, and thrown away."""
        return self._plan is not self._kept

    def replace(self, plan: Plan) -> None:
        """Close the plan and work on another one."""
        self.flush_requested.emit()
        self.close()
        self._kept = plan
        plan.on_change(self._plan_changed)
        self._work_on(plan)

    def rehearse(self) -> None:
        """Work on a copy in memory from now on; the plan itself stays open and is not touched."""
        if not self.rehearses:
            self.flush_requested.emit()
            copy = self._kept.rehearsal()
            copy.on_change(self._plan_changed)
            self._work_on(copy)

    def end_rehearsal(self) -> None:
        """Throw the copy away, with all that was done to it, and work on the plan itself again."""
        if self.rehearses:
            copy = self._plan
            self._work_on(self._kept)
            copy.close()

    def may_leave(self) -> bool:
        """Whether paper and files may come out of it: of a rehearsal they may not, and that is told."""
        if self.rehearses:
            self.refused.emit(_("This is a rehearsal: sheets are shown, not printed or saved. End it first."))
        return not self.rehearses

    def close(self) -> None:
        """Let go of the plan, and of the copy that is rehearsed on."""
        self._plan.close()
        if self.rehearses:
            self._kept.close()

    def do(self, verb: Callable[Concatenate[Plan, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T] | Refused:
        """Run a verb on the plan; a refusal is told to the person, never raised, and changes nothing.

        Where it would take away what others lose the person is asked first, whatever the verb.
        """
        return self._told(lambda: verb(self._plan, *args, **kwargs))

    def attempt(self, verb: Callable[Concatenate[Plan, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T] | Refused:
        """As `do`, for who tells a refusal where it was asked for; only trouble with the file is told everywhere."""
        outcome = self._tried(lambda: verb(self._plan, *args, **kwargs))
        if not outcome and self._plan.trouble:
            self.refused.emit(outcome.reason)
        return outcome

    def undo(self) -> Done[Changes] | Refused:
        """Take back the last step."""
        return self._told(self._plan.undo)

    def redo(self) -> Done[Changes] | Refused:
        """Do the step taken back last again."""
        return self._told(self._plan.redo)

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the selected sessions in the order they were chosen; the last is the one keys go to."""
        return self._selection

    @property
    def selected(self) -> SessionBlock | None:
        """The session chosen last, which panels show and keys go to."""
        return self._plan.find(SessionBlock, self._selection[-1]) if self._selection else None

    @property
    def chosen(self) -> list[SessionBlock]:
        """The selected sessions that are in the plan; the last is the one keys go to."""
        return [block for key in self._selection if (block := self._plan.find(SessionBlock, key)) is not None]

    def select(self, session_id: str | None) -> None:
        """Select one session, or none, in every view."""
        self.select_all(() if session_id is None else (session_id,))

    def select_all(self, session_ids: Iterable[str]) -> None:
        """Select these sessions; the last one is what panels show and keys go to."""
        chosen = tuple(dict.fromkeys(session_ids))
        if chosen != self._selection:
            self._selection = chosen
            self.selection_changed.emit()

    @property
    def pointed(self) -> tuple[str, ...]:
        """The ids of the sessions that the chosen finding is about, marked otherwise than what is selected."""
        return self._pointed[0]

    @property
    def pointed_free(self) -> Placement | None:
        """The free time that the chosen finding is about; it has a day, and no room."""
        return self._pointed[1]

    def point(self, session_ids: Iterable[str] = (), free: Placement | None = None) -> None:
        """Let a finding point at these sessions, or at free time; by itself at nothing."""
        pointed = (tuple(session_ids), free)
        if pointed != self._pointed:
            self._pointed = pointed
            self.pointed_changed.emit()

    def toggle(self, session_id: str) -> None:
        """Add a session to the selection, or take it out."""
        others = [key for key in self._selection if key != session_id]
        self.select_all(others if session_id in self._selection else [*others, session_id])

    def open(self, session_id: str, among: Iterable[str] = ()) -> None:
        """Select a session, together with those it is `among`, and ask for its details."""
        self.select_all([*(key for key in among if key != session_id), session_id])
        self.opened.emit(session_id)

    def enter(self, session_id: str, among: Iterable[str] = ()) -> None:
        """Select a session, ask for its details and go on typing there."""
        self.open(session_id, among)
        self.entered.emit(session_id)

    def _work_on(self, plan: Plan) -> None:
        self._plan = plan
        self._selection = ()
        self.point()
        self.replaced.emit()
        self.selection_changed.emit()

    def _told(self, act: Callable[[], T]) -> Done[T] | Refused:
        outcome = self._tried(act)
        if not outcome and outcome.reason:
            self.refused.emit(outcome.reason)
        return outcome

    def _tried(self, act: Callable[[], T]) -> Done[T] | Refused:
        self.flush_requested.emit()
        try:
            with asking_first():
                return Done(act())
        except AskedFirst:
            return self._agreed(act)
        except PlanError as error:
            return Refused(str(error))

    def _agreed(self, act: Callable[[], T]) -> Done[T] | Refused:
        """Do what takes something away, if the person agrees; who does not is told nothing more."""
        try:
            return Done(act()) if self.agrees(foresee(self._plan, act)) else Refused("")
        except PlanError as error:
            return Refused(str(error))

    def _plan_changed(self, changes: Changes) -> None:
        self.select_all([key for key in self._selection if self._plan.find(SessionBlock, key) is not None])
        self.changed.emit(reach(self._plan, changes))
        (self.noted if changes.is_fact else self.undone if changes.undone else self.done).emit(changes.title)
