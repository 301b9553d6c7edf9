"""An event of the log as a line of the history: when, by whom, a sentence, and what it touched."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property

from stocktake_desktop.models import EventKind, EventLine, Plan
from stocktake_desktop.models.errors import BrokenStep
from stocktake_desktop.planning.changes.told_history import Past, ToldEvent
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.ui.history.placing_words import some_placings
from stocktake_desktop.ui.history.printing_words import fact_words
from stocktake_desktop.ui.history.spans import WordSpan, filled, isolated, plain
from stocktake_desktop.ui.history.step_words import Saying, step_saying
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.words import _, ngettext

STEPS = (EventKind.DO, EventKind.JOIN)
_OF_MAKING = frozenset({"meeting", "role_rule"})
"""What an import into a new plan changes; all else it makes."""


class HistoryLine:
    """An event in words; `at` is wall-clock time of the meeting, `effect` what it did to the programme."""

    def __init__(self, event: EventLine, at: datetime, letter: str, saying: Saying, effect: ToldEvent) -> None:
        self.number, self.id, self.kind, self.back = event.number, event.id, event.kind, event.back
        self.title, self.made_by, self.copy_id = isolated(event.title), event.made_by, event.copy_id
        self.at, self.letter, self.saying = at, letter, saying
        self.sessions: Mapping[str, str] = effect.touched
        """The titles of those it touched, by their ids."""
        self.placings = effect.placings

    @property
    def is_step(self) -> bool:
        """Whether it is a step that can be taken back."""
        return self.kind in STEPS

    @property
    def is_fact(self) -> bool:
        """Whether undo and going back pass it over."""
        return self.kind == EventKind.FACT

    @property
    def who(self) -> str:
        """By whom it was, as it stands in a sentence."""
        return isolated(self.made_by)

    @cached_property
    def signed(self) -> str:
        """By whom, and on which copy of the plan: "Ana · A"."""
        return " · ".join(filter(None, (self.who, self.letter)))

    @cached_property
    def sought(self) -> str:
        """All its words, as they are searched."""
        return folded(" ".join((plain(self.saying.sentence), self.saying.beneath, self.title, self.who)))


class Teller:
    """Puts events into words, newest first, each by what stood in the plan at its time."""

    def __init__(self, plan: Plan, past: Past | None = None) -> None:
        self._plan = plan
        self._past = past or Past(plan)

    @cached_property
    def _letters(self) -> dict[str, str]:
        """The letters of the copies by their ids; PlanError where the file cannot be asked."""
        return {copy.id: copy.letter for copy in self._plan.log.copies()}

    def behind(self, later: "Teller") -> "Teller":
        """One that goes on telling where this one is, after more was done; `later` has told all of that."""
        return Teller(self._plan, self._past.behind(later._past))

    def tell(self, event: EventLine) -> HistoryLine:
        """The newest event not told yet."""
        effect, at = self._past.tell(event), self._clock(event)
        saying = self._saying(event, effect, at)
        return HistoryLine(event, at, self._letters.get(event.copy_id, ""), saying, effect)

    def _clock(self, event: EventLine) -> datetime:
        return wall_clock(self._plan.meeting, event.made_at.replace(tzinfo=UTC))

    def _saying(self, event: EventLine, effect: ToldEvent, at: datetime) -> Saying:
        title = isolated(event.title)
        match event.kind:
            case EventKind.UNDO:
                words = filled(_("Took back: {title}"), strong=("title",), title=title)
                return Saying("undo", words, some_placings(effect.placings))
            case EventKind.REDO:
                words = filled(_("Did again: {title}"), strong=("title",), title=title)
                return Saying("redo", words, some_placings(effect.placings))
            case EventKind.BEGIN:
                return self._begun(event)
            case EventKind.FACT:
                found = fact_words(self._plan, event, effect.touched)
                beneath = _("a fact: undo and going back pass over it")
                return (
                    Saying(*found[:2], beneath, found.issue_ids)
                    if found
                    else Saying("page", (WordSpan(title),), beneath)
                )
            case EventKind.JOIN:
                return Saying("copy", (WordSpan(title),), some_placings(effect.placings))
        return self._went_back(event, effect, at) or step_saying(title, effect)

    def _went_back(self, event: EventLine, effect: ToldEvent, at: datetime) -> Saying | None:
        to = event.says("to")
        if not isinstance(to, int) or isinstance(to, bool) or not 0 < to < event.number:
            return None
        there = next(iter(self._plan.log.lines(1, to + 1)), None)
        if there is None or there.number != to:
            return None
        moment = _("the beginning") if there.kind == EventKind.BEGIN else moment_near(self._clock(there), at)
        passed = self._plan.log.tally(to, event.number)
        steps = sum(passed.get(kind, 0) for kind in STEPS)
        words = ngettext("Went back to {moment}, before {n} step", "Went back to {moment}, before {n} steps", steps)
        if not steps:
            words = _("Went back to {moment}")
        sentence = filled(words, strong=("moment",), moment=moment, n=str(steps))
        return Saying("history", sentence, some_placings(effect.placings))

    def _begun(self, event: EventLine) -> Saying:
        """A history begins with the plan; one that begins later does so with an import into a new plan, or anew."""
        before = self._plan.log.lines(4, event.number)
        made = [line for line in before if line.kind != EventKind.FACT]
        if not before:
            return Saying("new", (WordSpan(_("The plan was begun")),))
        if [line.kind for line in made] == [EventKind.DO, EventKind.BEGIN] and _makes_all(made[0]):
            return Saying("new", (WordSpan(_("The plan was begun")),), isolated(made[0].title))
        return Saying(
            "new", (WordSpan(_("The history was begun anew")),), _("what is older can be read, but not gone back to")
        )


def moment_near(moment: datetime, near: datetime) -> str:
    """A moment in few words: the time alone on the same day, the year only where it is another one."""
    words = f"{moment:%H:%M}"
    return words if moment.date() == near.date() else f"{dated(moment, near)} {words}"


def dated(moment: datetime, near: datetime) -> str:
    """The date of a moment, with its year where that is another one."""
    words = date_words(moment.date())
    return words if moment.year == near.year else f"{words} {moment.year}"


def _makes_all(event: EventLine) -> bool:
    """Whether a step is an import into a new plan: but for the meeting and its rules there was nothing before it."""
    try:
        rows = event.changes()
    except BrokenStep:
        return False
    return len(rows) > 1 and all(row.before is None or row.table in _OF_MAKING for row in rows)
