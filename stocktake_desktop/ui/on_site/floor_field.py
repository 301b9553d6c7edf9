"""The field of the floor list: type a delegation, press Return, type the next one."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.interchange.readers.programme_text.words_meant import names_nobody
from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.honorifics import addressed
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.askers import Asker, askers, found, is_named
from stocktake_desktop.ui.widgets.section import MessageLine
from stocktake_desktop.words import _

_LINE = 6 * GRID


class FloorField(QWidget):
    """Offers who is meant beneath what is typed. A delegation that is not in the meeting is asked about, never lost."""

    inscribe_requested = Signal(Who)
    """Somebody asks for the floor."""
    rows_requested = Signal()
    """The list beneath is wanted: the arrow was pressed in the empty field."""
    paste_requested = Signal()
    """Several lines were pasted."""
    kind_step_requested = Signal(int)
    """The next (1) or the former (-1) kind of request is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._known: list[Asker] = []
        self._there: frozenset[tuple[str | None, str | None]] = frozenset()
        self._found: list[Asker] = []
        self._new: list[Who] = []
        self.edit, self.list, self.says = _Line(), _Offers(), MessageLine()
        self.edit.setPlaceholderText(_("Type a delegation and press Enter"))
        self.edit.setAccessibleName(_("Delegation that asks for the floor"))
        self.edit.textEdited.connect(self._typed)
        self.edit.pressed.connect(self._pressed)
        self.edit.entered.connect(self._learn)
        self.edit.left.connect(self.list.hide)
        self.edit.several.connect(self.paste_requested)
        self.list.itemClicked.connect(self._take_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        column.addWidget(self.says)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.edit.text().strip()

    def show_meeting(self, meeting: Meeting, there: frozenset[tuple[str | None, str | None]]) -> None:
        """Offer who is in this meeting; `there` are the (organisation, person) ids of those who wait already."""
        self._meeting, self._there = meeting, there
        if self.edit.hasFocus():
            self._learn()

    def clear(self) -> None:
        """Be ready for the next delegation."""
        self.edit.clear()
        self.list.hide()
        self.says.say("")

    def say(self, sentence: str) -> None:
        """Say something beneath the field."""
        self.says.say(sentence)

    def _learn(self) -> None:
        self._known = askers(self._meeting) if self._meeting is not None else []

    def _typed(self) -> None:
        self.says.say("")
        self._found = found(self.typed, self._known)
        lines = [self._line(asker) for asker in self._found]
        self._new = self._nobody_yet() if self.typed and not is_named(self.typed, self._known) else []
        words = {True: _("Add “{name}” as a person"), False: _("Add “{name}” as a new delegation")}
        lines += [words[bool(who.new_person)].format(name=self.typed) for who in self._new]
        self.list.offer(lines, chosen=0 if self._found else -1)
        self.list.stand_under(self.edit, (self.parentWidget() or self).width())

    def _nobody_yet(self) -> list[Who]:
        """What words that nobody is called can become: a delegation, or, first where there is a title, a person."""
        delegation = Who(placeholder=self.typed)
        if names_nobody(self.typed):
            return [delegation]
        person = Who(new_person=self.typed)
        return [person, delegation] if addressed(self.typed).is_sure else [delegation, person]

    def _line(self, asker: Asker) -> str:
        waits = (asker.who.organisation_id, asker.who.person_id) in self._there
        return _("{name} – on the list").format(name=asker.line) if waits else asker.line

    def _pressed(self, key: int) -> None:
        if key == Qt.Key.Key_Down and not self.typed:
            self.rows_requested.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.kind_step_requested.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            self._take_chosen()

    def _take_chosen(self) -> None:
        """Inscribe who is chosen; what is not in the meeting is asked about first."""
        if not self.typed:
            return
        if self.list.isHidden():
            self._typed()
        nth = self.list.currentRow()
        if nth < 0:
            self.list.setCurrentRow(len(self._found))
            words = _("“{name}” is not in this meeting. Press Enter again to add it as a delegation.")
            if self._new[0].new_person:
                words = _("“{name}” is not in this meeting. Press Enter again to add them as a person.")
            self.says.say(words.format(name=self.typed))
            return
        who = [*(asker.who for asker in self._found), *self._new][nth]
        self.list.hide()
        self.inscribe_requested.emit(who)


class _Line(QLineEdit):
    """Tells of the keys that belong to the list beneath; with nothing typed, undo is the plan's."""

    pressed = Signal(int)
    several = Signal()
    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and not self.text():
            # QLineEdit accepts it for undo and redo, and no shortcut of the window would hear them then
            event.ignore()
            if any(event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in QGuiApplication.clipboard().text().strip():
            self.several.emit()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in _KEYS:
            self.pressed.emit(event.key())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.left.emit()
        super().focusOutEvent(event)


_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class _OneLine(QStyledItemDelegate):
    """Gives every offer the same height."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _LINE)


class _Offers(QListWidget):
    """Lies over what stands beneath the field, and leaves the keys to it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("offers")
        self.setAccessibleName(_("Who is meant"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_OneLine(self))
        self.hide()

    def offer(self, lines: list[str], chosen: int) -> None:
        """Show these lines with one of them chosen, or none (-1)."""
        self.clear()
        self.addItems(lines)  # no items are made at every letter, see WordTable
        self.setCurrentRow(chosen)

    def step(self, step: int) -> None:
        """Choose the next or the former line, round and round."""
        if self.count() and self.isVisible():
            row = self.currentRow() + step if self.currentRow() >= 0 or step > 0 else -1
            self.setCurrentRow(row % self.count())

    def stand_under(self, field: QWidget, width: int) -> None:
        """Be right under a field, over all else in the window."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = field.mapTo(window, QPoint(0, field.height() + 2))
        self.setGeometry(corner.x(), corner.y(), width, self.count() * _LINE + 2 * GRID)
        self.setVisible(self.count() > 0)
        self.raise_()
