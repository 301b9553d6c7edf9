"""What importing does with a programme: start a plan, in a file that is named, update the open one, or add to it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _, ngettext


class ImportGoal(QWidget):
    """Where the sessions go: with no plan open the file of the new one, else whether they update or are added."""

    changed = Signal()
    """Something else is chosen."""
    elsewhere_asked = Signal()
    """The new plan shall be kept in another file."""

    def __init__(self, *, starts: bool, updates: bool) -> None:
        """`starts`: no plan is open; `updates`: the open one had an earlier version, so this may be the next."""
        super().__init__()
        self._starts = starts
        self.kept, self.elsewhere = plain_label(name="muted"), QPushButton(_("&Elsewhere…"))
        self.elsewhere.setAutoDefault(False)
        choices = [
            Choice(True, _("Update this meeting with it")),
            Choice(False, _("Add all of it to this meeting")),
        ]
        self.way = ChoiceBox(_("What importing does"), choices)
        self.way.show_value(updates)
        self.elsewhere.clicked.connect(self.elsewhere_asked)
        self.way.chosen.connect(lambda _value: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kept, self.elsewhere, self.way):
            row.addWidget(widget)
            widget.setVisible(starts == (widget is not self.way))

    @property
    def updates(self) -> bool:
        """Whether what was read is held against the meeting that is open, rather than added to it."""
        return not self._starts and self.way.value() is True

    def show_file(self, path: Path) -> None:
        """Say which file a new plan is kept in."""
        self.kept.setText(_("Kept in {folder} as {name}").format(folder=path.parent, name=path.name))

    def words(self, count: int) -> str:
        """What OK does with so many sessions."""
        words = ngettext("Add {n} session to this meeting", "Add {n} sessions to this meeting", count)
        if self._starts:
            words = ngettext("Start a new meeting with {n} session", "Start a new meeting with {n} sessions", count)
        elif self.updates:
            words = ngettext("Update this meeting with {n} session…", "Update this meeting with {n} sessions…", count)
        return words.format(n=count)
