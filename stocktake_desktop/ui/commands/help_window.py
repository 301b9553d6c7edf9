"""The help: keys by where they work, colours and marks, words; all of it can be searched."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.models import Status
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.glossary import terms
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.keys import Key, View
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import key_words, plain_words
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font
from stocktake_desktop.ui.widgets.marks import kind_mark, status_mark
from stocktake_desktop.ui.widgets.programme_boxes import kind_words
from stocktake_desktop.words import _, term


@dataclass(frozen=True)
class Line:
    """A key, a colour, a mark or a word, and what it means."""

    name: str
    means: str
    mark: QIcon | None = None


@dataclass(frozen=True)
class Chapter:
    """Lines that belong together."""

    title: str
    lines: tuple[Line, ...]


class HelpWindow(QDialog):
    """Chapters one below the other; what is typed narrows them, `begin` comes first into sight."""

    def __init__(self, parent: QWidget, chapters: Iterable[Chapter], begin: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self.resize(176 * GRID, min(160 * GRID, parent.height()))
        self._chapters = tuple(chapters)
        self.search, self.tree = QLineEdit(), QTreeWidget()
        self.nothing = plain_label("", "muted", wrap=True)
        self.search.setPlaceholderText(_("A key, a colour or a word, such as “hard stop”"))
        self.search.setAccessibleName(_("Find in the help"))
        self.search.setClearButtonEnabled(True)
        self._set_up_tree()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (self.search, self.nothing, self.tree, buttons):
            column.addWidget(widget)
        self.search.textChanged.connect(self.look_for)
        self.search.setFocus()
        self.look_for("")
        self._show(begin)

    def look_for(self, typed: str) -> None:
        """Show the lines that say what was typed, or whose name is in it: "what is a hard stop?"."""
        fits = _asked_for(typed)
        self.tree.clear()
        for chapter in self._chapters:
            lines = [line for line in chapter.lines if fits(line, chapter.title)]
            if lines:
                self._add(chapter.title, lines)
        self.tree.expandAll()
        found = self.tree.topLevelItemCount() > 0
        self.nothing.setText("" if found else _("Nothing is said about “{typed}” here.").format(typed=typed.strip()))
        self.nothing.setVisible(not found)

    @property
    def shown(self) -> list[str]:
        """The names of the lines in sight, from top to bottom."""
        heads = [self.tree.topLevelItem(nth) for nth in range(self.tree.topLevelItemCount())]
        found = [head.child(nth) for head in heads if head is not None for nth in range(head.childCount())]
        return [line.text(0) for line in found if line is not None]

    def _add(self, title: str, lines: Iterable[Line]) -> None:
        head = QTreeWidgetItem([title])
        head.setFont(0, font(NORMAL, QFont.Weight.DemiBold))
        for line in lines:
            item = QTreeWidgetItem(head, [line.name, line.means])
            item.setToolTip(0, line.name)
            item.setToolTip(1, line.means)
            if line.mark is not None:
                item.setIcon(0, line.mark)
        self.tree.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)

    def _show(self, begin: str) -> None:
        for head in self.tree.findItems(begin, Qt.MatchFlag.MatchExactly) if begin else []:
            self.tree.scrollToItem(head, QTreeWidget.ScrollHint.PositionAtTop)
            self.tree.setCurrentItem(head)

    def _set_up_tree(self) -> None:
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setItemDelegate(_WrappedLines(self.tree))
        self.tree.setIndentation(2 * GRID)
        self.tree.setIconSize(QSize(4 * GRID, 4 * GRID))
        self.tree.setAccessibleName(_("Help"))
        self.tree.header().resizeSection(0, 60 * GRID)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.header().sectionResized.connect(
            self.tree.scheduleDelayedItemsLayout
        )  # a line is as high as its words


class _WrappedLines(QStyledItemDelegate):
    """Makes a line as high as its words need; Qt itself would cut them."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usual = super().sizeHint(option, index)
        if index.column() != 1:
            return usual
        room = QRect(0, 0, max(self._tree.columnWidth(1) - 3 * GRID, GRID), 1 << 16)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = self._tree.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(usual.width(), max(usual.height(), needed.height() + GRID))


def chapters() -> list[Chapter]:
    """All that the help knows: words first, then colours and marks, then keys."""
    words = Chapter(_("Words"), tuple(Line(word, sentence) for word, sentence in terms()))
    keys = [Chapter(title, tuple(Line(*key.row) for key in Key if key.value.view in here)) for title, here in _where()]
    return [words, colours(), marks(), _menu_keys(), *keys]


def colours() -> Chapter:
    """What the colours of the blocks say."""
    means = _("Sessions of this kind, in the plan, in lists and on paper.")
    return Chapter(_("Colours"), tuple(Line(words, means, kind_mark(kind)) for kind, words in kind_words().items()))


def marks() -> Chapter:
    """What the signs say."""
    said = {
        Status.TO_BE_CONFIRMED: _("Nobody has said yet whether the person comes."),
        Status.INVITED: _("Asked, and not answered yet."),
        Status.CONFIRMED: _("The person comes."),
        Status.DECLINED: _("The person does not come."),
    }
    of_status = [Line(term(status.value, capital=True), words, status_mark(status)) for status, words in said.items()]
    others = (
        (_("Error"), _("A finding that cannot stay so, such as one person in two places."), icon("error", "red")),
        (_("Warning"), _("A finding that should be looked at."), icon("warning", "amber")),
        (_("Note"), _("A finding that is worth knowing."), icon("note", "muted")),
        (_("Locked"), _("The session is held where it is."), icon("lock", "muted")),
        (_("TBC"), _("Somebody in the session is not confirmed."), None),
        (_("Red line"), _("A hard stop of the day."), None),
        (_("Blue outline"), _("The session is selected."), None),
        (_("Dashed red outline"), _("The chosen finding is about this session."), None),
        (_("Hatched"), _("Two sessions overlap there, or a break."), None),
    )  # fmt: skip
    return Chapter(_("Marks"), (*of_status, *(Line(*other) for other in others)))


def _menu_keys() -> Chapter:
    acts = [action for action in Action if action.spec.keys]
    rows = ((", ".join(map(key_words, act.spec.keys)), plain_words(act.text).rstrip("…")) for act in acts)
    return Chapter(_("Keys everywhere"), tuple(Line(*row) for row in rows))


def _where() -> Iterable[tuple[str, frozenset[View]]]:
    """The views that hear keys, by what the chapters are called; whatever is not named stands at the end."""
    named = {
        _("Keys in the plan"): frozenset({View.TIMELINE, View.HEADS, View.TRAY}),
        _("Keys in the session"): frozenset({View.SESSION, View.SEGMENTS}),
        _("Keys among people"): frozenset({View.PEOPLE, View.CHASING, View.TELLING, View.DOCUMENTS}),
        _("Keys in the table"): frozenset({View.TABLE}),
        _("Keys among findings and in the history"): frozenset({View.FINDINGS, View.HISTORY}),
        _("Keys on site"): frozenset({View.SITE, View.ROOMS, View.RECOVERY, View.FLOOR, View.FLOOR_ROWS, View.SCREENS}),
        _("Keys in fields and forms"): frozenset({View.FIELDS, View.FORMS}),
    }
    rest = frozenset(View) - frozenset().union(*named.values())
    return [*named.items(), (_("Keys elsewhere"), rest)]


def _asked_for(typed: str) -> Callable[[Line, str], bool]:
    whole = folded(typed)
    words = re.sub(r"[^\w+]", " ", whole).split()

    def fits(line: Line, chapter: str) -> bool:
        text, name = folded(f"{line.name} {line.means} {chapter}"), folded(line.name.partition(" (")[0])
        return all(word in text for word in words) or (len(words) > 1 and f" {name} " in f" {' '.join(words)} ")

    return fits
