"""The sessions of two meetings by day, each with what became of it and a tick; those that are the same are folded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date as Date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem

from stocktake_desktop.planning.comparing.difference import Became, Compared, MeetingComparison
from stocktake_desktop.planning.comparing.told import difference_words, one_line
from stocktake_desktop.planning.comparing.words import date_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font
from stocktake_desktop.ui.update.ticks import Ticks, TickTree
from stocktake_desktop.words import _, ngettext, term

SORT_ICONS: Mapping[Became, tuple[str, str]] = {
    Became.SAME: ("check", "muted"),
    Became.MOVED: ("move", "accent"),
    Became.CHANGED: ("swap", "amber"),
    Became.NEW: ("add", "ink"),
    Became.GONE: ("remove", "red"),
}
"""Icon and tone of what became of something."""
_WHAT, _SESSION, _CHANGE, _PAPER = range(4)
_MOST_TOLD, _MOST_NAMED = 2, 6


class UpdateLines(TickTree):
    """A line for each session and each other thing that is another one; Space ticks, the right side follows."""

    line_chosen = Signal(object)
    """This line, a Compared, was gone to; None where none is."""

    def __init__(self, ticks: Ticks, printed: Mapping[str, str]) -> None:
        """`printed` says of each session, by its id, what paper of it lies about."""
        super().__init__()
        self._ticks, self._printed = ticks, printed
        self._lines: dict[str, tuple[Compared, QTreeWidgetItem]] = {}
        self._only: Collection[Became] = ()
        self._filling = False
        self.setRootIsDecorated(True)
        self.setIndentation(3 * GRID)
        self.setFrameShape(TickTree.Shape.NoFrame)
        self.setColumnCount(4)
        self.setHeaderLabels([_("What"), _("Session"), _("In the plan → in the new version"), _("Paper")])
        self.setAccessibleName(_("What differs"))
        self.setIconSize(QSize(4 * GRID, 4 * GRID))
        self.itemChanged.connect(self._tick)
        self.currentItemChanged.connect(self._choose)
        ticks.changed.connect(self.show_ticks)

    def show_found(self, found: MeetingComparison) -> None:
        """List what differs, by day; where somebody looked before they look again."""
        looked_at = self.line.key if self.line is not None else ""
        self._filling = True
        self.clear()
        self._lines = {}
        days: dict[str, QTreeWidgetItem] = {}
        for line in found.sessions:
            if line.sort is not Became.SAME:
                self._add(days.setdefault(line.day, _head(_day_words(line.day))), line)
        besides = _head(_("Besides sessions"))
        for line in found.others:
            if any(one.is_news for one in line.differences):
                self._add(besides, line)
        heads = [days[day] for day in sorted(days, key=lambda day: day or "~")]
        self._place([*heads, besides], [line for line in found.sessions if line.sort is Became.SAME])
        self._filling = False
        self.show_ticks()
        self.show_only(self._only)
        known = self._lines.get(looked_at) or next(iter(self._lines.values()), None)
        if known is not None:
            self.setCurrentItem(known[1])
        self.line_chosen.emit(self.line)

    def show_only(self, sorts: Collection[Became]) -> None:
        """Show only what became so; all where nothing is said."""
        self._only = sorts
        for line, item in self._lines.values():
            item.setHidden(bool(sorts) and line.sort not in sorts)
        for head in self.heads():
            inner = [item for _line, item in self._lines.values() if item.parent() is head]
            head.setHidden(all(item.isHidden() for item in inner))
            if sorts:
                head.setExpanded(True)

    def show_ticks(self) -> None:
        """Show what is ticked now."""
        self._filling = True
        for line, item in self._lines.values():
            if line.differences:
                item.setCheckState(_WHAT, self._ticks.of_line(line))
        self._filling = False

    @property
    def line(self) -> Compared | None:
        """The line that is looked at."""
        item = self.currentItem()
        return next((line for line, there in self._lines.values() if there is item), None)

    def _add(self, head: QTreeWidgetItem, line: Compared) -> None:
        name, tone = SORT_ICONS[line.sort]
        words = [term(line.sort.value, capital=True), line.title, change_words(line), self._paper(line)]
        item = QTreeWidgetItem(words)
        item.setIcon(_WHAT, icon(name, tone))
        for column in (_SESSION, _CHANGE):
            item.setToolTip(column, plain_tip("\n".join(filter(None, (line.title, line.at, words[column])))))
        item.setFont(_SESSION, font(NORMAL, QFont.Weight.DemiBold))
        if self._paper(line) and line.here_id in self._printed:
            item.setForeground(_PAPER, theme_in_use().amber)
        head.addChild(item)
        self._lines[line.key] = (line, item)

    def _paper(self, line: Compared) -> str:
        if line.table != "session_block":
            return ""
        return self._printed.get(line.here_id, _("never printed"))

    def _place(self, heads: list[QTreeWidgetItem], same: list[Compared]) -> None:
        for head in heads:
            if head.childCount():
                self.addTopLevelItem(head)
                head.setExpanded(True)
                head.setFirstColumnSpanned(True)
        if same:
            words = ngettext("{n} session is the same: {titles}", "{n} sessions are the same: {titles}", len(same))
            titles = ", ".join(one_line(line.title) for line in same[:_MOST_NAMED])
            more = " …" if len(same) > _MOST_NAMED else ""
            fold = _head(words.format(n=len(same), titles=titles) + more)
            fold.setIcon(_WHAT, icon(*SORT_ICONS[Became.SAME]))
            for line in same:
                self._add(fold, line)
            self.addTopLevelItem(fold)
            fold.setFirstColumnSpanned(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (_SESSION, _CHANGE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def _tick(self, item: QTreeWidgetItem, column: int) -> None:
        known = next((line for line, there in self._lines.values() if there is item), None)
        if not self._filling and column == _WHAT and known is not None:
            self._ticks.say_line(known, ticked=item.checkState(_WHAT) is Qt.CheckState.Checked)

    def _choose(self, _current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if not self._filling:
            self.line_chosen.emit(self.line)


def change_words(line: Compared) -> str:
    """From what to what, of all that is news in a line the first."""
    if line.sort is Became.GONE:
        return _("not in the new version: kept unless ticked, then parked") if line.at else _("not in the new version")
    if line.sort is Became.NEW and not line.here_id:
        return _("not in the plan → {place}").format(place=line.at or one_line(line.title))
    news = [one for one in line.differences if one.is_news]
    told = [difference_words(one) for one in news[:_MOST_TOLD]]
    if (more := len(news) - len(told)) > 0:
        told.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    if quiet := len(line.differences) - len(news):
        told.append(ngettext("{n} change of yours stays", "{n} changes of yours stay", quiet).format(n=quiet))
    return " · ".join(told)


def _head(words: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words])
    item.setFont(0, font(NORMAL, QFont.Weight.DemiBold))
    item.setForeground(0, theme_in_use().muted)
    return item


def _day_words(day: str) -> str:
    return date_words(Date.fromisoformat(day)) if day else _("Parked")
