"""The actions that open the dialog of translations."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from stocktake_desktop.paths import resource
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.asking import asked


def show_translations(document: Document, window: QWidget, *, of_selected: bool = False) -> None:
    """Open the dialog on everything, or on the selected session."""
    from stocktake_desktop.ui.translations.dialog import TranslationsDialog  # seldom, and never at the start

    _load_chinese()
    selected = document.selected if of_selected else None
    with asked(TranslationsDialog(window, document, selected.id if selected is not None else "")):
        pass  # what is typed is written down as it is typed


def _load_chinese() -> None:
    """Make the type for Chinese known, as on paper; it is large, and only needed here."""
    if "Noto Sans SC" not in QFontDatabase.families():
        QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC[wght].ttf")))
