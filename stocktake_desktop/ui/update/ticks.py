"""What of a comparison is ticked: what is proposed, but for what somebody ticked otherwise."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from stocktake_desktop.planning.comparing.difference import Compared, Differing, MeetingComparison, Newness


class TickTree(QTreeWidget):
    """A list whose lines are ticked; Space ticks the line that is looked at, whichever column it was reached by."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if (
            event.key() == Qt.Key.Key_Space
            and item is not None
            and item.data(0, Qt.ItemDataRole.CheckStateRole) is not None
        ):
            is_ticked = item.checkState(0) is Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)

    def heads(self) -> list[QTreeWidgetItem]:
        """The uppermost lines."""
        return [head for nth in range(self.topLevelItemCount()) if (head := self.topLevelItem(nth)) is not None]


class Ticks(QObject):
    """Which differences would be taken over; what somebody ticked stays so when the comparison is made anew."""

    changed = Signal()
    """Something is ticked otherwise, or something else can be."""

    def __init__(self, *, proposes: bool) -> None:
        """`proposes`: what is news is ticked beforehand."""
        super().__init__()
        self._proposes = proposes
        self._said: dict[str, bool] = {}
        self._found: MeetingComparison | None = None

    def show(self, found: MeetingComparison) -> None:
        """Tick what differs now."""
        self._found = found
        self.changed.emit()

    def has(self, one: Differing) -> bool:
        """Whether a difference would be taken over."""
        return self._said.get(one.key, self._proposes and one.newness is Newness.NEWS)

    def of_line(self, line: Compared) -> Qt.CheckState:
        """Whether all, some or nothing of a line would be taken over."""
        ticks = [self.has(one) for one in line.differences]
        if all(ticks):
            return Qt.CheckState.Checked if ticks else Qt.CheckState.Unchecked
        return Qt.CheckState.PartiallyChecked if any(ticks) else Qt.CheckState.Unchecked

    def say(self, differences: Iterable[Differing], *, ticked: bool) -> None:
        """Tick some, or take their ticks away."""
        self._said.update({one.key: ticked for one in differences})
        self.changed.emit()

    def say_line(self, line: Compared, *, ticked: bool) -> None:
        """Tick what a line brings, or all of one that brings nothing; or nothing of it."""
        news = [one for one in line.differences if one.is_news and one.newness is not Newness.YOURS]
        self.say((news or line.differences) if ticked else line.differences, ticked=ticked)

    def keys(self) -> frozenset[str]:
        """The keys of all that would be taken over."""
        return frozenset(one.key for one in self._differences() if self.has(one))

    def lines(self) -> list[Compared]:
        """The lines of which something would be taken over."""
        found = self._found
        return [] if found is None else [one for one in found.lines() if any(map(self.has, one.differences))]

    def _differences(self) -> Iterator[Differing]:
        return iter(()) if self._found is None else self._found.differences()
