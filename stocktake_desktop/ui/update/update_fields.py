"""One line of a comparison field by field, each with a tick, and the question whether two people are one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget

from stocktake_desktop.planning.comparing.difference import Compared, Differing
from stocktake_desktop.planning.comparing.matching import whys_words
from stocktake_desktop.planning.comparing.people import SamePersonQuestion
from stocktake_desktop.planning.comparing.told import sides_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font
from stocktake_desktop.ui.update.ticks import Ticks, TickTree
from stocktake_desktop.ui.widgets.whole_words import WholeWords
from stocktake_desktop.words import _

_FIELD, _PLAN, _NEW = range(3)
_WIDEST_FIELD = 42


class UpdateFields(QWidget):
    """What differs in one line: what the plan says and what the new version does; what is decided for it, and why."""

    def __init__(self, ticks: Ticks) -> None:
        super().__init__()
        self._ticks = ticks
        self._line: Compared | None = None
        self._filling = False
        self.title, self.whys = plain_label(name="strong", wrap=True), plain_label(name="muted", wrap=True)
        self.fields = TickTree()
        self.fields.setRootIsDecorated(False)
        self.fields.setIndentation(2 * GRID)
        self.fields.setFrameShape(TickTree.Shape.NoFrame)
        self.fields.setItemDelegate(WholeWords(self.fields, QFont.Weight.DemiBold))
        self.fields.setColumnCount(3)
        self.fields.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.fields.setHeaderLabels([_("Field"), _("In the plan"), _("In the new version")])
        self.fields.setAccessibleName(_("Field by field"))
        self.fields.itemChanged.connect(self._tick)
        ticks.changed.connect(self._show_ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 0, 0, 0)
        for label in (self.title, self.whys):
            column.addWidget(label)
        column.addWidget(self.fields, 1)

    def show_line(self, line: Compared | None) -> None:
        """Show a line field by field."""
        self._line = line
        self.title.setText(line.title if line is not None else "")
        why = whys_words(line.whys) if line is not None else ""
        self.whys.setText(_("Matched by {whys}").format(whys=why) if why else "")
        self._filling = True
        self.fields.clear()
        for one in line.differences if line is not None else ():
            self._add(one)
        header = self.fields.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_FIELD, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_FIELD, _WIDEST_FIELD * GRID // 2 + 4 * GRID)
        self._filling = False
        self._show_ticks()

    def _add(self, one: Differing) -> None:
        before, after = sides_words(one)
        item = QTreeWidgetItem([one.label, before, after])
        item.setFont(_NEW, font(NORMAL, QFont.Weight.DemiBold))
        item.setForeground(_PLAN, theme_in_use().muted)
        item.setToolTip(_PLAN, plain_tip(one.before))
        item.setToolTip(_NEW, plain_tip(one.after))
        item.setToolTip(_FIELD, plain_tip(one.label))
        item.setCheckState(_FIELD, Qt.CheckState.Unchecked)
        self.fields.addTopLevelItem(item)
        if one.told:
            note = QTreeWidgetItem([one.told])
            note.setIcon(0, icon("warning", "amber"))
            note.setForeground(0, theme_in_use().amber)
            note.setToolTip(0, plain_tip(one.told))
            note.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.addChild(note)
            item.setExpanded(True)
            note.setFirstColumnSpanned(True)

    def _show_ticks(self) -> None:
        self._filling = True
        differences = self._line.differences if self._line is not None else ()
        for one, item in zip(differences, self.fields.heads(), strict=True):
            state = Qt.CheckState.Checked if self._ticks.has(one) else Qt.CheckState.Unchecked
            item.setCheckState(_FIELD, state)
        self._filling = False

    def _tick(self, item: QTreeWidgetItem, column: int) -> None:
        nth = self.fields.indexOfTopLevelItem(item)
        if not self._filling and column == _FIELD and self._line is not None and nth >= 0:
            ticked = item.checkState(_FIELD) is Qt.CheckState.Checked
            self._ticks.say([self._line.differences[nth]], ticked=ticked)


class PersonQuestions(QWidget):
    """Asks whether somebody of the new version is somebody of the plan; who is not asked about stays two people."""

    answered = Signal(str, str)
    """Who there, and who that is here; nobody: ""."""

    def __init__(self) -> None:
        super().__init__()
        self._questions: Sequence[SamePersonQuestion] = ()
        self._nth = 0
        self.head, self.count = plain_label(_("Is this the same person?"), "rubric"), plain_label(name="muted")
        self.here, self.there = plain_label(wrap=True), plain_label(wrap=True)
        self.same, self.two = QPushButton(_("The &same person")), QPushButton(_("T&wo people"))
        self.next = QPushButton(_("&Later"))
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(3 * GRID, 2 * GRID, 0, 0)
        for label in (self.head, self.here, self.there):
            column.addWidget(label)
        for button, act in ((self.same, self._say_same), (self.two, self._say_two), (self.next, self._go_on)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.count)
        column.addLayout(buttons)

    def ask(self, questions: Sequence[SamePersonQuestion]) -> None:
        """Ask these, one after the other; nothing is shown where there is none."""
        self._questions = questions
        self._nth = min(self._nth, max(len(questions) - 1, 0))
        self.setVisible(bool(questions))
        if not questions:
            return
        one = questions[self._nth]
        self.here.setText(_("In the plan: {name}, {about}").format(name=one.here, about=one.here_about))
        self.there.setText(_("In the new version: {name}, {about}").format(name=one.there, about=one.there_about))
        words = _("{n} of {count} questions; unanswered, they are two people")
        self.count.setText(words.format(n=self._nth + 1, count=len(questions)))
        self.next.setVisible(len(questions) > 1)

    def _say_same(self) -> None:
        one = self._questions[self._nth]
        self.answered.emit(one.there_id, one.here_id)

    def _say_two(self) -> None:
        self.answered.emit(self._questions[self._nth].there_id, "")

    def _go_on(self) -> None:
        self._nth = (self._nth + 1) % len(self._questions)
        self.ask(self._questions)
