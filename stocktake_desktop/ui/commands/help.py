"""The Help menu: keys, colours and words, and what this program is."""

from PySide6.QtWidgets import QWidget

from stocktake_desktop import __version__
from stocktake_desktop.paths import crash_folder, settings_file
from stocktake_desktop.ui.commands.help_window import HelpWindow, chapters, colours
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.notice import tell
from stocktake_desktop.words import _


def show_help(parent: QWidget, typed: str = "") -> None:
    """Show keys, colours and words; narrowed to what was `typed` already."""
    window = HelpWindow(parent, chapters())
    window.search.setText(typed)
    with asked(window):
        pass  # it is only looked at


def show_legend(parent: QWidget) -> None:
    """Show what the colours and marks mean, within the rest of the help."""
    with asked(HelpWindow(parent, chapters(), colours().title)):
        pass  # it is only looked at


def show_about(parent: QWidget) -> None:
    """Show the version and where the program keeps things."""
    words = _(
        "Version {version}\n\nPlan, print and run an intergovernmental meeting: offline, in one file.\n\n"
        "Settings: {settings}\nReports of failures: {crashes}\n\nMIT licence. Type: IBM Plex, SIL Open Font Licence."
    ).format(version=__version__, settings=settings_file(), crashes=crash_folder())
    tell(parent, _("Stocktake Desktop"), words)
