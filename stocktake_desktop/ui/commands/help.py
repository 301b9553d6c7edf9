"""The Help menu: every shortcut, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop import __version__
from stocktake_desktop.paths import crash_folder, settings_file
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import tell
from stocktake_desktop.ui.look.plain_words import plain_words
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _


def shortcuts() -> list[tuple[str, str]]:
    """Every shortcut and what it does, as it is written on this system."""
    native = QKeySequence.SequenceFormat.NativeText
    menu = [
        (
            ", ".join(QKeySequence(keys).toString(native) for keys in action.spec.keys),
            plain_words(action.text).rstrip("…"),
        )
        for action in Action
        if action.spec.keys
    ]
    return [*menu, *(key.row for key in Key)]


def show_keys(parent: QWidget) -> None:
    """Show every shortcut in a table."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    dialog.resize(140 * GRID, 150 * GRID)
    rows = shortcuts()
    table = QTableWidget(len(rows), 2)
    table.setHorizontalHeaderLabels([_("Keys"), _("What they do")])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    for nth, row in enumerate(rows):
        for column, words in enumerate(row):
            table.setItem(nth, column, QTableWidgetItem(words))
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column_of_two = QVBoxLayout(dialog)
    column_of_two.addWidget(table)
    column_of_two.addWidget(buttons)
    with asked(dialog):
        pass  # it is only looked at


def show_about(parent: QWidget) -> None:
    """Show the version and where the program keeps things."""
    words = _(
        "Version {version}\n\nPlan, print and run an intergovernmental meeting: offline, in one file.\n\n"
        "Settings: {settings}\nReports of failures: {crashes}\n\nMIT licence. Type: IBM Plex, SIL Open Font Licence."
    ).format(version=__version__, settings=settings_file(), crashes=crash_folder())
    tell(parent, _("Stocktake Desktop"), words)
