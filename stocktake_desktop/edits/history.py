"""Going back in the history, as a step of its own."""

from datetime import UTC

from stocktake_desktop.models import EventKind, Plan
from stocktake_desktop.planning.moments import moment_words, wall_clock
from stocktake_desktop.words import _


def go_back(plan: Plan, number: int) -> None:
    """Let the plan be as it was right after an event of the history; paper stays."""
    event = next(iter(plan.log.lines(1, number + 1)), None)
    if event is None or event.kind == EventKind.BEGIN:
        title = _("Go back to the beginning")
    else:
        made = wall_clock(plan.meeting, event.made_at.replace(tzinfo=UTC))
        title = _("Go back to {moment}").format(moment=moment_words(made))
    plan.go_back(number, title)
