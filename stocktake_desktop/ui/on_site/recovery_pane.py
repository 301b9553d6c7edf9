"""The ways to recover as a table, walked and chosen by keys; after that the stale sheets are one press away."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Meeting, Plan
from stocktake_desktop.planning.recovery import Outlook, Recovery, WayTable, calls_words, limit_line, table_of
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.ask_chips import RequestAnswered
from stocktake_desktop.ui.on_site.recovery_table import RecoveryTable
from stocktake_desktop.ui.widgets.section import say_in
from stocktake_desktop.words import _, ngettext


class RecoveryPane(QWidget):
    """Stands where the rooms stand, as long as somebody looks for a way out."""

    chosen = Signal(Recovery)
    """A proposal was chosen."""
    chosen_to_print = Signal(Recovery)
    """A proposal was chosen, and what goes stale is to be printed."""
    late_requested = Signal()
    """Something is known to be late."""
    answered = Signal(RequestAnswered)
    """What was asked of somebody else was granted or refused."""
    left = Signal()
    """Back to the rooms."""
    print_requested = Signal()
    """The stale sheets are to be printed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading, self.outlook = plain_label(name="heading", wrap=True), plain_label(wrap=True)
        self.verdict, self.kept = plain_label(name="wrong", wrap=True), plain_label(name="small", wrap=True)
        self.late, self.back = QPushButton(_("Expected late…")), QPushButton(_("Back to the rooms"))
        self.print, self.choose_and_print = QPushButton(), QPushButton(_("Choose and print"))
        self.show_kept = QPushButton(_("show"))
        self.foot_words = plain_label(wrap=True)
        self.table, self._scroll, self._foot = RecoveryTable(), QScrollArea(), QFrame()
        self._meeting: Meeting | None = None
        self._ways: tuple[Recovery, ...] = ()
        self._counts: Mapping[object, int] = {}
        self._is_whole = False
        self.print.setObjectName("main_button")
        self.table.chosen.connect(self.chosen)
        self.table.answered.connect(self.answered)
        self.table.walked.connect(self._show_foot)
        self.late.clicked.connect(self.late_requested)
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self.print_requested)
        self.choose_and_print.clicked.connect(self._choose_to_print)
        self.show_kept.clicked.connect(self._turn_kept)
        self._lay_out()
        self.show_stale(0)

    @property
    def ways(self) -> list[Recovery]:
        """The ways that are shown, without doing nothing."""
        return list(self.table.table.ways[1:])

    def show_outlook(self, plan: Plan, heading: str, outlook: Outlook, chosen: Recovery | None) -> None:
        """Show these proposals; where there is nothing more to do, what was `chosen`."""
        self.heading.setText(heading)
        missed = [limit_line(limit) for limit in outlook.limits if not limit.is_kept]
        lost = _("If nothing is done: {limits}.").format(limits="; ".join(missed)) if missed else ""
        say_in(self.outlook, lost or outlook.verdict)
        say_in(self.verdict, outlook.verdict if lost else "")
        is_open = bool(outlook.recoveries)
        nothing = (outlook.nothing,) if outlook.nothing is not None and is_open else ()
        ways = (*nothing, *outlook.recoveries) if nothing else ((chosen,) if chosen is not None else ())
        self._meeting, self._ways = plan.meeting, ways
        self._show_table()
        self.table.let_choose(is_open=is_open, may=not plan.read_only)
        self._foot.setVisible(is_open)
        self.choose_and_print.setEnabled(not plan.read_only)

    def show_counts(self, counts: Mapping[object, int]) -> None:
        """Say of each way how many printed sheets go stale, where that is known."""
        self._counts = counts
        self.table.show_counts(counts)

    def show_stale(self, count: int) -> None:
        """Say how many sheets are stale now."""
        words = ngettext("Print the stale sheet", "Print the {n} stale sheets", count).format(n=count)
        self.print.setText(words)
        self.print.setVisible(count > 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        before, after = Key.WAY_WALK.value.keys if self.isLeftToRight() else reversed(Key.WAY_WALK.value.keys)
        if pressed in (before, after):
            self.table.walk_to(self.table.current + (1 if pressed == after else -1))
            self._scroll.ensureWidgetVisible(self.table.head(self.table.current))
        elif pressed in Key.WAY_NUMBER.value.keys:
            self._choose_nth(int(pressed))
        elif pressed in Key.WAY_CHOOSE.value.keys and self._may_choose:
            self._choose_nth(self.table.current)
        elif pressed in Key.WAY_CHOOSE.value.keys and self.print.isVisible():
            self.print_requested.emit()
        elif pressed in Key.WAY_PRINT.value.keys:
            self._choose_to_print()
        elif pressed in Key.WAY_BACK.value.keys:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose_nth(self, nth: int) -> None:
        if self._may_choose and 0 < nth < len(self.table.table.ways):
            self.chosen.emit(self.table.table.ways[nth])

    def _choose_to_print(self) -> None:
        if self._may_choose and self.table.way is not None:
            self.chosen_to_print.emit(self.table.way)

    @property
    def _may_choose(self) -> bool:
        return any(button.isVisibleTo(self) and button.isEnabled() for button in self.table.choose)

    def _show_foot(self) -> None:
        way = self.table.way
        self.choose_and_print.setVisible(way is not None)
        words = [calls_words(way.calls), *way.changes] if way is not None else []
        self.foot_words.setText(" · ".join(filter(None, dict.fromkeys(words))))

    def _show_table(self) -> None:
        table = table_of(self._meeting, self._ways, whole=self._is_whole) if self._meeting is not None else WayTable()
        self.table.show_table(table)
        self.table.show_counts(self._counts)
        self.kept.setText(_("Kept by every way: {limits}").format(limits=" · ".join(table.kept)))
        self.show_kept.setText(_("hide") if self._is_whole else _("show"))
        for widget in (self.kept, self.show_kept):
            widget.setVisible(bool(table.kept and table.ways))

    def _turn_kept(self) -> None:
        self._is_whole = not self._is_whole
        self._show_table()

    def _lay_out(self) -> None:
        head, labels, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        for label in (self.heading, self.outlook, self.verdict):
            labels.addWidget(label)
        labels.setSpacing(GRID)
        head.addLayout(labels, 1)
        head.setSpacing(2 * GRID)
        for button in (self.print, self.late, self.back):
            button.setAutoDefault(False)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self.table)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._kept_row())
        column.addWidget(self._foot)
        self._lay_out_foot()

    def _kept_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.show_kept.setObjectName("row_button")
        row.addWidget(self.kept, 1)
        row.addWidget(self.show_kept)
        return row

    def _lay_out_foot(self) -> None:
        self._foot.setObjectName("way_foot")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.addWidget(self.foot_words, 1)
        self.choose_and_print.setToolTip(_("Shift+Return"))
        row.addWidget(self.choose_and_print)
        for button in (self.late, self.back, self.print, self.choose_and_print, self.show_kept):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
