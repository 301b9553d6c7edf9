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
from stocktake_desktop.ui.commands.actions import specs
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.notice import tell
from stocktake_desktop.ui.look.plain_words import plain_words
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _


def timeline_keys() -> tuple[tuple[str, str], ...]:
    """What the keys do while the timeline has the focus."""
    return (
        (_("Arrows"), _("Go to the next session")),
        (_("Ctrl+Arrows"), _("Move the session by 5 minutes, or to the next room or day")),
        (_("Shift+Ctrl+Up, Down"), _("Make the session shorter or longer")),
        (_("Del"), _("Park the session")),
        (_("Return"), _("Show the session's details")),
        (_("P"), _("Look for somebody in the people panel")),
        (_("Ctrl+Wheel"), _("Zoom")),
        (_("Drag on free time, Ctrl+Click, Ctrl+A"), _("Select several sessions, or all")),
        (_("Drag with the middle button"), _("Move the view")),
        (_("Shift while dragging"), _("Later sessions in the room follow; with Ctrl all that day")),
        (_("Ctrl while dragging"), _("Leave the session where it is and place a copy")),
        (_("Alt while dragging"), _("Snap to 1 minute instead of 5")),
        (_("Esc while dragging"), _("Put the session back")),
    )


def people_keys() -> tuple[tuple[str, str], ...]:
    """What the keys do while people have the focus, in their panel or in the session."""
    return (
        (_("Return in the list of people"), _("Show the details")),
        (_("A or Insert in the list of people"), _("Add them to the selected session, in a role to choose")),
        (_("S on a person of the session"), _("Take the next status: to be confirmed, invited, confirmed, declined")),
        (_("Alt+Up, Down on a person"), _("Change the order on the podium")),
    )


def table_keys() -> tuple[tuple[str, str], ...]:
    """What the keys do while the table has the focus."""
    return (
        (_("Return or typing in the table"), _("Edit the cell; Return writes it down, Tab goes on to the next one")),
        (_("Space in the table"), _("Lock or unlock; choose from the list of the cell")),
        (_("Del in the table"), _("Clear the number or the room; elsewhere park the selected sessions")),
        (_("Alt+Up, Down"), _("Sort the table by this column, upwards or downwards")),
        (_("Alt+Home"), _("Put the table in the order of the programme")),
        (_("Ctrl+Return"), _("Show the details of the session in the table")),
    )


def floor_keys() -> tuple[tuple[str, str], ...]:
    """What the keys do on the day, in the floor list."""
    return (
        (_("Ctrl+Shift+L on the day"), _("Go to the floor list, to type a delegation")),
        (_("Page Up, Page Down in its field"), _("Choose as what the delegation speaks")),
        (_("Ctrl+Return in the floor list"), _("Give the floor to the next one")),
        (_("Ctrl+Shift+Return"), _("Give the floor back to the chair")),
        (_("Ctrl+Shift+Backspace"), _("Withdraw who is typed, or the line")),
        (_("Alt+Up, Down in the floor list"), _("Change the order of speakers")),
    )


def shortcuts() -> list[tuple[str, str]]:
    """Every shortcut and what it does, as it is written on this system."""
    native = QKeySequence.SequenceFormat.NativeText
    menu = [
        (", ".join(QKeySequence(keys).toString(native) for keys in spec.keys), plain_words(spec.text).rstrip("…"))
        for spec in specs().values()
        if spec.keys
    ]
    return [*menu, *timeline_keys(), *people_keys(), *table_keys(), *floor_keys()]


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
