"""Where somebody appears: the load of each day, and every session, which a click opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from stocktake_desktop.models import Appearance, Organisation, Person
from stocktake_desktop.planning.attendance import DayLoad, appearances_of, loads_of
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.section import Section, shrinking_label, small_label
from stocktake_desktop.ui.widgets.status_button import status_words
from stocktake_desktop.words import _, legible, ngettext, term


class ClickLine(QFrame):
    """Something named in two lines; a click, Return or Space chooses it."""

    chosen = Signal(str)
    """The id of what this line is about."""

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.setObjectName("click_line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.about = shrinking_label("strong"), shrinking_label("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 2, GRID, 2)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.about)

    def say(self, key: str, title: str, about: str) -> None:
        """Be about something else."""
        self.key = key
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setAccessibleName(", ".join(part for part in (title, about) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.key)


class ClickLines(Section):
    """Lines under a heading; hidden while there are none."""

    chosen = Signal(str)
    """The id of the line that was chosen."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._made: list[ClickLine] = []

    @property
    def lines(self) -> list[ClickLine]:
        """The lines shown."""
        return [line for line in self._made if not line.isHidden()]

    def show_lines(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show these: id, title, and what stands below it."""
        while len(self._made) < len(rows):
            line = ClickLine()
            line.chosen.connect(self.chosen)
            self.column.addWidget(line)
            self._made.append(line)
        for nth, line in enumerate(self._made):
            line.setVisible(nth < len(rows))
            if nth < len(rows):
                line.say(*rows[nth])


class PlacesSection(ClickLines):
    """The sessions somebody is in, and how much that makes a day."""

    def __init__(self) -> None:
        super().__init__(_("Appears in"))
        self.load = small_label("", "small", wrap=True)
        self.load.setContentsMargins(GRID, 0, 0, 0)
        self.column.addWidget(self.load)

    def show_somebody(self, somebody: Person | Organisation) -> None:
        """Show where a person or an organisation appears."""
        appearances = appearances_of(somebody)
        self.load.setText("\n".join(map(load_words, loads_of(appearances))) or _no_load(appearances))
        count = len({appearance.session_id for appearance in appearances})
        self.say_beside(str(count) if count else "")
        untitled = _("(untitled)")
        self.show_lines(
            [
                (appearance.session_id, legible(appearance.session.title, untitled), _about(appearance, somebody))
                for appearance in appearances
            ]
        )


def load_words(load: DayLoad) -> str:
    """The load of a day: "Day 1: 2 sessions, 3 h 15"."""
    sessions = ngettext("{n} session", "{n} sessions", load.sessions).format(n=load.sessions)
    return _("Day {day}: {sessions}, {time}").format(day=load.day, sessions=sessions, time=duration(load.minutes))


def _no_load(appearances: Sequence[Appearance]) -> str:
    if not appearances:
        return _("In no session yet. Drag the name from the list onto one.")
    return _("Nothing on any day: parked, or declined.")


def _about(appearance: Appearance, somebody: Person | Organisation) -> str:
    """When, as what, how sure; for an organisation who speaks for it."""
    block, when = appearance.session, _("Parked")
    if block.day is not None:
        when = _("Day {day}, {time}").format(day=block.day.number, time=span(block.placed.start, block.placed.end))
    speaker = appearance.name if appearance.person is not None and appearance.person is not somebody else ""
    status = "" if appearance.is_collective else status_words(appearance.status)
    return " · ".join(part for part in (when, term(appearance.role.value), speaker, status) if part)
