"""The languages of paper in a row: whole, or how many sentences are missing in each."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.words import _, ngettext

_ORDER = ("en", "fr", "es", "ar", "ru", "zh")


class LanguageBar(QWidget):
    """Says which language the script is shown in, and chooses another."""

    chosen = Signal(str)
    """The script is to be shown in the language of this code."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("language_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, QToolButton] = {}
        self._group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        row.setSpacing(GRID)
        for code in sorted(PAPER_LANGUAGES, key=lambda code: _ORDER.index(code) if code in _ORDER else len(_ORDER)):
            button = QToolButton()
            button.setObjectName("language")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            self.buttons[code] = button
            row.addWidget(button)
        row.addStretch(1)

    def show_languages(self, language: str, missing: Mapping[str, int]) -> None:
        """Say how many sentences are missing in each language, and which is shown."""
        for code, button in self.buttons.items():
            count, name = missing[code], PAPER_LANGUAGES[code]
            button.setChecked(code == language)
            button.setText(f"{name}  {count}" if count else name)
            button.setIcon(icon("check" if not count else "warning", "muted" if not count else "amber"))
            words = ngettext("{n} sentence is missing", "{n} sentences are missing", count).format(n=count)
            button.setToolTip(words if count else _("Nothing is missing"))
            button.setAccessibleName(f"{name}: {button.toolTip()}")
            set_mark(button, "missing", count > 0)
