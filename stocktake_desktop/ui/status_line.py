"""The line at the foot of the window: a hint at the left; at the right what there is, and whether it is saved."""

from PySide6.QtWidgets import QSizePolicy, QStatusBar

from stocktake_desktop.models import Plan
from stocktake_desktop.ui.notice import plain_label
from stocktake_desktop.words import _, ngettext


class StatusLine(QStatusBar):
    """Hint, counts, and "saved" or "read-only"."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.hint, self.counts, self.state = plain_label(), plain_label(), plain_label(name="state")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.hint, 1)
        for label in (self.counts, self.state):
            self.addPermanentWidget(label)

    def show_plan(self, plan: Plan | None) -> None:
        """Say what is in the plan and whether it is on disk; None while no plan is open."""
        self.counts.setText("" if plan is None else in_words(plan))
        self.state.setText("" if plan is None else _state(plan))
        self.state.setToolTip("" if plan is None or plan.path is None else _("Every finished change is on disk."))


def in_words(plan: Plan) -> str:
    """How much there is in a plan: "22 sessions · 1 parked · 14 people"."""
    sessions, people = plan.meeting.sessions, plan.meeting.people
    parked = sum(1 for block in sessions if block.is_parked)
    parts = [ngettext("{n} session", "{n} sessions", len(sessions)).format(n=len(sessions))]
    if parked:
        parts.append(_("{n} parked").format(n=parked))
    if people:
        parts.append(ngettext("{n} person", "{n} people", len(people)).format(n=len(people)))
    return " · ".join(parts)


def _state(plan: Plan) -> str:
    if plan.read_only:
        return _("read-only")
    return _("saved") if plan.path is not None else _("not in a file yet")
