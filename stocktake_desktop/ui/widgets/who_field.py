"""A field to name somebody: completes over persons and organisations; others are somebody new, or a placeholder."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractProxyModel, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.interchange.readers.programme_text.words_meant import names_nobody
from stocktake_desktop.models import Meeting, Person
from stocktake_desktop.planning.folding import folded, name_order
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.person_names import split_name
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _, legible

_WIDEST = 96 * GRID


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
    line = " · ".join(part for part in (telling_name(person, *about), *about) if part)
    return Known(Who(person_id=person.id), name, line)


def _new(typed: str) -> list[Known]:
    """What words that nobody is called can become, the likelier first."""
    words = " ".join(typed.split())
    person = Known(Who(new_person=words), words, _("Add “{name}” as a person").format(name=words))
    place = Known(Who(placeholder=words), words, _("Keep a place called “{name}”").format(name=words))
    return [place, person] if names_nobody(words) else [person, place]


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
        self._offers: list[Known] = []
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def propose(self, words: str) -> None:
        """Stand as if these words had been typed."""
        self._learn()
        self.edit.setText(words)
        self.edit.selectAll()
        self._explain(words)

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
        self._model.removeRows(0, self._model.rowCount())
        self._offers = []
        self._list_all(self._known)

    def _named(self, typed: str) -> list[Known]:
        _title, *names = split_name(typed)
        wanted = {folded(typed), folded(" ".join(names))} - {""}
        return [entry for entry in self._known if wanted & {folded(entry.name), folded(entry.line)}]

    def _offer(self, offers: list[Known]) -> None:
        """Let the list end with what words that nobody is called can become."""
        for _entry in self._offers:
            self._model.removeRow(self._model.rowCount() - 1)
        self._offers = offers
        self._list_all(offers)
        widest = self._list.sizeHintForColumn(0) + 2 * GRID if offers else 0
        self._list.setMinimumWidth(min(widest, _WIDEST))

    def _list_all(self, entries: list[Known]) -> None:
        at = self._model.rowCount()
        self._model.insertRows(at, len(entries))  # no items are made at every letter, see WordTable
        for nth, entry in enumerate(entries, at):
            self._model.setData(self._model.index(nth), entry.line)

    def _explain(self, typed: str) -> None:
        named = self._named(typed)
        self._offer(_new(typed) if typed.strip() and not named else [])
        if not typed.strip():
            words = ""
        elif len(named) > 1:
            words = _("Several are called so: choose one from the list.")
        elif named:
            words = _("Return takes {name}.").format(name=named[0].line)
        elif self._offers[0].who.new_person:
            words = _("Not in the list of people: Return adds “{typed}” to it.").format(typed=typed.strip())
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
            self._take((named or self._offers)[0].who)

    def _take_listed(self, index: QModelIndex) -> None:
        shown = self.edit.completer().completionModel()
        assert isinstance(shown, QAbstractProxyModel)
        self._take((*self._known, *self._offers)[shown.mapToSource(index).row()].who)

    def _take(self, who: Who) -> None:
        self._list.hide()
        self.chosen.emit(who)
        self.clear()
