"""The line at the foot: what was done last, a hint; at the right what there is, and whether it is saved."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QStatusBar, QWidget

from stocktake_desktop.models import Plan
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.status_notice import Notice
from stocktake_desktop.words import _, ngettext

_HEIGHT = 7 * GRID
"""Pixels; whatever is said, nothing above the line moves."""
_NOTICE_BESIDE_HINT, _NOTICE_ALONE = 0.45, 0.8
"""Shares of the line that a notice may take."""


class StatusLine(QStatusBar):
    """Notice, scale, hint, counts, and "saved" or "read-only"; scale and hint are those of the view that is shown."""

    def __init__(self, views: QStackedWidget) -> None:
        super().__init__()
        self._views = views
        self._hints: dict[QWidget, str] = {}
        self._scales: dict[QWidget, str] = {}
        views.currentChanged.connect(lambda _nth: self._show_hint())
        self.setSizeGripEnabled(False)
        self.setFixedHeight(_HEIGHT)
        self.notice = Notice()
        self.scale, self.hint = plain_label(), plain_label()
        self.counts, self.state = plain_label(), plain_label(name="state")
        self.scale.setToolTip(_("Ctrl+wheel: time · Ctrl+Shift+wheel: width · Ctrl+0: whole days, or readable"))
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.notice)
        self.addWidget(self.scale)
        self.addWidget(self.hint, 1)
        for label in (self.counts, self.state):
            self.addPermanentWidget(label)

    def show_hint(self, view: QWidget, words: str) -> None:
        """Say what a press in a view would do, as long as that view is shown."""
        self._hints[view] = words
        self._show_hint()

    def show_scale(self, view: QWidget, words: str) -> None:
        """Say how close a view is looked at, as long as it is shown."""
        self._scales[view] = words
        self._show_hint()

    def _show_hint(self) -> None:
        view = self._views.currentWidget()
        self.hint.setText(self._hints.get(view, "") if view is not None else "")
        self.scale.setText(self._scales.get(view, "") if view is not None else "")
        self.scale.setVisible(bool(self.scale.text()))
        self._share()

    def _share(self) -> None:
        """Leave room for a hint beside a long notice."""
        share = _NOTICE_BESIDE_HINT if self.hint.text() else _NOTICE_ALONE
        self.notice.setMaximumWidth(int(self.width() * share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def show_plan(self, plan: Plan | None) -> None:
        """Say what is in the plan and whether it is on disk; None while no plan is open."""
        if plan is None:
            self._hints.clear()
            self._show_hint()
        self.counts.setText("" if plan is None else in_words(plan))
        self.state.setText("" if plan is None else _state(plan))
        is_safe = plan is not None and plan.path is not None and not plan.trouble
        self.state.setToolTip(_("Every finished change is on disk.") if is_safe else "")


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


def window_title(plan: Plan) -> str:
    """What the window is called: by the meeting, else by the file it is in."""
    called = plan.meeting.title or (plan.path.stem if plan.path else "")
    words = _("Rehearsal: {meeting} — Stocktake Desktop") if plan.is_rehearsal else _("{meeting} — Stocktake Desktop")
    return words.format(meeting=called)


def standing_words(plan: Plan) -> tuple[str, str]:
    """What the strip above the plan has to say, nothing when all is well, and what its button offers."""
    if plan.trouble:
        return plan.trouble, _("Save a copy…")
    if plan.is_salvaged:
        return " ".join(plan.remarks), _("Save what is whole as…")
    name = plan.path.name if plan.path else ""
    words = _("{name} is open for reading only: it is open elsewhere, or the file may not be written.")
    sentences = [words.format(name=name)] if plan.read_only else []
    return " ".join([*sentences, *plan.remarks]), _("Save a copy…")


def _state(plan: Plan) -> str:
    if plan.is_rehearsal:
        return _("rehearsal")
    if plan.trouble:
        return _("not saved")
    if plan.read_only:
        return _("read-only")
    return _("saved") if plan.path is not None else _("not in a file yet")
