"""What Qt itself says (buttons of boxes, file and print dialogs, menus of fields), in the language of the screens."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from stocktake_desktop.words import N_, _

_SOURCES = QLibraryInfo.LibraryPath.TranslationsPath

MISSING = (
    N_("&Look in:"),
    N_("Files of &type:"),
    N_("Drive"),
    N_("Folder"),
    N_("Pages"),
    N_("Page &Set:"),
    N_("Double Sided Printing"),
    N_("Off"),
    N_("Long side binding"),
    N_("Short side binding"),
    N_(
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
        "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ),
)
"""What the catalogues that come with Qt lack in one language or another."""


class QtWords(QTranslator):
    """The catalogue that comes with Qt; what is missing there is in the program's own."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        known = super().translate(context, source, disambiguation, n)
        return known or (_(source) if source in MISSING else None)


def let_qt_speak(code: str) -> None:
    """Let Qt speak a language from now on; English where it has no catalogue of it."""
    words = _spoken()
    QCoreApplication.removeTranslator(words)
    if words.load(f"qtbase_{code}", QLibraryInfo.path(_SOURCES)):
        QCoreApplication.installTranslator(words)


@cache
def _spoken() -> QtWords:
    return QtWords()
