"""A way to recover on a card: what it changes, new times, what is kept and missed, and the button to choose it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.recovery import Recovery, TimeLimit, limit_words
from stocktake_desktop.ui.look.icons import Picture
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

WIDTH = 66 * GRID


class RecoveryCard(QFrame):
    """Shows one proposal; it knows the plan only to call sessions by their titles."""

    chosen = Signal(Recovery)
    """The proposal was chosen."""

    def __init__(self, plan: Plan, recovery: Recovery) -> None:
        super().__init__()
        self.setObjectName("room_card")
        self.setFixedWidth(WIDTH)
        self.recovery = recovery
        self.choose, self.sheets = QPushButton(_("Choose")), plain_label(_("Printed sheets: being counted…"), wrap=True)
        self.choose.setObjectName("main_button")
        self.choose.setMinimumHeight(9 * GRID)
        self.choose.setAccessibleName(_("Choose: {title}").format(title=recovery.title))
        when(self.choose.clicked, self.chosen.emit, recovery)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        self._column.setSpacing(GRID)
        self._fill(plan)

    def show_count(self, count: int) -> None:
        """Say how many printed sheets go stale."""
        words = ngettext("{n} printed sheet goes stale", "{n} printed sheets go stale", count).format(n=count)
        self.sheets.setText(words if count else _("No printed sheet goes stale"))

    def show_done(self, is_done: bool) -> None:
        """Stand for what was chosen: nothing more to press, and what was printed is counted elsewhere."""
        for widget in (self.choose, self._paper):
            widget.setVisible(not is_done)

    @property
    def words(self) -> list[str]:
        """All that the card says, line by line."""
        return [*self._said, self.sheets.text()]

    def _fill(self, plan: Plan) -> None:
        recovery = self.recovery
        self._said: list[str] = []
        self._say(recovery.title, "heading")
        over = (
            _("still {n} min over").format(n=recovery.over_minutes) if recovery.over_minutes else _("everything fits")
        )
        self._mark(over, is_good=not recovery.over_minutes, look="strong")
        self._say(recovery.price, "")
        self._column.addSpacing(GRID)
        self._column.addWidget(self.choose)  # near the top: a long list below must not take it out of sight
        self._rubric(_("Kept or missed"))
        for limit in recovery.limits:
            self._mark(limit_line(limit), is_good=limit.is_kept)
        for clash in recovery.clashes:
            first, second = _title(plan, clash.first_id), _title(plan, clash.second_id)
            words = _("{name}: in {first} and {second} at once")
            self._mark(words.format(name=clash.name, first=first, second=second), is_good=False)
        if not recovery.clashes:
            self._mark(_("nobody in two places"), is_good=True)
        self._paper = self._row("printer", "muted", self.sheets)
        self._part(_("What changes"), recovery.changes)
        self._part(_("New times"), time_lines(plan, recovery))
        self._column.addStretch(1)

    def _part(self, heading: str, lines: Iterable[str]) -> None:
        self._rubric(heading)
        for line in list(lines) or [_("none")]:
            self._say(line, "")

    def _rubric(self, words: str) -> None:
        self._column.addSpacing(2 * GRID)
        label = plain_label(words, "rubric")
        label.setIndent(0)
        self._column.addWidget(label)

    def _say(self, words: str, look: str) -> None:
        self._said.append(words)
        self._column.addWidget(plain_label(words, look, wrap=True))

    def _mark(self, words: str, *, is_good: bool, look: str = "") -> None:
        self._said.append(words)
        label = plain_label(words, look, wrap=True)
        self._row("check" if is_good else "error", "accent" if is_good else "red", label)

    def _row(self, picture: str, tone: str, label: QLabel) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(Picture(picture, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self._column.addWidget(both)
        return both


def limit_line(limit: TimeLimit) -> str:
    """ "13:00 interpretation ends: kept", "13:00 Lunch, locked: missed by 20 min"."""
    if limit.is_kept:
        return _("{limit}: kept").format(limit=limit_words(limit))
    return _("{limit}: missed by {n} min").format(limit=limit_words(limit), n=limit.over_minutes)


def time_lines(plan: Plan, recovery: Recovery) -> list[str]:
    """ "10:35–13:00 Panel II, was 10:15–13:00" for each session that will be at another time."""
    return list(_time_lines(plan, recovery))


def _time_lines(plan: Plan, recovery: Recovery) -> Iterator[str]:
    words = _("{new} {title}, was {old}")
    for times in recovery.times:
        title = _title(plan, times.session_id)
        old, new = span(times.old_start, times.old_end), span(times.new_start, times.new_end)
        yield words.format(new=new, title=title, old=old)


def _title(plan: Plan, session_id: str) -> str:
    block = plan.find(SessionBlock, session_id)
    return called(block.title if block is not None else "")
