"""A field to name somebody: completes over persons and organisations; any other words are a placeholder."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import Meeting, Person
from stocktake_desktop.planning.folding import folded, name_order
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.words import _, legible


class Known(NamedTuple):
    """Somebody of the plan: who it is, the name, and a line that tells two of the same name apart."""

    who: Who
    name: str
    line: str


def known(meeting: Meeting) -> list[Known]:
    """Everybody who can be named, persons first, each by name."""
    people = sorted((_person(person) for person in meeting.people), key=lambda entry: name_order(entry.line))
    groups = [Known(Who(organisation_id=o.id), o.name, o.name) for o in meeting.organisations]
    return people + sorted(groups, key=lambda entry: name_order(entry.line))


def _person(person: Person) -> Known:
    name = legible(person.name, person.function)
    about = [person.function if legible(person.name) else "", person.organisation.name if person.organisation else ""]
    line = " · ".join(part for part in (name, *about) if part)
    return Known(Who(person_id=person.id), name, line)


class WhoField(QWidget):
    """One line to type a name in, and beneath it what Return would do."""

    chosen = Signal(Who)
    """Somebody was named; carries a `Who`."""
    given_up = Signal()
    """Esc was pressed in the empty field."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        self.edit.setProperty("quiet", True)
        self.edit.textEdited.connect(self._explain)
        self.edit.returnPressed.connect(self._take_typed)
        self._meeting: Meeting | None = None
        self._known: list[Known] = []
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self.edit.setCompleter(self._completer())
        self._says = plain_label("", "small", wrap=True)
        self._says.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        column.addWidget(self._says)
        self.edit.installEventFilter(self)

    @property
    def words(self) -> str:
        """What stands beneath the field."""
        return self._says.text()

    def show_meeting(self, meeting: Meeting) -> None:
        """Complete over the people and organisations of this meeting."""
        self._meeting = meeting

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()
        self._explain("")

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._learn()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.edit.text():
                self.given_up.emit()
            self.clear()
            return
        super().keyPressEvent(event)

    def _completer(self) -> QCompleter:
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        completer.setPopup(self._list)
        completer.activated[QModelIndex].connect(self._take_listed)  # type: ignore[index]
        return completer

    def _learn(self) -> None:
        """Look again who there is; only when the field is entered, since a meeting has a thousand people."""
        self._known = known(self._meeting) if self._meeting is not None else []
        self._model.clear()
        for nth, entry in enumerate(self._known):
            item = QStandardItem(entry.line)
            item.setData(nth, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)

    def _named(self, typed: str) -> list[Known]:
        wanted = folded(typed)
        return [entry for entry in self._known if wanted and wanted in (folded(entry.name), folded(entry.line))]

    def _explain(self, typed: str) -> None:
        named = self._named(typed)
        if not typed.strip():
            words = ""
        elif len(named) > 1:
            words = _("Several are called so: choose one from the list.")
        elif named:
            words = _("Return takes {name}.").format(name=named[0].line)
        else:
            words = _("Not in the list of people: Return keeps “{typed}” as a placeholder.")
            words = words.format(typed=typed.strip())
        self._says.setText(words)
        self._says.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)

    def _take_typed(self) -> None:
        typed = self.edit.text().strip()
        if not typed or (self._list.isVisible() and self._list.currentIndex().isValid()):
            return  # the list takes this Return
        named = self._named(typed)
        if len(named) < 2:
            self._take(named[0].who if named else Who(placeholder=typed))

    def _take_listed(self, index: QModelIndex) -> None:
        self._take(self._known[index.data(Qt.ItemDataRole.UserRole)].who)

    def _take(self, who: Who) -> None:
        self._list.hide()
        self.chosen.emit(who)
        self.clear()
