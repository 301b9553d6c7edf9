"""Who steps in, in order: "or: the Minister of Foreign Affairs"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stocktake_desktop.models import Alternate, Status
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.section import quiet_button, remove_button, shrinking_label
from stocktake_desktop.words import _


class AlternateLines(QWidget):
    """The alternates of one appearance, the first to step in at the top."""

    promote_requested = Signal(str)
    """The alternate with this id is to take the place."""
    remove_requested = Signal(str)
    """The alternate with this id is to go."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[AlternateLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_alternates(self, alternates: Sequence[Alternate]) -> None:
        """Show these alternates in this order."""
        while len(self.lines) < len(alternates):
            line = AlternateLine()
            line.promote_requested.connect(self.promote_requested)
            line.remove_requested.connect(self.remove_requested)
            self._column.addWidget(line)
            self.lines.append(line)
        for nth, line in enumerate(self.lines):
            line.setVisible(nth < len(alternates))
            if nth < len(alternates):
                line.show_alternate(alternates[nth])
        self.setVisible(bool(alternates))

    def stops(self) -> list[QWidget]:
        """Promote and remove of each."""
        return [stop for line in self.lines for stop in (line.promote, line.remove)]


class AlternateLine(QWidget):
    """One alternate."""

    promote_requested = Signal(str)
    """The alternate with this id is to take the place."""
    remove_requested = Signal(str)
    """The alternate with this id is to go."""

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.words = shrinking_label("small")
        self.promote = quiet_button("↑")
        self.remove = remove_button(_("Remove the alternate"))
        self.promote.clicked.connect(self._ask_promotion)
        self.remove.clicked.connect(self._ask_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.words, 1)
        row.addWidget(self.promote)
        row.addWidget(self.remove)

    def show_alternate(self, alternate: Alternate) -> None:
        """Show an alternate."""
        self.key = alternate.id
        declined = alternate.status is Status.DECLINED
        words = _("or: {name} (declined)") if declined else _("or: {name}")
        self.words.setText(words.format(name=telling_name(alternate)))
        self.promote.setToolTip(_("Let the alternate take the place"))
        self.promote.setAccessibleName(_("Promote {name}").format(name=telling_name(alternate)))
        self.remove.setAccessibleName(_("Remove {name}").format(name=telling_name(alternate)))

    def _ask_promotion(self) -> None:
        self.promote_requested.emit(self.key)

    def _ask_removal(self) -> None:
        self.remove_requested.emit(self.key)
